import { type Message, say } from '../text/say.ts';
import { type Span, touches } from '../text/span.ts';
import { mayNameOrgan, nameOf, type OrganName, type OrganNames, organNames, type OrganParts, partsOf } from './organ-places.ts';
import type { Edit } from './problem.ts';
import type { Reading } from './reading.ts';
import { mayNameYear, yearPlaces } from './year-places.ts';

/** What can be renamed at a cursor. */
export interface Renamable {
  readonly kind: 'year' | 'organ';
  readonly at: Span;
  readonly text: string;
}

/** The report's year or a name of its organ, where the cursor is in one; `undefined` anywhere else. */
export function renamableAt({ report }: Reading, offset: number): Renamable | undefined {
  if (!report.isReport) return undefined;
  const year = mayNameYear(report, offset) && yearPlaces(report).find(({ at }) => touches(at, offset));
  if (year) return { kind: 'year', at: year.at, text: report.tree.source.slice(year.at.start, year.at.end) };
  if (!mayNameOrgan(report, offset)) return undefined;
  for (const { name, places } of organNames(report).names) {
    const place = places.find(({ at }) => touches(at, offset));
    if (place) return { kind: 'organ', at: place.at, text: name };
  }
  return undefined;
}

/**
 * Writes another year or another organ wherever the one under the cursor is meant. Of a township the short names go along (示例镇人民政府, 示例镇) with
 * the parts that they consist of. Last year's number, the date of the signature, names of documents and figures stay: they do not follow from it. A
 * `reason` where the new name is none.
 */
export function rename(reading: Reading, offset: number, to: string): { readonly edits: readonly Edit[] } | { readonly reason: Message } {
  const found = renamableAt(reading, offset);
  if (!found) return { reason: say`光标处不是本报告的机关或年度` };
  const newName = to.trim();
  if (found.kind === 'year') {
    if (!/^20\d\d$/.test(newName)) return { reason: say`年度写作“${shortened(newName)}”，应为四位年份` };
    return { edits: yearPlaces(reading.report).map(({ at }) => ({ at, newText: newName })) };
  }
  if (!/^[\u3400-\u9fff（）()·]{2,40}$/.test(newName)) return { reason: say`机关写作“${shortened(newName)}”，应为机关名称` };
  const names = organNames(reading.report);
  const renamed = newNames(names, found.text, newName);
  const edits = names.names.flatMap(({ name, places }) => {
    const newText = renamed.get(name);
    return newText === undefined || newText === name ? [] : places.map(({ at }) => ({ at, newText }));
  });
  return { edits: edits.sort((a, b) => a.at.start - b.at.start) };
}

const shortened = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

/** Each name that certainly changes when `from` becomes `to`, with what it becomes. */
function newNames({ names, parts }: OrganNames, from: string, to: string): ReadonlyMap<string, string> {
  const own = names.find(({ name }) => name === from);
  const newParts = own && parts && partsAfter(own, parts, to);
  const renamed = new Map<string, string>([[from, to]]);
  for (const { name, form } of names) {
    if (name === from) continue;
    const other = newParts && form ? nameOf(newParts, form) : alongside(name, from, to);
    if (other !== undefined && other !== '') renamed.set(name, other);
  }
  return renamed;
}

/** The parts of the organ's name once one of its forms reads `to`; `undefined` where that form does not tell. */
function partsAfter({ form }: OrganName, parts: OrganParts, to: string): OrganParts | undefined {
  const given = partsOf(to);
  if (!given || !form) return undefined;
  const hasOffice = given.office !== '';
  if (form === 'full') return hasOffice ? given : undefined;
  if (form === 'withoutParent') return hasOffice ? { ...given, parent: given.parent || parts.parent } : undefined;
  if (hasOffice) return undefined;
  const { place } = given;
  return form === 'withoutOffice' ? { ...parts, parent: given.parent, place } : { ...parts, parent: given.parent || parts.parent, place };
}

/** 示例县教育局 when 教育局 is renamed, and the other way round: what one has before the other stays. */
function alongside(name: string, from: string, to: string): string | undefined {
  if (name.endsWith(from)) return name.slice(0, name.length - from.length) + to;
  const before = from.endsWith(name) ? from.slice(0, from.length - name.length) : '';
  return before !== '' && to.startsWith(before) ? to.slice(before.length) : undefined;
}

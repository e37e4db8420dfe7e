import type { ProsePart, Report } from '../report/report.ts';
import { nextOf } from '../text/seeker.ts';
import { type Span, slice } from '../text/span.ts';
import { squeeze, squeezed } from '../text/squeezed.ts';
import { withoutNames } from './without-names.ts';

/** A place where something of the report is named. */
export interface NamedPlace {
  readonly at: Span;
  /** Nothing else is meant to stand there: title, front matter, signature. */
  readonly isOwn: boolean;
}

/** A name of the report's organ, and everywhere that it stands for it. */
export interface OrganName {
  /** 示例县示例镇人民政府, 示例镇人民政府, 示例镇. */
  readonly name: string;
  /** What of the full name it is; the same parts of another name may take its place. `undefined`: a name that is not taken apart. */
  readonly form: OrganForm | undefined;
  readonly places: readonly NamedPlace[];
}

/** The report's organ in all its names, the longest first. */
export interface OrganNames {
  readonly names: readonly OrganName[];
  /** What the names are made of, for a township, a town or a street. */
  readonly parts: OrganParts | undefined;
}

/** The others leave out what lies above the place, or what governs it, or both. */
export type OrganForm = 'full' | 'withoutParent' | 'withoutOffice' | 'place';

/** A name taken apart: 示例县 | 示例镇 | 人民政府. */
export interface OrganParts {
  readonly parent: string;
  readonly place: string;
  readonly office: string;
}

const FORMS = ['full', 'withoutParent', 'withoutOffice', 'place'] as const satisfies readonly OrganForm[];
const TOWNSHIP = /^([\u4e00-\u9fff]*[省市州盟县区旗])?([^省市州盟县区旗]{2,10}(?:民族乡|镇|乡|街道))(人民政府|办事处)?$/;
const LEAST = 3;
const LONGEST = 40;

/** The parts of the name of a township, a town or a street, its office left out or not; `undefined` for the name of any other organ. */
export function partsOf(name: string): OrganParts | undefined {
  const match = name.length <= LONGEST ? TOWNSHIP.exec(name) : null;
  return match ? { parent: match[1] ?? '', place: match[2] ?? '', office: match[3] ?? '' } : undefined;
}

/** The name that is made of these parts in a form. */
export function nameOf({ parent, place, office }: OrganParts, form: OrganForm): string {
  switch (form) {
    case 'full':
      return parent + place + office;
    case 'withoutParent':
      return place + office;
    case 'withoutOffice':
      return parent + place;
    case 'place':
      return place;
  }
}

/**
 * The organ's names as the report writes them, each with its places: front matter, title, prose, signature. A name inside the name of a document or a
 * quotation, or as a part of a longer name, is not among them. Short forms are looked for of townships alone: 教育局 may be another level's.
 */
export function organNames(report: Report): OrganNames {
  const { forms, parts } = formsOf(report);
  const found = new Map<string, NamedPlace[]>([...forms.keys()].map((name) => [name, []]));
  const add = (name: string, at: Span, isOwn: boolean): void => {
    if (slice(report.tree.source, at) === name) found.get(name)?.push({ at, isOwn });
  };
  for (const at of frontMatterOrgan(report)) add(slice(report.tree.source, at), at, true);
  const names = [...found.keys()];
  for (const part of report.prose) {
    for (const { name, at } of inProse(part, names)) add(name, at, part.kind === 'title' || part.kind === 'signature');
  }
  return { names: names.map((name) => ({ name, form: forms.get(name), places: found.get(name) ?? [] })), parts };
}

/** Whether a name of the organ stands at an offset, meant or not: a look around it, before the whole report is searched. */
export function mayNameOrgan(report: Report, offset: number): boolean {
  const around = report.tree.source.slice(Math.max(0, offset - LONGEST), offset + LONGEST);
  return [...formsOf(report).forms.keys()].some((name) => around.includes(name));
}

/** The names to look for, the longest first, with what each is of the full one. */
function formsOf({ title, organ }: Report): {
  readonly forms: ReadonlyMap<string, OrganForm | undefined>;
  readonly parts: OrganParts | undefined;
} {
  const own = [title?.organ, organ].filter((name) => name !== undefined).map(squeeze);
  const parts = own.map(partsOf).reduce((a, b) => (!a || (b && b.parent.length > a.parent.length) ? b : a), undefined);
  const forms = new Map<string, OrganForm | undefined>();
  for (const form of parts ? FORMS : []) if (parts && !forms.has(nameOf(parts, form))) forms.set(nameOf(parts, form), form);
  for (const name of own) if (!forms.has(name)) forms.set(name, undefined);
  const usable = [...forms].filter(([{ length }]) => length >= LEAST && length <= LONGEST);
  return { forms: new Map(usable.sort(([a], [b]) => b.length - a.length)), parts };
}

const frontMatterOrgan = ({ tree }: Report): readonly Span[] =>
  (tree.frontMatter?.entries ?? []).filter(({ key }) => key === '机关').flatMap(({ values }) => values.slice(0, 1).map(({ span }) => span));

function* inProse(part: ProsePart, names: readonly string[]): Generator<{ readonly name: string; readonly at: Span }> {
  if (part.kind === 'date' || part.kind === 'section') return;
  const whole = squeezed(part.passage);
  if (!names.some((name) => whole.text.includes(name))) return;
  const text = part.kind === 'title' ? whole.text : withoutNames(whole.text);
  const firstFrom = searchOf(text, names);
  for (let next = firstFrom(0); next; next = firstFrom(next.end)) {
    const { name, start, end } = next;
    if (stands(text, start) && (!ENDS_AS_PLACE.test(name) || ACTS.test(text.slice(end, end + 8))))
      yield { name, at: whole.span(start, end) };
  }
}

/** A name in a text. */
interface Found {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Tells the name that stands first from an offset on, the longest of those that begin there; offsets must not go back. */
function searchOf(text: string, names: readonly string[]): (from: number) => Found | undefined {
  const searches = names.map((name) => ({ name, next: nextOf(text, name) }));
  return (from) => {
    let first: Found | undefined;
    for (const { name, next } of searches) {
      const start = next(from);
      if (start >= 0 && (!first || start < first.start)) first = { name, start, end: start + name.length };
    }
    return first;
  };
}

/** What may stand directly before the name: no part of a longer one. */
const BEFORE = /(?:^|[^\u4e00-\u9fff]|[年月日在由与和及对向经是据为将的了者内系位过托照布]|我[省市县区旗])$/;
const stands = (text: string, start: number): boolean => BEFORE.test(text.slice(Math.max(0, start - 2), start));

const ENDS_AS_PLACE = /(?:[镇乡县市区旗州盟]|街道)$/;
/** What follows the bare name of a place where its government is meant. */
const ACTS =
  /^(?:$|[^\u4e00-\u9fff]|政府|党委|党工委|坚持|认真|深入|全面|严格|积极|扎实|持续|不断|进一步|加强|高度|始终|切实|主动|公开|政务公开|信息公开|未|没有|共|按照|根据|通过|结合)/;

import type { Report } from '../report/report.ts';
import type { Ledger } from '../rules/rollup/ledger.ts';
import type { Subordinate } from '../rules/shared/neighbours.ts';
import { type Message, say } from '../text/say.ts';
import { type Span, span } from '../text/span.ts';
import type { FoundFiles } from './workspace.ts';

/** A file whose figures cannot be had; one that is no report may lie in a folder of reports. */
export interface NoLedger {
  readonly reason: Message;
  readonly isUnreadable: boolean;
}

/** The figures of one report, and its address: that of its file, or one of its own where it has one. */
export interface Held {
  readonly uri: string;
  readonly ledger: Ledger;
  /** It is bound together with others in its file. */
  readonly isBound?: boolean;
}

/** Where subordinate reports come from. */
export interface SubordinateSource {
  /** The files that a path means as written in the report; 'missing' where there is nothing of that name, `undefined` where the report has no place. */
  find(path: string): FoundFiles | 'missing' | undefined;
  /** The figures of a file's report, or of each of those that it binds together. */
  ledgers(uri: string): readonly Held[] | NoLedger;
  /** How messages call a file. */
  name(uri: string): string;
}

/** One path of the front matter. */
export interface Entry {
  readonly text: string;
  readonly span: Span;
}

/** What the front matter names under 下级, one a line or in square brackets. */
export function subordinateEntries({ tree }: Report): readonly Entry[] {
  const entries = tree.frontMatter?.entries.filter(({ key }) => key === '下级') ?? [];
  return entries.flatMap(({ values }) => values.flatMap(inBrackets)).filter(({ text }) => text !== '');
}

const NO_REPORT = say`不是政府信息公开工作年度报告`;

/** The reports that the entries name, in their order, each once; the report itself is not among them. */
export function readSubordinates(entries: readonly Entry[], self: string, source: SubordinateSource): readonly Subordinate[] {
  const seen = new Set([self]);
  const subordinates: Subordinate[] = [];
  const take = ({ text, span: at }: Entry, found: FoundFiles | 'missing' | undefined): void => {
    const unusable = (reason: Message, short?: Message) =>
      subordinates.push({ at, written: text, reason, ...(short === undefined ? {} : { short }) });
    if (!found) return;
    if (found === 'missing') {
      unusable(say`找不到文件`);
      return;
    }
    if (!found.many && found.uris[0] === self) {
      unusable(say`是本报告自己`);
      return;
    }
    let usable = 0;
    for (const uri of found.uris) {
      if (seen.has(uri)) {
        usable++;
        continue;
      }
      const held = source.ledgers(uri);
      const name = source.name(uri);
      if ('reason' in held) {
        if (!found.many) unusable(held.reason);
        else if (held.isUnreadable) unusable(say`中的${name}${held.reason}`, say`${name}${held.reason}`);
        else continue;
      } else {
        for (const one of held)
          if (one.uri !== self) subordinates.push({ ...one, name: nameIn(name, one), at, written: text, found: found.many });
      }
      seen.add(uri);
      usable++;
    }
    if (usable === 0 && found.many) unusable(say`中没有年报`);
  };
  for (const entry of entries) {
    const whole = source.find(entry.text);
    // 甲镇.md、乙镇.md on one line, where no file has such a name
    if (whole !== 'missing' || !SEPARATOR.test(entry.text)) take(entry, whole);
    else for (const piece of pieces(entry, SEPARATOR)) take(piece, source.find(piece.text));
  }
  return subordinates;
}

/** What a report is called in a file: one of several by its organ as well. */
export const nameIn = (file: string, { isBound, ledger: { organ } }: Pick<Held, 'isBound' | 'ledger'>): string =>
  isBound && organ !== undefined ? `${file} · ${organ}` : file;

/** Why a document that was read gives no figures. */
export const noReport: NoLedger = { reason: NO_REPORT, isUnreadable: false };

const SEPARATOR = /[、，；,;]/;

/** `[a.md, b.md]` as its parts; anything else as it stands. */
function inBrackets({ text, span: at }: Entry): readonly Entry[] {
  if (!text.startsWith('[') || !text.endsWith(']')) return [{ text, span: at }];
  return pieces({ text: text.slice(1, -1), span: span(at.start + 1, at.end - 1) }, /[,，]/);
}

function pieces({ text, span: at }: Entry, separator: RegExp): readonly Entry[] {
  let from = at.start;
  return text.split(separator).flatMap((part) => {
    const start = from;
    from += part.length + 1;
    const trimmed = part.trim();
    const quoted = /^(["'])(.*)\1$/.exec(trimmed)?.[2];
    const inner = quoted ?? trimmed;
    const first = start + part.indexOf(trimmed) + (quoted === undefined ? 0 : 1);
    return inner === '' ? [] : [{ text: inner, span: span(first, first + inner.length) }];
  });
}

import { codesOf } from '../text/char-finder.ts';
import { FIELDS, type LineFacts, TAB } from './line-facts.ts';

/** With what a sheet fills up its rows. */
const [TAB_CODE, COMMA, SEMICOLON] = [9, 44, 59];
/** A sheet has so many columns behind the first. */
const LEAST_FILLERS = 3;
/** How a line of prose ends, and the title: 。！？告. */
const SENTENCE_ENDS = codesOf('。！？告');
/** How a heading ends: 况 of 情况, 项 of 事项. */
const HEADING_ENDS = codesOf('况项');
const HEADING = /^[一二三四五六七八九十]{1,2}、.{2,}(?:情况|事项)$/;
const LEAST_WORDS = 12;
const LEAST_HEADING = 6;

/**
 * A report that is one sheet of a workbook: headings and paragraphs stand in its first column, and commas or tabs fill up their lines. The facts as if
 * these were not there; the same facts where no line is filled up.
 */
export function withoutFillers(source: string, facts: LineFacts): LineFacts {
  let from: number[] | undefined;
  let to: number[] | undefined;
  let flags: number[] | undefined;
  for (let line = 0; line < facts.count; line++) {
    const start = facts.from[line] ?? 0;
    const stop = facts.to[line] ?? 0;
    const last = source.charCodeAt(stop - 1);
    const isTabbed = source.charCodeAt(stop) === TAB_CODE;
    if (isTabbed ? !isEnd(last) && last !== QUOTE : last !== COMMA && last !== SEMICOLON) continue;
    if (!isTabbed && (facts.flags[line] ?? 0) & TAB) continue;
    let end = stop;
    if (!isTabbed) while (end > start && source.charCodeAt(end - 1) === last) end--;
    const filler = isTabbed ? TAB_CODE : last;
    if (fillersBehind(source, end, filler) < LEAST_FILLERS) continue;
    const isQuoted = end - start > 2 && source.charCodeAt(start) === QUOTE && source.charCodeAt(end - 1) === QUOTE;
    const [first, behind] = isQuoted ? [start + 1, end - 1] : [start, end];
    if (end > start ? !isLone(source, first, behind, filler, isQuoted) : isBelowTotals(source, facts, line)) continue;
    from ??= [...facts.from];
    to ??= [...facts.to];
    flags ??= [...facts.flags];
    from[line] = first;
    to[line] = behind;
    flags[line] = (flags[line] ?? 0) & ~(TAB | FIELDS);
  }
  return from && to && flags ? { ...facts, from, to, flags } : facts;
}

/** The line above is a header that ends in 总计: one without anything is a row that nobody has filled in. */
const isBelowTotals = (source: string, { to }: LineFacts, line: number): boolean => source.endsWith('总计', to[line - 1] ?? 0);

const isEnd = (c: number): boolean => SENTENCE_ENDS.has(c) || HEADING_ENDS.has(c);

function fillersBehind(source: string, from: number, filler: number): number {
  let n = 0;
  while (n < LEAST_FILLERS && source.charCodeAt(from + n) === filler) n++;
  return n;
}

const QUOTE = 34;

/** A heading or prose, and no second field. */
function isLone(source: string, from: number, to: number, filler: number, isQuoted: boolean): boolean {
  const last = source.charCodeAt(to - 1);
  const isHeading = HEADING_ENDS.has(last);
  if (to - from < (isHeading ? LEAST_HEADING : LEAST_WORDS)) return false;
  if (!isHeading && !SENTENCE_ENDS.has(last)) return false;
  const text = source.slice(from, to);
  if (!isQuoted && text.includes(String.fromCharCode(filler))) return false;
  return !isHeading || HEADING.test(text);
}

import { DIGIT, FIELDS, type LineFacts, TAB } from './line-facts.ts';

/** Comma, semicolon and tab: with what a sheet fills up its rows. */
const FILLERS = [44, 59, 9];
/** A sheet has so many columns behind the first. */
const LEAST_FILLERS = 3;
/** How a line of prose ends, and the title: 。！？告. */
const SENTENCE_ENDS = new Set([...'。！？告'].map((c) => c.charCodeAt(0)));
/** How a heading ends: 况 of 情况, 项 of 事项. */
const HEADING_ENDS = new Set([...'况项'].map((c) => c.charCodeAt(0)));
const HEADING = /^[一二三四五六七八九十]{1,2}、.{2,}(?:情况|事项)$/;
const LEAST_WORDS = 12;
const LEAST_HEADING = 6;

/**
 * A report that is one sheet of a workbook: headings and paragraphs stand in its first column, and commas or tabs fill up their lines. The facts as if
 * these were not there; the same facts where no line is filled up.
 */
export function withoutFillers(source: string, facts: LineFacts): LineFacts {
  const filler = FILLERS.find((code) => isFilledWith(source, String.fromCharCode(code).repeat(LEAST_FILLERS)));
  if (filler === undefined) return facts;
  let from: number[] | undefined;
  let to: number[] | undefined;
  let flags: number[] | undefined;
  for (let line = 0; line < facts.count; line++) {
    const start = facts.from[line] ?? 0;
    let end = facts.to[line] ?? 0;
    if (filler === 9) {
      if (!((facts.flags[line] ?? 0) & TAB) || end - start < LEAST_HEADING) continue;
    } else {
      if (source.charCodeAt(end - 1) !== filler) continue;
      while (end > start && source.charCodeAt(end - 1) === filler) end--;
      if ((facts.to[line] ?? 0) - end < LEAST_FILLERS) continue;
    }
    const isQuoted = end - start > 2 && source.charCodeAt(start) === QUOTE && source.charCodeAt(end - 1) === QUOTE;
    const [first, last] = isQuoted ? [start + 1, end - 1] : [start, end];
    if (end > start && !isLone(source, first, last, filler, isQuoted)) continue;
    from ??= [...facts.from];
    to ??= [...facts.to];
    flags ??= [...facts.flags];
    from[line] = first;
    to[line] = Math.max(first, last);
    flags[line] = (flags[line] ?? 0) & (end > start ? ~(TAB | FIELDS) : ~(TAB | FIELDS | DIGIT));
  }
  return from && to && flags ? { ...facts, from, to, flags } : facts;
}

const QUOTE = 34;

/** Some line ends in this. */
const isFilledWith = (source: string, fillers: string): boolean => source.includes(`${fillers}\n`) || source.includes(`${fillers}\r`);

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

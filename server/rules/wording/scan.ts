import type { ProsePart, Report } from '../../report/report.ts';
import { sourceSpan } from '../../text/passage.ts';
import type { Span } from '../../text/span.ts';
import type { Finding } from '../rule.ts';
import { type Cue, type CuedPart, type Cues, cuesIn, standsAt } from './cues.ts';

/** A wording rule says no more than this about one document; what is left shows once these are mended. */
export const MOST_FINDINGS = 500;

/**
 * Calls `visit` for each match of a global pattern, from the left, until it answers `false`. Eager on purpose: the pattern's position is never
 * left standing between two callers.
 */
export function eachMatch(text: string, pattern: RegExp, visit: (match: RegExpExecArray) => boolean | undefined): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === '') pattern.lastIndex++;
    if (visit(match) === false) return;
  }
}

/**
 * The findings that a pattern gives in the wording parts of a report that hold a cue, those aside that `mayMatch` says it finds nothing in: `toFinding`
 * judges each match.
 */
export function findingsOf(
  report: Report,
  pattern: RegExp,
  toFinding: (match: RegExpExecArray, part: ProsePart) => Finding | undefined,
  cue: Cue,
  mayMatch?: (cues: Cues, cued: CuedPart) => boolean,
): readonly Finding[] {
  const findings: Finding[] = [];
  const cues = cuesIn(report);
  for (const cued of cues.wording) {
    const { part, text } = cued;
    if ((cued.cues & cue) === 0 || mayMatch?.(cues, cued) === false) continue;
    eachMatch(text, pattern, (match) => {
      const finding = toFinding(match, part);
      if (finding) findings.push(finding);
      return findings.length < MOST_FINDINGS;
    });
    if (findings.length >= MOST_FINDINGS) break;
  }
  return findings;
}

/** The same for a sticky pattern that matches at the places of a cue only: a pattern of many words is not tried at every character. */
export function findingsAt(
  report: Report,
  pattern: RegExp,
  cue: Cue,
  toFinding: (match: RegExpExecArray, part: ProsePart) => Finding | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  const { wording, at, kinds } = cuesIn(report);
  for (const { part, text, cues, from, to } of wording) {
    if ((cues & cue) === 0) continue;
    let end = 0;
    for (let i = from; i < to; i++) {
      const start = at[i] ?? 0;
      if (!standsAt(kinds, i, cue) || start < end) continue;
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (!match) continue;
      end = start + match[0].length;
      const finding = toFinding(match, part);
      if (finding) findings.push(finding);
      if (findings.length >= MOST_FINDINGS) return findings;
    }
  }
  return findings;
}

/** The source span of the characters `[start, end)` of a part. */
export const spanIn = (part: ProsePart, start: number, end: number): Span => sourceSpan(part.passage, start, end);

const LONGEST_RUN = 24;
const RUN = /[0-9A-Za-z.]/;
const bothInRun = (text: string, at: number): boolean => RUN.test(text.charAt(at - 1)) && RUN.test(text.charAt(at));

const EDGE = /[\s，。；：、！？“”（）《》]/;

/**
 * The words around a place, for a message: up to `reach` characters either side, not beyond a punctuation mark.
 *
 *     ，截止2024年年末，   截止 with a reach of 6  ->  截止2024年年
 *     ，截止2024年12月底，  截止 with a reach of 6  ->  截止2024年12
 */
export function wordsAround(text: string, start: number, end: number, reach = 6): string {
  let from = start;
  while (from > 0 && start - from < reach && !EDGE.test(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < reach && !EDGE.test(text.charAt(to))) to++;
  // never half a number or half an address
  while (from > 0 && start - from < LONGEST_RUN && bothInRun(text, from)) from--;
  while (to < text.length && to - end < LONGEST_RUN && bothInRun(text, to)) to++;
  return text.slice(from, to);
}

/** A number that stands alone on its line between two pages: -1-, — 3 —, 第 3 页, 3/12. */
export const isPageNumber = (text: string): boolean =>
  text.length < 24 &&
  /^\s*(?:[-－—–‐·]+\s*\d{1,3}\s*[-－—–‐·]+|第\s*\d{1,3}\s*页(?:[，,\s]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*[/／]\s*\d{1,3})\s*$/.test(text);

import type { ProsePart, Report } from '../../report/report.ts';
import { sourceSpan } from '../../text/passage.ts';
import type { Span } from '../../text/span.ts';
import type { Finding } from '../rule.ts';

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
 * The findings that a pattern gives in the wording parts of a report: `toFinding` judges each match. Parts that are not `isSuspect`, a quick look that
 * misses nothing, are not searched; where it is left out the pattern is one for `mayOccur`.
 */
export function findingsOf(
  report: Report,
  pattern: RegExp,
  toFinding: (match: RegExpExecArray, part: ProsePart) => Finding | undefined,
  isSuspect?: (text: string) => boolean,
): readonly Finding[] {
  if (!isSuspect && !mayOccur(report, pattern)) return [];
  const findings: Finding[] = [];
  for (const part of wordingParts(report)) {
    const text = part.passage.text;
    if (isSuspect && !isSuspect(text)) continue;
    eachMatch(text, pattern, (match) => {
      const finding = toFinding(match, part);
      if (finding) findings.push(finding);
      return findings.length < MOST_FINDINGS;
    });
    if (findings.length >= MOST_FINDINGS) break;
  }
  return findings;
}

/**
 * The same for a sticky pattern that matches at certain places only, each found by `next` from an offset on (-1: no more): a pattern of many words is not
 * tried at every character.
 */
export function findingsAt(
  report: Report,
  pattern: RegExp,
  next: (text: string, from: number) => number,
  toFinding: (match: RegExpExecArray, part: ProsePart) => Finding | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const part of wordingParts(report)) {
    const text = part.passage.text;
    for (let at = next(text, 0); at >= 0; ) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      const finding = match && toFinding(match, part);
      if (finding) findings.push(finding);
      if (findings.length >= MOST_FINDINGS) return findings;
      at = next(text, match ? at + match[0].length : at + 1);
    }
  }
  return findings;
}

/** The source span of the characters `[start, end)` of a part. */
export const spanIn = (part: ProsePart, start: number, end: number): Span => sourceSpan(part.passage, start, end);

/** The parts that wording rules read: title and section headings have rules of their own, which set them as a whole. */
export const wordingParts = (report: Report): readonly ProsePart[] => wordingOf(report).parts;

/**
 * Whether a pattern matches anywhere in the wording parts; it may say so where none of them alone does. One search instead of forty: most reports have
 * nothing of what a rule looks for. The parts stand one below the other, with a ； in between: a pattern must not tell the end of a part by `^`, `$` or by
 * what is no character of some kind.
 */
export function mayOccur(report: Report, pattern: RegExp): boolean {
  const { text } = wordingOf(report);
  pattern.lastIndex = 0;
  const found = pattern.test(text);
  pattern.lastIndex = 0;
  return found;
}

/** 来源：… 字体：【大 中 小】 浏览次数：12: what a page shows above a report is nobody's wording. */
const OF_PAGE = /字体(?:大小)?\s?[:：]|浏览(?:次数|量)|点击(?:数|量|次数)|阅读次数|打印本页|【?打印】?\s*$/;
const isOfPage = ({ section, passage }: ProsePart): boolean => section === undefined && OF_PAGE.test(passage.text);

interface Wording {
  readonly parts: readonly ProsePart[];
  readonly text: string;
}

const wordings = new WeakMap<Report, Wording>();

const isWording = (part: ProsePart): boolean => part.kind !== 'title' && part.kind !== 'section' && !isOfPage(part);
const wordsOf = ({ passage }: ProsePart): string => passage.text;

function wordingOf(report: Report): Wording {
  const known = wordings.get(report);
  if (known) return known;
  const parts = report.prose.filter(isWording);
  const fresh = { parts, text: parts.map(wordsOf).join('\n；\n') };
  wordings.set(report, fresh);
  return fresh;
}

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

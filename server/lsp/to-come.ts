import type { Report } from '../report/report.ts';
import { sectionsIn } from '../rules/shared/sections.ts';
import type { Problem } from '../service/problem.ts';

/** Where a report is being written: at its very end, or elsewhere in its last section; `undefined` for any other place. */
export type Writing = 'end' | 'section' | undefined;

/** So much may stand behind the very end: the client tells where the cursor is while more is being typed. */
const MOST_WORDS = 40;
const MOST_BLANK = 400;
/** What these miss anywhere may stand in a section that is still to come. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set(['section-missing', 'oversight-results']);
/** What these miss in the last section may be its next words. */
const OF_THE_SECTION: ReadonlySet<string> = new Set([
  'fee-statement',
  'problems-unanswered',
  'row-missing',
  'section-empty',
  'section-title',
  'table-incomplete',
  'table-missing',
  'topic-missing',
]);

/** Where a place is, by what stands behind it. */
export function writingAt(report: Report, offset: number): Writing {
  const { source } = report.tree;
  if (source.length - offset <= MOST_BLANK && source.slice(offset).trim().length <= MOST_WORDS) return 'end';
  return offset >= startOfLast(report) ? 'section' : undefined;
}

const startOfLast = ({ sections }: Report): number => sections[sections.length - 1]?.headingSpan.start ?? 0;

/** The nearer to the beginning of the two. */
export const lesser = (a: Writing, b: Writing): Writing => (a === 'end' ? b : b === 'end' ? a : a && b);

/**
 * What a report that is being written from its beginning misses only because the writer has not come that far. Nothing where the sections so far are not
 * the first ones in their order: what was left out does not come of itself.
 *
 *     示例县2025年政府信息公开工作年度报告
 *     一、总体情况
 *     （一）主动公开情况。全年主‸            topics, and 二 to 六, are to come
 */
export function toCome(report: Report, writing: Exclude<Writing, undefined>): (problem: Problem) => boolean {
  const written = sectionsIn(report);
  const { sections } = report.template;
  const isInOrder = written.length <= sections.length && written.every(({ template }, i) => template.id === sections[i]?.id);
  if (!isInOrder) return () => false;
  const isWhole = written.length === sections.length;
  const last = startOfLast(report);
  return ({ rule, at }) => (OF_THE_WHOLE.has(rule) ? !isWhole : writing === 'end' && OF_THE_SECTION.has(rule) && at.start >= last);
}

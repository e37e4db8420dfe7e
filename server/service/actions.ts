import { type Lines, lineAt, lineBreakOf, lineEnd } from '../text/lines.ts';
import { type English, say, toText } from '../text/say.ts';
import { overlaps, type Span, span } from '../text/span.ts';
import type { Edit, Fix, Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import { ruleById } from './rule-list.ts';

/** Something a person may have done about a problem. */
export type Action =
  | { readonly kind: 'fix'; readonly title: string; readonly problem: Problem; readonly fix: Fix; readonly preferred: boolean }
  /** Every text fix of one rule in the document at once. */
  | { readonly kind: 'fixRule'; readonly title: string; readonly problem: Problem; readonly edits: readonly Edit[] }
  /** A comment above the block; `reason` is the stretch of `text` that the person is to overwrite. */
  | {
      readonly kind: 'suppress';
      readonly title: string;
      readonly problem: Problem;
      readonly at: number;
      readonly text: string;
      readonly reason: Span;
    }
  /** Where no comment can stand: the baseline is told of the problem. */
  | { readonly kind: 'accept'; readonly title: string; readonly problem: Problem }
  | { readonly kind: 'explain'; readonly title: string; readonly problem: Problem };

/** Rules that speak of suppressions, settings and failures: a suppression of theirs would only go round in circles. */
const NOT_SUPPRESSED: ReadonlySet<string> = new Set(['suppression-unused', 'suppression-reason', 'config', 'rule-failed']);

/**
 * What can be done about the problems that `at` touches, fixes first, the preferred one in front. `pick` chooses fixes that do not overlap
 * out of those of several problems. Titles are in English where its texts are given.
 */
export function actions(
  reading: Reading,
  problems: readonly Problem[],
  at: Span,
  pick: (problems: readonly Problem[]) => readonly Edit[],
  english?: English,
): readonly Action[] {
  const here = problems.filter((problem) => overlaps(problem.at, at) || (at.start <= problem.at.end && problem.at.start <= at.end));
  const fixes: Action[] = [];
  const rest: Action[] = [];
  const explained = new Set<string>();
  for (const problem of here) {
    problem.fixes.forEach((fix, index) => {
      const preferred = fix.preferred ?? (index === 0 && problem.fixes.length === 1);
      fixes.push({ kind: 'fix', title: fix.title, problem, fix, preferred });
    });
    if (explained.has(problem.rule)) continue;
    explained.add(problem.rule);
    rest.push(...aboutRule(reading, problems, problem, pick, english));
  }
  return [...fixes.sort((a, b) => Number(isPreferred(b)) - Number(isPreferred(a))), ...rest];
}

const isPreferred = (action: Action): boolean => action.kind === 'fix' && action.preferred;

function aboutRule(
  reading: Reading,
  problems: readonly Problem[],
  problem: Problem,
  pick: (problems: readonly Problem[]) => readonly Edit[],
  english: English | undefined,
): readonly Action[] {
  const found: Action[] = [];
  const chinese = ruleById(problem.rule)?.title ?? problem.rule;
  const title = english?.[chinese] ?? chinese;
  const alike = problems.filter((one) => one.rule === problem.rule && one.fixes.some(({ kind }) => kind === 'text'));
  if (alike.length > 1) {
    found.push({ kind: 'fixRule', title: toText(say`修正全文 ${alike.length} 处“${title}”`, english), problem, edits: pick(alike) });
  }
  found.push({ kind: 'explain', title: toText(say`解释这条规则：${title}`, english), problem });
  const comment = suppression(reading, problem);
  if (comment) found.push({ kind: 'suppress', title: toText(say`在此处忽略“${title}”（写明理由）`, english), problem, ...comment });
  else if (!NOT_SUPPRESSED.has(problem.rule))
    found.push({ kind: 'accept', title: toText(say`把这一处“${title}”记入基线`, english), problem });
  return found;
}

/** The words that stand where the reason is to be written. */
const REASON = '理由';

/** There is such a line, and it is not empty. */
const isWritten = (source: string, lines: Lines, line: number): boolean =>
  line >= 0 && source.slice(lines.starts[line], lineEnd(source, lines, line)).trim() !== '';

/**
 * A comment on a line of its own above the paragraph or table; behind the line where another line of prose stands right above it; for the whole file, and
 * below the front matter, for what stands in that. `undefined` where it would be seen by the reader of a plain text, or would break a tag of a page.
 */
function suppression(
  reading: Reading,
  problem: Problem,
): { readonly at: number; readonly text: string; readonly reason: Span } | undefined {
  const { tree } = reading.report;
  const { source, lines, blocks, frontMatter } = tree;
  const { start } = problem.at;
  if (NOT_SUPPRESSED.has(problem.rule) || /\.txt$/i.test(reading.document.uri)) return undefined;
  if (frontMatter && start < frontMatter.span.end) return forWholeFile(source, lines, frontMatter.span.end, problem.rule);
  const line = lineAt(lines, start);
  const nearest = blocks.findLast(({ span: at }) => at.start <= start);
  const block = nearest && start <= nearest.span.end ? nearest : undefined;
  const first = block ? lineAt(lines, block.span.start) : line;
  // nothing stands before the first line of a page, its doctype
  const behind =
    tree.kind === 'page' && first === 0 ? true : block?.type === 'paragraph' && (first < line || isWritten(source, lines, line - 1));
  const at = behind ? lineEnd(source, lines, line) : (lines.starts[first] ?? start);
  if (tree.kind === 'page' && isInsideTag(source, at)) return undefined;
  const opening = `${behind ? ' ' : ''}<!-- nianbao-disable-${behind ? 'line' : 'next-line'} ${problem.rule}: `;
  return {
    at,
    text: `${opening}${REASON} -->${behind ? '' : lineBreakOf(source)}`,
    reason: span(opening.length, opening.length + REASON.length),
  };
}

function forWholeFile(
  source: string,
  lines: Lines,
  behind: number,
  rule: string,
): { readonly at: number; readonly text: string; readonly reason: Span } {
  const line = lineAt(lines, behind);
  const at = lines.starts[line] === behind ? behind : (lines.starts[line + 1] ?? source.length);
  const isLast = at > 0 && !/[\r\n]/.test(source.charAt(at - 1));
  const opening = `${isLast ? lineBreakOf(source) : ''}<!-- nianbao-disable-file ${rule}: `;
  return { at, text: `${opening}${REASON} -->${lineBreakOf(source)}`, reason: span(opening.length, opening.length + REASON.length) };
}

/** Whether `at` stands between the brackets of a tag, where nothing can be written. */
const isInsideTag = (source: string, at: number): boolean => at > 0 && source.lastIndexOf('<', at - 1) > source.lastIndexOf('>', at - 1);

import type { Report } from '../report/report.ts';
import { readReport, readReports } from '../report/read-report.ts';
import { splitReports } from '../report/split-reports.ts';
import { noNeighbours } from '../rules/shared/neighbours.ts';
import { readTree } from '../syntax/read-tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { type Span, span } from '../text/span.ts';
import { type CheckOptions, type Judgement, judgeReport, judgeReports } from './check.ts';
import { movedBy, type Problem } from './problem.ts';

/** So many reports of a volume are read and judged together: few enough that memory is not taken for all of them, enough that a rule meets several in a row. */
const AT_ONCE = 64;

/**
 * As `judgeReport`; where the text binds several reports together, each is judged on its own and the places are those of the whole text. Without
 * `neighboursOf` the neighbours are those of the first.
 */
export function judgeVolume(report: Report, options: CheckOptions): Judgement {
  const { source, kind } = report.tree;
  const spans = splitReports(source, kind);
  return spans.length < 2 ? judgeReport(report, options) : judgeReportsIn(source, spans, options);
}

/** Reads a text, a page or not, and judges the report in it, or each of those that it binds together, as `judgeVolume` does. */
export function judgeText(source: string, kind: Tree['kind'], options: CheckOptions): Judgement {
  const spans = splitReports(source, kind);
  return spans.length < 2 ? judgeReport(readReport(readTree(source, kind)), options) : judgeReportsIn(source, spans, options);
}

/** A report of a text and where it stands in it. */
export interface Bound {
  readonly report: Report;
  readonly at: Span;
}

/** The reports that a text binds together, each read on its own, one or more; the report itself where it is the only one. */
export function reportsIn(report: Report): readonly [Bound, ...Bound[]] {
  const { source, kind } = report.tree;
  const [first, ...more] = splitReports(source, kind).map((at) => ({
    at,
    report: readReport(readTree(source.slice(at.start, at.end), kind)),
  }));
  return first && more.length > 0 ? [first, ...more] : [{ report, at: span(0, source.length) }];
}

/** Whose a report of a text is, and where it stands in it. */
export interface BoundOwner extends Pick<Report, 'isReport' | 'organ' | 'year'> {
  readonly at: Span;
}

/** Whose the reports are that a text binds together; none where it holds one alone. */
export function ownersIn(source: string, kind: Tree['kind']): readonly BoundOwner[] {
  const spans = splitReports(source, kind);
  if (spans.length < 2) return [];
  return spans.map((at) => {
    const { isReport, organ, year } = readReport(readTree(source.slice(at.start, at.end), kind));
    return { isReport, organ, year, at };
  });
}

function judgeReportsIn(source: string, spans: readonly Span[], options: CheckOptions): Judgement {
  const { settings, final, neighboursOf, figures, waiting, only } = options;
  // a literal: a spread and a property more would be a shape of its own for each report
  const own = (report: Report, index: number): CheckOptions => ({
    settings,
    final,
    neighbours: neighboursOf?.(report, index) ?? (index === 0 ? options.neighbours : undefined) ?? noNeighbours,
    neighboursOf,
    figures,
    waiting,
    only,
  });
  const judged: Judgement[] = [];
  for (let first = 0; first < spans.length; first += AT_ONCE) {
    const some = spans.slice(first, first + AT_ONCE);
    const reports = readReports(some.map(({ start, end }) => readTree(onItsOwn(source, start, end))));
    const judgements = judgeReports(reports.map((report, i) => ({ report, options: own(report, first + i) })));
    for (const [i, judgement] of judgements.entries()) judged.push(judgementAt(some[i]?.start ?? 0, judgement));
  }
  return {
    problems: judged.flatMap(({ problems }) => problems),
    accepted: {
      problems: judged.flatMap(({ accepted }) => accepted.problems),
      left: judged.flatMap(({ accepted }) => accepted.left),
      // gone is what belongs to none of them
      gone: (options.settings.accepted ?? []).filter((entry) => judged.every(({ accepted }) => accepted.gone.includes(entry))),
    },
  };
}

/** The same text as a slice: one that does not look into the whole, where each character costs twice, and does not keep it. */
const onItsOwn = (source: string, start: number, end: number): string =>
  [source.slice(start, start + 1), source.slice(start + 1, end)].join('');

/** A judgement of a report that begins at `by`. */
function judgementAt(by: number, { problems, accepted }: Judgement): Judgement {
  const there = (found: readonly Problem[]) => found.map((one) => movedBy(by, one));
  const moved = there(problems);
  const left = accepted.left === problems ? moved : there(accepted.left);
  return { problems: moved, accepted: { problems: there(accepted.problems), left, gone: accepted.gone } };
}

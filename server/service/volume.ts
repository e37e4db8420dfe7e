import type { Report } from '../report/report.ts';
import { readReport } from '../report/read-report.ts';
import { splitReports } from '../report/split-reports.ts';
import { noNeighbours } from '../rules/shared/neighbours.ts';
import { readTree } from '../syntax/read-tree.ts';
import { type Span, span } from '../text/span.ts';
import { type CheckOptions, type Judgement, judgeReport, judgeReports } from './check.ts';
import type { Problem } from './problem.ts';

/**
 * As `judgeReport`; where the text binds several reports together, each is judged on its own and the places are those of the whole text. The neighbours are
 * those of the first.
 */
export function judgeVolume(report: Report, options: CheckOptions): Judgement {
  const { source, kind } = report.tree;
  const spans = splitReports(source, kind);
  if (spans.length < 2) return judgeReport(report, options);
  const trees = spans.map(({ start, end }) => readTree(source.slice(start, end)));
  const reports = trees.map((tree) => readReport(tree));
  const others = { ...options, neighbours: noNeighbours };
  const judgements = judgeReports(reports.map((one, index) => ({ report: one, options: index === 0 ? options : others })));
  const judged = judgements.map(({ problems, accepted }, index) => {
    const there = (found: readonly Problem[]) => found.map((one) => moved(one, spans[index]?.start ?? 0));
    return { problems: there(problems), accepted: { problems: there(accepted.problems), left: there(accepted.left), gone: accepted.gone } };
  });
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

const down = ({ start, end }: Span, by: number): Span => span(start + by, end + by);

/** A problem of a report that begins at `by`. */
const moved = (problem: Problem, by: number): Problem =>
  by === 0
    ? problem
    : {
        ...problem,
        at: down(problem.at, by),
        related: problem.related.map((one) => (one.uri === undefined ? { ...one, at: down(one.at, by) } : one)),
        fixes: problem.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(({ at, newText }) => ({ at: down(at, by), newText })) })),
      };

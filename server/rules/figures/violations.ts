import type { EvaluatedEquation, Repair, TableFigures } from '../../equations/figures.ts';
import type { BoundCell, BoundTable } from '../../report/report.ts';
import type { EquationTemplate } from '../../template/schema.ts';
import { say, type Said } from '../../text/say.ts';
import type { Finding, RuleContext } from '../rule.ts';
import { cellKey, cellPlace, differs } from './names.ts';
import { contributions } from './related.ts';
import { repairFixes, sumFix } from './repairs.ts';

/** A violated equation for which no single wrong figure answers, in its table. */
export interface Violation {
  readonly table: BoundTable;
  readonly figures: TableFigures;
  readonly violated: EvaluatedEquation;
}

/**
 * 三（七） wrong in an applicant column and carried into 总计: the one repair that puts everything in order changes these two. One slip, which is
 * one finding of results-total.
 */
export function bothTotals(localisation: TableFigures['localisation']): Repair | undefined {
  if (localisation.kind !== 'candidates' || localisation.repairs.length !== 1) return undefined;
  const [repair] = localisation.repairs;
  if (
    repair?.changes.length !== 2 ||
    repair.swap ||
    repair.remaining > 0 ||
    repair.changes.some(({ cell }) => cell.row.id !== 'results.total')
  )
    return undefined;
  const changed = new Set(repair.changes.map(({ cell }) => cell));
  const touched = ({ cells }: EvaluatedEquation) => [...cells.left, ...cells.right].some((cell) => changed.has(cell));
  return localisation.equations.length === 4 && localisation.equations.every(touched) ? repair : undefined;
}

/** The violated equations of one rule in every table; none in a table whose wrong figure is named (see wrong-figure). */
export function* violations({ report, figures }: RuleContext<unknown>, rule: EquationTemplate['rule']): Iterable<Violation> {
  for (const table of report.tables) {
    const evaluated = figures(table);
    if (evaluated.localisation.kind !== 'candidates' || bothTotals(evaluated.localisation)) continue;
    for (const violated of evaluated.localisation.equations) {
      if (violated.equation.rule === rule) yield { table, figures: evaluated, violated };
    }
  }
}

/** The finding on a total that is not the sum of its parts. `parts` says what is summed: 各列合计. */
export function totalFinding({ figures, violated }: Violation, parts: Said): Finding | undefined {
  const total = violated.cells.right[0];
  if (!total) return undefined;
  const { left, right, unknown } = violated;
  const sum = sumFix(figures, violated, total);
  const repairs = repairFixes(figures, violated, sum && total);
  return {
    at: total.span,
    cell: cellKey(total),
    message:
      unknown > 0
        ? say`${cellPlace(total)}写作 ${right}，已填的${parts} ${left}，应不小于 ${left}`
        : say`${cellPlace(total)}写作 ${right}，${parts}应为 ${left}，${differs(right, left)}`,
    related: contributions(othersThan(violated, total)),
    fixes: sum ? [sum, ...repairs] : repairs,
  };
}

const othersThan = ({ cells }: EvaluatedEquation, cell: BoundCell): BoundCell[] =>
  [...cells.left, ...cells.right].filter((other) => other !== cell);

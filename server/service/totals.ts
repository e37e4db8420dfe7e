import { completeTable } from '../equations/complete.ts';
import type { EvaluatedEquation, TableFigures } from '../equations/figures.ts';
import type { BoundCell, BoundTable } from '../report/report.ts';
import { setFigure } from '../rules/figures/fixes.ts';
import { type Message, say } from '../text/say.ts';
import type { Edit } from './problem.ts';
import type { Reading } from './reading.ts';

/** A total that is still blank and what the other figures make it. */
export interface OpenTotal {
  readonly cell: BoundCell;
  readonly value: number;
}

/** A remark to be shown behind a cell. */
export interface CellHint {
  readonly cell: BoundCell;
  /** `= 5` for an open total, `应为 7` or `各项合计 12，差 2` for a wrong one. */
  readonly text: Message;
  /** The equation in words, with the figures put in. */
  readonly equation: EvaluatedEquation | undefined;
  /** Writes the total; only where the cell is blank. */
  readonly edit: Edit | undefined;
}

/** 总计, and the row （七）总计 of table three. */
export const isTotalCell = ({ row, column }: BoundCell): boolean => column.id === 'total' || row.id === 'results.total';

/**
 * The blank totals of a table that its other figures settle: those whose parts are all there. Nothing in a table whose figures contradict each other there,
 * and nothing in one still being written.
 */
export function openTotals(reading: Reading, table: BoundTable): readonly OpenTotal[] {
  if (table.halfWritten || table.unknownForm) return [];
  const blank = [...table.cells.values()].filter((cell) => cell.kind === 'blank' && isTotalCell(cell));
  if (blank.length === 0) return [];
  const figures = reading.figures(table);
  const { forced } = completeTable(figures);
  const summed = summedUp(figures, new Set(blank.filter(({ id }) => forced.has(id))));
  return blank.flatMap((cell) => {
    const value = forced.get(cell.id);
    return value === undefined || !summed.has(cell) ? [] : [{ cell, value }];
  });
}

/** Of these totals those whose parts are written and not found wrong, or are such totals themselves: what only follows from other totals is left to count. */
function summedUp({ equations, corrected }: TableFigures, totals: ReadonlySet<BoundCell>): ReadonlySet<BoundCell> {
  const summed = new Set<BoundCell>();
  const isThere = (part: BoundCell) => (part.value !== undefined && !corrected.has(part.id)) || summed.has(part);
  for (let before = -1; before < summed.size; ) {
    before = summed.size;
    for (const equation of equations) {
      const total = sumOf(equation);
      if (!total || !totals.has(total) || summed.has(total)) continue;
      if (equation.cells.left.every(isThere)) summed.add(total);
    }
  }
  return summed;
}

/** Writes every open total of a table, or of all tables; never touches a cell that holds something. */
export function fillTotals(reading: Reading, tables: readonly BoundTable[] = reading.report.tables): readonly Edit[] {
  return tables.flatMap((table) => openTotals(reading, table).map(({ cell, value }) => setFigure(cell, value)));
}

/** What stands behind the totals that are open or wrong, in the order of the table. */
export function cellHints(reading: Reading, table: BoundTable): readonly CellHint[] {
  if (table.halfWritten || table.unknownForm) return [];
  const { equations, localisation } = reading.figures(table);
  const hints: CellHint[] = openTotals(reading, table).map(({ cell, value }) => ({
    cell,
    text: `= ${value}`,
    equation: equations.find((one) => sumOf(one)?.id === cell.id),
    edit: setFigure(cell, value),
  }));
  if (localisation.kind === 'cell') {
    const { cell, value } = localisation;
    hints.push({ cell, text: say`应为 ${value}`, equation: localisation.equations[0], edit: undefined });
  } else {
    for (const equation of equations) {
      const total = sumOf(equation);
      if (equation.state !== 'violated' || equation.unknown > 0 || !total) continue;
      const difference = Number((equation.right - equation.left).toFixed(6));
      hints.push({
        cell: total,
        text:
          difference > 0 ? say`各项合计 ${equation.left}，多 ${difference}` : say`各项合计 ${equation.left}，少 ${Math.abs(difference)}`,
        equation,
        edit: undefined,
      });
    }
  }
  return hints.sort((a, b) => a.cell.span.start - b.cell.span.start);
}

/** The one total of an equation that adds up parts; `undefined` for 一 + 二 = 三（七） + 四. */
function sumOf({ cells }: EvaluatedEquation): BoundCell | undefined {
  const [total] = cells.right;
  return cells.right.length === 1 && total && isTotalCell(total) ? total : undefined;
}

import { knownFigure } from '../../equations/admissible.ts';
import { completeTable } from '../../equations/complete.ts';
import type { TableFigures } from '../../equations/figures.ts';
import type { BoundCell } from '../../report/report.ts';
import type { Finding } from '../rule.ts';
import { figureFix } from './fixes.ts';
import { cellKey, cellPlace, written } from './names.ts';

/**
 * Findings on cells of one table that hold no figure: each with the value that the equations force, else 0 where nothing speaks against
 * it. Where two values are demanded at once, or a rest belongs to several blanks, that is said and nothing is offered.
 */
export function* fillings(figures: TableFigures, cells: readonly BoundCell[]): Iterable<Finding> {
  if (cells.length === 0) return;
  const { forced, zero } = completeTable(figures);
  for (const cell of cells) {
    const value = forced.get(cell.id);
    const says = cell.kind === 'blank' ? '空白' : `写作${written(cell)}`;
    const finding = { at: cell.span, cell: cellKey(cell) };
    if (value !== undefined) {
      yield { ...finding, message: `${cellPlace(cell)}${says}，应为 ${value}`, fixes: [figureFix(cell, value)] };
      continue;
    }
    const fixes = zero.has(cell.id) ? [figureFix(cell, 0)] : [];
    const should = fixes.length > 0 ? '如无数据应填 0' : (demandsOn(figures, cell) ?? sharedRest(figures, cell) ?? '应为一个数');
    yield { ...finding, message: `${cellPlace(cell)}${says}，${should}`, fixes };
  }
}

/** 按“…”应为 3，按“…”应为 5，两者不一致: the equations whose only unknown this cell is, where they disagree. */
function demandsOn({ equations }: TableFigures, cell: BoundCell): string | undefined {
  const demands = new Map<number, string>();
  for (const { equation, state, unknown, left, right } of equations) {
    if (state !== 'open' || unknown !== 1) continue;
    const value = equation.left.includes(cell.id) ? right - left : equation.right.includes(cell.id) ? left - right : undefined;
    if (value !== undefined && !demands.has(value)) demands.set(value, `按“${equation.formula}”应为 ${value}`);
  }
  return demands.size > 1 ? `${[...demands.values()].join('，')}，两者不一致` : undefined;
}

/** 与其余空白合计应为 3: what this cell and the other unknowns of its side make up together. */
function sharedRest({ equations }: TableFigures, cell: BoundCell): string | undefined {
  for (const { equation, state, unknown, left, right, cells } of equations) {
    if (state !== 'open' || unknown < 2 || !equation.left.includes(cell.id)) continue;
    if (cells.right.every((other) => knownFigure(other) !== undefined)) return `与其余空白合计应为 ${right - left}`;
  }
  return undefined;
}

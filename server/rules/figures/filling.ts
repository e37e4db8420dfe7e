import { knownFigure } from '../../equations/admissible.ts';
import { completeTable } from '../../equations/complete.ts';
import type { TableFigures } from '../../equations/figures.ts';
import type { BoundCell } from '../../report/report.ts';
import { listed, type Said, say } from '../../text/say.ts';
import type { Finding, Fix } from '../rule.ts';
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
    const says = cell.kind === 'blank' ? say`空白` : say`写作${written(cell)}`;
    if (value !== undefined) {
      yield filling(cell, say`${cellPlace(cell)}${says}，应为 ${value}`, [figureFix(cell, value)]);
      continue;
    }
    const fixes = zero.has(cell.id) ? [figureFix(cell, 0)] : [];
    const should = fixes.length > 0 ? say`如无数据应填 0` : (demandsOn(figures, cell) ?? sharedRest(figures, cell) ?? say`应为一个数`);
    yield filling(cell, say`${cellPlace(cell)}${says}，${should}`, fixes);
  }
}

const filling = (cell: BoundCell, message: Said, fixes: readonly Fix[]): Finding => ({
  at: cell.span,
  cell: cellKey(cell),
  message,
  fixes,
});

/** 按“…”应为 3，按“…”应为 5，两者不一致: the equations whose only unknown this cell is, where they disagree. */
function demandsOn({ equations }: TableFigures, cell: BoundCell): Said | undefined {
  const demands = new Map<number, Said>();
  for (const { equation, state, unknown, left, right } of equations) {
    if (state !== 'open' || unknown !== 1) continue;
    const value = equation.left.includes(cell.id) ? right - left : equation.right.includes(cell.id) ? left - right : undefined;
    if (value !== undefined && !demands.has(value)) demands.set(value, say`按“${equation.formula}”应为 ${value}`);
  }
  return demands.size > 1 ? say`${listed([...demands.values()], '，')}，两者不一致` : undefined;
}

/** 与其余空白合计应为 3: what this cell and the other unknowns of its side make up together. */
function sharedRest({ equations }: TableFigures, cell: BoundCell): Said | undefined {
  for (const one of equations) {
    const { equation, state, unknown, left, right } = one;
    if (state !== 'open' || unknown < 2 || !equation.left.includes(cell.id)) continue;
    if (one.cells.right.every((other) => knownFigure(other) !== undefined)) return say`与其余空白合计应为 ${right - left}`;
  }
  return undefined;
}

import { attempt } from '../../equations/attempt.ts';
import type { EvaluatedEquation, Repair, TableFigures } from '../../equations/figures.ts';
import type { BoundCell } from '../../report/report.ts';
import { rowName } from '../../template/catalog.ts';
import { listed, type Said, say } from '../../text/say.ts';
import type { Fix } from '../rule.ts';
import { setFigure } from './fixes.ts';
import { cellName, columnName } from './names.ts';

/** Sets a total to the sum of its parts, unless that would break an equation that is in order. */
export function sumFix(figures: TableFigures, { left, unknown }: EvaluatedEquation, total: BoundCell): Fix | undefined {
  if (unknown > 0 || attempt(figures, [{ cell: total, value: left }]).broken > 0) return undefined;
  return { title: say`改为 ${left}`, kind: 'figure', edits: [setFigure(total, left)] };
}

/** The ranked repairs as fixes, for the first finding of a table whose wrong figure cannot be named; without the one of `except` alone. */
export function repairFixes({ localisation }: TableFigures, equation: EvaluatedEquation, except?: BoundCell): readonly Fix[] {
  if (localisation.kind !== 'candidates' || localisation.equations[0] !== equation) return [];
  const others = localisation.repairs.filter(({ changes }) => changes.length > 1 || changes[0]?.cell !== except);
  return others.map(repairFix);
}

/** A repair as a fix. */
export const repairFix = (repair: Repair): Fix => ({
  title: titleOf(repair),
  kind: 'figure',
  edits: repair.changes.map(({ cell, value }) => setFigure(cell, value)),
});

/** 互换“三、（一）予以公开”的自然人与商业企业 · 把“四、结转下年度继续办理”自然人改为 2. */
function titleOf({ changes, swap }: Repair): Said {
  const [first, second] = changes;
  if (swap && first && second) {
    const [a, b] = [first.cell, second.cell];
    return a.row === b.row
      ? say`互换“${rowName(a.row)}”的${columnName(a.column)}与${columnName(b.column)}`
      : say`互换${columnName(a.column)}的“${rowName(a.row)}”与“${rowName(b.row)}”`;
  }
  return say`把${listed(changes.map(({ cell, value }) => say`${cellName(cell)}改为 ${value}`))}`;
}

import type { BoundCell, BoundTable } from '../../report/report.ts';
import type { RuleContext } from '../rule.ts';
import { knownAmount } from './amounts.ts';

/**
 * A cell as every rule but the equations reads it: the localised wrong figure put right; `undefined` where a violated equation leaves it in doubt, where
 * it holds no figure in order, or in a table that is half-written.
 */
export function rightFigure(
  { figures }: Pick<RuleContext<unknown>, 'figures'>,
  table: BoundTable,
  cell: BoundCell | undefined,
): number | undefined {
  if (!cell || table.halfWritten || table.unknownForm) return undefined;
  const { corrected, doubtful } = figures(table);
  return doubtful.has(cell.id) ? undefined : (corrected.get(cell.id) ?? knownAmount(cell));
}

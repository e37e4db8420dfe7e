import type { BoundCell, BoundTable, Report } from '../../report/report.ts';
import type { TableId } from '../../template/schema.ts';
import type { RuleContext } from '../rule.ts';

type Figures = Pick<RuleContext<unknown>, 'figures'>;

/** A cell as every rule but the equations reads it: the localised wrong figure put right, a doubtful one unknown. */
export function figureOf({ figures }: Figures, table: BoundTable, cell: BoundCell | undefined): number | undefined {
  if (!cell) return undefined;
  const { corrected, doubtful } = figures(table);
  return doubtful.has(cell.id) ? undefined : (corrected.get(cell.id) ?? cell.value);
}

/** The one standard table of that id that can be relied on: it stands once and is not half-written. */
export function tableOf({ tables }: Report, id: TableId): BoundTable | undefined {
  const own = tables.filter((table) => table.id === id);
  return own.length === 1 && own[0]?.halfWritten === false ? own[0] : undefined;
}

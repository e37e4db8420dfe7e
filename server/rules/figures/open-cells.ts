import type { BoundCell, BoundTable } from '../../report/report.ts';

/** Share of a table's cells that may be blank before it counts as unfinished, and the number below which it never does. */
const SHARE = 0.05;
const FEWEST = 3;

/** The blank cells of a table, in reading order. */
export function blankCells({ cells }: BoundTable): readonly BoundCell[] {
  const blank: BoundCell[] = [];
  for (const cell of cells.values()) if (cell.kind === 'blank') blank.push(cell);
  return blank;
}

/** The table is still being written: it breaks off, or so many cells are blank that one finding stands for all. */
export const isIncomplete = (table: BoundTable, blank: number): boolean =>
  table.halfWritten || (blank >= FEWEST && blank > table.template.slots.size * SHARE);

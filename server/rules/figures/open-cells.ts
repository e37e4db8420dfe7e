import { cellsNotPlain } from '../../report/plain-cells.ts';
import type { BoundCell, BoundTable } from '../../report/report.ts';

/** Share of a table's cells that may be blank before it counts as unfinished, and the number below which it never does. */
const SHARE = 0.05;
const FEWEST = 3;

/** The blank cells of a table, in reading order. */
export const blankCells = (table: BoundTable): readonly BoundCell[] => cellsNotPlain(table).filter(({ kind }) => kind === 'blank');

/** One finding stands for all blanks: the table is incomplete, or it is a draft and has more than one. */
export const isSummedUp = (table: BoundTable, blank: number, final: boolean): boolean =>
  isIncomplete(table, blank) || (!final && blank > 1);

/** The table is still being written: it breaks off, or so many cells are blank that its figures cannot be judged. */
export const isIncomplete = (table: BoundTable, blank: number): boolean =>
  table.halfWritten || (blank >= FEWEST && blank > table.template.slots.size * SHARE);

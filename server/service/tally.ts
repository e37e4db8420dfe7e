import type { BoundTable } from '../report/report.ts';
import type { Reading } from './reading.ts';

/** How a standard table stands: its equations and its cells, counted. */
export interface Tally {
  readonly satisfied: number;
  readonly violated: number;
  /** Equations that a cell still to be filled in leaves open. */
  readonly open: number;
  /** Cells still to be filled in: blanks and placeholders. */
  readonly openCells: number;
  /** Cells whose figure cannot be read. */
  readonly unreadCells: number;
}

/** Counts a table. A half-written table, or one of a form that nobody knows, has no equations. */
export function tallyTable(reading: Reading, table: BoundTable): Tally {
  const tally = { satisfied: 0, violated: 0, open: 0, openCells: 0, unreadCells: 0 };
  for (const cell of table.cells.values()) {
    if (cell.kind === 'blank' || cell.kind === 'placeholder') tally.openCells++;
    else if (cell.kind !== 'figure') tally.unreadCells++;
  }
  if (table.halfWritten) return tally;
  for (const { state } of reading.figures(table).equations) tally[state]++;
  return tally;
}

/** Several tables together. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = { satisfied: 0, violated: 0, open: 0, openCells: 0, unreadCells: 0 };
  for (const tally of tallies) {
    sum.satisfied += tally.satisfied;
    sum.violated += tally.violated;
    sum.open += tally.open;
    sum.openCells += tally.openCells;
    sum.unreadCells += tally.unreadCells;
  }
  return sum;
}

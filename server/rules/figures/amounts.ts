import { cellFault } from '../../equations/admissible.ts';
import type { BoundCell } from '../../report/report.ts';

/** The value of a cell that holds a figure in order; `undefined` for everything else. */
export const knownAmount = (cell: BoundCell | undefined): number | undefined =>
  cell?.kind === 'figure' && !cellFault(cell) ? cell.value : undefined;

import { cellsPerLine } from './cells-per-line.ts';
import { checksAndOrders } from './checks-and-orders.ts';
import { figuresAndFrames } from './figures-and-frames.ts';
import { fromConverters } from './from-converters.ts';
import { markup } from './markup.ts';
import { mixtures } from './mixtures.ts';
import type { Printer } from './printers.ts';
import { rowsAndColumns } from './rows-and-columns.ts';
import { separators } from './separators.ts';

/** Shapes of tables, second collection: what converters of pages, sheets and scans give. */
export const morePrinters: readonly Printer[] = [
  ...fromConverters,
  ...markup,
  ...rowsAndColumns,
  ...separators,
  ...cellsPerLine,
  ...figuresAndFrames,
  ...checksAndOrders,
  ...mixtures,
];

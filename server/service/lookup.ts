import type { BoundCell, BoundHeader, BoundRow, BoundTable, ProsePart, Report, Section } from '../report/report.ts';
import { type Span, touches } from '../text/span.ts';

/** A cell of a standard table with its row and table. */
export interface CellPlace {
  readonly table: BoundTable;
  readonly row: BoundRow;
  readonly cell: BoundCell;
}

/** Only spaces that a cell may have around its text: what stands between a cursor in the padding and the cell it belongs to. */
const PADDING = /^[ \u00a0\u3000]*$/;

/**
 * The cell of a standard table that a cursor is in; a cursor in the spaces around the figure is in the cell too.
 *
 *     |   12 |
 *      ‸ ‸  ‸
 */
export function cellAt(report: Report, offset: number): CellPlace | undefined {
  for (const table of report.tables) {
    if (!touches(table.span, offset)) continue;
    for (const row of [...table.rows, ...table.duplicateRows]) {
      if (row.row.span.start - 1 > offset || row.row.span.end + 1 < offset) continue;
      const cell = row.cells.find(({ span }) => touches(span, offset)) ?? row.cells.find(({ span }) => padded(report, span, offset));
      if (cell) return { table, row, cell };
    }
  }
  return undefined;
}

function padded(report: Report, { start, end }: Span, offset: number): boolean {
  const gap = offset < start ? report.tree.source.slice(offset, start) : report.tree.source.slice(end, offset);
  return gap.length < 200 && PADDING.test(gap);
}

/** The row of a standard table whose label the cursor is on. */
export function rowLabelAt(report: Report, offset: number): { readonly table: BoundTable; readonly row: BoundRow } | undefined {
  for (const table of report.tables) {
    if (!touches(table.span, offset)) continue;
    const row = table.rows.find(({ label }) => touches(label.span, offset));
    if (row) return { table, row };
  }
  return undefined;
}

/** The column of a standard table whose label the cursor is on. */
export function headerAt(report: Report, offset: number): { readonly table: BoundTable; readonly header: BoundHeader } | undefined {
  for (const table of report.tables) {
    if (!touches(table.span, offset)) continue;
    const header = table.headers.find(({ label }) => touches(label.span, offset));
    if (header) return { table, header };
  }
  return undefined;
}

/** The section that holds the offset. */
export const sectionAt = (report: Report, offset: number): Section | undefined =>
  report.sections.findLast(({ span }) => span.start <= offset && offset <= span.end);

/** The heading or paragraph that the offset is in (binary search: prose parts are in document order). */
export function proseAt(report: Report, offset: number): ProsePart | undefined {
  let low = 0;
  let high = report.prose.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const part = report.prose[middle];
    if (!part) return undefined;
    if (part.span.end < offset) low = middle + 1;
    else if (part.span.start > offset) high = middle - 1;
    else return part;
  }
  return undefined;
}

import { cellAt } from './lookup.ts';
import type { Reading } from './reading.ts';
import { openTotals } from './totals.ts';

/**
 * The total that belongs into the blank cell a cursor is in, to be inserted where the cursor is; `undefined` in any other cell, and where the other
 * figures do not settle it.
 */
export function ghostTotal(reading: Reading, offset: number): string | undefined {
  const place = cellAt(reading.report, offset);
  if (place?.cell.kind !== 'blank' || offset < place.cell.span.start || offset > place.cell.span.end) return undefined;
  const open = openTotals(reading, place.table).find(({ cell }) => cell === place.cell);
  return open && String(open.value);
}

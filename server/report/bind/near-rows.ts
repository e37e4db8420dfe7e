import { append } from '../../text/append.ts';
import { nearestRow, readLabel } from '../labels.ts';
import type { ColumnOrder, HeaderCell } from '../columns.ts';
import type { SectionId, TableId } from '../../template/schema.ts';
import type { GridReading, RawRow } from './raw.ts';

/** Rows left over whose label has a slip: bound to the nearest row that no other row has taken. */
export function bindNearRows(
  reading: GridReading,
  order: ColumnOrder,
  two: readonly HeaderCell[],
  section: SectionId | undefined,
  flatCases: ColumnOrder | undefined,
): void {
  if (reading.unknown.length === 0 || reading.unknown.length > 400) return;
  const taken = new Set(reading.rows.map(({ label }) => label));
  const left: GridReading['unknown'] = [];
  const added: RawRow[] = [];
  for (const unknown of reading.unknown) {
    const text = readLabel(unknown.label.text);
    const table = unknown.table ?? (section as TableId | undefined);
    const row = nearestRow(
      text.name,
      (label) => label.table === table && !taken.has(label) && (label.table !== 'reviewLitigation' || flatCases !== undefined),
    );
    if (!row) {
      left.push(unknown);
      continue;
    }
    taken.add(row);
    const neighbour =
      reading.rows.find(({ label, index }) => label.table === row.table && index > unknown.index) ??
      [...reading.rows].reverse().find(({ label }) => label.table === row.table);
    added.push({
      label: row,
      match: 'near',
      at: unknown.label,
      text,
      grid: reading.grid,
      row: unknown.row,
      index: unknown.index,
      values: unknown.values,
      labelEnd: unknown.row.cells.length - unknown.values.length,
      order: neighbour?.order ?? (row.table === 'applications' ? order : flatCases),
      header: neighbour?.header ?? (row.table === 'proactiveDisclosure' ? two : undefined),
      heading: neighbour?.heading ?? '',
      group: undefined,
    });
  }
  reading.unknown.length = 0;
  append(reading.unknown, left);
  if (added.length > 0) {
    append(reading.rows, added);
    reading.rows.sort((a, b) => a.index - b.index);
  }
}

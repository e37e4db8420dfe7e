import type { BoundCell } from '../../report/report.ts';
import { rowName } from '../../template/catalog.ts';
import type { ColumnTemplate, TableId } from '../../template/schema.ts';
import { listed, type Message, type Said, say } from '../../text/say.ts';

const TABLES = { proactiveDisclosure: say`表二`, applications: say`表三`, reviewLitigation: say`表四` } as const satisfies Record<
  TableId,
  Said
>;

/** 表二, 表三, 表四. */
export const tableName = (table: TableId): Said => TABLES[table];

/** 自然人; the 其他 of 法人或其他组织 with its group, since a row may be called 其他 as well. */
export const columnName = ({ group, label }: ColumnTemplate): string =>
  group !== undefined && label === '其他' ? `${group}·${label}` : label;

/** A cell within its table: “三、（一）予以公开”自然人. */
export const cellName = ({ row, column }: BoundCell): Said => say`“${rowName(row)}”${columnName(column)}`;

/** A cell in a message: 表三“三、（一）予以公开”自然人. */
export const cellPlace = (cell: BoundCell): Message => listed([tableName(cell.table), cellName(cell)], '');

/** The cell of a row in a column; `undefined` where the row has none. */
export function cellIn(cells: readonly BoundCell[], column: string): BoundCell | undefined {
  for (const cell of cells) if (cell.column.id === column) return cell;
  return undefined;
}

/** A cell as `Finding.cell` names it: applications:results.granted.naturalPerson. */
export const cellKey = ({ table, id }: BoundCell): string => `${table}:${id}`;

/** What a cell says, in a message: 12, “22（其中修订16件）”, 空白. Long remarks are cut. */
export function written({ kind, text }: BoundCell): Message {
  if (kind === 'blank') return say`空白`;
  const line = text.replace(/\s+/g, ' ').trim();
  if (/^[+-]?\d[\d.]*$/.test(line) && line.length <= 16) return line;
  return `“${line.length > 16 ? `${line.slice(0, 16)}…` : line}”`;
}

/** 多 2, 少 2: how far a written figure is from the right one. */
export const differs = (writtenValue: number, right: number): Said =>
  writtenValue > right ? say`多 ${writtenValue - right}` : say`少 ${right - writtenValue}`;

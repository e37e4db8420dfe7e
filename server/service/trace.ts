import type { EvaluatedEquation } from '../equations/figures.ts';
import type { BoundCell, BoundTable } from '../report/report.ts';
import { tableName } from '../rules/figures/names.ts';
import { type Message, say } from '../text/say.ts';
import { equationsAt } from './equation-links.ts';
import { type CellPlace, cellAt } from './lookup.ts';
import { cellName } from './names.ts';
import type { Reading } from './reading.ts';

/** A cell as the tracing of figures shows it. */
export interface TracedCell {
  /** The table's place among the report's tables. */
  readonly table: number;
  readonly cell: BoundCell;
  /** 三、（一）予以公开 · 自然人. */
  readonly name: string;
  /** 表三 4. */
  readonly detail: Message;
}

/** The cell that the tracing begins at. */
export function tracedAt(reading: Reading, offset: number): TracedCell | undefined {
  const place = cellAt(reading.report, offset);
  return place && traced(reading, place.table, place.cell);
}

/** The cell of an earlier answer in the document as it is now; `undefined` where it is gone. */
export function tracedCell(reading: Reading, table: number, id: string): TracedCell | undefined {
  const found = reading.report.tables[table];
  const cell = found?.cells.get(id);
  return found && cell && traced(reading, found, cell);
}

const traced = (reading: Reading, table: BoundTable, cell: BoundCell): TracedCell => ({
  table: reading.report.tables.indexOf(table),
  cell,
  name: cellName(cell.row, cell.column),
  detail: say`${tableName(cell.table)}　${cell.text.trim() === '' ? say`空白` : cell.text.trim()}`,
});

/** What a figure is made of: the parts of a total; for 一 + 二 = 三（七） + 四 the other side. */
export const precedents = (reading: Reading, from: TracedCell): readonly TracedCell[] =>
  related(reading, from, (equation, id) => (isOneOf(equation.cells.right, id) ? equation.cells.left : []));

/** What a figure goes into: the totals that it is a part of; for 一 + 二 = 三（七） + 四 the other side. */
export const dependents = (reading: Reading, from: TracedCell): readonly TracedCell[] =>
  related(reading, from, (equation, id) => (isOneOf(equation.cells.left, id) ? equation.cells.right : []));

const isOneOf = (cells: readonly BoundCell[], id: string): boolean => cells.some((cell) => cell.id === id);

function related(
  reading: Reading,
  { table: index, cell }: TracedCell,
  otherSide: (equation: EvaluatedEquation, id: string) => readonly BoundCell[],
): readonly TracedCell[] {
  const table = reading.report.tables[index];
  const row = table?.rows.find(({ cells }) => cells.includes(cell));
  if (!table || !row) return [];
  const place: CellPlace = { table, row, cell };
  const found = new Map<string, BoundCell>();
  for (const equation of equationsAt(reading, place)) for (const other of otherSide(equation, cell.id)) found.set(other.id, other);
  return [...found.values()].map((other) => traced(reading, table, other));
}

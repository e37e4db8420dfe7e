import type { Cell, Grid, Row } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import type { Binding } from './bind-tables.ts';
import type { BoundCell, BoundHeader, BoundRow, BoundTable, LabelAt, MissingRow } from './report.ts';
import { TableCells } from './table-cells.ts';

/** What stands in an earlier version of a text, and the same in this one. */
interface Twins {
  /** So many characters further on. */
  readonly by: number;
  readonly grids: ReadonlyMap<Grid, Grid>;
  readonly rows: ReadonlyMap<Row, Row>;
}

/**
 * What was bound in the grids of an earlier version of a text, in those of this one: the same words and figures in the same order, all of them moved by as
 * much. `undefined` where they are not. Binding looks at nothing else of a grid, and costs many times this.
 */
export function movedBinding(binding: Binding, before: readonly Grid[], now: readonly Grid[]): Binding | undefined {
  const twins = twinsOf(before, now);
  if (!twins) return undefined;
  return {
    tables: binding.tables.map((table) => movedTable(table, twins)),
    otherTables: binding.otherTables.map((grid) => twinOf(twins.grids, grid)),
    unreadable: binding.unreadable.map(({ span, grid, table, seen }) => ({
      span: moved(span, twins.by),
      grid: grid && twinOf(twins.grids, grid),
      table,
      seen,
    })),
  };
}

function twinsOf(before: readonly Grid[], now: readonly Grid[]): Twins | undefined {
  const [first] = before;
  const [firstNow] = now;
  if (before.length !== now.length || !first || !firstNow) return undefined;
  const by = firstNow.span.start - first.span.start;
  const grids = new Map<Grid, Grid>();
  const rows = new Map<Row, Row>();
  for (let i = 0; i < before.length; i++) {
    const a = before[i];
    const b = now[i];
    if (!a || !b || !areGridsAlike(a, b, by)) return undefined;
    grids.set(a, b);
    for (let j = 0; j < a.rows.length; j++) {
      const row = a.rows[j];
      const rowNow = b.rows[j];
      if (!row || !rowNow || !areRowsAlike(row, rowNow, by)) return undefined;
      rows.set(row, rowNow);
    }
  }
  return { by, grids, rows };
}

const isMoved = (a: Span, b: Span, by: number): boolean => a.start + by === b.start && a.end + by === b.end;

const areGridsAlike = (a: Grid, b: Grid, by: number): boolean =>
  isMoved(a.span, b.span, by) &&
  a.shape === b.shape &&
  a.columns === b.columns &&
  a.packed === b.packed &&
  a.halfWritten === b.halfWritten &&
  a.atEnd === b.atEnd &&
  a.rows.length === b.rows.length;

function areRowsAlike(a: Row, b: Row, by: number): boolean {
  if (!isMoved(a.span, b.span, by) || a.header !== b.header || a.cells.length !== b.cells.length) return false;
  for (let i = 0; i < a.cells.length; i++) {
    const cell = a.cells[i];
    const cellNow = b.cells[i];
    if (!cell || !cellNow || !areCellsAlike(cell, cellNow, by)) return false;
  }
  return true;
}

const areCellsAlike = (a: Cell, b: Cell, by: number): boolean =>
  a.text === b.text && isMoved(a.span, b.span, by) && a.column === b.column && a.colSpan === b.colSpan && a.rowSpan === b.rowSpan;

const twinOf = <Of>(twins: ReadonlyMap<Of, Of>, one: Of): Of => twins.get(one) ?? one;

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

const movedLabel = ({ span, text }: LabelAt, by: number): LabelAt => ({ span: moved(span, by), text });

function movedTable(table: BoundTable, twins: Twins): BoundTable {
  const { by } = twins;
  const rows = table.rows.map((row) => movedRow(row, twins));
  const rowOf = (row: BoundRow): BoundRow | undefined => rows[table.rows.indexOf(row)];
  return {
    id: table.id,
    template: table.template,
    formIsCertain: table.formIsCertain,
    foreignLabel: table.foreignLabel && movedLabel(table.foreignLabel, by),
    span: moved(table.span, by),
    grids: table.grids.map((grid) => twinOf(twins.grids, grid)),
    rows,
    headers: table.headers.map((header) => movedHeader(header, by)),
    cells: new TableCells(table.template, rows),
    unknownRows: table.unknownRows.map(({ row, label, knownExtra }) => ({
      row: twinOf(twins.rows, row),
      label: movedLabel(label, by),
      knownExtra,
    })),
    duplicateRows: table.duplicateRows.map((row) => movedRow(row, twins)),
    missingRows: table.missingRows.map(
      ({ template, block, after, before }): MissingRow => ({
        template,
        block,
        after: after && rowOf(after),
        before: before && rowOf(before),
      }),
    ),
    missingColumns: table.missingColumns.map(({ block, column, at }) => ({ block, column, at: moved(at, by) })),
    halfWritten: table.halfWritten,
    unknownForm: table.unknownForm,
    kept: undefined,
  };
}

const movedHeader = ({ block, column, label, match, expectedLabel }: BoundHeader, by: number): BoundHeader => ({
  block,
  column,
  label: movedLabel(label, by),
  match,
  expectedLabel,
});

function movedRow(row: BoundRow, { by, grids, rows }: Twins): BoundRow {
  const grid = twinOf(grids, row.grid);
  const own = twinOf(rows, row.row);
  return {
    template: row.template,
    block: row.block,
    place: row.place,
    grid,
    row: own,
    label: movedLabel(row.label, by),
    match: row.match,
    expectedLabel: row.expectedLabel,
    cells: row.cells.map((cell) => movedCell(cell, by, grid, cell.source && sourceOf(cell.source, by, row.row, own))),
    figureCount: row.figureCount && {
      found: row.figureCount.found,
      expected: row.figureCount.expected,
      span: moved(row.figureCount.span, by),
    },
  };
}

/** One that was put together of several while binding stands in no row. */
const sourceOf = (cell: Cell, by: number, before: Row, now: Row): Cell =>
  now.cells[before.cells.indexOf(cell)] ?? { ...cell, span: moved(cell.span, by) };

const movedCell = (cell: BoundCell, by: number, grid: Grid, source: Cell | undefined): BoundCell => ({
  id: cell.id,
  table: cell.table,
  row: cell.row,
  column: cell.column,
  kind: cell.kind,
  value: cell.value,
  text: cell.text,
  span: moved(cell.span, by),
  grid,
  source,
  style: cell.style,
});

import type { Grid } from '../syntax/tree.ts';
import type { Template } from '../template/catalog.ts';
import type { SectionId, TableId } from '../template/schema.ts';
import { say } from '../text/say.ts';
import { inOneGo, type Steps } from '../text/steps.ts';
import { assembleTable } from './bind/assemble-table.ts';
import { isStandard, isTableId, unreadableIn } from './bind/evidence.ts';
import type { GridReading, RawRow, TableParts } from './bind/raw.ts';
import { readGrid } from './bind/read-grid.ts';
import type { ForeignColumns } from './bind/side-columns.ts';
import { APPLICANTS, type ColumnOrder, type HeaderCell } from './columns.ts';
import type { BoundTable, Unreadable } from './report.ts';

/** What binding found in a document's grids. */
export interface Binding {
  readonly tables: readonly BoundTable[];
  readonly otherTables: readonly Grid[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * Binds grids to the standard tables, by label. `sectionOf` gives the section in which a grid stands. A table cut in pieces is put together; a row that
 * comes again in a new piece opens a second table. Grids without evidence of a standard table are the clerk's own.
 */
export const bindTables = (
  grids: readonly Grid[],
  sectionOf: (grid: Grid) => SectionId | undefined,
  due: Template | undefined,
  fallback: Template,
): Binding => inOneGo(bindingSteps(grids, sectionOf, due, fallback));

/** The same, a grid and a table a step. */
export function* bindingSteps(
  grids: readonly Grid[],
  sectionOf: (grid: Grid) => SectionId | undefined,
  due: Template | undefined,
  fallback: Template,
): Steps<Binding> {
  const parts: TableParts[] = [];
  const current = new Map<TableId, TableParts>();
  const otherTables: Grid[] = [];
  const unreadable: Unreadable[] = [];
  const headersAlone: { readonly table: TableId; readonly grid: Grid; readonly names: number; readonly seen: Unreadable | undefined }[] =
    [];
  let order: ColumnOrder | undefined;
  let header: { readonly section: SectionId | undefined; readonly cells: readonly HeaderCell[] } | undefined;
  let foreign: { readonly section: SectionId | undefined; readonly columns: ForeignColumns } | undefined;
  let flat: { readonly section: SectionId | undefined; readonly order: ColumnOrder } | undefined;
  for (const grid of grids) {
    yield;
    const section = sectionOf(grid);
    const reading = readGrid(
      grid,
      section,
      foreign && foreign.section === section ? foreign.columns : undefined,
      flat && flat.section === section ? flat.order : undefined,
    );
    const above = header;
    if (reading.two.length > 0 || reading.rows.some(isHeaded)) header = { section, cells: reading.two };
    flat = reading.flat ? { section, order: reading.flat } : undefined;
    foreign = reading.foreign ? { section, columns: reading.foreign } : undefined;
    order = reading.order ?? order;
    const accepted: TableId[] = [];
    for (const table of ['proactiveDisclosure', 'applications', 'reviewLitigation'] as const)
      if (isStandard(reading, table, section)) accepted.push(table);
    if (accepted.length === 0) {
      const home = isTableId(section) ? section : undefined;
      if (home && reading.rows.length === 0 && reading.unknown.length === 0 && reading.evidence[home] > 0) {
        // a header torn from its rows
        const part = current.get(home);
        if (part) part.grids.push(grid);
        else headersAlone.push({ table: home, grid, names: reading.evidence[home], seen: unreadableIn(reading, section) });
        continue;
      }
      otherTables.push(grid);
      const seen = unreadableIn(reading, section);
      if (seen) unreadable.push(seen);
      continue;
    }
    const opened: TableId[] = [];
    for (const row of reading.rows) {
      const table = row.label.table;
      if (!accepted.includes(table)) continue;
      let part = current.get(table);
      if (!part || (!opened.includes(table) && startsAnew(part, row, reading, table))) {
        part = { id: table, grids: [], rows: [], headers: [], unknown: [] };
        parts.push(part);
        current.set(table, part);
      }
      if (!opened.includes(table)) opened.push(table);
      if (part.grids[part.grids.length - 1] !== grid) part.grids.push(grid);
      part.rows.push(
        table === 'applications' ? below(order, row) : above && above.section === section ? belowNames(above.cells, row) : row,
      );
    }
    for (const named of reading.headers) if (accepted.includes(named.column.table)) current.get(named.column.table)?.headers.push(named);
    for (const unknown of reading.unknown) {
      const table = unknown.table;
      if (table && accepted.includes(table))
        current.get(table)?.unknown.push({ row: unknown.row, label: unknown.label, values: unknown.values, grid });
    }
  }
  const tables: BoundTable[] = [];
  for (const part of parts) {
    if (part.rows.length === 0) continue;
    yield;
    const { table, seen } = assembleTable(part, due, fallback);
    tables.push(table);
    if (seen) unreadable.push({ span: table.span, grid: part.grids[0], table: part.id, seen });
  }
  for (const { table, grid, names, seen } of headersAlone) {
    // at the end of a text it is still being written
    if ((names < LEAST_ALONE && !seen) || grid.atEnd || current.has(table) || unreadable.some((one) => one.table === table)) continue;
    unreadable.push(seen ?? { span: grid.span, grid, table, seen: say`有${names}个项目和列的名称，没有读得出的数字` });
  }
  tables.sort((a, b) => a.span.start - b.span.start);
  return { tables, otherTables, unreadable };
}

const isHeaded = ({ heading }: RawRow): boolean => heading !== '';

/** A piece without a header of its own goes on below that of the pieces before it, if its columns stand in another order than the official one. */
const below = (header: ColumnOrder | undefined, row: RawRow): RawRow =>
  header?.named && row.order?.named === false && !header.orders.includes(APPLICANTS)
    ? { ...row, order: { ...header, byColumn: undefined } }
    : row;

/** The same in table two: rows of a piece without a header, and of the block whose columns the header of the piece above names. */
function belowNames(names: readonly HeaderCell[], row: RawRow): RawRow {
  if (names.length < LEAST_NAMES || !row.header || row.header.length > 0 || row.heading !== '') return row;
  const isOfBlock = [...row.label.in.values()].some(({ block }) =>
    names.every(({ column }) => block.columns.some(({ id }) => id === column.id)),
  );
  return isOfBlock ? { ...row, header: names } : row;
}

/** A header that has so many names, and no row below it, is a table that nobody has filled in. */
const LEAST_ALONE = 6;

/** One name says nothing of an order. */
const LEAST_NAMES = 2;

/** The row is already there: the piece begins a second table, unless a page break merely repeated its last row. */
function startsAnew(part: TableParts, row: RawRow, reading: GridReading, table: TableId): boolean {
  if (part.grids[part.grids.length - 1] === reading.grid) return false;
  const before = part.rows.findIndex((other) => other.label.id === row.label.id && other.label.table === row.label.table);
  if (before < 0) {
    // another form's row for the same place opens nothing new
    return false;
  }
  if (before === part.rows.length - 1) {
    const more = reading.rows.filter((other) => other.label.table === table);
    return more.length > 1 && more.some((other) => other !== row && part.rows.some((old) => old.label.id === other.label.id));
  }
  return true;
}

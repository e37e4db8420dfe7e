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
  const state: BindingState = {
    due,
    fallback,
    parts: [],
    current: new Map(),
    tables: [],
    otherTables: [],
    unreadable: [],
    headersAlone: [],
    order: undefined,
    header: undefined,
    foreign: undefined,
    flat: undefined,
  };
  for (const grid of grids) {
    yield;
    bindGrid(state, grid, sectionOf(grid));
  }
  for (const part of state.parts) {
    if (part.rows.length === 0) continue;
    yield;
    putTogether(state, part);
  }
  return bindingOf(state);
}

/** What the grids have given so far. */
interface BindingState {
  readonly due: Template | undefined;
  readonly fallback: Template;
  readonly parts: TableParts[];
  /** The piece of each table that goes on. */
  readonly current: Map<TableId, TableParts>;
  readonly tables: BoundTable[];
  readonly otherTables: Grid[];
  readonly unreadable: Unreadable[];
  readonly headersAlone: { readonly table: TableId; readonly grid: Grid; readonly names: number; readonly seen: Unreadable | undefined }[];
  order: ColumnOrder | undefined;
  header: { readonly section: SectionId | undefined; readonly cells: readonly HeaderCell[] } | undefined;
  foreign: { readonly section: SectionId | undefined; readonly columns: ForeignColumns } | undefined;
  flat: { readonly section: SectionId | undefined; readonly order: ColumnOrder } | undefined;
}

/** Reads a grid, and gives what it holds to the tables. */
function bindGrid(state: BindingState, grid: Grid, section: SectionId | undefined): void {
  const { foreign, flat, header: above } = state;
  const reading = readGrid(
    grid,
    section,
    foreign && foreign.section === section ? foreign.columns : undefined,
    flat && flat.section === section ? flat.order : undefined,
  );
  if (reading.two.length > 0 || reading.rows.some(isHeaded)) state.header = { section, cells: reading.two };
  state.flat = reading.flat ? { section, order: reading.flat } : undefined;
  state.foreign = reading.foreign ? { section, columns: reading.foreign } : undefined;
  state.order = reading.order ?? state.order;
  const accepted = TABLES.filter((table) => isStandard(reading, table, section));
  if (accepted.length === 0) setAside(state, reading, section);
  else takeIn(state, reading, accepted, above && above.section === section ? above.cells : NO_NAMES);
}

const TABLES: readonly TableId[] = ['proactiveDisclosure', 'applications', 'reviewLitigation'];
const NO_NAMES: readonly HeaderCell[] = [];

/** A grid of no standard table, or nothing but a header. */
function setAside(
  { current, headersAlone, otherTables, unreadable }: BindingState,
  reading: GridReading,
  section: SectionId | undefined,
): void {
  const { grid } = reading;
  const home = isTableId(section) ? section : undefined;
  if (home && reading.rows.length === 0 && reading.unknown.length === 0 && reading.evidence[home] > 0) {
    // a header torn from its rows
    const part = current.get(home);
    if (part) part.grids.push(grid);
    else headersAlone.push({ table: home, grid, names: reading.evidence[home], seen: unreadableIn(reading, section) });
    return;
  }
  otherTables.push(grid);
  const seen = unreadableIn(reading, section);
  if (seen) unreadable.push(seen);
}

/** The rows, headers and unknown rows of a grid become those of its tables. `above`: the names of table two in the piece above. */
function takeIn(state: BindingState, reading: GridReading, accepted: readonly TableId[], above: readonly HeaderCell[]): void {
  const { parts, current, order } = state;
  const { grid } = reading;
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
    part.rows.push(table === 'applications' ? below(order, row) : belowNames(above, row));
  }
  for (const named of reading.headers) if (accepted.includes(named.column.table)) current.get(named.column.table)?.headers.push(named);
  for (const { table, row, label, values } of reading.unknown)
    if (table && accepted.includes(table)) current.get(table)?.unknown.push({ row, label, values, grid });
}

/** The pieces of a table become one. */
function putTogether({ due, fallback, tables, unreadable }: BindingState, part: TableParts): void {
  const { table, seen } = assembleTable(part, due, fallback);
  tables.push(table);
  if (seen) unreadable.push({ span: table.span, grid: part.grids[0], table: part.id, seen });
}

function bindingOf({ current, tables, otherTables, unreadable, headersAlone }: BindingState): Binding {
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

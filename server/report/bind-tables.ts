import type { Cell, Grid, Row } from '../syntax/tree.ts';
import type { Template } from '../template/catalog.ts';
import type { SectionId, TableId } from '../template/schema.ts';
import { fold } from '../text/fold.ts';
import { assembleTable, type RawRow, type TableParts } from './assemble-table.ts';
import { type ColumnOrder, columnOrder, columnsOf, type HeaderCell, APPLICANTS, OUTCOMES } from './columns.ts';
import { isBlockHeading, isGroupName, nearestColumn, nearestRow, type RowLabel, readLabel, rowsNamed } from './labels.ts';
import { exactRow, firstFigure, follow, labelOf, type PathContext, pathRow, type RowMatch } from './match-row.ts';
import type { BoundTable, LabelAt, Unreadable } from './report.ts';

/** What binding found in a document's grids. */
export interface Binding {
  readonly tables: readonly BoundTable[];
  readonly otherTables: readonly Grid[];
  readonly unreadable: readonly Unreadable[];
}

/** One header label on its way to `BoundHeader`. */
export interface RawHeader {
  readonly column: HeaderCell['column'];
  readonly label: LabelAt;
  readonly match: 'exact' | 'near';
  /** Heading of the block above it, folded; empty where none stood. */
  readonly heading: string;
}

/** What one grid gives, row by row, before the form is known. */
interface GridReading {
  readonly grid: Grid;
  readonly rows: RawRow[];
  readonly headers: RawHeader[];
  /** Rows with figures and a label that fits nothing. */
  readonly unknown: { row: Row; label: LabelAt; table: TableId | undefined; values: readonly Cell[]; index: number }[];
  readonly evidence: Record<TableId, number>;
}

const SECTION_TABLES: ReadonlySet<string> = new Set(['proactiveDisclosure', 'applications', 'reviewLitigation']);

/**
 * Binds grids to the standard tables, by label. `sectionOf` gives the section in which a grid stands. A table cut in pieces is put together; a row that
 * comes again in a new piece opens a second table. Grids without evidence of a standard table are the clerk's own.
 */
export function bindTables(
  grids: readonly Grid[],
  sectionOf: (grid: Grid) => SectionId | undefined,
  due: Template | undefined,
  fallback: Template,
): Binding {
  const parts: TableParts[] = [];
  const current = new Map<TableId, TableParts>();
  const otherTables: Grid[] = [];
  const unreadable: Unreadable[] = [];
  for (const grid of grids) {
    const section = sectionOf(grid);
    const reading = readGrid(grid, section);
    const accepted = new Set<TableId>();
    for (const table of ['proactiveDisclosure', 'applications', 'reviewLitigation'] as const)
      if (isStandard(reading, table, section)) accepted.add(table);
    if (accepted.size === 0) {
      const home = section && SECTION_TABLES.has(section) ? (section as TableId) : undefined;
      if (home && reading.rows.length === 0 && reading.unknown.length === 0 && reading.evidence[home] > 0) {
        // a header torn from its rows
        current.get(home)?.grids.push(grid);
        continue;
      }
      otherTables.push(grid);
      const seen = unreadableIn(reading, section);
      if (seen) unreadable.push(seen);
      continue;
    }
    const opened = new Set<TableId>();
    for (const row of reading.rows) {
      const table = row.label.table;
      if (!accepted.has(table)) continue;
      let part = current.get(table);
      if (!part || (!opened.has(table) && startsAnew(part, row, reading, table))) {
        part = { id: table, grids: [], rows: [], headers: [], unknown: [] };
        parts.push(part);
        current.set(table, part);
      }
      opened.add(table);
      if (part.grids[part.grids.length - 1] !== grid) part.grids.push(grid);
      part.rows.push(row);
    }
    for (const header of reading.headers)
      if (accepted.has(header.column.table)) current.get(header.column.table)?.headers.push({ ...header, grid });
    for (const unknown of reading.unknown) {
      const table = unknown.table;
      if (table && accepted.has(table)) current.get(table)?.unknown.push({ ...unknown, grid });
    }
  }
  const tables: BoundTable[] = [];
  for (const part of parts) {
    if (part.rows.length === 0) continue;
    const { table, seen } = assembleTable(part, due, fallback);
    tables.push(table);
    if (seen) unreadable.push({ span: table.span, grid: part.grids[0], table: part.id, seen });
  }
  tables.sort((a, b) => a.span.start - b.span.start);
  return { tables, otherTables, unreadable };
}

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

function isStandard(reading: GridReading, table: TableId, section: SectionId | undefined): boolean {
  const rows = reading.rows.filter((row) => row.label.table === table);
  if (rows.length === 0) return false;
  const evidence = reading.evidence[table];
  const home = section === table;
  const away = section === 'overview' || section === 'problems' || section === 'otherMatters';
  switch (table) {
    case 'applications': {
      const needed = home ? 1 : away ? 8 : 2;
      return rows.length >= needed || (rows.length >= 1 && !away && evidence >= 4);
    }
    case 'proactiveDisclosure':
      return home ? true : evidence >= 1 && (!away || rows.length >= 3);
    case 'reviewLitigation':
      return evidence >= (home ? 2 : 4);
  }
}

/** A grid in the place of a standard table of which no row could be bound. */
function unreadableIn(reading: GridReading, section: SectionId | undefined): Unreadable | undefined {
  if (!section || !SECTION_TABLES.has(section)) return undefined;
  const table = section as TableId;
  const { grid } = reading;
  const figures = grid.rows.reduce((sum, { cells }) => sum + (firstFigure(cells) < cells.length ? 1 : 0), 0);
  const hits = reading.evidence[table] + reading.headers.length;
  const glued = gluedLabels(grid, table);
  if (glued === 0 && (hits < 2 || figures === 0)) return undefined;
  const seen = glued > 0 ? `有${glued}行的数字与项目名称或其他数字连在一起` : `有${figures}行数字，但没有一行的项目名称能对上`;
  return { span: grid.span, grid, table, seen };
}

/** Rows whose label runs straight into its figures: 一、本年新收政府信息公开申请数量0000000. */
function gluedLabels(grid: Grid, table: TableId): number {
  let n = 0;
  for (const { cells } of grid.rows) {
    const first = cells.find(({ text }) => text !== '');
    if (first && isGluedLabel(first.text, table)) n++;
  }
  return n;
}

/** The text is a row's label with figures run into it. */
export function isGluedLabel(text: string, table: TableId): boolean {
  const match = /^(.{4,60}?[\u4e00-\u9fff）)”])\s{0,2}[\d０-９][\d０-９\s]*$/s.exec(text);
  if (!match?.[1]) return false;
  const label = readLabel(match[1]);
  return nearestRow(label.name, (row) => row.table === table) !== undefined;
}

/** Reads one grid row by row. */
function readGrid(grid: Grid, section: SectionId | undefined): GridReading {
  const reading: GridReading = {
    grid,
    rows: [],
    headers: [],
    unknown: [],
    evidence: { proactiveDisclosure: 0, applications: 0, reviewLitigation: 0 },
  };
  const context: PathContext = { han: undefined, bracket: undefined };
  let headerRows = 0;
  let applicants: HeaderCell[] = [];
  const outcomes: HeaderCell[] = [];
  let two: HeaderCell[] = [];
  let heading = '';
  let cases: string[] = [];
  let table: TableId | undefined = section && SECTION_TABLES.has(section) ? (section as TableId) : undefined;
  let freshHeader = true;
  let order: ColumnOrder = columnOrder([], APPLICANTS, grid.columns);
  let pending: { match: RowMatch | undefined; label: LabelAt; row: Row; index: number } | undefined;
  let flatCases: ColumnOrder | undefined;
  let isBlankRow = false;

  const readHeaders = (cells: readonly Cell[], ownRow: boolean): number => {
    let hits = 0;
    const near: Cell[] = [];
    let names = 0;
    for (const cell of cells) {
      if (cell.text === '' || cell.text.length > 80) continue;
      names++;
      const folded = fold(cell.text);
      if (isBlockHeading(folded)) {
        heading = folded;
        two = [];
        table = 'proactiveDisclosure';
        reading.evidence.proactiveDisclosure++;
        hits++;
        continue;
      }
      const columns = columnsOf(cell);
      if (columns.length === 0) {
        if (folded === '信息内容') {
          two = [];
          table = 'proactiveDisclosure';
          reading.evidence.proactiveDisclosure++;
          hits++;
        } else if (folded === '行政复议' || folded === '行政诉讼' || folded === '未经复议直接起诉' || folded === '复议后起诉') {
          if (folded === '行政复议' && cases.includes(folded)) cases = [];
          cases.push(folded);
          reading.evidence.reviewLitigation++;
          table = 'reviewLitigation';
          hits++;
        } else if (isGroupName(folded) || /^\(?本列数据的勾稽关系/.test(folded)) hits++;
        else near.push(cell);
        continue;
      }
      hits++;
      for (const column of columns) addHeader(column, cell, 'exact');
    }
    if (near.length > 0 && ownRow && grid.columns !== 'none' && (hits > 0 || table === 'proactiveDisclosure') && names <= 24) {
      for (const cell of near) {
        const column = nearestColumn(
          fold(cell.text),
          (label) => (table === undefined || label.table === table) && !/^(?:总计|其他)$/.test(fold(cell.text)),
        );
        if (column && (hits > 0 || near.length < names)) {
          addHeader(column, cell, 'near');
          hits++;
        }
      }
    }
    if (hits > 0) headerRows++;
    return hits;
    function addHeader(column: HeaderCell['column'], cell: Cell, match: 'exact' | 'near'): void {
      reading.evidence[column.table]++;
      if (column.table === 'proactiveDisclosure') {
        table = 'proactiveDisclosure';
        two.push({ column, cell, row: headerRows });
        reading.headers.push({ column, label: { span: cell.span, text: cell.text }, match, heading });
      } else if (column.table === 'applications') {
        if (!freshHeader) applicants = [];
        freshHeader = true;
        applicants.push({ column, cell, row: headerRows });
        if (column.id !== 'total' && column.id !== 'legalEntity.otherOrg') {
          table = 'applications';
          reading.headers.push({ column, label: { span: cell.span, text: cell.text }, match, heading: '' });
        }
      } else {
        outcomes.push({ column, cell, row: headerRows });
        if (column.id !== 'total') {
          table = 'reviewLitigation';
          reading.headers.push({ column, label: { span: cell.span, text: cell.text }, match, heading: '' });
        }
      }
    }
  };

  const allowed = (row: RowLabel, text: { readonly name: string; readonly path: readonly unknown[] }, hasFigures: boolean): boolean => {
    if (row.table === 'reviewLitigation') return flatCases !== undefined;
    if (row.table === 'proactiveDisclosure')
      return (
        table === undefined ||
        table === 'proactiveDisclosure' ||
        (hasFigures && reading.evidence.proactiveDisclosure > 0 && text.path.length === 0)
      );
    // （六）其他处理 is a row in one form and a parent in the other: a row of its own has figures, its whole path, or blanks for them
    if (row.id === 'results.other') return hasFigures || text.path.length > 1 || isBlankRow;
    return true;
  };

  const accept = (match: RowMatch, row: Row, index: number, values: readonly Cell[]): void => {
    const id = match.row.table;
    table = id;
    if (id === 'applications') {
      if (freshHeader) {
        order = columnOrder(applicants, APPLICANTS, grid.shape === 'lines' ? 'none' : grid.columns);
        freshHeader = false;
      }
      const template = [...match.row.in.values()][0]?.row;
      const [han, bracket] = template?.path ?? [];
      follow(context, readLabel(`${han ?? ''}${han ? '、' : ''}${bracket ?? ''}`).path);
    }
    reading.rows.push({
      label: match.row,
      match: match.match,
      at: match.label,
      text: match.text,
      grid,
      row,
      index,
      values,
      labelEnd: match.values,
      order: id === 'applications' ? order : id === 'reviewLitigation' ? flatCases : undefined,
      header: id === 'proactiveDisclosure' ? two : undefined,
      heading,
      group: undefined,
    });
  };

  const settle = (): void => {
    if (pending?.match) accept(pending.match, pending.row, pending.index, []);
    pending = undefined;
  };

  grid.rows.forEach((row, index) => {
    const { cells } = row;
    const figure = firstFigure(cells);
    const hasFigures = figure < cells.length;
    isBlankRow = grid.columns !== 'none' && cells.length > APPLICANTS.length && cells.filter(({ text }) => text !== '').length === 1;
    let found = exactRow(cells, context, allowed);
    if (found && found.row.table === 'proactiveDisclosure' && found.match === 'exact' && !hasFigures && headerLike(cells))
      found = undefined;
    if (!found && pending && hasFigures) {
      // a label broken over two rows, or one whose figures stand in the row below
      const last = lastText(cells, figure);
      if (last >= 0) {
        const joined = `${pending.label.text}${cells[last]?.text ?? ''}`;
        const probe: Cell = {
          span: { start: pending.label.span.start, end: cells[last]?.span.end ?? 0 },
          text: joined,
          column: 0,
          colSpan: 1,
          rowSpan: 1,
        };
        const match = exactRow([probe, ...cells.slice(last + 1)], context, allowed);
        if (match && match.first === 0) {
          found = { ...match, values: last + 1 };
          pending = undefined;
        }
      } else if (pending.match && cells.length - figure >= 1) {
        found = { ...pending.match, values: figure };
        pending = undefined;
      }
    }
    if (found) {
      settle();
      const before = cells.slice(0, found.first);
      if (before.some(({ text }) => text !== '')) {
        readHeaders(before, grid.shape !== 'lines');
        for (const cell of before) if (cell.text) follow(context, readLabel(cell.text).path);
      }
      follow(context, found.text.path);
      const values = cells.slice(found.values);
      if (values.length === 0 && index + 1 < grid.rows.length) {
        pending = { match: found, label: found.label, row, index };
        return;
      }
      accept(found, row, index, values);
      return;
    }
    if (!hasFigures) {
      settle();
      const last = lastText(cells, cells.length);
      const hits = readHeaders(cells, true);
      for (const cell of cells) if (cell.text) follow(context, readLabel(cell.text).path);
      if (cases.length === 0 && grid.columns !== 'none') flatCases = flatCaseHeader(row, grid, headerRows) ?? flatCases;
      if (last >= 0 && hits === 0) pending = { match: undefined, label: labelOf(cells, last, last), row, index };
      return;
    }
    // figures without an exact label
    settle();
    const last = lastText(cells, figure);
    const before = cells.slice(0, figure);
    if (last >= 0) readHeaders(before, grid.shape !== 'lines');
    const values = cells.slice(figure);
    const torn = section === 'reviewLitigation' && flatCases === undefined && countFilled(values) === 15;
    if (torn) reading.evidence.reviewLitigation += 2;
    if (
      (torn || (cases.length >= 2 && table === 'reviewLitigation')) &&
      values.filter(({ text }) => text !== '').length >= 6 &&
      flatCases === undefined
    ) {
      pushCases(reading, row, index, grid, last >= 0 ? values : cells.slice(firstOfValues(cells, figure)), outcomes);
      cases = [];
      return;
    }
    if (last < 0) return;
    const label = labelOf(cells, last, last);
    const text = readLabel(label.text);
    for (const cell of before.slice(0, last)) if (cell.text) follow(context, readLabel(cell.text).path);
    const byPath = pathRow(text, context, 'applications', grid.shape !== 'aligned');
    follow(context, text.path);
    if (isGroupName(text.name) || isParentPiece(text.name) || isBlockHeading(text.name)) return;
    if (byPath && table !== 'proactiveDisclosure' && table !== 'reviewLitigation') {
      accept({ row: byPath, match: 'path', label, text, values: last + 1, first: last }, row, index, cells.slice(last + 1));
      return;
    }
    reading.unknown.push({ row, label, table, values: cells.slice(last + 1), index });
  });
  settle();
  bindNearRows(reading, order, two, section, flatCases);
  return reading;
}

/** Rows left over whose label has a slip: bound to the nearest row that no other row has taken. */
function bindNearRows(
  reading: GridReading,
  order: ColumnOrder,
  two: readonly HeaderCell[],
  section: SectionId | undefined,
  flatCases: ColumnOrder | undefined,
): void {
  if (reading.unknown.length === 0 || reading.unknown.length > 400) return;
  const taken = new Set(reading.rows.map(({ label }) => `${label.table}/${label.id}`));
  const left: GridReading['unknown'] = [];
  const added: RawRow[] = [];
  for (const unknown of reading.unknown) {
    const text = readLabel(unknown.label.text);
    const table = unknown.table ?? (section as TableId | undefined);
    const row = nearestRow(
      text.name,
      (label) =>
        label.table === table &&
        !taken.has(`${label.table}/${label.id}`) &&
        (label.table !== 'reviewLitigation' || flatCases !== undefined),
    );
    if (!row) {
      left.push(unknown);
      continue;
    }
    taken.add(`${row.table}/${row.id}`);
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
  reading.unknown.push(...left);
  if (added.length > 0) {
    reading.rows.push(...added);
    reading.rows.sort((a, b) => a.index - b.index);
  }
}

/** 三、本年度 and 办理结果: the pieces of a parent label that a page break tore. */
const isParentPiece = (name: string): boolean => name.length >= 2 && '本年度办理结果'.includes(name);

const countFilled = (cells: readonly Cell[]): number => cells.reduce((n, { text }) => n + (text === '' ? 0 : 1), 0);

function headerLike(cells: readonly Cell[]): boolean {
  return cells.some((cell) => columnsOf(cell).length > 0);
}

function lastText(cells: readonly Cell[], before: number): number {
  for (let i = Math.min(before, cells.length) - 1; i >= 0; i--) if (cells[i]?.text) return i;
  return -1;
}

function firstOfValues(cells: readonly Cell[], figure: number): number {
  // blanks before the first figure belong to the row of fifteen where the row is as long as that
  return cells.length >= 15 && figure <= cells.length - 1 ? Math.min(figure, Math.max(0, cells.length - 15)) : figure;
}

/** A header that names the five outcomes once each, without the groups of the official form: rows follow, one for each kind of case. */
function flatCaseHeader(row: Row, grid: Grid, index: number): ColumnOrder | undefined {
  const headers: HeaderCell[] = [];
  for (const cell of row.cells) {
    const folded = fold(cell.text);
    if (folded === '未经复议直接起诉' || folded === '复议后起诉' || folded === '行政诉讼' || folded === '行政复议') return undefined;
    for (const column of columnsOf(cell)) if (column.table === 'reviewLitigation') headers.push({ column, cell, row: index });
  }
  if (headers.filter(({ column }) => column.id !== 'total').length < 3 || headers.length > 5) return undefined;
  return columnOrder(headers, OUTCOMES, grid.columns === 'none' ? 'none' : grid.columns);
}

/** The one row of fifteen figures of the official table four becomes three rows of five. */
function pushCases(
  reading: GridReading,
  row: Row,
  index: number,
  grid: Grid,
  values: readonly Cell[],
  outcomes: readonly HeaderCell[],
): void {
  void outcomes;
  const names = ['行政复议', '未经复议直接起诉', '复议后起诉'];
  const label: LabelAt = { span: { start: row.span.start, end: row.span.start }, text: '' };
  names.forEach((name, group) => {
    const found = rowsNamed(fold(name)).find((one) => one.table === 'reviewLitigation');
    if (!found) return;
    reading.rows.push({
      label: found,
      match: 'position',
      at: label,
      text: { path: [], name: '' },
      grid,
      row,
      index,
      values,
      labelEnd: row.cells.length - values.length,
      order: undefined,
      header: undefined,
      heading: '',
      group,
    });
  });
}

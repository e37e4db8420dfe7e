import type { Cell, Grid, Row } from '../syntax/tree.ts';
import { type TableTemplate, type Template, templates } from '../template/catalog.ts';
import type { BlockTemplate, ColumnTemplate, RowTemplate, TableId } from '../template/schema.ts';
import { cover, type Span, span } from '../text/span.ts';
import type { RawHeader } from './bind-tables.ts';
import { APPLICANTS, type ColumnOrder, type HeaderCell, OUTCOMES } from './columns.ts';
import { readFigure } from './figure.ts';
import { type LabelText, type RowLabel, readLabel } from './labels.ts';
import { numbersAgree } from './match-row.ts';
import { placeValues } from './place-values.ts';
import type { BoundCell, BoundHeader, BoundRow, BoundTable, LabelAt, MissingColumn, MissingRow, UnknownRow } from './report.ts';

/** A row recognised by its label, its cells not yet put into columns. */
export interface RawRow {
  readonly label: RowLabel;
  readonly match: 'exact' | 'path' | 'near' | 'position';
  readonly at: LabelAt;
  readonly text: LabelText;
  readonly grid: Grid;
  readonly row: Row;
  /** Index in the grid. */
  readonly index: number;
  /** The cells behind the label. */
  readonly values: readonly Cell[];
  /** Cells of the row up to and with the label. */
  readonly labelEnd: number;
  readonly order: ColumnOrder | undefined;
  /** Header of the block in table two. */
  readonly header: readonly HeaderCell[] | undefined;
  readonly heading: string;
  /** Which five of the fifteen figures of table four. */
  readonly group: number | undefined;
}

/** The pieces of one table, in document order. */
export interface TableParts {
  readonly id: TableId;
  readonly grids: Grid[];
  readonly rows: RawRow[];
  readonly headers: (RawHeader & { readonly grid: Grid })[];
  readonly unknown: { readonly row: Row; readonly label: LabelAt; readonly values: readonly Cell[]; readonly grid: Grid }[];
}

/** Cells of the official grid: three label columns and seven value columns. */
const OFFICIAL_WIDTH = 10;
/** Figures in the one row of table four. */
const CASES = 15;

/** Decides the form by the labels, puts the values into columns, and says what is missing. `seen` where too little of it could be read. */
export function assembleTable(
  parts: TableParts,
  due: Template | undefined,
  fallback: Template,
): { readonly table: BoundTable; readonly seen: string | undefined } {
  const { form, certain } = formOf(parts, due ?? fallback);
  const template = form.tables[parts.id];
  const layouts = learnLayouts(parts, (raw) => countOf(raw, raw.label.in.get(form.id)?.block, template.id));
  const rows: BoundRow[] = [];
  const duplicateRows: BoundRow[] = [];
  const cells = new Map<string, BoundCell>();
  const missingColumns: MissingColumn[] = [];
  const bound = new Map<string, BoundRow>();
  for (const raw of parts.rows) {
    const own = raw.label.in.get(form.id);
    if (!own) continue;
    const row = bindRow(raw, own.row, own.block, template, layouts, missingColumns);
    if (!row) continue;
    if (bound.has(own.row.id)) {
      duplicateRows.push(row);
      continue;
    }
    bound.set(own.row.id, row);
    rows.push(row);
    for (const cell of row.cells) if (!cells.has(cell.id)) cells.set(cell.id, cell);
  }
  const grids = parts.grids;
  let at = grids[0]?.span ?? span(0, 0);
  for (const grid of grids) at = cover(at, grid.span);
  const unknownRows = parts.unknown.map(
    (unknown): UnknownRow => ({ row: unknown.row, label: unknown.label, knownExtra: isKnownExtra(template, unknown.label.text) }),
  );
  const foreign = parts.rows.filter((raw) => !raw.label.in.has(form.id) && raw.values.some(({ text }) => text !== ''));
  if (!certain || foreign.length > 0) {
    // a row of the other form in a table of this one is a row that does not belong here, unless it is the parent of rows that are
    for (const raw of foreign) if (raw.label.id !== 'results.other') unknownRows.push({ row: raw.row, label: raw.at, knownExtra: false });
  }
  const broken = rows.filter((row) => row.figureCount !== undefined);
  const halfWritten = isHalfWritten(parts, rows);
  const table: BoundTable = {
    id: parts.id,
    template,
    formIsCertain: certain,
    foreignLabel: due && due.id !== form.id && certain ? foreignLabel(parts, form, due) : undefined,
    span: at,
    grids,
    rows,
    headers: boundHeaders(parts, form),
    cells,
    unknownRows,
    duplicateRows,
    missingRows: missingRows(template, rows),
    missingColumns: dedupe(missingColumns),
    halfWritten,
    unknownForm: unknownRows.filter(({ knownExtra }) => !knownExtra).length >= Math.max(4, (rows.length + unknownRows.length) * 0.25),
  };
  const tooBroken = !halfWritten && broken.length >= 3 && broken.length * 2 > rows.length;
  const seen = tooBroken ? `${rows.length}行中有${broken.length}行的数字个数与列数对不上，可能缺了列，或几个数粘在一起` : undefined;
  return { table, seen };
}

/** The form that has more of the telling labels; the due one where none tells. */
function formOf(parts: TableParts, due: Template): { readonly form: Template; readonly certain: boolean } {
  let best = due;
  let most = 0;
  let tie = false;
  for (const form of templates) {
    let n = 0;
    for (const raw of parts.rows) {
      if (raw.label.in.size < templates.length && raw.label.in.has(form.id))
        n += raw.label.id === 'results.other' ? (raw.values.length > 0 ? 1 : 0) : 1;
    }
    for (const header of parts.headers) if (header.column.in.size < templates.length && header.column.in.has(form.id)) n++;
    if (n > most) {
      best = form;
      most = n;
      tie = false;
    } else if (n === most && n > 0) tie = true;
  }
  if (most === 0 || parts.id === 'reviewLitigation') return { form: due, certain: false };
  return tie ? { form: due, certain: false } : { form: best, certain: true };
}

function foreignLabel(parts: TableParts, form: Template, due: Template): LabelAt | undefined {
  const candidates: LabelAt[] = [];
  for (const raw of parts.rows) if (raw.label.in.has(form.id) && !raw.label.in.has(due.id)) candidates.push(raw.at);
  for (const header of parts.headers) if (header.column.in.has(form.id) && !header.column.in.has(due.id)) candidates.push(header.label);
  return candidates.sort((a, b) => a.span.start - b.span.start)[0];
}

/** How the complete rows of a grid are laid out. */
interface Layout {
  /** By `columns/labelEnd`, then by the number of cells behind the label: the offset of the first value; undefined where rows differ. */
  readonly byLabel: Map<string, Map<number, number | undefined>>;
  /** By `columns/cells of the row`: in which cell of the row the values begin, with the number of rows that say so. */
  readonly byWidth: Map<string, Map<number, number>>;
}

/** By piece of the table; under `undefined` all pieces together, for a piece without a complete row. */
type Layouts = ReadonlyMap<Grid | undefined, Layout>;

/**
 * Learns from the rows whose every column is filled. A row with blanks is trusted only where it is laid out as they are: a row that lost a cell
 * looks just like one with a blank at its end.
 */
function learnLayouts(parts: TableParts, n: (raw: RawRow) => number): Layouts {
  const layouts = new Map<Grid | undefined, Layout>();
  for (const raw of parts.rows) {
    if (raw.grid.columns === 'none') continue;
    const wanted = n(raw);
    const placed = placeValues(raw.values, wanted, raw.grid.columns);
    if (!('cells' in placed) || placed.cells.some(({ text }) => text === '')) continue;
    for (const key of [raw.grid, undefined]) {
      const layout = layouts.get(key) ?? { byLabel: new Map(), byWidth: new Map() };
      layouts.set(key, layout);
      const lengths = entryOf(layout.byLabel, `${wanted}/${raw.labelEnd}`);
      const length = raw.values.length;
      if (!lengths.has(length)) lengths.set(length, placed.offset);
      else if (lengths.get(length) !== placed.offset) lengths.set(length, undefined);
      const starts = entryOf(layout.byWidth, `${wanted}/${raw.row.cells.length}`);
      const start = raw.labelEnd + placed.offset;
      starts.set(start, (starts.get(start) ?? 0) + 1);
    }
  }
  return layouts;
}

function entryOf<V>(map: Map<string, Map<number, V>>, key: string): Map<number, V> {
  const known = map.get(key);
  if (known) return known;
  const fresh = new Map<number, V>();
  map.set(key, fresh);
  return fresh;
}

/** Where the values of a row with blanks begin behind its label; undefined where nothing tells. */
function offsetOf(raw: RawRow, n: number, layout: Layout | undefined, table: TableId): number | undefined {
  const length = raw.values.length;
  const width = raw.row.cells.length;
  const official =
    table === 'applications' ? (width === OFFICIAL_WIDTH ? length - n : undefined) : table === 'proactiveDisclosure' ? 0 : undefined;
  // table two: as wide as the header or the row above it
  const above = raw.grid.rows[raw.index - 1];
  if (table === 'proactiveDisclosure' && above && above.cells.length !== width) return undefined;
  if (raw.grid.atEnd && raw.grid.rows[raw.grid.rows.length - 1] === raw.row) return undefined;
  if (!layout || layout.byLabel.size === 0) return length === n ? 0 : official;
  const same = layout.byLabel.get(`${n}/${raw.labelEnd}`);
  if (same) return same.get(length);
  const starts = layout.byWidth.get(`${n}/${width}`);
  if (!starts) return table === 'applications' ? undefined : length === n ? 0 : official;
  let best: number | undefined;
  let most = 0;
  let all = 0;
  for (const [start, count] of starts) {
    all += count;
    if (count > most) {
      most = count;
      best = start;
    }
  }
  return best !== undefined && most * 3 > all * 2 && best >= raw.labelEnd ? best - raw.labelEnd : undefined;
}

function bindRow(
  raw: RawRow,
  row: RowTemplate,
  block: BlockTemplate,
  template: TableTemplate,
  layouts: Layouts,
  missingColumns: MissingColumn[],
): BoundRow | undefined {
  const { columnById, official } = columnsOfBlock(block);
  let orders: readonly (readonly string[])[] = [official];
  const values = raw.values;
  let byColumn: ReadonlyMap<number, string> | undefined;
  if (template.id === 'applications') {
    orders = raw.order?.orders ?? [APPLICANTS];
    byColumn = raw.order?.byColumn;
  } else if (template.id === 'reviewLitigation') {
    if (raw.group === undefined) orders = raw.order?.orders ?? [OUTCOMES];
    else return caseGroup(raw, row, block, template);
  } else orders = blockOrders(raw, block, missingColumns);

  const count = values.filter(({ text }) => text !== '').length;
  let placed: { cells: readonly Cell[]; order: readonly string[] } | undefined;
  let joined: Cell | undefined;
  for (const order of orders) {
    const offset = offsetOf(
      raw,
      order.length,
      layouts.get(raw.grid) ?? (template.id === 'applications' ? layouts.get(undefined) : undefined),
      template.id,
    );
    const result = placeValues(values, order.length, raw.grid.columns, offset);
    if ('cells' in result) {
      const isComplete = result.cells.every(({ text }) => text !== '');
      if (!isComplete && raw.grid.columns !== 'exact' && offset !== result.offset) continue;
      placed = { cells: result.cells, order };
      break;
    }
    if (byColumn && result.found > 0) {
      const byHeader = placeByColumn(values, order, byColumn);
      if (byHeader) {
        placed = { cells: byHeader, order };
        break;
      }
    }
  }
  if (!placed && template.id === 'applications') {
    const order = orders[0] ?? APPLICANTS;
    const repaired = joinSplit(values, order, columnById);
    if (repaired) {
      placed = { cells: repaired.cells, order };
      joined = repaired.joined;
    }
  }
  if (placed && orders.length > 1 && placed.order === orders[1]) {
    for (const id of official) {
      const column = columnById.get(id);
      if (column && !placed.order.includes(id)) missingColumns.push({ block, column, at: raw.at.span });
    }
  } else if (placed && placed.order.length < official.length && raw.order?.named) {
    for (const id of official) {
      const column = columnById.get(id);
      if (column && !placed.order.includes(id)) missingColumns.push({ block, column, at: raw.at.span });
    }
  }
  const cells: BoundCell[] = [];
  const ids = placed?.order ?? orders[0] ?? official;
  ids.forEach((id, index) => {
    const column = columnById.get(id);
    if (!column) return;
    const cell = placed?.cells[index];
    cells.push(cell ? boundCell(template.id, row, column, cell, raw.grid, cell === joined) : unknownCell(template.id, row, column, raw));
  });
  if (placed) joinInside(cells, template);
  const first = values.find(({ text }) => text !== '') ?? values[0];
  const last = [...values].reverse().find(({ text }) => text !== '') ?? first;
  const figureCount = placed
    ? undefined
    : { found: count, expected: ids.length, span: first && last ? cover(first.span, last.span) : raw.at.span };
  return {
    template: row,
    block,
    grid: raw.grid,
    row: raw.row,
    label: raw.at,
    match: matchOf(raw, row),
    expectedLabel: expectedLabel(raw, row),
    cells,
    figureCount,
  };
}

interface BlockColumns {
  readonly columnById: ReadonlyMap<string, ColumnTemplate>;
  readonly official: readonly string[];
}

const blockColumns = new WeakMap<BlockTemplate, BlockColumns>();

/** A block's columns by id and in order; derived from the form once. */
function columnsOfBlock(block: BlockTemplate): BlockColumns {
  const known = blockColumns.get(block);
  if (known) return known;
  const columns = { columnById: new Map(block.columns.map((column) => [column.id, column])), official: block.columns.map(({ id }) => id) };
  blockColumns.set(block, columns);
  return columns;
}

/** How many figures a row should have, as far as its own block and header say. */
function countOf(raw: RawRow, block: BlockTemplate | undefined, table: TableId): number {
  if (table === 'applications') return raw.order?.orders[0]?.length ?? APPLICANTS.length;
  if (raw.group !== undefined) return CASES;
  return raw.order?.orders[0]?.length ?? block?.columns.length ?? 0;
}

/** Table two: the columns that the block's own header names; the official ones where it names none. */
function blockOrders(raw: RawRow, block: BlockTemplate, missingColumns: MissingColumn[]): readonly (readonly string[])[] {
  const official = block.columns.map(({ id }) => id);
  const named = (raw.header ?? [])
    .filter(({ column }) => official.includes(column.id))
    .sort((a, b) => a.cell.column - b.cell.column)
    .map(({ column }) => column.id);
  if (named.length === 0 || new Set(named).size !== named.length || raw.grid.columns === 'none' || raw.grid.shape === 'lines')
    return [official];
  if (named.length === official.length) return [named];
  const count = raw.values.filter(({ text }) => text !== '').length;
  if (count > named.length) return [official];
  const headerAt = raw.header?.[0]?.cell.span ?? raw.at.span;
  for (const column of block.columns) if (!named.includes(column.id)) missingColumns.push({ block, column, at: headerAt });
  return [named];
}

/** Cells that stand below the header cells of the same grid columns. Every filled cell must have its column. */
function placeByColumn(
  values: readonly Cell[],
  order: readonly string[],
  byColumn: ReadonlyMap<number, string>,
): readonly Cell[] | undefined {
  const found = new Map<string, Cell>();
  for (const cell of values) {
    const id = byColumn.get(cell.column);
    if (id === undefined || cell.colSpan > 1) {
      if (cell.text !== '') return undefined;
      continue;
    }
    found.set(id, cell);
  }
  const cells = order.map((id) => found.get(id));
  return cells.every((cell) => cell !== undefined) ? (cells as Cell[]) : undefined;
}

/** One figure too many: two neighbours are the halves of one, if one joining alone satisfies the row's total. */
function joinSplit(
  values: readonly Cell[],
  order: readonly string[],
  columns: ReadonlyMap<string, ColumnTemplate>,
): { readonly cells: readonly Cell[]; readonly joined: Cell } | undefined {
  const filled = values.filter(({ text }) => text !== '');
  if (filled.length !== order.length + 1 || order[order.length - 1] !== 'total') return undefined;
  let answer: { cells: readonly Cell[]; joined: Cell } | undefined;
  for (let i = 0; i + 1 < filled.length; i++) {
    const [a, b] = [filled[i], filled[i + 1]];
    if (!a || !b || !/^\d+$/.test(a.text) || !/^\d+$/.test(b.text) || a.text === '0') continue;
    const joined: Cell = { ...a, span: cover(a.span, b.span), text: a.text + b.text };
    const cells = [...filled.slice(0, i), joined, ...filled.slice(i + 2)];
    const numbers = cells.map(({ text }, index) => readFigure(text, columns.get(order[index] ?? '') ?? ANY_COUNT).value);
    if (numbers.some((n) => n === undefined)) continue;
    const total = numbers[numbers.length - 1] ?? 0;
    const sum = numbers.slice(0, -1).reduce<number>((s, n) => s + (n ?? 0), 0);
    if (sum !== total) continue;
    if (answer) return undefined;
    answer = { cells, joined };
  }
  return answer;
}

const ANY_COUNT: ColumnTemplate = { id: '', label: '', value: 'count', explanation: '' };

/** `1 2` in one cell is 12 if the row's total then holds. */
function joinInside(cells: BoundCell[], template: TableTemplate): void {
  if (template.id !== 'applications') return;
  const split = cells.filter(({ style }) => style?.split && style !== undefined);
  const index = cells.findIndex((cell) => cell.kind === 'text' && cell.style?.split === true);
  const cell = cells[index];
  if (!cell?.style || split.length !== 1) return;
  const value = Number(cell.text.normalize('NFKC').replace(/\s/g, ''));
  let sum = 0;
  for (const other of cells) {
    const n = other === cell ? value : other.value;
    if (n === undefined) return;
    sum += other.column.id === 'total' ? -n : n;
  }
  if (sum !== 0 || !cells.some(({ column }) => column.id === 'total')) return;
  cells[index] = { ...cell, kind: 'figure', value };
}

/** Five of the fifteen figures of the official table four. */
function caseGroup(raw: RawRow, row: RowTemplate, block: BlockTemplate, template: TableTemplate): BoundRow {
  const group = raw.group ?? 0;
  const read = placeValues(raw.values, CASES, raw.grid.columns, raw.values.length - CASES);
  // a blank is trusted only in a row as wide as the header above it
  const widest = raw.grid.rows.reduce((most, { cells }) => (cells === raw.row.cells ? most : Math.max(most, cells.length)), 0);
  const trusted = 'cells' in read && (read.cells.every(({ text }) => text !== '') || widest === 0 || raw.row.cells.length >= widest);
  const placed = trusted || !('cells' in read) ? read : { found: raw.values.filter(({ text }) => text !== '').length };
  const cells = block.columns.map((column, index): BoundCell => {
    const cell = 'cells' in placed ? placed.cells[group * 5 + index] : undefined;
    return cell ? boundCell(template.id, row, column, cell, raw.grid, false) : unknownCell(template.id, row, column, raw);
  });
  const first = raw.values[0];
  const last = raw.values[raw.values.length - 1];
  const at = first && last ? cover(first.span, last.span) : raw.row.span;
  return {
    template: row,
    block,
    grid: raw.grid,
    row: raw.row,
    label: { span: span(cells[0]?.span.start ?? at.start, cells[0]?.span.start ?? at.start), text: '' },
    match: 'position',
    expectedLabel: undefined,
    cells,
    figureCount: 'cells' in placed || group > 0 ? undefined : { found: placed.found, expected: CASES, span: at },
  };
}

function boundCell(table: TableId, row: RowTemplate, column: ColumnTemplate, cell: Cell, grid: Grid, joined: boolean): BoundCell {
  const { kind, value, style } = readFigure(cell.text, column);
  return {
    id: `${row.id}.${column.id}`,
    table,
    row,
    column,
    kind,
    value,
    text: cell.text,
    span: cell.span,
    grid,
    source: cell,
    style: joined && style ? { ...style, split: true } : style,
  };
}

function unknownCell(table: TableId, row: RowTemplate, column: ColumnTemplate, raw: RawRow): BoundCell {
  const at: Span = raw.at.text === '' ? raw.row.span : raw.at.span;
  return {
    id: `${row.id}.${column.id}`,
    table,
    row,
    column,
    kind: 'unknown',
    value: undefined,
    text: '',
    span: at,
    grid: raw.grid,
    source: undefined,
    style: undefined,
  };
}

function matchOf(raw: RawRow, row: RowTemplate): BoundRow['match'] {
  if (raw.match !== 'exact') return raw.match;
  return readLabel(row.label).name === raw.text.name ? 'exact' : 'alias';
}

/** What the label should read where it has a slip, in the manner of the document: number as written if it is right, full or short name by its length. */
function expectedLabel(raw: RawRow, row: RowTemplate): string | undefined {
  if (raw.match === 'position') return undefined;
  const agree = numbersAgree(raw.label, raw.text);
  if (raw.match === 'exact' && agree !== false) return undefined;
  const names = [row.label, row.short, ...(row.aliases ?? [])].filter((name) => name !== undefined);
  const written = raw.text.name.length;
  const name =
    raw.match === 'exact'
      ? (names.find((one) => readLabel(one).name === raw.text.name) ?? row.label)
      : names.reduce((best, one) => (Math.abs(one.length - written) < Math.abs(best.length - written) ? one : best), row.label);
  let prefix = '';
  let rest = raw.at.text;
  raw.text.path.forEach((numbering, index) => {
    const isLast = index === raw.text.path.length - 1;
    const part = row.path[row.path.length - 1];
    const mark = rest.slice(0, numbering.length);
    prefix +=
      isLast && agree === false && part !== undefined ? (/^\d/.test(part) ? `${part}.` : /^（/.test(part) ? part : `${part}、`) : mark;
    rest = rest.slice(numbering.length);
  });
  return `${prefix}${name}`;
}

function boundHeaders(parts: TableParts, form: Template): BoundHeader[] {
  const headers: BoundHeader[] = [];
  for (const header of parts.headers) {
    const own = header.column.in.get(form.id);
    if (!own) continue;
    headers.push({
      block: own.block,
      column: own.column,
      label: header.label,
      match: header.match === 'near' ? 'near' : 'exact',
      expectedLabel: header.match === 'near' ? own.column.label : undefined,
    });
  }
  return headers;
}

function missingRows(template: TableTemplate, rows: readonly BoundRow[]): MissingRow[] {
  const missing: MissingRow[] = [];
  const byId = new Map(rows.map((row) => [row.template.id, row]));
  for (const block of template.blocks) {
    block.rows.forEach((row, index) => {
      if (byId.has(row.id)) return;
      let after: BoundRow | undefined;
      let before: BoundRow | undefined;
      for (let i = index - 1; i >= 0 && !after; i--) after = byId.get(block.rows[i]?.id ?? '');
      for (let i = index + 1; i < block.rows.length && !before; i++) before = byId.get(block.rows[i]?.id ?? '');
      missing.push({ template: row, block, after, before });
    });
  }
  return missing;
}

function dedupe(columns: readonly MissingColumn[]): MissingColumn[] {
  const seen = new Set<string>();
  return columns.filter(({ block, column }) => {
    const key = `${block.id}/${column.id}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function isKnownExtra(template: TableTemplate, label: string): boolean {
  const name = readLabel(label).name;
  return template.blocks.some(({ knownExtraRows }) => knownExtraRows?.some((extra) => readLabel(extra).name === name));
}

/** The text breaks off in the table's last row: it is not closed, or short with nothing behind it. */
function isHalfWritten(parts: TableParts, rows: readonly BoundRow[]): boolean {
  const last = parts.grids[parts.grids.length - 1];
  if (!last) return false;
  if (last.halfWritten) return true;
  if (!last.atEnd) return false;
  const lastRow = last.rows[last.rows.length - 1];
  return rows.some((row) => row.row === lastRow && row.figureCount !== undefined && row.figureCount.found < row.figureCount.expected);
}

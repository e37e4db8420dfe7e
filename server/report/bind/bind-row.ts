import { isFilled } from '../../syntax/filled.ts';
import type { Cell, Grid } from '../../syntax/tree.ts';
import type { TableTemplate } from '../../template/catalog.ts';
import type { BlockTemplate } from '../../template/schema.ts';
import { keptWith } from '../../text/kept.ts';
import { cover, type Span, span } from '../../text/span.ts';
import { APPLICANTS, OUTCOMES } from '../columns.ts';
import { isFigureText } from '../figure.ts';
import { type FormRow, readLabel, rowsNamed } from '../labels.ts';
import { placeValues } from '../place-values.ts';
import type { BoundCell, BoundRow, MissingColumn } from '../report.ts';
import { columnsOfBlock, isNamedInOrder } from './block-columns.ts';
import { boundCell, joinInside, joinSplit, unknownCell } from './cells.ts';
import { expectedLabel, matchOf } from './expected-label.ts';
import { CASES, type Layouts, offsetOf } from './layout.ts';
import type { RawRow } from './raw.ts';

/** Puts a recognised row's values into the columns of its block. Columns that the header lacks are added to `missingColumns`. */
export function bindRow(
  raw: RawRow,
  own: FormRow,
  template: TableTemplate,
  layouts: () => Layouts,
  missingColumns: MissingColumn[],
): BoundRow | undefined {
  const { row, block, cellIds, columns } = own;
  const { columnById, official, inOrder } = columns;
  if (raw.doubtful || (raw.grid.columns === 'none' && raw.values.some(isLabel))) return unreadRow(raw, own, template);
  let orders: readonly (readonly string[])[] = inOrder;
  let values = raw.values;
  let byColumn: ReadonlyMap<number, string> | undefined;
  if (template.id === 'applications') {
    orders = ordersOf(raw);
    byColumn = raw.order?.byColumn;
  } else if (template.id === 'reviewLitigation') {
    if (raw.group === undefined) orders = raw.order?.orders ?? [OUTCOMES];
    else return caseGroup(raw, own, template);
  } else if (!isNamedInOrder(raw.header, columns)) {
    if (isUnderForeignHeader(raw, block, template.form)) {
      return boundRow(raw, own, unknownCells(raw, own, template), undefined);
    }
    values = withoutRepeats(raw, block);
    orders = blockOrders(raw, block, missingColumns);
  }

  // where empty cells cannot be seen, a remark must not make up for a figure that is not there
  if (raw.grid.columns === 'none') values = withoutRemark(values);
  let count = 0;
  for (const { text } of values) if (text !== '') count++;
  let placed: { cells: readonly Cell[]; order: readonly string[] } | undefined;
  let joined: Cell | undefined;
  if (count === 0) placed = blanksBelow(raw, orders[0] ?? official);
  for (let i = 0; i < orders.length && !placed; i++) {
    const order = orders[i] ?? official;
    if (values.length === order.length && count === values.length) {
      placed = { cells: values, order };
      break;
    }
    // HTML and rows of one length: a blank stands where its column is, if the complete rows stand below their header
    if (byColumn && count < order.length && values.length > order.length) {
      const below = headerHolds(raw.grid, byColumn, order.length) ? placeByColumn(values, order, byColumn) : undefined;
      if (below) {
        placed = { cells: below, order };
        break;
      }
    }
    // a figure for each column, and blanks of merges around them: how other rows are laid out does not matter
    const whole = placeValues(values, order.length, raw.grid.columns);
    if ('cells' in whole && whole.cells.every(isFilled)) {
      placed = { cells: whole.cells, order };
      break;
    }
    const offset = offsetOf(raw, order.length, layouts, template.id);
    const result = placeValues(values, order.length, raw.grid.columns, offset);
    if ('cells' in result) {
      const isComplete = result.cells.every(isFilled);
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
  if (!placed && template.id === 'applications' && !figuresOf(raw.grid).isWider) {
    const order = orders[0] ?? APPLICANTS;
    const repaired = joinSplit(values, order, columnById);
    if (repaired) {
      placed = { cells: repaired.cells, order };
      joined = repaired.joined;
    }
  }
  if (placed && placed.order.length < official.length && (placed.order === orders[1] || placed.order === raw.order?.orders[1])) {
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
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? '';
    const at = official[i] === id ? i : official.indexOf(id);
    const column = block.columns[at];
    if (!column) continue;
    const cell = placed?.cells[i];
    const cellId = cellIds[at] ?? '';
    cells.push(
      cell
        ? boundCell(cellId, template.id, row, column, cell, raw.grid, cell === joined)
        : unknownCell(cellId, template.id, row, column, raw),
    );
  }
  if (placed) joinInside(cells, template);
  if (template.id === 'proactiveDisclosure' && !raw.header?.length && block.columns.length > 1 && isTurnedAround(raw, cells))
    return unreadRow(raw, own, template);
  return boundRow(raw, own, cells, placed ? undefined : { found: count, expected: ids.length, span: figuresSpan(raw, values) });
}

/** The cells of a row without any figure, from the column of the header's first name on. */
function blanksBelow(
  { first, values }: RawRow,
  order: readonly string[],
): { readonly cells: readonly Cell[]; readonly order: readonly string[] } | undefined {
  const at = first === undefined ? -1 : values.findIndex(({ column }) => column === first);
  return at >= 0 && at + order.length <= values.length ? { cells: values.slice(at, at + order.length), order } : undefined;
}

/** The label of another row, whose figures this one took in. */
function isLabel({ text }: Cell): boolean {
  if (text.length < SHORTEST_LABEL || text.charCodeAt(text.length - 1) < 0x3000) return false;
  const { path, name } = readLabel(text);
  return path.length > 0 || rowsNamed(name).length > 0;
}
const SHORTEST_LABEL = 2;

/** No figure of the row, only that it has some. */
function unreadRow(raw: RawRow, own: FormRow, template: TableTemplate): BoundRow {
  const found = raw.values.filter(isFilled).length;
  const cells = unknownCells(raw, own, template);
  return boundRow(raw, own, cells, { found, expected: cells.length, span: figuresSpan(raw, raw.values) });
}

function unknownCells(raw: RawRow, { row, block, cellIds }: FormRow, template: TableTemplate): readonly BoundCell[] {
  return block.columns.map((column, i) => unknownCell(cellIds[i] ?? '', template.id, row, column, raw));
}

/** The values but for a word behind figures. */
function withoutRemark(values: readonly Cell[]): readonly Cell[] {
  const last = values[values.length - 1]?.text ?? '';
  return values.length > 1 && last !== '' && !isFigureText(last) ? values.slice(0, -1) : values;
}

/**
 * The header above the row names several columns of the other form and none of this one's: its figures are no figures of this form. One name alone tells
 * nothing: 处理决定数量 may be what a line break left of 本年处理决定数量. Nor does the header of another block of this form, below which the row's own is lost.
 */
export function isUnderForeignHeader({ header }: RawRow, block: BlockTemplate, form: string): boolean {
  if (!header || isNamedInOrder(header, columnsOfBlock(block)) || new Set(header.map(({ column }) => column.id)).size < 2) return false;
  return (
    header.every(({ column }) => !block.columns.some(({ id }) => id === column.id)) && header.some(({ column }) => !column.in.has(form))
  );
}

const boundRow = (raw: RawRow, own: FormRow, cells: readonly BoundCell[], figureCount: BoundRow['figureCount']): BoundRow => ({
  template: own.row,
  block: own.block,
  place: own.place,
  grid: raw.grid,
  row: raw.row,
  label: raw.at,
  match: matchOf(raw, own),
  expectedLabel: expectedLabel(raw, own.row),
  cells,
  figureCount,
});

/** From the first figure to the last, or the label of a row without any. */
function figuresSpan(raw: RawRow, values: readonly Cell[]): Span {
  const filled = values.filter(isFilled);
  const first = filled[0] ?? values[0];
  const last = filled[filled.length - 1] ?? first;
  return first && last ? cover(first.span, last.span) : raw.at.span;
}

/**
 * The orders that the header allows. One that names all columns but one is believed where no row has more cells from its first figure to its last; where
 * one has, a line of the header was lost, and a row with a figure less has lost that.
 */
function ordersOf(raw: RawRow): readonly (readonly string[])[] {
  const orders = raw.order?.orders ?? [APPLICANTS];
  const fewer = orders[1];
  if (!fewer || fewer.length >= APPLICANTS.length) return orders;
  const { most, span: widest } = figuresOf(raw.grid);
  return widest > fewer.length ? orders.slice(0, 1) : most === fewer.length ? [fewer] : orders;
}

/** The most figures that one row of a grid has, and the most cells from the first to the last of a row. */
interface FiguresInRows {
  readonly most: number;
  readonly span: number;
  /** Most rows have one figure more than the form has columns: they have a column more, and no figure in two halves. */
  readonly isWider: boolean;
}

const figuresOf = keptWith((grid: Grid): FiguresInRows => {
  let most = 0;
  let widest = 0;
  let rows = 0;
  let wider = 0;
  for (const { cells } of grid.rows) {
    let first = -1;
    let last = -1;
    let figures = 0;
    cells.forEach(({ text }, i) => {
      if (text === '' || !isFigureText(text)) return;
      if (first < 0) first = i;
      last = i;
      figures++;
    });
    most = Math.max(most, figures);
    if (figures > 0) rows++;
    if (figures === APPLICANTS.length + 1) wider++;
    if (first >= 0) widest = Math.max(widest, last - first + 1);
  }
  return { most, span: widest, isWider: rows > 1 && wider * 2 > rows };
});

const headersThatHold = new WeakMap<ReadonlyMap<number, string>, boolean>();

/**
 * The complete rows begin in the column of the header's first name. Where no row is complete, every figure of the table stands below a name, and
 * one below the last.
 */
function headerHolds(grid: Grid, byColumn: ReadonlyMap<number, string>, n: number): boolean {
  const known = headersThatHold.get(byColumn);
  if (known !== undefined) return known;
  const first = Math.min(...byColumn.keys());
  const last = Math.max(...byColumn.keys());
  let complete = 0;
  let off = 0;
  let outside = 0;
  let atEnd = 0;
  for (const { cells } of grid.rows) {
    const figures = cells.filter(({ text }) => text !== '' && isFigureText(text));
    for (const { column } of figures) {
      if (!byColumn.has(column)) outside++;
      if (column === last) atEnd++;
    }
    if (figures.length !== n) continue;
    complete++;
    if (figures[0]?.column !== first) off++;
  }
  const holds = complete > 0 ? off === 0 : outside === 0 && atEnd > 0;
  headersThatHold.set(byColumn, holds);
  return holds;
}

/** Table two: a merged cell whose figure stands in each of its columns, below a header that says its name as often, is one cell. */
function withoutRepeats(raw: RawRow, block: BlockTemplate): readonly Cell[] {
  const { values } = raw;
  const header = raw.header ?? [];
  if (values.length <= block.columns.length || header.length !== values.length) return values;
  const kept: Cell[] = [];
  for (let i = 0; i < values.length; i++) {
    const cell = values[i];
    if (!cell) continue;
    const before = header[i - 1];
    if (before && before.column.id === header[i]?.column.id) {
      if (cell.text !== kept[kept.length - 1]?.text) return values;
    } else kept.push(cell);
  }
  return kept.length === block.columns.length ? kept : values;
}

/**
 * Table two without a header: what is in force is less than what was issued, or the whole less than what is new, or nothing stands in the first column:
 * whoever puts the stock first has lost his header.
 */
function isTurnedAround({ values }: RawRow, cells: readonly BoundCell[]): boolean {
  const [first, middle, last] = cells;
  if (values[0]?.text === '' && values.length > cells.length && cells.some(isFilled)) return true;
  const [fresh, both, stock] = [first?.value, middle?.value, last?.value];
  if (cells.length !== 3 || stock === undefined) return false;
  const isLess = (value: number | undefined): boolean => value !== undefined && stock < value;
  // what was made in a year need not have been disclosed
  return last?.column.id === 'currentlyEffective' ? isLess(fresh) : last?.column.id === 'totalDisclosed' && isLess(both);
}

/** Table two: the columns that the block's own header names; the official ones where it names none. */
function blockOrders(raw: RawRow, block: BlockTemplate, missingColumns: MissingColumn[]): readonly (readonly string[])[] {
  const official = block.columns.map(({ id }) => id);
  const named = (raw.header ?? [])
    .filter(({ column }) => official.includes(column.id))
    .sort((a, b) => (a.row === b.row ? a.cell.column - b.cell.column : a.row - b.row))
    .map(({ column }) => column.id);
  if (named.length === 0 || new Set(named).size !== named.length) return [official];
  // where cells are mere words, a name may have been lost, but not where all of them are there
  if (raw.grid.columns === 'none' || raw.grid.shape === 'lines') return [named.length === official.length ? named : official];
  if (named.length === official.length) return [named];
  const count = raw.values.filter(isFilled).length;
  if (count > named.length || named.length < Math.min(2, official.length)) return [official];
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

/** Where the fifteen begin: the header right above, if it is as wide, shows how many cells at the end are filler. */
function caseOffset(raw: RawRow): number | undefined {
  if (raw.grid.packed) return 0;
  const above = raw.grid.rows[raw.index - 1]?.cells;
  if (above?.length !== raw.row.cells.length) return undefined;
  let filler = 0;
  while (filler < above.length && above[above.length - 1 - filler]?.text === '') filler++;
  return filler > 0 && filler < above.length ? raw.values.length - filler - CASES : undefined;
}

/** Five of the fifteen figures of the official table four. */
function caseGroup(raw: RawRow, { row, block, cellIds, place }: FormRow, template: TableTemplate): BoundRow {
  const group = raw.group ?? 0;
  const order = raw.order?.orders[0];
  const read = placeValues(raw.values, CASES, raw.grid.columns, caseOffset(raw));
  // a blank is trusted only in a row as wide as the header above it
  const widest = raw.grid.rows.reduce((most, { cells }) => (cells === raw.row.cells ? most : Math.max(most, cells.length)), 0);
  const trusted =
    'cells' in read && (read.cells.every(isFilled) || widest === 0 || raw.row.cells.length >= widest || raw.grid.packed === true);
  const placed = trusted || !('cells' in read) ? read : { found: raw.values.filter(isFilled).length };
  const cells = block.columns.map((column, index): BoundCell => {
    const at = group * OUTCOMES.length + (order ? order.indexOf(column.id) : index);
    const cell = 'cells' in placed ? placed.cells[at] : undefined;
    const id = cellIds[index] ?? '';
    return cell ? boundCell(id, template.id, row, column, cell, raw.grid, false) : unknownCell(id, template.id, row, column, raw);
  });
  joinInside(cells, template);
  const first = raw.values[0];
  const last = raw.values[raw.values.length - 1];
  const at = first && last ? cover(first.span, last.span) : raw.row.span;
  return {
    template: row,
    block,
    place,
    grid: raw.grid,
    row: raw.row,
    label: { span: span(cells[0]?.span.start ?? at.start, cells[0]?.span.start ?? at.start), text: '' },
    match: 'position',
    expectedLabel: undefined,
    cells,
    figureCount: 'cells' in placed || group > 0 ? undefined : { found: placed.found, expected: CASES, span: at },
  };
}

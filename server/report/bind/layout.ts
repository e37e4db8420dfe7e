import { isEmpty, isFilled } from '../../syntax/filled.ts';
import type { Grid } from '../../syntax/tree.ts';
import type { BlockTemplate, TableId } from '../../template/schema.ts';
import { APPLICANTS } from '../columns.ts';
import { keptWith } from '../../text/kept.ts';
import { isFigureText } from '../figure.ts';
import { placeValues } from '../place-values.ts';
import type { RawRow, TableParts } from './raw.ts';

/** Cells of the official grid: three label columns and seven value columns. */
const OFFICIAL_WIDTH = 10;
/** Figures in the one row of table four. */
export const CASES = 15;

/** Where the values of some complete rows begin behind their labels; undefined where they differ. */
interface Near {
  readonly offset: number | undefined;
  readonly rows: number;
}

/** How the complete rows of a grid are laid out. */
export interface Layout {
  /** By columns and `labelEnd`, then by the number of cells behind the label: the offset of the first value; undefined where rows differ. */
  readonly byLabel: Map<number, Map<number, Near>>;
  /** By columns and cells of the row: in which cell of the row the values begin, with the number of rows that say so. */
  readonly byWidth: Map<number, Map<number, number>>;
}

/** No form has so many columns. */
const MOST_COLUMNS = 64;
/** Columns of the form and a number of cells, as one number. */
const keyOf = (columns: number, cells: number): number => cells * MOST_COLUMNS + columns;

/** By piece of the table; under `undefined` all pieces together, for a piece without a complete row. */
export type Layouts = ReadonlyMap<Grid | undefined, Layout>;

/**
 * Learns from the rows whose every column is filled. A row with blanks is trusted only where it is laid out as they are: a row that lost a cell
 * looks just like one with a blank at its end.
 */
export function learnLayouts(parts: TableParts, n: (raw: RawRow) => number): Layouts {
  const layouts = new Map<Grid | undefined, Layout>();
  let like: Shape | undefined;
  for (const raw of parts.rows) {
    if (raw.grid.columns === 'none') continue;
    const wanted = n(raw);
    const placed = placeValues(raw.values, wanted, raw.grid.columns);
    if (!('cells' in placed) || placed.cells.some(isEmpty)) continue;
    // most rows are laid out as the one above
    if (like && isLike(like, raw, wanted, placed.offset)) {
      like.rows++;
      continue;
    }
    if (like) learn(layouts, like);
    like = { raw, wanted, offset: placed.offset, rows: 1 };
  }
  if (like) learn(layouts, like);
  return layouts;
}

/** Rows that follow one another and are laid out alike: the first, and how many they are. */
interface Shape {
  readonly raw: RawRow;
  readonly wanted: number;
  readonly offset: number;
  rows: number;
}

const isLike = ({ raw: own, wanted, offset }: Shape, raw: RawRow, n: number, at: number): boolean =>
  own.grid === raw.grid &&
  wanted === n &&
  offset === at &&
  own.labelEnd === raw.labelEnd &&
  own.values.length === raw.values.length &&
  own.row.cells.length === raw.row.cells.length;

function learn(layouts: Map<Grid | undefined, Layout>, shape: Shape): void {
  learnIn(layoutOf(layouts, shape.raw.grid), shape);
  learnIn(layoutOf(layouts, undefined), shape);
}

function layoutOf(layouts: Map<Grid | undefined, Layout>, key: Grid | undefined): Layout {
  const known = layouts.get(key);
  if (known) return known;
  const fresh = { byLabel: new Map(), byWidth: new Map() };
  layouts.set(key, fresh);
  return fresh;
}

function learnIn(layout: Layout, { raw, wanted, offset, rows }: Shape): void {
  const lengths = entryOf(layout.byLabel, keyOf(wanted, raw.labelEnd));
  const length = raw.values.length;
  const before = lengths.get(length);
  lengths.set(length, { offset: before && before.offset !== offset ? undefined : offset, rows: (before?.rows ?? 0) + rows });
  const starts = entryOf(layout.byWidth, keyOf(wanted, raw.row.cells.length));
  const start = raw.labelEnd + offset;
  starts.set(start, (starts.get(start) ?? 0) + rows);
}

/** Cells of the longest row; worked out once. */
const widestOf = keptWith((grid: Grid): number => grid.rows.reduce((n, { cells }) => Math.max(n, cells.length), 0));

const TOTAL = /^[总合]\s*计$/;

/** A figure or 总计 stands in the tenth column: where it is empty from top to bottom, or holds remarks, it is none of the official ten. */
const isFilledToEnd = keptWith((grid: Grid): boolean =>
  grid.rows.some(({ cells }) => {
    const text = cells[OFFICIAL_WIDTH - 1]?.text ?? '';
    return text !== '' && (isFigureText(text) || TOTAL.test(text));
  }),
);

function entryOf<V>(map: Map<number, Map<number, V>>, key: number): Map<number, V> {
  const known = map.get(key);
  if (known) return known;
  const fresh = new Map<number, V>();
  map.set(key, fresh);
  return fresh;
}

/**
 * Merged cells are left out of the rows, not empty in them: its reader says so, or a header row begins with the name of an applicant that stands
 * behind the label columns in the official grid.
 */
const isPacked = (grid: Grid): boolean => grid.packed === true || (grid.columns === 'written' && hasPackedHeader(grid));

const hasPackedHeader = keptWith((grid: Grid): boolean =>
  grid.rows.slice(0, 6).some(({ cells }) => cells.length >= 5 && PACKED_HEADER.test(cells[0]?.text ?? '')),
);

const PACKED_HEADER = /^商\s*业\s*企\s*业$/;

/** Complete rows of other pieces that must agree before a row with blanks at both ends is read by them. */
const ENOUGH_ROWS = 2;

/**
 * Where the values of a row with blanks begin behind its label; undefined where nothing tells. Its own piece of the table tells first, the
 * other pieces (all together) where it has no complete row of the same kind. A row that is empty at both ends may have lost its blank to a merge on either
 * side: without complete rows of its kind it is read only where every figure in it is the same.
 */
export function offsetOf(raw: RawRow, n: number, layouts: () => Layouts, table: TableId): number | undefined {
  const length = raw.values.length;
  const width = raw.row.cells.length;
  const official =
    table === 'applications'
      ? width === OFFICIAL_WIDTH && isFilledToEnd(raw.grid)
        ? length - n
        : undefined
      : table === 'proactiveDisclosure'
        ? 0
        : undefined;
  const above = raw.grid.rows[raw.index - 1];
  // where merges leave out cells, blanks are easily left out with them: 自然人 3 and 总计 3 would stand side by side
  if (table === 'applications' && isPacked(raw.grid) && isOpening(raw.values, n)) return undefined;
  // what merges leave out is made up for at the end of each row but the last
  if (raw.grid.packed && !raw.grid.atEnd) return 0;
  // table two: as wide as the header or the row above it
  if (table === 'proactiveDisclosure' && above && above.cells.length !== width) return undefined;
  if (raw.grid.atEnd && raw.grid.rows[raw.grid.rows.length - 1] === raw.row) {
    // the last row of the text may still be in the making, unless it is closed and as wide as the row above
    const isWhole = raw.grid.shape === 'pipe' && !raw.grid.halfWritten && above?.cells.length === width;
    return isWhole && length === n ? 0 : undefined;
  }
  if (isPacked(raw.grid) && beginsBehindLabel(layouts().get(raw.grid))) return 0;
  if (table === 'proactiveDisclosure') return length === n ? 0 : (belowHeader(raw, n) ?? official);
  // a kind of case whose row is shorter than another has lost a cell
  if (table !== 'applications') return width < widestOf(raw.grid) ? undefined : length === n ? 0 : official;
  const own = layouts().get(raw.grid);
  const all = layouts().get(undefined);
  // where no row is complete, one with a blank in front that is shorter than others may have lost a cell: those at the end of lines are easily lost
  if ((!all || all.byLabel.size === 0) && raw.values[0]?.text === '' && width < widestOf(raw.grid)) return undefined;
  if (!all || all.byLabel.size === 0) return length === n ? 0 : official;
  const key = keyOf(n, raw.labelEnd);
  const same = own?.byLabel.get(key);
  const open = raw.values[0]?.text === '' && raw.values[length - 1]?.text === '';
  if (same && !same.has(length)) return undefined;
  if (!same && isShort(raw, all.byLabel.get(key))) return undefined;
  const near = same?.get(length);
  if (near && !open) return near.offset;
  if (near && near.rows >= ENOUGH_ROWS) return isOutvoted(near, raw, own?.byWidth.get(keyOf(n, width))) ? undefined : near.offset;
  const starts = own?.byWidth.get(keyOf(n, width)) ?? all.byWidth.get(keyOf(n, width));
  if (!starts) return undefined;
  const filled = raw.values.filter(isFilled);
  // words behind the figures of a row that begins with a blank: whether they have a column of their own, nobody can tell
  if (!open) return raw.values[0]?.text !== '' ? 0 : isFigureText(raw.values[length - 1]?.text ?? '') ? length - n : undefined;
  const elsewhere = all.byLabel.get(key)?.get(length);
  if (elsewhere && elsewhere.rows >= ENOUGH_ROWS && elsewhere.offset !== undefined) return elsewhere.offset;
  // where every complete row of the table is as wide as this one and begins in the same cell, so does this one
  const widths = [...all.byWidth.keys()].filter((one) => one % MOST_COLUMNS === n);
  const start = widths.length === 1 && starts.size === 1 ? [...starts.keys()][0] : undefined;
  if (start !== undefined && start >= raw.labelEnd) return start - raw.labelEnd;
  const isUniform = filled.every(({ text }) => text === filled[0]?.text);
  return isUniform || (!same && raw.labelEnd === 1 && beginsOfficially(starts)) ? official : undefined;
}

/**
 * As many rows as wide as this one begin in another cell as those whose label ends where its own does: which of its two empty ends is the blank is not
 * known.
 */
function isOutvoted(near: Near, { labelEnd }: RawRow, starts: ReadonlyMap<number, number> | undefined): boolean {
  for (const [start, rows] of starts ?? []) if (start !== labelEnd + (near.offset ?? 0) && rows >= near.rows) return true;
  return false;
}

/** The figures begin where those of longer rows of this kind do, in other pieces of the table: two of them may have run into one. */
function isShort({ values }: RawRow, lengths: ReadonlyMap<number, Near> | undefined): boolean {
  const first = values.findIndex(isFilled);
  if (first <= 0) return false;
  for (const [length, { offset }] of lengths ?? []) if (length > values.length && offset === first) return true;
  return false;
}

/** Figures at the beginning and nothing but blanks behind them. */
function isOpening(values: readonly { readonly text: string }[], n: number): boolean {
  const filled = values.filter(isFilled).length;
  return filled > 0 && filled < n && values.slice(0, filled).every(isFilled);
}

/** Table two: where the names of the block stand side by side above a row as long as theirs. */
function belowHeader({ grid, header = [], labelEnd, values }: RawRow, n: number): number | undefined {
  if (grid.columns !== 'written' || header.length !== n) return undefined;
  const columns = header.map(({ cell }) => cell.column).sort((a, b) => a - b);
  const first = columns[0] ?? 0;
  const offset = first - labelEnd;
  const isSideBySide = columns.every((column, i) => column === first + i);
  return isSideBySide && offset >= 0 && offset + n <= values.length ? offset : undefined;
}

/** No complete row has an empty cell between label and values. */
function beginsBehindLabel(layout: Layout | undefined): boolean {
  for (const lengths of layout?.byLabel.values() ?? []) for (const { offset } of lengths.values()) if (offset !== 0) return false;
  return true;
}

/** Most complete rows of that width begin behind the three label columns of the official form: 一、二 and 四 are merged over all three. */
function beginsOfficially(starts: ReadonlyMap<number, number>): boolean {
  let all = 0;
  for (const rows of starts.values()) all += rows;
  return (starts.get(OFFICIAL_WIDTH - APPLICANTS.length) ?? 0) * 2 > all;
}

/** How many figures a row should have, as far as its own block and header say. */
export function countOf(raw: RawRow, block: BlockTemplate | undefined, table: TableId): number {
  if (table === 'applications') return raw.order?.orders[0]?.length ?? APPLICANTS.length;
  if (raw.group !== undefined) return CASES;
  return raw.order?.orders[0]?.length ?? block?.columns.length ?? 0;
}

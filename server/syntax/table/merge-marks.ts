import { isHan } from '../../text/fold.ts';
import type { Block, Cell, Grid, Row } from '../tree.ts';

/** What programs write into a cell that a merge covers or that has nothing in it: `nan`, `None`, `^^`, `:::`. */
const MARK = /^(?:nan|NaN|None|null|NULL|<NA>|Unnamed: \d{1,2}(?:_level_\d)?|\^{1,2}|:::|<)$/;
/** No mark is longer. */
const LONGEST = 20;
const LAST_DIGIT = 57;
/** A table with merged cells has them in its header. */
const HEADER_ROWS = 4;
/** One may be a word. */
const LEAST = 2;

const isMark = ({ text }: Cell): boolean => {
  const c = text.charCodeAt(0);
  // : and < and letters come behind the digits
  return c > LAST_DIGIT && c < 0x80 && text.length <= LONGEST && MARK.test(text);
};

function hasMarks({ columns, rows }: Grid): boolean {
  if (columns === 'none') return false;
  let found = 0;
  for (let i = 0; i < HEADER_ROWS && i < rows.length; i++) {
    for (const cell of rows[i]?.cells ?? []) if (isMark(cell) && ++found >= LEAST) return true;
  }
  return false;
}

/** What people and chat programs write there. Among figures it stands for nought. */
const isStroke = ({ text }: Cell): boolean => {
  const c = text.charCodeAt(0);
  if (c !== 45 && c !== 47 && c !== 0x2014 && c !== 0x2026) return false;
  return text === '-' || text === '—' || text === '…' || text === '/' || text === '——' || text === '……';
};
const DIGITS = /^[\d０-９][\d０-９,.，．]*$/;
/** Most cells of a header begin in a Chinese character. */
const isFigure = ({ text }: Cell): boolean => !isHan(text.charCodeAt(0)) && DIGITS.test(text);

/** The grid without the strokes of its header and left of its figures, where its first row has several beside names; the same grid where not. */
function withoutStrokes(grid: Grid): Grid {
  const { columns, rows } = grid;
  if (columns === 'none') return grid;
  let strokes = 0;
  for (const cell of rows[0]?.cells ?? []) {
    if (isStroke(cell)) strokes++;
    else if (isFigure(cell)) return withoutStrokesAmongLabels(grid);
  }
  if (strokes < LEAST || strokes === rows[0]?.cells.length) return grid;
  const firstRow = rows.findIndex(({ cells }) => cells.some(({ text }) => DIGITS.test(text)));
  if (firstRow < 0) return grid;
  let firstColumn = Number.POSITIVE_INFINITY;
  for (const { cells } of rows) {
    const figure = cells.find(({ text }) => DIGITS.test(text));
    if (figure) firstColumn = Math.min(firstColumn, figure.column);
  }
  const plain = (row: number, cell: Cell): Cell =>
    (row < firstRow || cell.column < firstColumn) && isStroke(cell) ? { ...cell, text: '' } : cell;
  return { ...grid, rows: rows.map((row, i) => ({ ...row, cells: row.cells.map((cell) => plain(i, cell)) })) };
}

const LABEL = /[\u4e00-\u9fff]{4}/;

function haveStroke(rows: readonly Row[]): boolean {
  for (const { cells } of rows) for (const cell of cells) if (isStroke(cell)) return true;
  return false;
}

/** A piece of a table without a header: the grid without the strokes in columns that hold labels, left of all figures. */
function withoutStrokesAmongLabels(grid: Grid): Grid {
  const { rows } = grid;
  if (!haveStroke(rows)) return grid;
  let firstColumn = Number.POSITIVE_INFINITY;
  const ofLabels = new Set<number>();
  for (const { cells } of rows) {
    for (const { text, column } of cells) {
      if (DIGITS.test(text)) firstColumn = Math.min(firstColumn, column);
      else if (LABEL.test(text)) ofLabels.add(column);
    }
  }
  const isMerge = (cell: Cell): boolean => cell.column < firstColumn && ofLabels.has(cell.column) && isStroke(cell);
  if (rows.reduce((n, { cells }) => n + (cells.some(isMerge) ? 1 : 0), 0) < LEAST) return grid;
  return { ...grid, rows: rows.map((row) => ({ ...row, cells: row.cells.map((cell) => (isMerge(cell) ? { ...cell, text: '' } : cell)) })) };
}

/** Puts nothing into the cells that say they have nothing; their spans stay. */
export function clearMergeMarks(blocks: Block[]): void {
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (block?.type !== 'table') continue;
    if (!hasMarks(block)) {
      const bare = withoutStrokes(block);
      if (bare !== block) blocks[i] = bare;
      continue;
    }
    const plain = (cell: Cell): Cell => (isMark(cell) ? { ...cell, text: '' } : cell);
    blocks[i] = { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(plain) })) };
  }
}

import { span } from '../../text/span.ts';
import type { Block, Cell, Row } from '../tree.ts';

const FIGURE = /^[+-]?\d[\d,.]*$/;
const LEAST_FIGURES = 3;

/** A figure, and a line break behind it. */
const mayBeStacked = ({ text }: Cell): boolean => {
  if (text.length <= 2) return false;
  const c = text.charCodeAt(0);
  return c >= 48 && c <= 57 && text.includes('\n') && FIGURE.test(text.slice(0, text.indexOf('\n')));
};

/**
 * Rows of which a converter made one: labels one below the other in one cell, and in every cell behind it as many figures. Each becomes a row of its own;
 * where the numbers of lines differ nothing is changed.
 */
export function unstackRows(source: string, blocks: Block[]): void {
  // without quotation marks, tags and entities each cell of a row of tabs stands on one line
  const isPlain = !source.includes('"') && !source.includes('<') && !source.includes('&');
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (block?.type !== 'table' || block.columns === 'none' || (isPlain && block.shape === 'tab') || !haveStacked(block.rows)) continue;
    blocks[i] = { ...block, rows: block.rows.flatMap((row) => unstacked(source, row) ?? [row]) };
  }
}

function unstacked(source: string, row: Row): readonly Row[] | undefined {
  const first = row.cells.findIndex(mayBeStacked);
  const height = row.cells[first]?.text.split('\n').length ?? 0;
  const label = row.cells[first - 1];
  if (!label || label.text.split('\n').length !== height) return undefined;
  const figures = row.cells.slice(first);
  if (figures.length < LEAST_FIGURES) return undefined;
  for (const { text } of figures) {
    const lines = text.split('\n');
    if (lines.length !== height || !lines.every((line) => FIGURE.test(line))) return undefined;
  }
  const pieces = row.cells.slice(first - 1).map((cell) => piecesOf(source, cell));
  const before = row.cells.slice(0, first - 1);
  const rows: Row[] = [];
  for (let line = 0; line < height; line++) {
    const own = pieces.flatMap((cells) => cells?.[line] ?? []);
    if (own.length !== pieces.length) return undefined;
    const at = span(own[0]?.span.start ?? 0, own[own.length - 1]?.span.end ?? 0);
    rows.push({
      ...row,
      span: line === 0 ? row.span : at,
      cells: [...before.map((cell) => (line === 0 ? cell : { ...cell, text: '' })), ...own],
    });
  }
  return rows;
}

/** The lines of a cell, each where it stands in the source. */
function piecesOf(source: string, cell: Cell): readonly Cell[] | undefined {
  const pieces: Cell[] = [];
  let from = cell.span.start;
  for (const text of cell.text.split('\n')) {
    const at = source.indexOf(text, from);
    if (at < 0 || at + text.length > cell.span.end) return undefined;
    from = at + text.length;
    pieces.push({ ...cell, span: span(at, from), text, rowSpan: 1 });
  }
  return pieces;
}

function haveStacked(rows: readonly Row[]): boolean {
  for (const { cells } of rows) for (const cell of cells) if (mayBeStacked(cell)) return true;
  return false;
}

import type { Block, Cell, Grid } from '../tree.ts';

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

/** Puts nothing into the cells that say they have nothing; their spans stay. */
export function clearMergeMarks(blocks: Block[]): void {
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (block?.type !== 'table' || !hasMarks(block)) continue;
    const plain = (cell: Cell): Cell => (isMark(cell) ? { ...cell, text: '' } : cell);
    blocks[i] = { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(plain) })) };
  }
}

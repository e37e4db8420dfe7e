import type { Cell } from '../../syntax/tree.ts';

/** How many of the cells are not blank. */
export function countFilled(cells: readonly Cell[]): number {
  let filled = 0;
  for (const { text } of cells) if (text !== '') filled++;
  return filled;
}

/** Index of the last cell before `end` that is not blank; -1 where none is. */
export function lastText(cells: readonly Cell[], end: number): number {
  for (let i = Math.min(end, cells.length) - 1; i >= 0; i--) if (cells[i]?.text) return i;
  return -1;
}

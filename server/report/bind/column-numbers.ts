import type { Cell, Grid } from '../../syntax/tree.ts';
import { firstFigure } from '../match-row.ts';

/** No row of figures counts on to the fifth cell: its total would be wrong. */
const LEAST_COUNTED = 5;
const COLUMN_LETTER = /^(?:[甲乙丙丁]|[A-D]|栏\s?次|列\s?次|序\s?号)$/;

/**
 * 甲 1 2 3 4 5 6 7 between header and figures, or 0 1 2 3 … above a table that a program wrote: the row is the numbers of the columns. `figure`: its first
 * figure; `index`: its place in the grid.
 */
export function isColumnNumbers(cells: readonly Cell[], figure: number, { rows }: Grid, index: number): boolean {
  const first = cells[figure]?.text;
  if ((first !== '0' && first !== '1') || cells.length - figure < LEAST_COUNTED) return false;
  let next = Number(first);
  let counted = 0;
  for (let i = figure; i < cells.length; i++) {
    const text = cells[i]?.text ?? '';
    if (text === String(next)) {
      next++;
      counted++;
    } else if (text !== '') return false;
  }
  if (counted < LEAST_COUNTED || !cells.slice(0, figure).every(({ text }) => text === '' || COLUMN_LETTER.test(text))) return false;
  const below = rows[index + 1]?.cells ?? [];
  return index === 0 || figure > 0 || firstFigure(below) < below.length;
}

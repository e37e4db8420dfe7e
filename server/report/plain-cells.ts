import { keptWith } from '../text/kept.ts';
import { isPlainFigure } from './figure.ts';
import type { BoundCell, BoundTable } from './report.ts';

/**
 * The cells of a table, in reading order, that hold no plain figure: blanks, signs, words, and figures written in some manner. Most tables have none, and
 * whatever is said of the writing of a cell is said of these. Worked out once.
 */
export const cellsNotPlain = keptWith((table: BoundTable): readonly BoundCell[] => {
  const found: BoundCell[] = [];
  for (const { cells } of table.rows) for (const cell of cells) if (!isPlainFigure(cell)) found.push(cell);
  return found;
});

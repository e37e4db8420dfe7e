import { countFilled } from './bind/grid-cells.ts';
import type { Cell, Grid } from '../syntax/tree.ts';
import { isFigureText } from './figure.ts';

/** The value cells of a row, one for each column; or how many were found where they cannot be told apart. */
export type Placement =
  | { readonly cells: readonly Cell[]; readonly offset: number }
  | { readonly found: number; readonly candidates?: readonly number[] };

/**
 * Puts the cells behind a label into `n` columns. A row of exactly `n` cells, or whose cells between the first and the last filled one are exactly `n`,
 * is certain. Where merges left empty cells over and a blank figure stands at an end, `offset` decides if it is given; otherwise nothing is guessed.
 */
export function placeValues(values: readonly Cell[], n: number, shape: Grid['columns'], offset?: number): Placement {
  if (values.length === n) return { cells: values, offset: 0 };
  let first = 0;
  while (first < values.length && values[first]?.text === '') first++;
  let last = values.length - 1;
  while (last >= 0 && values[last]?.text === '') last--;
  const filled = last - first + 1;
  if (filled === n && values.every(isFigureOrEmpty)) return { cells: values.slice(first, last + 1), offset: first };
  if (filled > n && isRemarked(values, first, n)) return { cells: values.slice(first, first + n), offset: first };
  const count = countFilled(values);
  if (shape === 'none' || values.length < n || filled > n) return { found: count };
  // a remark behind the figures need not have a column among theirs
  let lastFigure = last;
  while (lastFigure > first && !isFigureText(values[lastFigure]?.text ?? '')) lastFigure--;
  const candidates: number[] = [];
  for (let at = 0; at + n <= values.length; at++) if (first >= values.length || (at <= first && lastFigure < at + n)) candidates.push(at);
  const only = candidates.length === 1 ? candidates[0] : offset !== undefined && candidates.includes(offset) ? offset : undefined;
  if (only === undefined) return { found: count, candidates };
  return { cells: values.slice(only, only + n), offset: only };
}

/** `n` figures side by side, and behind them nothing but words: a remark. */
function isRemarked(values: readonly Cell[], first: number, n: number): boolean {
  for (let i = first; i < values.length; i++) {
    const text = values[i]?.text ?? '';
    if (i < first + n ? text === '' || !isFigureText(text) : text !== '' && isFigureText(text)) return false;
  }
  return true;
}

const isFigureOrEmpty = ({ text }: Cell): boolean => text === '' || isFigureText(text);

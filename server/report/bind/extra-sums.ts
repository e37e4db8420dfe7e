import { isFilled } from '../../syntax/filled.ts';
import type { Cell } from '../../syntax/tree.ts';
import { APPLICANTS } from '../columns.ts';
import { isFigureText } from '../figure.ts';
import type { RawRow } from './raw.ts';

/** So many rows with a sum among their figures have a column for it. */
const LEAST_SUMS = 2;

/**
 * Rows of table three have a figure more than there are applicants, and it is a sum: the total said twice, or that of the legal persons. A row with as many
 * figures as applicants then has a blank that cannot be seen.
 */
export function haveExtraSums(rows: readonly RawRow[]): boolean {
  let sums = 0;
  for (const { label, values } of rows) if (label.table === 'applications' && hasExtraSum(values)) sums++;
  return sums >= LEAST_SUMS;
}

function hasExtraSum(cells: readonly Cell[]): boolean {
  if (cells.length <= APPLICANTS.length) return false;
  const filled = cells.filter(isFilled);
  if (filled.length !== APPLICANTS.length + 1 || !filled.every(({ text }) => isFigureText(text))) return false;
  const figures = filled.map(({ text }) => Number(text.normalize('NFKC').replace(/[^\d.]/g, '')));
  const sum = (from: number, to: number): number => figures.slice(from, to).reduce((all, n) => all + n, 0);
  const last = APPLICANTS.length;
  const [total, before] = [figures[last], figures[last - 1]];
  if (!total || !before) return false;
  return (total === before && sum(0, last - 1) === total) || (sum(1, last - 1) === before && sum(0, 1) + before === total);
}

import type { BoundCell } from '../report/report.ts';

/** Beyond this a figure is a slip of the keyboard, and sums would no longer be exact. */
const LARGEST = 1e14;

/**
 * What makes a cell's content no figure of its column, gravest first: `text` is no number at all (or one of another unit), `sign` a sign
 * outside 本年增/减, `fraction` a decimal in a count.
 */
export type CellFault = 'text' | 'sign' | 'fraction';

/** The fault of a cell; `undefined` for a figure in order, and for blank, placeholder and unreadable cells, which are no fault of writing. */
export function cellFault({ kind, value, style, column }: BoundCell): CellFault | undefined {
  if (kind !== 'figure' && kind !== 'text') return undefined;
  if (column.unit === '万元' && style?.unit === '元') return 'text';
  if (value !== undefined && Math.abs(value) > LARGEST) return 'text';
  if (column.value !== 'signed' && (style?.signed === true || (value ?? 0) < 0)) return 'sign';
  if (column.value !== 'amount' && (style?.fraction === true || !Number.isInteger(value ?? 0))) return 'fraction';
  return kind === 'text' ? 'text' : undefined;
}

/**
 * The figure with which a cell enters the equations; `undefined` for an unknown. Only whole figures that are not negative take part, so
 * that every sum is exact.
 */
export function knownFigure(cell: BoundCell): number | undefined {
  const { value } = cell;
  return cell.kind === 'figure' && value !== undefined && value >= 0 && value <= LARGEST && Number.isInteger(value) ? value : undefined;
}

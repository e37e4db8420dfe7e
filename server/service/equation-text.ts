import type { EvaluatedEquation } from '../equations/figures.ts';
import type { BoundCell } from '../report/report.ts';

/** How many figures one side of a formula shows before the zeros are left out. */
const SHOWN = 8;

/** One equation with the figures put in: `4 + 0 = 3 + 1`; a cell still to be filled in is `□`. Long sums leave out their zeros. */
export function figuresOf({ cells }: EvaluatedEquation): string {
  return `${side(cells.left)} = ${side(cells.right)}`;
}

function side(cells: readonly BoundCell[]): string {
  if (cells.length <= SHOWN) return cells.map(figure).join(' + ');
  const telling = cells.filter(({ value }) => value !== 0);
  const zeros = cells.length - telling.length;
  if (telling.length === 0) return `0（${zeros} 项都为 0）`;
  return `${telling.map(figure).join(' + ')}${zeros > 0 ? `（其余 ${zeros} 项为 0）` : ''}`;
}

const figure = ({ value }: BoundCell): string => (value === undefined ? '□' : String(value));

/** The state of an equation: ✓, ✗ with the difference, or … with the number of open cells. */
export function stateOf({ state, left, right, unknown }: EvaluatedEquation): string {
  switch (state) {
    case 'satisfied':
      return '✓ 相符';
    case 'violated':
      return unknown > 0 ? '✗ 不符，未填的格填什么都不能相符' : `✗ 不符，差 ${difference(left, right)}`;
    case 'open':
      return `… 待填 ${unknown} 格`;
  }
}

/** Amounts may have decimals: a difference of 0.1 + 0.2 is not shown as 0.30000000000000004. */
const difference = (left: number, right: number): number => Number(Math.abs(left - right).toFixed(6));

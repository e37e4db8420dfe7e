import type { EvaluatedEquation } from '../equations/figures.ts';
import type { BoundCell } from '../report/report.ts';
import { type English, say, toText } from '../text/say.ts';

/** How many figures one side of a formula shows before the zeros are left out. */
const SHOWN = 8;

/** One equation with the figures put in: `4 + 0 = 3 + 1`; a cell still to be filled in is `□`. Long sums leave out their zeros. */
export function figuresOf({ cells }: EvaluatedEquation, english?: English): string {
  return `${side(cells.left, english)} = ${side(cells.right, english)}`;
}

function side(cells: readonly BoundCell[], english: English | undefined): string {
  if (cells.length <= SHOWN) return cells.map(figure).join(' + ');
  const telling = cells.filter(({ value }) => value !== 0);
  const zeros = cells.length - telling.length;
  if (telling.length === 0) return toText(say`0（${zeros} 项都为 0）`, english);
  return `${telling.map(figure).join(' + ')}${zeros > 0 ? toText(say`（其余 ${zeros} 项为 0）`, english) : ''}`;
}

const figure = ({ value }: BoundCell): string => (value === undefined ? '□' : String(value));

/** The state of an equation: ✓, ✗ with the difference, or … with the number of open cells. */
export function stateOf({ state, left, right, unknown }: EvaluatedEquation, english?: English): string {
  switch (state) {
    case 'satisfied':
      return toText(say`✓ 相符`, english);
    case 'violated':
      return toText(unknown > 0 ? say`✗ 不符，未填的格填什么都不能相符` : say`✗ 不符，差 ${difference(left, right)}`, english);
    case 'open':
      return toText(say`… 待填 ${unknown} 格`, english);
  }
}

/** Amounts may have decimals: a difference of 0.1 + 0.2 is not shown as 0.30000000000000004. */
const difference = (left: number, right: number): number => Number(Math.abs(left - right).toFixed(6));

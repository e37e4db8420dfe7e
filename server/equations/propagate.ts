import type { System } from './system.ts';

/** Least and greatest value that the equations leave to each cell; a known cell has one. */
export interface Bounds {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Rounds over the equations; each round only narrows, so that stopping early is safe, merely less sharp. */
const ROUNDS = 24;

/**
 * Narrows what the unknowns can be (whole, not negative) until nothing changes any more. `free` is a written figure to be treated as
 * unknown, `skip` leaves equations out. `undefined`: no filling satisfies all equations. The bounds are never too
 * narrow: every filling that satisfies the equations lies within them.
 */
export function propagate(
  { layout, cells, values, sums, unknowns }: System,
  { free, skip }: { free?: number; skip?: ReadonlySet<number> } = {},
): Bounds | undefined {
  const low = values.slice();
  const high = values.slice();
  const equations = new Set<number>();
  const loosen = (cell: number) => {
    low[cell] = 0;
    high[cell] = Number.POSITIVE_INFINITY;
    for (const { equation } of layout.parts[cell] ?? []) if (!sums[equation]?.absent && !skip?.has(equation)) equations.add(equation);
  };
  for (const cell of unknowns) loosen(cell);
  if (free !== undefined && cells[free]) loosen(free);
  for (let round = 0; round < ROUNDS; round++) {
    let narrowed = false;
    for (const index of equations) {
      const equation = layout.equations[index];
      if (!equation) continue;
      const outcome = narrow(equation.left, equation.right, sums[index]?.open === true, low, high);
      if (outcome === 'impossible') return undefined;
      if (outcome === 'narrowed') narrowed = true;
    }
    if (!narrowed) break;
  }
  return { low, high };
}

/** One equation: left - right = 0 (at most 0 where `open`). */
function narrow(
  left: readonly number[],
  right: readonly number[],
  open: boolean,
  low: number[],
  high: number[],
): 'same' | 'narrowed' | 'impossible' {
  let least = 0;
  let greatest = 0;
  let unboundedBelow = 0;
  let unboundedAbove = open ? 1 : 0;
  for (const cell of left) {
    least += low[cell] ?? 0;
    const top = high[cell] ?? 0;
    if (top === Number.POSITIVE_INFINITY) unboundedAbove++;
    else greatest += top;
  }
  for (const cell of right) {
    greatest -= low[cell] ?? 0;
    const top = high[cell] ?? 0;
    if (top === Number.POSITIVE_INFINITY) unboundedBelow++;
    else least -= top;
  }
  if (unboundedBelow === 0 && least > 0) return 'impossible';
  if (unboundedAbove === 0 && greatest < 0) return 'impossible';
  let narrowed = false;
  const set = (cell: number, from: number, to: number) => {
    if (from > (low[cell] ?? 0)) {
      low[cell] = from;
      narrowed = true;
    }
    if (to < (high[cell] ?? 0)) {
      high[cell] = to;
      narrowed = true;
    }
  };
  // The sums of this round stay valid while bounds narrow: they are only less sharp than they could be.
  for (const cell of left) {
    const from = low[cell] ?? 0;
    const to = high[cell] ?? 0;
    if (from === to) continue;
    const restBelow = unboundedBelow === 0 ? least - from : Number.NEGATIVE_INFINITY;
    const restAbove = aboveWithout(to, greatest, unboundedAbove);
    set(cell, -restAbove, -restBelow);
  }
  for (const cell of right) {
    const from = low[cell] ?? 0;
    const to = high[cell] ?? 0;
    if (from === to) continue;
    const restAbove = unboundedAbove === 0 ? greatest + from : Number.POSITIVE_INFINITY;
    const restBelow = -aboveWithout(to, -least, unboundedBelow);
    set(cell, restBelow, restAbove);
  }
  for (const cell of left) if ((low[cell] ?? 0) > (high[cell] ?? 0)) return 'impossible';
  for (const cell of right) if ((low[cell] ?? 0) > (high[cell] ?? 0)) return 'impossible';
  return narrowed ? 'narrowed' : 'same';
}

/** The greatest sum of the other cells, when one cell's own greatest value is `own`. */
function aboveWithout(own: number, greatest: number, unbounded: number): number {
  if (own === Number.POSITIVE_INFINITY) return unbounded === 1 ? greatest : Number.POSITIVE_INFINITY;
  return unbounded === 0 ? greatest - own : Number.POSITIVE_INFINITY;
}

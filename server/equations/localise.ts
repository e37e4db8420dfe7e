import type { BoundCell } from '../report/report.ts';
import type { EvaluatedEquation, Localisation } from './figures.ts';
import { propagate } from './propagate.ts';
import { rankRepairs } from './repair.ts';
import type { System } from './system.ts';

/** With more unknowns than this, figures that contradict each other only across several equations are left to the clerk's next entries. */
const FEW_UNKNOWNS = 9;

/**
 * Finds the one written figure that explains every violated equation of table three.
 *
 * A figure explains when, taken as unknown, some filling of all unknowns (whole, not negative) satisfies every equation. Under the
 * assumption of one wrong figure the wrong one always explains; so when exactly one does, it is the wrong one, whatever the blanks hold.
 * `propagate` may let too many figures pass, never too few, which costs a name at times and never gives a wrong one.
 */
export function localise(system: System, equations: readonly (EvaluatedEquation | undefined)[], violated: readonly number[]): Localisation {
  const evaluated = (indexes: readonly number[]) => indexes.flatMap((index) => equations[index] ?? []);
  const found = violated.length > 0 ? explaining(system, suspects(system, violated)) : hiddenContradiction(system);
  if (found) {
    const named = violated.length > 0 ? violated : (system.layout.parts[found.index] ?? []).map(({ equation }) => equation);
    return { kind: 'cell', cell: found.cell, value: found.value, equations: evaluated(named) };
  }
  if (violated.length === 0) return { kind: 'none' };
  return missedEntry(evaluated(violated)) ?? { kind: 'candidates', repairs: rankRepairs(system, violated), equations: evaluated(violated) };
}

interface Explanation {
  readonly index: number;
  readonly cell: BoundCell;
  readonly value: number;
}

/** The figure among `candidates` that alone explains, with the value that it must have; `undefined` where none, several or several values do. */
function explaining(system: System, candidates: readonly number[]): Explanation | undefined {
  let found: Explanation | undefined;
  let explanations = 0;
  for (const index of candidates) {
    const bounds = propagate(system, { free: index });
    if (!bounds) continue;
    if (++explanations > 1) return undefined;
    const [low, high, cell] = [bounds.low[index], bounds.high[index], system.cells[index]];
    if (cell && low !== undefined && low === high && low !== system.values[index]) found = { index, cell, value: low };
  }
  return found;
}

/** Written figures that stand in every violated equation. */
function suspects({ layout, values }: System, violated: readonly number[]): number[] {
  const inAll = (cell: number) => {
    let hits = 0;
    for (const { equation } of layout.parts[cell] ?? []) if (violated.includes(equation)) hits++;
    return hits === violated.length;
  };
  const first = layout.equations[violated[0] ?? -1];
  if (!first) return [];
  return [...first.left, ...first.right].filter((cell) => !Number.isNaN(values[cell]) && inAll(cell));
}

/**
 * No equation is violated by itself, yet no filling satisfies them all: a blank would have to hold two values at once. Only figures all of
 * whose equations have an unknown can be the cause; any other would break a satisfied one.
 */
function hiddenContradiction(system: System): Explanation | undefined {
  const { unknowns, layout, values, sums } = system;
  if (unknowns.length === 0 || unknowns.length > FEW_UNKNOWNS || propagate(system)) return undefined;
  const candidates: number[] = [];
  for (let cell = 0; cell < values.length; cell++) {
    if (Number.isNaN(values[cell])) continue;
    const judged = (layout.parts[cell] ?? []).map(({ equation }) => sums[equation]).filter((sum) => sum !== undefined && !sum.absent);
    if (judged.length > 0 && judged.every((sum) => sum && (sum.unknownLeft + sum.unknownRight > 0 || sum.open))) candidates.push(cell);
  }
  return explaining(system, candidates);
}

/** One entry missed or added both in an applicant's column and in 总计: results-total is off by the same amount in these two alone. */
function missedEntry(violated: readonly EvaluatedEquation[]): Localisation | undefined {
  const [first, second] = violated;
  if (!first || !second || violated.length !== 2) return undefined;
  if (violated.some(({ equation, unknown }) => equation.rule !== 'results-total' || unknown > 0)) return undefined;
  const difference = first.left - first.right;
  if (second.left - second.right !== difference) return undefined;
  const cells = violated.flatMap(({ cells: { right } }) => right);
  const total = cells.find(({ column }) => column.derived);
  const applicant = cells.find(({ column }) => !column.derived);
  if (!total || !applicant) return undefined;
  return { kind: 'entry', column: applicant.column.id, cells: [applicant, total], difference, equations: violated };
}

import type { Repair } from './figures.ts';
import { type Changes, type System, violatedAfter } from './system.ts';

/** More violated equations than this, and pairs of figures are no longer tried; more than that, and the table is beyond single repairs. */
const FEW_VIOLATED = 8;
const MANY_VIOLATED = 20;
/** More equally good exchanges or pairs than this say nothing about where to look. */
const TELLING = 6;
/** A list that a person reads. */
const SHOWN = 6;

interface Trial {
  readonly changes: Changes;
  readonly remaining: number;
  readonly swap: boolean;
}

/**
 * The smallest repairs, best first: exchanged neighbours, one figure, two figures. Each lowers the number of violated equations; pairs are
 * tried only where no single one leaves nothing violated. The work is bounded by the size of the table.
 */
export function rankRepairs(system: System, violated: readonly number[]): readonly Repair[] {
  if (violated.length > MANY_VIOLATED) return [];
  const steps = singleSteps(system, violated);
  const better = [...swappedNeighbours(system, violated), ...steps].filter(({ remaining }) => remaining < violated.length);
  const least = Math.min(...better.map(({ remaining }) => remaining));
  const best = better.filter(({ remaining }) => remaining === least);
  const [swaps, singles] = [best.filter(({ swap }) => swap), best.filter(({ swap }) => !swap)];
  const pairs = least > 0 && violated.length <= FEW_VIOLATED ? secondSteps(system, violated, steps) : [];
  const complete = telling(pairs);
  // What leaves something violated is no help beside what leaves nothing: the second wrong figure would only be named afterwards.
  const trials = complete.length > 0 ? complete : [...telling(swaps), ...tellingSingles(system, singles)];
  return trials
    .map((trial) => ({ trial, weight: weight(system, trial) }))
    .sort((a, b) => a.trial.remaining - b.trial.remaining || a.weight - b.weight)
    .slice(0, SHOWN)
    .map(({ trial }) => repair(system, trial));
}

const telling = (trials: readonly Trial[]): readonly Trial[] => (trials.length > TELLING ? [] : trials);

/** Of many equally good single figures, the totals: a clerk looks there first. */
const tellingSingles = ({ cells }: System, trials: readonly Trial[]): readonly Trial[] =>
  trials.length > TELLING
    ? trials.filter(({ changes: [first] }) => first && (cells[first[0]]?.column.derived || cells[first[0]]?.row.derived))
    : trials;

/** Fewer figures before more (exchanged neighbours are one slip), totals before their parts, small differences before large ones. */
function weight({ cells, values }: System, { changes, swap }: Trial): number {
  if (swap) return 0;
  const difference = changes.reduce((sum, [cell, value]) => sum + Math.abs(value - (values[cell] ?? 0)), 0);
  const parts = changes.filter(([cell]) => !cells[cell]?.column.derived && !cells[cell]?.row.derived).length;
  return changes.length * 4 + parts + difference / (difference + 1);
}

function repair({ cells }: System, { changes, remaining, swap }: Trial): Repair {
  const named = changes.flatMap(([index, value]) => {
    const cell = cells[index];
    return cell ? [{ cell, value }] : [];
  });
  return { changes: named, remaining, swap };
}

/** Every figure of a violated equation without unknowns, with the value that would satisfy it. */
function singleSteps(system: System, violated: readonly number[]): Trial[] {
  const seen = new Set<string>();
  return violated.flatMap((equation) =>
    satisfying(system, equation, []).flatMap(([cell, value]) => {
      const key = `${cell}=${value}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const changes: Changes = [[cell, value]];
      return [{ changes, remaining: violatedAfter(system, violated, changes).length, swap: false }];
    }),
  );
}

/** Behind each first step, the second figure that leaves no equation violated. */
function secondSteps(system: System, violated: readonly number[], steps: readonly Trial[]): Trial[] {
  const seen = new Set<string>();
  const trials: Trial[] = [];
  for (const { changes: first } of steps) {
    const left = violatedAfter(system, violated, first);
    const next = left[0];
    if (next === undefined) continue;
    for (const second of satisfying(system, next, first)) {
      if (second[0] === first[0]?.[0]) continue;
      const changes = [...first, second].sort((a, b) => a[0] - b[0]);
      const key = changes.join(';');
      if (seen.has(key)) continue;
      seen.add(key);
      if (violatedAfter(system, violated, changes).length === 0) trials.push({ changes, remaining: 0, swap: false });
    }
  }
  return trials;
}

/** The values with which each figure of an equation would satisfy it once `before` has been changed; none where unknowns are left in it. */
function satisfying({ layout, values, sums }: System, index: number, before: Changes): (readonly [number, number])[] {
  const sum = sums[index];
  const equation = layout.equations[index];
  if (!sum || !equation || sum.unknownLeft + sum.unknownRight > 0) return [];
  let difference = sum.left - sum.right;
  for (const [cell, value] of before) {
    const part = layout.parts[cell]?.find((candidate) => candidate.equation === index);
    if (part) difference += part.sign * (value - (values[cell] ?? 0));
  }
  const found: (readonly [number, number])[] = [];
  const offer = (cell: number, value: number) => {
    if (value >= 0) found.push([cell, value]);
  };
  for (const cell of equation.left) offer(cell, (values[cell] ?? 0) - difference);
  for (const cell of equation.right) offer(cell, (values[cell] ?? 0) + difference);
  return found;
}

/** Neighbours of which at least one stands in a violated equation and whose figures fit better the other way round. */
function swappedNeighbours(system: System, violated: readonly number[]): Trial[] {
  const { layout, values } = system;
  const touched = new Set(
    violated.flatMap((index) => [...(layout.equations[index]?.left ?? []), ...(layout.equations[index]?.right ?? [])]),
  );
  return layout.neighbours.flatMap(([a, b]) => {
    const [first, second] = [values[a] ?? Number.NaN, values[b] ?? Number.NaN];
    if (Number.isNaN(first) || Number.isNaN(second) || first === second || !(touched.has(a) || touched.has(b))) return [];
    const changes: Changes = [
      [a, second],
      [b, first],
    ];
    const remaining = violatedAfter(system, violated, changes).length;
    return remaining < violated.length ? [{ changes, remaining, swap: true }] : [];
  });
}

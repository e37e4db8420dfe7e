import { covered, type ParagraphPrint } from '../../report/fingerprint.ts';

/** What two paragraphs have in common. */
export interface Shared {
  /** Runs of the first that stand in the other too, ascending. */
  readonly runs: readonly number[];
  /** Characters of the first that they cover. */
  readonly length: number;
}

/** A paragraph in the form in which others are held against it. */
export interface Probe {
  readonly print: ParagraphPrint;
  /** Number of each run. */
  readonly numberOf: ReadonlyMap<number, number>;
}

/** Prepares a paragraph. */
export const probeOf = (print: ParagraphPrint): Probe => ({
  print,
  numberOf: new Map(Array.from(print.runs, (run, i): [number, number] => [run, i])),
});

/** How many of the paragraph's runs stand in another one, in whatever order. */
export function sharedCount({ numberOf }: Probe, other: ParagraphPrint | undefined): number {
  let count = 0;
  for (const run of other?.runs ?? []) if (numberOf.has(run)) count++;
  return count;
}

/**
 * What the paragraph has in common with others taken together. `inOrder`: only what stands there in the same order; sentences that two clerks have taken
 * from the same store are in another order each.
 */
export function sharedRuns({ print, numberOf }: Probe, others: readonly (ParagraphPrint | undefined)[], inOrder: boolean): Shared {
  const found = new Set<number>();
  for (const other of others) {
    for (const run of other?.runs ?? []) {
      const i = numberOf.get(run);
      if (i !== undefined) found.add(i);
    }
  }
  const runs = inOrder ? longestAscent([...found]) : [...found].sort((a, b) => a - b);
  return { runs, length: covered(print.positions, runs) };
}

/** Runs of one stretch are not farther apart. */
const NEAR = 6;
/** Only the longest stretches are put in order, so that the time stays bounded. */
const MOST_STRETCHES = 40;

/** Of a sequence of different numbers an ascending part that is as long as possible; stretches that ascend stay whole. */
function longestAscent(sequence: readonly number[]): readonly number[] {
  const stretches = longest(stretchesOf(sequence));
  const best: { readonly length: number; readonly before: number }[] = [];
  stretches.forEach((values, i) => {
    let chosen = { length: values.length, before: -1 };
    for (let j = 0; j < i; j++) {
      const length = (best[j]?.length ?? 0) + values.length;
      if ((stretches[j]?.at(-1) ?? 0) < (values[0] ?? 0) && length > chosen.length) chosen = { length, before: j };
    }
    best.push(chosen);
  });
  const parts: (readonly number[])[] = [];
  let at = best.reduce((top, { length }, i) => (length > (best[top]?.length ?? 0) ? i : top), 0);
  while (at >= 0) {
    parts.push(stretches[at] ?? []);
    at = best[at]?.before ?? -1;
  }
  return parts.reverse().flat();
}

function stretchesOf(sequence: readonly number[]): readonly (readonly number[])[] {
  const stretches: number[][] = [];
  for (const value of sequence) {
    const last = stretches.at(-1);
    const before = last?.at(-1);
    if (last && before !== undefined && value > before && value - before <= NEAR) last.push(value);
    else stretches.push([value]);
  }
  return stretches;
}

function longest(stretches: readonly (readonly number[])[]): readonly (readonly number[])[] {
  if (stretches.length <= MOST_STRETCHES) return stretches;
  const chosen = new Set([...stretches].sort((a, b) => b.length - a.length).slice(0, MOST_STRETCHES));
  return stretches.filter((stretch) => chosen.has(stretch));
}

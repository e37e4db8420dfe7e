import { overlaps } from '../text/span.ts';
import type { Edit, Fix, Problem } from './problem.ts';

/** A fix chosen for a problem. */
export interface Choice {
  readonly problem: Problem;
  readonly fix: Fix;
}

/**
 * The text with the edits applied. Their order does not matter, save that insertions at one place follow each other as given; of two that
 * overlap the one that begins first is applied and the other left out; edits outside the text are moved to its ends. Linear but for sorting.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  const pieces: string[] = [];
  let done = 0;
  for (const { at, newText } of sorted) {
    const start = Math.max(0, Math.min(at.start, text.length));
    const end = Math.max(start, Math.min(at.end, text.length));
    if (start < done) continue;
    pieces.push(text.slice(done, start), newText);
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}

/** Two edits that cannot both be applied: they share characters, or one inserts inside the other. Insertions at one place agree. */
export const clash = (a: Edit, b: Edit): boolean => {
  if (a.at.start === a.at.end && b.at.start === b.at.end) return false;
  if (a.at.end === b.at.start || b.at.end === a.at.start) return false;
  return overlaps(a.at, b.at);
};

/**
 * The fixes to apply at once: at most one for each problem, of the kinds asked for, no two of which clash or repeat each other. Of a problem's
 * fixes the preferred one is taken, else its first; but a figure is set only by a preferred fix, for the others are guesses. Problems with a
 * preferred fix go first, then those that begin first; what clashes waits for the next round. In the order of the text.
 */
export function chooseFixes(problems: readonly Problem[], kinds: readonly Fix['kind'][]): readonly Choice[] {
  const offers = problems.flatMap((problem) => {
    const fix = fixOf(problem, kinds);
    return fix ? [{ problem, fix }] : [];
  });
  const byPlace = (a: Choice, b: Choice) => startOf(a) - startOf(b);
  offers.sort((a, b) => Number(b.fix.preferred ?? false) - Number(a.fix.preferred ?? false) || byPlace(a, b));
  const taken: Edit[] = [];
  const chosen: Choice[] = [];
  for (const offer of offers) {
    if (offer.fix.edits.some((edit) => clashesWith(taken, edit))) continue;
    for (const edit of offer.fix.edits) taken.splice(firstBehind(taken, edit.at.start), 0, edit);
    chosen.push(offer);
  }
  return chosen.sort(byPlace);
}

const startOf = (choice: Choice): number =>
  choice.fix.edits.reduce((least, edit) => Math.min(least, edit.at.start), Number.POSITIVE_INFINITY);

function fixOf(problem: Problem, kinds: readonly Fix['kind'][]): Fix | undefined {
  const offered = problem.fixes.filter((fix) => kinds.includes(fix.kind) && fix.edits.length > 0);
  return offered.find((fix) => fix.preferred) ?? offered.find((fix) => fix.kind === 'text');
}

/** Index of the first taken edit that begins behind `offset`. */
function firstBehind(taken: readonly Edit[], offset: number): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.at.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Taken edits do not overlap, so only the neighbours can clash; insertions at one place may stand between. */
function clashesWith(taken: readonly Edit[], edit: Edit): boolean {
  for (let i = firstBehind(taken, edit.at.end); i < taken.length; i++) {
    const next = taken[i];
    if (!next || next.at.start > edit.at.end) break;
    if (clash(next, edit)) return true;
  }
  for (let i = firstBehind(taken, edit.at.end) - 1; i >= 0; i--) {
    const before = taken[i];
    if (!before) break;
    if (same(before, edit) || clash(before, edit)) return true;
    if (before.at.start < edit.at.start && before.at.end > before.at.start) break;
  }
  return false;
}

const same = (a: Edit, b: Edit): boolean => a.at.start === b.at.start && a.at.end === b.at.end && a.newText === b.newText;

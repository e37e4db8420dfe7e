import { type Span, slice } from '../text/span.ts';
import { squeeze } from '../text/squeezed.ts';
import type { BaselineEntry } from './baseline-file.ts';
import type { Problem } from './problem.ts';

export type { BaselineEntry };

/** How a baseline fared with a report. */
export interface Accepted {
  /** Kept quiet. */
  readonly problems: readonly Problem[];
  /** Not in the baseline, in the order given. */
  readonly left: readonly Problem[];
  /** Entries that nothing belongs to any more. */
  readonly gone: readonly BaselineEntry[];
}

/** They speak of nianbao and of settings, not of a report that could be put up with. */
const NEVER: ReadonlySet<string> = new Set(['rule-failed', 'config']);
/** What these mark must not be written anywhere else. */
const SECRET: ReadonlySet<string> = new Set(['private-data']);
const LONGEST = 120;
const AROUND = 12;
/** White space looked past for the characters around. */
const FURTHEST = 200;

/** The entries that put up with these problems. */
export const entriesOf = (source: string, problems: readonly Problem[]): readonly BaselineEntry[] =>
  problems.filter(({ rule }) => !NEVER.has(rule)).map((problem) => entryOf(source, problem));

function entryOf(source: string, { rule, cell, at, message, chinese = message }: Problem): BaselineEntry {
  const marked = squeeze(slice(source, at)).slice(0, LONGEST);
  const text = SECRET.has(rule) ? marked.replace(/[\dXx]/g, '#') : marked;
  const says = text === '' && cell === undefined ? chinese.replace(/\d+(?:\.\d+)?/g, '#') : '';
  const around =
    cell === undefined && !SECRET.has(rule) ? { before: before(source, at), after: after(source, at) } : { before: '', after: '' };
  return {
    rule,
    ...(cell === undefined ? {} : { cell }),
    ...(text === '' ? {} : { text }),
    ...(says === '' ? {} : { says }),
    ...(around.before === '' ? {} : { before: around.before }),
    ...(around.after === '' ? {} : { after: around.after }),
  };
}

const before = (source: string, { start }: Span): string => squeeze(source.slice(Math.max(0, start - FURTHEST), start)).slice(-AROUND);
const after = (source: string, { end }: Span): string => squeeze(source.slice(end, end + FURTHEST)).slice(0, AROUND);

/** What makes two findings the same: not where they stand, nor what stands around them. */
const keyOf = ({ rule, cell = '', text = '', says = '' }: BaselineEntry): string => [rule, cell, text, says].join('\u0000');

interface Candidate {
  readonly problem: Problem;
  readonly entry: BaselineEntry;
}

/**
 * Tells the problems that a baseline knows from those that it does not. Each entry keeps one problem quiet: of several alike the one with the same
 * surroundings, then the one with the most similar, then the first. A long marked text, a paragraph above all, may have changed a little.
 */
export function applyBaseline(source: string, problems: readonly Problem[], entries: readonly BaselineEntry[]): Accepted {
  const free = grouped(entries, keyOf);
  const quiet = new Set<Problem>();
  const take = (pairs: readonly (readonly [Candidate, BaselineEntry])[], from: Map<string, BaselineEntry[]>, key: string): void => {
    const taken = new Set(pairs.map(([, entry]) => entry));
    for (const [{ problem }] of pairs) quiet.add(problem);
    from.set(
      key,
      (from.get(key) ?? []).filter((entry) => !taken.has(entry)),
    );
  };
  const candidates = problems
    .filter(({ rule }) => !NEVER.has(rule))
    .map((problem): Candidate => ({ problem, entry: entryOf(source, problem) }));
  for (const [key, alike] of grouped(candidates, ({ entry }) => keyOf(entry))) {
    const known = free.get(key);
    if (known) take(pairUp(alike, known), free, key);
  }
  const long = candidates.filter(({ problem, entry }) => !quiet.has(problem) && isLong(entry));
  if (long.length > 0) {
    const rest = grouped([...free.values()].flat().filter(isLong), ({ rule }) => rule);
    for (const [rule, alike] of grouped(long, ({ entry }) => entry.rule)) {
      for (const pair of resembling(alike, rest.get(rule) ?? [])) take([pair], free, keyOf(pair[1]));
    }
  }
  return {
    problems: problems.filter((problem) => quiet.has(problem)),
    left: quiet.size === 0 ? problems : problems.filter((problem) => !quiet.has(problem)),
    gone: quiet.size === 0 ? entries : [...free.values()].flat(),
  };
}

function grouped<Value>(values: readonly Value[], keyOfValue: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOfValue(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** Beyond so many comparisons the order alone decides. */
const MOST_COMPARED = 4096;

/** Problems and entries of one key, as many pairs as there can be. */
function pairUp(problems: readonly Candidate[], entries: readonly BaselineEntry[]): readonly (readonly [Candidate, BaselineEntry])[] {
  const pairs: [Candidate, BaselineEntry][] = [];
  const exact = grouped(entries, surroundings);
  const restOfProblems = problems.filter((candidate) => {
    const same = exact.get(surroundings(candidate.entry))?.shift();
    if (same) pairs.push([candidate, same]);
    return same === undefined;
  });
  const restOfEntries = new Set([...exact.values()].flat());
  if (restOfProblems.length !== restOfEntries.size && restOfProblems.length * restOfEntries.size <= MOST_COMPARED) {
    const scored = restOfProblems.flatMap((candidate) =>
      [...restOfEntries].map((entry) => ({ candidate, entry, score: similarity(candidate.entry, entry) })),
    );
    const paired = new Set<Candidate>();
    for (const { candidate, entry } of scored.sort((a, b) => b.score - a.score)) {
      if (paired.has(candidate) || !restOfEntries.delete(entry)) continue;
      paired.add(candidate);
      pairs.push([candidate, entry]);
    }
    return pairs;
  }
  const inOrder = [...restOfEntries];
  restOfProblems.slice(0, inOrder.length).forEach((candidate, index) => {
    const entry = inOrder[index];
    if (entry) pairs.push([candidate, entry]);
  });
  return pairs;
}

const surroundings = ({ before: left = '', after: right = '' }: BaselineEntry): string => `${left}\u0000${right}`;

/** How many characters next to the finding are the same on both sides. */
function similarity(a: BaselineEntry, b: BaselineEntry): number {
  const left = [a.before ?? '', b.before ?? ''] as const;
  const right = [a.after ?? '', b.after ?? ''] as const;
  let score = 0;
  while (score < Math.min(left[0].length, left[1].length) && left[0].at(-1 - score) === left[1].at(-1 - score)) score++;
  for (let i = 0; i < Math.min(right[0].length, right[1].length) && right[0][i] === right[1][i]; i++) score++;
  return score;
}

const LEAST_LONG = 30;
const LEAST_ALIKE = 0.8;

const isLong = ({ cell, text = '' }: BaselineEntry): boolean => cell === undefined && text.length >= LEAST_LONG;

/** Long texts of one rule that have changed a little. */
function resembling(problems: readonly Candidate[], entries: readonly BaselineEntry[]): readonly (readonly [Candidate, BaselineEntry])[] {
  if (problems.length * entries.length > MOST_COMPARED) return [];
  const free = new Map(entries.map((entry) => [entry, pairsOf(entry.text ?? '')]));
  return problems.flatMap((candidate): readonly (readonly [Candidate, BaselineEntry])[] => {
    const own = pairsOf(candidate.entry.text ?? '');
    let best: BaselineEntry | undefined;
    let most = LEAST_ALIKE;
    for (const [entry, other] of free) {
      const alike = (2 * [...own].filter((pair) => other.has(pair)).length) / (own.size + other.size);
      if (alike < most) continue;
      most = alike;
      best = entry;
    }
    if (!best) return [];
    free.delete(best);
    return [[candidate, best]];
  });
}

/** Every two characters that follow one another. */
function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}

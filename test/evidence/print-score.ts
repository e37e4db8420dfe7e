import { recipe } from '../generate/reading.ts';
import type { Miss, Score } from './score.ts';

/** Least share of defects found on the right characters: a rule at error, at warning, any other. */
const LEAST: Readonly<Record<string, number>> = { error: 0.98, warning: 0.95 };
const LEAST_OF_ANY = 0.9;

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** Whether a rule reaches what is asked of it. */
export const passes = ({ severity, found, count }: Score): boolean =>
  count === 0 || ratio(found, count) >= (LEAST[severity] ?? LEAST_OF_ANY);

/** What is wrong, and how to see the report it was put into. */
const shown = ({ base, defect, why }: Miss): readonly string[] => [
  `      ${one(defect.what, 110)}`,
  `        ${one(why, 220)}`,
  `        node test/generate/print.mjs '${recipe(base.generated.spec)}'`,
];

const one = (text: string, most: number): string => text.replace(/\s+/g, ' ').slice(0, most);

/** One line per rule, and its first misses. */
export function printScore(score: Score, misses: number, print: (line: string) => void): void {
  const { rule, severity, count, found, elsewhere, repairable, repaired } = score;
  const rate = (part: number, whole: number): string => (whole === 0 ? '    -' : ratio(part, whole).toFixed(3));
  const mark = passes(score) ? ' ' : '!';
  print(
    `${mark} ${rule.padEnd(22)} ${severity.slice(0, 1).toUpperCase()} ${String(count).padStart(6)} ${rate(found, count)} ${String(elsewhere).padStart(5)} ${String(repairable).padStart(6)} ${rate(repaired, repairable)}`,
  );
  for (const miss of score.misses.slice(0, misses)) for (const line of shown(miss)) print(line);
}

/** The head of the table. */
export const scoreHead = '  rule                       defects found elsew. repair repaired';

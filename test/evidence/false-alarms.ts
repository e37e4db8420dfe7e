import type { Problem } from '../../server/service/problem.ts';
import { recipe } from '../generate/reading.ts';
import { type Base, baseOf, specOf } from './reports.ts';

/** A finding that weighs on a report that is correct. */
export interface FalseAlarm {
  readonly base: Base;
  readonly problem: Problem;
  /** The line it stands on. */
  readonly around: string;
}

/** What the print itself deserves: full-width figures, page numbers and the like are no part of a correct report. */
const deserved = ({ generated }: Base, { rule }: Problem): boolean => generated.mayWarn.has(rule);

export const weighs = ({ severity }: Problem): boolean => severity === 'error' || severity === 'warning';

/** The weighty findings on one correct report. */
export function alarmsOf(base: Base): readonly FalseAlarm[] {
  return base.problems
    .filter((problem) => weighs(problem) && !deserved(base, problem))
    .map((problem) => ({ base, problem, around: around(base.text, problem.at.start, problem.at.end) }));
}

function around(text: string, start: number, end: number): string {
  const one = (part: string): string => part.replace(/\s+/g, ' ');
  return `${one(text.slice(Math.max(0, start - 40), start))}«${one(text.slice(start, Math.min(end, start + 60)))}»${one(text.slice(end, end + 30))}`;
}

/** Checks `count` correct reports, every other beside last year's. */
export function* falseAlarms(count: number): Generator<{ readonly base: Base; readonly alarms: readonly FalseAlarm[] }> {
  for (let index = 0; index < count; index++) {
    const base = baseOf(specOf(index), index % 2 === 1);
    yield { base, alarms: alarmsOf(base) };
  }
}

/** How to see a report again. */
export const howTo = ({ generated }: Base): string => `node test/generate/print.mjs '${recipe(generated.spec)}'`;

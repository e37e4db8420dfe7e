import { checkReport } from '../../server/service/check.ts';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import type { Span } from '../../server/text/span.ts';
import { random } from '../generate/random.ts';
import { read } from '../generate/reading.ts';
import type { Defect, Mutator } from './defect.ts';
import { weighs } from './false-alarms.ts';
import type { Base } from './reports.ts';

/** How a rule did on the defects put in for it. */
export interface Score {
  readonly rule: string;
  readonly severity: string;
  count: number;
  /** Found on the right characters. */
  found: number;
  /** Found, but elsewhere. */
  elsewhere: number;
  /** Defects whose repair is known, and those that the fix repaired. */
  repairable: number;
  repaired: number;
  readonly misses: Miss[];
}

export interface Miss {
  readonly base: Base;
  readonly defect: Defect;
  readonly why: string;
}

const same = (text: string, a: Span, b: Span): boolean => {
  if (a.start === b.start && a.end === b.end) return true;
  // blanks and markup at the ends belong to neither
  return a.start <= b.end && b.start <= a.end && flat(text.slice(a.start, a.end)) === flat(text.slice(b.start, b.end));
};

/** What a reader sees: without markup and white space. */
const flat = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/<[^>]*>|&nbsp;/g, '')
    .replace(/[\s\u3000\u00a0\ufeff]+/g, '');

/** What the command line finds in a defective text. */
function problemsIn(base: Base, defect: Defect, text: string): readonly Problem[] {
  return checkReport(read(text, base.kind), {
    settings: defect.settings ?? defaultSettings,
    final: true,
    neighbours: defect.neighbours ?? base.neighbours,
  });
}

const wherever = ({ rule, message, cell }: Problem): string => `${rule} ${cell ?? ''} ${message}`;

/** Whether the fix brings the text back; says what is wrong otherwise. */
function faultOfRepair(base: Base, defect: Defect, problem: Problem, before: readonly Problem[]): string | undefined {
  const fix = problem.fixes.find(({ preferred }) => preferred) ?? problem.fixes[0];
  if (!fix) return 'offers no fix';
  const fixed = applyEdits(defect.text, fix.edits);
  const wanted = defect.repaired === 'same' ? base.text : defect.repaired;
  if (wanted !== 'gone' && wanted !== undefined && flat(fixed) === flat(wanted)) return undefined;
  const after = problemsIn(base, defect, fixed);
  const own = (problems: readonly Problem[]): number => problems.filter(({ rule }) => rule === problem.rule).length;
  if (own(after) >= own(before)) return `“${fix.title}” leaves the finding`;
  const known = new Set(before.map(wherever));
  const fresh = fix.toFill ? [] : after.filter((one) => weighs(one) && !known.has(wherever(one)));
  if (fresh[0]) return `“${fix.title}” brings ${fresh[0].rule} ${fresh[0].message}`;
  if (wanted !== 'gone') {
    const start = [...fixed].findIndex((c, i) => c !== (wanted ?? '')[i]);
    return `“${fix.title}” gives “…${fixed.slice(Math.max(0, start - 10), start + 20)}…”`;
  }
  return undefined;
}

/** Judges one defect. */
function judge(score: Score, base: Base, defect: Defect): void {
  score.count++;
  const problems = problemsIn(base, defect, defect.text);
  const own = problems.filter(({ rule }) => rule === score.rule);
  const hit = own.find(({ at }) => defect.anywhere || defect.at.some((place) => same(defect.text, at, place)));
  if (!hit) {
    const usual = new Set(base.problems.filter(({ rule }) => rule === score.rule).map(({ message }) => message));
    const other = own.find(({ message }) => !usual.has(message));
    if (other) score.elsewhere++;
    const seen = problems.filter(weighs).map(({ rule, message }) => `${rule} ${message}`);
    const why = other
      ? `found on “${defect.text.slice(other.at.start, other.at.end)}”`
      : `not found; ${seen.slice(0, 2).join(' · ') || 'nothing said'}`;
    score.misses.push({ base, defect, why });
    return;
  }
  score.found++;
  if (defect.repaired === undefined) return;
  score.repairable++;
  const fault = faultOfRepair(base, defect, hit, problems);
  if (fault === undefined) score.repaired++;
  else score.misses.push({ base, defect, why: fault });
}

/** Some of what a generator yields: every `n`th, so that no more than about `most` are left, beginning where chance says. */
function thinned<T>(items: readonly T[], most: number, start: number): readonly T[] {
  if (items.length <= most) return items;
  const step = items.length / most;
  return Array.from({ length: most }, (_, i) => items[Math.floor(((start % step) + i * step) % items.length)] as T);
}

/** Scores the mutators of one rule over the bases, at most `most` defects of a mutator in a base. */
export function scoreOf(rule: string, severity: string, mutators: readonly Mutator[], bases: readonly Base[], most: number): Score {
  const score: Score = { rule, severity, count: 0, found: 0, elsewhere: 0, repairable: 0, repaired: 0, misses: [] };
  bases.forEach((base, index) => {
    mutators.forEach((mutator, which) => {
      const chance = random(index * 131 + which);
      const defects = [...mutator.defects(base, chance)];
      for (const defect of thinned(defects, most, chance.int(0, 1000))) judge(score, base, defect);
    });
  });
  return score;
}

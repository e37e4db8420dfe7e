import type { Edit, Severity } from '../rules/rule.ts';
import type * as rule from '../rules/rule.ts';
import { type English, inChinese, toText } from '../text/say.ts';
import { type Span, span } from '../text/span.ts';

/** A finding as every view shows it: with its rule and the severity that the settings give it, in words. */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The message in Chinese, where `message` is in another language: what is kept over time is compared by it. */
  readonly chinese?: string;
  readonly at: Span;
  readonly cell?: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** A repair with its title in words. */
export interface Fix extends rule.Fix {
  readonly title: string;
}

/** Another place, in words. */
export interface Related extends rule.Related {
  readonly message: string;
}

/** What a rule found as a problem, in words: English ones where its texts are given, else Chinese. */
export function toProblem(rule: string, severity: Severity, finding: rule.Finding, english?: English): Problem {
  const { message, at, cell, related, fixes } = finding;
  const said = {
    rule,
    severity,
    message: toText(message, english),
    ...(english && typeof message !== 'string' ? { chinese: inChinese(message) } : {}),
    at,
    ...(cell === undefined ? {} : { cell }),
    related: related?.map((one) => ({ ...one, message: toText(one.message, english) })) ?? NONE,
  };
  if (fixes === undefined) return { ...said, fixes: NONE };
  if (typeof fixes === 'function') return withFixes(said, () => fixes().map((fix) => fixInWords(fix, english)));
  return { ...said, fixes: fixes.map((fix) => fixInWords(fix, english)) };
}

const NONE: readonly never[] = [];

const fixInWords = (fix: rule.Fix, english: English | undefined): Fix =>
  fix.isLazy ? withEdits(fix, toText(fix.title, english), () => fix.edits) : { ...fix, title: toText(fix.title, english) };

/** A problem that was found in a part of a text, `by` characters behind its beginning, by the places of the whole text. */
export function movedBy(by: number, problem: Problem): Problem {
  if (by === 0) return problem;
  const there = ({ start, end }: Span): Span => span(start + by, end + by);
  const { rule, severity, message, chinese, at, cell, related } = problem;
  const said = {
    rule,
    severity,
    message,
    ...(chinese === undefined ? {} : { chinese }),
    at: there(at),
    ...(cell === undefined ? {} : { cell }),
    related: related.length === 0 ? related : related.map((one) => (one.uri === undefined ? { ...one, at: there(one.at) } : one)),
  };
  if (hasNoFixes(problem)) return { ...said, fixes: NONE };
  return withFixes(said, () =>
    problem.fixes.map((fix) => withEdits(fix, fix.title, () => fix.edits.map(({ at, newText }) => ({ at: there(at), newText })))),
  );
}

/** Those that are worked out when asked for are not asked for. */
const hasNoFixes = (problem: Problem): boolean => Object.getOwnPropertyDescriptor(problem, 'fixes')?.value?.length === 0;

/** The repairs are worked out when asked for, and once. */
function withFixes(said: Omit<Problem, 'fixes'>, fixes: () => readonly Fix[]): Problem {
  let known: readonly Fix[] | undefined;
  return {
    ...said,
    get fixes() {
      known ??= fixes();
      return known;
    },
  };
}

/** The edits stay unasked for: they may be costly. */
function withEdits({ kind, preferred, toFill }: rule.Fix, title: string, edits: () => readonly Edit[]): Fix {
  return {
    title,
    kind,
    ...(preferred === undefined ? {} : { preferred }),
    get edits() {
      return edits();
    },
    ...(toFill === undefined ? {} : { toFill }),
  };
}

export type { Edit, Severity };

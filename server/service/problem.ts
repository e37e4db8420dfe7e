import type { Edit, Severity } from '../rules/rule.ts';
import type * as rule from '../rules/rule.ts';
import { type English, inChinese, toText } from '../text/say.ts';
import { type Span, span } from '../text/span.ts';

/**
 * A finding as every view shows it: with its rule and the severity that the settings give it, in words. All have one shape, whatever they lack: hundreds of
 * them are looked at by every view.
 */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The message in Chinese, where `message` is in another language: what is kept over time is compared by it. */
  readonly chinese?: string | undefined;
  readonly at: Span;
  readonly cell?: string | undefined;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Its fixes are worked out when they are asked for. */
  readonly isLazy?: true;
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
  const problem: Problem = {
    rule,
    severity,
    message: toText(message, english),
    chinese: english && typeof message !== 'string' ? inChinese(message) : undefined,
    at,
    cell,
    related: related?.map((one) => ({ ...one, message: toText(one.message, english) })) ?? NONE,
    fixes: fixes === undefined || typeof fixes === 'function' ? NONE : fixes.map((fix) => fixInWords(fix, english)),
  };
  return typeof fixes === 'function' ? new LazyProblem(problem, () => fixes().map((fix) => fixInWords(fix, english))) : problem;
}

const NONE: readonly never[] = [];

function fixInWords(fix: rule.Fix, english: English | undefined): Fix {
  const title = toText(fix.title, english);
  if (fix.isLazy) return withEdits(fix, title, () => fix.edits);
  const { kind, preferred, edits, toFill } = fix;
  return { title, kind, preferred, edits, toFill };
}

/** A problem that was found in a part of a text, `by` characters behind its beginning, by the places of the whole text. */
export function movedBy(by: number, problem: Problem): Problem {
  if (by === 0) return problem;
  const { rule, severity, message, chinese, at, cell, related } = problem;
  const moved: Problem = {
    rule,
    severity,
    message,
    chinese,
    at: there(at, by),
    cell,
    related: related.length === 0 ? NONE : related.map((one) => (one.uri === undefined ? { ...one, at: there(one.at, by) } : one)),
    fixes: problem.isLazy || problem.fixes.length === 0 ? NONE : problem.fixes.map((fix) => fixMovedBy(by, fix)),
  };
  return problem.isLazy ? new LazyProblem(moved, () => problem.fixes.map((fix) => fixMovedBy(by, fix))) : moved;
}

const there = ({ start, end }: Span, by: number): Span => span(start + by, end + by);

function fixMovedBy(by: number, fix: Fix): Fix {
  if (fix.isLazy) return withEdits(fix, fix.title, () => editsMovedBy(by, fix.edits));
  const { title, kind, preferred, edits, toFill } = fix;
  return { title, kind, preferred, edits: editsMovedBy(by, edits), toFill };
}

const editsMovedBy = (by: number, edits: readonly Edit[]): readonly Edit[] =>
  edits.map(({ at, newText }) => ({ at: there(at, by), newText }));

/**
 * Its repairs are worked out when asked for, and once. The getter is the problem's own property, so that a copy has them too, but one for all: each of
 * another getter would be laid out anew.
 */
class LazyProblem implements Problem {
  static readonly #fixes: PropertyDescriptor & ThisType<LazyProblem> = {
    enumerable: true,
    get() {
      this.#known ??= this.#make();
      return this.#known;
    },
  };
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly chinese: string | undefined;
  readonly at: Span;
  readonly cell: string | undefined;
  readonly related: readonly Related[];
  readonly isLazy = true;
  declare readonly fixes: readonly Fix[];
  readonly #make: () => readonly Fix[];
  #known: readonly Fix[] | undefined;

  constructor({ rule, severity, message, chinese, at, cell, related }: Problem, make: () => readonly Fix[]) {
    this.rule = rule;
    this.severity = severity;
    this.message = message;
    this.chinese = chinese;
    this.at = at;
    this.cell = cell;
    this.related = related;
    this.#make = make;
    Object.defineProperty(this, 'fixes', LazyProblem.#fixes);
  }
}

/** The edits stay unasked for: they may be costly. */
function withEdits({ kind, preferred, toFill }: rule.Fix, title: string, edits: () => readonly Edit[]): Fix {
  return {
    title,
    kind,
    preferred,
    isLazy: true,
    get edits() {
      return edits();
    },
    toFill,
  };
}

export type { Edit, Severity };

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

/** What a rule found, in words: English ones where its texts are given, else Chinese. */
export function inWords(finding: rule.Finding, english?: English): Pick<Problem, 'message' | 'chinese' | 'related' | 'fixes'> {
  const { message } = finding;
  return {
    message: toText(message, english),
    ...(english && typeof message !== 'string' ? { chinese: inChinese(message) } : {}),
    related: finding.related?.map((one) => ({ ...one, message: toText(one.message, english) })) ?? [],
    fixes: finding.fixes?.map((fix) => fixInWords(fix, english)) ?? [],
  };
}

const fixInWords = (fix: rule.Fix, english: English | undefined): Fix => withEdits(fix, toText(fix.title, english), () => fix.edits);

/** A problem that was found in a part of a text, `by` characters behind its beginning, by the places of the whole text. */
export function movedBy(by: number, problem: Problem): Problem {
  if (by === 0) return problem;
  const there = ({ start, end }: Span): Span => span(start + by, end + by);
  return {
    ...problem,
    at: there(problem.at),
    related: problem.related.map((one) => (one.uri === undefined ? { ...one, at: there(one.at) } : one)),
    fixes: problem.fixes.map((fix) => withEdits(fix, fix.title, () => fix.edits.map(({ at, newText }) => ({ at: there(at), newText })))),
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

import type { Edit, Severity } from '../rules/rule.ts';
import type * as rule from '../rules/rule.ts';
import { type English, inChinese, toText } from '../text/say.ts';
import type { Span } from '../text/span.ts';

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

/** The edits stay unasked for: they may be costly. */
function fixInWords(fix: rule.Fix, english: English | undefined): Fix {
  const { kind, preferred, toFill } = fix;
  return {
    title: toText(fix.title, english),
    kind,
    ...(preferred === undefined ? {} : { preferred }),
    get edits() {
      return fix.edits;
    },
    ...(toFill === undefined ? {} : { toFill }),
  };
}

export type { Edit, Severity };

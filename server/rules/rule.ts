import * as z from 'zod';
import type { TableFigures } from '../equations/figures.ts';
import type { BoundTable, Report } from '../report/report.ts';
import type { Message } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import type { Neighbours } from './shared/neighbours.ts';

// schemas are interpreted, never compiled with the Function constructor: nothing here is evaluated
z.config({ jitless: true });

/** How grave a finding is, gravest first. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A replacement of `at` by `newText`. An insertion has an empty span. */
export interface Edit {
  readonly at: Span;
  readonly newText: string;
}

/**
 * A repair. `text` fixes change wording and form only and may be applied in bulk; `figure` fixes set a figure, a year or a fact and are
 * applied by a person, one at a time.
 */
export interface Fix {
  /** A verb: 改为 7. */
  readonly title: Message;
  readonly kind: 'text' | 'figure';
  /** The one to offer first. */
  readonly preferred?: boolean | undefined;
  readonly edits: readonly Edit[];
  /** The edits are worked out when they are asked for (see `lazyFix`). */
  readonly isLazy?: true;
  /** The inserted text is still to be filled in, so new findings on it are expected. */
  readonly toFill?: boolean | undefined;
}

/** Another place that belongs to the finding; `uri` only for another document. */
export interface Related {
  readonly at: Span;
  readonly message: Message;
  readonly uri?: string;
  /** A cell that says 0: of many it tells a reader least. */
  readonly isNought?: boolean;
}

/** What a rule yields. The runner adds rule id and severity. */
export interface Finding {
  readonly at: Span;
  readonly message: Message;
  /** Where one finding of the rule weighs less than the rule itself. */
  readonly severity?: Severity | undefined;
  /** `table:cell`, only where exactly one cell is meant. */
  readonly cell?: string | undefined;
  readonly related?: readonly Related[] | undefined;
  /** As a function where they take work that is done only when somebody asks for them. */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]) | undefined;
}

/** The repairs of a finding. */
export const fixesOf = ({ fixes = [] }: Finding): readonly Fix[] => (typeof fixes === 'function' ? fixes() : fixes);

/** What a rule may look at. Pure data: no rule reads a file, a clock or a setting by itself. */
export interface RuleContext<Options> {
  readonly report: Report;
  readonly options: Options;
  /** The equations of a table, evaluated and localised; computed once per table. */
  readonly figures: (table: BoundTable) => TableFigures;
  /** The report counts as final (command line): blanks and unfinished tables weigh more. */
  readonly final: boolean;
  /** The year that is expected, from setting or option; `undefined` where nobody said. */
  readonly expectedYear: number | undefined;
  /** Last year's report, subordinates', repeated paragraphs. */
  readonly neighbours: Neighbours;
}

/** An example is documentation and test at once. */
export interface Example {
  /** What it shows, in Chinese, for the rule's page. */
  readonly title: string;
  /**
   * A report or a piece of one. `«…»` stands around exactly the characters that must be marked (an insertion point: `«»`); without marks the rule
   * must stay silent.
   */
  readonly text: string;
  /** The message of each mark in order, whole or a telling part; may be left out. */
  readonly says?: readonly string[];
  /** The text after the first fix of each finding was applied. */
  readonly fixed?: string;
  readonly final?: boolean;
  readonly expectedYear?: number;
  /** Last year's report. */
  readonly lastYear?: string;
  /** Texts of the reports that the front matter names under 下级, in that order. */
  readonly subordinates?: readonly string[];
  /** Other organs' reports of the same folder. */
  readonly others?: readonly string[];
  readonly options?: unknown;
  /** File kind the text is read as; text by default. */
  readonly page?: boolean;
}

/** Under which heading of the catalogue a rule stands. */
export type RuleGroup = '结构' | '表式' | '数据' | '勾稽' | '正文' | '跨年与汇总' | '文字';

/** One rule: one file, named like its id. */
export interface Rule<Options = unknown> {
  readonly id: string;
  readonly title: string;
  readonly group: RuleGroup;
  /** `off`: only where a setting turns it on. */
  readonly severity: Severity | 'off';
  /** The article, notice or equation it rests on. */
  readonly basis: string;
  /** Some of its fixes are of wording or form: they are applied together with those of other rules until none is left. */
  readonly mendsText?: true;
  /** Why it matters to the clerk, in one or two sentences. */
  readonly why: string;
  readonly options?: z.ZodType<Options>;
  readonly examples: readonly Example[];
  /** Yields findings; may throw only by a bug (the runner turns that into `rule-failed`). A method, so that rules of any options make one list. */
  check(context: RuleContext<Options>): Iterable<Finding>;
}

/** States a rule with its option type inferred; the identity at run time. */
export const defineRule = <Options = Record<string, never>>(rule: Rule<Options>): Rule<Options> => rule;

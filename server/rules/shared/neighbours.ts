import type { ProsePart, Report } from '../../report/report.ts';
import type { Message } from '../../text/say.ts';
import type { Span } from '../../text/span.ts';
import type { Ledger } from '../rollup/ledger.ts';

/** Another report that this one is measured against. */
export interface Neighbour {
  readonly uri: string;
  /** How messages call it: its file's name. */
  readonly name: string;
  readonly report: Report;
  /** Where in the document the report begins; at its beginning where left out. Places of the report count from there. */
  readonly start?: number;
}

/** A document named in the front matter that cannot be used. */
export interface Unusable {
  /** The value in the front matter. */
  readonly at: Span;
  readonly written: string;
  /** 找不到文件 · 不是政府信息公开工作年度报告. */
  readonly reason: Message;
  /** The same where several are named, without what leads to it. */
  readonly short?: Message;
}

/** A report that the front matter names under 下级, itself, by its folder or by a pattern: its figures, not its text. */
export interface SubordinateReport {
  readonly uri: string;
  /** How messages call it: its file's name. */
  readonly name: string;
  readonly ledger: Ledger;
  /** It is bound together with others in its file. */
  readonly isBound?: boolean;
  /** The entry that names it; several reports share one. */
  readonly at: Span;
  readonly written: string;
  /** Found in a folder or by a pattern, not named itself. */
  readonly found: boolean;
}

/** What the front matter names under 下级. */
export type Subordinate = SubordinateReport | Unusable;

/** Where else the words of a paragraph stand, years, figures and organs set aside. */
export interface Repeat {
  /** In how many other paragraphs. */
  readonly places: number;
  /** The one with the most words in common; last year's own report comes first. */
  readonly nearest: { readonly uri: string; readonly name: string; readonly at: Span; readonly lastYear: boolean };
  /** Share of the words in common, 0 to 1. */
  readonly similarity: number;
}

/** What stands around a report: supplied by the service, so that no rule looks for a file. */
export interface Neighbours {
  readonly lastYear: Neighbour | undefined;
  /** 上年 names something that cannot be used. */
  readonly lastYearUnusable: Unusable | undefined;
  readonly subordinates: readonly Subordinate[];
  /** Answers for a paragraph of the report itself. */
  readonly repeatOf: (part: ProsePart) => Repeat | undefined;
}

/** A report on its own. */
export const noNeighbours: Neighbours = Object.freeze({
  lastYear: undefined,
  lastYearUnusable: undefined,
  subordinates: [],
  repeatOf: () => undefined,
});

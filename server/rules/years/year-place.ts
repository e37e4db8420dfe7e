import type { ProsePart, Report } from '../../report/report.ts';
import type { Span } from '../../text/span.ts';
import type { Beside } from './neighbour-words.ts';
import type { Sentence } from './sentences.ts';

/** An earlier year in a sentence, and all that may tell what it means. */
export interface Place {
  readonly words: string;
  readonly year: number;
  readonly part: ProsePart;
  readonly beside: Beside;
  readonly sentences: readonly Sentence[];
  readonly index: number;
  readonly at: number;
  /** Behind 年 or 年度. */
  readonly behind: number;
  readonly written: number;
  readonly report: Report;
  /** Of the sentence in the source. */
  readonly stretch: Span;
}

/** No sentence is looked at further from the year than this. */
export const WINDOW = 240;

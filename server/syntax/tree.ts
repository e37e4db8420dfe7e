import type { Keeper } from '../text/kept.ts';
import type { Lines } from '../text/lines.ts';
import type { Numbering } from '../text/numbering.ts';
import type { Passage } from '../text/passage.ts';
import type { Span } from '../text/span.ts';

/**
 * A document by its shape alone: headings, paragraphs and tables in document order. It knows no year and no domain word; whatever is no
 * table stays a paragraph, and nothing of the text is lost between the blocks but empty lines.
 */
export interface Tree {
  readonly source: string;
  readonly lines: Lines;
  /** The numbers of the lines where they were copied along: see `lineNumbersIn`. */
  readonly lineNumbers: readonly Span[];
  /** `page`: an HTML file read as a whole page; `text`: Markdown or plain text. */
  readonly kind: 'text' | 'page';
  readonly frontMatter: FrontMatter | undefined;
  readonly blocks: readonly Block[];
  /** HTML comments outside code: where suppressions stand. */
  readonly comments: readonly Comment[];
}

export type { Numbering };

/** What a text consists of, one behind the other. */
export type Block = Heading | Paragraph | Grid;

/** A line marked as heading by `#` or `<h1>`. Numbered lines of plain text are paragraphs with a `numbering`. */
export interface Heading {
  readonly type: 'heading';
  readonly span: Span;
  readonly level: number;
  /** Without the marks; spans of `passage` lead back to the source. */
  readonly passage: Passage;
  readonly numbering: Numbering | undefined;
}

/** Lines of text up to the next empty line, heading or table. */
export interface Paragraph {
  readonly type: 'paragraph';
  readonly span: Span;
  readonly passage: Passage;
  readonly numbering: Numbering | undefined;
  /** Inside a code fence: read by nobody but kept in place. */
  readonly code?: boolean;
}

/** The five surface shapes of a table. */
export type TableShape = 'pipe' | 'tab' | 'lines' | 'html' | 'aligned';

/**
 * A table of any surface shape as rows of cells. `columns` says what a cell's `column` is worth: `exact` where the shape itself gives
 * columns (HTML with its spans expanded), `written` where rows merely have separators (a merge may leave empty cells or none), `none`
 * where empty cells cannot be seen at all (cells per line without tabs, aligned text).
 */
export interface Grid extends Keeper {
  readonly type: 'table';
  readonly span: Span;
  readonly shape: TableShape;
  readonly columns: 'exact' | 'written' | 'none';
  /** The cells of a row stand side by side from its beginning on: those that a merge covers are left out and made up for at its end. */
  readonly packed?: true;
  readonly rows: readonly Row[];
  /** The last row is not finished: it reaches the end of the text without a line end (pipe rows: without the closing `|`). */
  readonly halfWritten: boolean;
  /** Nothing but white space follows: a short last row may still be in the making. */
  readonly atEnd: boolean;
}

/** One row of a table, whatever stands in it. */
export interface Row {
  readonly span: Span;
  readonly cells: readonly Cell[];
  /** A delimiter row `| --- |` stood below it. */
  readonly header?: boolean;
}

/** One cell of a row. */
export interface Cell {
  /** The text without the spaces around it; of an empty cell the space between its delimiters (zero-length where there is none). */
  readonly span: Span;
  /** As read: trimmed, entities resolved; the lines of a cell that has several are separated by `\n`. */
  readonly text: string;
  /** First grid column, from 0. */
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** An HTML comment. */
export interface Comment {
  readonly span: Span;
  /** Without `<!--` and `-->`, trimmed. */
  readonly text: string;
}

/** The lines between `---` and `---` at the head of a text. */
export interface FrontMatter {
  readonly span: Span;
  readonly entries: readonly FrontMatterEntry[];
}

/** `key: value` lines, or a key with `- item` lines below it. Values keep their spans without quotes. */
export interface FrontMatterEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly values: readonly { readonly text: string; readonly span: Span }[];
}

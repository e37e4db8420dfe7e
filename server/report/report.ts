import type { Cell as GridCell, Grid, Heading, Numbering, Paragraph, Row, Tree } from '../syntax/tree.ts';
import type { TableTemplate, Template } from '../template/catalog.ts';
import type { BlockTemplate, ColumnTemplate, RowTemplate, SectionTemplate, TableId } from '../template/schema.ts';
import type { Passage } from '../text/passage.ts';
import type { Keeper } from '../text/kept.ts';
import type { Message } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import type { TableCells } from './table-cells.ts';

/** A document read as a report: what it says it is, its sections, its standard tables bound to the form. Immutable. */
export interface Report extends Keeper {
  readonly tree: Tree;
  /** It is a report at all: its title, or two of the six section titles, or a bound standard table. Where false, nothing else is filled. */
  readonly isReport: boolean;
  readonly title: Title | undefined;
  readonly organ: string | undefined;
  readonly year: number | undefined;
  /** Where the year was found. */
  readonly yearFrom: 'title' | 'frontMatter' | 'period' | 'prose' | 'date' | undefined;
  /** The form due for the year; `undefined` where no form is due. */
  readonly due: Template | undefined;
  /** The form to measure against when none is due: `格式` of the front matter, else the latest. */
  readonly template: Template;
  /** In document order; a section may occur twice. */
  readonly sections: readonly Section[];
  /** The standard tables found, in document order; one table may stand twice. */
  readonly tables: readonly BoundTable[];
  /** Grids that are no standard table: the clerk's own tables. */
  readonly otherTables: readonly Grid[];
  /** Grids that should have been a standard table but could not be bound. */
  readonly unreadable: readonly Unreadable[];
  /** Headings and paragraphs in document order, title and section headings included; tables and code are not in it. */
  readonly prose: readonly ProsePart[];
  /** 统计期限 sentence, wherever it stands. */
  readonly period: Period | undefined;
  readonly signature: Signature | undefined;
}

/**
 * The title, joined over its lines.
 *
 *     示例县示例镇人民政府
 *     2025年政府信息公开工作年度报告
 */
export interface Title {
  readonly passage: Passage;
  readonly span: Span;
  /** Without spaces. */
  readonly text: string;
  readonly organ: string | undefined;
  readonly year: number | undefined;
  /** The four digits. */
  readonly yearSpan: Span | undefined;
}

/** One of the six parts of the report that the form names, as it stands in the document. */
export interface Section {
  readonly template: SectionTemplate;
  /** The line that opens it. */
  readonly heading: Heading | Paragraph;
  /** The heading line. */
  readonly headingSpan: Span;
  /** The words of the heading without its number. */
  readonly nameSpan: Span;
  readonly name: string;
  readonly numbering: Numbering | undefined;
  /** From the heading to the next section's heading or the end of the text. */
  readonly span: Span;
  /** Prose below the heading (indexes into `Report.prose`, end exclusive). */
  readonly prose: readonly [number, number];
}

/** A heading or a paragraph outside the tables: what the prose rules read, in document order. */
export interface ProsePart {
  readonly kind: 'title' | 'section' | 'heading' | 'paragraph' | 'signature' | 'date';
  readonly passage: Passage;
  readonly span: Span;
  readonly numbering: Numbering | undefined;
  /** The section it stands in; `undefined` before the first. */
  readonly section: SectionTemplate['id'] | undefined;
  readonly block: Heading | Paragraph;
}

/** 自2025年1月1日起至2025年12月31日止. */
export interface Period {
  readonly span: Span;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A date as it is written: 2026年1月20日. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly span: Span;
}

/** Organ and date below the text; each `undefined` where it is not there. */
export interface Signature {
  readonly organ: string | undefined;
  readonly organSpan: Span | undefined;
  readonly date: CalendarDate | undefined;
}

/** One standard table of the document, put together from its pieces. */
export interface BoundTable extends Keeper {
  readonly id: TableId;
  /** The form its own labels follow; the due one where they do not tell. */
  readonly template: TableTemplate;
  /** The labels told the form. */
  readonly formIsCertain: boolean;
  /** First label that belongs to another form than the report's due form alone; in a table of the due form, of a block under a header of the other. */
  readonly foreignLabel: LabelAt | undefined;
  readonly span: Span;
  readonly grids: readonly Grid[];
  readonly rows: readonly BoundRow[];
  readonly headers: readonly BoundHeader[];
  /** Every cell of every bound row, `unknown` where it could not be read; a cell that the document does not have is absent. */
  readonly cells: TableCells;
  /** Rows of the grids that look like data but fit no label. */
  readonly unknownRows: readonly UnknownRow[];
  /** Rows bound a second time. */
  readonly duplicateRows: readonly BoundRow[];
  /** Rows of the form that no row of the document is bound to. */
  readonly missingRows: readonly MissingRow[];
  readonly missingColumns: readonly MissingColumn[];
  /** The table breaks off at the end of the text: no arithmetic. */
  readonly halfWritten: boolean;
  /** Many labels fit no form: perhaps a form that nobody knows yet. */
  readonly unknownForm: boolean;
}

/** A label as written, and where. */
export interface LabelAt {
  readonly span: Span;
  readonly text: string;
}

/** A row of the document that was recognised as one of the form. */
export interface BoundRow {
  readonly template: RowTemplate;
  readonly block: BlockTemplate;
  /** How many cells of the form stand before those of this row. */
  readonly place: number;
  readonly grid: Grid;
  readonly row: Row;
  /** The label as written, line breaks included. */
  readonly label: LabelAt;
  /** How the label was recognised. `near` means that it has a slip. */
  readonly match: 'exact' | 'alias' | 'path' | 'near' | 'position';
  /** What the label should read (in the manner of the document: full or short), where it has a slip. */
  readonly expectedLabel: string | undefined;
  readonly cells: readonly BoundCell[];
  /** More or fewer figures than columns, and nothing shows which one is missing; the row's cells are unknown. */
  readonly figureCount: { readonly found: number; readonly expected: number; readonly span: Span } | undefined;
}

/** A column’s name in the document that was recognised as one of the form. */
export interface BoundHeader {
  readonly block: BlockTemplate;
  readonly column: ColumnTemplate;
  readonly label: LabelAt;
  readonly match: 'exact' | 'alias' | 'near';
  readonly expectedLabel: string | undefined;
}

/** A row with a label that is none of the form’s. */
export interface UnknownRow {
  readonly row: Row;
  readonly label: LabelAt;
  /** A row that a province is known to add. */
  readonly knownExtra: boolean;
}

/** A row of the form that the document does not have, and where it belongs. */
export interface MissingRow {
  readonly template: RowTemplate;
  readonly block: BlockTemplate;
  /** The bound row before which it belongs or behind which it belongs; both undefined where the table has no bound row. */
  readonly after: BoundRow | undefined;
  readonly before: BoundRow | undefined;
}

/** A column of the form that the document does not have; `at`: where its name belongs. */
export interface MissingColumn {
  readonly block: BlockTemplate;
  readonly column: ColumnTemplate;
  readonly at: Span;
}

/** What stands in a cell. Only `figure` has a value; everything else is an unknown to the equations, never 0. */
export type CellKind = 'figure' | 'blank' | 'placeholder' | 'text' | 'unknown';

/** A cell of a bound row: which one of the form it is, what stands there, and where. */
export interface BoundCell {
  /** `row.column`. */
  readonly id: string;
  readonly table: TableId;
  readonly row: RowTemplate;
  readonly column: ColumnTemplate;
  readonly kind: CellKind;
  readonly value: number | undefined;
  /** As read from the grid. */
  readonly text: string;
  readonly span: Span;
  readonly grid: Grid;
  readonly source: GridCell | undefined;
  /** Remarks on how the figure is written, for the cell rules. */
  readonly style: FigureStyle | undefined;
}

/** How a figure is written. All false for a plain `12`. */
export interface FigureStyle {
  readonly fullWidth: boolean;
  readonly thousands: boolean;
  readonly unit: string | undefined;
  readonly signed: boolean;
  readonly fraction: boolean;
  /** Digits split by a space or a cell border that were joined. */
  readonly split: boolean;
}

/** A standard table that is there and could not be bound. */
export interface Unreadable {
  readonly span: Span;
  /** `undefined` where the lines could not even be seen as a table. */
  readonly grid: Grid | undefined;
  readonly table: TableId;
  /** What was seen, in a sentence. */
  readonly seen: Message;
}

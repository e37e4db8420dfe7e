import type { FormId, TableId } from './form.ts';
import type { Magnitude } from './figures.ts';
import type { GridEdit } from './grid-edit.ts';

/** The shapes in which reports come. */
export const SHAPES = [
  'flat',
  'pipe-official',
  'pipe-web',
  'tab-ten',
  'tab-eight',
  'tab-collapsed',
  'tab-seed',
  'tab-broken',
  'lines-tab',
  'lines-closed',
  'lines-blank',
  'lines-dense',
  'lines-pipe',
  'html',
  'html-word',
  'page',
  'page-word',
  'aligned',
  'aligned-wide',
] as const;
export type Shape = (typeof SHAPES)[number];

/** What may differ from the plain print of a shape; each shape honours what it can show. All off is the plainest print. */
export interface Variation {
  readonly lineBreak: '\n' | '\r\n' | '\r';
  readonly bom: boolean;
  /** Table three (sometimes two) in two pieces. */
  readonly cut: 'no' | 'bare' | 'repeated';
  /** 第二十条第（八）项 stands as a paragraph between two pieces of table two. */
  readonly fallenHeading: boolean;
  /** Labels broken over lines, or by a space where the shape has no lines inside a cell. */
  readonly broken: boolean;
  /** 总 计. */
  readonly spaced: boolean;
  readonly brackets: 'full' | 'half';
  readonly dot: '.' | '、' | '．' | '. ';
  readonly shortNames: boolean;
  /** 总计 in the first header row. */
  readonly totalFirst: boolean;
  /** Label columns of table three: three is official; with two, 三、本年度办理结果 is a row of its own. */
  readonly labelColumns: 'two' | 'three' | 'four';
  readonly figures: 'plain' | 'noBreak' | 'fullWidth' | 'thousands';
  /** Page breaks: empty lines, page numbers, form feeds inside tables. */
  readonly pages: boolean;
  /** What stands in a blank cell. */
  readonly blankAs: '' | '/' | '—' | '无';
  /** Title on two lines, spaces in it, headings with variants of `#`, indents. */
  readonly layout: 'plain' | 'spaced' | 'indented';
}

export const plainVariation: Variation = {
  lineBreak: '\n',
  bom: false,
  cut: 'no',
  fallenHeading: false,
  broken: false,
  spaced: false,
  brackets: 'full',
  dot: '.',
  shortNames: false,
  totalFirst: false,
  labelColumns: 'three',
  figures: 'plain',
  pages: false,
  blankAs: '',
  layout: 'plain',
};

/** A figure that is printed otherwise than it should be; `null` prints a blank. */
export interface Change {
  readonly table: TableId;
  readonly cell: string;
  readonly value: number | null;
}

/** Everything that makes a report: the same spec gives the same text. */
export interface Spec {
  readonly shape: Shape;
  readonly year: number;
  /** Index into the organs. */
  readonly organ: number;
  readonly magnitude: Magnitude;
  readonly seed: number;
  /** Whether the prose names figures of the tables; `varied`: in the wordings of many offices, with look-backs, shares and lists. */
  readonly prose: 'silent' | 'figures' | 'varied';
  readonly variation: Variation;
  /** The form of a table where it is not the due one. */
  readonly forms?: { readonly applications?: FormId; readonly proactiveDisclosure?: FormId };
  readonly changes?: readonly Change[];
  /** A cell of table three that the prose names by its row's total as well. */
  readonly naming?: string;
  /** A fault in the shape of a table; `flat` prints without. */
  readonly edit?: GridEdit;
  /** The report of the year after: this one's figures lead up to it. */
  readonly before?: Spec;
}

/** The plainest report of a shape. */
export const plainSpec: Spec = {
  shape: 'flat',
  year: 2024,
  organ: 0,
  magnitude: 'few',
  seed: 1,
  prose: 'silent',
  variation: plainVariation,
};

import type { Cell, Grid, Row } from '../../syntax/tree.ts';
import type { SectionId, TableId } from '../../template/schema.ts';
import { type ColumnOrder, type HeaderCell, OFFICIAL_ORDER } from '../columns.ts';
import type { PathContext, RowMatch } from '../match-row.ts';
import type { LabelAt } from '../report.ts';
import { isTableId } from './evidence.ts';
import type { GridReading } from './raw.ts';
import type { SideColumns } from './side-columns.ts';

/** What reading a grid row by row has come to know. */
export interface GridState {
  readonly grid: Grid;
  readonly section: SectionId | undefined;
  readonly reading: GridReading;
  readonly sides: SideColumns;
  readonly context: PathContext;
  readonly headers: HeaderState;
  readonly cases: CaseState;
  /** The table that the last labels and headers belong to. */
  table: TableId | undefined;
  /** Order of table three's columns for the rows below. */
  order: ColumnOrder;
  /** Grid column of 自然人, as in `RawRow`. */
  first: number | undefined;
  /** A label whose figures have not come yet. */
  pending: PendingLabel | undefined;
  /** The row at hand is a label and nothing but blanks where figures should be. */
  isBlankRow: boolean;
  /** Whether all rows are equally long; `undefined` until somebody asks. */
  isEven: boolean | undefined;
}

/** The headers read so far. */
export interface HeaderState {
  /** How many rows of the grid named columns. */
  rows: number;
  /** Those of them with a name that stands for several columns of table three. */
  merged: Set<number> | undefined;
  /** The names of table three's columns in the last header. */
  applicants: HeaderCell[];
  /** No row of table three has come below `applicants` yet. */
  isFresh: boolean;
  /** 法人或其他组织. */
  legalEntity: Cell | undefined;
  /** 总计 stands before 申请人情况 in one row. */
  isTotalSaidFirst: boolean;
  /** 申请人情况 came before any 总计. */
  isAboveTotal: boolean;
  /** The names of the columns of table two's block. */
  two: HeaderCell[];
  /** Heading of that block, folded. */
  heading: string;
}

/** What the headers say of table four. */
export interface CaseState {
  /** 行政复议 and the kinds of 行政诉讼, in the order in which they are named. */
  groups: string[];
  /** The outcomes that each header row names, by their place. */
  readonly columns: string[][];
  /** The line that names 行政复议 is missing. */
  isReviewLost: boolean;
  /** The columns where each kind of case has a row of its own. */
  flat: ColumnOrder | undefined;
}

/** A label without figures; `match` where it is the whole label of a row. */
export interface PendingLabel {
  readonly match: RowMatch | undefined;
  readonly label: LabelAt;
  readonly line: GridLine;
}

/** A row of the grid without what stands beside the table. */
export interface GridLine {
  readonly row: Row;
  /** Index in the grid. */
  readonly index: number;
  readonly cells: readonly Cell[];
  /** How many cells were left out in front. */
  readonly skipped: number;
  /** Index of the first cell with a figure; the number of cells where none has one. */
  readonly figure: number;
}

/** Nothing read yet. */
export const newGridState = (grid: Grid, section: SectionId | undefined, sides: SideColumns): GridState => ({
  grid,
  section,
  reading: {
    grid,
    rows: [],
    headers: [],
    unknown: [],
    evidence: { proactiveDisclosure: 0, applications: 0, reviewLitigation: 0 },
    order: undefined,
    two: [],
    flat: undefined,
    foreign: undefined,
  },
  sides,
  context: { han: undefined, bracket: undefined },
  headers: {
    rows: 0,
    merged: undefined,
    applicants: [],
    isFresh: true,
    legalEntity: undefined,
    isTotalSaidFirst: false,
    isAboveTotal: false,
    two: [],
    heading: '',
  },
  cases: { groups: [], columns: [], isReviewLost: false, flat: undefined },
  table: isTableId(section) ? section : undefined,
  order: OFFICIAL_ORDER,
  first: undefined,
  pending: undefined,
  isBlankRow: false,
  isEven: undefined,
});

/** Every row has as many cells, the last one perhaps less while it is written: its columns can be trusted. Looked at once. */
export const hasEvenRows = (state: GridState): boolean => (state.isEven ??= isEven(state.grid));

function isEven({ columns, rows }: Grid): boolean {
  if (columns !== 'written') return false;
  const width = rows[0]?.cells.length ?? 0;
  return rows.every(({ cells }, i) => cells.length === width || (i > 0 && i === rows.length - 1 && cells.length < width));
}

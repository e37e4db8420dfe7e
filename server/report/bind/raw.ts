import type { Cell, Grid, Row } from '../../syntax/tree.ts';
import type { TableId } from '../../template/schema.ts';
import type { ColumnOrder, HeaderCell } from '../columns.ts';
import type { LabelText, RowLabel } from '../labels.ts';
import type { LabelAt } from '../report.ts';
import type { ForeignColumns } from './side-columns.ts';

/** A row recognised by its label, its cells not yet put into columns. */
export interface RawRow {
  readonly label: RowLabel;
  readonly match: 'exact' | 'path' | 'near' | 'position';
  readonly at: LabelAt;
  readonly text: LabelText;
  readonly grid: Grid;
  readonly row: Row;
  /** Index in the grid. */
  readonly index: number;
  /** The cells behind the label. */
  readonly values: readonly Cell[];
  /** Cells of the row up to and with the label. */
  readonly labelEnd: number;
  readonly order: ColumnOrder | undefined;
  /** Grid column of 自然人 in the header, where every row has as many cells: where a row without any figure begins. */
  readonly first?: number | undefined;
  /** Header of the block in table two. */
  readonly header: readonly HeaderCell[] | undefined;
  readonly heading: string;
  /** Which five of the fifteen figures of table four. */
  readonly group: number | undefined;
  /** Which of the figures belong to the form cannot be told: none is read. */
  readonly doubtful?: true;
}

/** The pieces of one table, in document order. */
export interface TableParts {
  readonly id: TableId;
  readonly grids: Grid[];
  readonly rows: RawRow[];
  readonly headers: RawHeader[];
  readonly unknown: { readonly row: Row; readonly label: LabelAt; readonly values: readonly Cell[]; readonly grid: Grid }[];
}

/** One header label on its way to `BoundHeader`. */
export interface RawHeader {
  readonly grid: Grid;
  readonly column: HeaderCell['column'];
  readonly label: LabelAt;
  readonly match: 'exact' | 'near';
  /** Heading of the block above it, folded; empty where none stood. */
  readonly heading: string;
}

/** What one grid gives, row by row, before the form is known. */
export interface GridReading {
  readonly grid: Grid;
  readonly rows: RawRow[];
  readonly headers: RawHeader[];
  /** Rows with figures and a label that fits nothing. */
  readonly unknown: { row: Row; label: LabelAt; table: TableId | undefined; values: readonly Cell[]; index: number }[];
  readonly evidence: Record<TableId, number>;
  /** The order of table three's columns as the last header names it; `undefined` where none does. */
  order: ColumnOrder | undefined;
  /** The last header of a block of table two; empty where a heading stands below it, or none does. */
  two: readonly HeaderCell[];
  /** The order of table four's columns where each kind of case has a row of its own; `undefined` where no header names it. */
  flat: ColumnOrder | undefined;
  /** Columns of no form in it. */
  foreign: ForeignColumns | undefined;
}

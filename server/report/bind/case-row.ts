import type { Cell, Grid, Row } from '../../syntax/tree.ts';
import { fold } from '../../text/fold.ts';
import { type RowLabel, rowsNamed } from '../labels.ts';
import type { RawRow } from './raw.ts';

/** The row of table four that a kind of case names. */
export const caseLabel = (name: string): RowLabel | undefined => rowsNamed(fold(name)).find(({ table }) => table === 'reviewLitigation');

/**
 * A row of table four that is told by its place: no label stands in front of its figures. `columns`: the outcomes in the order of the figures; `group`: which
 * five of fifteen they are.
 */
export const caseRow = (
  label: RowLabel,
  grid: Grid,
  { row, index }: { readonly row: Row; readonly index: number },
  values: readonly Cell[],
  labelEnd: number,
  columns: readonly string[],
  group?: number,
): RawRow => ({
  label,
  match: 'position',
  at: { span: { start: row.span.start, end: row.span.start }, text: '' },
  text: { path: [], name: '', rows: [], isColumn: false, isParent: false },
  grid,
  row,
  index,
  values,
  labelEnd,
  order: { orders: [columns], named: true, byColumn: undefined },
  header: undefined,
  heading: '',
  group,
});

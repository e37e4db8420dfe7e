import { isEmpty } from '../../syntax/filled.ts';
import type { Cell, Grid } from '../../syntax/tree.ts';
import { fold } from '../../text/fold.ts';
import { caseColumnOrder, caseGroupOf, caseGroupOrder } from '../case-order.ts';
import { type ColumnOrder, columnOrder, columnsOf, type HeaderCell, OUTCOMES } from '../columns.ts';
import { columnsNamed } from '../labels.ts';
import { caseLabel, caseRow } from './case-row.ts';
import { countFilled, lastText } from './grid-cells.ts';
import { type GridLine, type GridState, hasEvenRows } from './grid-state.ts';

/** Groups and outcomes of the official table four. */
const CASE_CELLS = 15;
/** Of a row of fifteen with blanks that cannot be seen, so many figures are left. */
const LEAST_FIGURES = 6;

/** So many outcomes besides the total make a header. */
export const LEAST_OUTCOMES = 3;

/** A header that names the five outcomes once each, without the groups of the official form: rows follow, one for each kind of case. */
export function flatCaseHeader(cells: readonly Cell[], grid: Grid, index: number): ColumnOrder | undefined {
  const headers: HeaderCell[] = [];
  for (const cell of cells) {
    const folded = fold(cell.text);
    if (folded === '未经复议直接起诉' || folded === '复议后起诉' || folded === '行政诉讼' || folded === '行政复议') return undefined;
    for (const column of columnsOf(cell)) if (column.table === 'reviewLitigation') headers.push({ column, cell, row: index });
  }
  if (headers.filter(({ column }) => column.id !== 'total').length < LEAST_OUTCOMES || headers.length > 5) return undefined;
  return columnOrder(headers, OUTCOMES, grid.columns === 'none' ? 'none' : grid.columns);
}

/** The row of fifteen before anything is filled in. Whether the line is one. */
export function readBlankCases(state: GridState, line: GridLine): boolean {
  const { grid, cases } = state;
  const { cells } = line;
  if (grid.columns === 'none' || cases.groups.length < 2 || state.table !== 'reviewLitigation' || cases.flat) return false;
  if (!isAsLong(cells) || !cells.every(isEmpty)) return false;
  const groups = caseGroupOrder(cases.groups);
  if (groups) pushCases(state, line, cells.slice(0, CASE_CELLS), groups, OUTCOMES);
  cases.groups = [];
  return true;
}

/** The row of fifteen: figures below the groups of table four, or in its section where nothing names them. Whether the line is one. */
export function readCases(state: GridState, line: GridLine): boolean {
  const { grid, cases } = state;
  const { cells, figure } = line;
  const values = cells.slice(figure);
  const isTorn = state.section === 'reviewLitigation' && cases.flat === undefined && countFilled(values) === CASE_CELLS;
  if (isTorn) state.reading.evidence.reviewLitigation += 2;
  if (cases.flat !== undefined || (!isTorn && (cases.groups.length < 2 || state.table !== 'reviewLitigation'))) return false;
  const hasLabel = lastText(cells, figure) >= 0;
  if (countFilled(values) < LEAST_FIGURES && (hasLabel || grid.columns === 'none' || !isAsLong(cells))) return false;
  const trusted = grid.columns === 'exact' || hasEvenRows(state);
  const groups = cases.isReviewLost ? undefined : caseGroupOrder(cases.groups, trusted);
  const columns = caseColumnOrder(grid.columns === 'none' ? [] : cases.columns);
  // lines between which a cell is lost name the outcomes in fives that are none
  const hasLostName = grid.shape === 'lines' && columns?.some((id, i) => id !== OUTCOMES[i]);
  // blanks before the first figure belong to the row of fifteen where the row is as long as that
  const all = !hasLabel && cells.length >= CASE_CELLS ? cells : values;
  if (groups && columns && !hasLostName) pushCases(state, line, all, groups, columns);
  cases.groups = [];
  return true;
}

/** One kind of case, its five outcomes named below it, and below these its five figures: each kind in a block of its own. Whether the line is such five. */
export function readCaseBlock(state: GridState, line: GridLine): boolean {
  const { cases, reading, grid } = state;
  const { cells, figure, row, index } = line;
  const [name, ...others] = cases.groups.filter((group) => group !== '行政诉讼');
  const columns = cases.columns[cases.columns.length - 1];
  if (cases.flat !== undefined || state.table !== 'reviewLitigation' || !name || others.length > 0) return false;
  if (columns?.length !== OUTCOMES.length || new Set(columns).size < OUTCOMES.length) return false;
  // cells per line: its names stand in the same row
  const isOther = ({ text }: Cell): boolean => caseGroupOf(fold(text)) === undefined && columnsNamed(fold(text)).length === 0;
  const last = lastText(cells, figure);
  const isCount = last >= 0 && COUNT.test(fold(cells[last]?.text ?? ''));
  if (last >= 0 && !isCount && (grid.shape !== 'lines' || cells.slice(0, figure).some(isOther))) return false;
  const values = cells.slice(figure, figure + OUTCOMES.length);
  const label = caseLabel(name);
  if (!label || countFilled(values) < OUTCOMES.length || countFilled(cells.slice(figure)) > OUTCOMES.length) return false;
  reading.rows.push(caseRow(label, grid, { row, index }, values, figure, columns));
  cases.groups = [];
  return true;
}

/** What may stand in front of the five. */
const COUNT = /^(?:案?件数量?|数量)(?:\(件\))?$/;

/** Fifteen cells, with one or two of a merge behind them. */
const isAsLong = (cells: readonly Cell[]): boolean => cells.length >= CASE_CELLS && cells.length <= CASE_CELLS + 2;

/** The one row of fifteen figures of the official table four becomes three rows of five. */
function pushCases(
  { grid, reading }: GridState,
  { row, index }: GridLine,
  values: readonly Cell[],
  names: readonly string[],
  columns: readonly string[],
): void {
  names.forEach((name, group) => {
    const label = caseLabel(name);
    if (label) reading.rows.push(caseRow(label, grid, { row, index }, values, row.cells.length - values.length, columns, group));
  });
}

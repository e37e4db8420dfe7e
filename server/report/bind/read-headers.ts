import type { Cell, Grid } from '../../syntax/tree.ts';
import { fold } from '../../text/fold.ts';
import { remembered } from '../../text/remembered.ts';
import { caseGroupOf } from '../case-order.ts';
import { columnsNamedBy, type HeaderCell, withoutUnit } from '../columns.ts';
import { type ColumnLabel, isBlockHeading, isGroupName, nearestColumn } from '../labels.ts';
import type { GridState } from './grid-state.ts';
import { joinedNames } from './joined-names.ts';

/** What one row of a header was found to name. */
interface Names {
  /** Cells that name something of a header. */
  hits: number;
  /** Cells with a text that may be a name. */
  count: number;
  /** Those that name nothing: there may be a slip in them. */
  readonly near: Cell[];
  /** Outcomes of table four, and where they stand. */
  readonly outcomes: Outcome[];
}

/** An outcome of table four, and where it stands. */
interface Outcome {
  readonly id: string;
  readonly at: number;
}

const LONGEST_NAME = 80;

/** Cells in front of figures, or a row without any (`ownRow`), read as a header. How many of them named something of one. */
export function readHeaders(state: GridState, written: readonly Cell[], ownRow: boolean): number {
  const cells = state.grid.shape === 'lines' ? joinedNames(written) : written;
  const names: Names = { hits: 0, count: 0, near: [], outcomes: [] };
  for (const cell of cells) {
    if (cell.text === '' || cell.text.length > LONGEST_NAME) continue;
    names.count++;
    readName(state, cell, names);
  }
  if (mayHaveSlips(state, names, ownRow)) readNearNames(state, cells, names, ownRow);
  // those with a slip are found last
  if (names.outcomes.length > 0) {
    if (!names.outcomes.every(isBehind)) names.outcomes.sort((a, b) => a.at - b.at);
    state.cases.columns.push(names.outcomes.map(({ id }) => id));
  }
  if (names.hits > 0) state.headers.rows++;
  return names.hits;
}

const isBehind = ({ at }: Outcome, i: number, outcomes: readonly Outcome[]): boolean => at >= (outcomes[i - 1]?.at ?? 0);

/** What stands above the labels of a table of one column. */
const CORNER = /^(?:第二十条|项目|类别|指标|事项)$/;
const NOTE_ON_ROWS = /^\(?本列数据的勾稽关系/;

/** What a cell of a header says by itself. */
interface Name {
  readonly columns: readonly ColumnLabel[];
  /** The group of table four that it names. */
  readonly group: string | undefined;
  /** Folded, without a unit. */
  readonly text: string;
  readonly kind: 'columns' | 'heading' | 'content' | 'cases' | 'merged' | 'note' | 'corner' | 'other';
}

/** The words of headers come again and again. */
const nameOf = remembered((written): Name => {
  const columns = columnsNamedBy(written);
  const text = withoutUnit(fold(written));
  const group = caseGroupOf(text);
  return { columns, group, text, kind: columns.length > 0 ? 'columns' : kindOf(text, group) };
});

function kindOf(text: string, group: string | undefined): Name['kind'] {
  if (isBlockHeading(text)) return 'heading';
  if (text === '信息内容') return 'content';
  if (group) return 'cases';
  if (isGroupName(text)) return 'merged';
  return NOTE_ON_ROWS.test(text) ? 'note' : CORNER.test(text) ? 'corner' : 'other';
}

function readName(state: GridState, cell: Cell, names: Names): void {
  const { columns, group, text, kind } = nameOf(cell.text);
  if (kind === 'corner') return;
  if (kind === 'other') {
    names.near.push(cell);
    return;
  }
  names.hits++;
  if (kind === 'columns') for (const column of columns) addHeader(state, column, cell, 'exact', names);
  else if (kind === 'merged') noteMerged(state, cell, text);
  else if (kind === 'cases' && group) openCases(state, cell, group);
  else if (kind !== 'note') {
    if (kind === 'heading') state.headers.heading = text;
    openBlock(state);
  }
}

/** A block of table two begins. */
function openBlock(state: GridState): void {
  state.headers.two = [];
  state.table = 'proactiveDisclosure';
  state.reading.evidence.proactiveDisclosure++;
}

/** A group of table four. */
function openCases(state: GridState, cell: Cell, group: string): void {
  const { grid, cases, reading } = state;
  // 未经复议直接起诉 in the first column, and nothing in front of it: the line above that named 行政复议 is lost, and where its columns stand
  if (grid.columns === 'exact' && cases.groups.length === 0 && cell.column === 0 && group === '未经复议直接起诉') cases.isReviewLost = true;
  if (cases.groups[cases.groups.length - 1] !== group) {
    if (group === '行政复议' && cases.groups.includes(group)) cases.groups = [];
    cases.groups.push(group);
  }
  reading.evidence.reviewLitigation++;
  state.table = 'reviewLitigation';
}

/** A name over several columns of table three. */
function noteMerged({ headers }: GridState, cell: Cell, folded: string): void {
  if (folded === '法人或其他组织') headers.legalEntity = cell;
  if (folded === '申请人情况') {
    headers.isTotalSaidFirst ||= headers.applicants.some(({ column, row }) => column.id === 'total' && row === headers.rows);
    headers.isAboveTotal ||= !headers.applicants.some(({ column }) => column.id === 'total');
  }
  if (folded !== '法人或其他组织' && folded !== '申请人情况') return;
  headers.merged ??= new Set();
  headers.merged.add(headers.rows);
}

/** A header of so many names is none. */
const MOST_NAMES = 24;

const mayHaveSlips = ({ grid, table }: GridState, { hits, count, near }: Names, ownRow: boolean): boolean =>
  near.length > 0 &&
  (ownRow || hits > 0) &&
  (grid.columns !== 'none' || table !== undefined) &&
  (hits > 0 || table === 'proactiveDisclosure') &&
  count <= MOST_NAMES;

/** The names with a slip: each the column that it is nearest to. */
function readNearNames(state: GridState, cells: readonly Cell[], names: Names, ownRow: boolean): void {
  for (const cell of names.near) {
    const column = nearestColumn(
      fold(cell.text),
      (label) => (state.table === undefined || label.table === state.table) && !/^(?:总计|其他)$/.test(fold(cell.text)),
    );
    if (!column || isPiece(state.grid, cells, cell, column)) continue;
    // the columns of table four are told by their order
    if (column.table === 'reviewLitigation' && (!ownRow || state.grid.columns === 'none')) continue;
    if (names.hits > 0 || names.near.length < names.count) {
      addHeader(state, column, cell, 'near', names);
      names.hits++;
    }
  }
  state.headers.two.sort((a, b) => a.cell.span.start - b.cell.span.start);
}

/** Where cells are mere words, a piece of a label is one that goes on in another line; in cells per line, in the cell behind or before. */
function isPiece(grid: Grid, cells: readonly Cell[], cell: Cell, column: ColumnLabel): boolean {
  if (grid.shape === 'lines') return goesOnBeside(cells, cell, column);
  if (grid.columns !== 'none') return false;
  const name = fold(cell.text);
  return [...column.in.values()].some(({ column: { label } }) => fold(label).startsWith(name) || fold(label).endsWith(name));
}

function goesOnBeside(cells: readonly Cell[], cell: Cell, column: ColumnLabel): boolean {
  const at = cells.indexOf(cell);
  const [before, name, behind] = [cells[at - 1], cell, cells[at + 1]].map((one) => fold(one?.text ?? ''));
  return [...column.in.values()].some(({ column: one }) => {
    const label = fold(one.label);
    const [onward, backward] = [`${name}${behind}`, `${before}${name}`];
    return (
      (behind !== '' && (label.startsWith(onward) || onward.startsWith(label))) ||
      (before !== '' && (label.endsWith(backward) || backward.endsWith(label)))
    );
  });
}

/** One name of a column joins the header of its table. */
function addHeader(state: GridState, column: HeaderCell['column'], cell: Cell, match: 'exact' | 'near', names: Names): void {
  const { headers, reading } = state;
  reading.evidence[column.table]++;
  const named = { column, cell, row: headers.rows };
  if (column.table === 'proactiveDisclosure') {
    headers.two.push(named);
  } else if (column.table === 'applications') {
    if (!headers.isFresh) headers.applicants = [];
    headers.isFresh = true;
    headers.applicants.push(named);
    if (column.id === 'total' || column.id === 'legalEntity.otherOrg') return;
  } else {
    names.outcomes.push({ id: column.id, at: cell.span.start });
    if (column.id === 'total') return;
  }
  state.table = column.table;
  const heading = column.table === 'proactiveDisclosure' ? headers.heading : '';
  reading.headers.push({ grid: state.grid, column, label: { span: cell.span, text: cell.text }, match, heading });
}

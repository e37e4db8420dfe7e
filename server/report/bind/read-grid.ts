import { isFilled } from '../../syntax/filled.ts';
import type { Cell, Grid, Row } from '../../syntax/tree.ts';
import type { SectionId } from '../../template/schema.ts';
import { APPLICANTS, type ColumnOrder, columnsOf } from '../columns.ts';
import { mayHaveNumber, readLabel } from '../labels.ts';
import { type Allowed, exactRow, firstFigure, follow, labelOf, pathRow, type RowMatch } from '../match-row.ts';
import { acceptBlankRows, acceptRow, isAllowed, settlePending } from './accept-row.ts';
import { applicantColumns } from './applicant-columns.ts';
import { flatCaseHeader, LEAST_OUTCOMES, readBlankCases, readCaseBlock, readCases } from './case-columns.ts';
import { isColumnNumbers } from './column-numbers.ts';
import { haveExtraSums } from './extra-sums.ts';
import { countFilled, lastText } from './grid-cells.ts';
import { type GridLine, type GridState, newGridState, type PendingLabel } from './grid-state.ts';
import { bindNearRows } from './near-rows.ts';
import type { GridReading } from './raw.ts';
import { readHeaders } from './read-headers.ts';
import { type ForeignColumns, sideColumns } from './side-columns.ts';
import { readTurnedCases } from './turned-cases.ts';

/** So many names of applicants make a header; 总计 alone is in those of other tables as well. */
const MOST_APPLICANTS = 5;

/** Reads one grid row by row. `before`: columns of no form in the piece of the table above; `flat`: what its header says of table four. */
export function readGrid(grid: Grid, section: SectionId | undefined, before?: ForeignColumns, flat?: ColumnOrder): GridReading {
  const state = newGridState(grid, section, sideColumns(grid, before));
  if (flat && opensInFigures(grid)) {
    state.cases.flat = { ...flat, byColumn: undefined };
    state.reading.evidence.reviewLitigation += flat.orders[0]?.length ?? 0;
  }
  if ((section === 'reviewLitigation' || section === undefined) && readTurnedCases(state)) return state.reading;
  const allowed: Allowed = (row, text, hasFigures) => isAllowed(state, row, text, hasFigures);
  for (let index = 0; index < grid.rows.length; index++) {
    const row = grid.rows[index];
    const line = row && lineOf(state, row, index);
    if (line) readLine(state, line, allowed);
  }
  settlePending(state);
  const { reading, sides, headers } = state;
  if (headers.applicants.length >= MOST_APPLICANTS) reading.order = headers.isFresh ? applicantColumns(state) : state.order;
  bindNearRows(reading, state.order, headers.two, section, state.cases.flat);
  reading.foreign = sides.foreign;
  reading.two = headers.two;
  reading.flat = state.cases.flat;
  return sides.doubtful || haveExtraSums(reading.rows)
    ? { ...reading, rows: reading.rows.map((row) => ({ ...row, doubtful: true })) }
    : reading;
}

/** The first row has a label and figures: the header stands in the piece above. */
function opensInFigures({ rows }: Grid): boolean {
  const cells = rows[0]?.cells ?? [];
  const figure = firstFigure(cells);
  return figure < cells.length && lastText(cells, figure) >= 0;
}

/** A row without what stands beside the table; `undefined` where it holds the numbers of the columns. */
function lineOf({ grid, sides }: GridState, row: Row, index: number): GridLine | undefined {
  const own = sides.of?.(row.cells);
  const cells = own ? own.cells : row.cells;
  const skipped = own ? own.skipped : 0;
  const figure = firstFigure(cells);
  return figure < cells.length && isColumnNumbers(cells, figure, grid, index) ? undefined : { row, index, cells, skipped, figure };
}

function readLine(state: GridState, line: GridLine, allowed: Allowed): void {
  const { cells, figure } = line;
  const hasFigures = figure < cells.length;
  state.isBlankRow = !hasFigures && state.grid.columns !== 'none' && cells.length > APPLICANTS.length && countFilled(cells) === 1;
  const found =
    labelIn(state, line, allowed) ?? (state.pending && hasFigures ? labelAbove(state, state.pending, line, allowed) : undefined);
  if (found) readRow(state, line, found);
  else if (hasFigures) readFigures(state, line);
  else readWords(state, line);
}

/** The label of a row among its own cells. */
function labelIn({ grid, sides, context }: GridState, { cells, figure, index }: GridLine, allowed: Allowed): RowMatch | undefined {
  const found = exactRow(cells, context, allowed, figure);
  if (!found) return undefined;
  const hasFigures = figure < cells.length;
  // （六）其他处理 above a row without a label is the parent of rows that have lost theirs
  if (found.row.id === 'results.other' && hasFigures) {
    const below = grid.rows[index + 1]?.cells ?? NO_CELLS;
    if (isUnlabelled(sides.of ? sides.of(below).cells : below)) return undefined;
  }
  const isHeader = found.row.table === 'proactiveDisclosure' && found.match === 'exact' && !hasFigures && namesColumns(cells);
  return isHeader ? undefined : found;
}

/** A label broken over two rows, or one whose figures stand in the row below. */
function labelAbove(state: GridState, { match, label }: PendingLabel, line: GridLine, allowed: Allowed): RowMatch | undefined {
  const { cells, figure, index } = line;
  const last = lastText(cells, figure);
  const own = cells[last];
  if (!own) {
    if (!match || isAboveBareRow(state.grid, index)) return undefined;
    state.pending = undefined;
    return { ...match, values: figure };
  }
  // a whole label does not go on in one that has a number of its own
  if (match && readLabel(own.text).path.length > 0) {
    settlePending(state);
    return undefined;
  }
  const joined: Cell = {
    span: { start: label.span.start, end: own.span.end },
    text: `${label.text}${own.text}`,
    column: 0,
    colSpan: 1,
    rowSpan: 1,
  };
  const found = exactRow([joined, ...cells.slice(last + 1)], state.context, allowed);
  if (found?.first !== 0) return undefined;
  state.pending = undefined;
  return { ...found, values: last + 1 };
}

/** A row with its label: what stands in front of it is a header or a merged parent. */
function readRow(state: GridState, line: GridLine, found: RowMatch): void {
  const { grid, context } = state;
  settlePending(state);
  const before = found.first === 0 ? NO_CELLS : line.cells.slice(0, found.first);
  if (before.some(isFilled)) {
    if (grid.shape === 'lines' && grid.columns === 'none') acceptBlankRows(state, before, line);
    readHeaders(state, before, grid.shape !== 'lines');
    followAll(state, before);
  }
  follow(context, found.text.path);
  const values = line.cells.slice(found.values);
  if (values.length === 0 && line.index + 1 < grid.rows.length) state.pending = { match: found, label: found.label, line };
  else acceptRow(state, found, line, values);
}

/** A row without figures: a header, the blank row of table four, or a label whose figures are still to come. */
function readWords(state: GridState, line: GridLine): void {
  const { grid, cases } = state;
  const { cells } = line;
  settlePending(state);
  if (readBlankCases(state, line)) return;
  const last = lastText(cells, cells.length);
  const before = cases.columns.length;
  const hits = readHeaders(state, cells, true);
  followAll(state, cells);
  if (cases.groups.length === 0 && (grid.columns !== 'none' || grid.shape === 'aligned') && mayNameOutcomes(state, before))
    cases.flat = flatCaseHeader(cells, grid, state.headers.rows) ?? cases.flat;
  if (last >= 0 && hits === 0) state.pending = { match: undefined, label: labelOf(cells, last, last), line };
}

/** The row just read named outcomes of table four enough for a header of it; where names are joined from lines, any may have. */
const mayNameOutcomes = ({ grid, cases: { columns } }: GridState, before: number): boolean =>
  grid.shape === 'lines' || (columns.length > before && (columns[columns.length - 1]?.length ?? 0) >= LEAST_OUTCOMES);

/** Figures without an exact label: the fifteen of table four, a row at its number, or one that no form has. */
function readFigures(state: GridState, line: GridLine): void {
  const { grid, context, reading } = state;
  const { row, index, cells, figure } = line;
  settlePending(state);
  const last = lastText(cells, figure);
  if (last >= 0) readHeaders(state, cells.slice(0, figure), grid.shape !== 'lines');
  if (readCases(state, line) || readCaseBlock(state, line) || last < 0) return;
  const label = labelOf(cells, last, last);
  const text = readLabel(label.text);
  followAll(state, cells.slice(0, last));
  const byPath = pathRow(text, context, 'applications', grid.shape !== 'aligned');
  follow(context, text.path);
  if (text.isParent || isParentPiece(text.name)) return;
  const values = cells.slice(last + 1);
  if (byPath && state.table !== 'proactiveDisclosure' && state.table !== 'reviewLitigation')
    acceptRow(state, { row: byPath, match: 'path', label, text, values: last + 1, first: last }, line, values);
  else reading.unknown.push({ row, label, table: state.table, values, index });
}

/** The numbers of merged parents, as far as any are written. */
function followAll({ context }: GridState, cells: readonly Cell[]): void {
  for (const { text } of cells) if (mayHaveNumber(text)) follow(context, readLabel(text).path);
}

const NO_CELLS: readonly Cell[] = [];

/** Aligned text: the next line has figures and no label either, so labels and figures do not take turns. */
function isAboveBareRow({ shape, rows }: Grid, index: number): boolean {
  if (shape !== 'aligned') return false;
  const next = rows[index + 1]?.cells ?? [];
  return next.length > 1 && firstFigure(next) === 0;
}

/** Several figures and nothing in front of them. */
function isUnlabelled(cells: readonly Cell[]): boolean {
  const figure = firstFigure(cells);
  return cells.length - figure > 1 && lastText(cells, figure) < 0;
}

/** 三、本年度 and 办理结果: the pieces of a parent label that a page break tore. */
const isParentPiece = (name: string): boolean => name.length >= 2 && '本年度办理结果'.includes(name);

const namesColumns = (cells: readonly Cell[]): boolean => cells.some((cell) => columnsOf(cell).length > 0);

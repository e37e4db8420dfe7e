import { codesOf } from '../../text/char-finder.ts';
import type { Cell, Grid, Row } from '../../syntax/tree.ts';
import { fold } from '../../text/fold.ts';
import { remembered } from '../../text/remembered.ts';
import { APPLICANTS, columnsOf, isTotal } from '../columns.ts';
import { isFigureText } from '../figure.ts';
import { type ColumnLabel, columnsNamed } from '../labels.ts';
import { firstFigure } from '../match-row.ts';

/** What stands beside the official columns in a grid: a running number in front, remarks behind, units and other years' figures between. */
export interface SideColumns {
  /** The cells of a row without them, and how many were left out in front; undefined where nothing stands beside the columns. */
  readonly of: ((cells: readonly Cell[]) => { readonly cells: readonly Cell[]; readonly skipped: number }) | undefined;
  /** Columns of no form stand among the figures, and which they are cannot be told: no figure is certain. */
  readonly doubtful: boolean;
  /** Columns of no form among those of the table, for a piece of it without a header. */
  readonly foreign: ForeignColumns | undefined;
}

/** Columns of no form, and how many the grid has; `columns` where they can be told. */
export interface ForeignColumns {
  readonly columns: ReadonlySet<number> | undefined;
  readonly width: number;
}

const SERIAL = /^(?:序号|编号|行次)$/;
const REMARK = /^(?:备注|说明|注)$/;
/** A header stands among the first rows. */
const HEADER_ROWS = 4;
/** As many rows counted one by one are a running number and no figures. */
const COUNTED = 4;
const COUNT = /^\d{1,2}$/;
const LONGEST_COUNT = 2;

const NONE: SideColumns = { of: undefined, doubtful: false, foreign: undefined };

/**
 * Looks for a column of running numbers and for one of remarks, by their headers; running numbers by their values as well. `before`: what the piece of the
 * table above has, which holds for one without a header too.
 */
export function sideColumns(grid: Grid, before?: ForeignColumns): SideColumns {
  let serial = false;
  let remark: { readonly column: number; readonly length: number } | undefined;
  const header = grid.rows.slice(0, HEADER_ROWS);
  for (const { cells } of header) {
    const first = cells[0];
    const last = cells[cells.length - 1];
    if (first && first.column === 0 && sideName(first.text).isSerial) serial = true;
    if (last && cells.length > 1 && sideName(last.text).isRemark) remark = { column: last.column, length: cells.length };
  }
  serial ||= isCounted(grid) || isIndexed(grid);
  const named = foreignNames(grid, header);
  const width = named.length > 0 || before ? widthOf(grid) : 0;
  const goesOn = before !== undefined && named.length === 0 && !hasHeader(grid);
  const foreign = named.length > 0 ? foreignColumns(grid, named, width) : goesOn && before.width === width ? before.columns : undefined;
  const isForeign = named.length > 0 || goesOn;
  if (!serial && !remark && !isForeign) return NONE;
  return {
    of: (row) => {
      let cells = foreign ? withoutColumns(row, foreign) : row;
      const first = cells[0];
      const skipped = serial && first && isSerial(first, cells, grid) ? 1 : 0;
      if (skipped > 0) cells = cells.slice(1);
      const last = cells[cells.length - 1];
      if (remark && last && cells.length > 1 && isRemark(last, row.length, remark, grid)) cells = cells.slice(0, -1);
      return { cells, skipped };
    },
    doubtful: isForeign && !foreign,
    foreign: isForeign ? { columns: foreign, width } : undefined,
  };
}

/** 小计 of legal persons, 占比 and 上年 among the figures, 校验 and 差额 of a spreadsheet behind them. */
const FOREIGN =
  /^(?:(?:法人)?小计|占比|比例|比重|同比|环比|增[长减]?[幅率]|[上去]年(?:同期|总计|合计|数)?|上一年(?:度|同期|总计|合计|数)?|[总合]?计?(?:横向|纵向)?(?:校验|核对|检查|检验|验算|验证|审核|平衡|勾稽)(?:结果|关系|值|列|数)?|是否(?:平衡|一致|相符)|差[额值异]?|计算(?:值|结果|数)|应[为等有]于?)$/;
/** Between labels and figures. */
const BESIDE_LABELS = /^(?:计量单位|单位|代码|指标代码|行次|栏次)$/;
/** What these names and those of a sum begin with. */
const FIRST_OF_FOREIGN = '小法占比同环增上去计单代指行栏合总共横纵校核检验审平勾是差应';
const MAY_BE_FOREIGN = codesOf(FIRST_OF_FOREIGN);
/** What any name of a column that no form has begins with. */
const FIRST = codesOf(`${FIRST_OF_FOREIGN}序编备说注`);
const TOTAL = /^\s*总\s*计\s*$/;
/** 合计 beside them is a sum of them all. */
const GROUP_OF_CASES = /^行政(?:复议|诉讼)$/;

function mayBeForeign(text: string): boolean {
  if (text.length > LONGEST || !MAY_BE_FOREIGN.has(text.charCodeAt(0))) return false;
  const { isForeign, isBesideLabels, isTotal } = sideName(text);
  return isForeign || isBesideLabels || isTotal;
}

/** What the first rows hold: perhaps the name of a column that no form has, and 总计. */
interface Signs {
  foreign: boolean;
  total: boolean;
}

function signsIn(rows: readonly Row[]): Signs {
  const signs: Signs = { foreign: false, total: false };
  for (const { cells } of rows) {
    for (const { text } of cells) {
      // figures are most
      if (!(text.charCodeAt(0) >= FIRST_HAN)) continue;
      if (text === '总计') signs.total = true;
      else signs.foreign ||= mayBeForeign(text);
    }
  }
  return signs;
}
const FIRST_HAN = 0x4e00;

/** Cells of the header that name no column of any form. */
function foreignNames(grid: Grid, rows: readonly Row[]): readonly Cell[] {
  const signs = signsIn(rows);
  if (!signs.foreign) return unnamed(grid, rows, signs);
  const found: Cell[] = [];
  // whoever writes 合计 for 总计 has no other
  const hasTotal = (): boolean => rows.some(({ cells }) => cells.some(({ text }) => TOTAL.test(text)));
  for (const { cells } of rows) {
    const start = firstFigure(cells);
    const isOfCases = (): boolean => cells.some(({ text }) => sideName(text).isGroupOfCases);
    for (let i = 0; i < start; i++) {
      const cell = cells[i];
      if (!cell || cell.colSpan > 1) continue;
      const name = sideName(cell.text);
      const isForeign =
        (name.isForeign && i > 0) ||
        (name.isBesideLabels && grid.columns !== 'none' && i > 0) ||
        (name.isTotal && isOfCases() && hasTotal());
      if (isForeign && name.isOfNoForm) found.push(cell);
    }
    if (start < cells.length) break;
  }
  for (const cell of unnamed(grid, rows, signs)) if (!found.some(({ column }) => column === cell.column)) found.push(cell);
  return found;
}

/** Figures of so many rows are a column. */
const LEAST_FIGURES = 3;

/**
 * Columns without a name of a form below which figures stand: behind 总计 in a header of one row, or anywhere among those of table three where every row
 * shows its columns and the header names all seven, each above its own.
 */
function unnamed(grid: Grid, header: readonly Row[], signs: Signs): readonly Cell[] {
  const { rows, columns, shape } = grid;
  // cells per line: the names of the header stand above nothing
  if (columns === 'none' || shape === 'lines') return NO_CELLS;
  for (const { cells } of signs.total ? header : NO_ROWS) {
    const total = cells.findIndex(isTotalName);
    if (total <= 0 || total === cells.length - 1 || !cells.some(isBusinessName)) continue;
    return cells
      .slice(total + 1)
      .filter((cell) => cell.colSpan === 1 && !sideName(cell.text).isRemark && columnsOf(cell).length === 0 && haveFigures(rows, cell));
  }
  const last = rows[rows.length - 1]?.cells ?? NO_CELLS;
  // seven columns at most have a name each: there is none without
  if (last.length <= APPLICANTS.length) return NO_CELLS;
  const named = applicantsAt(header);
  if (!named) return NO_CELLS;
  let first = named[0] ?? 0;
  for (const column of named) if (column < first) first = column;
  if (countFrom(last, first) <= named.length) return NO_CELLS;
  const width = widthOf(grid);
  if (columns === 'written' && rows.some(({ cells }) => cells.length !== width)) return NO_CELLS;
  // as many as there are names, in all or in each row: the header stands beside its columns
  if (columns === 'written' && !haveMore(rows, first, named.length)) return NO_CELLS;
  const isRemark = ({ column }: Cell): boolean =>
    header.some(({ cells }) => cells.some((cell) => cell.column === column && sideName(cell.text).isRemark));
  const filled = last.filter((cell) => cell.column >= first && haveFigures(rows, cell));
  if (filled.length <= named.length) return NO_CELLS;
  return filled.filter((cell) => !named.includes(cell.column) && !isRemark(cell));
}

/** Several rows have a figure in the column of this cell. */
function haveFigures(rows: readonly Row[], { column }: Cell): boolean {
  let figures = 0;
  for (const { cells } of rows) if (isFigureText(textAt(cells, column)) && ++figures >= LEAST_FIGURES) return true;
  return false;
}

/** Several rows have more figures than this in a column and those behind it. */
function haveMore(rows: readonly Row[], first: number, most: number): boolean {
  let wider = 0;
  for (const { cells } of rows) {
    let written = 0;
    for (const { column, text } of cells) if (column >= first && text !== '') written++;
    if (written <= most) continue;
    for (const { column, text } of cells) if (column >= first && text !== '' && !isFigureText(text)) written--;
    if (written > most && ++wider >= LEAST_FIGURES) return true;
  }
  return false;
}

/** How many cells of a row stand in this column or behind it. */
function countFrom(cells: readonly Cell[], first: number): number {
  let found = 0;
  for (const { column } of cells) if (column >= first) found++;
  return found;
}

/** What stands in a column of a row. */
function textAt(cells: readonly Cell[], column: number): string {
  // in most rows each cell is a column
  const own = cells[column];
  if (own?.column === column) return own.text;
  for (const cell of cells) if (cell.column === column) return cell.text;
  return '';
}

/** The columns of the header's seven applicants; `undefined` where it does not name each above a column of its own. */
function applicantsAt(header: readonly Row[]): readonly number[] | undefined {
  const found: ColumnLabel[] = [];
  const places: number[] = [];
  for (const { cells } of header) {
    if (firstFigure(cells) < cells.length) break;
    for (const cell of cells) {
      const column = cell.text === '' || cell.colSpan > 1 ? undefined : columnsOf(cell).find(isOfApplicants);
      if (!column) continue;
      const known = found.indexOf(column);
      if (known >= 0 && places[known] !== cell.column) return undefined;
      if (known >= 0) continue;
      if (places.includes(cell.column)) return undefined;
      found.push(column);
      places.push(cell.column);
    }
  }
  return found.length === APPLICANTS.length ? places : undefined;
}

const isOfApplicants = ({ table }: ColumnLabel): boolean => table === 'applications';
const NO_CELLS: readonly Cell[] = [];
const NO_ROWS: readonly Row[] = [];
const isTotalName = ({ text }: Cell): boolean => text === '总计';
const isBusinessName = ({ text }: Cell): boolean => text === '商业企业';

/**
 * The columns of these names: where the shape gives columns or all rows are as long, and the figures of every complete row stand below the first name that
 * the form knows.
 */
function foreignColumns(grid: Grid, names: readonly Cell[], width: number): ReadonlySet<number> | undefined {
  if (grid.columns === 'none') return undefined;
  const foreign = new Set(names.map(({ column }) => column));
  let first = Number.POSITIVE_INFINITY;
  for (const { cells } of grid.rows.slice(0, HEADER_ROWS)) {
    if (cells.some(({ column, text }) => !foreign.has(column) && isFigureText(text))) break;
    for (const cell of cells)
      if (cell.text !== '' && !foreign.has(cell.column) && columnsOf(cell).length > 0) first = Math.min(first, cell.column);
  }
  let most = 0;
  let holds = false;
  for (const [i, { cells }] of grid.rows.entries()) {
    const figures = cells.filter(({ column, text }) => !foreign.has(column) && text !== '' && isFigureText(text));
    if (figures.length === 0) continue;
    // a row that is shorter has lost a cell, unless it is still being written
    if (endOf(cells[cells.length - 1]) !== width && (grid.columns === 'exact' || i < grid.rows.length - 1)) return undefined;
    if (figures.length < most) continue;
    const isBelow = figures[0]?.column === first;
    holds = figures.length > most ? isBelow : holds && isBelow;
    most = figures.length;
  }
  return holds ? foreign : undefined;
}

const widthOf = ({ rows }: Grid): number => rows.reduce((most, { cells }) => Math.max(most, endOf(cells[cells.length - 1])), 0);

/** One of the first rows names columns. */
const hasHeader = ({ rows }: Grid): boolean =>
  rows.slice(0, HEADER_ROWS).some(({ cells }) => cells.some((cell) => columnsOf(cell).length > 0));

const endOf = (cell: Cell | undefined): number => (cell ? cell.column + cell.colSpan : 0);

/** The other cells, as if these columns were not there. */
function withoutColumns(row: readonly Cell[], columns: ReadonlySet<number>): readonly Cell[] {
  const kept: Cell[] = [];
  for (const cell of row) {
    if (cell.colSpan === 1 && columns.has(cell.column)) continue;
    let before = 0;
    for (const column of columns) if (column < cell.column) before++;
    kept.push(before === 0 ? cell : { ...cell, column: cell.column - before });
  }
  return kept;
}

/** What a cell of a header may say of a column that no form has. */
interface SideName {
  readonly isSerial: boolean;
  readonly isRemark: boolean;
  readonly isForeign: boolean;
  readonly isBesideLabels: boolean;
  readonly isGroupOfCases: boolean;
  readonly isTotal: boolean;
  /** It names no column of any form. */
  readonly isOfNoForm: boolean;
}

const LONGEST = 8;

const sideNameOf = (name: string): SideName => ({
  isSerial: SERIAL.test(name),
  isRemark: REMARK.test(name),
  isForeign: FOREIGN.test(name),
  isBesideLabels: BESIDE_LABELS.test(name),
  isGroupOfCases: GROUP_OF_CASES.test(name),
  isTotal: isTotal(name),
  isOfNoForm: columnsNamed(name).length === 0,
});
const NOTHING = sideNameOf('');
/** The words of headers come again and again. */
const shortSideName = remembered((text) => sideNameOf(fold(text)));
const sideName = (text: string): SideName => (text === '' || text.length > LONGEST || !mayBeSideName(text) ? NOTHING : shortSideName(text));

/** A Chinese character or a digit stays as it is when a name is folded. */
function mayBeSideName(text: string): boolean {
  const c = text.charCodeAt(0);
  return FIRST.has(c) || !((c >= 0x4e00 && c <= 0x9fff) || (c >= 48 && c <= 57));
}

function isSerial(cell: Cell, cells: readonly Cell[], grid: Grid): boolean {
  if (cell.column !== 0 || cell.colSpan > 1) return false;
  if (grid.columns === 'none') return COUNT.test(cell.text) && isWord(cells[1]);
  return cell.text === '' || COUNT.test(cell.text) || sideName(cell.text).isSerial;
}

function isRemark(cell: Cell, length: number, remark: { readonly column: number; readonly length: number }, grid: Grid): boolean {
  if (sideName(cell.text).isRemark) return true;
  if (grid.columns === 'exact') return cell.column === remark.column;
  if (cell.text !== '' && !isFigureText(cell.text)) return length > 2 && columnsOf(cell).length === 0;
  // a row that has lost a cell has no remark in it all the same
  return grid.columns === 'written' && (length === remark.length || (cell.text === '' && length > 2 && length < remark.length));
}

const isWord = (cell: Cell | undefined): boolean => cell !== undefined && cell.text !== '' && !isFigureText(cell.text);

/** A program that writes tables puts the numbers of rows and columns around them: nothing, 0, 1, 2, … in the first row. */
function isIndexed(grid: Grid): boolean {
  const cells = grid.rows[0]?.cells ?? [];
  return cells.length > COUNTED && cells[0]?.text === '' && cells.every(({ text }, i) => i === 0 || text === String(i - 1));
}

/** 1, 2, 3, … in front of labels, from one row to the next. */
function isCounted(grid: Grid): boolean {
  let next = -1;
  let counted = 0;
  for (const { cells } of grid.rows) {
    const text = cells[0]?.text ?? '';
    if (text === '' || text.length > LONGEST_COUNT || !COUNT.test(text)) {
      // a first column with words in it, other than in the header, is no running number
      if (next > 0 && text !== '') return false;
      continue;
    }
    if (!isWord(cells.find((cell, i) => i > 0 && cell.text !== ''))) return false;
    if (next > 0 && Number(text) !== next) return false;
    next = Number(text) + 1;
    counted++;
  }
  return counted >= COUNTED;
}

import type { Cell, Grid, Row } from '../../syntax/tree.ts';
import type { SectionId, TableId } from '../../template/schema.ts';
import { fold } from '../../text/fold.ts';
import type { Numbering } from '../../text/numbering.ts';
import { caseColumnOrder, caseGroupOf, caseGroupOrder } from '../case-order.ts';
import {
  withoutUnit,
  APPLICANTS,
  type ColumnOrder,
  columnOrder,
  columnsOf,
  type HeaderCell,
  OUTCOMES,
  TOTAL_ABOVE,
  TOTAL_SAID_FIRST,
  TOTAL_UNSAID,
} from '../columns.ts';
import { columnsNamed, isBlockHeading, isGroupName, nearestColumn, type RowLabel, readLabel, rowsNamed } from '../labels.ts';
import { exactRow, firstFigure, follow, labelOf, type PathContext, pathRow, type RowMatch } from '../match-row.ts';
import type { LabelAt } from '../report.ts';
import { isTableId } from './evidence.ts';
import { bindNearRows } from './near-rows.ts';
import { type ForeignColumns, sideColumns } from './side-columns.ts';
import type { GridReading } from './raw.ts';

/** Reads one grid row by row. `before`: columns of no form in the piece of the table above. */
export function readGrid(grid: Grid, section: SectionId | undefined, before?: ForeignColumns): GridReading {
  const reading: GridReading = {
    grid,
    rows: [],
    headers: [],
    unknown: [],
    evidence: { proactiveDisclosure: 0, applications: 0, reviewLitigation: 0 },
    order: undefined,
    two: [],
    foreign: undefined,
  };
  const context: PathContext = { han: undefined, bracket: undefined };
  let headerRows = 0;
  const mergedRows = new Set<number>();
  let applicants: HeaderCell[] = [];
  let two: HeaderCell[] = [];
  let heading = '';
  let cases: string[] = [];
  let isReviewLost = false;
  let table: TableId | undefined = isTableId(section) ? section : undefined;
  let freshHeader = true;
  let first: number | undefined;
  let order: ColumnOrder = columnOrder([], APPLICANTS, grid.columns);
  let pending: { match: RowMatch | undefined; label: LabelAt; row: Row; index: number } | undefined;
  let flatCases: ColumnOrder | undefined;
  let isBlankRow = false;
  const sides = sideColumns(grid, before);
  let skipped = 0;
  let legalEntity: Cell | undefined;
  let totalSaidFirst = false;
  let isAboveTotal = false;
  const caseColumns: string[][] = [];

  const readHeaders = (written: readonly Cell[], ownRow: boolean): number => {
    const cells = grid.shape === 'lines' ? joinedNames(written) : written;
    let hits = 0;
    const near: Cell[] = [];
    let names = 0;
    const outcomes: { readonly id: string; readonly at: number }[] = [];
    for (const cell of cells) {
      if (cell.text === '' || cell.text.length > 80) continue;
      names++;
      const folded = withoutUnit(fold(cell.text));
      if (isBlockHeading(folded)) {
        heading = folded;
        two = [];
        table = 'proactiveDisclosure';
        reading.evidence.proactiveDisclosure++;
        hits++;
        continue;
      }
      const columns = columnsOf(cell);
      if (columns.length === 0) {
        const group = caseGroupOf(folded);
        if (folded === '信息内容') {
          two = [];
          table = 'proactiveDisclosure';
          reading.evidence.proactiveDisclosure++;
          hits++;
        } else if (group) {
          // 未经复议直接起诉 in the first column, and nothing in front of it: the line above that named 行政复议 is lost, and where its columns stand
          if (grid.columns === 'exact' && cases.length === 0 && cell.column === 0 && group === '未经复议直接起诉') isReviewLost = true;
          if (cases[cases.length - 1] !== group) {
            if (group === '行政复议' && cases.includes(group)) cases = [];
            cases.push(group);
          }
          reading.evidence.reviewLitigation++;
          table = 'reviewLitigation';
          hits++;
        } else if (isGroupName(folded)) {
          if (folded === '法人或其他组织') legalEntity = cell;
          if (folded === '申请人情况') {
            totalSaidFirst ||= applicants.some(({ column, row }) => column.id === 'total' && row === headerRows);
            isAboveTotal ||= !applicants.some(({ column }) => column.id === 'total');
          }
          if (folded === '法人或其他组织' || folded === '申请人情况') mergedRows.add(headerRows);
          hits++;
        } else if (/^\(?本列数据的勾稽关系/.test(folded)) hits++;
        else if (!CORNER.test(folded)) near.push(cell);
        continue;
      }
      hits++;
      for (const column of columns) addHeader(column, cell, 'exact');
    }
    if (
      near.length > 0 &&
      (ownRow || hits > 0) &&
      (grid.columns !== 'none' || table !== undefined) &&
      (hits > 0 || table === 'proactiveDisclosure') &&
      names <= 24
    ) {
      for (const cell of near) {
        const column = nearestColumn(
          fold(cell.text),
          (label) => (table === undefined || label.table === table) && !/^(?:总计|其他)$/.test(fold(cell.text)),
        );
        // where cells are mere words, a piece of a label is one that goes on in another line
        const goesOn =
          grid.shape === 'lines' ? goesOnBeside(cells, cell, column) : grid.columns === 'none' && isPieceOf(fold(cell.text), column);
        if (!column || goesOn) continue;
        // the columns of table four are told by their order
        if (column.table === 'reviewLitigation' && (!ownRow || grid.columns === 'none')) continue;
        if (hits > 0 || near.length < names) {
          addHeader(column, cell, 'near');
          hits++;
        }
      }
      two.sort((a, b) => a.cell.span.start - b.cell.span.start);
    }
    // those with a slip are found last
    if (outcomes.length > 0) caseColumns.push(outcomes.sort((a, b) => a.at - b.at).map(({ id }) => id));
    if (hits > 0) headerRows++;
    return hits;
    function addHeader(column: HeaderCell['column'], cell: Cell, match: 'exact' | 'near'): void {
      reading.evidence[column.table]++;
      if (column.table === 'proactiveDisclosure') {
        table = 'proactiveDisclosure';
        two.push({ column, cell, row: headerRows });
        reading.headers.push({ column, label: { span: cell.span, text: cell.text }, match, heading });
      } else if (column.table === 'applications') {
        if (!freshHeader) applicants = [];
        freshHeader = true;
        applicants.push({ column, cell, row: headerRows });
        if (column.id !== 'total' && column.id !== 'legalEntity.otherOrg') {
          table = 'applications';
          reading.headers.push({ column, label: { span: cell.span, text: cell.text }, match, heading: '' });
        }
      } else {
        outcomes.push({ id: column.id, at: cell.span.start });
        if (column.id !== 'total') {
          table = 'reviewLitigation';
          reading.headers.push({ column, label: { span: cell.span, text: cell.text }, match, heading: '' });
        }
      }
    }
  };

  const allowed = (row: RowLabel, text: { readonly name: string; readonly path: readonly unknown[] }, hasFigures: boolean): boolean => {
    if (row.table === 'reviewLitigation') return flatCases !== undefined;
    if (row.table === 'proactiveDisclosure')
      return (
        table === undefined ||
        table === 'proactiveDisclosure' ||
        (hasFigures && reading.evidence.proactiveDisclosure > 0 && text.path.length === 0)
      );
    // （六）其他处理 is a row in one form and a parent in the other: a row of its own has figures, its whole path, or blanks for them
    if (row.id === 'results.other') return hasFigures || text.path.length > 1 || isBlankRow;
    return true;
  };

  let even: boolean | undefined;
  const hasEvenRows = (): boolean => (even ??= isEven(grid));

  const orderBelow = (): ColumnOrder => {
    const shape = grid.shape === 'lines' ? 'none' : grid.columns;
    const found = columnOrder(applicants, APPLICANTS, shape, mergedRows, hasEvenRows(), legalEntity);
    if (found.orders[0] === TOTAL_SAID_FIRST && isAboveTotal) return { ...found, orders: [TOTAL_ABOVE] };
    if (found.named || found.orders.length > 1 || found.orders[0] !== APPLICANTS) return found;
    if (totalSaidFirst) return { ...found, orders: [TOTAL_SAID_FIRST] };
    return applicants.some(({ column }) => column.id === 'total') ? found : { ...found, orders: [TOTAL_UNSAID] };
  };

  const accept = (match: RowMatch, row: Row, index: number, values: readonly Cell[]): void => {
    const id = match.row.table;
    table = id;
    if (id === 'applications') {
      if (freshHeader) {
        order = orderBelow();
        first = hasEvenRows() ? applicants.find(({ column }) => column.id === 'naturalPerson')?.cell.column : undefined;
        freshHeader = false;
      }
      follow(context, officialPath(match.row));
    }
    reading.rows.push({
      label: match.row,
      match: match.match,
      at: match.label,
      text: match.text,
      grid,
      row,
      index,
      values,
      labelEnd: match.values + skipped,
      order: id === 'applications' ? order : id === 'reviewLitigation' ? flatCases : undefined,
      first: id === 'applications' ? first : undefined,
      header: id === 'proactiveDisclosure' ? two : undefined,
      heading,
      group: undefined,
    });
  };

  /** Labels above a row's own label, a cell per line: rows that were left blank, which cannot be seen. */
  const acceptBlank = (cells: readonly Cell[], row: Row, index: number): void => {
    cells.forEach((cell, i) => {
      const text = readLabel(cell.text);
      if (columnsNamed(text.name).length > 0 || isGroupName(text.name)) return;
      const rows = rowsNamed(text.name).filter((one) => allowed(one, text, false));
      const [only] = rows;
      if (!only || rows.length > 1 || reading.rows.some(({ label }) => label === only)) return;
      reading.rows.push({
        label: only,
        match: 'exact',
        at: { span: cell.span, text: cell.text },
        text,
        grid,
        row,
        index,
        values: [],
        labelEnd: i + 1,
        order: only.table === 'applications' ? order : undefined,
        header: undefined,
        heading: '',
        group: undefined,
      });
    });
  };

  const settle = (): void => {
    if (pending?.match) accept(pending.match, pending.row, pending.index, []);
    pending = undefined;
  };

  grid.rows.forEach((row, index) => {
    const inner = sides.of(row.cells);
    const { cells } = inner;
    skipped = inner.skipped;
    const figure = firstFigure(cells);
    const hasFigures = figure < cells.length;
    if (hasFigures && isColumnNumbers(cells, figure, grid, index)) return;
    isBlankRow = !hasFigures && grid.columns !== 'none' && cells.length > APPLICANTS.length && countFilled(cells) === 1;
    let found = exactRow(cells, context, allowed, figure);
    // （六）其他处理 above a row without a label is the parent of rows that have lost theirs
    if (found?.row.id === 'results.other' && hasFigures && isUnlabelled(sides.of(grid.rows[index + 1]?.cells ?? []).cells))
      found = undefined;
    if (found && found.row.table === 'proactiveDisclosure' && found.match === 'exact' && !hasFigures && headerLike(cells))
      found = undefined;
    if (!found && pending && hasFigures) {
      // a label broken over two rows, or one whose figures stand in the row below
      const last = lastText(cells, figure);
      // a whole label does not go on in one that has a number of its own
      const isAnother = pending.match !== undefined && last >= 0 && readLabel(cells[last]?.text ?? '').path.length > 0;
      if (isAnother) settle();
      else if (last >= 0) {
        const joined = `${pending.label.text}${cells[last]?.text ?? ''}`;
        const probe: Cell = {
          span: { start: pending.label.span.start, end: cells[last]?.span.end ?? 0 },
          text: joined,
          column: 0,
          colSpan: 1,
          rowSpan: 1,
        };
        const match = exactRow([probe, ...cells.slice(last + 1)], context, allowed);
        if (match && match.first === 0) {
          found = { ...match, values: last + 1 };
          pending = undefined;
        }
      } else if (pending.match && cells.length - figure >= 1 && !isAboveBareRow(grid, index)) {
        found = { ...pending.match, values: figure };
        pending = undefined;
      }
    }
    if (found) {
      settle();
      const before = found.first === 0 ? NO_CELLS : cells.slice(0, found.first);
      if (before.some(({ text }) => text !== '')) {
        if (grid.shape === 'lines' && grid.columns === 'none') acceptBlank(before, row, index);
        readHeaders(before, grid.shape !== 'lines');
        for (const cell of before) if (cell.text) follow(context, readLabel(cell.text).path);
      }
      follow(context, found.text.path);
      const values = cells.slice(found.values);
      if (values.length === 0 && index + 1 < grid.rows.length) {
        pending = { match: found, label: found.label, row, index };
        return;
      }
      accept(found, row, index, values);
      return;
    }
    if (!hasFigures) {
      settle();
      if (grid.columns !== 'none' && cases.length >= 2 && table === 'reviewLitigation' && !flatCases && isBlankCases(cells)) {
        const groups = caseGroupOrder(cases);
        if (groups) pushCases(reading, row, index, grid, cells.slice(0, 15), groups, OUTCOMES);
        cases = [];
        return;
      }
      const last = lastText(cells, cells.length);
      const hits = readHeaders(cells, true);
      for (const cell of cells) if (cell.text) follow(context, readLabel(cell.text).path);
      if (cases.length === 0 && (grid.columns !== 'none' || grid.shape === 'aligned'))
        flatCases = flatCaseHeader(cells, grid, headerRows) ?? flatCases;
      if (last >= 0 && hits === 0) pending = { match: undefined, label: labelOf(cells, last, last), row, index };
      return;
    }
    // figures without an exact label
    settle();
    const last = lastText(cells, figure);
    const before = cells.slice(0, figure);
    if (last >= 0) readHeaders(before, grid.shape !== 'lines');
    const values = cells.slice(figure);
    const torn = section === 'reviewLitigation' && flatCases === undefined && countFilled(values) === 15;
    if (torn) reading.evidence.reviewLitigation += 2;
    if (
      (torn || (cases.length >= 2 && table === 'reviewLitigation')) &&
      (countFilled(values) >= 6 || (last < 0 && grid.columns !== 'none' && isCases(cells))) &&
      flatCases === undefined
    ) {
      const trusted = grid.columns === 'exact' || hasEvenRows();
      const groups = isReviewLost ? undefined : caseGroupOrder(cases, trusted);
      const columns = caseColumnOrder(grid.columns === 'none' ? [] : caseColumns);
      // lines between which a cell is lost name the outcomes in fives that are none
      const isTorn = grid.shape === 'lines' && columns?.some((id, i) => id !== OUTCOMES[i]);
      if (groups && columns && !isTorn)
        pushCases(reading, row, index, grid, last >= 0 ? values : cells.slice(firstOfValues(cells, figure)), groups, columns);
      cases = [];
      return;
    }
    if (last < 0) return;
    const label = labelOf(cells, last, last);
    const text = readLabel(label.text);
    for (const cell of before.slice(0, last)) if (cell.text) follow(context, readLabel(cell.text).path);
    const byPath = pathRow(text, context, 'applications', grid.shape !== 'aligned');
    follow(context, text.path);
    if (isGroupName(text.name) || isParentPiece(text.name) || isBlockHeading(text.name)) return;
    if (byPath && table !== 'proactiveDisclosure' && table !== 'reviewLitigation') {
      accept({ row: byPath, match: 'path', label, text, values: last + 1, first: last }, row, index, cells.slice(last + 1));
      return;
    }
    reading.unknown.push({ row, label, table, values: cells.slice(last + 1), index });
  });
  settle();
  if (applicants.length >= MOST_APPLICANTS) reading.order = freshHeader ? orderBelow() : order;
  bindNearRows(reading, order, two, section, flatCases);
  reading.foreign = sides.foreign;
  reading.two = two;
  return sides.doubtful ? { ...reading, rows: reading.rows.map((row) => ({ ...row, doubtful: true })) } : reading;
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

/** No row of figures counts on to the fifth cell: its total would be wrong. */
const LEAST_COUNTED = 5;

/** 甲 1 2 3 4 5 6 7 between header and figures, or 0 1 2 3 … above a table that a program wrote: the numbers of the columns. */
function isColumnNumbers(cells: readonly Cell[], figure: number, { rows }: Grid, index: number): boolean {
  const first = cells[figure]?.text;
  if ((first !== '0' && first !== '1') || cells.length - figure < LEAST_COUNTED) return false;
  let next = Number(first);
  let counted = 0;
  for (let i = figure; i < cells.length; i++) {
    const text = cells[i]?.text ?? '';
    if (text === String(next)) {
      next++;
      counted++;
    } else if (text !== '') return false;
  }
  if (counted < LEAST_COUNTED || !cells.slice(0, figure).every(({ text }) => text === '' || COLUMN_LETTER.test(text))) return false;
  const below = rows[index + 1]?.cells ?? [];
  return index === 0 || figure > 0 || firstFigure(below) < below.length;
}

const COLUMN_LETTER = /^(?:[甲乙丙丁]|[A-D]|栏\s?次|列\s?次|序\s?号)$/;

/** So many names of applicants make a header; 总计 alone is in those of other tables as well. */
const MOST_APPLICANTS = 5;

/** A name is broken over no more cells than this. */
const MOST_PIECES = 3;
const LONGEST_PIECE = 12;

/** 本年 and 处理决定数量 on two lines are one name, and so are 法人或其他 and 组织: cells that together are one exactly. */
function joinedNames(cells: readonly Cell[]): readonly Cell[] {
  const joined: Cell[] = [];
  for (let i = 0; i < cells.length; i++) {
    const first = cells[i];
    if (!first) continue;
    joined.push(first);
    let text = first.text;
    if (text === '' || text.length > LONGEST_PIECE || isName(fold(text))) continue;
    for (let n = 1; n < MOST_PIECES; n++) {
      const next = cells[i + n];
      if (!next || next.text === '' || next.text.length > LONGEST_PIECE + 6) break;
      text += next.text;
      if (!isName(fold(text))) continue;
      joined[joined.length - 1] = { ...first, span: { start: first.span.start, end: next.span.end }, text };
      i += n;
      break;
    }
  }
  return joined;
}

function isName(folded: string): boolean {
  const name = withoutUnit(folded);
  return columnsNamed(name).length > 0 || isGroupName(name) || isBlockHeading(name);
}

/** What stands above the labels of a table of one column. */
const CORNER = /^(?:第二十条|项目|类别|指标|事项)$/;

/** The beginning or the end of a column's name. */
const isPieceOf = (name: string, column: HeaderCell['column'] | undefined): boolean =>
  [...(column?.in.values() ?? [])].some(({ column: { label } }) => fold(label).startsWith(name) || fold(label).endsWith(name));

/** The same in cells per line, where the rest stands in the cell behind or before. */
function goesOnBeside(cells: readonly Cell[], cell: Cell, column: HeaderCell['column'] | undefined): boolean {
  const at = cells.indexOf(cell);
  const [before, name, behind] = [cells[at - 1], cell, cells[at + 1]].map((one) => fold(one?.text ?? ''));
  return [...(column?.in.values() ?? [])].some(({ column: one }) => {
    const label = fold(one.label);
    const [onward, backward] = [`${name}${behind}`, `${before}${name}`];
    return (
      (behind !== '' && (label.startsWith(onward) || onward.startsWith(label))) ||
      (before !== '' && (label.endsWith(backward) || backward.endsWith(label)))
    );
  });
}

const officialPaths = new WeakMap<RowLabel, readonly Numbering[]>();

/** 三、（三） of a row below them; worked out once. */
function officialPath(label: RowLabel): readonly Numbering[] {
  const known = officialPaths.get(label);
  if (known) return known;
  const [han, bracket] = [...label.in.values()][0]?.row.path ?? [];
  const { path } = readLabel(`${han ?? ''}${han ? '、' : ''}${bracket ?? ''}`);
  officialPaths.set(label, path);
  return path;
}

/** Every row has as many cells, the last one perhaps less while it is written: its columns can be trusted. */
function isEven(grid: Grid): boolean {
  if (grid.columns !== 'written') return false;
  const width = grid.rows[0]?.cells.length ?? 0;
  return grid.rows.every(({ cells }, i) => cells.length === width || (i > 0 && i === grid.rows.length - 1 && cells.length < width));
}

/** 三、本年度 and 办理结果: the pieces of a parent label that a page break tore. */
const isParentPiece = (name: string): boolean => name.length >= 2 && '本年度办理结果'.includes(name);

const countFilled = (cells: readonly Cell[]): number => cells.reduce((n, { text }) => n + (text === '' ? 0 : 1), 0);

function headerLike(cells: readonly Cell[]): boolean {
  return cells.some((cell) => columnsOf(cell).length > 0);
}

function lastText(cells: readonly Cell[], before: number): number {
  for (let i = Math.min(before, cells.length) - 1; i >= 0; i--) if (cells[i]?.text) return i;
  return -1;
}

function firstOfValues(cells: readonly Cell[], figure: number): number {
  // blanks before the first figure belong to the row of fifteen where the row is as long as that
  return cells.length >= 15 ? 0 : figure;
}

/** A header that names the five outcomes once each, without the groups of the official form: rows follow, one for each kind of case. */
function flatCaseHeader(cells: readonly Cell[], grid: Grid, index: number): ColumnOrder | undefined {
  const headers: HeaderCell[] = [];
  for (const cell of cells) {
    const folded = fold(cell.text);
    if (folded === '未经复议直接起诉' || folded === '复议后起诉' || folded === '行政诉讼' || folded === '行政复议') return undefined;
    for (const column of columnsOf(cell)) if (column.table === 'reviewLitigation') headers.push({ column, cell, row: index });
  }
  if (headers.filter(({ column }) => column.id !== 'total').length < 3 || headers.length > 5) return undefined;
  return columnOrder(headers, OUTCOMES, grid.columns === 'none' ? 'none' : grid.columns);
}

/** The row of fifteen, with a cell or two of a merge behind it. */
const isCases = (cells: readonly Cell[]): boolean => cells.length >= 15 && cells.length <= 17;

/** The row of fifteen before anything is filled in. */
const isBlankCases = (cells: readonly Cell[]): boolean => isCases(cells) && cells.every(({ text }) => text === '');

/** The one row of fifteen figures of the official table four becomes three rows of five. */
function pushCases(
  reading: GridReading,
  row: Row,
  index: number,
  grid: Grid,
  values: readonly Cell[],
  names: readonly string[],
  columns: readonly string[],
): void {
  const label: LabelAt = { span: { start: row.span.start, end: row.span.start }, text: '' };
  names.forEach((name, group) => {
    const found = rowsNamed(fold(name)).find((one) => one.table === 'reviewLitigation');
    if (!found) return;
    reading.rows.push({
      label: found,
      match: 'position',
      at: label,
      text: { path: [], name: '' },
      grid,
      row,
      index,
      values,
      labelEnd: row.cells.length - values.length,
      order: { orders: [columns], named: true, byColumn: undefined },
      header: undefined,
      heading: '',
      group,
    });
  });
}

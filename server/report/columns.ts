import { codesOf } from '../text/char-finder.ts';
import type { Cell, Grid } from '../syntax/tree.ts';
import { fold } from '../text/fold.ts';
import { remembered } from '../text/remembered.ts';
import { type ColumnLabel, columnsNamed } from './labels.ts';

/** A header cell that names a column. */
export interface HeaderCell {
  readonly column: ColumnLabel;
  readonly cell: Cell;
  /** Which header row it stood in. */
  readonly row: number;
}

/** Official order of table three's columns. */
export const APPLICANTS = [
  'naturalPerson',
  'legalEntity.commercialEnterprise',
  'legalEntity.researchInstitution',
  'legalEntity.socialWelfareOrg',
  'legalEntity.legalServiceOrg',
  'legalEntity.otherOrg',
  'total',
] as const;

/** Official order of the columns of table four's groups. */
export const OUTCOMES = ['upheld', 'corrected', 'otherResult', 'pending', 'total'] as const;

const NONE: ReadonlySet<number> = new Set();

/** The orders that a header allows, best first, and whether it named its columns one by one. */
export interface ColumnOrder {
  readonly orders: readonly (readonly string[])[];
  readonly named: boolean;
  /** Column ids by grid column, where the shape gives columns or all rows are as long. */
  readonly byColumn: ReadonlyMap<number, string> | undefined;
}

/** The order of table three's columns where no header has been read. */
export const OFFICIAL_ORDER: ColumnOrder = { orders: [APPLICANTS], named: false, byColumn: undefined };

/**
 * The order of the value columns as the header gives it. One row that names most columns is taken at its word, in whatever order; a header over
 * several rows (merged cells) is the official order, unless its names stand side by side in another one and the columns can be trusted: those of HTML,
 * or of rows that are all equally long (`even`). `parent`: the merged cell
 * above the columns of 法人或其他组织. `merged`: the header rows that name a merged column. Without a header the official order holds.
 */
export function columnOrder(
  headers: readonly HeaderCell[],
  official: readonly string[],
  shape: Grid['columns'],
  merged: ReadonlySet<number> = NONE,
  even = false,
  parent?: Cell,
): ColumnOrder {
  const known: ColumnOrder = { orders: [official], named: false, byColumn: undefined };
  if (headers.length === 0) return known;
  if ((shape === 'exact' || even) && isOfficialOverRows(headers, official))
    return { orders: [official], named: true, byColumn: shape === 'exact' ? columnsById(headers) : undefined };
  const ids = headers.filter(({ column }) => official.includes(column.id));
  if (ids.length === 0) return known;
  const rows = new Map<number, HeaderCell[]>();
  for (const header of ids) {
    const row = rows.get(header.row);
    if (row) row.push(header);
    else rows.set(header.row, [header]);
  }
  const totalFirst = official === APPLICANTS ? orderWithTotalFirst([...rows.values()], merged, shape) : undefined;
  if (totalFirst) return totalFirst;
  if (shape === 'none') return orderInWords([...rows.values()], official, merged) ?? known;
  for (const [index, unsorted] of rows) {
    const row = [...unsorted].sort((a, b) => a.cell.column - b.cell.column);
    const order = row.map(({ column }) => column.id);
    const flat =
      new Set(order).size === order.length &&
      order.length >= Math.min(LEAST_IN_ROW, official.length - 1) &&
      (official === OUTCOMES || order.includes('naturalPerson'));
    if (!flat) continue;
    if (!isInOrder(order, official)) {
      // another order is taken only from a header that names every column and no merged one
      if (order.length < official.length || merged.has(index)) return known;
    } else if (order.length < official.length) {
      // one header that cannot be read stands in its official place all the same
      const base = (row[0]?.cell.column ?? 0) - official.indexOf(order[0] ?? '');
      if (row.every(({ column, cell }) => cell.column - official.indexOf(column.id) === base))
        return { orders: [official, order], named: false, byColumn: undefined };
    }
    const byColumn = shape === 'exact' || even ? new Map(row.map(({ column, cell }) => [cell.column, column.id])) : undefined;
    return { orders: [order], named: true, byColumn };
  }
  const present = new Set(ids.map(({ column }) => column.id));
  const once = present.size === ids.length;
  if ((shape === 'exact' || even) && once && present.size === official.length) {
    const sorted = [...ids].sort((a, b) => a.cell.column - b.cell.column);
    const order = sorted.map(({ column }) => column.id);
    const byColumn = shape === 'exact' ? new Map(sorted.map(({ column, cell }) => [cell.column, column.id])) : undefined;
    if (isInOrder(order, official)) return { orders: [official], named: true, byColumn };
    // another order: where the names stand side by side, each above its own column
    const first = sorted[0]?.cell.column ?? 0;
    const isSideBySide = sorted.every(({ cell }, i) => cell.column === first + i && cell.colSpan === 1);
    if (isSideBySide && (even || covers(parent, sorted))) return { orders: [order], named: true, byColumn };
    return known;
  }
  const filtered = official.filter((id) => present.has(id));
  // a header without 自然人 has rather lost one of its lines
  const isWhole = official === OUTCOMES || present.has('naturalPerson') || filtered.length === official.length - 1;
  if (once && isWhole && filtered.length >= 5 && filtered.length < official.length)
    return { orders: [official, filtered], named: false, byColumn: undefined };
  return known;
}

/** Fewer names in one row are no header of one row. */
const LEAST_IN_ROW = 5;

/** Table three as the form has it: the names of all seven columns over several rows, because some are merged, each above its own column and in order. */
function isOfficialOverRows(headers: readonly HeaderCell[], official: readonly string[]): boolean {
  if (official !== APPLICANTS || headers.length !== APPLICANTS.length) return false;
  let before = -1;
  let firstRow = -1;
  let inFirstRow = 0;
  for (const id of APPLICANTS) {
    let own: HeaderCell | undefined;
    for (const header of headers) if (header.column.id === id) own = header;
    if (!own || own.cell.column <= before) return false;
    before = own.cell.column;
    if (firstRow < 0) firstRow = own.row;
    if (own.row === firstRow && ++inFirstRow >= LEAST_IN_ROW) return false;
  }
  return true;
}

const columnsById = (headers: readonly HeaderCell[]): ReadonlyMap<number, string> =>
  new Map(headers.map(({ column, cell }) => [cell.column, column.id]));

/** The figures of 总计 stand first, all others in their order. */
export const TOTAL_FIRST: readonly string[] = ['total', ...APPLICANTS.filter((id) => id !== 'total')];
/** The same by a header of merged cells, of which two lines may have run into one: the sums may say that 总计 is last. */
export const TOTAL_LEFT: readonly string[] = [...TOTAL_FIRST];
/** The official order in text without columns whose header says 总计 before all applicants: the sums tell whether it is the first column. */
export const TOTAL_SAID_FIRST: readonly string[] = [...APPLICANTS];
/** The same where it says 申请人情况, 总计 and then 自然人, as the form does with merged cells: a sum that says so suffices to put 总计 first. */
export const TOTAL_ABOVE: readonly string[] = [...APPLICANTS];
/** The figures of 总计 stand behind those of 自然人, all others in their order. */
export const TOTAL_SECOND: readonly string[] = [
  'naturalPerson',
  'total',
  ...APPLICANTS.filter((id) => id !== 'total' && id !== 'naturalPerson'),
];
/** The official order in text without columns whose header says 自然人, 总计 and then the others: the sums tell which column 总计 is. */
export const TOTAL_SAID_SECOND: readonly string[] = [...APPLICANTS];
/** The official order where no header names 总计. */
export const TOTAL_UNSAID: readonly string[] = [...APPLICANTS];

/**
 * 总计 stands left of 自然人 in one row of the header, and every other name in its place: the figures of 总计 come first. Where cells are mere words the
 * sums must say so: above merged names, which a slip may hide, 总计 may stand first and be last all the same.
 */
function orderWithTotalFirst(rows: readonly HeaderCell[][], merged: ReadonlySet<number>, shape: Grid['columns']): ColumnOrder | undefined {
  let isSaidFirst = false;
  for (const row of rows) {
    const sorted = [...row].sort((a, b) => a.cell.column - b.cell.column || a.cell.span.start - b.cell.span.start);
    const ids = sorted.map(({ column }) => column.id);
    if (ids[0] !== 'total' || ids[1] !== 'naturalPerson' || !isInOrder(ids, TOTAL_FIRST)) continue;
    const isFlat = ids.length === TOTAL_FIRST.length && !merged.has(row[0]?.row ?? -1);
    if (shape === 'none') {
      isSaidFirst = true;
      continue;
    }
    const byColumn = shape === 'exact' && isFlat ? new Map(sorted.map(({ column, cell }) => [cell.column, column.id])) : undefined;
    return { orders: [isFlat ? TOTAL_FIRST : TOTAL_LEFT], named: true, byColumn };
  }
  return isSaidFirst ? { orders: [TOTAL_SAID_FIRST], named: false, byColumn: undefined } : undefined;
}

/**
 * Where cells are mere words: one row of the header names every column once, none of them merged, and in another order than the official one. 总计 behind
 * 自然人 alone is as well what is left of a header of merged names: the sums must say so.
 */
function orderInWords(rows: readonly HeaderCell[][], official: readonly string[], merged: ReadonlySet<number>): ColumnOrder | undefined {
  for (const row of rows) {
    if (row.length !== official.length || merged.has(row[0]?.row ?? -1)) continue;
    const order = [...row].sort((a, b) => a.cell.span.start - b.cell.span.start).map(({ column }) => column.id);
    if (new Set(order).size < order.length || isInOrder(order, official)) continue;
    if (isInOrder(order, TOTAL_SECOND)) return { orders: [TOTAL_SAID_SECOND], named: false, byColumn: undefined };
    return { orders: [order], named: true, byColumn: undefined };
  }
  return undefined;
}

/** The merged cell 法人或其他组织 stands above its five columns and no other: the spans of the header are right. */
function covers(parent: Cell | undefined, headers: readonly HeaderCell[]): boolean {
  if (!parent) return false;
  return headers.every(({ column, cell }) => {
    const isBelow = cell.column >= parent.column && cell.column < parent.column + parent.colSpan;
    return isBelow === column.id.startsWith('legalEntity.');
  });
}

/** The ids stand in the official order, some perhaps left out. */
function isInOrder(ids: readonly string[], official: readonly string[]): boolean {
  return ids.every((id, i) => i === 0 || official.indexOf(ids[i - 1] ?? '') < official.indexOf(id));
}

/** A unit behind a column's name: 自然人（件）. */
const UNIT = /(?:\((?:单位:?)?(?:件|项|条|个|宗|次)\)|\/(?:件|项|条|个|宗|次))$/;
/** A folded name without the unit behind it. */
export const withoutUnit = (name: string): string => (UNIT_LAST.has(name.charCodeAt(name.length - 1)) ? name.replace(UNIT, '') : name);
const UNIT_LAST = codesOf(')件项条个宗次');
/** 总计 by other words. */
export const isTotal = (name: string): boolean => name === '合计' || name === '共计';

/** What an office's own form adds to a name in brackets: 现行有效件数（历史累计）, 本年（2023）制发件数. */
const REMARK = /\([^()]*\)/g;
/** No name of a column is longer, remarks included. */
const LONGEST_NAME = 80;

/** The columns that a header cell may name; its text may be broken over lines, have a unit or a remark, and say 合计 for 总计. */
export const columnsOf = (cell: Cell): readonly ColumnLabel[] => columnsNamedBy(cell.text);

/** The same of its text. */
export const columnsNamedBy = (text: string): readonly ColumnLabel[] => (text.length > LONGEST_NAME ? [] : columnsMeant(text));

const columnsMeant = remembered((text): readonly ColumnLabel[] => {
  const name = fold(text).replaceAll('其它', '其他');
  const named = columnsNamed(name);
  if (named.length > 0) return named;
  const bare = name.replace(UNIT, '');
  if (isTotal(bare)) return columnsNamed('总计');
  const unremarked = bare.includes('(') ? bare.replace(REMARK, '') : bare;
  return unremarked === name ? named : columnsNamed(unremarked);
});

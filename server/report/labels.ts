import { codesOf } from '../text/char-finder.ts';
import { type Template, templates } from '../template/catalog.ts';
import type { BlockTemplate, ColumnTemplate, RowTemplate, TableId } from '../template/schema.ts';
import { fold } from '../text/fold.ts';
import { type BlockColumns, columnsOfBlock } from './bind/block-columns.ts';
import { remembered } from '../text/remembered.ts';
import { withoutTail } from '../text/without-tail.ts';
import { hanNumber, hanOrdinal, type Numbering, mayBeNumbered, picturesLength, readNumbering } from '../text/numbering.ts';

/** A row of a form. */
export interface FormRow {
  readonly row: RowTemplate;
  readonly block: BlockTemplate;
  /** The ids of its cells, in the order of the block's columns. */
  readonly cellIds: readonly string[];
  /** How many cells of the table stand before them. */
  readonly place: number;
  readonly columns: BlockColumns;
  /** Its official name, folded, without its number. */
  readonly name: string;
}

/** A row of one or both forms that a label may mean. */
export interface RowLabel {
  readonly table: TableId;
  readonly id: string;
  /** The row in each form that has it. */
  readonly in: ReadonlyMap<string, FormRow>;
  /** The last part of its number in each of them: 三, （三）, 2; undefined where it has none. */
  readonly marks: readonly (string | undefined)[];
}

/** A column that a header may mean. */
export interface ColumnLabel {
  readonly table: TableId;
  readonly id: string;
  readonly in: ReadonlyMap<string, { readonly column: ColumnTemplate; readonly block: BlockTemplate }>;
}

/** A label taken apart. */
interface Label {
  /** Number marks from the outside in. */
  readonly path: readonly Numbering[];
  /** Folded, without the number. */
  readonly name: string;
}

/** A label taken apart, with what its name means. */
export interface LabelText extends Label {
  /** Rows of this name, or of the kind of litigation that it names in other signs. */
  readonly rows: readonly RowLabel[];
  /** It is that of a column. */
  readonly isColumn: boolean;
  /** It is that of a merged cell or of a block: 不予公开, 第二十条第（一）项. */
  readonly isParent: boolean;
}

interface Dictionary {
  readonly rows: ReadonlyMap<string, readonly RowLabel[]>;
  readonly columns: ReadonlyMap<string, readonly ColumnLabel[]>;
  /** Folded names of rows with the row, for slips. */
  readonly rowNames: readonly { readonly name: string; readonly row: RowLabel; readonly official: boolean }[];
  readonly columnNames: readonly { readonly name: string; readonly column: ColumnLabel }[];
  /** Rows by table and path: `applications/三/（三）/2`. */
  readonly byPath: ReadonlyMap<string, RowLabel>;
  /** Folded labels of merged cells: 不予公开, 本年度办理结果, 法人或其他组织, 行政诉讼, 信息内容 … */
  readonly groups: ReadonlyMap<string, Numbering | undefined>;
  readonly blockHeadings: ReadonlySet<string>;
}

/** Marks behind a label that refer to a note: ①, [1], [^1], ※. */
const FOOTNOTE = /(?:\[\^?\d{1,2}\]|［\d{1,2}］|[\u00b2\u00b3\u00b9\u2070-\u2079\u2460-\u2473※★△*])+\s*$/;
const FOOTNOTE_LAST = /[\]］\u00b2\u00b3\u00b9\u2070-\u2079\u2460-\u2473※★△*]\s*$/;

const dictionary: Dictionary = buildDictionary(templates);

function buildDictionary(forms: readonly Template[]): Dictionary {
  interface Own extends RowLabel {
    readonly in: Map<string, FormRow>;
    readonly marks: (string | undefined)[];
  }
  const rowLabels = new Map<string, Own>();
  const columnLabels = new Map<string, { table: TableId; id: string; in: Map<string, { column: ColumnTemplate; block: BlockTemplate }> }>();
  const rows = new Map<string, RowLabel[]>();
  const columns = new Map<string, ColumnLabel[]>();
  const rowNames: { name: string; row: RowLabel; official: boolean }[] = [];
  const columnNames: { name: string; column: ColumnLabel }[] = [];
  const byPath = new Map<string, RowLabel>();
  const groups = new Map<string, Numbering | undefined>();
  const blockHeadings = new Set<string>();
  const addName = <T>(map: Map<string, T[]>, name: string, label: T): boolean => {
    const list = map.get(name);
    if (!list) map.set(name, [label]);
    else if (list.includes(label)) return false;
    else list.push(label);
    return true;
  };
  for (const form of forms) {
    for (const table of Object.values(form.tables)) {
      for (const block of table.blocks) {
        if (block.heading) blockHeadings.add(fold(block.heading));
        for (const row of block.rows) {
          const key = `${table.id}/${row.id}`;
          const label: Own = rowLabels.get(key) ?? { table: table.id, id: row.id, in: new Map(), marks: [] };
          rowLabels.set(key, label);
          label.marks.push(row.path[row.path.length - 1]);
          const cellIds = block.columns.flatMap((column) => table.slots.get(`${row.id}.${column.id}`)?.id ?? []);
          const place = table.places.get(cellIds[0] ?? '') ?? 0;
          label.in.set(form.id, { row, block, cellIds, place, columns: columnsOfBlock(block), name: takeApart(row.label).name });
          for (const [index, name] of [row.label, row.short, ...(row.aliases ?? [])].entries()) {
            if (name === undefined) continue;
            const folded = takeApart(name).name;
            if (addName(rows, folded, label)) rowNames.push({ name: folded, row: label, official: index === 0 });
          }
          if (row.path.length > 0 && table.id === 'applications') byPath.set([table.id, ...row.path].join('/'), label);
          if (row.group) {
            const group = takeApart(row.group);
            groups.set(group.name, group.path[group.path.length - 1]);
          }
        }
        for (const column of block.columns) {
          const key = `${table.id}/${column.id}`;
          const label = columnLabels.get(key) ?? { table: table.id, id: column.id, in: new Map() };
          columnLabels.set(key, label);
          if (!label.in.has(form.id)) label.in.set(form.id, { column, block });
          for (const name of [column.label, ...(column.aliases ?? [])]) {
            const folded = fold(name);
            if (addName(columns, folded, label)) columnNames.push({ name: folded, column: label });
          }
          if (column.group) groups.set(fold(column.group), undefined);
        }
        groups.set(fold(block.corner), undefined);
      }
    }
  }
  groups.set('申请人情况', undefined);
  return { rows, columns, rowNames, columnNames, byPath, groups, blockHeadings };
}

/** Takes a label apart: 三、（三）2.其他法律行政法规禁止公开 → [三、, （三）, 2.] and the name. */
export const readLabel: (text: string) => LabelText = remembered((text) => {
  const label = withoutRemark(officially(withoutSign(text)));
  const bare = label.path[label.path.length - 1]?.style === 'digit' ? undefined : undotted(label.name);
  const { path, name } = bare ? { path: [...label.path, bare.numbering], name: bare.name } : (behindParents(label) ?? label);
  return {
    path,
    name,
    rows: rowsMeant(name),
    isColumn: columnsNamed(name).length > 0,
    isParent: isGroupName(name) || isBlockHeading(name),
  };
});

/** 行政诉讼（复议后起诉） for 行政诉讼：复议后起诉. */
const LITIGATION = /^行政诉讼[-—–·/:(,、]*(.*?)\)?$/;

function rowsMeant(name: string): readonly RowLabel[] {
  const rows = rowsNamed(name);
  if (rows.length > 0 || !name.startsWith('行政诉讼')) return rows;
  return rowsNamed(LITIGATION.exec(name)?.[1] ?? '').filter(({ table }) => table === 'reviewLitigation');
}

/** What parts a parent from what stands below it, in one cell: 三、本年度办理结果/（三）不予公开/1.属于国家秘密. All as they fold. */
const BELOW_PARENT = /^[-–—―/\\>→·:;,、.|~]+/;
const LONGEST_PARENT = 7;
const PARENTS = 3;

/** A label that has the merged cells left of it in front: the row's own name behind them, and all numbers on the way. */
function behindParents({ path, name }: Label): Label | undefined {
  if (name.length < LEAST_BEHIND_PARENT || dictionary.rows.has(name) || dictionary.groups.has(name)) return undefined;
  const numbers = [...path];
  let rest = name.replaceAll('其它', '其他');
  for (let parents = 0; parents < PARENTS; parents++) {
    const parent = parentBefore(rest);
    if (parent === undefined) return undefined;
    if (parents > 0 || numbers.length === 0) numbers.push(parent.numbering);
    const below = rest.slice(parent.name.length);
    const behind = below.replace(BELOW_PARENT, '');
    const own = belowParent(behind);
    if (behind === '') return undefined;
    for (const numbering of own.path) numbers.push(numbering);
    // with nothing between, its number tells where the next begins, or that it is a row of just this parent
    const isLoose = behind === below && own.path.length === 0;
    const number = numberOfRow(own.name, own.path[own.path.length - 1], isLoose ? parent.numbering : undefined);
    if (number) return { path: own.path.length > 0 ? numbers : [...numbers, number], name: own.name };
    rest = own.name;
  }
  return undefined;
}

/** What stands behind a parent, its number in any form and a remark behind it taken off. */
function belowParent(text: string): Label {
  const label = takeApart(text);
  const bare = label.path.length === 0 ? undotted(label.name) : undefined;
  return withoutRemark(bare ? { path: [bare.numbering], name: bare.name } : label);
}

/** 不予公开 and one character more. */
const LEAST_BEHIND_PARENT = 6;

/** The label may have a number, in front of it or behind its parents. */
export const mayHaveNumber = (text: string): boolean => text.length >= LEAST_BEHIND_PARENT || (text !== '' && mayBeNumbered(text));

/** The numbered parent that a folded text begins with, and its number. */
function parentBefore(text: string): { readonly name: string; readonly numbering: Numbering } | undefined {
  for (let length = Math.min(LONGEST_PARENT, text.length - 1); length > 2; length--) {
    const name = text.slice(0, length);
    const numbering = dictionary.groups.get(name);
    if (numbering) return { name, numbering };
  }
  return undefined;
}

/**
 * The number of the row of table three that has this name; `undefined` where none has, or not this number where one is written, or not this
 * parent where it must have it.
 */
function numberOfRow(name: string, written: Numbering | undefined, parent: Numbering | undefined): Numbering | undefined {
  for (const label of dictionary.rows.get(name) ?? []) {
    if (label.table !== 'applications') continue;
    for (const { row } of label.in.values()) {
      const mark = row.path[row.path.length - 1] ?? '';
      if (parent && !isBelow(row, parent)) continue;
      const number = readNumbering(mark.startsWith('（') ? mark : `${mark}、`);
      if (number && (!written || written.ordinal === number.ordinal)) return { ...number, length: 0 };
    }
  }
  return undefined;
}

/** The row stands right below the parent of this number. */
function isBelow({ path }: RowTemplate, { style, ordinal }: Numbering): boolean {
  const above = path[path.length - 2];
  const number = hanNumber(ordinal);
  return above === (style === 'han' ? number : `（${number}）`);
}

/** What lists put in front of an item. */
const SIGNS = codesOf('-–—*•·●○■□◆◇▪▫→✓✔√');
const SIGN = /^[-–—*•·●○■□◆◇▪▫→✓✔√]+\s*(?=[^\d０-９\s.．]|\d{1,2}[.．、)）]\s?[^\d０-９\s])/;

/** - 规章: the sign in front is part of no label. */
function withoutSign(text: string): Label {
  const sign = SIGNS.has(text.charCodeAt(0)) ? (SIGN.exec(text)?.[0].length ?? 0) : 0;
  const length = sign > 0 ? sign : picturesLength(text);
  if (length === 0) return takeApart(text);
  const { path, name } = takeApart(text.slice(length));
  const [first, ...rest] = path;
  return { path: first ? [{ ...first, length: first.length + length }, ...rest] : path, name };
}

/** 其它 for 其他. */
function officially(label: Label): Label {
  if (!label.name.includes('其它') || dictionary.rows.has(label.name)) return label;
  const name = label.name.replaceAll('其它', '其他');
  return dictionary.rows.has(name) || dictionary.groups.has(name) ? { ...label, name } : label;
}

/** 上年结转 as a term of a sum, and the formula behind a name. */
const TERM = /^(?:[加减]|等于):/;

/** 规范性文件（指有正式文号的文件）: what an office's own form says behind a name to explain it is no part of it, nor is 加： or a formula. */
function withoutRemark(label: Label): Label {
  if (TERM.test(label.name)) {
    const term = label.name.replace(TERM, '');
    if (dictionary.rows.has(term)) return { ...label, name: term };
  }
  // 其中：1.属于国家秘密, but not an office's own 其中：行政许可
  if (label.name.startsWith('其中:')) {
    const { path, name } = takeApart(label.name.slice(3));
    if (path.length > 0 && dictionary.rows.has(name)) return { path: [...label.path, ...path], name };
  }
  const formula = label.name.indexOf('=');
  if (formula > 0) {
    const name = label.name.slice(0, formula).replace(/\($/, '');
    if (dictionary.rows.has(name)) return { ...label, name };
  }
  if (!label.name.endsWith(')') || dictionary.rows.has(label.name)) return label;
  const name = label.name.slice(0, label.name.indexOf('('));
  return name !== '' && dictionary.rows.has(name) ? { ...label, name } : label;
}

/** 1 or 一 without its dot; 1) and 3.3.1; （一） written 【一】 or [一], or with spaces that part its pieces. All as they fold. */
const UNDOTTED = /^(?:([1-9])|([一二三四]))(?=[\u4e00-\u9fff])/;
const OTHERWISE_MARKED = /^(?:(?:\d\.\d{1,2}\.)?([1-9])[.)、]?|\(([1-9])\)|([一二三四])[、.]|\(([一二三四五六七])\))(?=[\u4e00-\u9fff])/;

/** 1属于国家秘密: a number without its dot or with another mark, if a row's name follows. The name is folded. */
function undotted(name: string): { readonly numbering: Numbering; readonly name: string } | undefined {
  const c = name.charCodeAt(0);
  const match = (c >= 48 && c <= 57) || c === 40 || HAN_NUMBERS.includes(name.charAt(0)) ? OTHERWISE_MARKED.exec(name) : null;
  const bare = match ?? UNDOTTED.exec(name);
  if (!bare || dictionary.rows.has(name)) return undefined;
  const mark = bare[0];
  const rest = name.slice(mark.length);
  if (!dictionary.rows.has(rest) && !dictionary.groups.has(rest)) return undefined;
  const digit = match ? (match[1] ?? match[2]) : bare[1];
  const han = match ? (match[3] ?? match[4]) : bare[2];
  const style = digit ? 'digit' : match?.[4] ? 'hanBracket' : 'han';
  const ordinal = digit ? Number(digit) : (hanOrdinal(han ?? '') ?? 1);
  return { numbering: { ordinal, style, mark, length: mark.length }, name: rest };
}

const HAN_NUMBERS = '一二三四';

/** The text is a label whose number has lost its dot, and no figure with words behind it. */
export const isUndottedLabel = (text: string): boolean =>
  text.length >= 3 && /^\s*[1-9１-９]\s*[\u4e00-\u9fff]/.test(text) && undotted(fold(text)) !== undefined;

function takeApart(text: string): Label {
  const path: Numbering[] = [];
  let rest = text;
  while (path.length < 4) {
    const numbering = readNumbering(rest);
    if (!numbering) break;
    path.push(numbering);
    rest = rest.slice(numbering.length);
  }
  const folded = fold(rest.length < 160 && FOOTNOTE_LAST.test(rest) ? rest.replace(FOOTNOTE, '') : rest);
  return { path, name: withoutTail(folded, '.:;,、') };
}

/** What the names of rows end in; 它 for 他. */
const ROW_ENDS = codesOf(`${[...new Set([...dictionary.rows.keys()].map((name) => name.slice(-1)))].join('')}它`);

/** The text may be the end of a row's label: of a name, or of what is written behind one in other signs than Chinese characters. */
export function mayEndLabel(text: string): boolean {
  const c = text.charCodeAt(text.length - 1);
  return c < 0x4e00 || c > 0x9fff || ROW_ENDS.has(c) || text.includes('=') || text.includes('＝');
}

/** Rows whose name is exactly this (folded). */
export const rowsNamed = (name: string): readonly RowLabel[] => dictionary.rows.get(name) ?? NO_ROWS;
const NO_ROWS: readonly RowLabel[] = [];

/** Columns whose name is exactly this (folded). */
export const columnsNamed = (name: string): readonly ColumnLabel[] => dictionary.columns.get(name) ?? NO_COLUMNS;
const NO_COLUMNS: readonly ColumnLabel[] = [];

/** The row at an official number path within a table. */
export const rowAtPath = (table: TableId, path: readonly string[]): RowLabel | undefined =>
  dictionary.byPath.get([table, ...path].join('/'));

/** How many rows and columns of a table a folded text names. */
export function namesIn(folded: string, table: TableId): number {
  const rows = new Set(
    dictionary.rowNames.filter(({ name, row }) => row.table === table && name.length > 2 && folded.includes(name)).map(({ row }) => row.id),
  );
  const columns = new Set(
    dictionary.columnNames
      .filter(({ name, column }) => column.table === table && name.length > 2 && folded.includes(name))
      .map(({ column }) => column.id),
  );
  return rows.size + columns.size;
}

/** The label of a merged cell, not of a row: 三、本年度办理结果, （三）不予公开, 行政诉讼. */
export const isGroupName = (name: string): boolean => dictionary.groups.has(name);

/** 第二十条第（一）项, folded; also 第20条第(1)项, 第二十条第一项. */
export const isBlockHeading = (folded: string): boolean =>
  folded.length <= LONGEST_HEADING && folded.startsWith('第') && (dictionary.blockHeadings.has(folded) || isArabicHeading(folded));

const LONGEST_HEADING = 30;
const ITEM_HEADING = /^第(?:二十|20)条第?\(?(?:([一五六八九])|([15689]))\)?项$/;

function isArabicHeading(folded: string): boolean {
  const item = ITEM_HEADING.exec(folded);
  return item !== null && dictionary.blockHeadings.has(`第二十条第(${item[1] ?? hanNumber(Number(item[2]))})项`);
}

/** How many characters a slip may change: one below eight characters, a quarter of the length from there on. */
const allowance = (name: string): number => (name.length < 8 ? 1 : Math.floor(name.length / 4));

interface Near<T> {
  readonly label: T;
  readonly name: string;
  readonly distance: number;
}

/** The row whose name is nearest, within the allowance and strictly nearer than any other row's; `undefined` where there is none or two. */
export function nearestRow(name: string, wanted: (row: RowLabel) => boolean): RowLabel | undefined {
  let best: Near<RowLabel> | undefined;
  let tie = false;
  for (const { name: official, row } of dictionary.rowNames) {
    const most = Math.max(allowance(official), 0);
    if (official.length < 3 || Math.abs(official.length - name.length) > most) continue;
    const distance = editDistance(name, official, most);
    if (distance > most) continue;
    if (!best || distance < best.distance) {
      tie = false;
      best = { label: row, name: official, distance };
    } else if (distance === best.distance && row !== best.label) tie = true;
  }
  return best && !tie && wanted(best.label) ? best.label : undefined;
}

/** The column whose label is nearest, as `nearestRow`. */
export function nearestColumn(name: string, wanted: (column: ColumnLabel) => boolean): ColumnLabel | undefined {
  let best: Near<ColumnLabel> | undefined;
  let tie = false;
  for (const { name: official, column } of dictionary.columnNames) {
    const most = allowance(official);
    if (official.length < 3 || Math.abs(official.length - name.length) > most) continue;
    const distance = editDistance(name, official, most);
    if (distance > most) continue;
    if (!best || distance < best.distance) {
      tie = false;
      best = { label: column, name: official, distance };
    } else if (distance === best.distance && column !== best.label) tie = true;
  }
  return best && !tie && wanted(best.label) ? best.label : undefined;
}

/** Levenshtein distance, given up as soon as it exceeds `most`. Costs at most the product of the lengths, which labels bound. */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (a.length > 80 || b.length > 80) return most + 1;
  // what both begin and end with costs nothing
  let from = 0;
  while (from < a.length && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  let alike = 0;
  const shorter = Math.min(a.length, b.length) - from;
  while (alike < shorter && a.charCodeAt(a.length - 1 - alike) === b.charCodeAt(b.length - 1 - alike)) alike++;
  const rows = a.length - from - alike;
  const columns = b.length - from - alike;
  let previous: number[] = [];
  for (let j = 0; j <= columns; j++) previous.push(j);
  for (let i = 1; i <= rows; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= columns; j++) {
      const cost = a.charCodeAt(from + i - 1) === b.charCodeAt(from + j - 1) ? 0 : 1;
      const value = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      current.push(value);
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    previous = current;
  }
  return previous[columns] ?? most + 1;
}

import type { Cell } from '../syntax/tree.ts';
import type { TableId } from '../template/schema.ts';
import { hanNumber, type Numbering } from '../text/numbering.ts';
import { remembered } from '../text/remembered.ts';
import { fold, isHan } from '../text/fold.ts';
import { cover } from '../text/span.ts';
import { isFigureText, isName } from './figure.ts';
import { editDistance, isUndottedLabel, mayEndLabel, type LabelText, type RowLabel, readLabel, rowAtPath } from './labels.ts';
import { isTotal } from './columns.ts';
import type { LabelAt } from './report.ts';

/** Where in the number path reading stands: 三 > （三）. Moves with every label read. */
export interface PathContext {
  han: number | undefined;
  bracket: number | undefined;
}

/** A row's label found among its cells, and where its values begin. */
export interface RowMatch {
  readonly row: RowLabel;
  readonly match: 'exact' | 'path' | 'near';
  readonly label: LabelAt;
  readonly text: LabelText;
  /** Index of the first cell behind the label. */
  readonly values: number;
  /** Index of the first cell of the label: what stands before it are headers or merged parents. */
  readonly first: number;
}

const MOST_JOINED = 4;

/** Index of the first cell that holds a figure; the number of cells where none does. */
export function firstFigure(cells: readonly Cell[]): number {
  for (let i = 0; i < cells.length; i++)
    if (isFigureCell(cells[i]?.text ?? '') && !isPieceOfNumber(cells, i) && !isFirstLetter(cells, i)) return i;
  return cells.length;
}

/**
 * 、 or 1. before another label, or 1 before such a 、: a number that a narrow column tore or that has a cell of its own, not a mark for nothing and no
 * figure.
 */
function isPieceOfNumber(cells: readonly Cell[], at: number): boolean {
  const text = cells[at]?.text ?? '';
  if (text.length > 3) return false;
  const next = cells[at + 1]?.text ?? '';
  if (!isStop(text.charCodeAt(text.length - 1)))
    return next.length === 1 && isStop(next.charCodeAt(0)) && ORDINAL.test(text) && isPieceOfNumber(cells, at + 1);
  return PIECE_OF_NUMBER.test(text) && next !== '' && !isFigureCell(next);
}

/** 无 before 法, 提 and 供: a letter of a name that is written downwards. */
function isFirstLetter(cells: readonly Cell[], at: number): boolean {
  const letter = cells[at]?.text ?? '';
  const next = cells[at + 1]?.text ?? '';
  return letter.length === 1 && next.length === 1 && isHan(letter.charCodeAt(0)) && isHan(next.charCodeAt(0)) && !isFigureCell(next);
}

/** 、 . ． */
const isStop = (c: number): boolean => c === 0x3001 || c === 46 || c === 0xff0e;
const PIECE_OF_NUMBER = /^[\d０-９]{0,2}[、.．]$/;
const ORDINAL = /^[1-9１-９][\d０-９]?$/;

const isFigureOrLike = remembered((text) => isFigureText(text) && !isUndottedLabel(text));
const isFigureCell = (text: string): boolean => text === '0' || (text !== '' && !isName(text) && isFigureOrLike(text));

/** The label of the cells `[from, to]`, joined. */
export function labelOf(cells: readonly Cell[], from: number, to: number): LabelAt {
  const first = cells[from];
  const last = cells[to];
  if (!first || !last) return { span: { start: 0, end: 0 }, text: '' };
  if (from === to) return { span: first.span, text: first.text };
  let text = '';
  for (let i = from; i <= to; i++) text += cells[i]?.text ?? '';
  return { span: cover(first.span, last.span), text };
}

/** Nothing, or a mark that a spreadsheet leaves in a cell without a figure. */
const isVoid = (text: string): boolean => text === '' || (text.length <= 4 && fold(text) === '');

/** Whether a row may stand where reading is. */
export type Allowed = (row: RowLabel, text: LabelText, hasFigures: boolean) => boolean;

/** Where a row is looked for. */
interface Search {
  readonly cells: readonly Cell[];
  readonly context: PathContext;
  readonly allowed: Allowed;
  readonly hasFigures: boolean;
}

/**
 * The row that the cells before the first figure name exactly: the last of them, the last few joined (a label broken over cells), or an earlier one
 * when what follows is no label. `allowed` says whether a row may stand here at all; `figure` is the index of the first figure, where it is known.
 */
export function exactRow(
  cells: readonly Cell[],
  context: PathContext,
  allowed: Allowed,
  figure = firstFigure(cells),
): RowMatch | undefined {
  let last = Math.min(figure, cells.length) - 1;
  while (last >= 0 && isVoid(cells[last]?.text ?? '')) last--;
  if (last < 0) return undefined;
  const search: Search = { cells, context, allowed, hasFigures: figure < cells.length };
  const whole = rowAt(search, last, last);
  if (whole) return whole;
  const mayEnd = mayEndLabel(cells[last]?.text ?? '');
  for (let n = 1; n < MOST_JOINED && last - n >= 0; n++) {
    const before = cells[last - n]?.text ?? '';
    if (before === '') break;
    // 本年新收 and =自然人+…
    if (!mayEnd && !before.includes('=') && !before.includes('＝')) continue;
    const joined = rowAt(search, last - n, last);
    if (joined) return joined;
  }
  // a remark in the place of a figure: the label stands further left
  for (let i = last - 1; i >= 0; i--) {
    const text = cells[i]?.text ?? '';
    if (text === '') continue;
    const behind = readLabel(cells[last]?.text ?? '');
    if (behind.path.length > 0 || behind.isParent || behind.isColumn) return undefined;
    const earlier = rowAt(search, i, i);
    if (earlier) return earlier;
  }
  return undefined;
}

const LONGEST_LABEL = 120;

/** The row that the cells `[from, to]` name together. */
function rowAt(search: Search, from: number, to: number): RowMatch | undefined {
  const label = labelOf(search.cells, from, to);
  if (label.text.length > LONGEST_LABEL) return undefined;
  const text = readLabel(label.text);
  const row = chosen(text, search);
  if (row) return { row, match: 'exact', label, text, values: to + 1, first: from };
  return from === to ? inLastLines(search, label, to) : undefined;
}

/** A cell that took in what stands above its label: the label is its last lines. */
function inLastLines(search: Search, label: LabelAt, to: number): RowMatch | undefined {
  for (let cut = label.text.indexOf('\n'); cut >= 0; cut = label.text.indexOf('\n', cut + 1)) {
    const text = readLabel(label.text.slice(cut + 1));
    const row = chosen(text, search);
    if (!row) continue;
    // several rows in one cell: their figures are as many in each of the others; （六）其他处理 may be the parent
    const isRow = (line: string): boolean => readLabel(line).rows.some(({ id }) => id !== 'results.other');
    const isOneOfMany = label.text.slice(0, cut).split('\n').some(isRow);
    return isOneOfMany ? undefined : { row, match: 'exact', label, text, values: to + 1, first: to };
  }
  return undefined;
}

function chosen(text: LabelText, { context, allowed, hasFigures }: Search): RowLabel | undefined {
  const { rows } = text;
  if (rows.length === 0) return undefined;
  let first: RowLabel | undefined;
  let isOnly = true;
  for (const row of rows) {
    if (!allowed(row, text, hasFigures)) continue;
    if (first) isOnly = false;
    else first = row;
  }
  if (!first) return undefined;
  // names that are columns as well: as rows they need their number or their place
  if (text.path.length === 0 && text.isColumn) {
    // 其他 and 总计 without their number: only a row of table three below （六） or with figures
    return hasFigures && isOnly && (text.name === '总计' ? context.han === 3 || context.bracket !== undefined : context.bracket === 6)
      ? first
      : undefined;
  }
  return isOnly ? first : rows.find((row) => allowed(row, text, hasFigures) && numbersAgree(row, text) !== false);
}

/** Whether the written number agrees with the row's: `undefined` where none is written. */
export function numbersAgree(row: RowLabel, text: LabelText): boolean | undefined {
  const own = text.path[text.path.length - 1];
  if (!own) return undefined;
  const part = partOf(own);
  for (const mark of row.marks) {
    if (mark === undefined) return undefined;
    if (mark === part) return true;
  }
  return false;
}

/** A number as a part of a template's path: 三, （三） or 3. */
export function partOf(numbering: Numbering): string {
  switch (numbering.style) {
    case 'han':
      return hanNumber(numbering.ordinal);
    case 'hanBracket':
      return BRACKETED[numbering.ordinal] ?? `（${hanNumber(numbering.ordinal)}）`;
    case 'digit':
    case 'digitBracket':
    case 'circle':
      return String(numbering.ordinal);
  }
}

/** （一） to （十）, made once. */
const BRACKETED = Array.from({ length: 11 }, (_, ordinal) => `（${hanNumber(ordinal)}）`);

/** The row at the label's official number path, if its name is at least akin: a wholly other name is another row. */
export function pathRow(text: LabelText, context: PathContext, table: TableId, useContext: boolean): RowLabel | undefined {
  const own = text.path;
  const last = own[own.length - 1];
  if (!last || text.name === '') return undefined;
  let path: string[];
  if (last.style === 'digit') {
    const bracket = own.length > 1 ? own[own.length - 2] : undefined;
    const ordinal = bracket?.style === 'hanBracket' ? bracket.ordinal : useContext && own.length === 1 ? context.bracket : undefined;
    if (ordinal === undefined) return undefined;
    path = ['三', `（${hanNumber(ordinal)}）`, String(last.ordinal)];
  } else if (last.style === 'hanBracket') path = ['三', partOf(last)];
  else if (last.style === 'han') path = [partOf(last)];
  else return undefined;
  const row = rowAtPath(table, path);
  if (!row) return undefined;
  for (const { row: template } of row.in.values()) {
    if (isTotal(text.name) && template.label === '总计') return row;
    for (const name of [template.label, template.short, ...(template.aliases ?? [])]) {
      if (name === undefined) continue;
      const official = readLabel(name).name;
      if (official.length < 3) continue;
      const most = Math.floor(Math.max(official.length, text.name.length) * 0.4);
      if (official.startsWith(text.name) && text.name.length >= 3) return row;
      if (editDistance(text.name, official, most) <= most) return row;
    }
  }
  return undefined;
}

/** Moves the context along a label: its own numbers, those of merged parents before it. */
export function follow(context: PathContext, path: readonly Numbering[]): void {
  for (const numbering of path) {
    if (numbering.style === 'han') {
      context.han = numbering.ordinal;
      context.bracket = undefined;
    } else if (numbering.style === 'hanBracket') context.bracket = numbering.ordinal;
  }
}

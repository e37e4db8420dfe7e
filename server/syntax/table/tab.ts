import { restIsBlank } from '../../text/lines.ts';
import { readNumbering } from '../../text/numbering.ts';
import { span } from '../../text/span.ts';
import { DIGIT, FIELDS, type LineFacts, MARKUP, PIPE, TAB } from '../line-facts.ts';
import type { Cell, Grid, Row } from '../tree.ts';
import { isMark } from './inline.ts';
import { cellAt } from './pipe.ts';

/** A label broken over lines is no longer than this (display columns). */
const LONGEST_FRAGMENT = 80;
const TAB_CODE = 9;
const QUOTE = 34;
/** A cell in quotation marks goes on over at most this many lines. */
const MOST_QUOTED_LINES = 8;

/**
 * Behind the last line of the run of tab-separated rows that begins at `line`; a short line between two of them belongs to it (a broken label), and so
 * do the lines of a cell in quotation marks.
 */
export function endOfTabRows(source: string, facts: LineFacts, line: number): number {
  let end = line;
  while (end < facts.count) {
    const flags = facts.flags[end] ?? 0;
    if (flags & TAB && !(flags & PIPE)) {
      const quoted = quotedEnd(source, facts, end);
      end = quoted ? quoted.line : end + 1;
      // the line that closes the quotation marks is looked at again if it has fields behind them
      if (quoted && !((facts.flags[end] ?? 0) & TAB)) end++;
      continue;
    }
    const next = facts.flags[end + 1] ?? 0;
    const isFragment =
      end > line && (facts.to[end] ?? 0) > (facts.from[end] ?? 0) && (facts.width[end] ?? 0) <= LONGEST_FRAGMENT && !(flags & PIPE);
    if (!isFragment || !(next & FIELDS) || end + 1 >= facts.count) break;
    // a numbered line above a row without figures is the heading of the next part
    if (!(next & DIGIT) && isHeading(source.slice(facts.from[end], facts.to[end]))) break;
    end++;
  }
  return end;
}

/** 四、政府信息公开…情况, with its number or without. */
const isHeading = (text: string): boolean => readNumbering(text.slice(0, 8)) !== undefined || /.{7}情况\s*$/.test(text);

/** Where the last field of a line opens quotation marks that a line below closes: behind the closing mark. */
function quotedEnd(source: string, facts: LineFacts, line: number): { readonly line: number; readonly at: number } | undefined {
  const to = facts.to[line] ?? 0;
  const from = facts.from[line] ?? 0;
  let start = to;
  while (start > from && source.charCodeAt(start - 1) !== TAB_CODE) start--;
  if (source.charCodeAt(start) !== QUOTE || !isOdd(source, start, to)) return undefined;
  for (let next = line + 1; next < facts.count && next <= line + MOST_QUOTED_LINES; next++) {
    const begin = facts.lines.starts[next] ?? 0;
    const stop = facts.to[next] ?? begin;
    for (let i = begin; i < stop; i++) {
      const c = source.charCodeAt(i);
      if (c === TAB_CODE) return undefined;
      if (c !== QUOTE) continue;
      if (source.charCodeAt(i + 1) === QUOTE) i++;
      else return i + 1 >= stop || source.charCodeAt(i + 1) === TAB_CODE ? { line: next, at: i + 1 } : undefined;
    }
  }
  return undefined;
}

function isOdd(source: string, from: number, to: number): boolean {
  let n = 0;
  for (let i = from; i < to; i++) if (source.charCodeAt(i) === QUOTE) n++;
  return n % 2 === 1;
}

/** Reads lines `[first, end)` as rows of fields. `undefined` where they are hardly a table: one line, or no figure in two lines. */
export function readTabRows(source: string, facts: LineFacts, first: number, end: number): Grid | undefined {
  const rows: Row[] = [];
  let digits = false;
  for (let line = first; line < end; line++) {
    const from = facts.lines.starts[line] ?? 0;
    const cells: Cell[] = [];
    let to = stopOf(source, facts, line);
    let start = from;
    let marked = false;
    for (let i = from; i <= to; i++) {
      const c = i < to ? source.charCodeAt(i) : 0;
      if (isMark(c)) marked = true;
      if (i < to && c !== TAB_CODE) continue;
      if (i === to && marked) {
        const quoted = quotedEnd(source, facts, line);
        if (quoted && quoted.line < end) {
          if ((facts.flags[line] ?? 0) & DIGIT) digits = true;
          line = quoted.line;
          i = quoted.at;
          to = stopOf(source, facts, line);
        }
      }
      cells.push(cellAt(source, start, i, cells.length, marked, true));
      start = i + 1;
      marked = false;
    }
    if ((facts.flags[line] ?? 0) & DIGIT) digits = true;
    rows.push({ span: span(from, to), cells });
  }
  if (rows.length === 2 && !digits) return undefined;
  // a row on its own, torn off by a page break: a label and figures
  if (rows.length === 1 && !(digits && rows[0]?.cells.some(({ text }) => /^[\d０-９][\d０-９.,，]*$/.test(text)))) return undefined;
  return gridOf(source, facts, first, end, rows);
}

function gridOf(source: string, facts: LineFacts, first: number, end: number, rows: readonly Row[]): Grid {
  const last = rows[rows.length - 1]?.span.end ?? 0;
  return {
    type: 'table',
    span: span(facts.lines.starts[first] ?? 0, last),
    shape: 'tab',
    columns: 'written',
    rows,
    halfWritten: end === facts.count,
    atEnd: restIsBlank(source, last),
    kept: undefined,
  };
}

/** The end of a line, without its line break. */
function stopOf(source: string, facts: LineFacts, line: number): number {
  if (line + 1 >= facts.count) return source.length;
  const from = facts.lines.starts[line] ?? 0;
  let end = facts.lines.starts[line + 1] ?? 0;
  if (end > from && source.charCodeAt(end - 1) === 10) end--;
  if (end > from && source.charCodeAt(end - 1) === 13) end--;
  return end;
}

/** Fields between commas, found from `first` on. */
export interface SeparatedReading {
  readonly grid: Grid | undefined;
  /** Every line before this one has been looked at. */
  readonly end: number;
}

const SEPARATORS = [44, 59];
/** Prose has commas too: rows have at least as many, and as many fields of the whole are nothing but a figure. */
const LEAST_SEPARATORS = 3;
const LEAST_FIGURES = 6;
/** A figure, with a unit behind it or not, or a stroke for none. */
const FIGURE =
  /^(?:[+-]?(?:[\d０-９]+|[\d０-９]{1,3}(?:[,，\s][\d０-９]{3})+)(?:[.．][\d０-９]+)?\s?(?:件|项|条|个|份|次|元|万元)?|[/／—–－-]|无)$/;

/** Reads rows of fields between commas or semicolons, as a spreadsheet exports them, from `first` on; no grid where the lines are none. */
export function readSeparatedRows(source: string, facts: LineFacts, first: number): SeparatedReading {
  const from = facts.from[first] ?? 0;
  const to = facts.to[first] ?? from;
  const isQuoted = source.charCodeAt(from) === QUOTE || SEPARATORS.some((code) => count(source, from, to, code) > 0);
  const opening = isQuoted ? (facts.to[endOfQuotes(source, facts, first)] ?? to) : to;
  const separator = isQuoted ? SEPARATORS.find((code) => count(source, from, opening, code) >= LEAST_SEPARATORS) : undefined;
  if (separator === undefined) return { grid: undefined, end: first + 1 };
  const rows: Row[] = [];
  let figures = 0;
  let line = first;
  for (; line < facts.count; line++) {
    const start = facts.from[line] ?? 0;
    const last = endOfQuotes(source, facts, line);
    const to = facts.to[last] ?? 0;
    if ((facts.flags[line] ?? 0) & (TAB | PIPE | MARKUP) || count(source, start, to, separator) < LEAST_SEPARATORS) break;
    line = last;
    const cells = fields(source, start, to, separator);
    figures += cells.reduce((n, { text }) => n + (FIGURE.test(text) ? 1 : 0), 0);
    rows.push({ span: span(start, to), cells });
  }
  if (rows.length < 2 || (figures < LEAST_FIGURES && !isBlankForm(rows) && !isBlock(rows, figures)))
    return { grid: undefined, end: Math.max(line, first + 1) };
  return { grid: gridOf(source, facts, first, line, rows), end: line };
}

/** A few rows with as many fields each, the last of them empty in all, and a figure: prose has no such commas. */
function isBlock(rows: readonly Row[], figures: number): boolean {
  const width = rows[0]?.cells.length ?? 0;
  return figures > 0 && rows.every(({ cells }) => cells.length === width && cells[width - 1]?.text === '');
}

/** Many rows with as many fields each, most of them or all but the labels empty: a sheet before anything is filled in. */
function isBlankForm(rows: readonly Row[]): boolean {
  const width = rows[0]?.cells.length ?? 0;
  if (rows.length < LEAST_BLANK_ROWS || width <= LEAST_SEPARATORS || rows.some(({ cells }) => cells.length !== width)) return false;
  if (rows.filter(({ cells }) => cells.every(({ text }, i) => (text === '') === i > 0)).length >= LEAST_BLANK_ROWS) return true;
  const filled = rows.reduce((n, { cells }) => n + cells.reduce((m, { text }) => m + (text === '' ? 0 : 1), 0), 0);
  return filled * 2 < rows.length * width;
}

const LEAST_BLANK_ROWS = 4;

/** A row with fields in quotation marks goes on over at most this many lines. */
const MOST_LINES = 40;

/** The last line of the row that begins on `line`: where quotation marks are open at its end, the row goes on until they are closed. */
function endOfQuotes(source: string, facts: LineFacts, line: number): number {
  let isOpen = isOdd(source, facts.from[line] ?? 0, facts.to[line] ?? 0);
  if (!isOpen) return line;
  for (let last = line + 1; last < facts.count && last <= line + MOST_LINES; last++) {
    if (isOdd(source, facts.from[last] ?? 0, facts.to[last] ?? 0)) isOpen = !isOpen;
    if (!isOpen) return last;
  }
  return line;
}

function count(source: string, from: number, to: number, code: number): number {
  let n = 0;
  for (let i = from; i < to && n < LEAST_SEPARATORS; i++) if (source.charCodeAt(i) === code) n++;
  return n;
}

function fields(source: string, from: number, to: number, separator: number): Cell[] {
  const cells: Cell[] = [];
  let start = from;
  let marked = false;
  let inside = false;
  for (let i = from; i <= to; i++) {
    const c = i < to ? source.charCodeAt(i) : separator;
    if (isMark(c)) marked = true;
    if (c === QUOTE && (inside || i === start)) inside = !inside;
    if (i < to && (c !== separator || inside)) continue;
    cells.push(cellAt(source, start, i, cells.length, marked, true));
    start = i + 1;
    marked = false;
  }
  return cells;
}

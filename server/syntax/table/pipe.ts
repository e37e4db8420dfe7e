import { append } from '../../text/append.ts';
import { restIsBlank } from '../../text/lines.ts';
import { cover, span } from '../../text/span.ts';
import { BORDER, isBar, type LineFacts, PIPE } from '../line-facts.ts';
import type { Cell, Grid, Row } from '../tree.ts';
import { isMark, isSpace, shownText } from './inline.ts';

const DELIMITER = /^:?-+:?$/;
const LONG_DELIMITER = /^:?-{3,}:?$/;
/** A table drawn with fewer rules than this has them around the header and the whole, not between rows. */
const RULED = 4;

/**
 * Behind the last line of the run of pipe rows that begins at `line`. Rows without a leading pipe, as web pages give them, may have an empty line
 * between them.
 */
export function endOfPipeRows(source: string, facts: LineFacts, line: number): number {
  const leading = opensWithBar(source, facts, line);
  let end = line;
  for (;;) {
    while (end < facts.count && ((facts.flags[end] ?? 0) & (PIPE | BORDER)) !== 0) {
      const last = leading ? endOfBrokenRow(source, facts, end) : end;
      end = last + 1;
    }
    if (leading) return end;
    let next = end;
    while (next < facts.count && next < end + 3 && facts.from[next] === facts.to[next]) next++;
    if (next === end || next >= facts.count || ((facts.flags[next] ?? 0) & PIPE) === 0 || isBar(source.charCodeAt(facts.from[next] ?? 0)))
      return end;
    end = next;
  }
}

/** A row with broken cells is no longer. */
const MOST_LINES = 24;

/**
 * The last line of the row that begins on `line` with a bar. A line break within a cell that nobody took out breaks the row: it ends in no bar, the next
 * lines begin with none, and one of them ends in one.
 */
function endOfBrokenRow(source: string, facts: LineFacts, line: number): number {
  const to = facts.to[line] ?? 0;
  if (isBar(source.charCodeAt(to - 1)) || (facts.flags[line] ?? 0) & BORDER || !isBar(source.charCodeAt(facts.from[line] ?? 0)))
    return line;
  for (let next = line + 1; next < facts.count && next < line + MOST_LINES; next++) {
    const start = facts.from[next] ?? 0;
    const stop = facts.to[next] ?? 0;
    if (start === stop || isBar(source.charCodeAt(start)) || (facts.flags[next] ?? 0) & BORDER) return line;
    if (isBar(source.charCodeAt(stop - 1))) return next;
  }
  return line;
}

const opensWithBar = (source: string, facts: LineFacts, line: number): boolean =>
  ((facts.flags[line] ?? 0) & BORDER) !== 0 || isBar(source.charCodeAt(facts.from[line] ?? 0));

/**
 * Reads lines `[first, end)` as pipe rows, with or without leading and closing pipes. A delimiter row marks the row above it as header and is
 * no row itself; where rules are drawn between rows, the lines between two of them are one row. `undefined` where the lines are hardly a table: a
 * single line that does not begin with a pipe.
 */
export function readPipeRows(source: string, facts: LineFacts, first: number, end: number): Grid | undefined {
  const rows: PipeRow[] = [];
  let delimiters = 0;
  let closed = true;
  let allClosed = true;
  let borders = 0;
  const separated: number[] = [];
  let fronted = 0;
  let goingOn = 0;
  for (let line = first; line < end; line++) {
    if ((facts.flags[line] ?? 0) & BORDER) borders++;
    else if (isBar(source.charCodeAt(facts.from[line] ?? 0))) {
      fronted++;
      const last = endOfBrokenRow(source, facts, line);
      goingOn += last - line;
      line = last;
    }
  }
  // where rows do not begin with a bar, one that does has an empty cell before it
  const open = borders === 0 && fronted > 0 && isOpen(source, facts, first, end, fronted);
  const isFronted = borders > 0 || (!open && fronted * 2 > end - first - borders - goingOn);
  let group = 0;
  for (let line = first; line < end; line++) {
    const from = facts.from[line] ?? 0;
    if (from === facts.to[line]) continue;
    if ((facts.flags[line] ?? 0) & BORDER) {
      if (borders >= RULED) joinLines(rows, group);
      group = rows.length;
      continue;
    }
    const last = isFronted && borders === 0 ? endOfBrokenRow(source, facts, line) : line;
    const to = facts.to[last] ?? 0;
    line = last;
    const row = readRow(source, from, to, isFronted);
    // without a bar in front the last one may be a separator, unless every row ends in one
    if (!row.closed) allClosed = false;
    closed = row.closed && (allClosed || isBar(source.charCodeAt(from)));
    const isDelimiter =
      row.cells.length > 0 &&
      row.cells.every(({ text }) => (rows.length === 1 && delimiters === 0 ? DELIMITER : LONG_DELIMITER).test(text));
    if (isDelimiter) {
      delimiters++;
      const above = rows.pop();
      if (above) rows.push({ span: above.span, cells: above.cells, header: true });
      continue;
    }
    if (row.closed && (open || !isBar(source.charCodeAt(from)))) separated.push(rows.length);
    rows.push({ span: span(from, to), cells: row.cells });
  }
  // rows that end in no bar: where one does, an empty cell stands behind it
  if (!allClosed && borders === 0) {
    for (const index of separated) {
      const row = rows[index];
      if (!row) continue;
      const at = row.span.end;
      rows[index] = { ...row, cells: [...row.cells, cellAt(source, at, at, row.cells.length)] };
    }
  }
  if (borders === 0 && delimiters === 0) joinWrapped(rows, facts.width[first] ?? 0, source);
  if (isDoubled(rows)) for (const [i, row] of rows.entries()) rows[i] = { ...row, cells: everySecond(row.cells) };
  if (rows.length === 0 || (rows.length + delimiters < 2 && !opensWithBar(source, facts, first))) return undefined;
  const last = facts.to[end - 1] ?? 0;
  const reachesEnd = end === facts.count;
  return {
    type: 'table',
    span: span(facts.from[first] ?? 0, last),
    shape: 'pipe',
    columns: 'written',
    rows,
    halfWritten: reachesEnd && !closed,
    atEnd: restIsBlank(source, last),
  };
}

/** Bars stand between cells and not around rows: every line has as many, and some line has none in front and some line none behind. */
function isOpen(source: string, facts: LineFacts, first: number, end: number, fronted: number): boolean {
  if (fronted >= end - first) return false;
  let bars = -1;
  let isOpenInFront = false;
  let isOpenBehind = false;
  for (let line = first; line < end; line++) {
    const from = facts.from[line] ?? 0;
    const to = facts.to[line] ?? 0;
    if (from === to) continue;
    let own = 0;
    for (let i = from; i < to; i++) if (isBar(source.charCodeAt(i)) && source.charCodeAt(i - 1) !== 92) own++;
    if (bars >= 0 && own !== bars) return false;
    bars = own;
    isOpenInFront ||= !isBar(source.charCodeAt(from));
    isOpenBehind ||= !isBar(source.charCodeAt(to - 1));
  }
  return isOpenInFront && isOpenBehind;
}

/**
 * Tables with bars and no rules whose columns have one width, as programs print them that turn documents of a word processor into text: a cell that is too
 * wide for its column goes on in the next line, where every cell that has words stands below one that is full.
 *
 *     |2.其他法律行政法规禁止公|7    |0    |
 *     |开                      |     |     |
 */
function joinWrapped(rows: PipeRow[], width: number, source: string): void {
  if (rows.length < LEAST_ALIGNED || !rows.every((row) => rowWidth(row, source) === width)) return;
  const going = rows.map((row, i) => {
    const above = rows[i - 1];
    return above !== undefined && goesOn(above, row, source);
  });
  // a single one may stand below the widest cell by chance
  if (going.filter(Boolean).length < LEAST_WRAPPED) return;
  const joined: PipeRow[] = [];
  for (const [i, row] of rows.entries()) {
    joined.push(row);
    if (going[i]) joinLines(joined, joined.length - 2);
  }
  rows.length = 0;
  append(rows, joined);
}

const LEAST_WRAPPED = 2;
const LEAST_ALIGNED = 4;

const columnsOf = (text: string): number => {
  let n = 0;
  for (let i = 0; i < text.length; i++) n += text.charCodeAt(i) >= 0x1100 ? 2 : 1;
  return n;
};

const rowWidth = ({ span: at }: PipeRow, source: string): number => columnsOf(source.slice(at.start, at.end));

/** A number that opens a label or a heading. */
const BEGINS_ANEW = /^(?:[（(]?[一二三四五六七八九十]{1,2}[、）)]|第)/;

/** No cell of the row begins a new one: each with words stands below a full one, and figures only begin rows. */
function goesOn(above: PipeRow, row: PipeRow, source: string): boolean {
  if (above.cells.length !== row.cells.length) return false;
  let filled = 0;
  for (const [i, cell] of row.cells.entries()) {
    if (cell.text === '') continue;
    const over = above.cells[i];
    if (!over?.text || /^[\d０-９]/.test(cell.text) || BEGINS_ANEW.test(cell.text) || !isBar(source.charCodeAt(over.span.start - 1)))
      return false;
    let room = 0;
    while (source.charCodeAt(over.span.end + room) === 32) room++;
    if (room >= Math.min(2, columnsOf(cell.text.slice(0, 1)))) return false;
    filled++;
  }
  return filled > 0;
}

/** Cells are parted by two bars: every second one has no room for anything, in every row. */
function isDoubled(rows: readonly PipeRow[]): boolean {
  let most = 0;
  for (const { cells } of rows) {
    most = Math.max(most, cells.length);
    for (let at = 1; at < cells.length; at += 2) {
      const { start = 0, end = 1 } = cells[at]?.span ?? {};
      if (start < end) return false;
    }
  }
  return most >= LEAST_DOUBLED;
}

const everySecond = (cells: readonly Cell[]): readonly Cell[] =>
  cells.filter((_, at) => at % 2 === 0).map((cell, column) => ({ ...cell, column }));

/** Three cells and the two between them. */
const LEAST_DOUBLED = 5;

type PipeRow = Row & { header?: boolean };

/** The lines from `group` on become one row, cell by cell, if they have the same cells. */
function joinLines(rows: PipeRow[], group: number): void {
  const lines = rows.slice(group);
  const [first] = lines;
  const last = lines[lines.length - 1];
  if (!first || !last || lines.length < 2 || lines.some(({ cells }) => cells.length !== first.cells.length)) return;
  const cells = first.cells.map((cell, column): Cell => {
    let whole = cell;
    for (const line of lines.slice(1)) {
      const next = line.cells[column];
      if (!next?.text) continue;
      whole = whole.text ? { ...whole, span: cover(whole.span, next.span), text: `${whole.text}\n${next.text}` } : { ...next, column };
    }
    return whole;
  });
  rows.length = group;
  rows.push({ ...first, span: cover(first.span, last.span), cells });
}

function readRow(source: string, from: number, to: number, isFronted: boolean): { cells: Cell[]; closed: boolean } {
  const cells: Cell[] = [];
  let start = isFronted && isBar(source.charCodeAt(from)) ? from + 1 : from;
  let closed = false;
  let marked = false;
  for (let i = start; i <= to; i++) {
    const c = i < to ? source.charCodeAt(i) : 0;
    if (isMark(c)) marked = true;
    const atPipe = isBar(c) && source.charCodeAt(i - 1) !== 92;
    if (!atPipe && i < to) continue;
    if (i === to && start === to) {
      closed = cells.length > 0;
      break;
    }
    cells.push(cellAt(source, start, i, cells.length, marked));
    start = i + 1;
    marked = false;
  }
  return { cells, closed };
}

/**
 * A cell between two delimiters: its text without the spaces around it, or the space itself. `marked`: it may hold emphasis, entities or tags, which
 * are taken off; `quotes`: and stand in the quotation marks of a spreadsheet.
 */
export function cellAt(source: string, from: number, to: number, column: number, marked = false, quotes = false): Cell {
  if (marked) return { ...shownText(source, from, to, quotes), column, colSpan: 1, rowSpan: 1 };
  let start = from;
  let end = to;
  while (start < end && isSpace(source.charCodeAt(start))) start++;
  while (end > start && isSpace(source.charCodeAt(end - 1))) end--;
  const at = start < end ? span(start, end) : span(from, to);
  // most cells hold one digit
  return { span: at, text: end - start === 1 ? source.charAt(start) : source.slice(start, end), column, colSpan: 1, rowSpan: 1 };
}

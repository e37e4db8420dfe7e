import { restIsBlank } from '../../text/lines.ts';
import { span } from '../../text/span.ts';
import { type LineFacts, PIPE } from '../line-facts.ts';
import type { Cell, Grid, Row } from '../tree.ts';

const DELIMITER = /^:?-+:?$/;
const LONG_DELIMITER = /^:?-{3,}:?$/;

/**
 * Behind the last line of the run of pipe rows that begins at `line`. Rows without a leading pipe, as web pages give them, may have an empty line
 * between them.
 */
export function endOfPipeRows(source: string, facts: LineFacts, line: number): number {
  const leading = source.charCodeAt(facts.from[line] ?? 0) === 124;
  let end = line;
  for (;;) {
    while (end < facts.count && ((facts.flags[end] ?? 0) & PIPE) !== 0) end++;
    if (leading) return end;
    let next = end;
    while (next < facts.count && next < end + 3 && facts.from[next] === facts.to[next]) next++;
    if (next === end || next >= facts.count || ((facts.flags[next] ?? 0) & PIPE) === 0 || source.charCodeAt(facts.from[next] ?? 0) === 124)
      return end;
    end = next;
  }
}

/**
 * Reads lines `[first, end)` as pipe rows, with or without leading and closing pipes. A delimiter row marks the row above it as header and is
 * no row itself. `undefined` where the lines are hardly a table: a single line that does not begin with a pipe.
 */
export function readPipeRows(source: string, facts: LineFacts, first: number, end: number): Grid | undefined {
  const rows: (Row & { header?: boolean })[] = [];
  let delimiters = 0;
  let closed = true;
  let leading = false;
  for (let line = first; line < end; line++) {
    const from = facts.from[line] ?? 0;
    const to = facts.to[line] ?? 0;
    if (from === to) continue;
    const row = readRow(source, from, to);
    if (line === first) leading = source.charCodeAt(from) === 124;
    closed = row.closed;
    const isDelimiter =
      row.cells.length > 0 &&
      row.cells.every(({ text }) => (rows.length === 1 && delimiters === 0 ? DELIMITER : LONG_DELIMITER).test(text));
    if (isDelimiter) {
      delimiters++;
      const above = rows.pop();
      if (above) rows.push({ ...above, header: true });
      continue;
    }
    rows.push({ span: span(from, to), cells: row.cells });
  }
  if (rows.length === 0 || (rows.length + delimiters < 2 && !leading)) return undefined;
  // one cell a row is no table but lines that end in a pipe
  if (delimiters === 0 && rows.length > 1 && rows.every(({ cells }) => cells.length < 2)) return undefined;
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

function readRow(source: string, from: number, to: number): { cells: Cell[]; closed: boolean } {
  const cells: Cell[] = [];
  let start = source.charCodeAt(from) === 124 ? from + 1 : from;
  let closed = false;
  for (let i = start; i <= to; i++) {
    const atPipe = i < to && source.charCodeAt(i) === 124 && source.charCodeAt(i - 1) !== 92;
    if (!atPipe && i < to) continue;
    if (i === to && start === to) {
      closed = cells.length > 0;
      break;
    }
    cells.push(cellAt(source, start, i, cells.length));
    start = i + 1;
  }
  return { cells, closed };
}

/** A cell between two delimiters: its text without the spaces around it, or the space itself. */
export function cellAt(source: string, from: number, to: number, column: number): Cell {
  let start = from;
  let end = to;
  while (start < end && isSpace(source.charCodeAt(start))) start++;
  while (end > start && isSpace(source.charCodeAt(end - 1))) end--;
  const at = start < end ? span(start, end) : span(from, to);
  return { span: at, text: start < end ? withLineBreaks(source.slice(start, end)) : '', column, colSpan: 1, rowSpan: 1 };
}

/** `<br>` is the line break of a pipe table's cell. */
const withLineBreaks = (text: string): string => (text.includes('<br') || text.includes('<BR') ? text.replace(/<br\s?\/?>/gi, '\n') : text);

/** White space of any width, the no-break and zero-width ones included. */
export function isSpace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13) || c === 0xa0 || c === 0x3000 || c === 0x200b || c === 0xfeff;
}

import { restIsBlank } from '../../text/lines.ts';
import { readNumbering } from '../../text/numbering.ts';
import { span } from '../../text/span.ts';
import { DIGIT, FIELDS, type LineFacts, PIPE, TAB } from '../line-facts.ts';
import type { Cell, Grid, Row } from '../tree.ts';
import { cellAt } from './pipe.ts';

/** A label broken over lines is no longer than this (display columns). */
const LONGEST_FRAGMENT = 80;

/** Behind the last line of the run of tab-separated rows that begins at `line`; a short line between two of them belongs to it (a broken label). */
export function endOfTabRows(source: string, facts: LineFacts, line: number): number {
  let end = line;
  while (end < facts.count) {
    const flags = facts.flags[end] ?? 0;
    if (flags & TAB && !(flags & PIPE)) {
      end++;
      continue;
    }
    const next = facts.flags[end + 1] ?? 0;
    const isFragment =
      end > line && (facts.to[end] ?? 0) > (facts.from[end] ?? 0) && (facts.width[end] ?? 0) <= LONGEST_FRAGMENT && !(flags & PIPE);
    if (!isFragment || !(next & FIELDS) || end + 1 >= facts.count) break;
    // a numbered line above a row without figures is the heading of the next part
    if (!(next & DIGIT) && readNumbering(source.slice(facts.from[end], (facts.from[end] ?? 0) + 8))) break;
    end++;
  }
  return end;
}

/** Reads lines `[first, end)` as rows of fields. `undefined` where they are hardly a table: one line, or no figure in two lines. */
export function readTabRows(source: string, facts: LineFacts, first: number, end: number): Grid | undefined {
  const rows: Row[] = [];
  let digits = false;
  for (let line = first; line < end; line++) {
    const from = facts.lines.starts[line] ?? 0;
    const to = line + 1 < facts.count ? lineEndOf(source, facts.lines.starts[line + 1] ?? 0, from) : source.length;
    const cells: Cell[] = [];
    let start = from;
    for (let i = from; i <= to; i++) {
      if (i < to && source.charCodeAt(i) !== 9) continue;
      cells.push(cellAt(source, start, i, cells.length));
      start = i + 1;
    }
    if ((facts.flags[line] ?? 0) & DIGIT) digits = true;
    rows.push({ span: span(from, to), cells });
  }
  if (rows.length === 2 && !digits) return undefined;
  // a row on its own, torn off by a page break: a label and figures
  if (rows.length === 1 && !(digits && rows[0]?.cells.some(({ text }) => /^[\d０-９][\d０-９.,，]*$/.test(text)))) return undefined;
  const last = rows[rows.length - 1]?.span.end ?? 0;
  const reachesEnd = end === facts.count;
  return {
    type: 'table',
    span: span(facts.lines.starts[first] ?? 0, last),
    shape: 'tab',
    columns: 'written',
    rows,
    halfWritten: reachesEnd,
    atEnd: restIsBlank(source, last),
  };
}

function lineEndOf(source: string, next: number, from: number): number {
  let end = next;
  if (end > from && source.charCodeAt(end - 1) === 10) end--;
  if (end > from && source.charCodeAt(end - 1) === 13) end--;
  return end;
}

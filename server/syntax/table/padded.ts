import { restIsBlank } from '../../text/lines.ts';
import { span } from '../../text/span.ts';
import { BORDER, isBar, type LineFacts, PIPE } from '../line-facts.ts';
import type { Cell, Grid, Row } from '../tree.ts';
import { isMark } from './inline.ts';
import { cellAt } from './pipe.ts';

/** A table whose rows are made up to one length, if the lines from `first` on are one, and the line behind the last that was looked at. */
export interface PaddedReading {
  readonly grid: Grid | undefined;
  readonly end: number;
  /** Rows are made up at their ends, but to no one length: bars there are no empty cells. */
  readonly torn?: boolean;
}

/** No official table has more cells in a row, a closing one included. */
const WIDEST = 20;
/** Empty lines between two lines of one table. */
const MOST_EMPTY = 2;
/** Fewer rows made up at the end may be so by chance. */
const LEAST_MADE_UP = 2;

/**
 * Rows as programs that turn web pages into text write them: a bar behind every cell, in one line or each cell in its own, and for the cells that a
 * merge covers bars side by side at the end of the row, so that all rows have as many.
 *
 *     第二十条第（五）项 | |||             第二十条第（五）项 |
 *     信息内容 | 本年处理决定数量 | ||      |||
 *     行政许可 | 0 | ||                   信息内容 |
 *
 * The bars at the ends of rows give the length of a row; where they do not agree, nothing is read.
 */
export function readPaddedRows(source: string, facts: LineFacts, first: number): PaddedReading {
  const end = endOfRun(source, facts, first);
  const made = madeUp(source, facts, first, end);
  const reading = { grid: undefined, end, torn: made > 0 };
  if (made < LEAST_MADE_UP) return reading;
  const stop = facts.to[end - 1] ?? 0;
  const { cells, opens, padEnds } = cellsOf(source, facts.from[first] ?? 0, stop);
  const width = padEnds.reduce(divisor, 0);
  if (padEnds.length < LEAST_MADE_UP || width < 3 || width > WIDEST) return reading;
  const rows: Row[] = [];
  // pages whose rows begin with a bar have one cell too many at the front
  let fronted = true;
  for (let at = 0; at < cells.length; at += width) if (cells[at]?.text !== '') fronted = false;
  for (let at = 0; at < cells.length; at += width) {
    const own = cells.slice(fronted ? at + 1 : at, at + width);
    const [head] = own;
    if (!head) continue;
    // a line with several words is the beginning of a row, unless it goes on behind an empty cell
    if (!opens[fronted ? at + 1 : at] && !opens[at]) return reading;
    for (let i = fronted ? at + 2 : at + 1; i < at + width; i++) if (opens[i] === 'row' && cells[i - 1]?.text !== '') return reading;
    const last = own[own.length - 1] ?? head;
    rows.push({
      span: span(head.span.start, Math.max(head.span.end, last.span.end)),
      cells: own.map((cell, column) => ({ ...cell, column })),
    });
  }
  if (rows.some((row, i) => isLabelMoved(row, rows[i + 1]))) return reading;
  return {
    grid: {
      type: 'table',
      span: span(facts.from[first] ?? 0, stop),
      shape: 'pipe',
      columns: 'written',
      packed: true,
      rows,
      halfWritten: end === facts.count && cells.length % width !== 0,
      atEnd: restIsBlank(source, stop),
    },
    end,
  };
}

const FIGURE = /^[+-]?\d[\d,.]*$/;

/** A row ends in words and the next begins with figures: a cell is lost, and the label of the next row stands in the one before. */
function isLabelMoved({ cells }: Row, below: Row | undefined): boolean {
  const last = cells[cells.length - 1]?.text ?? '';
  if (last === '' || FIGURE.test(last)) return false;
  return FIGURE.test(below?.cells[0]?.text ?? '') && FIGURE.test(below?.cells[1]?.text ?? '');
}

/** A cell's text may stand in a line above its bar; a heading stands above the next table. */
const LONGEST_TEXT = 84;
const HEADING_END = /情况[：:]?$|[。；！？]$/;

/** Behind the last line with a bar; an empty line or two may stand between, or a text whose bar begins the next line. */
function endOfRun(source: string, facts: LineFacts, first: number): number {
  let end = first + 1;
  for (let line = first + 1; line < facts.count && line <= end + MOST_EMPTY; line++) {
    const flags = facts.flags[line] ?? 0;
    if (flags & BORDER && !(flags & PIPE)) break;
    if (flags & PIPE) {
      end = line + 1;
      continue;
    }
    const from = facts.from[line] ?? 0;
    const to = facts.to[line] ?? 0;
    if (from === to) continue;
    const next = facts.from[line + 1] ?? source.length;
    const goesOn = line + 1 < facts.count && isBar(source.charCodeAt(next)) && (facts.width[line] ?? 0) <= LONGEST_TEXT;
    if (!goesOn || HEADING_END.test(source.slice(Math.max(from, to - 4), to))) break;
    end = line + 1;
  }
  return end;
}

/** Lines with bars side by side at the end, where most lines with words do not begin with a bar. */
function madeUp(source: string, facts: LineFacts, first: number, end: number): number {
  let made = 0;
  let words = 0;
  let fronted = 0;
  for (let line = first; line < end; line++) {
    const from = facts.from[line] ?? 0;
    const to = facts.to[line] ?? 0;
    if (from === to) continue;
    if ((facts.flags[line] ?? 0) & BORDER) return 0;
    if (isBar(source.charCodeAt(to - 1)) && isBar(source.charCodeAt(to - 2))) made++;
    const barred = isBar(source.charCodeAt(from));
    if (barred && isBars(source, from, to)) continue;
    words++;
    if (barred) fronted++;
  }
  return fronted * 2 < words ? made : 0;
}

function isBars(source: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = source.charCodeAt(i);
    if (!isBar(c) && c !== 32) return false;
  }
  return true;
}

/** Whether a cell is the first of a line, and that line holds several with words. */
type Opening = 'row' | 'line' | undefined;

/** All cells in order, each up to its bar; which of them open a line; and how many stand before the end of each run of bars side by side. */
function cellsOf(source: string, from: number, to: number): { cells: Cell[]; opens: Opening[]; padEnds: number[] } {
  const cells: Cell[] = [];
  const opens: Opening[] = [];
  const padEnds: number[] = [];
  let start = from;
  let marked = false;
  let freshLine = true;
  let lineOpener = -1;
  let wordsInLine = 0;
  let newLine = -1;
  for (let i = from; i <= to; i++) {
    const c = i < to ? source.charCodeAt(i) : 0;
    if (c === 10 || c === 13) {
      freshLine = true;
      newLine = i;
      wordsInLine = 0;
    }
    if (isMark(c)) marked = true;
    if (i < to && (!isBar(c) || source.charCodeAt(i - 1) === 92)) continue;
    const cell = cellAt(source, start, i, 0, marked);
    if (i === to && cell.text === '') break;
    const broken = cell.text === '' && newLine >= start;
    cells.push(broken ? { ...cell, span: span(i, i) } : cell);
    opens.push(freshLine ? 'line' : undefined);
    if (freshLine) lineOpener = cells.length - 1;
    if (cell.text !== '' && ++wordsInLine === 2) opens[lineOpener] = 'row';
    freshLine = false;
    if (i === start && start > from && i < to && !isBar(source.charCodeAt(i + 1))) padEnds.push(cells.length);
    start = i + 1;
    marked = false;
  }
  return { cells, opens, padEnds };
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

import { isFilled } from '../filled.ts';
import { restIsBlank } from '../../text/lines.ts';
import { readNumbering } from '../../text/numbering.ts';
import { type Span, span } from '../../text/span.ts';
import { FIELDS, isPageFoot, type LineFacts, MARKUP, PIPE, TAB, TAB_FIRST, VALUE } from '../line-facts.ts';
import type { Cell, Grid, Row } from '../tree.ts';

/** The longest official label is 75 columns wide. */
export const LONGEST_CELL = 84;
/** A line of prose in a wrapped text is at least this wide. */
const PROSE_WIDTH = 44;
/** How prose ends, and no cell. */
export const SENTENCE_END = /[。；！？]$/;
/** Empty lines that a merged cell may leave. */
const MOST_BLANK_LINES = 24;

/** A row in the making; `start` and `end` in the source. */
export interface OpenRow {
  cells: Piece[];
  start: number;
  end: number;
}

/** One cell on its way into a row; `value`: a figure or what stands for one. */
export interface Piece {
  readonly span: Span;
  readonly text: string;
  readonly value: boolean;
}

/** Cells per line, found from `first` on: the grid, or several with lines between them, and the line behind the last. */
export interface LinesReading {
  readonly grids: readonly { readonly grid: Grid; readonly first: number; readonly end: number }[];
  /** Every line before this one has been looked at. */
  readonly seen: number;
}

const blank = (facts: LineFacts, line: number): boolean => facts.from[line] === facts.to[line];
const textOf = (source: string, facts: LineFacts, line: number): string => source.slice(facts.from[line], facts.to[line]);

/**
 * One cell per line, each behind a tab; rows are separated by empty lines, a line without a tab goes on with the cell above it.
 *
 *     →三、本年度办理结果
 *     →（一）予以公开
 *     →0
 */
export function readTabbedLines(source: string, facts: LineFacts, first: number): LinesReading {
  const rows: OpenRow[] = [];
  let row: OpenRow | undefined;
  let values = 0;
  let blanks = 0;
  let line = first;
  let last = first;
  let closedBySeparator = false;
  for (; line < facts.count; line++) {
    const flags = facts.flags[line] ?? 0;
    const empty = blank(facts, line);
    if (empty && !(flags & TAB)) {
      blanks++;
      if (blanks > MOST_BLANK_LINES) break;
      continue;
    }
    if (flags & (FIELDS | PIPE | MARKUP)) break;
    const from = facts.from[line] ?? 0;
    const to = facts.to[line] ?? 0;
    if (flags & TAB_FIRST) {
      if ((facts.width[line] ?? 0) > LONGEST_CELL && SENTENCE_END.test(source.slice(to - 1, to))) break;
      if (!row || blanks > 0) {
        row = { cells: [], start: facts.lines.starts[line] ?? 0, end: to };
        rows.push(row);
      }
      const start = facts.lines.starts[line] ?? 0;
      row.cells.push({
        span: empty ? span(start + 1, lineStop(source, facts, line)) : span(from, to),
        text: textOf(source, facts, line),
        value: (flags & VALUE) !== 0,
      });
      row.end = Math.max(to, start + 1);
      if (empty || flags & VALUE) values++;
    } else {
      // a line without a tab goes on with the cell above: directly below it, or below an empty cell that opens its row
      const above = row?.cells[row.cells.length - 1];
      if (!row || !above) break;
      const opensRow = row.cells.length === 1 && above.text === '';
      if (blanks > 0 && !(opensRow && !isWholeHeading(textOf(source, facts, line)))) break;
      if ((facts.width[line] ?? 0) > LONGEST_CELL) break;
      if (above.value) break;
      if (
        source.charCodeAt(to - 1) === LAST_OF_HEADING &&
        HEADING_END.test(source.slice(from, to)) &&
        isWholeHeading(source.slice(from, to))
      )
        break;
      const text = above.text ? `${above.text}\n${textOf(source, facts, line)}` : textOf(source, facts, line);
      row.cells[row.cells.length - 1] = { span: above.text ? span(above.span.start, to) : span(from, to), text, value: false };
      row.end = to;
    }
    blanks = 0;
    last = line + 1;
    closedBySeparator = line + 1 < facts.count;
  }
  const cells = rows.reduce((sum, one) => sum + one.cells.length, 0);
  const small = rows.every((one) => one.cells.every(({ text }) => text.length <= 20));
  if (values === 0 || (values < 2 && !(small && cells >= 2))) return { grids: [], seen: Math.max(last, first + 1) };
  const grid = toGrid(source, regrouped(rows), 'written', !closedBySeparator);
  return { grids: [{ grid, first, end: last }], seen: last };
}

/** 况 of 情况. */
const LAST_OF_HEADING = 0x51b5;
/** More cells than any official row has. */
const WIDEST_ROW = 20;

/**
 * Rows as the empty lines give them, unless there are none between rows or one behind every cell: then a label behind a figure opens a row, as in
 * cells without tabs.
 */
function regrouped(rows: readonly OpenRow[]): readonly OpenRow[] {
  const single = rows.filter(({ cells }) => cells.length === 1).length;
  if (rows.length > 8 && single * 10 >= rows.length * 8) return splitAtLabels(rows.flatMap(({ cells }) => cells));
  return rows.flatMap((row) => (row.cells.length > WIDEST_ROW ? splitAtLabels(row.cells) : [row]));
}

/** Cells as rows: a label behind a figure opens one. */
export function splitAtLabels(cells: readonly Piece[]): readonly OpenRow[] {
  const rows: OpenRow[] = [];
  let row: OpenRow | undefined;
  let hasValue = false;
  for (const cell of cells) {
    if (!row || (hasValue && !cell.value && cell.text !== '')) {
      row = { cells: [], start: cell.span.start, end: cell.span.end };
      rows.push(row);
      hasValue = false;
    }
    row.cells.push(cell);
    row.end = Math.max(row.end, cell.span.end);
    hasValue ||= cell.value;
  }
  return rows;
}

const lineStop = (source: string, facts: LineFacts, line: number): number => {
  let end = facts.lines.starts[line + 1] ?? source.length;
  const start = (facts.lines.starts[line] ?? 0) + 1;
  while (end > start && (source.charCodeAt(end - 1) === 10 || source.charCodeAt(end - 1) === 13)) end--;
  return Math.max(start, end);
};

/** 四、政府信息公开…情况 on one line: a heading; 三、 alone or 三、本年度办理结果 is the text of a merged cell. */
export function isWholeHeading(text: string): boolean {
  const numbering = readNumbering(text);
  return numbering !== undefined && text.length - numbering.length >= 9;
}

/**
 * One cell per line without tabs, or with a pipe at the end of each cell. Empty cells cannot be seen (with pipes they can). Lines that head a
 * part of the report (一、… not followed by a figure) stay outside and cut the run in two. `torn`: bars at the end of a row may make up for cells that a merge
 * covers, and are no empty cells.
 */
export function readPlainLines(source: string, facts: LineFacts, first: number, torn = false): LinesReading {
  // the run of lines that could be cells
  let end = first;
  let blanks = 0;
  let values = 0;
  let piped = 0;
  let wide = 0;
  let lastCell = first;
  for (; end < facts.count; end++) {
    if (blank(facts, end)) {
      // a tab alone may stand between two cells
      if (!((facts.flags[end] ?? 0) & TAB) && ++blanks > 4) break;
      continue;
    }
    if (!isCellLine(source, facts, end)) break;
    const flags = facts.flags[end] ?? 0;
    // two wide lines one below the other are wrapped prose
    wide = (facts.width[end] ?? 0) >= PROSE_WIDTH && !(flags & PIPE) ? wide + 1 : 0;
    if (wide >= 2) break;
    if (flags & PIPE) piped++;
    if (flags & VALUE) values++;
    blanks = 0;
    lastCell = end + 1;
  }
  const seen = Math.max(lastCell, first + 1);
  if (values === 0) return { grids: [], seen };
  const pipes = piped * 2 > lastCell - first - 1 && piped >= 3;
  const grids: { grid: Grid; first: number; end: number }[] = [];
  let start = first;
  let serial: number | undefined;
  while (start < lastCell) {
    const part = readPart(source, facts, start, lastCell, pipes, serial);
    serial = part.serial;
    if (part.grid) grids.push({ grid: torn ? withoutLastBlanks(part.grid) : part.grid, first: part.first, end: part.end });
    start = Math.max(part.next, start + 1);
  }
  return { grids, seen };
}

function isCellLine(source: string, facts: LineFacts, line: number): boolean {
  const flags = facts.flags[line] ?? 0;
  if (flags & (TAB | MARKUP) || (facts.width[line] ?? 0) > LONGEST_CELL) return false;
  const from = facts.from[line] ?? 0;
  const to = facts.to[line] ?? 0;
  const opening = source.charCodeAt(from);
  if (opening === 35 || opening === 96) return false;
  if (flags & PIPE) return source.indexOf('|', from) === to - 1;
  return !SENTENCE_END.test(source.slice(to - 1, to)) && !isPageFoot(source, from, to);
}

/** Nothing but a bar: an empty cell, or the close of the cell in the line above. */
const isBarAlone = (facts: LineFacts, line: number): boolean =>
  line < facts.count && ((facts.flags[line] ?? 0) & PIPE) !== 0 && (facts.to[line] ?? 0) - (facts.from[line] ?? 0) === 1;

/** The bar on this line closes a cell whose text stands in the line right above it, without a bar of its own. */
const closesAbove = (facts: LineFacts, line: number, first: number): boolean =>
  line > first && isBarAlone(facts, line) && !blank(facts, line - 1) && ((facts.flags[line - 1] ?? 0) & PIPE) === 0;

/** A bar stands behind the text of this line: in it, or alone in the next. */
const isClosed = (facts: LineFacts, line: number): boolean => ((facts.flags[line] ?? 0) & PIPE) !== 0 || isBarAlone(facts, line + 1);

/** Rows up to their last filled cell. */
function withoutLastBlanks(grid: Grid): Grid {
  const filled = (cells: readonly Cell[]): number => cells.findLastIndex(isFilled) + 1;
  return { ...grid, rows: grid.rows.map((row) => ({ ...row, cells: row.cells.slice(0, filled(row.cells)) })) };
}

/** One grid of the run `[start, end)`: up to the next heading behind its last figure. */
function readPart(
  source: string,
  facts: LineFacts,
  start: number,
  end: number,
  pipes: boolean,
  before: number | undefined,
): { grid: Grid | undefined; first: number; end: number; next: number; serial?: number | undefined } {
  let textFrom = -1; // first line of the text lines before the next figure
  let first = start;
  let firstValue = -1;
  let lastValue = -1;
  let next = end;
  for (let line = start; line < end; line++) {
    if (blank(facts, line)) continue;
    const isValue = ((facts.flags[line] ?? 0) & VALUE) !== 0;
    if (!isValue) {
      if (textFrom < 0) textFrom = line;
      continue;
    }
    if (textFrom >= 0) {
      const heading = headingAmong(source, facts, textFrom, line, end);
      if (heading >= 0) {
        if (firstValue < 0) first = heading + 1;
        else {
          next = heading;
          break;
        }
      }
    }
    textFrom = -1;
    if (firstValue < 0) firstValue = line;
    lastValue = line;
  }
  if (firstValue < 0) return { grid: undefined, first: start, end: start, next: end };
  while (first < firstValue && blank(facts, first)) first++;
  // a long run of short lines above the first figure is hardly all header
  first = Math.max(first, firstValue - 120);
  const stop = lastValue + 1;
  const { rows, serial } = withoutSerials(rowsOf(source, facts, first, stop), before);
  const valueCount = rows.reduce((n, row) => n + row.cells.filter((cell) => cell.value).length, 0);
  const shortLabel = valueCount >= 3 || (firstValue > first && (facts.width[firstValue - 1] ?? 99) <= 40 && stop - first <= 8);
  if (!shortLabel || rows.length === 0 || (first >= firstValue + 0 && valueCount < 3))
    return { grid: undefined, first: start, end: start, next };
  return { grid: toGrid(source, rows, pipes ? 'written' : 'none', stop === facts.count), first, end: stop, next, serial };
}

/** How a heading without a number ends; 申请人情况 is the name of columns. */
const HEADING_END = /.{7}情况$/;
/** How the titles of a report's parts end. */
const TITLE_END = /(?:情况|事项)[：:]?$/;
/** Merged labels of table three that are numbered like a section where a form of one's own has 三、不予公开 for （三）不予公开. */
const MERGED = /^(?:予以公开|部分公开.*|不予公开|无法提供|不予处理|其他处理|总\s?计)$/;
/** At least so many lines of a table's header stand between its heading and its first figure. */
const WHOLE_HEADER = 5;

/** The last line of `[from, valueLine)` that heads a part of the report; -1 where there is none. */
function headingAmong(source: string, facts: LineFacts, from: number, valueLine: number, end: number): number {
  for (let line = valueLine - 1; line >= from; line--) {
    // a cell that a pipe closes is no heading
    if (blank(facts, line) || isClosed(facts, line)) continue;
    const text = textOf(source, facts, line);
    // nor are words that go on in a line that a pipe closes: 四、结转下年度继续 above 办理 |
    if ((facts.flags[line + 1] ?? 0) & PIPE && !HEADING_END.test(text)) continue;
    const numbering = readNumbering(text);
    const isNumbered = numbering?.style === 'han' || (numbering?.style === 'digit' && numbering.mark.endsWith('、'));
    // one whose number is lost or has a point stands above a whole header
    const isPlain = !isNumbered && (numbering?.style === 'digit' || HEADING_END.test(text));
    if (!isNumbered && !isPlain) continue;
    if (numbering && MERGED.test(text.slice(numbering.length))) continue;
    let between = 0;
    let numbered = false;
    for (let i = line + 1; i < valueLine; i++) {
      if (blank(facts, i) || closesAbove(facts, i, from)) continue;
      between++;
      if (readNumbering(textOf(source, facts, i))) numbered = true;
      if (numbered && isPlain && between < WHOLE_HEADER) break;
    }
    if (isPlain) {
      if (between >= WHOLE_HEADER) return line;
      continue;
    }
    if (!numbering) continue;
    if (numbering.style === 'han' && between === 0) {
      if (countValues(facts, valueLine, end, 3) >= 3) continue;
      return line;
    }
    if (numbering.style === 'han' && between === 1 && !numbered && countValues(facts, valueLine, end, 3) >= 3) continue;
    if (numbering.style === 'digit' && between < 3) continue;
    // 一、…数量 and right below it 二、…: a row that nobody has filled in
    if (numbering.style === 'han' && between === 1 && !TITLE_END.test(text) && countValues(facts, valueLine, end, 3) >= 3) continue;
    return line;
  }
  return -1;
}

function countValues(facts: LineFacts, from: number, end: number, enough: number): number {
  let n = 0;
  for (let line = from; line < end && n < enough; line++) {
    if (blank(facts, line)) continue;
    if (!((facts.flags[line] ?? 0) & VALUE)) break;
    n++;
  }
  return n;
}

function rowsOf(source: string, facts: LineFacts, first: number, end: number): OpenRow[] {
  const rows: OpenRow[] = [];
  let row: OpenRow | undefined;
  let hasValue = false;
  let empties = 0;
  let blankBefore = false;
  for (let line = first; line < end; line++) {
    if (blank(facts, line)) {
      blankBefore = true;
      continue;
    }
    if (closesAbove(facts, line, first)) continue;
    const flags = facts.flags[line] ?? 0;
    const from = facts.from[line] ?? 0;
    let to = facts.to[line] ?? 0;
    const closes = (flags & PIPE) !== 0;
    if (closes) {
      to--;
      while (to > from && (source.charCodeAt(to - 1) === 32 || source.charCodeAt(to - 1) === 0xa0 || source.charCodeAt(to - 1) === 0x3000))
        to--;
    }
    const text = source.slice(from, to);
    const isEmpty = text === '';
    const isValue = (flags & VALUE) !== 0 && !isEmpty;
    const opensRow: boolean = !row || (!isValue && !isEmpty && (hasValue || empties >= 3)) || (blankBefore && hasValue && !isValue);
    if (opensRow) {
      row = { cells: [], start: from, end: to };
      rows.push(row);
      hasValue = false;
      empties = 0;
    }
    if (!row) continue;
    row.cells.push({ span: span(from, to), text, value: isValue });
    row.end = Math.max(row.end, to);
    hasValue ||= isValue;
    empties = isEmpty ? empties + 1 : 0;
    blankBefore = false;
  }
  return rows;
}

const SERIAL = /^(?:序\s?号|编\s?号|行\s?次)$/;
/** As many rows counted one by one have a running number, be it named above them or not. */
const COUNTED = 5;
const NAMED_COUNTED = 2;

/** Rows without their running numbers, and the last of these; `undefined` where there are none. */
export interface Counted {
  readonly rows: readonly OpenRow[];
  readonly serial: number | undefined;
}

/**
 * A running number before each label is a figure behind the row above, as a label opens a row: where these figures count the rows one by one they are
 * left out. The last row has none behind it. `before`: the last number of the rows above, where a heading stands between.
 */
export function withoutSerials(rows: readonly OpenRow[], before: number | undefined): Counted {
  const named = rows[0]?.cells.some(({ text }) => SERIAL.test(text)) === true;
  const counts = rows.map(({ cells }) => cells[cells.length - 1]);
  if (before !== undefined) return withoutMostSerials(rows, counts, before);
  if (rows.length <= (named ? NAMED_COUNTED : LEAST_STEPS)) return { rows, serial: undefined };
  const first = Number(counts[0]?.text);
  const isCount = (cell: Piece | undefined, i: number): boolean => cell?.value === true && cell.text === String(first + i);
  const isCounted = first >= 1 && counts.every((cell, i) => i === rows.length - 1 || isCount(cell, i));
  if (!isCounted || (!named && rows.length <= COUNTED)) return withoutMostSerials(rows, counts, undefined);
  const last = rows.length - 1;
  // the last row has one only where a heading cut the run in two behind it; one that looks like it may be its total
  const isLast = isCount(counts[last], last);
  const isCut = isLast && !endsInSum(rows[last]);
  // it is the sum of the others and may be the number all the same, where the row above has a figure more
  const isEither = isLast && figuresIn(rows[last]) < figuresIn(rows[last - 1]);
  const isKept = (i: number): boolean => i === last && !isCut && !isEither;
  return { rows: filled(rows.map((row, i) => (isKept(i) ? row : withoutLast(row)))), serial: isCut ? first + last : undefined };
}

const figuresIn = (row: OpenRow | undefined): number => row?.cells.reduce((n, { value }) => n + (value ? 1 : 0), 0) ?? 0;

const filled = (rows: readonly OpenRow[]): readonly OpenRow[] => rows.filter(({ cells }) => cells.length > 0);

/** The last figure of the row is the sum of the others. */
function endsInSum(row: OpenRow | undefined): boolean {
  const figures = row?.cells.filter(({ value }) => value).map(({ text }) => Number(text)) ?? [];
  return figures.length > 2 && figures.slice(0, -1).reduce((sum, n) => sum + n, 0) === figures[figures.length - 1];
}

const withoutLast = (row: OpenRow): OpenRow => ({ ...row, cells: row.cells.slice(0, -1) });

/** As many rows that count on from the one above, and have figures besides, are no chance. */
const LEAST_STEPS = 3;

/**
 * Many rows count on from the one above: there are running numbers, but a cell or a label is lost somewhere. Figures that fit between their neighbours
 * are left out: rows that have lost a figure must not be made whole by one.
 */
function withoutMostSerials(rows: readonly OpenRow[], counts: readonly (Piece | undefined)[], before: number | undefined): Counted {
  const numbers = counts.map((cell) => (cell?.value && /^\d{1,2}$/.test(cell.text) ? Number(cell.text) : Number.NaN));
  const isSecondValue = (i: number): boolean => rows[i]?.cells[(rows[i]?.cells.length ?? 0) - 2]?.value === true;
  let steps = 0;
  for (let i = 1; i < numbers.length; i++) if (numbers[i] === (numbers[i - 1] ?? 0) + 1 && isSecondValue(i)) steps++;
  if (before === undefined && (steps < LEAST_STEPS || steps * 3 < rows.length)) return { rows, serial: undefined };
  const isNext = (above: number | undefined, below: number | undefined): boolean => {
    const by = (below ?? Number.NaN) - (above ?? Number.NaN);
    return by === 1 || by === 2;
  };
  const isSerial = (i: number): boolean => isNext(i === 0 ? before : numbers[i - 1], numbers[i]) || isNext(numbers[i], numbers[i + 1]);
  const last = rows.length - 1;
  return {
    rows: filled(rows.map((row, i) => (isSerial(i) ? withoutLast(row) : row))),
    serial: isSerial(last) ? numbers[last] : undefined,
  };
}

/** Rows of cells as a grid. */
export function toGrid(source: string, rows: readonly OpenRow[], columns: 'written' | 'none', unclosed: boolean): Grid {
  const read: Row[] = rows.map((row) => ({
    span: span(row.start, row.end),
    cells: row.cells.map((piece, column): Cell => ({ span: piece.span, text: piece.text, column, colSpan: 1, rowSpan: 1 })),
  }));
  const at = span(rows[0]?.start ?? 0, rows[rows.length - 1]?.end ?? 0);
  return { type: 'table', span: at, shape: 'lines', columns, rows: read, halfWritten: unclosed, atEnd: restIsBlank(source, at.end) };
}

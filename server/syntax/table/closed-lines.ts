import { isFilled } from '../filled.ts';
import { readNumbering } from '../../text/numbering.ts';
import { span } from '../../text/span.ts';
import { isPageFoot, type LineFacts, MARKUP, PIPE, TAB, VALUE } from '../line-facts.ts';
import type { Grid } from '../tree.ts';
import { isSpace } from './inline.ts';
import { isWholeHeading, LONGEST_CELL, type OpenRow, type Piece, SENTENCE_END, splitAtLabels, toGrid, withoutSerials } from './lines.ts';

/** Cells per line, each closed by a tab, found from one line on. */
export interface ClosedReading {
  readonly grid: Grid | undefined;
  /** Behind the last line of the grid; where there is none, every line before this one has been looked at. */
  readonly end: number;
}

/** `goesOn`: it has no tab, its words may go on in the next line. */
type ClosedPiece = Piece & { readonly goesOn: boolean };

interface ClosedRow {
  readonly cells: ClosedPiece[];
  readonly start: number;
  end: number;
}

/** Fewer figures may stand in lines of prose that end in a tab by chance. */
const LEAST_VALUES = 3;
/** Empty lines between two rows. */
const MOST_BLANK_LINES = 8;
/** A row of one cell without a tab is no wider: 第二十条第（五）项. */
const SHORT = 24;
/** How a heading of a part ends, its number lost or not; that of the first is short. */
const HEADING_END = /.{7}情况[：:]?$|^一[、.．]\s?(?:总体情况|基本情况|概述)[：:]?$/;

/** A tab, or several, stand behind the words of the line, and none between them. */
export function isClosedLine(source: string, facts: LineFacts, line: number): boolean {
  const to = facts.to[line] ?? 0;
  const from = facts.from[line] ?? 0;
  if (line >= facts.count || from === to || !((facts.flags[line] ?? 0) & TAB)) return false;
  const tab = source.indexOf('\t', from);
  return tab >= to && tab < (facts.lines.starts[line + 1] ?? source.length);
}

/** The heading of a part, though a tab stands behind it. */
const isHeading = (text: string): boolean => HEADING_END.test(text) && (isWholeHeading(text) || readNumbering(text) === undefined);

/** A bracket opens in the line, which has no tab, and its cell goes on in the next lines, whose last has one: （本列数据的 above 勾稽关系为…）. */
export function opensClosedCell(source: string, facts: LineFacts, line: number): boolean {
  if (!((facts.flags[line + 1] ?? 0) & TAB) && !((facts.flags[line + 2] ?? 0) & TAB)) return false;
  let last = line + 1;
  if (!((facts.flags[last] ?? 0) & TAB)) last++;
  if (facts.from[line + 1] === facts.to[line + 1] || !isClosedLine(source, facts, last)) return false;
  const text = source.slice(facts.from[line], facts.to[line]);
  const open = Math.max(text.lastIndexOf('（'), text.lastIndexOf('('));
  return open >= 0 && !/[）)。]/.test(text.slice(open)) && (facts.width[line] ?? 0) <= LONGEST_CELL && !isWholeHeading(text);
}

/**
 * One cell per line, each with a tab behind it; rows are separated by empty lines, a tab alone is an empty cell, and a line without a tab goes on in
 * the next, or is the last cell of its row.
 *
 *     行政许可→
 *     12→
 *
 *     行政处罚→
 *     0→
 *
 * Where no empty lines stand between rows, or one behind every cell, a label behind a figure opens a row, and empty cells tell nothing. Nothing is read
 * where fields of another table stand among the lines.
 */
export function readClosedLines(source: string, facts: LineFacts, first: number): ClosedReading {
  const rows: ClosedRow[] = [];
  let row: ClosedRow | undefined;
  let values = 0;
  let blanks = 0;
  let line = first;
  let end = first;
  let isForeign = false;
  for (; line < facts.count; line++) {
    const flags = facts.flags[line] ?? 0;
    const from = facts.from[line] ?? 0;
    const to = facts.to[line] ?? 0;
    const start = facts.lines.starts[line] ?? 0;
    const isEmpty = from === to;
    if (isEmpty && !(flags & TAB)) {
      if (++blanks > MOST_BLANK_LINES) break;
      continue;
    }
    if (flags & (PIPE | MARKUP)) break;
    const isClosed = (flags & TAB) !== 0;
    if (!isClosed && isPageFoot(source, from, to)) {
      // a page ends here, perhaps in the middle of a row
      blanks = -MOST_BLANK_LINES;
      continue;
    }
    if (isClosed && !isEmpty && !isClosedLine(source, facts, line)) {
      isForeign = blanks === 0;
      break;
    }
    const isValue = (flags & VALUE) !== 0;
    if (isClosed && !isEmpty && (SENTENCE_END.test(source.slice(to - 1, to)) || isHeading(source.slice(from, to)))) break;
    if (!isClosed && !mayGoWithoutTab(source, facts, line, blanks > 0)) break;
    if (!row || blanks > 0) {
      row = { cells: [], start, end: to };
      rows.push(row);
    }
    const at = isEmpty ? span(start, Math.max(start, source.indexOf('\t', start))) : span(from, to);
    const goesOn = !isClosed && !isValue && !isSpaced(source, to);
    row.cells.push({ span: at, text: source.slice(from, to), value: isValue, goesOn });
    row.end = Math.max(to, at.end);
    if (isValue) values++;
    blanks = 0;
    end = line + 1;
  }
  if (isForeign || values < LEAST_VALUES || rows.length === 0) return { grid: undefined, end: Math.max(line, first + 1) };
  const set = rowsSetOff(rows);
  const unclosed = end >= facts.count;
  if (set) return { grid: toGrid(source, set, 'written', unclosed), end };
  const cells = rows.flatMap((one) => one.cells.filter(isFilled));
  return { grid: toGrid(source, withoutSerials(splitAtLabels(cells), undefined).rows, 'none', unclosed), end };
}

/** A cell whose words go on in the next line, or the last of its row; no heading of a part, no sentence. */
function mayGoWithoutTab(source: string, facts: LineFacts, line: number, isFirst: boolean): boolean {
  const from = facts.from[line] ?? 0;
  const to = facts.to[line] ?? 0;
  const text = source.slice(from, to);
  if ((facts.width[line] ?? 0) > LONGEST_CELL || SENTENCE_END.test(text) || HEADING_END.test(text)) return false;
  const below = line + 1;
  const isAlone = below >= facts.count || facts.from[below] === facts.to[below];
  if (!isFirst) return true;
  // behind an empty line: words that go on right below, or a short row of one cell
  if (!isAlone) return !isWholeHeading(text) || ((facts.flags[below] ?? 0) & (TAB | VALUE)) !== 0;
  if ((facts.width[line] ?? 0) > SHORT || readNumbering(text) !== undefined) return false;
  let next = below;
  while (next < facts.count && next <= below + MOST_BLANK_LINES && facts.from[next] === facts.to[next]) next++;
  return isClosedLine(source, facts, next) || (facts.from[next + 1] !== facts.to[next + 1] && isClosedLine(source, facts, next + 1));
}

/** Spaces stand at the end of the line: they take the place of the tab. */
function isSpaced(source: string, at: number): boolean {
  const c = source.charCodeAt(at);
  return c !== 10 && c !== 13 && isSpace(c);
}

/** Rows as the empty lines give them, a row that runs into the next cut where its label stands; `undefined` where empty lines do not tell rows. */
function rowsSetOff(rows: readonly ClosedRow[]): readonly OpenRow[] | undefined {
  const single = rows.filter(({ cells }) => cells.length === 1).length;
  if (rows.length === 1 || (rows.length > 8 && single * 2 >= rows.length)) return undefined;
  const cut = rows.flatMap(({ cells }) => splitBehindNumber(whole(cells)));
  return cut.length > rows.length * 2 ? undefined : cut;
}

/** A running number in front of the label does not end its row. */
function splitBehindNumber(cells: readonly Piece[]): readonly OpenRow[] {
  const [first, second] = cells;
  const rows = splitAtLabels(cells);
  const [alone, own] = rows;
  if (!first?.value || !second || second.value || second.text === '' || !alone || !own || alone.cells.length > 1) return rows;
  return [{ cells: [first, ...own.cells], start: alone.start, end: own.end }, ...rows.slice(2)];
}

/** Cells with the words that go on in the next. */
function whole(cells: readonly ClosedPiece[]): readonly Piece[] {
  const joined: Piece[] = [];
  let goesOn = false;
  for (const cell of cells) {
    const above = joined[joined.length - 1];
    if (goesOn && above && !cell.value && cell.text !== '')
      joined[joined.length - 1] = { span: span(above.span.start, cell.span.end), text: `${above.text}\n${cell.text}`, value: false };
    else joined.push(cell);
    goesOn = cell.goesOn;
  }
  return joined;
}

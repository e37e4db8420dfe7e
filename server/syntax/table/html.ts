import { Tokenizer } from 'htmlparser2';
import { restIsBlank } from '../../text/lines.ts';
import { readNumbering } from '../../text/numbering.ts';
import { passageOf, type Segment } from '../../text/passage.ts';
import { type Span, span } from '../../text/span.ts';
import type { Block, Cell, Grid, Row } from '../tree.ts';
import { isStriking, raised, struck } from './inline.ts';

/** Elements whose text no reader of the page sees as content. */
const HIDDEN = new Set([
  'script',
  'style',
  'nav',
  'footer',
  'aside',
  'noscript',
  'template',
  'select',
  'button',
  'iframe',
  'svg',
  'object',
  'head',
  'title',
]);
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'body',
  'html',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'hr',
  'br',
  'center',
  'caption',
  'figure',
  'figcaption',
  'form',
  'fieldset',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'td',
  'th',
]);
const MAX_COL_SPAN = 64;
const MAX_ROW_SPAN = 512;
/** A table of fewer cells that holds a frame is a page's. */
const LEAST_FRAMED = 6;
/** Frames around frames: so many are a page's. */
const MOST_FRAMES = 5;
/** No cell of a table says more. */
const LONGEST_CELL = 200;
const isLong = ({ text }: Cell): boolean => text.length > LONGEST_CELL;
/** Elements without an end. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'col', 'wbr']);
const NOT_SHOWN = /(?:^|;)\s*display\s*:\s*none/i;

/** Where reading ended and what was found. `closed` is false where the source ran out inside a table. */
export interface HtmlReading {
  readonly blocks: readonly Block[];
  readonly end: number;
  readonly closed: boolean;
}

/** Text of one block in the making: pieces of the source with their way back. */
interface Run {
  text: string;
  segments: Segment[];
  /** Offset of the first and behind the last character that is no white space. */
  first: number;
  last: number;
  /** White space seen where nothing else stood. */
  blank: Span | undefined;
  pendingBreak: string;
  /** The white space that `pendingBreak` stands for. */
  pendingAt: Span | undefined;
}

interface OpenCell {
  readonly run: Run;
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  /** Behind the last tag that was opened in it: where the text of an empty cell would stand. */
  inner: number;
}

interface OpenTable {
  readonly start: number;
  readonly rows: { cells: Cell[]; runs: Run[]; start: number; end: number; header: boolean }[];
  /** Rows that a cell above still covers, by column. */
  readonly covered: number[];
  cell: OpenCell | undefined;
  column: number;
  /** Holds other tables: its own cells are page layout, their text is prose. */
  layout: boolean;
  /** How many cells it has, and whether one of them holds a table of one cell: a frame around its text. */
  cells: number;
  isFramed: boolean;
  end: number;
}

type Kept = 'colspan' | 'rowspan' | 'style' | 'hidden';
const isKept = (name: string): name is Kept => name === 'colspan' || name === 'rowspan' || name === 'style' || name === 'hidden';

const emptyRun = (): Run => ({ text: '', segments: [], first: -1, last: -1, blank: undefined, pendingBreak: '', pendingAt: undefined });

/**
 * Reads HTML by its tags alone, in one pass and without a tree, so that no nesting and no broken tag costs more than its length: tables become
 * grids with their spans expanded, the rest headings and paragraphs. `whole`: a page; otherwise the one table that begins at `start` is read.
 */
export function readHtml(source: string, start: number, whole: boolean): HtmlReading {
  const blocks: Block[] = [];
  const tables: OpenTable[] = [];
  let run = emptyRun();
  let headingLevel = 0;
  let hidden = 0;
  let hiddenBy = '';
  let up = 0;
  let struckBy = '';
  let tag = '';
  let tagStart = 0;
  let attribute = '';
  let value = '';
  let attributes: { colspan?: string; rowspan?: string; style?: string; hidden?: string } = {};
  let hiddenTables = 0;
  let end = source.length;
  let closed = whole;
  const offset = whole ? 0 : start;
  const open = (): OpenTable | undefined => tables[tables.length - 1];
  const sink = (): Run => {
    const table = open();
    return table && !table.layout && table.cell ? table.cell.run : run;
  };

  const flush = (): void => {
    const text = run.text;
    if (run.first >= 0) {
      const passage = passageOf(text, run.segments);
      const at = span(run.first, run.last);
      const numbering = readNumbering(text);
      if (headingLevel > 0) blocks.push({ type: 'heading', span: at, level: headingLevel, passage, numbering });
      else blocks.push({ type: 'paragraph', span: at, passage, numbering });
    }
    run = emptyRun();
  };
  const put = (to: Run, text: string, from: number, sourceLength?: number): void => {
    if (to.pendingBreak && to.text) {
      const at = to.pendingBreak === ' ' ? to.pendingAt : undefined;
      to.segments.push({ at: to.text.length, from: at?.start ?? from, length: 1, sourceLength: at ? at.end - at.start : 0 });
      to.text += to.pendingBreak;
    }
    to.pendingBreak = '';
    const segment: Segment = { at: to.text.length, from, length: text.length };
    to.segments.push(sourceLength === undefined ? segment : { ...segment, sourceLength });
    to.text += text;
    if (to.first < 0) to.first = from;
    to.last = from + (sourceLength ?? text.length);
  };
  const space = (to: Run, at: Span): void => {
    // of an empty cell the white space inside its innermost element
    if (to.first < 0) to.blank = !to.blank ? at : to.blank.end === at.start ? { start: to.blank.start, end: at.end } : to.blank;
    else if (!to.pendingBreak) {
      to.pendingBreak = ' ';
      to.pendingAt = at;
    }
  };
  const text = (from: number, to: number): void => {
    if (hidden > 0) return;
    const target = sink();
    const table = open();
    if (table && !table.layout && !table.cell) return;
    let i = from;
    while (i < to) {
      const begin = i;
      while (i < to && isSpace(source.charCodeAt(i))) i++;
      if (i > begin) space(target, span(begin, i));
      const word = i;
      while (i < to && !isSpace(source.charCodeAt(i))) i++;
      if (i <= word) continue;
      const letters = source.slice(word, i);
      if (struckBy !== '' && table && !table.layout) put(target, struck(letters), word, letters.length);
      else put(target, up > 0 ? raised(letters) : letters, word);
    }
  };
  const lineBreak = (): void => {
    const table = open();
    if (table && !table.layout) {
      if (table.cell?.run.text) table.cell.run.pendingBreak = '\n';
    } else flush();
  };
  const closeCell = (table: OpenTable, at: number): void => {
    const cell = table.cell;
    if (!cell) return;
    table.cell = undefined;
    if (table.layout) return;
    const row = table.rows[table.rows.length - 1];
    if (!row) return;
    const empty = cell.run.blank ?? span(cell.inner, cell.inner);
    row.cells.push({
      span: cell.run.first < 0 ? empty : span(cell.run.first, cell.run.last),
      text: cell.run.text,
      column: cell.column,
      colSpan: cell.colSpan,
      rowSpan: cell.rowSpan,
    });
    row.runs.push(cell.run);
    row.end = at;
    table.end = at;
  };
  const openRow = (table: OpenTable, at: number): void => {
    closeCell(table, at);
    for (let c = 0; c < table.covered.length; c++) table.covered[c] = Math.max(0, (table.covered[c] ?? 0) - 1);
    table.rows.push({ cells: [], runs: [], start: at, end: at, header: false });
    table.column = 0;
  };
  const openCell = (table: OpenTable, at: number, inner: number): void => {
    closeCell(table, at);
    // a table in a cell that has a second cell is more than a frame
    if (++table.cells === 2) outerToLayout();
    if (table.rows.length === 0) openRow(table, at);
    while ((table.covered[table.column] ?? 0) > 0) table.column++;
    const colSpan = spanOf(attributes.colspan, MAX_COL_SPAN);
    const rowSpan = spanOf(attributes.rowspan, MAX_ROW_SPAN);
    table.cell = { run: emptyRun(), column: table.column, colSpan, rowSpan, inner };
    // a row counts itself when it is opened, so a span of 1 covers nothing below
    for (let c = 0; c < colSpan; c++) table.covered[table.column + c] = rowSpan;
    table.column += colSpan;
  };
  /** A table that turns out to hold another is layout: what it holds is prose, in its order. */
  const toLayout = (table: OpenTable): void => {
    if (table.layout) return;
    table.layout = true;
    for (const { runs } of table.rows) runs.forEach(addProse);
    table.rows.length = 0;
    if (table.cell) addProse(table.cell.run);
  };
  /** The same for the tables around the innermost one, the outermost first. What stands around a layout is one itself. */
  const outerToLayout = (): void => {
    let first = tables.length - 1;
    while (first > 0 && !tables[first - 1]?.layout) first--;
    for (let i = first; i < tables.length - 1; i++) {
      const outer = tables[i];
      if (outer) toLayout(outer);
    }
  };
  /** The text of a cell as paragraphs, one for each of its lines. */
  const addProse = (inner: Run): void => {
    let first = 0;
    for (let i = 0; i <= inner.segments.length; i++) {
      const segment = inner.segments[i];
      if (segment && !(segment.length === 1 && inner.text.charCodeAt(segment.at) === 10)) continue;
      const own = inner.segments.slice(first, i);
      first = i + 1;
      const [begin] = own;
      const last = own[own.length - 1];
      if (!begin || !last) continue;
      const text = inner.text.slice(begin.at, last.at + last.length);
      const at = span(begin.from, last.from + (last.sourceLength ?? last.length));
      const segments = own.map((one) => ({ ...one, at: one.at - begin.at }));
      blocks.push({ type: 'paragraph', span: at, passage: passageOf(text, segments), numbering: readNumbering(text) });
    }
  };
  /** The text of a frame is that of the cell it stands in. */
  const adopt = (cell: OpenCell, inner: Run, empty: Span): void => {
    const to = cell.run;
    if (inner.first < 0) {
      if (to.first >= 0) return;
      cell.inner = empty.start;
      to.blank = empty;
      return;
    }
    if (to.text) {
      to.segments.push({ at: to.text.length, from: inner.first, length: 1, sourceLength: 0 });
      to.text += '\n';
    }
    for (const segment of inner.segments) to.segments.push({ ...segment, at: segment.at + to.text.length });
    to.text += inner.text;
    if (to.first < 0) to.first = inner.first;
    to.last = inner.last;
    to.pendingBreak = '\n';
    to.pendingAt = undefined;
  };
  const closeTable = (at: number, finished: boolean): void => {
    const table = tables.pop();
    if (!table) return;
    const outer = open();
    if (outer && !outer.layout && outer.cell && !table.layout && table.cells < 2) {
      closeCell(table, at);
      outer.isFramed = true;
      const row = table.rows.find(({ runs }) => runs.length > 0);
      if (row?.runs[0] && row.cells[0]) adopt(outer.cell, row.runs[0], row.cells[0].span);
      return;
    }
    closeCell(table, at);
    // frames around the cells of a table are its style; where whole paragraphs stand in cells it is the page's
    if (table.isFramed && (table.cells < LEAST_FRAMED || table.rows.some(({ cells }) => cells.some(isLong)))) toLayout(table);
    if (!table.layout) {
      const grid = gridOf(source, table, finished ? at : table.end, finished);
      if (grid) blocks.push(grid);
    }
  };
  /** Rows, cells and what stands in them that the page does not show. */
  const isNotShown = (name: string): boolean =>
    (tables.length > 0 || (whole && name === 'table')) &&
    (attributes.hidden !== undefined || (attributes.style !== undefined && NOT_SHOWN.test(attributes.style))) &&
    !VOID.has(name);
  const opened = (name: string, at: number, inner: number): void => {
    if (name === 'body') hidden = 0;
    if (hidden > 0 && !(hiddenTables === 0 && endsBefore(hiddenBy, name))) {
      if (name === hiddenBy) hidden++;
      if (name === 'table') hiddenTables++;
      return;
    }
    hidden = 0;
    const table = open();
    if ((whole && HIDDEN.has(name)) || isNotShown(name)) {
      if (table && (name === 'tr' || name === 'td' || name === 'th')) closeCell(table, at);
      hidden = 1;
      hiddenBy = name;
      hiddenTables = name === 'table' ? 1 : 0;
      return;
    }
    if (name === 'sup') up++;
    else if (isStriking(name)) struckBy = name;
    else if (name === 'tr' || name === 'td' || name === 'p') {
      up = 0;
      struckBy = '';
    }
    if (name === 'table') {
      // one inside a cell may be no more than a frame around its text: its second cell tells
      if (!table) flush();
      else if (table.cell && tables.length >= MOST_FRAMES) {
        outerToLayout();
        toLayout(table);
      }
      tables.push({ start: at, rows: [], covered: [], cell: undefined, column: 0, layout: false, cells: 0, isFramed: false, end: inner });
      return;
    }
    if (table) {
      if (name === 'tr') {
        if (table.layout) {
          flush();
          table.cell = undefined;
        } else openRow(table, at);
        return;
      }
      if (name === 'td' || name === 'th') {
        if (table.layout) flush();
        openCell(table, at, inner);
        return;
      }
      if (table.cell && table.cell.run.first < 0 && name !== 'br') {
        table.cell.inner = inner;
        table.cell.run.blank = undefined;
      }
    }
    if (!BLOCKS.has(name)) return;
    lineBreak();
    if ((!table || table.layout) && /^h[1-6]$/.test(name)) headingLevel = Number(name[1]);
  };
  const closedTag = (name: string, at: number, after: number): void => {
    if (hidden > 0) {
      if (name === 'table' && hiddenTables > 0) hiddenTables--;
      else if (hiddenTables === 0 && (name === 'table' || (name === 'tr' && hiddenBy !== 'tr'))) hidden = 0;
      if (name === hiddenBy && hidden > 0) hidden--;
      if (hidden > 0 || name === hiddenBy) return;
    }
    const table = open();
    if (name === 'sup') up = Math.max(0, up - 1);
    else if (name === struckBy) struckBy = '';
    if (table && name === 'table') {
      if (table.layout) flush();
      closeTable(after, true);
      if (tables.length === 0 && !whole) {
        end = after;
        closed = true;
        tokenizer.pause();
      }
      return;
    }
    if (table && !table.layout && (name === 'td' || name === 'th' || name === 'tr')) {
      closeCell(table, name === 'tr' ? after : at);
      const row = table.rows[table.rows.length - 1];
      if (row) row.end = after;
      table.end = after;
      return;
    }
    if (!BLOCKS.has(name)) return;
    lineBreak();
    if (/^h[1-6]$/.test(name)) headingLevel = 0;
  };

  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (from, to) => text(from + offset, to + offset),
      ontextentity: (codepoint, to) => {
        if (hidden > 0) return;
        const table = open();
        if (table && !table.layout && !table.cell) return;
        const from = source.lastIndexOf('&', to + offset - 1);
        const character = String.fromCodePoint(codepoint);
        if (isSpace(character.charCodeAt(0)) && character.length === 1) space(sink(), span(from, to + offset));
        else put(sink(), character, from, to + offset - from);
      },
      onopentagname: (from, to) => {
        tag = source.slice(from + offset, to + offset).toLowerCase();
        tagStart = from + offset - 1;
        attributes = {};
      },
      onattribname: (from, to) => {
        attribute = source.slice(from + offset, to + offset).toLowerCase();
        value = '';
      },
      onattribdata: (from, to) => {
        if (isKept(attribute)) value += source.slice(from + offset, to + offset);
      },
      onattribentity: () => {},
      onattribend: () => {
        if (isKept(attribute)) attributes[attribute] = value;
      },
      onopentagend: (to) => opened(tag, tagStart, to + offset + 1),
      onselfclosingtag: (to) => opened(tag, tagStart, to + offset + 1),
      onclosetag: (from, to) =>
        closedTag(
          source
            .slice(from + offset, to + offset)
            .trim()
            .toLowerCase(),
          from + offset - 2,
          afterTag(source, to + offset),
        ),
      oncomment: () => {},
      oncdata: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  tokenizer.write(whole ? source : source.slice(start));
  if (whole || !closed) tokenizer.end();
  if (!closed || whole) {
    const unfinished = tables.length > 0;
    while (tables.length > 0) {
      const last = open();
      if (last && !whole) end = Math.max(last.end, start + 1);
      closeTable(source.length, false);
    }
    if (!unfinished || whole) flush();
  }
  if (whole) flush();
  return { blocks, end, closed };
}

/** An element whose end is left out ends where the next of its kind, or a row behind a cell, begins. */
const endsBefore = (open: string, next: string): boolean =>
  open === 'td' || open === 'th'
    ? next === 'td' || next === 'th' || next === 'tr'
    : open === next && (open === 'tr' || open === 'p' || open === 'li');

/** `&nbsp;` and the ideographic space are white space around a figure as well. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000 || code === 0x200b || code === 0xfeff;
}

function afterTag(source: string, at: number): number {
  const close = source.charCodeAt(at) === 62 ? at : source.indexOf('>', at);
  return close < 0 ? source.length : close + 1;
}

function spanOf(text: string | undefined, most: number): number {
  const n = text === undefined ? 1 : Number.parseInt(text, 10);
  return Number.isFinite(n) && n >= 1 ? Math.min(n, most) : 1;
}

function gridOf(source: string, table: OpenTable, end: number, finished: boolean): Grid | undefined {
  const rows: Row[] = table.rows
    .filter((row) => row.cells.length > 0)
    .map((row) => ({ span: span(row.start, Math.max(row.start, row.end)), cells: row.cells }));
  if (rows.length === 0) return undefined;
  return {
    type: 'table',
    span: span(table.start, Math.max(table.start, end)),
    shape: 'html',
    columns: 'exact',
    rows,
    halfWritten: !finished,
    atEnd: restIsBlank(source, end),
  };
}

import { restIsBlank } from '../../text/lines.ts';
import { readNumbering } from '../../text/numbering.ts';
import { cover, type Span, span } from '../../text/span.ts';
import { FIGURES, GAP, isPageFoot, type LineFacts, MARKUP, PIPE, TAB, VALUE } from '../line-facts.ts';
import type { Cell, Grid, Row } from '../tree.ts';
import { isHeaderLine, type Token, tokensOf } from './aligned-tokens.ts';

/** What a look for space-aligned tables found from one line on. */
export interface AlignedReading {
  readonly grids: readonly { readonly grid: Grid; readonly first: number; readonly end: number }[];
  /** Every line before this one has been looked at. */
  readonly seen: number;
}

/** A label in the making: it may be broken over lines above and below its figures. */
interface Label {
  text: string;
  at: Span;
  readonly column: number;
  readonly display: number;
  /** Where it was opened. */
  readonly firstLine: number;
  lastLine: number;
  figures: Token[] | undefined;
  /** It began with a number and may go on in the next lines. */
  readonly numbered: boolean;
  /** 3: 1. 2. 3., a row of its own · 2: （一） · 1: 一、, which may be parents of rows · 0: no number. */
  readonly rank: number;
}

const SENTENCE_END = /[。；！？]$/;
const MOST_BLANK_LINES = 10;
const PROSE_WIDTH = 44;
/** A label goes on at most this many lines below. */
const REACH = 4;

/** Rules that text tables draw below their header; single strokes, each behind a space, are cells without a figure. */
const DRAWN = /^(?!\S(?:\s+\S)+\s*$)[-=─━\s]{6,}$/;
const GOES_ON = /^[（(]?(?:续\s?[上前]?\s?表|接\s?[上前]\s?表|续)\s?\d?[）)]?$/;
/** Header lines above the first line of figures one space apart. */
const HEADER_LINES = 14;
const NARROW = 60;
const WIDEST_HEADER = 120;

/** A line that may open a space-aligned table: gaps or figures in it, short and well indented, or short and above a line of figures. */
export function mayOpenAligned(source: string, facts: LineFacts, line: number): boolean {
  const flags = facts.flags[line] ?? 0;
  if (flags & (TAB | PIPE | MARKUP)) return false;
  if (flags & (GAP | FIGURES)) return true;
  const width = facts.width[line] ?? 0;
  // all the names of table three stand in one line
  if (width > NARROW)
    return width <= WIDEST_HEADER && isHeaderLine(source.slice(facts.from[line], facts.to[line])) && leadsToFigures(facts, line);
  return (facts.from[line] ?? 0) - (facts.lines.starts[line] ?? 0) >= 5 || leadsToFigures(facts, line);
}

/** Short lines, and below them one of figures. */
function leadsToFigures(facts: LineFacts, line: number): boolean {
  let looked = 0;
  for (let next = line + 1; next < facts.count && looked < HEADER_LINES; next++) {
    if (facts.from[next] === facts.to[next]) continue;
    const flags = facts.flags[next] ?? 0;
    if (flags & FIGURES) return true;
    if (flags & (TAB | PIPE | MARKUP | VALUE) || (facts.width[next] ?? 0) > 2 * PROSE_WIDTH) return false;
    looked++;
  }
  return false;
}

/**
 * Reads space-aligned text (`pdftotext -layout`, a viewer's copy) from `first` on. A run ends at prose; a numbered line on its own whose next line
 * has no figures heads a part of the report and cuts the run in two. Empty cells cannot be seen in this shape.
 */
export function readAligned(source: string, facts: LineFacts, first: number): AlignedReading {
  const grids: { grid: Grid; first: number; end: number }[] = [];
  let part: { line: number; tokens: Token[] }[] = [];
  let start = first;
  let blanks = 0;
  let wide = 0;
  let line = first;
  let proseFrom = -1;
  const finish = (next: number): void => {
    const found = gridOf(source, facts, part);
    if (found) grids.push({ grid: found.grid, first: start, end: found.end });
    part = [];
    start = next;
  };
  for (; line < facts.count; line++) {
    if (facts.from[line] === facts.to[line]) {
      if (++blanks > MOST_BLANK_LINES) break;
      continue;
    }
    const flags = facts.flags[line] ?? 0;
    if (flags & (TAB | PIPE | MARKUP)) break;
    blanks = 0;
    const opening = source.charCodeAt(facts.from[line] ?? 0);
    if (opening === 35 || opening === 96 || isSeparated(source, facts, line)) break;
    const from = facts.from[line] ?? 0;
    const to = facts.to[line] ?? 0;
    if (isPageFoot(source, from, to)) continue;
    if (opening < 0x3000 && (facts.width[line] ?? 0) < 2000 && DRAWN.test(source.slice(from, to))) continue;
    const tokens = tokensOf(source, facts, line);
    const only = tokens.length === 1 ? tokens[0] : undefined;
    const hasFigure = tokens.some(({ figure }) => figure);
    if (only && !hasFigure) {
      if (SENTENCE_END.test(only.text)) {
        proseFrom = proseFrom < 0 ? line : proseFrom;
        break;
      }
      if ((facts.width[line] ?? 0) >= PROSE_WIDTH) {
        if (wide === 0) proseFrom = line;
        if (++wide >= 2) break;
      } else {
        wide = 0;
        proseFrom = -1;
      }
      // 续表, where a page ends
      if (GOES_ON.test(only.text)) continue;
      if (isHeading(source, facts, line, only)) {
        finish(line + 1);
        continue;
      }
    } else {
      wide = 0;
      proseFrom = -1;
    }
    part.push({ line, tokens });
  }
  if (proseFrom >= 0) part = part.filter((entry) => entry.line < proseFrom);
  finish(line);
  return { grids, seen: Math.max(proseFrom >= 0 ? proseFrom : line, first + 1) };
}

/** So many commas that part no thousands are those between the fields of a sheet. */
const LEAST_SEPARATORS = 3;

function isSeparated(source: string, facts: LineFacts, line: number): boolean {
  const to = facts.to[line] ?? 0;
  let separators = 0;
  for (
    let at = source.indexOf(',', facts.from[line]);
    at >= 0 && at < to && separators < LEAST_SEPARATORS;
    at = source.indexOf(',', at + 1)
  )
    if (
      !(
        isDigit(source.charCodeAt(at - 1)) &&
        [1, 2, 3].every((i) => isDigit(source.charCodeAt(at + i))) &&
        !isDigit(source.charCodeAt(at + 4))
      )
    )
      separators++;
  return separators >= LEAST_SEPARATORS;
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** How a heading without a number ends; 申请人情况 is the name of columns. */
const HEADING_END = '情况';
const LEAST_HEADING = 9;

function isHeading(source: string, facts: LineFacts, line: number, token: Token): boolean {
  const numbering = readNumbering(token.text);
  // one whose number is lost or wrong is told by its end
  const isPlain = token.text.length >= LEAST_HEADING && token.text.endsWith(HEADING_END);
  if (!isPlain && (!numbering || (numbering.style !== 'han' && !(numbering.style === 'digit' && numbering.mark.endsWith('、')))))
    return false;
  if (token.text.slice(numbering?.length ?? 0).replace(/\s/g, '').length < 4) return false;
  let looked = 0;
  for (let next = line + 1; next < facts.count && next < line + 16 && looked < 2; next++) {
    const from = facts.from[next] ?? 0;
    const to = facts.to[next] ?? 0;
    if (from === to || isPageFoot(source, from, to)) continue;
    const tokens = tokensOf(source, facts, next);
    // 五、…情况 and 无 below it
    if (looked === 0 && numbering?.style === 'han' && tokens.length === 1 && tokens[0]?.text === '无') return true;
    if (tokens.some(({ figure }) => figure)) return false;
    // a header in one line
    if (looked === 0 && (isPlain || numbering?.style === 'han') && tokens.length >= 3 && !tokens.some(({ text }) => readNumbering(text)))
      return true;
    // 1、 whose words go on below it is a label
    if (looked === 0 && !isPlain && numbering?.style === 'digit' && tokens.some((below) => isBelow(below, token))) return false;
    looked++;
  }
  return true;
}

function gridOf(
  source: string,
  facts: LineFacts,
  part: readonly { line: number; tokens: Token[] }[],
): { grid: Grid; end: number } | undefined {
  let lastFigure = -1;
  for (let i = 0; i < part.length; i++) if (part[i]?.tokens.some(({ figure }) => figure)) lastFigure = i;
  if (lastFigure < 0) return undefined;
  const enough =
    part.some(({ tokens }) => tokens.filter(({ figure }) => figure).length >= 3) ||
    part.filter(({ tokens }) => tokens.length > 1 && tokens.some(({ figure }) => figure)).length >= 1;
  if (!enough || !isTable(facts, part) || hasSeparators(source, facts, part)) return undefined;
  const rows: { label: Label | undefined; texts: Token[]; figures: Token[]; line: number }[] = [];
  const labels: Label[] = [];
  /** Lines of the header: a page that ends among the rows repeats them. */
  const header = new Set<string>();
  let end = 0;
  for (let i = 0; i < part.length; i++) {
    const entry = part[i];
    if (!entry) continue;
    // behind the first figure everything is a value: a remark there is no label
    const firstFigure = entry.tokens.findIndex(({ figure }) => figure);
    const figures = firstFigure < 0 ? [] : entry.tokens.slice(firstFigure);
    const texts = firstFigure < 0 ? entry.tokens : entry.tokens.slice(0, firstFigure);
    const isHeader = figures.length === 0 && texts.length > 1 && isHeaderAgain(header, texts, labels.length === 0);
    if (i > lastFigure) {
      // below the last figures only the rest of a broken label belongs to the table
      const only = texts.length === 1 ? texts[0] : undefined;
      const label =
        only && !readNumbering(only.text) && !NOTE.test(only.text)
          ? continued(labels, only, entry.line, false, part[i - 1]?.line)
          : undefined;
      if (!only || !label) break;
      extend(label, only, entry.line);
      end = entry.line + 1;
      continue;
    }
    end = entry.line + 1;
    if (isColumnNumbers(texts, figures)) {
      rows.push({ label: undefined, texts, figures, line: entry.line });
      continue;
    }
    let own: Label | undefined;
    const headers: Token[] = [];
    const isNote = entry.tokens.length === 1 && NOTE_INSIDE.test(entry.tokens[0]?.text ?? '');
    const isOpenedHere = (label: Label): boolean => label.firstLine === entry.line;
    texts.forEach((token, index) => {
      const numbering = readNumbering(token.text);
      // 三 of 三、本年度办理结果 with each character on a line of its own
      const numbered = numbering !== undefined || token.text === '三';
      const opensRow = figures.length > 0 && index === texts.length - 1;
      const going =
        numbered || isHeader || isNote || (figures.length === 0 && texts.length > 3)
          ? undefined
          : continued(labels, token, entry.line, opensRow, entry.tokens.length === 1 ? part[i - 1]?.line : undefined);
      if (going) {
        extend(going, token, entry.line);
        own = going;
      } else if (numbered || opensRow) {
        const fresh: Label = {
          text: token.text,
          at: token.span,
          column: token.column,
          display: token.display,
          firstLine: entry.line,
          lastLine: entry.line,
          figures: undefined,
          numbered,
          rank: numbering ? rankOf(numbering) : numbered ? 1 : 0,
        };
        own = fresh;
        labels.push(fresh);
      } else {
        own = undefined;
        headers.push(token);
      }
    });
    if (figures.length === 0) {
      if (headers.length > 0) rows.push({ label: undefined, texts: headers, figures: [], line: entry.line });
      continue;
    }
    // a parent on the line of the figures leaves them to the label that is still without, further right
    const isPiece = own !== undefined && isOpenedHere(own) && (isBareMark(own.text) || goesOnBelow(own, part[i + 1]?.tokens));
    const open = openLabel(labels, entry.line, isPiece ? own : undefined);
    if (
      open &&
      (texts.length === 0 ||
        !own ||
        (open.rank > own.rank &&
          open.column > own.column + 3 &&
          ((open.rank === 3 && !hasParent(labels, open, own)) || !isOpenedHere(own) || isPiece) &&
          !isPassed(labels, open)))
    )
      own = open;
    if (!own && texts.length === 0) {
      own = pulledLabel(rows, entry.line);
      if (own) labels.push(own);
    }
    if (own && own.figures === undefined) own.figures = figures;
    else if (own) own = undefined;
    rows.push({ label: own, texts: headers, figures, line: entry.line });
  }
  detach(rows);
  if (isListOfLabels(rows, labels)) return undefined;
  const read = rows.map(({ texts, label, figures }): Row => {
    const cells: Cell[] = [];
    for (const { span: at, text } of texts) cells.push(cellOf(at, text, cells.length));
    if (label) cells.push(cellOf(label.at, label.text, cells.length));
    for (const { span: at, text } of figures) cells.push(cellOf(at, text, cells.length));
    return { span: coverOf(cells), cells };
  });
  // group labels and labels that never met a figure keep their place as rows of text
  const orphans = labels
    .filter((label) => label.figures === undefined)
    .map((label): Row => ({ span: label.at, cells: [cellOf(label.at, label.text, 0)] }));
  const all = [...read, ...orphans].sort((a, b) => a.span.start - b.span.start);
  const firstLine = part[0]?.line ?? 0;
  const from = facts.from[firstLine] ?? 0;
  const to = facts.to[end - 1] ?? from;
  const unclosed = end === facts.count;
  return {
    grid: {
      type: 'table',
      span: span(from, to),
      shape: 'aligned',
      columns: 'none',
      rows: all,
      halfWritten: unclosed,
      atEnd: restIsBlank(source, to),
    },
    end,
  };
}

const COLUMN_LETTER = /^(?:[甲乙丙丁]|栏\s?次|列\s?次)$/;
/** No table of the report has less columns that are counted. */
const LEAST_COUNTED = 3;

/** 甲 1 2 3 4 5 6 7 below a header: no label goes on in it. */
const isColumnNumbers = (texts: readonly Token[], figures: readonly Token[]): boolean =>
  figures.length >= LEAST_COUNTED &&
  texts.length > 0 &&
  texts.every(({ text }) => COLUMN_LETTER.test(text)) &&
  figures.every(({ text }, i) => text === String(i + 1));

/** 数据来源：…, 注：…: what stands below a table. */
const NOTE = /^[^（(]{1,6}[：:]/;

/** The same among the rows, where 行政诉讼：复议后起诉 is a label. */
const NOTE_INSIDE = /^(?:备?注|说明)\d{0,2}\s?[：:]/;

/** The line is one of the header, and notes it where `isOpening`: no row's label stands above it. */
function isHeaderAgain(header: Set<string>, texts: readonly Token[], isOpening: boolean): boolean {
  const line = texts.map(({ text }) => text).join(' ');
  if (isOpening) header.add(line);
  return !isOpening && header.has(line);
}

/**
 * Line below line of figures without a label: all labels stand above all figures, and the last label is not the one that the first line of them
 * belongs to.
 */
function detach(
  rows: { label: Label | undefined; readonly texts: readonly Token[]; readonly figures: readonly Token[]; readonly line: number }[],
): void {
  let bare = 0;
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i];
    if (!row) continue;
    if (row.figures.length < LEAST_IN_BARE_LINE || row.texts.length > 0) bare = 0;
    else if (!row.label) bare++;
    else {
      const { lastLine } = row.label;
      const isFromAbove = bare >= LEAST_BARE_LINES && lastLine < row.line;
      if (isFromAbove) row.label = undefined;
      if (!isFromAbove || (rows[i - 1]?.line ?? 0) < lastLine) bare = 0;
    }
  }
  // two lines below all labels, the first of them with the later label: they were left there by a list of labels
  for (let i = 1; i < rows.length; i++) {
    const [above, row] = [rows[i - 1], rows[i]];
    if (!above?.label || !row?.label || row.texts.length > 0 || row.label.lastLine >= above.line) continue;
    if (above.label.lastLine >= above.line || row.label.firstLine >= above.label.firstLine) continue;
    above.label = undefined;
    row.label = undefined;
  }
}

/** Label after label, and the first line of the figures below them all: whose it is, nobody can tell. Parents above their row are no such labels. */
function isListOfLabels(
  rows: readonly { readonly label: Label | undefined; readonly figures: readonly Token[]; readonly line: number }[],
  labels: readonly Label[],
): boolean {
  let before = -1;
  let rank = 0;
  let bare = 0;
  for (const { label, figures, line } of rows) {
    if (figures.length === 0) continue;
    if (label && (label.lastLine >= line || (before >= 0 && label.lastLine > before))) return false;
    before = line;
    if (!label) bare++;
    rank = label?.rank ?? rank;
  }
  return labels.filter((label) => label.numbered && !label.figures && label.rank >= rank).length >= MANY_LABELS - Math.min(1, bare);
}

const MANY_LABELS = 2;
const LEAST_BARE_LINES = 2;
const LEAST_IN_BARE_LINE = 3;

const cellOf = (at: Span, text: string, column: number): Cell => ({ span: at, text, column, colSpan: 1, rowSpan: 1 });

function coverOf(cells: readonly Cell[]): Span {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const cell of cells) {
    start = Math.min(start, cell.span.start);
    end = Math.max(end, cell.span.end);
  }
  return span(Math.min(start, end), end);
}

/** Figures one space apart may stand in any line: a table has them in two, or many in one. */
function isTable(facts: LineFacts, part: readonly { line: number; tokens: Token[] }[]): boolean {
  let lines = 0;
  for (const { line, tokens } of part) {
    const flags = facts.flags[line] ?? 0;
    if (flags & GAP) return true;
    if (!(flags & FIGURES)) continue;
    lines++;
    if (lines >= 2 || tokens.filter(({ figure }) => figure).length >= MANY_FIGURES) return true;
  }
  return lines === 0;
}

const MANY_FIGURES = 5;

/** Names of columns with the same mark between: 项目 / 自然人 / 商业企业. The marks in the rows below stand between cells and for no figure. */
const NAMES_AND_MARKS = /[\u4e00-\u9fff）)]\s+([/／\-–—~_*])\s+[\u4e00-\u9fff（(][^/／\-–—~_*\d]{1,24}\s\1\s+[\u4e00-\u9fff（(]/;

/** One of these stands for a figure, or between two. */
const MARKS: ReadonlySet<string> = new Set('/／\\-–—~_*');
const isMark = ({ text }: Token): boolean => text.length === 1 && MARKS.has(text);

const hasSeparators = (source: string, { from, to }: LineFacts, part: readonly { line: number; tokens: readonly Token[] }[]): boolean =>
  part.some(({ tokens }) => tokens.some(isMark)) &&
  part
    .slice(0, HEADER_LINES)
    .some(({ line }) => NAMES_AND_MARKS.test(source.slice(from[line], Math.min(to[line] ?? 0, (from[line] ?? 0) + 200))));

/** At the same place on the line, by one of the two measures. */
const isBelow = (below: Token, above: Token): boolean =>
  Math.abs(below.column - above.column) <= 1 || Math.abs(below.display - above.display) <= 1;

/** Merged cells whose words are complete with one more piece: 处理 below （六）其他, 果 below 度办理结, beside a label that goes on as well. */
const MERGED = /^(?:[（(].[）)](?:不予公开|无法提供|不予处理|其他处理)|三、本年度办理结果)$/;

const NAMES = /^[\u4e00-\u9fff]{3,}\s[\u4e00-\u9fff]{3,}$/;

/** The label that a piece without a number goes on with: the nearest by column among the last few. */
function continued(
  labels: readonly Label[],
  token: Token,
  line: number,
  withFigures: boolean,
  above: number | undefined,
): Label | undefined {
  let best: Label | undefined;
  let distance = 7;
  for (let i = labels.length - 1; i >= 0 && i >= labels.length - 6; i--) {
    const label = labels[i];
    if (!label || line - label.lastLine > (label.figures ? REACH : 2 * REACH)) continue;
    // without a number only a few characters below the label's own line are its rest
    if (!label.numbered && (withFigures || token.text.length > 3 || label.lastLine !== above)) continue;
    if (withFigures && label.figures) continue;
    // a new bracket below a finished label belongs to a header
    if (label.figures && /^[（(]|^[^（(]*[）)]/.test(token.text) && !isOpen(label.text)) continue;
    // nor are two names side by side the rest of one
    if (label.figures && NAMES.test(token.text)) continue;
    const far = Math.min(Math.abs(label.column - token.column), Math.abs(label.display - token.display));
    if (far < 7 && (label.rank === 1 || label.rank === 2) && MERGED.test((label.text + token.text).replace(/\s/g, ''))) return label;
    // columns shift by a little from line to line: an older label must be clearly nearer
    if (far < (best ? distance - 2 : distance)) {
      best = label;
      distance = far;
    }
  }
  return best;
}

/** A bracket is open at the end. */
const isOpen = (text: string): boolean =>
  Math.max(text.lastIndexOf('（'), text.lastIndexOf('(')) > Math.max(text.lastIndexOf('）'), text.lastIndexOf(')'));

/**
 * The label that a line of figures without any text belongs to: the last one still without figures, rows of their own before parents further left; never
 * `except`.
 */
function openLabel(labels: readonly Label[], line: number, except: Label | undefined): Label | undefined {
  let best: Label | undefined;
  for (let i = labels.length - 1; i >= 0 && i >= labels.length - 6; i--) {
    const label = labels[i];
    if (!label || label === except || label.figures || !label.numbered || line - label.lastLine > REACH) continue;
    if (label.rank === 3) return best && label.column <= best.column + 3 ? best : label;
    // 三、本年度办理结果 is no row: a piece of it may stand between a row's label and its figures
    if (best && best.rank === 1 && label.rank === 2 && best.text.startsWith('三') && label.column > best.column + 3) best = label;
    best ??= label;
  }
  return best;
}

/** A row of the same kind further down has its figures: this one was left blank. */
const isPassed = (labels: readonly Label[], open: Label): boolean =>
  labels.slice(labels.lastIndexOf(open) + 1).some(({ rank, figures }) => rank === open.rank && figures !== undefined);

/** Another label of （一） stands among 1. 2. 3. and so on up to this one, or right before them: `own` is not the merged cell beside them. */
function hasParent(labels: readonly Label[], open: Label, own: Label): boolean {
  const ordinal = readNumbering(own.text)?.ordinal;
  let i = labels.lastIndexOf(open);
  for (const least = i - MOST_SIBLINGS; i >= 0 && i > least; i--) {
    const label = labels[i];
    if (isParent(label)) return true;
    if (label?.rank === 3 && readNumbering(label.text)?.ordinal === 1) break;
  }
  return isParent(labels[i - 1]);
  function isParent(label: Label | undefined): boolean {
    // a page that ends among the rows repeats it
    return label?.rank === 2 && label.figures === undefined && readNumbering(label.text)?.ordinal !== ordinal;
  }
}

const MOST_SIBLINGS = 24;

/** 三、本 with 年度 right below it: the first piece of a narrow merged cell, broken after every few characters. */
function goesOnBelow({ text, column, rank }: Label, below: readonly Token[] | undefined): boolean {
  const next = below?.[0];
  return (
    rank === 1 && text.length <= 4 && next !== undefined && !next.figure && Math.abs(next.column - column) <= 1 && !readNumbering(next.text)
  );
}

/** 三、 alone: the first piece of a merged cell. */
const isBareMark = (text: string): boolean => readNumbering(text)?.length === text.trimEnd().length;

function rankOf(numbering: ReturnType<typeof readNumbering>): number {
  if (!numbering) return 0;
  return numbering.style === 'digit' ? 3 : numbering.style === 'han' ? 1 : 2;
}

/** A label without a number, broken over the lines right above its figures: taken back from the rows of text. */
function pulledLabel(
  rows: { label: Label | undefined; texts: Token[]; figures: Token[]; line: number }[],
  line: number,
): Label | undefined {
  let label: Label | undefined;
  for (let n = 0; n < 3; n++) {
    const above = rows[rows.length - 1];
    const only = above?.texts.length === 1 ? above.texts[0] : undefined;
    if (!above || !only || above.figures.length > 0 || above.label || line - above.line > 2 + n) break;
    if (label && Math.abs(label.column - only.column) > 4) break;
    label = {
      text: label ? `${only.text}\n${label.text}` : only.text,
      at: label ? cover(only.span, label.at) : only.span,
      column: only.column,
      display: only.display,
      firstLine: -1,
      lastLine: line,
      figures: undefined,
      numbered: false,
      rank: 0,
    };
    rows.pop();
  }
  return label;
}

function extend(label: Label, token: Token, line: number): void {
  label.text += token.text;
  label.at = cover(label.at, token.span);
  label.lastLine = line;
}

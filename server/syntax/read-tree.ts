import { append } from '../text/append.ts';
import { codesOf } from '../text/char-finder.ts';
import { lineEnd, readLines } from '../text/lines.ts';
import { readNumbering } from '../text/numbering.ts';
import { plainPassage, withoutEmphasis } from '../text/passage.ts';
import { seekerOf } from '../text/seeker.ts';
import { span } from '../text/span.ts';
import { readFrontMatter } from './front-matter.ts';
import { endOfParagraph, pushText, wrapWidths } from './paragraphs.ts';
import { BORDER, FIELDS, INVISIBLE, type LineFacts, MARKUP, PIPE, readLineFacts, TAB, TAB_FIRST } from './line-facts.ts';
import { mayOpenAligned, readAligned } from './table/aligned.ts';
import { isClosedLine, opensClosedCell, readClosedLines } from './table/closed-lines.ts';
import { plainFormulas } from './table/formulas.ts';
import { readHtml } from './table/html.ts';
import { withoutMarks } from './line-marks.ts';
import { lineNumbersIn, withoutLineNumbers } from './line-numbers.ts';
import { withoutFillers } from './lone-lines.ts';
import { withoutPageBreaks } from './page-breaks.ts';
import { clearMergeMarks } from './table/merge-marks.ts';
import { readPlainLines, readTabbedLines } from './table/lines.ts';
import { unstackRows } from './table/stacked-rows.ts';
import { onSeveralLines } from './table/one-line.ts';
import { readPaddedRows } from './table/padded.ts';
import { endOfPipeRows, readPipeRows } from './table/pipe.ts';
import { endOfTabRows, readSeparatedRows, readTabRows } from './table/tab.ts';
import type { Block, Cell, Comment, Grid, Tree } from './tree.ts';

/** Reads any text into blocks. `page` for whole HTML files. Never throws; linear in the text. */
export function readTree(written: string, kind: 'text' | 'page' = 'text'): Tree {
  const lineNumbers = lineNumbersIn(written);
  const unnumbered = kind === 'text' ? withoutLineNumbers(written, lineNumbers) : written;
  const source = kind === 'text' ? onSeveralLines(unnumbered) : written;
  const facts = readLineFacts(source);
  const comments = readComments(source);
  const front = kind === 'text' ? readFrontMatter(source, facts.lines, unnumbered !== written) : undefined;
  const blocks = kind === 'page' ? [...readHtml(source, 0, true).blocks] : readText(source, facts, front?.nextLine ?? 0, comments);
  clearMergeMarks(blocks);
  plainFormulas(source, blocks);
  unstackRows(source, blocks);
  return {
    source: written,
    lines: source === unnumbered ? facts.lines : readLines(written),
    lineNumbers,
    kind,
    frontMatter: front?.frontMatter,
    blocks: facts.invisible ? blocks.map(seen) : blocks,
    comments,
  };
}

/** What programs put around lines is taken off before they are read. */
const readText = (source: string, facts: LineFacts, firstLine: number, comments: readonly Comment[]): Block[] =>
  readBlocks(source, withoutPageBreaks(source, withoutMarks(source, withoutFillers(source, facts))), firstLine, comments);

const QUOTE = 34;

const UNSEEN = new RegExp(`[${String.fromCharCode(...INVISIBLE)}]+`, 'g');

/** The cells of a table without the characters that nobody sees; their spans stay. */
function seen(block: Block): Block {
  if (block.type !== 'table') return block;
  const plain = (cell: Cell): Cell => ({ ...cell, text: cell.text.replace(UNSEEN, '') });
  return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(plain) })) };
}

function readComments(source: string): Comment[] {
  const comments: Comment[] = [];
  let at = source.indexOf('<!--');
  while (at >= 0) {
    const end = source.indexOf('-->', at + 4);
    if (end < 0) break;
    comments.push({ span: span(at, end + 3), text: source.slice(at + 4, end).trim() });
    at = source.indexOf('<!--', end + 3);
  }
  return comments;
}

const TABLE_TAG = /<table[\s>]/gi;
const RULE = /^(?:[-─━ ]{3,}|\*{3,}|_{3,}|[= ]{3,})$/;
const RULE_SIGNS = codesOf('-─━ *_=');

function readBlocks(source: string, facts: LineFacts, firstLine: number, comments: readonly Comment[]): Block[] {
  const blocks: Block[] = [];
  const { lines, count } = facts;
  const tags = source.includes('<') ? [...source.matchAll(TABLE_TAG)].map((match) => match.index) : [];
  const ready = new Map<number, { grid: Grid; end: number }>();
  let tag = 0;
  let comment = 0;
  let alignedSeen = 0;
  let linesSeen = 0;
  let closedSeen = 0;
  let plainUntil = 0;
  let separatedSeen = 0;
  const hasComma = seekerOf(source, ',');
  const hasSemicolon = seekerOf(source, ';');
  let paddedSeen = 0;
  let isTorn = false;
  let htmlOpen = true;
  let wrapped: readonly number[] | undefined;
  let line = firstLine;
  while (line < count) {
    const found = ready.get(line);
    if (found) {
      blocks.push(found.grid);
      line = Math.max(found.end, line + 1);
      continue;
    }
    const from = facts.from[line] ?? 0;
    const to = facts.to[line] ?? 0;
    const flags = facts.flags[line] ?? 0;
    if (from === to && !(flags & TAB)) {
      line++;
      continue;
    }
    const first = source.charCodeAt(from);
    if ((first === 96 || first === 126) && isFence(source, from)) {
      line = readFence(source, facts, line, blocks);
      continue;
    }
    if (flags & MARKUP) {
      while (comment < comments.length && (comments[comment]?.span.end ?? 0) <= from) comment++;
      const inside = comments[comment];
      if (inside && inside.span.start <= from && inside.span.end >= to) {
        line++;
        continue;
      }
      while (tag < tags.length && (tags[tag] ?? 0) < from) tag++;
      const at = tags[tag];
      if (
        htmlOpen &&
        at !== undefined &&
        at < to &&
        (tag === 0 || at >= from) &&
        !(inside && inside.span.start <= at && at < inside.span.end)
      ) {
        const reading = readHtml(source, at, false);
        if (!reading.closed) htmlOpen = false;
        const tables = reading.blocks.filter((block) => block.type === 'table');
        if (tables.length > 0) {
          if (at > from) pushText(source, facts, line, line + 1, blocks, comments, at);
          append(blocks, reading.blocks);
          const behind = lineOf(lines.starts, reading.end);
          const rest = source.slice(reading.end, lineEnd(source, lines, behind));
          while (tag < tags.length && (tags[tag] ?? 0) < reading.end) tag++;
          const again = tags[tag];
          if (again !== undefined && again < lineEnd(source, lines, behind)) {
            line = Math.max(line, behind);
            // another table on the same line: read on from there
            line = readOnLine(source, facts, line, tags, tag, blocks);
          } else {
            if (rest.replace(/<[^<>]*>/g, '').trim() !== '') {
              const restFrom = reading.end + (rest.length - rest.trimStart().length);
              const passage = plainPassage(source, restFrom, reading.end + rest.trimEnd().length);
              blocks.push({
                type: 'paragraph',
                span: span(restFrom, reading.end + rest.trimEnd().length),
                passage,
                numbering: readNumbering(passage.text),
              });
            }
            line = behind + 1;
          }
          continue;
        }
      }
    } else if (inComment(comments, comment, from, to)) {
      line++;
      continue;
    }
    if (first === 35) {
      const marks = headingMarks(source, from, to);
      if (marks > 0) {
        let start = from + marks;
        while (start < to && source.charCodeAt(start) <= 32) start++;
        let end = to;
        while (end > start && source.charCodeAt(end - 1) === 35) end--;
        while (end > start && source.charCodeAt(end - 1) <= 32) end--;
        const passage = withoutEmphasis(plainPassage(source, start, end));
        blocks.push({ type: 'heading', span: span(from, to), level: marks, passage, numbering: readNumbering(passage.text) });
        line++;
        continue;
      }
    }
    if (line >= closedSeen && !(flags & (PIPE | BORDER)) && (flags & TAB ? isClosedLine : opensClosedCell)(source, facts, line)) {
      const reading = readClosedLines(source, facts, line);
      closedSeen = reading.end;
      if (reading.grid) {
        blocks.push(reading.grid);
        line = reading.end;
        continue;
      }
      // lines with a tab behind them, and none between words: prose
      if (flags & TAB && line >= plainUntil) {
        plainUntil = endOfTabRows(source, facts, line);
        for (let at = line; at < plainUntil; at++) if (!isClosedLine(source, facts, at)) plainUntil = line;
      }
    }
    if (flags & (PIPE | BORDER)) {
      if (line >= paddedSeen) {
        const padded = readPaddedRows(source, facts, line);
        paddedSeen = padded.end;
        if (padded.torn || padded.grid) isTorn = padded.torn === true;
        if (padded.grid) {
          blocks.push(padded.grid);
          line = padded.end;
          continue;
        }
      }
      if (flags & PIPE && line >= linesSeen && source.indexOf('|', from) === to - 1) {
        const reading = readPlainLines(source, facts, line, isTorn);
        linesSeen = reading.seen;
        for (const { grid, first: at, end } of reading.grids) if (grid.columns === 'written') ready.set(at, { grid, end });
        if (ready.has(line)) continue;
      }
      const end = endOfPipeRows(source, facts, line);
      const grid = readPipeRows(source, facts, line, end);
      if (grid) {
        blocks.push(grid);
        line = end;
        continue;
      }
    } else if (flags & TAB) {
      if (line < plainUntil && from < to) {
        pushText(source, facts, line, line + 1, blocks, comments);
        line++;
        continue;
      }
      if (flags & FIELDS || !(flags & TAB_FIRST)) {
        const end = endOfTabRows(source, facts, line);
        const grid = readTabRows(source, facts, line, end);
        if (grid) {
          blocks.push(grid);
          line = end;
          continue;
        }
      } else if (line >= linesSeen) {
        const reading = readTabbedLines(source, facts, line);
        linesSeen = reading.seen;
        const only = reading.grids[0];
        if (only) {
          blocks.push(only.grid);
          line = only.end;
          continue;
        }
      }
      if (from === to) {
        line++;
        continue;
      }
    } else {
      if (line >= separatedSeen && (flags & MARKUP) === 0 && (first === QUOTE || hasComma(from, to) || hasSemicolon(from, to))) {
        const reading = readSeparatedRows(source, facts, line);
        separatedSeen = reading.end;
        if (reading.grid) {
          blocks.push(reading.grid);
          line = reading.end;
          continue;
        }
      }
      if (line >= alignedSeen && mayOpenAligned(source, facts, line)) {
        const reading = readAligned(source, facts, line);
        alignedSeen = reading.seen;
        for (const { grid, first: at, end } of reading.grids) ready.set(firstFilled(facts, at), { grid, end });
        if (ready.has(line)) continue;
      }
      if (line >= linesSeen && !(alignedSeen > line && ready.size > 0 && hasReadyBelow(ready, line, alignedSeen))) {
        const reading = readPlainLines(source, facts, line, isTorn);
        linesSeen = reading.seen;
        for (const { grid, first: at, end } of reading.grids) ready.set(at, { grid, end });
        if (ready.has(line)) continue;
      }
    }
    if (flags & BORDER || (RULE_SIGNS.has(first) && RULE.test(source.slice(from, Math.min(to, from + 80))))) {
      line++;
      continue;
    }
    wrapped ??= wrapWidths(facts);
    const end = endOfParagraph(source, facts, line, ready, wrapped);
    pushText(source, facts, line, end, blocks, comments);
    line = end;
  }
  return blocks;
}

function hasReadyBelow(ready: ReadonlyMap<number, unknown>, line: number, seen: number): boolean {
  for (const at of ready.keys()) if (at >= line && at < seen) return true;
  return false;
}

function firstFilled(facts: LineFacts, line: number): number {
  let at = line;
  while (at < facts.count && facts.from[at] === facts.to[at]) at++;
  return at;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Tables that follow one another on one line: each is read from its own tag on. Gives the line behind the last. */
function readOnLine(source: string, facts: LineFacts, line: number, tags: readonly number[], from: number, blocks: Block[]): number {
  let tag = from;
  let current = line;
  for (;;) {
    const at = tags[tag];
    if (at === undefined || lineOf(facts.lines.starts, at + 1) > current) return current + 1;
    const reading = readHtml(source, at, false);
    append(
      blocks,
      reading.blocks.filter((block) => block.type === 'table'),
    );
    if (!reading.closed) return facts.count;
    while (tag < tags.length && (tags[tag] ?? 0) < reading.end) tag++;
    current = lineOf(facts.lines.starts, reading.end);
  }
}

function inComment(comments: readonly Comment[], from: number, start: number, end: number): boolean {
  for (let i = Math.max(0, from - 1); i < comments.length; i++) {
    const comment = comments[i];
    if (!comment || comment.span.start > start) return false;
    if (comment.span.end >= end) return true;
  }
  return false;
}

function isFence(source: string, from: number): boolean {
  const c = source.charCodeAt(from);
  return source.charCodeAt(from + 1) === c && source.charCodeAt(from + 2) === c;
}

/** A code fence: kept as one paragraph that nobody reads. An opened one runs to the end. */
function readFence(source: string, facts: LineFacts, line: number, blocks: Block[]): number {
  const from = facts.from[line] ?? 0;
  const mark = source.slice(from, from + 3);
  let end = line + 1;
  while (end < facts.count && !source.startsWith(mark, facts.from[end] ?? 0)) end++;
  const last = Math.min(end, facts.count - 1);
  const at = span(from, facts.to[last] ?? from);
  blocks.push({ type: 'paragraph', span: at, passage: plainPassage(source, at.start, at.end), numbering: undefined, code: true });
  return last + 1;
}

function headingMarks(source: string, from: number, to: number): number {
  let n = 0;
  while (from + n < to && source.charCodeAt(from + n) === 35) n++;
  if (n === 0 || n > 6) return 0;
  const next = source.charCodeAt(from + n);
  return from + n >= to || next === 32 || next === 9 || next === 0x3000 || next === 0xa0 ? n : 0;
}

import { readNumbering } from '../text/numbering.ts';
import { type Passage, passageOf, plainPassage, type Segment, withoutEmphasis } from '../text/passage.ts';
import { span } from '../text/span.ts';
import { isPageFoot, type LineFacts, MARKUP, PAGE_FOOT, PIPE, TAB } from './line-facts.ts';
import type { Block, Comment } from './tree.ts';

/** Display columns of a line that may have been wrapped by hand. */
const HARD_WRAP_LEAST = 40;
const HARD_WRAP_MOST = 100;

/**
 * Behind the last line of the paragraph that begins at `line`. Each line is a paragraph of its own, save where a text was wrapped by hand or by a
 * PDF: the line is about a page wide, ends in no sentence mark, and the next one is neither indented nor numbered nor a table. A page number between
 * the two is passed over.
 */
export function endOfParagraph(
  source: string,
  facts: LineFacts,
  line: number,
  ready: ReadonlyMap<number, unknown>,
  wrapped: readonly number[],
): number {
  let end = line + 1;
  let last = line;
  for (;;) {
    const width = facts.width[last] ?? 0;
    if (width < HARD_WRAP_LEAST || width > HARD_WRAP_MOST || wrapped[width] === 0) return end;
    const tail = source.charCodeAt((facts.to[last] ?? 1) - 1);
    if (isSentenceEnd(tail) || (last === line && isHeadingEnd(tail) && HEADING.test(source.slice(facts.from[last], facts.to[last]))))
      return end;
    let next = last + 1;
    let footer = false;
    while (next < facts.count && next <= last + 6) {
      const from = facts.from[next] ?? 0;
      const to = facts.to[next] ?? 0;
      if (from === to) {
        next++;
        continue;
      }
      if (isPageFoot(source, from, to)) {
        footer = true;
        next++;
        continue;
      }
      break;
    }
    if (next >= facts.count || ready.has(next)) return end;
    if (next > last + 1 && !footer) return end;
    const flags = facts.flags[next] ?? 0;
    const from = facts.from[next] ?? 0;
    if ((facts.width[next] ?? 0) > width + 8) return end;
    if (from === facts.to[next] || flags & (TAB | PIPE | MARKUP)) return end;
    let start = facts.lines.starts[next] ?? 0;
    if (source.charCodeAt(start) === 12) start++;
    const opening = source.charCodeAt(from);
    const indent = from - start;
    if (opening === 35 || opening === 96 || opening === 45 || indent >= 2 || source.charCodeAt(start) === 0x3000) return end;
    if (opensItem(source, from) || source.startsWith(NOTE, from + 1)) return end;
    last = next;
    end = next + 1;
  }
}

/** What table three says of its own rows, in brackets: never the rest of a sentence. */
const NOTE = '本列数据的勾稽关系';

/** A line that begins with the number of an item; 五，of a 第 that stands at the end of the line above is none. */
function opensItem(source: string, from: number): boolean {
  const numbering = readNumbering(source.slice(from, from + 8));
  return numbering !== undefined && !isDigitOnly(source, from) && !(numbering.style === 'han' && /[，,]$/.test(numbering.mark));
}

/** A wrapped line may begin with a figure that looks like a number of an item only by chance: `1.05%`, `3、5`. */
function isDigitOnly(source: string, from: number): boolean {
  const c = source.charCodeAt(from + 2);
  return c >= 48 && c <= 57;
}

/** Widths at which the text was wrapped: at least this many lines within two columns of each other. */
const WRAPPED_LINES = 4;

/** For each width whether lines of about that width are many: 1 where they are. */
export function wrapWidths(facts: LineFacts): readonly number[] {
  // lists: a typed array of this size has its memory elsewhere, and that costs more than it holds
  const counts = new Array<number>(HARD_WRAP_MOST + 6).fill(0);
  for (let line = 0; line < facts.count; line++) {
    const width = facts.width[line] ?? 0;
    if (width >= HARD_WRAP_LEAST && width <= HARD_WRAP_MOST && ((facts.flags[line] ?? 0) & (TAB | PIPE)) === 0)
      counts[width] = (counts[width] ?? 0) + 1;
  }
  const wrapped = new Array<number>(HARD_WRAP_MOST + 1).fill(0);
  let near = (counts[HARD_WRAP_LEAST] ?? 0) + (counts[HARD_WRAP_LEAST + 1] ?? 0);
  for (let width = HARD_WRAP_LEAST; width <= HARD_WRAP_MOST; width++) {
    near += (counts[width + 2] ?? 0) - (counts[width - 3] ?? 0);
    wrapped[width] = near >= WRAPPED_LINES ? 1 : 0;
  }
  return wrapped;
}

/** 告, 报, 况, 项: how a title and the headings of its sections end. */
const isHeadingEnd = (c: number): boolean => c === 0x544a || c === 0x62a5 || c === 0x51b5 || c === 0x9879;
/** A whole title, or a whole heading with its number, that happens to be as wide as the page. */
const HEADING =
  /^(?!现|本|根据|按照|依据|为)[^，。；：,]{2,40}信息公开[^，。；：,]{0,8}(?:报告|年报)$|^[一二三四五六]、[^，。；：,]{4,40}(?:情况|事项)$/;

function isSentenceEnd(c: number): boolean {
  return c === 0x3002 || c === 0xff01 || c === 0xff1f || c === 0xff1b || c === 33 || c === 63 || c === 59;
}

/** Adds the text of lines `[first, end)` as one paragraph, comments left out; nothing where only comments stand. */
export function pushText(
  source: string,
  facts: LineFacts,
  first: number,
  end: number,
  blocks: Block[],
  comments: readonly Comment[],
  limit = source.length,
): void {
  const from = facts.from[first] ?? 0;
  const passage =
    end === first + 1 ? plainPassage(source, from, Math.min(facts.to[first] ?? from, limit)) : joinLines(source, facts, first, end);
  const clean = withoutEmphasis(comments.length > 0 ? withoutComments(passage, comments) : passage);
  if (clean.text.trim() === '') return;
  const to = Math.min(facts.to[end - 1] ?? from, limit);
  blocks.push({ type: 'paragraph', span: span(from, to), passage: clean, numbering: readNumbering(clean.text) });
}

function joinLines(source: string, facts: LineFacts, first: number, end: number): Passage {
  const segments: Segment[] = [];
  let text = '';
  let last = '';
  for (let line = first; line < end; line++) {
    const from = facts.from[line] ?? 0;
    const to = facts.to[line] ?? 0;
    if (from === to) continue;
    const piece = source.slice(from, to);
    if (line > first && PAGE_FOOT.test(piece)) continue;
    if (/[A-Za-z0-9]/.test(last) && /^[A-Za-z]/.test(piece)) {
      segments.push({ at: text.length, from, length: 1, sourceLength: 0 });
      text += ' ';
    }
    segments.push({ at: text.length, from, length: piece.length });
    text += piece;
    last = piece.charAt(piece.length - 1);
  }
  return passageOf(text, segments);
}

/** The passage with the comments in it left out. */
function withoutComments(passage: Passage, comments: readonly Comment[]): Passage {
  if (!passage.text.includes('<!--') && !passage.text.includes('-->')) return passage;
  let text = '';
  const segments: Segment[] = [];
  let index = 0;
  for (const segment of passage.segments) {
    let from = segment.from;
    const stop = segment.from + segment.length;
    while (index > 0 && (comments[index - 1]?.span.end ?? 0) > from) index--;
    if (index === 0 && comments.length > 16) index = lowerBound(comments, from);
    while (from < stop) {
      while (index < comments.length && (comments[index]?.span.end ?? 0) <= from) index++;
      const comment = comments[index];
      const cut = comment ? Math.min(stop, Math.max(from, comment.span.start)) : stop;
      if (cut > from) {
        segments.push({ at: text.length, from, length: cut - from });
        text += passage.text.slice(segment.at + from - segment.from, segment.at + cut - segment.from);
      }
      from = comment ? Math.max(cut, Math.min(stop, comment.span.end)) : stop;
    }
  }
  return passageOf(text, segments.length > 0 ? segments : [{ at: 0, from: passage.segments[0]?.from ?? 0, length: 0 }]);
}

function lowerBound(comments: readonly Comment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.span.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

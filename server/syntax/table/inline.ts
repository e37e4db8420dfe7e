import { isDigit } from '../../text/fold.ts';
import { type Span, span } from '../../text/span.ts';

/** White space of any width, the no-break and zero-width ones included. */
export function isSpace(c: number): boolean {
  if (c < 0x2000) return c === 32 || (c >= 9 && c <= 13) || c === 0xa0 || c === 0xad;
  if (c > 0x3000) return c === 0xfeff;
  return c === 0x3000 || c <= 0x200f || c === 0x202f || c === 0x205f || c === 0x2060;
}

/** `* _ ~ ` & \ < " '`: a cell with one of them may hold more than its words. */
export const isMark = (c: number): boolean => c < 128 && MARKS[c] === true;
const MARKS: readonly boolean[] = Array.from({ length: 128 }, (_, c) => '*_~`&\\<"\''.includes(String.fromCharCode(c)));

/** What a cell shows: its span is without the marks around it, `text` without those inside it as well. */
export interface Shown {
  readonly span: Span;
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  hellip: '…',
  mdash: '—',
  ndash: '–',
};
const LONGEST_ENTITY = 9;
/** Longer first. */
const PAIRS = ['***', '**', '__', '*', '_', '``', '`'];
/** A cell is peeled no more often than this: marks inside marks inside marks. */
const MOST_LAYERS = 6;
const LONGEST_TAG = 200;

/**
 * Reads what stands in `[from, to)` of the source as a reader of the rendered table sees it: emphasis, code marks, backslashes, entities and tags are
 * no part of it, `<br>` is a line break, raised digits stay raised. `quotes`: a cell of a spreadsheet, whose text may stand in quotation marks.
 * Linear in the cell.
 */
export function shownText(source: string, from: number, to: number, quotes: boolean): Shown {
  let start = from;
  let end = to;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const before = end - start;
    start = behindSpace(source, start, end);
    end = beforeSpace(source, start, end);
    const pair = PAIRS.find(
      (mark) => end - start > 2 * mark.length && source.startsWith(mark, start) && source.startsWith(mark, end - mark.length),
    );
    if (pair && source.slice(start + pair.length, end).indexOf(pair) === end - start - 2 * pair.length) {
      start += pair.length;
      end -= pair.length;
    } else if (quotes && end - start >= 2 && source.charCodeAt(start) === 34 && source.charCodeAt(end - 1) === 34) {
      start++;
      end--;
    } else if (quotes && source.charCodeAt(start) === 39 && isSignedDigit(source, start + 1)) start++;
    if (end - start === before) break;
  }
  if (start >= end) return { span: span(from, to), text: '' };
  return { span: span(start, end), text: plain(source.slice(start, end), quotes) };
}

/** A digit, or a sign and a digit. */
function isSignedDigit(source: string, at: number): boolean {
  const c = source.charCodeAt(at);
  return isDigit(c === 43 || c === 45 ? source.charCodeAt(at + 1) : c);
}

/** Behind white space, entities of white space and tags; a raised figure's tag is kept. */
function behindSpace(source: string, from: number, end: number): number {
  let at = from;
  for (;;) {
    while (at < end && isSpace(source.charCodeAt(at))) at++;
    const c = source.charCodeAt(at);
    let next = at;
    if (c === 38) {
      const entity = entityAt(source, at, end);
      if (entity && isBlank(entity.text)) next = entity.end;
    } else if (c === 60) {
      const close = tagEnd(source, at, end);
      if (close > 0 && !keepsItsTags(source, at)) next = close;
    }
    if (next === at || at >= end) return Math.min(at, end);
    at = next;
  }
}

function beforeSpace(source: string, from: number, to: number): number {
  let end = to;
  for (;;) {
    while (end > from && isSpace(source.charCodeAt(end - 1))) end--;
    const c = source.charCodeAt(end - 1);
    let before = end;
    if (c === 59) {
      const open = source.lastIndexOf('&', end - 1);
      const entity = open >= from && end - open <= LONGEST_ENTITY ? entityAt(source, open, end) : undefined;
      if (entity && entity.end === end && isBlank(entity.text)) before = open;
    } else if (c === 62 && end - from >= 3) {
      const open = source.slice(Math.max(from, end - LONGEST_TAG), end).lastIndexOf('<');
      const at = Math.max(from, end - LONGEST_TAG) + open;
      if (open >= 0 && tagEnd(source, at, end) === end && !keepsItsTags(source, at)) before = at;
    }
    if (before === end || end <= from) return Math.max(end, from);
    end = before;
  }
}

const isBlank = (text: string): boolean => isSpace(text.charCodeAt(0));

function entityAt(source: string, at: number, end: number): { readonly text: string; readonly end: number } | undefined {
  const close = source.slice(at, Math.min(end, at + LONGEST_ENTITY)).indexOf(';');
  if (close < 2) return undefined;
  const name = source.slice(at + 1, at + close);
  const number = /^#(?:x([0-9a-f]{1,5})|(\d{1,6}))$/i.exec(name);
  const code = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : 0;
  const text = number ? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '') : (ENTITIES[name] ?? '');
  return text === '' ? undefined : { text, end: at + close + 1 };
}

/** Behind the tag that begins at `at`; 0 where none does. */
function tagEnd(source: string, at: number, end: number): number {
  const c = source.charCodeAt(at + 1);
  const isName = (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 47;
  if (!isName) return 0;
  const close = source.slice(at, Math.min(end, at + LONGEST_TAG)).indexOf('>');
  return close < 0 ? 0 : at + close + 1;
}

/** A raised or a struck-out piece: without its tags it would be a figure. */
const keepsItsTags = (source: string, at: number): boolean => /^<\/?(?:su[bp]|del|s|strike)[\s>]/i.test(source.slice(at, at + 9));

const RAISED = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/** Digits as raised ones: a note's number must not run into a figure. */
export const raised = (text: string): string => text.replace(/\d/g, (digit) => RAISED[Number(digit)] ?? digit);

/** The element draws a line through its text. */
export const isStriking = (name: string): boolean => name === 'del' || name === 's' || name === 'strike';

const STROKES = '~~';

/** Text with a line through it, as Markdown writes it: deleted digits must not run into a figure. */
export const struck = (text: string): string => STROKES + text + STROKES;

/** The name in a tag, of an opening or a closing one. */
const tagName = (tag: string): string => /^<\/?([a-z]+)/i.exec(tag)?.[1]?.toLowerCase() ?? '';

function plain(text: string, quotes: boolean): string {
  let out = '';
  let up = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 38) {
      const entity = entityAt(text, i, text.length);
      if (entity) {
        out += entity.text;
        i = entity.end - 1;
        continue;
      }
    } else if (c === 60) {
      const close = tagEnd(text, i, text.length);
      if (close > 0) {
        const tag = text.slice(i, i + 6);
        if (/^<br[\s/>]/i.test(tag)) out += '\n';
        else if (/^<sup/i.test(tag)) up = true;
        else if (/^<\/sup/i.test(tag)) up = false;
        else if (/^<\/?(?:d|s[\s>t])/i.test(tag) && isStriking(tagName(text.slice(i, close)))) out += STROKES;
        i = close - 1;
        continue;
      }
    } else if (c === 92 && isPunctuation(text.charCodeAt(i + 1))) {
      out += text[++i];
      continue;
    } else if (c === 42 && text.charCodeAt(i + 1) === 42) {
      i++;
      continue;
    } else if (c === 34 && quotes && text.charCodeAt(i + 1) === 34) {
      out += '"';
      i++;
      continue;
    }
    const character = text[i] ?? '';
    out += up ? raised(character) : character;
  }
  return out.includes('\n')
    ? out
        .split('\n')
        .map((line) => line.trim())
        .join('\n')
        .trim()
    : out.trim();
}

const isPunctuation = (c: number): boolean =>
  (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126) || c === 0xff08 || c === 0xff09;

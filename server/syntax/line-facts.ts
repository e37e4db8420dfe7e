import { codesOf } from '../text/char-finder.ts';
import { isDigit, isHan } from '../text/fold.ts';
import type { Lines } from '../text/lines.ts';

/**
 * What the look of each line tells, taken in one pass over the characters. Arrays by line, offsets in UTF-16 units. The lines are those of `readLines`.
 */
export interface LineFacts {
  readonly lines: Lines;
  readonly count: number;
  /** First character that is no white space, and behind the last one; equal on a blank line. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly flags: readonly number[];
  /** Display columns of the trimmed text: 2 for everything from U+1100 on. */
  readonly width: readonly number[];
  /** Characters without any width stand in some line; they count for nothing. */
  readonly invisible: boolean;
}

/** A tab stands in the line. */
export const TAB = 1;
/** A tab stands between other characters or several tabs stand in the line: fields. */
export const FIELDS = 2;
/** A bar stands in the line: `|`, or one of its kind that draws tables. */
export const PIPE = 4;
/** Two spaces or more (or one ideographic or no-break space among them) stand between other characters. */
export const GAP = 8;
/** `<` stands in the line. */
export const MARKUP = 16;
/** Nothing but a figure, a placeholder or a unit behind a figure. */
export const VALUE = 32;
/** A tab stands before everything else in the line. */
export const TAB_FIRST = 64;
/** A digit stands in the line. */
export const DIGIT = 128;

/** Nothing but the rule between two rows of a drawn table: `+----+----+`, `├────┼────┤`. */
export const BORDER = 256;
/** Ends in several figures one space apart, with a label before them or nothing and perhaps a remark behind: `一、新收 4 1 0 5 含转办`. */
export const FIGURES = 512;

/** `|` and `｜│┃║`, and what a scan or a slip makes of it: `¦丨`. */
export const isBar = (c: number): boolean =>
  c === 124 || c === 0xff5c || c === 0x2502 || c === 0x2503 || c === 0x2551 || c === 0xa6 || c === 0x4e28;

/** Bars with single strokes between are cells without a figure. */
const BORDER_LINE = /^(?!(?:[\u2502\u2503\u2551]\s*(?:-\s+)?)*$)(?:[+\u2500-\u257f]|\|(?=[-=:\s|]*\+))[-=:+|\s\u2500-\u257f]{3,}$/;

/** A page number on a line of its own: `- 3 -`, `第 3 页 共 9 页`. */
export const PAGE_FOOT = /^(?:[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页(?:[，,\s]{0,3}共\s*\d{1,3}\s*页)?)$/;

/** No page's number is longer. */
const LONGEST_FOOT = 20;
/** - — – － 第 */
const opensFoot = (c: number): boolean => c === 45 || c === 0x2014 || c === 0x2013 || c === 0xff0d || c === 0x7b2c;

/** Nothing but a page's number stands from `from` to `to`, which is asked of whole lines: one that does not begin as one costs a look at it. */
export const isPageFoot = (source: string, from: number, to: number): boolean =>
  to - from <= LONGEST_FOOT && opensFoot(source.charCodeAt(from)) && PAGE_FOOT.test(source.slice(from, to));

/** Spaces of every width, U+2000 to U+200A among them, and what has none. */
const BLANKS: readonly number[] = [32, 9, 0xa0, 0x3000, 12, 11, 0x202f, 0x205f, ...Array.from({ length: 11 }, (_, i) => 0x2000 + i)];
/** Characters without any width: they count for nothing. */
export const INVISIBLE: readonly number[] = [0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff];
const isBlank = (c: number): boolean => KINDS[c] === BLANK;
/** + - , . / ? % _ \ ~ and their full-width twins, dashes. */
const VALUE_SIGNS = '+-,./?%_\\~＋－，．／？％＿＼～—–−―·';
const UNITS = '件项条元万个份次';
const OTHER = 0;
const BLANK = 1;
const DIGIT_KIND = 2;
const BAR = 3;
const SIGN = 4;
const UNIT = 5;
const LESS = 6;
const BREAK = 7;

/** What kind each character is of. */
const KINDS = new Uint8Array(0x10000);
for (const c of [...BLANKS, ...INVISIBLE]) KINDS[c] = BLANK;
for (const c of '0123456789０１２３４５６７８９') KINDS[c.charCodeAt(0)] = DIGIT_KIND;
for (const c of '|｜│┃║¦丨') KINDS[c.charCodeAt(0)] = BAR;
for (const c of VALUE_SIGNS) KINDS[c.charCodeAt(0)] = SIGN;
for (const c of UNITS) KINDS[c.charCodeAt(0)] = UNIT;
KINDS['<'.charCodeAt(0)] = LESS;
for (const c of '\r\n') KINDS[c.charCodeAt(0)] = BREAK;

/** What stands alone for nothing, or for a nought. */
const NONE = codesOf('无×○〇零OＯ');

/** What stands alone for nothing where the lines around it say so: it may as well be a piece of a number. */
const PERHAPS_NONE = codesOf('、…*＊');

/** `>` that quotes a block, as Markdown and mail do, and no sign in the text. */
const isQuote = (source: string, at: number): boolean => {
  const next = source.charCodeAt(at + 1);
  return at + 1 >= source.length || next === 32 || next === 62 || KINDS[next] === BREAK || isBar(next);
};

/** Fewer figures may stand behind a word by chance. */
const LEAST_FIGURES = 2;
const LEAST_BARE_FIGURES = 3;

/** The line ends in several figures, each behind a space. */
function endsInFigures(source: string, from: number, to: number): boolean {
  let figures = 0;
  let marks = 0;
  let i = to;
  while (i > from) {
    const end = i;
    // a mark for nothing among the figures
    if (isMarkForNothing(source.charCodeAt(i - 1)) && (i - 1 === from || isBlank(source.charCodeAt(i - 2)))) {
      i--;
      marks++;
      while (i > from && isBlank(source.charCodeAt(i - 1))) i--;
      continue;
    }
    // 3件 as well
    const last = KINDS[source.charCodeAt(end - 1)] === UNIT && isDigit(source.charCodeAt(end - 2)) ? end - 1 : end;
    i = last;
    while (i > from && (isDigit(source.charCodeAt(i - 1)) || isPoint(source.charCodeAt(i - 1)))) i--;
    if (i === last || !isDigit(source.charCodeAt(last - 1)) || (i > from && !isBlank(source.charCodeAt(i - 1)))) {
      // what stands here is a word: the figures behind it are counted, and one behind its colon
      if (i < last && isDigit(source.charCodeAt(last - 1)) && isColon(source.charCodeAt(i - 1))) figures++;
      i = end;
      break;
    }
    figures++;
    while (i > from && isBlank(source.charCodeAt(i - 1))) i--;
  }
  return figures + marks >= (figures > 0 && i > from ? LEAST_FIGURES : LEAST_BARE_FIGURES);
}

const LONGEST_REMARK = 12;

/** Before a word of Chinese at the end of the line that stands behind three figures or more; the end where none does. */
function beforeRemark(source: string, from: number, to: number): number {
  if (source.charCodeAt(to - 1) < 0x4e00) return to;
  let at = to - 1;
  while (at > from && to - at <= LONGEST_REMARK && source.charCodeAt(at) !== 32) at--;
  if (source.charCodeAt(at) !== 32 || isDigit(source.charCodeAt(at + 1))) return to;
  let figures = 0;
  for (let i = at; i > from && figures < LEAST_BARE_FIGURES; i--) {
    const c = source.charCodeAt(i);
    if (c === 32) {
      if (!isDigit(source.charCodeAt(i - 1))) return to;
      figures++;
    } else if (!isDigit(c) && !isPoint(c)) return to;
  }
  return figures < LEAST_BARE_FIGURES ? to : at;
}

/** `/ - — – － _ \\` and what else stands alone in a cell. */
const isMarkForNothing = (c: number): boolean => c !== 44 && c !== 46 && (KINDS[c] === SIGN || NONE.has(c));

const isColon = (c: number): boolean => c === 58 || c === 0xff1a;

/** , ， . - and a sign in front. */
const isPoint = (c: number): boolean => c === 44 || c === 46 || c === 45 || c === 0xff0c || c === 0xff0d || c === 0x2212;

/** Looks at every line once. */
export function readLineFacts(source: string): LineFacts {
  const { length } = source;
  // a name of its own: those of a file are read and checked anew at each character
  const kinds = KINDS;
  const starts: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const flags: number[] = [];
  const width: number[] = [];
  /** Lines that are told by those around them. */
  const doubtful: number[] = [];
  const lettersOrNone: number[] = [];
  let invisible = false;
  for (let i = 0; ; ) {
    starts.push(i);
    let flag = 0;
    let first = -1;
    let last = i;
    let wide = 0;
    let columns = 0;
    let spaces = 0;
    let wideSpace = false;
    let hasSpace = false;
    let tabInside = 0;
    let other = 0;
    let signs = 0;
    let digits = 0;
    let units = 0;
    while (i < length) {
      let c = source.charCodeAt(i);
      if (c === 32) {
        spaces++;
        i++;
        continue;
      }
      const kind = kinds[c] ?? OTHER;
      if (kind === BREAK) break;
      if (kind === BLANK || (c === 62 && first < 0 && isQuote(source, i))) {
        i++;
        if (c === 9) {
          flag |= TAB;
          tabInside++;
          if (first < 0) flag |= TAB_FIRST;
        } else if (c === 0x3000 || c === 0xa0) wideSpace = true;
        else if (INVISIBLE.includes(c)) {
          invisible = true;
          continue;
        }
        spaces++;
        continue;
      }
      if (first < 0) first = i;
      else if (spaces > 0) {
        columns += spaces;
        hasSpace = true;
        if (spaces >= 2 || wideSpace) flag |= GAP;
      }
      spaces = 0;
      wideSpace = false;
      // what is alike stands together, words above all
      const run = i;
      if (c >= 0x1100) wide++;
      while (++i < length) {
        c = source.charCodeAt(i);
        if (kinds[c] !== kind) break;
        if (c >= 0x1100) wide++;
      }
      const alike = i - run;
      columns += alike;
      last = i;
      if (kind === OTHER) other += alike;
      else if (kind === DIGIT_KIND) digits += alike;
      else if (kind === BAR) flag |= PIPE;
      else if (kind === SIGN) signs += alike;
      else if (kind === UNIT) units += alike;
      else {
        flag |= MARKUP;
        other += alike;
      }
    }
    const line = flags.length;
    if (first < 0) {
      from.push(i);
      to.push(i);
      if (flag & TAB && tabInside > 1) flag |= FIELDS;
    } else {
      from.push(first);
      to.push(last);
      if (tabInside > (flag & TAB_FIRST ? 1 : 0)) flag |= FIELDS;
      if (digits > 0) flag |= DIGIT;
      if (digits > 0 || signs >= LEAST_BARE_FIGURES || NONE.has(source.charCodeAt(last - 1))) {
        if (hasSpace && !(flag & (TAB | PIPE)) && columns - wide < 200 && endsInFigures(source, first, beforeRemark(source, first, last)))
          flag |= FIGURES;
      }
      const opening = source.charCodeAt(first);
      if ((opening === 43 || opening === 124 || (opening >= 0x2500 && opening <= 0x257f)) && BORDER_LINE.test(source.slice(first, last)))
        flag |= BORDER;
      const size = last - first;
      if (other === 0 && !(flag & FIGURES) && (digits > 0 ? units <= 2 : signs > 0 && signs <= 3 && units === 0)) {
        flag |= VALUE;
        if (size <= 3 && digits > 0 && digits === size - 1 && isStop(source.charCodeAt(last - 1))) doubtful.push(line);
      } else if (other === 1 && size <= 3 && digits + signs + units === 0) {
        if (NONE.has(opening)) {
          flag |= VALUE;
          if (size === 1) lettersOrNone.push(line);
        } else if (size === 1 && PERHAPS_NONE.has(opening)) doubtful.push(line);
      }
    }
    flags.push(flag);
    width.push(columns + wide);
    if (i >= length) break;
    i += source.charCodeAt(i) === 13 && source.charCodeAt(i + 1) === 10 ? 2 : 1;
  }
  const facts = { lines: { starts, length }, count: starts.length, from, to, flags, width, invisible };
  for (const line of doubtful) decide(source, facts, line);
  for (const line of lettersOrNone) if (isFirstLetter(source, facts, line)) flags[line] = (flags[line] ?? 0) & ~VALUE;
  return facts;
}

/** 无, and right below it 法: the word of a narrow merged cell, a letter per line. */
function isFirstLetter(source: string, { from, to, flags, count }: LineFacts, line: number): boolean {
  const below = line + 1;
  if (below >= count || (to[below] ?? 0) - (from[below] ?? 0) !== 1 || (flags[below] ?? 0) & VALUE) return false;
  return isHan(source.charCodeAt(from[below] ?? 0));
}

/** `.` and `．`. */
const isStop = (c: number): boolean => c === 46 || c === 0xff0e;

/** Empty lines, or with a bar alone, that may stand between two cells. */
const MOST_BETWEEN = 5;
/** 三, 1: what stands before 、 in a number that a narrow column tore. */
const ORDINAL = /^(?:[一二三四五六七八九十]{1,3}|[1-9１-９])$/;

/**
 * `1.` above a label is its number and no figure of the row above; 、 or * alone stands for nothing beside a figure or its like, or below a label, unless it
 * is a piece of a torn number: 三, 、, 本年度办理结果.
 */
function decide(source: string, facts: LineFacts & { readonly flags: number[] }, line: number): void {
  const { from, to, flags, width } = facts;
  const above = neighbour(source, facts, line, -1);
  const below = neighbour(source, facts, line, 1);
  const hasWords = below !== undefined && !((flags[below] ?? 0) & VALUE) && !isPerhapsNone(source, facts, below);
  const isLabel = hasWords && !NUMBERED.test(source.slice(from[below], (from[below] ?? 0) + 4));
  if ((flags[line] ?? 0) & VALUE) {
    if (isLabel) flags[line] = (flags[line] ?? 0) & ~VALUE;
    return;
  }
  const isTorn = isLabel && above !== undefined && ORDINAL.test(source.slice(from[above], to[above]));
  // 1, 、, 属于国家秘密: whether 1 is the last figure of the row above, nobody can tell
  if (isTorn) flags[above] = (flags[above] ?? 0) & ~VALUE;
  const isBeside = (above !== undefined && ((flags[above] ?? 0) & VALUE) !== 0) || (below !== undefined && !hasWords);
  const isBelow = above !== undefined && (width[above] ?? 0) > 2 && (width[above] ?? 0) <= LONGEST_LABEL;
  if (!isTorn && (isBeside || isBelow)) flags[line] = (flags[line] ?? 0) | VALUE;
}

const LONGEST_LABEL = 84;
const NUMBERED = /^(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]|[\d１-９]{1,2}[.．、]|[①-⑳⑴-⒇])/;

const isPerhapsNone = (source: string, { from, to }: LineFacts, line: number): boolean =>
  (to[line] ?? 0) - (from[line] ?? 0) === 1 && PERHAPS_NONE.has(source.charCodeAt(from[line] ?? 0));

/** The nearest line with words above or below; a page's number is none. */
function neighbour(source: string, { from, to, flags, count }: LineFacts, line: number, step: 1 | -1): number | undefined {
  for (let n = 1, at = line + step; n <= MOST_BETWEEN && at >= 0 && at < count; n++, at += step) {
    const start = from[at] ?? 0;
    const stop = to[at] ?? 0;
    if (stop === start || (stop === start + 1 && (flags[at] ?? 0) & PIPE)) continue;
    if (!isPageFoot(source, start, stop)) return at;
  }
  return undefined;
}

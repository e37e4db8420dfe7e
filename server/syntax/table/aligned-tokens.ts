import { readNumbering } from '../../text/numbering.ts';
import { type Span, span } from '../../text/span.ts';
import { DIGIT, FIGURES, GAP, type LineFacts } from '../line-facts.ts';
import { isSpace } from './inline.ts';

/** One piece of a line between gaps of two spaces or more. */
export interface Token {
  readonly span: Span;
  readonly text: string;
  /** Distance from the line's start in characters, the measure that text taken out of a PDF keeps, */
  readonly column: number;
  /** and in display columns, which text aligned by hand keeps. */
  readonly display: number;
  readonly figure: boolean;
}

const FIGURE =
  /^[+\-＋－−]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?(?:[%％]|[件项条个份次])?$|^[/／\\＼—–－―_＿~～-]{1,4}$|^[无×○〇零OＯ]$/;

const FIGURES_ONLY = /^[\d０-９,.\s件项条个份次]+$/;

/** Text in front of a figure that is one space away. */
const LABEL_TEXT = /[\u4e00-\u9fff）)”」]/;
const ENDS_IN_DIGIT = /\d\s*$/;
const FIGURE_ALONE = /^[\d０-９][\d０-９,.]*$/;

/** The pieces of a line: what gaps separate, and figures one space apart. Linear in the line. */
export function tokensOf(source: string, facts: LineFacts, line: number): Token[] {
  const from = facts.from[line] ?? 0;
  const to = facts.to[line] ?? 0;
  let begin = facts.lines.starts[line] ?? 0;
  if (source.charCodeAt(begin) === 12) begin++;
  const flags = facts.flags[line] ?? 0;
  const tokens: Token[] = [];
  let wide = 0;
  let measured = facts.lines.starts[line] ?? 0;
  /** Tokens come from left to right. */
  const push = (at: number, text: string, figure: boolean): void => {
    for (; measured < at; measured++) if (source.charCodeAt(measured) >= 0x1100) wide++;
    const column = at - begin;
    tokens.push({ span: span(at, at + text.length), text, column, display: column + wide, figure });
  };
  if (!(flags & GAP) || isNarrow(source, from, flags & FIGURES ? behindFirstFigure(source, from, to) : to)) {
    if (flags & FIGURES) {
      wordsAndFigures(source.slice(from, to), from, push);
      return tokens;
    }
    const text = to - from > 200 ? '' : source.slice(from, to);
    if (isHeaderLine(text)) {
      for (const word of text.matchAll(/\S+/g)) push(from + word.index, word[0], false);
      return tokens;
    }
    const label = flags & DIGIT || ENDS_IN_STROKE.test(text) ? LABEL_AND_FIGURE.exec(text) : null;
    if (label?.[1] && label[2] && !isSentence(label[1])) {
      push(from, label[1].trimEnd(), false);
      push(to - label[2].length, label[2], true);
      return tokens;
    }
    const counted = flags & DIGIT ? NAME_AND_COUNT.exec(text) : null;
    if (counted?.[1] && counted[2]) {
      push(from, counted[1], false);
      push(to - counted[2].length, counted[2], true);
      return tokens;
    }
    const remark = flags & DIGIT ? (TWO_FIGURES.test(text) ? REMARK_BEHIND : REMARK_BEHIND_ONE).exec(text) : null;
    if (remark?.[1] && remark[2] && !isSentence(text)) {
      wordsAndFigures(remark[1], from, push);
      push(to - remark[2].length, remark[2], false);
      return tokens;
    }
  }
  let i = from;
  while (i < to) {
    const start = i;
    let end = i;
    let spaces = 0;
    let words = 1;
    let digits = 0;
    for (; i < to; i++) {
      const c = source.charCodeAt(i);
      if (c === 32 || isSpace(c)) {
        spaces += c === 0x3000 ? 2 : 1;
        if (spaces >= 2 && !isSpacedTotal(source, end, i, to)) break;
      } else {
        if (spaces > 0) {
          spaces = 0;
          words++;
        }
        if (c >= 48 && c <= 57) digits++;
        end = i + 1;
      }
    }
    i = behindSpaces(source, i, to);
    if (end === start) continue;
    const text = source.slice(start, end);
    if (words === 1) {
      push(start, text, digits === end - start || FIGURE.test(text) || isAnnotated(text));
      continue;
    }
    const pieces = text.split(/[\s\u00a0]+/);
    if (pieces[1] === '计' && pieces[0]?.endsWith('总')) pieces.splice(0, 2, text.slice(0, text.indexOf('计') + 1));
    const isLabelled =
      pieces.length > 2 &&
      (end === to || FIGURES_ONLY.test(source.slice(end, to))) &&
      tokens.every(({ figure }) => !figure) &&
      /[\u4e00-\u9fff]/.test(pieces[0] ?? '') &&
      pieces.slice(1).every((piece) => FIGURE.test(piece));
    // figures alone, or behind a long label that leaves one space before them
    if (isLabelled || (pieces.length > 1 && pieces.every((piece) => FIGURE.test(piece)))) {
      let at = start;
      pieces.forEach((piece, index) => {
        at = source.indexOf(piece, at);
        push(at, piece, !isLabelled || index > 0);
        at += piece.length;
      });
    } else push(start, text, FIGURE.test(text) || isAnnotated(text));
  }
  // a label and its first figure one space apart: 1.属于国家秘密 0   0   0
  const last = tokens.findIndex(({ figure }) => figure);
  const glued = last > 0 ? tokens[last - 1] : tokens.length === 1 ? tokens[0] : undefined;
  if (glued && last > 0) {
    const space = Math.max(glued.text.lastIndexOf(' '), glued.text.lastIndexOf('\u00a0'));
    const label = glued.text.slice(0, Math.max(0, space));
    const figure = glued.text.slice(space + 1);
    if (LABEL_TEXT.test(label) && !ENDS_IN_DIGIT.test(label.slice(-4)) && FIGURE_ALONE.test(figure)) {
      const at = glued.span.end - figure.length;
      const column = at - begin;
      let display = glued.display + (column - glued.column);
      for (let i = glued.span.start; i < at; i++) if (source.charCodeAt(i) >= 0x1100) display++;
      tokens.splice(
        last - 1,
        1,
        { ...glued, span: span(glued.span.start, glued.span.start + label.length), text: label },
        { span: span(at, glued.span.end), text: figure, column, display, figure: true },
      );
    }
  }
  return tokens;
}

const WORD = /\S+/g;

/** Where the figures at the end of a line begin. */
function behindFirstFigure(source: string, from: number, to: number): number {
  let first = to;
  for (const word of source.slice(from, to).matchAll(WORD)) {
    if (!FIGURE.test(word[0])) first = to;
    else if (first === to) first = from + word.index;
  }
  return first;
}

/** No gap of two spaces is in it, nor a wide one: no-break spaces part words as others do. */
function isNarrow(source: string, from: number, to: number): boolean {
  let spaces = 0;
  for (let i = from; i < to; i++) {
    const c = source.charCodeAt(i);
    if (c === 0x3000) return false;
    spaces = c === 32 || isSpace(c) ? spaces + 1 : 0;
    if (spaces >= 2) return false;
  }
  return true;
}

function behindSpaces(source: string, from: number, to: number): number {
  let i = from;
  for (; i < to; i++) {
    const c = source.charCodeAt(i);
    if (c !== 32 && !isSpace(c)) break;
  }
  return i;
}

/** 总　计: two characters of one word, a wide space apart. */
function isSpacedTotal(source: string, end: number, from: number, to: number): boolean {
  if (source.charCodeAt(end - 1) !== 0x603b) return false;
  let next = from;
  while (next < to && next < end + 6 && isSpace(source.charCodeAt(next))) next++;
  return source.charCodeAt(next) === 0x8ba1;
}

/** Three short words or more, one space apart: 自然人 法人或其他组织 总计; 本年增/减 is one. */
export function isHeaderLine(text: string): boolean {
  const words = text.split(/\s/);
  return words.length >= (words[0]?.endsWith('...') ? 2 : 3) && words.every((word, i) => (i === 0 ? FIRST_NAME : NAME).test(word));
}

const NAME = /^[\u4e00-\u9fff][\u4e00-\u9fff/／]{1,11}$/;
/** Dots may lead from it to the others. */
const FIRST_NAME = /^[\u4e00-\u9fff][\u4e00-\u9fff/／]{1,11}[.．·…]*$/;

/** A label and one figure, or a stroke for none: 行政许可 12, 行政强制 /. The minutes of 时间：2026-01-18 11:45 are none. */
const LABEL_AND_FIGURE =
  /^(\S.*(?:[\u4e00-\u9fff）)”」]\s|[.．·…]{3}\s|(?<!\d)[：:]\s?))([+-]?[\d０-９](?:[\d０-９,.．]{0,14}|\d{0,2}(?:，\d{3})+)|[/／—–－-])$/;
/** 行政许可 12件: a short name, as prose may end so. */
const NAME_AND_COUNT = /^([\u4e00-\u9fff]{2,10})\s([\d０-９]{1,9}(?:[.．][\d０-９]{1,6})?(?:[件项条个份次]|万?元))$/;
const ENDS_IN_STROKE = /[\u4e00-\u9fff）)]\s[/／—–－-]$/;
/** 规章 0 0 0 含上年: a remark behind a row of figures. */
const TWO_FIGURES = /\d [+-]?\d/;
const REMARK_BEHIND = /^(\S.*[\u4e00-\u9fff）)”」](?: (?:[+-]?\d[\d,.]*|[/—–-])){2,}) ([\u4e00-\u9fff][\u4e00-\u9fff、（）()]{0,15})$/;
/** 行政许可 12 含上年: nothing but two words and a figure; 2024 年度报告 and 12 月底 are none. */
const REMARK_BEHIND_ONE =
  /^([\u4e00-\u9fff]{2,14} \d[\d,.]{0,11}) (?![年月日号期件条项份次个家人名元万])([\u4e00-\u9fff]{2,12}(?:[（(][\u4e00-\u9fff]{1,8}[）)])?)$/;
const COLON = /^(.*[：:])([+-]?[\d０-９][\d０-９,.]*)$/;

/** A wrapped line of prose that ends in a figure by chance: no label has a comma or a stop outside brackets, or a colon at its end inside them. */
const isSentence = (text: string): boolean =>
  /[，。；]/.test(text) && /[，。；]/.test(text.replace(/[：:]\s?$/.test(text) ? /[（(][^（()）]*[）)]/g : /[（(][^（()）]*[）)]?/g, ''));

/** Three figures stand before a remark. */
const LEAST_BEFORE_REMARK = 3;

/** Takes a line of figures one space apart to pieces: its words, cut where a number opens the next label, and the figures at its end. */
function wordsAndFigures(text: string, from: number, push: (at: number, text: string, figure: boolean) => void): void {
  const pieces: { at: number; text: string }[] = [];
  for (const word of text.matchAll(/[^\s\u00a0]+/g)) {
    const glued = COLON.exec(word[0]);
    if (glued?.[1] && glued[2]) pieces.push({ at: word.index, text: glued[1] }, { at: word.index + glued[1].length, text: glued[2] });
    else pieces.push({ at: word.index, text: word[0] });
  }
  // a remark behind them
  const end =
    pieces.length > LEAST_BEFORE_REMARK &&
    !FIGURE.test(pieces[pieces.length - 1]?.text ?? '') &&
    FIGURE.test(pieces[pieces.length - 2]?.text ?? '')
      ? pieces.length - 1
      : pieces.length;
  let first = end;
  while (first > 0 && FIGURE.test(pieces[first - 1]?.text ?? '')) first--;
  // a running number before the first label
  let open = first > 1 && /^\d{1,3}$/.test(pieces[0]?.text ?? '') && readNumbering(pieces[1]?.text ?? '') ? 1 : 0;
  for (let i = open + 1; i <= first; i++) {
    if (i < first && !readNumbering(pieces[i]?.text ?? '')) continue;
    const start = pieces[open]?.at ?? 0;
    const last = pieces[i - 1];
    push(from + start, text.slice(start, (last?.at ?? 0) + (last?.text.length ?? 0)), false);
    open = i;
  }
  for (const { at, text: figure } of pieces.slice(first, end)) push(from + at, figure, true);
  for (const { at, text: remark } of pieces.slice(end)) push(from + at, remark, false);
}

/** A figure with a remark or a unit: 22（其中修订16件）, 251000元, ? 0. */
function isAnnotated(text: string): boolean {
  const opening = text.charCodeAt(0);
  if (opening === 63 || opening === 0xff1f) return /^.\s?\d*$/.test(text);
  return opening >= 48 && opening <= 57 && text.length <= 16 && !readNumbering(text) && !/^\d{4}\s?年/.test(text);
}

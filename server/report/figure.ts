import { codesOf } from '../text/char-finder.ts';
import type { ColumnTemplate } from '../template/schema.ts';
import { isHan } from '../text/fold.ts';
import type { CellKind, FigureStyle } from './report.ts';

/** What a cell says, read by itself. */
export interface FigureReading {
  readonly kind: CellKind;
  readonly value: number | undefined;
  readonly style: FigureStyle | undefined;
}

const BLANK: FigureReading = { kind: 'blank', value: undefined, style: undefined };
const PLACEHOLDER: FigureReading = { kind: 'placeholder', value: undefined, style: undefined };
const TEXT: FigureReading = { kind: 'text', value: undefined, style: undefined };
const PLAIN_STYLE: FigureStyle = { fullWidth: false, thousands: false, unit: undefined, signed: false, fraction: false, split: false };

const PLACEHOLDERS = /^(?:[/／\\＼—–\-－―_＿~～…·.、*＊×]{1,4}|无|没有|不适用|未发生|N\/?A|n\/?a|\/\/)$/;
const FIGURE = /^([+\-＋－−﹣]?)((?:\d{1,3}(?:[,，]\d{3})+|\d+))(?:[.．](\d+))?(件|项|条|个|份|次|期|元|万元)?(?:整)?$/;
const SPLIT = /^\d+(?: \d+)+(?:\.\d+)?$/;
/** Raised and circled digits are footnote marks; folding would run them into the figure (3① is not 31). */
const FOOTNOTE = /[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff\u2776-\u2793]/;
const EDGE = /[\s\u200b-\u200f\u2060]/;

/** A cell's text without the blanks at its ends, visible or not. */
function withoutBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && EDGE.test(text.charAt(start))) start++;
  while (end > start && EDGE.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** A count as everybody writes it: 0, 12. */
export const isPlainFigure = ({ kind, style }: FigureReading): boolean => kind === 'figure' && style === PLAIN_STYLE;

/** More digits than any count has: figures of several cells run together. */
const MOST_DIGITS = 13;

/**
 * Reads the text of a cell. A count is a non-negative integer, an amount may have decimals, 本年增/减 may have a sign. Full-width digits, thousands
 * separators and a unit are read and remarked in `style`; what is no figure of its column has kind `text` and no value. Figures are exact: counts are
 * integers below 10^13, amounts the number as written.
 */
export function readFigure(text: string, column: ColumnTemplate): FigureReading {
  if (text === '0') return ZERO;
  const trimmed = withoutBlanks(text);
  if (trimmed === '') return BLANK;
  if (/^\d{1,6}$/.test(trimmed) && !(trimmed.length > 1 && trimmed.startsWith('0')))
    return { kind: 'figure', value: Number(trimmed), style: PLAIN_STYLE };
  if (trimmed.length > 40) return TEXT;
  if (PLACEHOLDERS.test(trimmed)) return PLACEHOLDER;
  if (FOOTNOTE.test(trimmed)) return TEXT;
  const halfWidth = trimmed.normalize('NFKC').replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
  const fullWidth = /[０-９]/.test(trimmed);
  const match = FIGURE.exec(halfWidth.replace(/ (?=件|项|条|个|份|次|期|元|万元)/, ''));
  if (!match) {
    if (SPLIT.test(halfWidth)) return { kind: 'text', value: undefined, style: { ...PLAIN_STYLE, fullWidth, split: true } };
    return TEXT;
  }
  const [, sign = '', whole = '', fraction, unit] = match;
  const digits = whole.replace(/[,，]/g, '');
  if (digits.length > MOST_DIGITS || (digits.length > 1 && digits.startsWith('0'))) return TEXT;
  const negative = sign !== '' && sign !== '+' && sign !== '＋';
  const style: FigureStyle = {
    fullWidth,
    thousands: whole.length !== digits.length,
    unit,
    signed: sign !== '',
    fraction: fraction !== undefined,
    split: false,
  };
  if (unit === '元' && column.unit === '万元') return { kind: 'text', value: undefined, style };
  if (negative && column.value !== 'signed') return { kind: 'text', value: undefined, style };
  if (fraction !== undefined && column.value !== 'amount') return { kind: 'text', value: undefined, style };
  const value = Number(fraction === undefined ? digits : `${digits}.${fraction}`);
  return { kind: 'figure', value: negative ? -value || 0 : value, style };
}

const ZERO: FigureReading = { kind: 'figure', value: 0, style: PLAIN_STYLE };

const FIGURE_LIKE = /^[+\-＋－−]?\s?[\d０-９][\d０-９,，.．\s\u00a0]*[%％]?$/;
const ANNOTATED = /^(?:[?？]\s?[\d０-９]*|[+\-＋－−]?[\d０-９].{0,24})$/s;
/** A nought that is no digit. */
const WRITTEN_ZERO = /^[oOＯ○〇零]$/;
const NUMBERED =
  /^(?:[\d０-９]{1,2}(?:[.．][\d０-９]{1,2}){0,3}\s?[.．、)）]\s{0,4}|\d[.．]\d{1,2}[.．]\d{1,2}\s{0,4})[^\d０-９\s.．、)）%％]/;

/** A Chinese character or a bracket first, perhaps behind a number (1.), and no word for nothing: a name, as nearly all labels are, and no figure. */
export function isName(text: string): boolean {
  const c = text.charCodeAt(0);
  if (c >= 0x4e00 && c <= 0x9fff) return text.length > LONGEST_NOTHING || !NOTHING.has(c);
  if (c >= 49 && c <= 57) return isStop(text.charCodeAt(1)) && isHan(text.charCodeAt(2));
  return c === 0xff08 || c === 0x28;
}
const isStop = (c: number): boolean => c === 46 || c === 0x3001;
/** How 无, 没有, 不适用, 未发生 and 零 begin. */
const NOTHING = codesOf('无没不未零');
const LONGEST_NOTHING = 3;

/** The text stands in a cell for figures: a figure, a placeholder, or a figure with a remark. `1.属于国家秘密` is a label. */
export function isFigureText(text: string): boolean {
  if (text === '0') return true;
  if (text === '' || text.length > 30 || isName(text)) return false;
  if (FIGURE_LIKE.test(text)) return true;
  if (NUMBERED.test(text)) return false;
  return PLACEHOLDERS.test(text) || WRITTEN_ZERO.test(text) || ANNOTATED.test(text);
}

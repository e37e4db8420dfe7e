import { type Codes, charFinder, codesOf } from './char-finder.ts';
import { isDigit } from './fold.ts';

/**
 * A number as prose writes it: 12 · １２ · 1,234 · 3.5 · 十二 · 一百零五 · 两 · 14万 · 1.2亿 · 二〇二五.
 *
 *     近14万余条
 *      ^start
 *        ^end   `approximate`, value 140000, scale 10000
 */
export interface Numeral {
  readonly start: number;
  /** Behind the last digit or 万, 亿; 余 and 多 are not in it. */
  readonly end: number;
  readonly value: number;
  /** What 万 or 亿 at the end multiplies by, else 1: `value / scale` stands before it. */
  readonly scale: number;
  /** Digits behind the decimal point, as written. */
  readonly decimals: number;
  readonly style: 'digits' | 'fullWidth' | 'han';
  /** 余, 多, 几, 来 directly behind or 近, 约, 超, 逾, 不足 directly before: the value is not exact. 左右 and 以上 follow the unit; see Mention. */
  readonly approximate: boolean;
  /** Behind the last character of the number, 余 and 多 included: where the unit begins. */
  readonly unitAt: number;
  /** 第3 · 第二: a place in an order, not a count. */
  readonly ordinal: boolean;
  /** 百分之三: written as a share. */
  readonly percent: boolean;
}

const ARABIC = /[0-9０-９]{1,15}(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]{1,8})?/y;
const HAN = '零〇一二两三四五六七八九十百千万亿';
const HAN_CODES = codesOf(HAN);
const FEN = '分'.charCodeAt(0);
const nextNumber = charFinder(`0123456789０１２３４５６７８９${HAN}`);
const SCALE = /^(?:百万|千万|十万|[百千万亿])/;
const SCALES: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 十万: 1e5, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8 };
const HAN_DIGITS = '零一二三四五六七八九';
const ABOUT_BEFORE = /(?:近|约|超|超过|逾|不足|不到|将近|接近|至少|大概)$/;
/** With what ABOUT_BEFORE ends. */
const ABOUT_LAST = codesOf('近约超过逾足到少概');
const ABOUT_BEHIND = codesOf('余多几来');
const NOT_ABOUT = /^(?:来自|来源|来信|来访|多种|多元)/;
/** 数十件, 几百条: nobody knows how many. */
const VAGUE = /(?<![总件次条])[数几上成]$/;

const FULL_WIDTH = /[０-９]/;
const ORDINAL = '第'.charCodeAt(0);

const half = (text: string): string => text.replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/** `text` times a power of ten, without the rounding of binary fractions. */
const shifted = (text: string, scale: number): number => Number(`${text}e${Math.round(Math.log10(scale))}`);

/**
 * Every number of a text in order; with `followers` only those with one of these UTF-16 units directly behind, or at the end. Linear in the text.
 */
export function readNumerals(text: string, followers?: Codes): readonly Numeral[] {
  const found: Numeral[] = [];
  let percent = false;
  let next = 0;
  for (let start = nextNumber(text, 0); start >= 0; start = nextNumber(text, next)) {
    // 统一, 一是, 万家: most are no numbers but a character of a word
    if (followers && !percent && isWithin(text, start, followers)) {
      next = start + 1;
      continue;
    }
    next = numberEnd(text, start);
    // 百分之, 三分之一
    if (text.charCodeAt(next) === FEN && text.startsWith('分之', next)) {
      percent = text.charAt(next - 1) === '百';
      if (!percent) next = behindFraction(text, next);
      continue;
    }
    if (followers && !percent && next < text.length && !followers.has(text.charCodeAt(next)) && !MAY_SCALE.has(text.charCodeAt(next)))
      continue;
    const isDigits = isDigit(text.charCodeAt(start));
    const written = text.slice(start, next);
    const read = isDigits ? readDigits(text, written, start) : readHan(written, start);
    if (!read) continue;
    next = Math.max(next, read.end);
    if (!isDigits && VAGUE.test(text.slice(Math.max(0, start - 3), start))) continue;
    const behind = ABOUT_BEHIND.has(text.charCodeAt(read.end)) && !NOT_ABOUT.test(text.slice(read.end, read.end + 2));
    const last = text.charCodeAt(start - 1);
    found.push({
      start,
      end: read.end,
      value: read.value,
      scale: read.scale,
      decimals: read.decimals,
      style: isDigits ? (FULL_WIDTH.test(written) ? 'fullWidth' : 'digits') : 'han',
      approximate: behind || (ABOUT_LAST.has(last) && ABOUT_BEFORE.test(text.slice(Math.max(0, start - 3), start))),
      unitAt: read.end + (behind ? 1 : 0),
      ordinal: last === ORDINAL,
      percent: percent && text.startsWith('百分之', start - 3),
    });
    percent = false;
  }
  return found;
}

/** A single Chinese numeral with neither a numeral, nor 分之, nor one of `followers` behind it. */
function isWithin(text: string, start: number, followers: Codes): boolean {
  if (start + 1 >= text.length || !HAN_CODES.has(text.charCodeAt(start))) return false;
  const behind = text.charCodeAt(start + 1);
  return behind !== FEN && !HAN_CODES.has(behind) && !followers.has(behind);
}

const LONGEST_HAN = 16;
const LONGEST_PLAIN = 15;
const POINTS = codesOf(',，.．');

/** Behind the number that begins at an offset. Most are a few digits, or a character or two. */
function numberEnd(text: string, start: number): number {
  let end = start;
  while (end - start < LONGEST_HAN && HAN_CODES.has(text.charCodeAt(end))) end++;
  if (end > start) return end;
  while (end - start < LONGEST_PLAIN && isDigit(text.charCodeAt(end))) end++;
  if (!POINTS.has(text.charCodeAt(end))) return end;
  ARABIC.lastIndex = start;
  return start + (ARABIC.exec(text)?.[0].length ?? 0);
}

/** Behind the number that follows the 分之 at an offset. */
function behindFraction(text: string, at: number): number {
  return numberEnd(text, at + 2);
}

type Read = Pick<Numeral, 'end' | 'value' | 'scale' | 'decimals'>;

const PLAIN = /^[0-9]+$/;
const MAY_SCALE = codesOf('十百千万亿');

function readDigits(text: string, written: string, start: number): Read {
  if (!MAY_SCALE.has(text.charCodeAt(start + written.length)) && PLAIN.test(written))
    return { end: start + written.length, value: Number(written), scale: 1, decimals: 0 };
  const plain = half(written).replace(/[,，]/g, '');
  const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  let end = start + written.length;
  const scaleText = SCALE.exec(text.slice(end, end + 2))?.[0] ?? '';
  // 100百分点 is no hundred hundreds
  const scale = text.startsWith('百分', end) ? 1 : (SCALES[scaleText] ?? 1);
  if (scale > 1) end += scaleText.length;
  let value = shifted(plain, scale);
  // 1万2千: a smaller number stands behind
  const more = scale >= 1e4 ? /^([0-9０-９]{1,4})([百千])?(?![0-9０-９.．,，])/.exec(text.slice(end, end + 6)) : null;
  if (!more) return { end, value, scale, decimals };
  value += shifted(half(more[1] ?? '0'), SCALES[more[2] ?? ''] ?? 1);
  return { end: end + more[0].length, value, scale: 1, decimals: 0 };
}

const POSITIONAL = /^[零〇一二两三四五六七八九]+$/;

function readHan(written: string, start: number): Read | undefined {
  const end = start + written.length;
  if (written.length > 1 && POSITIONAL.test(written)) {
    // 二〇二五 is read digit by digit; 三五 and 两三 are not exact
    if (written.length < 4 && !/[零〇]/.test(written)) return undefined;
    return { end, value: Number([...written].map(hanDigit).join('')), scale: 1, decimals: 0 };
  }
  const value = hanValue(written);
  if (value === undefined) return undefined;
  const last = written.charAt(written.length - 1);
  return { end, value, scale: last === '万' ? 1e4 : last === '亿' ? 1e8 : 1, decimals: 0 };
}

const hanDigit = (c: string): number => (c === '〇' ? 0 : c === '两' ? 2 : HAN_DIGITS.indexOf(c));

/** The value of a Chinese numeral with its units; `undefined` where it is none (百, 万一, 千百). */
function hanValue(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '万' || c === '亿') {
      const scale = c === '万' ? 1e4 : 1e8;
      section += digit ?? 0;
      if (section === 0) return undefined;
      total = c === '亿' ? (total + section) * scale : total + section * scale;
      section = 0;
      digit = undefined;
      smallest = Number.POSITIVE_INFINITY;
    } else if (c === '十' || c === '百' || c === '千') {
      const unit = c === '十' ? 10 : c === '百' ? 100 : 1000;
      if (unit >= smallest || (digit === undefined && (unit > 10 || (i > 0 && !'零〇万亿'.includes(text.charAt(i - 1)))))) return undefined;
      section += (digit ?? 1) * unit;
      smallest = unit;
      digit = undefined;
    } else if (c === '零' || c === '〇') {
      if (digit !== undefined) return undefined;
      if (text.length === 1) return 0;
    } else {
      if (digit !== undefined) return undefined;
      digit = hanDigit(c);
    }
  }
  return total + section + (digit ?? 0);
}

const HAN_ORDER = ['', '十', '百', '千'];

/** 0 to 9999 in Chinese numerals: 零, 十二, 一百零五. */
export function hanCount(value: number): string {
  if (value === 0) return '零';
  const digits = [...String(value)].map(Number);
  let text = '';
  for (const [i, digit] of digits.entries()) {
    const order = digits.length - 1 - i;
    if (digit !== 0) text += `${digit === 1 && order === 1 && i === 0 ? '' : HAN_DIGITS.charAt(digit)}${HAN_ORDER[order] ?? ''}`;
    else if (digits.slice(i + 1).some((rest) => rest !== 0) && !text.endsWith('零')) text += '零';
  }
  return text;
}

/** A count in the manner of another: Chinese numerals where that was written so and they stay short, else plain digits. */
export const writtenLike = (model: Pick<Numeral, 'style'>, value: number): string =>
  model.style === 'han' && Number.isInteger(value) && value < 100 ? hanCount(value) : String(value);

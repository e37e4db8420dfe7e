/**
 * A number that opens a heading, an item or a label.
 *
 *     （三）不予公开
 *     ^^^^ mark      name starts behind it
 */
export interface Numbering {
  readonly ordinal: number;
  /** `han` 一、, 第一部分 · `hanBracket` （一） · `digit` 1. · `digitBracket` （1） · `circle` ① or ⑴. */
  readonly style: 'han' | 'hanBracket' | 'digit' | 'digitBracket' | 'circle';
  /** The mark as written, e.g. `3、`. */
  readonly mark: string;
  /** Length of the mark in the text it was read from, leading spaces and the 加： of a sum included. */
  readonly length: number;
}

/** Signs and pictures in front: ■ 📊 */
const PICTURES = /^(?:[\s\u3000\ufe0f\u200d\u25a0-\u27bf\u2b00-\u2bff]|[\ud83c-\ud83e][\udc00-\udfff])+/;

const MARK =
  /^[\s\u3000]*(?:[加减][：:]|等于[：:])?(?:([一二三四五六七八九十]{1,3})[ \u3000]?[、.．,，]|[（(﹙［〔【[][ \u3000]?([一二三四五六七八九十]{1,3})[ \u3000]?[）)﹚］〕】\]]、?|([0-9０-９]{1,2})(?:[、]|[.．](?![0-9０-９]))|[（(][ \u3000]?([0-9０-９]{1,2})[ \u3000]?[）)]、?|([①-⑳⑴-⒇])|第([一二三四五六七八九十]{1,3})部分(?:[ \u3000]*[、：:．.，,]|(?=[ \t\u3000\u00a0]+\S)))/;

/** Length of what stands before the first word of a text: signs, pictures and the spaces behind them; 0 where it begins with a word or a space. */
export function picturesLength(text: string): number {
  const c = text.charCodeAt(0);
  return c >= 0x25a0 && (c < 0x2c00 || (c >= 0xd83c && c <= 0xd83e)) ? (PICTURES.exec(text)?.[0].length ?? 0) : 0;
}

const HAN = '一二三四五六七八九十';

/** The value of 一 to 九十九; `undefined` for anything else. */
export function hanOrdinal(text: string): number | undefined {
  if (text.length === 1) return HAN.indexOf(text) + 1 || undefined;
  const ten = text.indexOf('十');
  if (ten < 0 || text.length > 3) return undefined;
  const tens = ten === 0 ? 1 : HAN.indexOf(text.slice(0, ten)) + 1;
  const ones = ten === text.length - 1 ? 0 : HAN.indexOf(text.slice(ten + 1)) + 1;
  return tens > 0 && tens < 10 ? tens * 10 + ones : undefined;
}

/** 一 to 九十九. */
export function hanNumber(ordinal: number): string {
  const ones = ordinal % 10 === 0 ? '' : (HAN[(ordinal % 10) - 1] ?? '');
  if (ordinal < 10) return ones;
  return `${ordinal < 20 ? '' : (HAN[Math.floor(ordinal / 10) - 1] ?? '')}十${ones}`;
}

/** The value of digits of either width. */
function digitsValue(digits: string): number {
  let value = 0;
  for (let i = 0; i < digits.length; i++) {
    const c = digits.charCodeAt(i);
    value = 10 * value + c - (c < 0xff10 ? 48 : 0xff10);
  }
  return value;
}

/** With what a mark may begin: white space and signs, its own characters, or the 加： of a table that is written as a sum. */
const [MARKED, OPERATED] = [1, 2];
const OPENINGS = new Uint8Array(0x10000);
OPENINGS.fill(MARKED, 0, 33).fill(MARKED, 0xa0, 0x4e00);
for (const c of '\ufeff一二三四五六七八九十第（(﹙［[0123456789０１２３４５６７８９') OPENINGS[c.charCodeAt(0)] = MARKED;
OPENINGS.fill(MARKED, 0xd83c, 0xd83f);
for (const c of '加减等') OPENINGS[c.charCodeAt(0)] = OPERATED;
const OPERATOR = /^(?:[加减]|等于)[：:]/;

/** Whether a text may begin with a number. */
export const mayBeNumbered = (text: string): boolean => OPENINGS[text.charCodeAt(0)] !== 0;

/** Reads the number at the start of a line or label; `undefined` where there is none. `1.5` and `2024.` are no numbers of an item. */
export function readNumbering(text: string): Numbering | undefined {
  const opening = OPENINGS[text.charCodeAt(0)] ?? 0;
  if (opening === 0 || (opening === OPERATED && !OPERATOR.test(text))) return undefined;
  const pictures = picturesLength(text);
  const match = MARK.exec(pictures > 0 ? text.slice(pictures) : text);
  if (!match) return undefined;
  const whole = match[0];
  const length = pictures + whole.length;
  const written = whole.trim();
  const mark = OPENINGS[written.charCodeAt(0)] === OPERATED ? written.replace(OPERATOR, '') : written;
  if (match[1] !== undefined) return numberingOf(hanOrdinal(match[1]), 'han', mark, length);
  if (match[2] !== undefined) return numberingOf(hanOrdinal(match[2]), 'hanBracket', mark, length);
  if (match[3] !== undefined) return numberingOf(digitsValue(match[3]), 'digit', mark, length);
  if (match[4] !== undefined) return numberingOf(digitsValue(match[4]), 'digitBracket', mark, length);
  if (match[6] !== undefined) return numberingOf(hanOrdinal(match[6]), 'han', mark, length);
  const code = (match[5] ?? '').charCodeAt(0);
  return numberingOf(code >= 0x2474 ? code - 0x2473 : code - 0x245f, 'circle', mark, length);
}

const numberingOf = (ordinal: number | undefined, style: Numbering['style'], mark: string, length: number): Numbering | undefined =>
  ordinal === undefined ? undefined : { ordinal, style, mark, length };

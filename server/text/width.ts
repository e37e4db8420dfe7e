import { eastAsianWidth } from 'get-east-asian-width';

const SEGMENTS = /\p{Mark}|[\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u;

/** Display columns of a text: wide and full-width characters take 2, ambiguous ones 1, combining marks 0. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    if (code < 0x300) width += code < 32 ? 0 : 1;
    else if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3000 && code <= 0x3029) || (code >= 0xff01 && code <= 0xff60)) width += 2;
    else if (!SEGMENTS.test(c)) width += eastAsianWidth(code);
  }
  return width;
}

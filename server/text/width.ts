import { eastAsianWidth } from 'get-east-asian-width';

const SEGMENTS = /\p{Mark}|[\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u;

/** How wide a character is shown that is wide in some fonts and narrow in others. */
export type AmbiguousWidth = 1 | 2;

/** Characters that several code points make together: joined emoji, flags, skin tones, keycaps. */
const JOINED = /[\u200d\ufe0f\u20e3]|[\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/u;

/**
 * Display columns of a text: wide and full-width characters take 2, ambiguous ones 1 or as said, combining marks 0; what several code points make
 * together is as wide as its widest.
 */
export function displayWidth(text: string, ambiguous: AmbiguousWidth = 1): number {
  if (!JOINED.test(text)) return widthOfCharacters(text, ambiguous);
  let width = 0;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    if (!JOINED.test(segment)) width += widthOfCharacters(segment, ambiguous);
    else if (/\p{Emoji}/u.test(segment)) width += 2;
    else width += widest(segment, ambiguous);
  }
  return width;
}

/** The width of the widest character: marks above and below it take no column of their own. */
function widest(segment: string, ambiguous: AmbiguousWidth): number {
  let most = 0;
  for (const c of segment) most = Math.max(most, widthOfCharacters(c, ambiguous));
  return most;
}

function widthOfCharacters(text: string, ambiguous: AmbiguousWidth): number {
  const ambiguousAsWide = ambiguous === 2;
  let width = 0;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    if (code < (ambiguousAsWide ? 0x7f : 0x300)) width += code < 32 ? 0 : 1;
    else if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3000 && code <= 0x3029) || (code >= 0xff01 && code <= 0xff60)) width += 2;
    else if (!SEGMENTS.test(c)) width += eastAsianWidth(code, { ambiguousAsWide });
  }
  return width;
}

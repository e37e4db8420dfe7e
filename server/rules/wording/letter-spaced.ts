import { codesOf } from '../../text/char-finder.ts';
import { cueOf, type CuedPart, type Cues, standsAt } from './cues.ts';

/** Blanks of any width. */
const ALL = ' \u00a0\u2002\u2003\u2009\u3000';
export const BLANKS = codesOf(ALL);
export const BLANK = cueOf([...ALL]);

const LETTER_SPACED = /(?:[\u3001-\u9fff\uff01-\uff1f] ){3}[\u4e00-\u9fff]/;

/** Whether a part is letter-spaced, as a PDF gives some lines: 邮 编 ： 电 话. The pattern is tried where three blanks stand two characters apart. */
export function isLetterSpaced({ at, kinds }: Cues, { text, cues, from, to }: CuedPart): boolean {
  if ((cues & BLANK) === 0) return false;
  let last = -2;
  let inStep = 0;
  for (let i = from; i < to; i++) {
    if (!standsAt(kinds, i, BLANK)) continue;
    const place = at[i] ?? 0;
    inStep = place === last + 2 ? inStep + 1 : 1;
    if (inStep === 3) return LETTER_SPACED.test(text);
    last = place;
  }
  return false;
}

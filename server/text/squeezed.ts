import { codesOf } from './char-finder.ts';
import { type Passage, type Squeezed, sourceSpan } from './passage.ts';

const SPACES = /[\s\u200b]+/g;
const WORDS = /[^\s\u200b]+/g;

/** What a pattern's `\s` means above the no-break space, and the zero width space; the ideographic space is the last before all Chinese. */
const SPACES_ABOVE = codesOf(
  '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff',
);

/** As a search for `[\s\u200b]`, with one look at a Chinese character. */
function hasSpace(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 0x3000 ? c === 0xfeff : c <= 0x20 ? c === 0x20 || (c >= 9 && c <= 13) : c >= 0xa0 && SPACES_ABOVE.has(c)) return true;
  }
  return false;
}

/** A text without any white space: words broken by a line, a page or a typist's spaces are whole again. */
export const squeeze = (text: string): string => (hasSpace(text) ? text.replace(SPACES, '') : text);

/** Squeezes a passage, once. Linear in it. */
export function squeezed(passage: Passage): Squeezed {
  passage.squeezed ??= squeezeAnew(passage);
  return passage.squeezed;
}

function squeezeAnew(passage: Passage): Squeezed {
  const { text } = passage;
  if (!hasSpace(text)) return { text, span: (start, end) => sourceSpan(passage, start, end) };
  /** Where each piece between spaces begins, squeezed and in the passage. */
  const at: number[] = [];
  const from: number[] = [];
  let out = '';
  WORDS.lastIndex = 0;
  for (let match = WORDS.exec(text); match; match = WORDS.exec(text)) {
    at.push(out.length);
    from.push(match.index);
    out += match[0];
  }
  const origin = (offset: number): number => {
    let low = 0;
    let high = at.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((at[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return (from[low] ?? 0) + offset - (at[low] ?? 0);
  };
  return {
    text: out,
    span: (start, end) => sourceSpan(passage, origin(start), end > start ? origin(end - 1) + 1 : origin(start)),
  };
}

/** Text for a message: without white space, cut behind `most` characters. */
export function shown(text: string, most = 40): string {
  const whole = squeeze(text);
  return whole.length > most ? `${whole.slice(0, most)}…` : whole;
}

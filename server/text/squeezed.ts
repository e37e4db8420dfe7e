import { type Passage, sourceSpan } from './passage.ts';
import type { Span } from './span.ts';

const SPACE = /[\s\u200b]/;
const SPACES = /[\s\u200b]+/g;
const WORDS = /[^\s\u200b]+/g;

/** A text without any white space: words broken by a line, a page or a typist's spaces are whole again. */
export const squeeze = (text: string): string => (SPACE.test(text) ? text.replace(SPACES, '') : text);

/** A passage without white space, with the way back to the source. */
export interface Squeezed {
  readonly text: string;
  /** Source span of the characters `[start, end)` of `text`; an empty stretch gives an empty span. */
  readonly span: (start: number, end: number) => Span;
}

/** Squeezes a passage. Linear in it. */
export function squeezed(passage: Passage): Squeezed {
  const { text } = passage;
  if (!SPACE.test(text)) return { text, span: (start, end) => sourceSpan(passage, start, end) };
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

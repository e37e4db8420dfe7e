import { type Passage, sourceSpan } from './passage.ts';
import type { Span } from './span.ts';

const SPACE = /[\s\u200b]/;
const SPACES = /[\s\u200b]+/g;

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
  const origin: number[] = [];
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (SPACE.test(c)) continue;
    origin.push(i);
    out += c;
  }
  const last = (origin[origin.length - 1] ?? -1) + 1;
  return {
    text: out,
    span: (start, end) => {
      const from = origin[start] ?? last;
      return sourceSpan(passage, from, end > start ? (origin[end - 1] ?? from) + 1 : from);
    },
  };
}

/** Text for a message: without white space, cut behind `most` characters. */
export function shown(text: string, most = 40): string {
  const whole = squeeze(text);
  return whole.length > most ? `${whole.slice(0, most)}…` : whole;
}

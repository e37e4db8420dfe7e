import { innerQuotes } from '../../text/inner-quotes.ts';

/** A stretch between 。！？；, in a text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

const STOP = /[。！？；!?;]/g;

/** Stretches between 。！？；. */
export function sentencesOf(text: string): readonly Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  STOP.lastIndex = 0;
  for (let match = STOP.exec(text); match; match = STOP.exec(text)) {
    found.push({ start, end: match.index + 1 });
    start = match.index + 1;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}

const MOST = 24;

/** For a quotation: cut behind a mark or so many characters, never inside a number. */
export function cut(text: string, most = MOST): string {
  const words = innerQuotes(text.replace(/[。：；]$/, ''));
  if (words.length <= most) return words;
  let end = most;
  while (end > most - 8 && /[0-9.,%]/.test(words.charAt(end - 1)) && /[0-9.,%万亿件条次份]/.test(words.charAt(end))) end--;
  return `${words.slice(0, end)}…`;
}

import { type Lines, lineAt, lineEnd } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { displayWidth } from '../text/width.ts';

/**
 * The source line of a finding with a stroke below the characters that are meant, in display columns, so that it lines up under Chinese:
 *
 *     12 | 三、（一）予以公开	3	0
 *        |                   	^
 *
 * A long line is cut to a window around the finding. `width` is that of the source part. A finding over several lines shows the first.
 */
export function codeFrame(text: string, lines: Lines, at: Span, width: number): { readonly source: string; readonly stroke: string } {
  const line = lineAt(lines, Math.min(at.start, text.length));
  const start = lines.starts[line] ?? 0;
  const end = lineEnd(text, lines, line);
  const from = Math.min(at.start, end);
  const to = Math.max(from, Math.min(at.end, end));
  // From the start of the line where the finding can be seen that way: a row begins with its label.
  const fromStart = forward(text, start, end, width);
  const left = to <= fromStart ? start : backward(text, from, start, Math.floor(width / 3));
  const right = forward(text, left, end, width);
  return frame(text, left, right, from, Math.min(to, right), left > start, right < end);
}

const CUT = '...';

function frame(text: string, left: number, right: number, from: number, to: number, cutLeft: boolean, cutRight: boolean) {
  const before = shown(text.slice(left, from));
  const marked = shown(text.slice(from, to));
  const after = shown(text.slice(to, right));
  const stroke = ' '.repeat((cutLeft ? CUT.length : 0) + displayWidth(before)) + '^'.repeat(Math.max(1, displayWidth(marked)));
  return { source: `${cutLeft ? CUT : ''}${before}${marked}${after}${cutRight ? CUT : ''}`, stroke };
}

/** What a terminal would act upon is shown as a sign: tabs as two spaces, control and direction characters as themselves drawn. */
export const shown = (text: string): string =>
  text
    .replaceAll('\t', '  ')
    .replace(/[\x00-\x1f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\u2421');

/** The furthest offset from `from` whose text fits into `columns`; at most `end`. */
function forward(text: string, from: number, end: number, columns: number): number {
  let at = from;
  let used = 0;
  while (at < end) {
    const c = String.fromCodePoint(text.codePointAt(at) ?? 0);
    used += displayWidth(shown(c));
    if (used > columns || at - from > columns * 4) return at;
    at += c.length;
  }
  return end;
}

/** The same towards the start of the line. */
function backward(text: string, from: number, start: number, columns: number): number {
  let at = from;
  let used = 0;
  while (at > start) {
    const low = text.charCodeAt(at - 1);
    const length = low >= 0xdc00 && low <= 0xdfff && at - 2 >= start ? 2 : 1;
    used += displayWidth(shown(text.slice(at - length, at)));
    if (used > columns || from - at > columns * 4) return at;
    at -= length;
  }
  return start;
}

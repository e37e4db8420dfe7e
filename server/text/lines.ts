/**
 * Lines of a text. A line ends at `\n`, `\r\n` or `\r` and at nothing else (a form feed is a character): the same lines as in the
 * language server protocol, so that positions agree with every editor.
 */
export interface Lines {
  /** Offset of each line's first character; never empty, the first is 0. */
  readonly starts: readonly number[];
  readonly length: number;
}

/** Line and character, zero-based, the character in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Reads the line starts in one pass. */
export function readLines(text: string): Lines {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c !== 10 && c !== 13) continue;
    if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
    starts.push(i + 1);
  }
  return { starts, length: text.length };
}

/** Index of the line that holds `offset` (binary search). */
export function lineAt(lines: Lines, offset: number): number {
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Position of an offset; offsets outside the text are moved to its ends. */
export function positionAt(lines: Lines, offset: number): Position {
  const inside = Math.max(0, Math.min(offset, lines.length));
  const line = lineAt(lines, inside);
  return { line, character: inside - (lines.starts[line] ?? 0) };
}

/** Offset of a position; positions behind a line's end are moved to it. */
export function offsetAt(lines: Lines, position: Position): number {
  const start = lines.starts[position.line];
  if (start === undefined) return position.line < 0 ? 0 : lines.length;
  const next = lines.starts[position.line + 1] ?? lines.length + 1;
  return Math.max(start, Math.min(start + position.character, next - 1));
}

/** End of a line without its line break. */
export function lineEnd(text: string, lines: Lines, line: number): number {
  let end = lines.starts[line + 1] ?? text.length;
  const start = lines.starts[line] ?? text.length;
  if (line + 1 < lines.starts.length) {
    if (end > start && text.charCodeAt(end - 1) === 10) end--;
    if (end > start && text.charCodeAt(end - 1) === 13) end--;
  }
  return end;
}

/** The line break that the text uses: that of its first line, `\n` where it has none. */
export function lineBreakOf(text: string): '\n' | '\r\n' | '\r' {
  const at = text.search(/[\r\n]/);
  if (at < 0 || text[at] === '\n') return '\n';
  return text[at + 1] === '\n' ? '\r\n' : '\r';
}

/** Nothing but white space stands behind `offset`. */
export function restIsBlank(text: string, offset: number): boolean {
  for (let i = offset; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 32 && c !== 0xa0 && c !== 0x3000 && c !== 0xfeff) return false;
  }
  return true;
}

/** A character that ends a line. */
export const isBreak = (c: number): boolean => c === 10 || c === 13;

import { type Lines, type Position, positionAt } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** Zero-based lines and characters (UTF-16 units), as in the language server protocol. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A stretch of text by lines and characters. */
export const rangeOf = (lines: Lines, at: Span): Range => ({ start: positionAt(lines, at.start), end: positionAt(lines, at.end) });

/**
 * A stretch of text by UTF-16 offsets, end exclusive: the one location type below the transport.
 *
 *     一、总体情况
 *     ^start     ^end
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The stretch from `start` to `end`. */
export const span = (start: number, end: number): Span => ({ start, end });

/** `inner` lies in `outer`, borders included. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** `offset` lies in `at` or on one of its borders (a cursor behind the last character still belongs to it). */
export const touches = (at: Span, offset: number): boolean => at.start <= offset && offset <= at.end;

/** The two share at least one character, or one is empty and lies inside the other. */
export const overlaps = (a: Span, b: Span): boolean =>
  a.start < b.end && b.start < a.end
    ? true
    : (a.start === a.end && b.start <= a.start && a.start <= b.end) || (b.start === b.end && a.start <= b.start && b.start <= a.end);

/** The smallest stretch that holds both. */
export const cover = (a: Span, b: Span): Span => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });

/** The characters of `text` at `at`. */
export const slice = (text: string, at: Span): string => text.slice(at.start, at.end);

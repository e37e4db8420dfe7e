import { type Span, span } from '../text/span.ts';

/** One entry of the outline. `missing` stands where something prescribed is not there: its span is empty. */
export interface OutlineItem {
  readonly kind: 'title' | 'section' | 'heading' | 'table' | 'rows' | 'missing';
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  /** Inside `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

/** `inner` begins inside `outer`. */
export const begins = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.start < outer.end;

/** `at` without the empty lines at its end. */
export function trimmedEnd(source: string, at: Span): Span {
  let { end } = at;
  while (end > at.start && ' \t\r\n\f\u3000'.includes(source.charAt(end - 1))) end--;
  return span(at.start, end);
}

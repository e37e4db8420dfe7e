import { type Span, span } from './span.ts';

/**
 * Text as a reader takes it in, with the way back to the source: lines joined, entities resolved, table cells left out. Rules search
 * in `text` and report `sourceSpan(passage, …)`.
 */
export interface Passage {
  readonly text: string;
  /** In order, covering the text; within one segment both sides run in step. */
  readonly segments: readonly Segment[];
  /** The same without white space, once somebody has asked for it: see `squeezed`, which alone sets it. */
  squeezed: Squeezed | undefined;
}

/** A passage without white space, with the way back to the source. */
export interface Squeezed {
  readonly text: string;
  /** Source span of the characters `[start, end)` of `text`; an empty stretch gives an empty span. */
  readonly span: (start: number, end: number) => Span;
}

/** A passage of a text and where its pieces stand in the source. */
export const passageOf = (text: string, segments: readonly Segment[]): Passage => ({ text, segments, squeezed: undefined });

/** `length` characters from `at` in the passage are those from `from` in the source. A resolved entity has `sourceLength` of its own. */
export interface Segment {
  readonly at: number;
  readonly from: number;
  readonly length: number;
  readonly sourceLength?: number;
}

/** A passage that is one stretch of the source. */
export const plainPassage = (source: string, start: number, end: number): Passage =>
  passageOf(source.slice(start, end), [{ at: 0, from: start, length: end - start }]);

function segmentAt(passage: Passage, offset: number): Segment | undefined {
  let low = 0;
  let high = passage.segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((passage.segments[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return passage.segments[low];
}

/** Source offset of the character at `offset` of the passage. */
export function sourceStart(passage: Passage, offset: number): number {
  const segment = segmentAt(passage, offset);
  if (!segment) return 0;
  if (segment.sourceLength !== undefined) return offset - segment.at >= segment.length ? segment.from + segment.sourceLength : segment.from;
  return segment.from + Math.min(offset - segment.at, segment.length);
}

/** Source span of the characters `[start, end)` of the passage; an empty stretch gives an empty span. */
export function sourceSpan(passage: Passage, start: number, end: number): Span {
  const from = sourceStart(passage, start);
  if (end <= start) return span(from, from);
  const last = segmentAt(passage, end - 1);
  if (!last) return span(from, from);
  const to = last.sourceLength !== undefined ? last.from + last.sourceLength : last.from + (end - last.at);
  return span(from, Math.max(from, to));
}

/** **一、总体情况**: marks of emphasis around words, as Markdown has them. */
const EMPHASIS = /\*\*(?=[^\s*])([^*]{1,500})(?<=\S)\*\*/g;

/** The passage without marks of emphasis; the way back to the source passes over them. */
export function withoutEmphasis(passage: Passage): Passage {
  if (!passage.text.includes('**')) return passage;
  const marks: number[] = [];
  for (const { 0: all, index } of passage.text.matchAll(EMPHASIS)) marks.push(index, index + all.length - 2);
  if (marks.length === 0) return passage;
  const segments: Segment[] = [];
  let text = '';
  let next = 0;
  for (const segment of passage.segments) {
    const stop = segment.at + segment.length;
    let from = segment.at;
    while (from < stop) {
      const mark = marks[next] ?? Number.POSITIVE_INFINITY;
      const to = Math.min(stop, Math.max(from, mark));
      if (to > from) {
        const whole = to - from === segment.length && segment.sourceLength !== undefined ? { sourceLength: segment.sourceLength } : {};
        segments.push({ at: text.length, from: segment.from + from - segment.at, length: to - from, ...whole });
        text += passage.text.slice(from, to);
      }
      from = Math.max(to, Math.min(stop, mark + 2));
      if (from >= mark + 2) next++;
    }
  }
  return passageOf(text, segments);
}

/** Several passages read one behind the other. */
export function joined(passages: readonly Passage[]): Passage {
  let text = '';
  const segments: Segment[] = [];
  for (const passage of passages) {
    for (const segment of passage.segments) segments.push({ ...segment, at: segment.at + text.length });
    text += passage.text;
  }
  return passageOf(text, segments);
}

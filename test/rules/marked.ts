import { readReport } from '../../server/report/read-report.ts';
import type { Report } from '../../server/report/report.ts';
import { readTree } from '../../server/syntax/read-tree.ts';
import type { Span } from '../../server/text/span.ts';

export { problemsOfExample as problemsOf } from '../../server/service/example-run.ts';

/** A text without its `«…»`, and the spans they stood around, in the order in which they open. */
export function readMarks(marked: string): { readonly text: string; readonly marks: readonly Span[] } {
  const marks: { start: number; end: number }[] = [];
  const open: number[] = [];
  let text = '';
  for (const c of marked) {
    if (c === '«') {
      open.push(marks.length);
      marks.push({ start: text.length, end: text.length });
    } else if (c === '»') {
      const mark = marks[open.pop() ?? -1];
      if (mark) mark.end = text.length;
    } else text += c;
  }
  return { text, marks };
}

/** The text with `«…»` around the spans, for a readable comparison. */
export function drawMarks(text: string, spans: readonly Span[]): string {
  const inserts = spans.flatMap((at, i) => [
    { offset: at.start, mark: '«', order: i },
    { offset: at.end, mark: '»', order: at.start === at.end ? i + 0.5 : -1 - i },
  ]);
  inserts.sort((a, b) => a.offset - b.offset || a.order - b.order);
  let drawn = '';
  let done = 0;
  for (const { offset, mark } of inserts) {
    drawn += text.slice(done, offset) + mark;
    done = offset;
  }
  return drawn + text.slice(done);
}

export const reportOf = (text: string, kind: 'text' | 'page' = 'text'): Report => readReport(readTree(text, kind));

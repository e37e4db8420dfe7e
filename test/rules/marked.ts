import { digestOf } from '../../server/report/fingerprint.ts';
import { readReport } from '../../server/report/read-report.ts';
import type { Report } from '../../server/report/report.ts';
import type { Example, Rule } from '../../server/rules/rule.ts';
import { ledgerOf } from '../../server/rules/rollup/ledger.ts';
import { type Neighbours, noNeighbours, type Subordinate } from '../../server/rules/shared/neighbours.ts';
import { checkReport } from '../../server/service/check.ts';
import { findLastYear } from '../../server/service/last-year.ts';
import { createParagraphIndex } from '../../server/service/paragraph-index.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings, type Settings } from '../../server/service/settings.ts';
import { readSubordinates, subordinateEntries } from '../../server/service/subordinates.ts';
import { readTree } from '../../server/syntax/read-tree.ts';
import type { Span } from '../../server/text/span.ts';

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

/** The settings under which an example is read: its rule is on, with the example's options. */
export function settingsOf(rule: Rule, example: Example): Settings {
  const options = (example.options ?? {}) as Readonly<Record<string, unknown>>;
  const severity = rule.severity === 'off' ? ({ severity: 'warning' } as const) : {};
  const own = { ...options, ...severity };
  const rules = Object.keys(own).length > 0 ? { [rule.id]: own } : {};
  return example.expectedYear === undefined && Object.keys(rules).length === 0 ? defaultSettings : { rules, year: example.expectedYear };
}

/** The reports that an example names beside its own. */
function neighboursOf({ lastYear, others = [], subordinates }: Example, report: Report): Neighbours {
  if (subordinates) return { ...noNeighbours, subordinates: subordinatesOf(report, subordinates) };
  const last = lastYear === undefined ? undefined : { uri: 'memory:/上年.md', name: '上年.md', report: reportOf(lastYear) };
  const { unusable } = findLastYear('memory:/本年.md', report, {
    resolve: (_, path) => `memory:/${path}`,
    report: (uri) => (uri === last?.uri ? last.report : undefined),
    index: { before: () => undefined },
  });
  if (unusable) return { ...noNeighbours, lastYearUnusable: unusable };
  if (lastYear === undefined && others.length === 0) return noNeighbours;
  const index = createParagraphIndex();
  index.put('memory:/本年.md', '本年.md', digestOf(report));
  if (last) index.put(last.uri, last.name, digestOf(last.report));
  others.forEach((other, i) => {
    index.put(`memory:/其他${i + 1}.md`, `其他${i + 1}.md`, digestOf(reportOf(other)));
  });
  return { ...noNeighbours, lastYear: last, repeatOf: ({ span }) => index.repeats('memory:/本年.md', last?.uri).get(span.start) };
}

/** The texts as the files that the front matter names under 下级, in that order; an entry without a text names a file that is not there. */
function subordinatesOf(report: Report, texts: readonly string[]): readonly Subordinate[] {
  const entries = subordinateEntries(report).map(({ text }) => text);
  return readSubordinates(report, 'memory:/本报告.md', {
    find: (path) => (entries.indexOf(path) < texts.length ? { uris: [path], many: false } : 'missing'),
    ledger: (uri) => ledgerOf(reportOf(texts[entries.indexOf(uri)] ?? '')),
    name: (uri) => uri,
  });
}

/** Every problem of an example's text (or of that text after a fix). */
export function problemsOf(rule: Rule, example: Example, text: string): readonly Problem[] {
  const report = reportOf(text, example.page ? 'page' : 'text');
  return checkReport(report, {
    settings: settingsOf(rule, example),
    final: example.final ?? false,
    neighbours: neighboursOf(example, report),
  });
}

import { digestOf } from '../report/fingerprint.ts';
import { readReport } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';
import { ledgerOf } from '../rules/rollup/ledger.ts';
import type { Example, Rule } from '../rules/rule.ts';
import { type Neighbours, noNeighbours, type Subordinate } from '../rules/shared/neighbours.ts';
import { readTree } from '../syntax/read-tree.ts';
import type { English } from '../text/say.ts';
import { checkReport } from './check.ts';
import { findLastYear } from './last-year.ts';
import { createParagraphIndex } from './paragraph-index.ts';
import type { Problem } from './problem.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { readSubordinates, subordinateEntries } from './subordinates.ts';

const read = (text: string, kind: 'text' | 'page' = 'text'): Report => readReport(readTree(text, kind));

/** The settings under which an example is read: its rule is on, with the example's options. */
function settingsOf(rule: Rule, example: Example): Settings {
  const options = (example.options ?? {}) as Readonly<Record<string, unknown>>;
  const severity = rule.severity === 'off' ? ({ severity: 'warning' } as const) : {};
  const own = { ...options, ...severity };
  const rules = Object.keys(own).length > 0 ? { [rule.id]: own } : {};
  return example.expectedYear === undefined && Object.keys(rules).length === 0 ? defaultSettings : { rules, year: example.expectedYear };
}

/** The reports that an example names beside its own. */
function neighboursOf({ lastYear, others = [], subordinates }: Example, report: Report): Neighbours {
  if (subordinates) return { ...noNeighbours, subordinates: subordinatesOf(report, subordinates) };
  const last = lastYear === undefined ? undefined : { uri: 'memory:/上年.md', name: '上年.md', report: read(lastYear) };
  const { unusable } = findLastYear('memory:/本年.md', report, {
    resolve: (_, path) => `memory:/${path}`,
    report: (uri) => (uri === last?.uri ? last : undefined),
    index: { before: () => undefined },
  });
  if (unusable) return { ...noNeighbours, lastYearUnusable: unusable };
  if (lastYear === undefined && others.length === 0) return noNeighbours;
  const index = createParagraphIndex();
  index.put('memory:/本年.md', '本年.md', digestOf(report));
  if (last) index.put(last.uri, last.name, digestOf(last.report));
  others.forEach((other, i) => {
    index.put(`memory:/其他${i + 1}.md`, `其他${i + 1}.md`, digestOf(read(other)));
  });
  return { ...noNeighbours, lastYear: last, repeatOf: ({ span }) => index.repeats('memory:/本年.md', last?.uri).get(span.start) };
}

/** The texts as the files that the front matter names under 下级, in that order; an entry without a text names a file that is not there. */
function subordinatesOf(report: Report, texts: readonly string[]): readonly Subordinate[] {
  const entries = subordinateEntries(report);
  const paths = entries.map(({ text }) => text);
  return readSubordinates(entries, 'memory:/本报告.md', {
    find: (path) => (paths.indexOf(path) < texts.length ? { uris: [path], many: false } : 'missing'),
    ledgers: (uri) => [{ uri, ledger: ledgerOf(read(texts[paths.indexOf(uri)] ?? '')) }],
    name: (uri) => uri,
  });
}

/** Every problem of an example's text, or of that text after a fix; `text` is without marks. In English where its texts are given. */
export function problemsOfExample(rule: Rule, example: Example, text: string, english?: English): readonly Problem[] {
  const report = read(text, example.page ? 'page' : 'text');
  return checkReport(report, {
    settings: english ? { ...settingsOf(rule, example), english } : settingsOf(rule, example),
    final: example.final ?? false,
    neighbours: neighboursOf(example, report),
  });
}

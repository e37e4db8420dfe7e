import { describe, expect, test } from 'vitest';
import { ledgerOf } from '../../server/rules/rollup/ledger.ts';
import { noReport, readSubordinates, subordinateEntries, type SubordinateSource } from '../../server/service/subordinates.ts';
import { town } from '../cli/reports.ts';
import { reportOf } from '../rules/marked.ts';

/** A report whose front matter has these lines under 机关. */
const parent = (lines: string) => reportOf(town('示例镇', 1).replace('\n年度', `\n${lines}\n年度`));

/** What is marked of the text, and what it names. */
const entries = (lines: string) => {
  const report = parent(lines);
  return subordinateEntries(report).map(({ text, span }) => [text, report.tree.source.slice(span.start, span.end)]);
};

describe('下级 in the front matter', () => {
  test.each([
    ['下级: 乡镇', ['乡镇']],
    ['下级：乡镇/*.md', ['乡镇/*.md']],
    ['下级:\n  - 乡镇\n- "部门/a b.md"\n  -   \'c.md\'  ', ['乡镇', '部门/a b.md', 'c.md']],
    ['下级: [甲.md, "乙.md",丙.md ，丁.md]', ['甲.md', '乙.md', '丙.md', '丁.md']],
    ['下级: []', []],
    ['下级:', []],
    ['下级: 甲.md\n上年: 2024.md', ['甲.md']],
  ])('%j', (lines, paths) => {
    expect(entries(lines)).toEqual(paths.map((path) => [path, path]));
  });

  test('may list hundreds of reports', () => {
    const lines = Array.from({ length: 300 }, (_, i) => `  - ${i}.md`);
    const report = parent(['下级:', ...lines].join('\n'));
    expect(subordinateEntries(report)).toHaveLength(300);
    expect([report.organ, report.year]).toEqual(['示例县示例镇人民政府', 2025]);
  });

  test('costs as much as it is long', () => {
    const text = `---\n下级:\n${'  - a.md\n'.repeat(300_000)}`;
    const start = performance.now();
    reportOf(text);
    reportOf(`${text}---\n`);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

const ledger = ledgerOf(reportOf(town('甲镇', 2)));

/** Files by name: reports, and others by what is wrong with them; folders by name with a slash. */
const source = (files: Readonly<Record<string, string | readonly string[]>>): SubordinateSource => ({
  find(path) {
    const found = files[path];
    if (found === undefined) return 'missing';
    return typeof found === 'string' ? { uris: [path], many: false } : { uris: found, many: true };
  },
  ledgers(uri) {
    const found = files[uri];
    return found === 'report' ? [{ uri, ledger }] : found === 'other' ? noReport : { reason: '读不出', isUnreadable: true };
  },
  name: (uri) => uri,
});

const read = (line: string, files: Parameters<typeof source>[0]) =>
  readSubordinates(subordinateEntries(parent(`下级: ${line}`)), 'self.md', source(files)).map((one) =>
    'reason' in one ? `${one.written}: ${one.reason}` : `${one.written} ${one.uri}`,
  );

describe('the reports that are named', () => {
  test.each<[string, string, Parameters<typeof source>[0], readonly string[]]>([
    ['a file', 'a.md', { 'a.md': 'report' }, ['a.md a.md']],
    ['two on one line', 'a.md、b.md', { 'a.md': 'report', 'b.md': 'report' }, ['a.md a.md', 'b.md b.md']],
    ['a name that has the sign between two in it', 'a、b.md', { 'a、b.md': 'report' }, ['a、b.md a、b.md']],
    ['a file that is not there', 'x.md', {}, ['x.md: 找不到文件']],
    ['one of two that is not there', 'a.md，x.md', { 'a.md': 'report' }, ['a.md a.md', 'x.md: 找不到文件']],
    ['what is no report', 'n.md', { 'n.md': 'other' }, ['n.md: 不是政府信息公开工作年度报告']],
    ['a folder: other documents lie in peace', 'd', { d: ['a.md', 'n.md'], 'a.md': 'report', 'n.md': 'other' }, ['d a.md']],
    [
      'a folder with a file that cannot be read',
      'd',
      { d: ['a.md', 'u.md'], 'a.md': 'report', 'u.md': 'broken' },
      ['d a.md', 'd: 中的u.md读不出'],
    ],
    ['a folder without reports', 'd', { d: ['n.md'], 'n.md': 'other' }, ['d: 中没有年报']],
    ['a folder that holds the report itself', 'd', { d: ['self.md', 'a.md'], 'a.md': 'report' }, ['d a.md']],
    ['the report itself', 'self.md', { 'self.md': 'report' }, ['self.md: 是本报告自己']],
    ['a file named twice', 'a.md、d', { d: ['a.md', 'b.md'], 'a.md': 'report', 'b.md': 'report' }, ['a.md a.md', 'd b.md']],
  ])('%s', (_, line, files, found) => {
    expect(read(line, files)).toEqual(found);
  });
});

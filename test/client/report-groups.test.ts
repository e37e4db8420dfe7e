import { describe, expect, test } from 'vitest';
import english from '../../l10n/client.en.json' with { type: 'json' };
import { toText } from '../../server/text/say.ts';
import { describeReport, groupReports, type ListedReport, sayReport } from '../../client/report-groups.ts';

const report = (over: Partial<ListedReport>): ListedReport => ({
  uri: 'file:///年报/甲镇.md',
  line: 0,
  lines: { first: 0, end: null },
  organ: '示例县甲镇人民政府',
  year: 2025,
  form: '2021',
  state: 'good',
  findings: { error: 0, warning: 0, information: 0, hint: 0 },
  openCells: 0,
  equations: { satisfied: 42, violated: 0, open: 0 },
  ...over,
});
const wrong = report({
  uri: 'file:///年报/乡/乙乡.md',
  organ: '示例县乙乡人民政府',
  state: 'error',
  findings: { error: 2, warning: 1, information: 0, hint: 3 },
  openCells: 4,
  equations: { satisfied: 38, violated: 2, open: 2 },
});
const last = report({ year: 2024, uri: 'file:///年报/甲镇2024.md' });
const nameless = report({ organ: null, year: null, uri: 'file:///%E5%B9%B4%E6%8A%A5/%E4%B8%99.md', state: 'warning' });
const folderOf = (uri: string) => (uri.includes('/乡/') ? '乡' : '');

describe('groups', () => {
  const shape = (grouping: 'year' | 'folder' | 'state') =>
    groupReports([last, nameless, report({}), wrong], grouping, folderOf).map(({ label, detail, reports }) => [
      `${label}`,
      `${detail}`,
      reports.length,
    ]);

  test('by year: the last one first, those without a year at the end', () => {
    expect(shape('year')).toEqual([
      ['2025年', '2 份，1 份有错误', 2],
      ['2024年', '1 份', 1],
      ['年度不明', '1 份，1 份有警告', 1],
    ]);
  });

  test('by folder and by state, the gravest first', () => {
    expect(shape('folder').map(([label]) => label)).toEqual(['（工作区）', '乡']);
    expect(shape('state')).toEqual([
      ['有错误', '1 份，1 份有错误', 1],
      ['有警告', '1 份，1 份有警告', 1],
      ['无问题', '2 份', 2],
    ]);
  });

  test('two thousand reports are grouped in no time', () => {
    const many = Array.from({ length: 2000 }, (_, i) =>
      report({ organ: `示例县第${i % 997}局`, uri: `file:///${i}.md`, year: 2020 + (i % 6) }),
    );
    const begun = performance.now();
    expect(groupReports(many, 'year', folderOf)).toHaveLength(6);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

describe('a report', () => {
  test('has its counts behind its name, the year where it is not the group’s', () => {
    expect(`${describeReport(wrong, 'year')}`).toBe('错误 2 · 警告 1 · 待填 4 格');
    expect(`${describeReport(report({}), 'state')}`).toBe('2025年');
    expect(`${describeReport(report({}), 'year')}`).toBe('');
  });

  test('is said in a sentence to those who hear it', () => {
    expect(`${sayReport(wrong)}`).toBe(
      '示例县乙乡人民政府，2025年度，2021年格式，有错误，错误 2，警告 1，其他 3，待填 4 格，勾稽 42 条，2 条不符，2 条待填',
    );
    expect(toText(sayReport(wrong), english)).toBe(
      '示例县乙乡人民政府, 2025, form of 2021, with errors, 2 errors, 1 warning, 3 others, 4 cells blank, 42 equations, 2 fail, 2 open',
    );
    expect(`${sayReport(nameless)}`).toMatch(/^丙\.md，年度不明/);
  });
});

import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { checkReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings, type Settings } from '../../server/service/settings.ts';
import { reportOf } from '../rules/marked.ts';

const TITLE = '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n';

const check = (text: string, settings: Settings = defaultSettings): readonly Problem[] =>
  checkReport(reportOf(TITLE + text), { settings, final: false });

const rulesOf = (problems: readonly Problem[], ...ids: readonly string[]): readonly string[] =>
  problems.filter((problem) => ids.includes(problem.rule)).map((problem) => problem.rule);

const TABLE = `## 四、政府信息公开行政复议、行政诉讼情况

%
| 类别                       | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| :------------------------- | -------: | -------: | -------: | -------: | ---: |
| 行政复议                   |       10 |        1 |        0 |        0 |    1 |
| 行政诉讼：未经复议直接起诉 |        0 |        0 |        0 |        0 |    0 |
| 行政诉讼：复议后起诉       |        5 |        0 |        0 |        0 |    4 |
`;

describe('a suppression', () => {
  test.each([
    ['covers its own line', '截止2025年末，未收到申请。<!-- nianbao-disable-line typo: 引文 -->\n\n截止2025年末，无结转。', 1],
    [
      'covers the next line alone',
      '<!-- nianbao-disable-next-line typo: 引文 -->\n截止2025年末，未收到申请。\n\n截止2025年末，无结转。',
      1,
    ],
    ['passes over empty lines', '<!-- nianbao-disable-next-line typo: 引文 -->\n\n\n截止2025年末，未收到申请。', 0],
    [
      'passes over another suppression',
      '<!-- nianbao-disable-next-line typo: 引文 -->\n<!-- nianbao-disable-next-line repeated-word: 引文 -->\n截止2025年末，未收到的的申请。',
      0,
    ],
    ['covers the whole text', '截止2025年末，未收到申请。\n\n截止2025年末，无结转。\n\n<!-- nianbao-disable-file typo: 引文 -->', 0],
    [
      'names several rules, by commas or spaces',
      '<!-- nianbao-disable-next-line repeated-word，term typo：引文 -->\n截止2025年末，依申公开的的情况。',
      0,
    ],
    ['covers nothing where it names another rule', '<!-- nianbao-disable-next-line term: 引文 -->\n截止2025年末，未收到申请。', 1],
    ['covers nothing inside code', '```\n<!-- nianbao-disable-file typo: 示范 -->\n```\n\n截止2025年末，未收到申请。', 1],
  ])('%s', (_, text, left) => {
    expect(rulesOf(check(text), 'typo', 'repeated-word').length).toBe(left);
  });

  test('above a table covers the whole table', () => {
    const bare = check(TABLE.replace('%\n', ''));
    expect(rulesOf(bare, 'case-total').length).toBe(2);
    for (const gap of ['', '\n']) {
      const covered = check(TABLE.replace('%', `<!-- nianbao-disable-next-line case-total: 上级统计口径 -->${gap}`));
      expect(rulesOf(covered, 'case-total', 'suppression-unused')).toEqual([]);
    }
  });

  test('takes nothing from the other findings', () => {
    const text = '截止2025年末，依申公开的的情况。';
    const before = check(text).map((problem) => problem.rule);
    const after = check(`<!-- nianbao-disable-next-line typo: 引文 -->\n${text}`).map((problem) => problem.rule);
    expect(after).toEqual(before.filter((rule) => rule !== 'typo'));
  });

  test.each([
    ['typo, spacing, term', 'typo'],
    ['spacing, typo, term', 'typo'],
    ['spacing、term typo', 'typo'],
    ['spacing, term', undefined],
  ])('of %s keeps what is used when all that is idle is struck at once', (named, kept) => {
    const comment = (rules: string) => `<!-- nianbao-disable-next-line ${rules}: 引文 -->\n`;
    const text = `${comment(named)}截止2025年末，未收到申请。\n`;
    const edits = check(text).flatMap(({ rule, fixes }) => (rule === 'suppression-unused' ? (fixes[0]?.edits ?? []) : []));
    expect(applyEdits(TITLE + text, edits)).toBe(`${TITLE}${kept === undefined ? '' : comment(kept)}截止2025年末，未收到申请。\n`);
  });

  test('that is idle or without a reason is spoken of with the severity that is set, or not at all', () => {
    const text = '<!-- nianbao-disable-next-line term -->\n截至2025年末，未收到申请。';
    const severities = (settings: Settings) =>
      check(text, settings).flatMap((problem) => (problem.rule === 'suppression-unused' ? [problem.severity] : []));
    expect(severities(defaultSettings)).toEqual(['hint']);
    expect(severities({ rules: { 'suppression-unused': 'error' }, year: undefined })).toEqual(['error']);
    expect(severities({ rules: { 'suppression-unused': 'off' }, year: undefined })).toEqual([]);
  });

  test('cannot suppress what is said of suppressions', () => {
    const problems = check('<!-- nianbao-disable-file suppression-unused: 试试 -->\n\n截至2025年末，未收到申请。');
    expect(rulesOf(problems, 'suppression-unused')).toEqual(['suppression-unused']);
  });

  test('of a rule that is off, or that has nothing to compare with, is not called idle', () => {
    const text = '<!-- nianbao-disable-next-line typo: 引文 -->\n截至2025年末，未收到申请。';
    expect(rulesOf(check(text), 'suppression-unused')).toEqual(['suppression-unused']);
    expect(rulesOf(check(text, { rules: { typo: 'off' }, year: undefined }), 'suppression-unused')).toEqual([]);
    const between = '<!-- nianbao-disable-next-line repeated-text: 统一口径 -->\n截至2025年末，未收到申请。';
    expect(rulesOf(check(between), 'suppression-unused')).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { readReport } from '../../server/report/read-report.ts';
import { isCertainlyReport } from '../../server/service/certain.ts';
import { readTree } from '../../server/syntax/read-tree.ts';

const certain = (text: string, name = '送审稿.md'): boolean => isCertainlyReport(readReport(readTree(text, 'text')), name);

const title = '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n';

test('a closed file is a report by its name, whatever it lacks', () => {
  expect(certain(title, '示例镇2025年政府信息公开年报.md')).toBe(true);
  expect(certain(title, '示例镇.nianbao.md')).toBe(true);
});

test('a closed file is a report by its title and three sections, or by the form it names', () => {
  expect(certain(`${title}一、总体情况\n\n五、存在的主要问题及改进情况\n\n六、其他需要报告的事项\n`)).toBe(true);
  expect(certain(`---\n格式: 2021\n---\n\n${title}`)).toBe(true);
});

test('a note about reports is none, though its heading reads like a title', () => {
  expect(certain('# 怎样写政府信息公开工作年度报告\n\n报告分六个部分。\n', '说明.md')).toBe(false);
  expect(certain(`${title}一、总体情况\n`)).toBe(false);
});

test('the name alone does not make a report of another text', () => {
  expect(certain('会议记录\n', '关于政府信息公开年报的会议记录.md')).toBe(false);
});

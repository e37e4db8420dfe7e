import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { FIRST, SAMPLES } from '../../client/sample-names.ts';
import type { Snippet } from '../../scripts/snippets.ts';
import { readReport } from '../../server/report/read-report.ts';
import { checkReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { readTree } from '../../server/syntax/read-tree.ts';
import { nianbao } from '../cli/console.ts';
import { expand } from '../snippets/expand.ts';

const folder = new URL('../../samples/', import.meta.url);

const check = (text: string, kind: 'text' | 'page' = 'text'): readonly Problem[] =>
  checkReport(readReport(readTree(text, kind)), { settings: defaultSettings, final: true });

const sample = (name: string): { readonly text: string; readonly problems: readonly Problem[] } => {
  const text = readFileSync(new URL(encodeURI(name), folder), 'utf8');
  return { text, problems: check(text, name.endsWith('.html') ? 'page' : 'text') };
};

/** `severity rule on the marked text`, in order. */
const told = ({ text, problems }: ReturnType<typeof sample>): readonly string[] =>
  problems.map(({ severity, rule, at }) => `${severity} ${rule} ${text.slice(at.start, at.end)}`);

/** What samples/README.md promises. */
const PROMISED: Readonly<Record<string, readonly string[]>> = {
  '示例县示例镇人民政府2025年政府信息公开工作年度报告.md': [],
  '示例县样本镇人民政府2025年政府信息公开工作年度报告.md': ['error wrong-figure 2'],
  '示例县范例乡人民政府2025年政府信息公开工作年度报告.md': ['error template-year 三、（六）其他处理'],
  '示例县教育局政府信息公开工作年度报告.md': [
    'error title-year 示例县教育局政府信息公开工作年度报告',
    'error section-missing 五、存在的主要问题及改进情况',
  ],
  '示例县民政局2025年政府信息公开工作年度报告.md': [
    'warning term 《政府信息公开工作条例》',
    'warning document-number [2021]30号',
    'warning typo 截止',
    'information typo 其它',
    'error prose-contradiction 未收到政府信息公开申请',
    'warning ordinal-sequence 二是',
    'warning repeated-word 的的',
    'warning typo 反应',
    'warning typo 预结算',
    'warning fee-statement 无。',
  ],
  '示例县水利局2025年政府信息公开工作年度报告.txt': [
    'warning label-wording 本年度止件数',
    'warning section-number 3、',
    'error case-total 2',
  ],
  '示例县林业局2025年政府信息公开工作年度报告.html': ['error wrong-figure 11', 'warning cell-blank '],
};

describe('the samples', () => {
  test('are those that are described', () => {
    const names = readdirSync(folder).filter((name) => name !== 'README.md');
    expect(names.sort()).toEqual(['上年', '汇总', ...Object.keys(PROMISED)].sort());
  });

  test('are those that the extension copies, and of them those that it shows first', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const root = fileURLToPath(folder);
    const names = files.map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll('\\', '/'));
    expect([...SAMPLES].sort()).toEqual(names.sort());
    for (const name of Object.values(FIRST)) expect(SAMPLES).toContain(name);
  });

  test.each(Object.entries(PROMISED))('%s has the defects that it is there for, and no other', (name, defects) => {
    expect(told(sample(name))).toEqual(defects);
  });
});

test('the county and its subordinates agree but for the one cell that is there for it', async () => {
  const path = fileURLToPath(folder);
  const { out } = await nianbao({ path, write: () => undefined, read: readFileSync }, ['check', '--format', 'json', '汇总']);
  const found: { file: string; problems: { rule: string; message: string }[] }[] = JSON.parse(out).files;
  expect(found.length).toBe(5);
  expect(found.flatMap(({ file, problems }) => problems.map(({ rule, message }) => `${file} ${rule} ${message}`))).toEqual([
    expect.stringMatching(/^汇总\/示例县人民政府2025年.* rollup 表二“（六）行政处罚”.*写作 41，应不小于 43/),
  ]);
});

test('the report with last year’s beside it differs from it in what was carried over, in stock and in growth', async () => {
  const path = fileURLToPath(folder);
  const { out } = await nianbao({ path, write: () => undefined, read: readFileSync }, ['check', '--format', 'json', '上年']);
  const found: { file: string; problems: { rule: string; message: string }[] }[] = JSON.parse(out).files;
  expect(found.map(({ problems }) => problems.map(({ rule }) => rule))).toEqual([
    [],
    ['growth-rate', 'effective-stock', 'carry-over', 'carry-over'],
  ]);
});

describe('reports begun with a snippet', () => {
  const snippets = Object.values(
    JSON.parse(readFileSync(new URL('../../snippets/nianbao.json', import.meta.url), 'utf8')) as Record<string, Snippet>,
  );
  const begun = (prefix: string): string => {
    const snippet = snippets.find((candidate) => candidate.prefix === prefix);
    return expand(snippet?.body ?? [], { CURRENT_YEAR: '2026' });
  };

  test('have nothing against them but what is still to be filled in', () => {
    const open = new Set(['residue', 'table-incomplete', 'cell-blank']);
    for (const prefix of ['nb', 'nbz', 'nb19']) {
      expect(
        check(begun(prefix))
          .filter(({ rule }) => !open.has(rule))
          .map(({ rule, message }) => `${prefix} ${rule} ${message}`),
      ).toEqual([]);
    }
  });

  test('for a year without applications have complete tables', () => {
    expect(new Set(check(begun('nbz')).map(({ rule }) => rule))).toEqual(new Set(['residue']));
  });
});

import { describe, expect, test } from 'vitest';
import { rules } from '../../server/rules/index.ts';
import { shownText } from '../../server/service/example-text.ts';
import { rulePage } from '../../server/service/explain.ts';
import { ruleById } from '../../server/service/rule-list.ts';

const pageOf = (id: string): string => {
  const rule = ruleById(id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rulePage(rule);
};

describe.each(rules.map((rule) => [rule.id, rule] as const))('the page of %s', (_, rule) => {
  const page = rulePage(rule);

  test('has what it finds, why, on what basis, how to mend it, and how to put up with it', () => {
    expect(page.startsWith(`# ${rule.title}（${rule.id}）\n\n${rule.why}\n`)).toBe(true);
    expect(page).toContain(`- 依据：${rule.basis}`);
    const parts = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]).filter((part) => !/^[一二三四五六]、/.test(part ?? ''));
    const marked = rule.examples.some(({ text }) => text.includes('«'));
    expect(parts).toEqual(expect.arrayContaining(marked ? ['怎样改', '会指出', '不会指出', '调整'] : ['不会指出', '调整']));
    expect(page.includes(`nianbao-disable-next-line ${rule.id}: 理由`)).toBe(marked);
  });

  test('is short enough to be read: no long runs of empty rows, every fence closed', () => {
    const lines = page.split('\n');
    expect(lines.length).toBeLessThan(900);
    expect(lines.filter((line) => /^`{3,}/.test(line)).length % 2).toBe(0);
    expect(page).not.toMatch(/(?:^\|[^|«»]*\|(?: 0 \|){3,}\n){6}/m);
  });
});

test('messages stand in full, those that come from other reports as well, and the other report with them', () => {
  expect(pageOf('figure-jump')).toContain('表三“一、本年新收政府信息公开申请数量”总计写作 3，上年报告为 310，少 307');
  expect(pageOf('figure-jump')).toContain('上年的报告：');
  expect(pageOf('repeated-text')).toContain('同一文件夹里的另一份报告：');
  expect(pageOf('rollup')).toContain('下级之一：');
});

test('options stand with their meaning and their defaults, and an example with those it is read under', () => {
  expect(pageOf('overview-length')).toContain('- `limit`：字数上限，空白、表格和小标题不计，默认 `1000`');
  expect(pageOf('figure-jump')).toContain('- `factor`：比上年多到或少到几倍以上，默认 `5`');
  expect(pageOf('figure-jump')).toContain('（选项 `{"factor":1.5}`）');
  expect(pageOf('typo')).not.toContain('## 选项');
});

test('a fix of wording is told apart from one that sets a figure, and a rule without fixes says so', () => {
  expect(pageOf('typo')).toMatch(/- 快速修正：改为“截至”.*只改文字和格式/);
  expect(pageOf('cell-blank')).toMatch(/- 快速修正：.*须逐处核对后由人决定/);
  expect(pageOf('foreign-organ')).toContain('- 没有快速修正');
});

describe('an example', () => {
  test('about sentences goes without the head of its report', () => {
    const head = '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n';
    expect(shownText(`${head}公开«截止»目前。\n`)).toEqual({ text: '公开«截止»目前。', framed: true });
    expect(shownText(`${head}公开。\n`, true).text).toBe(`${head}公开。`.trim());
    expect(shownText(`${head.replace('2025', '«2025»')}公开。`).framed).toBe(false);
  });

  test.each([
    ['rows of a Markdown table', ['| a | 1 |', '| b | 0 |', '| c | 0 |', '| d | 0 |', '| e | 0 |', '| f | 2 |'], '| … |'],
    ['rows between tabs', ['a\t1\t0\t0', 'b\t0\t0\t0', 'c\t0\t0\t0', 'd\t0\t0\t0', 'e\t0\t0\t0', 'f\t2\t0\t0'], '…'],
  ])('shows the first and the last of many empty %s', (_, rows, left) => {
    expect(shownText(rows.join('\n')).text.split('\n')).toEqual([rows[0], rows[1], left, rows[4], rows[5]]);
    expect(shownText(rows.slice(2).join('\n')).text).toBe(rows.slice(2).join('\n'));
  });

  test('keeps the row that was mended', () => {
    const rows = ['| a | 0 |', '| b | 0 |', '| «x» | 0 |', '| d | 0 |', '| e | 0 |', '| f | 0 |', '| g | 0 |'];
    const mended = rows.map((row) => row.replace('«x»', 'c')).join('\n');
    expect(shownText(mended, false, rows.join('\n')).text.split('\n')).toEqual([
      '| a | 0 |',
      '| b | 0 |',
      '| c | 0 |',
      '| d | 0 |',
      '| … |',
      '| g | 0 |',
    ]);
  });

  test('keeps a row that is marked', () => {
    const rows = ['| a | 0 |', '| «b» | 0 |', '| c | 0 |', '| d | «0» |', '| e | 0 |'];
    expect(shownText(rows.join('\n')).text).toBe(rows.join('\n'));
  });

  test('shortens rows whose cells stand on lines of their own', () => {
    const block = (label: string) => `${label}行\n0\n0\n0`;
    const blocks = ['一', '二', '三', '四', '五'].map(block);
    expect(shownText(blocks.join('\n\n')).text).toBe([blocks[0], '…', blocks[4]].join('\n\n'));
  });
});

import { describe, expect, test } from 'vitest';
import type { Report } from '../../server/report/report.ts';
import { rules } from '../../server/rules/index.ts';
import type { Rule, RuleContext } from '../../server/rules/rule.ts';
import { plainPassage } from '../../server/text/passage.ts';
import { readLines } from '../../server/text/lines.ts';
import { reportOf } from './marked.ts';

/** What makes a careless pattern go back and forth. */
const NASTY = [
  '的',
  '目的的',
  '（',
  '（）',
  '《',
  '）',
  '】（',
  '“',
  '，”',
  'X',
  '×',
  '_',
  '中_',
  ' ',
  '中                 ',
  '中 1',
  '一是',
  '九是，',
  '，一是，二是，四是',
  '第一，第三，',
  '截止',
  '反应的',
  '根据',
  '根据规定',
  '根据规定，',
  '发（2021）3号',
  '〔',
  'https://',
  'HYPERLINK ',
  '[bookmark:',
  '（此处填写',
  '收到',
  '收到信息公开申请',
  '政务公开要点',
  '登陆一一一一一',
  '既使中中中中',
  '公开信息公开信息。',
  '谁审查谁负责谁发布，',
  '1）',
  '(1',
  '公开\n\n开公，信息\n\n',
];
const WORDING = rules.filter((rule) => rule.group === '文字' || rule.id === 'prose-unit');
const frame = reportOf('# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n截至年末。\n');

/** A report whose prose is the text: one long paragraph, or lines of sixty characters. */
function proseOf(text: string, lines: boolean): Report {
  const [model] = frame.prose.slice(-1);
  if (!model) throw new Error('no paragraph');
  const width = lines ? 60 : text.length;
  const prose = Array.from({ length: Math.ceil(text.length / width) }, (_, i) => {
    const at = { start: i * width, end: Math.min(text.length, (i + 1) * width) };
    return { ...model, passage: plainPassage(text, at.start, at.end), span: at };
  });
  return { ...frame, tree: { ...frame.tree, source: text, lines: readLines(text) }, prose };
}

function millisecondsOf(rule: Rule, report: Report): number {
  const context = { report, options: {}, final: true } as unknown as RuleContext<unknown>;
  const start = performance.now();
  for (const _ of rule.check(context));
  return performance.now() - start;
}

describe.each(WORDING.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('takes time in proportion to the text, whatever the text', () => {
    for (const unit of NASTY) {
      for (const lines of [false, true]) {
        const text = unit.repeat(Math.ceil(200_000 / unit.length));
        // quadratic work would take minutes here
        expect(millisecondsOf(rule, proseOf(text, lines)), unit).toBeLessThan(4000);
      }
    }
  });
});

import { describe, expect, test } from 'vitest';
import { noNeighbours } from '../../server/rules/shared/neighbours.ts';
import { rules } from '../../server/rules/index.ts';
import type { Rule, RuleContext } from '../../server/rules/rule.ts';
import { reportOf } from './marked.ts';

const PROSE = ['stale-year', 'report-date', 'fee-contradiction', 'problems-unanswered', 'prose-sum', 'prose-percent', 'growth-rate'];
const OWN = rules.filter(({ id }) => PROSE.includes(id));

/** What makes a careless pattern or a list of lists go back and forth. */
const NASTY = [
  '2024年',
  '2024年，',
  '2024年收到',
  '截至2024年12月31日，',
  '2024年1月1日至2024年12月31日',
  '《',
  '“2024年',
  '一是，',
  '12件、',
  '12件，其中',
  '其中3件、',
  '自然人3件，',
  '予以公开3件、信息不存在3件、',
  '3件，3件撤回，其余3件办结，',
  '自然人3件，法人3件；',
  '（3件',
  '（3件）',
  '3件（3件、',
  '3件：3件，',
  '分别为3件、',
  '占3%，',
  '3件，占3%；',
  '同比增长3%，',
  '增加3件，增长3%，',
  '2024年3件，2025年5件，同比增长3%。',
  '由3件增加到5件，',
  '合计3件，3件，',
  '收取信息处理费3元，',
  '未收取信息处理费，',
  '对3件申请收取信息处理费',
  '未发出收费通知',
  '未向',
  '办结率3%，申请',
  '有待进一步',
  '问题，',
  '进一步进一步',
  '认真',
];
const LENGTH = 15_000;

function millisecondsOf(rule: Rule, text: string, section: string): number {
  const report = reportOf(
    `# 示例市示例县人民政府2025年政府信息公开工作年度报告\n\n## ${section}\n\n${text}\n\n示例县人民政府\n\n2026年1月20日\n`,
  );
  const neighbours = {
    ...noNeighbours,
    lastYear: { uri: 'memory:/last.md', name: 'last.md', report: reportOf('# 示例县2024年政府信息公开工作年度报告\n') },
  };
  const context = {
    report,
    options: {},
    final: true,
    neighbours,
    figures: () => ({ corrected: new Map(), doubtful: new Set() }),
  } as unknown as RuleContext<unknown>;
  const start = performance.now();
  let count = 0;
  for (const _ of rule.check(context)) if (++count >= 500) break;
  return performance.now() - start;
}

describe.each(OWN.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('takes time in proportion to the text, whatever the text', () => {
    for (const unit of NASTY) {
      const text = unit.repeat(Math.ceil(LENGTH / unit.length));
      const section = rule.id === 'problems-unanswered' ? '五、存在的主要问题及改进情况' : '一、总体情况';
      // quadratic work would take a minute here
      expect(millisecondsOf(rule, text, section), unit).toBeLessThan(4000);
    }
  }, 120_000);
});

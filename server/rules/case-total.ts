import { say } from '../text/say.ts';
import { sampleTable } from './figures/samples.ts';
import { totalFinding, violations } from './figures/violations.ts';
import { defineRule, fixesOf } from './rule.ts';

/** 总计 of table four against the four outcomes before it. */
export const caseTotal = defineRule({
  id: 'case-total',
  title: '复议诉讼的总计',
  group: '勾稽',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号 表四：总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结',
  why: '每一件复议或诉讼只有一种结果，四类之和就是总计。',
  examples: [
    {
      title: '总计与四类之和不等',
      text: sampleTable('2021', 'reviewLitigation', { review: '1 1 0 1 «2»' }),
      says: ['表四“行政复议”总计写作 2，四类结果合计应为 3，少 1'],
      fixed: sampleTable('2021', 'reviewLitigation', { review: '1 1 0 1 3' }),
    },
    {
      title: '三组各算各的',
      text: sampleTable('2021', 'reviewLitigation', { 'litigation.direct': '2 0 0 0 «3»', 'litigation.afterReview': '0 1 0 0 «0»' }),
      says: ['表四“行政诉讼：未经复议直接起诉”总计写作 3，四类结果合计应为 2，多 1', '“行政诉讼：复议后起诉”总计写作 0'],
      fixed: sampleTable('2021', 'reviewLitigation', { 'litigation.direct': '2 0 0 0 2', 'litigation.afterReview': '0 1 0 0 1' }),
    },
    {
      title: '已填的已超过总计，空白处填多少都不符',
      text: sampleTable('2021', 'reviewLitigation', { review: '2 _ 2 0 «3»' }),
      says: ['总计写作 3，已填的四类结果合计 4，应不小于 4'],
    },
    { title: '空白处可以补足', text: sampleTable('2021', 'reviewLitigation', { review: '2 _ 0 0 3' }) },
    { title: '相符', text: sampleTable('2021', 'reviewLitigation', { review: '2 1 0 0 3' }) },
  ],
  *check(context) {
    for (const violation of violations(context, 'case-total')) {
      const finding = totalFinding(violation, say`四类结果合计`);
      if (finding) yield { ...finding, fixes: fixesOf(finding).map((fix) => ({ ...fix, preferred: true })) };
    }
  },
});

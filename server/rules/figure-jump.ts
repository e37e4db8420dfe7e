import { say } from '../text/say.ts';
import * as z from 'zod';
import { cellKey, cellName, cellPlace, differs } from './figures/names.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';
import { inLastYears, twoYears } from './shared/last-year.ts';

const report = (year: number, fresh: number, total = String(fresh)): string =>
  `# 示例县示例镇人民政府${year}年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n${sampleTable(
    '2021',
    'applications',
    {
      newReceived: `${fresh} 0 0 0 0 0 ${total}`,
      'results.granted': `${fresh} 0 0 0 0 0 ${fresh}`,
      'results.total': `${fresh} 0 0 0 0 0 ${fresh}`,
    },
  )}`;

/** Totals that are looked at; of those of one group only the first that jumps is told. */
const TOTALS = [
  ['applications', [['newReceived.total', 'results.total.total']]],
  ['reviewLitigation', [['review.total'], ['litigation.direct.total'], ['litigation.afterReview.total']]],
] as const;

/** A total that is many times last year's, or a small part of it. */
export const figureJump = defineRule({
  id: 'figure-jump',
  title: '总数与上年相差悬殊',
  group: '跨年与汇总',
  severity: 'information',
  basis: '国办公开办函〔2021〕30号 表三、表四',
  why: '总数一年间翻了几倍或只剩几分之一，多半是错位、多写一位或统计范围变了；确有其事的，报告中宜有说明。',
  options: z.strictObject({
    factor: z.number().gt(1).max(1000).default(5).describe('比上年多到或少到几倍以上'),
    least: z.int().positive().max(1_000_000).default(20).describe('相差至少多少'),
  }),
  examples: [
    {
      title: '是上年的八倍',
      text: report(2025, 96, '«96»'),
      lastYear: report(2024, 12),
      says: ['表三“一、本年新收政府信息公开申请数量”总计写作 96，上年报告为 12，多 84'],
    },
    { title: '只剩零头', text: report(2025, 3, '«3»'), lastYear: report(2024, 310), says: ['总计写作 3，上年报告为 310，少 307'] },
    { title: '数小，几件之差不算', text: report(2025, 12), lastYear: report(2024, 1) },
    { title: '翻一番不算', text: report(2025, 200), lastYear: report(2024, 100) },
    { title: '按设置', text: report(2025, 200, '«200»'), lastYear: report(2024, 100), options: { factor: 1.5 } },
  ],
  *check(context) {
    const { factor, least } = context.options;
    if (!context.neighbours.lastYear) return;
    for (const [table, groups] of TOTALS) {
      const years = twoYears(context, table);
      if (!years) continue;
      const { last, now, before, valueNow, valueBefore } = years;
      for (const group of groups) {
        for (const id of group) {
          const [cell, earlier] = [now.cells.get(id), before.cells.get(id)];
          const [value, start] = [valueNow(cell), valueBefore(earlier)];
          if (!cell || !earlier || value === undefined || start === undefined) continue;
          if (Math.abs(value - start) < least || Math.max(value, start) <= factor * Math.min(value, start)) continue;
          yield {
            at: cell.span,
            cell: cellKey(cell),
            message: say`${cellPlace(cell)}写作 ${value}，上年报告为 ${start}，${differs(value, start)}`,
            related: [inLastYears(last, earlier, say`${cellName(earlier)}：${start}`)],
          };
          break;
        }
      }
    }
  },
});

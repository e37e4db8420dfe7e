import type { Report, Unreadable } from '../report/report.ts';
import { lineAt, lineEnd } from '../text/lines.ts';
import { say } from '../text/say.ts';
import { type Span, span } from '../text/span.ts';
import { tableName } from './figures/names.ts';
import { defineRule } from './rule.ts';

/** The first line of what was seen. */
function firstLine({ tree }: Report, { span: at, grid }: Unreadable): Span {
  const cell = grid?.rows.flatMap(({ cells }) => cells.filter(({ text }) => text !== ''))[0];
  const start = cell?.span.start ?? at.start;
  return span(start, Math.max(start, Math.min(at.end, lineEnd(tree.source, tree.lines, lineAt(tree.lines, start)))));
}

/** Something is a standard table but cannot be bound. */
export const tableUnreadable = defineRule({
  id: 'table-unreadable',
  title: '表读不出',
  group: '表式',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号：年度报告格式',
  why: '数字与文字粘连、丢了列的表，谁也说不准哪个数在哪一格；读不出的表不作任何核对，要先恢复成表。',
  examples: [
    {
      title: '数字与项目名称粘在一起',
      text: '# 示例镇2025年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n«一、本年新收政府信息公开申请数量2100002»\n\n二、上年结转政府信息公开申请数量0000000\n\n四、结转下年度继续办理0000000\n',
      says: ['表三读不出'],
    },
    {
      title: '单位自己的表',
      text: '# 示例镇2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n| 渠道 | 条数 |\n| --- | ---: |\n| 网站 | 12 |\n| 公开栏 | 3 |\n',
    },
  ],
  *check({ report }) {
    for (const unreadable of report.unreadable) {
      yield {
        at: firstLine(report, unreadable),
        message: say`${tableName(unreadable.table)}读不出：${unreadable.seen}；应一格一个数，格与格之间用制表符或“|”隔开，也可插入标准表重填`,
      };
    }
  },
});

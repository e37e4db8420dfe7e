import type { EvaluatedEquation } from '../equations/figures.ts';
import { type Said, say } from '../text/say.ts';
import { columnName, tableName } from './figures/names.ts';
import { contributions } from './figures/related.ts';
import { repairFixes } from './figures/repairs.ts';
import { sampleTable } from './figures/samples.ts';
import { violations } from './figures/violations.ts';
import { defineRule } from './rule.ts';

/** 一 + 二 = 三（七） + 四, column by column. */
export const balance = defineRule({
  id: 'balance',
  title: '收到与办理不平衡',
  group: '勾稽',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号 表三表头：第一项加第二项之和，等于第三项加第四项之和',
  why: '收到的每一件申请，不是本年办结，就是结转下年。',
  examples: [
    {
      title: '一列两边不等，又有两处以上写错，指不出是哪一格',
      text: sampleTable('2021', 'applications', {
        newReceived: '«4» 0 0 0 0 0 3',
        'results.granted': '3 0 0 0 0 0 3',
        'results.partiallyGranted': '0 1 0 0 0 0 0',
        'results.total': '3 0 0 0 0 0 3',
      }),
      says: ['表三自然人一列第一项加第二项为 4，第三项（七）加第四项为 3，应相等，差额 1'],
    },
    {
      title: '第四项还空着，第三项已经比收到的多',
      text: sampleTable('2021', 'applications', {
        newReceived: '«3» 0 0 0 0 0 _',
        'results.granted': '5 0 0 0 0 0 _',
        'results.total': '5 0 0 0 0 0 _',
        carriedForward: '_ 0 0 0 0 0 _',
      }),
      says: ['表三自然人一列第一项加第二项为 3，第三项（七）加第四项至少为 5，应相等，差额至少 2'],
    },
    {
      title: '只有一格写错时由“写错的数”指出',
      text: sampleTable('2021', 'applications', {
        newReceived: '4 0 0 0 0 0 3',
        'results.granted': '3 0 0 0 0 0 3',
        'results.total': '3 0 0 0 0 0 3',
      }),
    },
    {
      title: '结转下年度的还空着，可以补足',
      text: sampleTable('2021', 'applications', {
        newReceived: '4 0 0 0 0 0 4',
        'results.granted': '3 0 0 0 0 0 3',
        'results.total': '3 0 0 0 0 0 3',
        carriedForward: '_ 0 0 0 0 0 1',
      }),
    },
  ],
  *check(context) {
    for (const { table, figures, violated } of violations(context, 'balance')) {
      const first = violated.cells.left[0];
      if (!first) continue;
      yield {
        at: first.span,
        message: say`${tableName(table.id)}${columnName(first.column)}一列${says(violated)}`,
        related: contributions([...violated.cells.left, ...violated.cells.right].filter((cell) => cell !== first)),
        fixes: repairFixes(figures, violated),
      };
    }
  },
});

function says({ left, right, unknown }: EvaluatedEquation): Said {
  if (unknown === 0) return say`第一项加第二项为 ${left}，第三项（七）加第四项为 ${right}，应相等，差额 ${Math.abs(left - right)}`;
  return left > right
    ? say`第一项加第二项至少为 ${left}，第三项（七）加第四项为 ${right}，应相等，差额至少 ${left - right}`
    : say`第一项加第二项为 ${left}，第三项（七）加第四项至少为 ${right}，应相等，差额至少 ${right - left}`;
}

import { cellFault } from '../equations/admissible.ts';
import type { EvaluatedEquation } from '../equations/figures.ts';
import type { BoundCell } from '../report/report.ts';
import { say } from '../text/say.ts';
import { figureFix } from './figures/fixes.ts';
import { cellKey, cellPlace, differs } from './figures/names.ts';
import { contributions } from './figures/related.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

/** The one figure of table three that all violated equations point to. */
export const wrongFigure = defineRule({
  id: 'wrong-figure',
  title: '写错的数',
  group: '勾稽',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号 表三：行、列和表头的勾稽关系合在一起，只有一格能解释全部不符之处',
  why: '行与列同时不符时，错的就是它们相交的那一格；改这一格，其余都相符。',
  examples: [
    {
      title: '办理结果中的一格写错',
      text: sampleTable('2021', 'applications', {
        newReceived: '4 1 0 0 0 0 5',
        'results.granted': '2 0 0 0 0 0 2',
        'results.unavailable.notHeld': '«9» 1 0 0 0 0 2',
        'results.total': '3 1 0 0 0 0 4',
        carriedForward: '1 0 0 0 0 0 1',
      }),
      says: ['表三“三、（四）1.本机关不掌握相关政府信息”自然人写作 9，应为 1，多 8'],
      fixed: sampleTable('2021', 'applications', {
        newReceived: '4 1 0 0 0 0 5',
        'results.granted': '2 0 0 0 0 0 2',
        'results.unavailable.notHeld': '1 1 0 0 0 0 2',
        'results.total': '3 1 0 0 0 0 4',
        carriedForward: '1 0 0 0 0 0 1',
      }),
    },
    {
      title: '别处有空白，仍只有一格说得通',
      text: sampleTable('2019', 'applications', {
        newReceived: '3 0 0 0 0 2 5',
        'results.granted': '3 0 0 0 0 _ 5',
        'results.total': '3 0 0 0 0 2 «4»',
      }),
      says: ['表三“三、（七）总计”总计写作 4，应为 5，少 1'],
    },
    {
      title: '两格同时写错，不指认',
      text: sampleTable('2021', 'applications', {
        newReceived: '3 0 0 0 0 0 3',
        'results.granted': '2 0 0 0 0 1 3',
        'results.total': '3 0 0 0 0 0 3',
      }),
    },
    {
      title: '全部相符',
      text: sampleTable('2021', 'applications', {
        newReceived: '3 0 0 0 0 0 3',
        'results.granted': '3 0 0 0 0 0 3',
        'results.total': '3 0 0 0 0 0 3',
      }),
    },
  ],
  *check({ report, figures }) {
    for (const table of report.tables) {
      const { localisation } = figures(table);
      if (localisation.kind !== 'cell' || cellFault(localisation.cell)) continue;
      const { cell, value, equations } = localisation;
      yield {
        at: cell.span,
        cell: cellKey(cell),
        message: say`${cellPlace(cell)}写作 ${cell.value ?? 0}，应为 ${value}，${differs(cell.value ?? 0, value)}`,
        related: contributions(othersIn(equations, cell)),
        fixes: [figureFix(cell, value)],
      };
    }
  },
});

/** The other cells of the equations, each once. */
function othersIn(equations: readonly EvaluatedEquation[], cell: BoundCell): readonly BoundCell[] {
  return [...new Set(equations.flatMap(({ cells }) => [...cells.left, ...cells.right]))].filter((other) => other !== cell);
}

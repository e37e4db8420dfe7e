import type { TableFigures } from '../equations/figures.ts';
import { say } from '../text/say.ts';
import { cellPlace, columnName, differs } from './figures/names.ts';
import { contributions } from './figures/related.ts';
import { repairFix } from './figures/repairs.ts';
import { sampleTable } from './figures/samples.ts';
import { bothTotals, totalFinding, violations } from './figures/violations.ts';
import { defineRule, type Finding, type RuleContext } from './rule.ts';

/** 三（七） against the rows above it, column by column. */
export const resultsTotal = defineRule({
  id: 'results-total',
  title: '办理结果合计',
  group: '勾稽',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号 表三：三（七）总计 = 三（一）至（六）各行之和',
  why: '每一件办结的申请只计入一行，各行之和就是（七）。',
  examples: [
    {
      title: '一列和总计差得一样多：漏计或多计了一件',
      text: sampleTable('2021', 'applications', {
        newReceived: '3 0 0 0 0 0 3',
        'results.granted': '3 0 0 0 0 0 3',
        'results.notProcessed.duplicate': '6 0 0 0 0 0 6',
        'results.total': '«3» 0 0 0 0 0 3',
      }),
      says: ['表三办理结果各行合计比（七）多6件（自然人、总计）'],
    },
    {
      title: '（七）算错，又带进了总计',
      text: sampleTable('2021', 'applications', {
        newReceived: '4 1 0 0 0 0 5',
        'results.granted': '4 1 0 0 0 0 5',
        'results.total': '«5» 1 0 0 0 0 6',
      }),
      says: ['表三“三、（七）总计”自然人写作 5、总计写作 6，（一）至（六）各行合计应为 4、5，都多 1'],
      fixed: sampleTable('2021', 'applications', {
        newReceived: '4 1 0 0 0 0 5',
        'results.granted': '4 1 0 0 0 0 5',
        'results.total': '4 1 0 0 0 0 5',
      }),
    },
    {
      title: '尚未填完的表',
      text: sampleTable('2021', 'applications', {
        newReceived: '_ 0 0 0 0 0 _',
        'results.granted': '3 0 0 0 0 0 _',
        'results.partiallyGranted': '1 0 0 0 0 0 _',
        'results.total': '«3» 0 0 0 0 0 _',
        carriedForward: '_ 0 0 0 0 0 _',
      }),
      says: ['表三“三、（七）总计”自然人写作 3，（一）至（六）各行合计应为 4，少 1'],
      fixed: sampleTable('2021', 'applications', {
        newReceived: '_ 0 0 0 0 0 _',
        'results.granted': '3 0 0 0 0 0 _',
        'results.partiallyGranted': '1 0 0 0 0 0 _',
        'results.total': '4 0 0 0 0 0 _',
        carriedForward: '_ 0 0 0 0 0 _',
      }),
    },
    {
      title: '只有一格写错时由“写错的数”指出',
      text: sampleTable('2021', 'applications', {
        newReceived: '3 0 0 0 0 0 3',
        'results.granted': '2 0 0 0 0 0 3',
        'results.total': '3 0 0 0 0 0 3',
      }),
    },
    {
      title: '2019 年格式只有一行其他处理',
      text: sampleTable('2019', 'applications', {
        newReceived: '2 0 0 0 0 0 2',
        'results.other': '2 0 0 0 0 0 2',
        'results.total': '2 0 0 0 0 0 2',
      }),
    },
  ],
  *check(context) {
    if (!context.report.tables.some((table) => isFaulty(context.figures(table)))) return;
    yield* missedEntries(context);
    yield* carriedTotals(context);
    for (const violation of violations(context, 'results-total')) {
      const finding = totalFinding(violation, say`（一）至（六）各行合计`);
      if (finding) yield finding;
    }
  },
});

/** More is wrong than one cell that is known. */
const isFaulty = ({ localisation: { kind } }: TableFigures): boolean => kind === 'entry' || kind === 'candidates';

/** 三（七） is wrong in a column, and 总计 with it. */
function* carriedTotals({ report, figures }: RuleContext<unknown>): Iterable<Finding> {
  for (const table of report.tables) {
    const { localisation } = figures(table);
    const repair = bothTotals(localisation);
    const [one, total] = [...(repair?.changes ?? [])].sort(
      (a, b) => Number(a.cell.column.id === 'total') - Number(b.cell.column.id === 'total'),
    );
    if (localisation.kind !== 'candidates' || !repair || one?.cell.value === undefined || total?.cell.value === undefined) continue;
    const cells = localisation.equations.flatMap(({ cells: { right, left } }) => [...right, ...left]);
    yield {
      at: one.cell.span,
      message: say`${cellPlace(one.cell)}写作 ${one.cell.value}、总计写作 ${total.cell.value}，（一）至（六）各行合计应为 ${one.value}、${total.value}，都${differs(one.cell.value, one.value)}`,
      related: contributions([...new Set(cells)].filter((cell) => cell !== one.cell)),
      fixes: [repairFix(repair)],
    };
  }
}

/** An applicant column and 总计 miss the same amount: one entry, one finding, and only the clerk knows which row it belongs to. */
function* missedEntries({ report, figures }: RuleContext<unknown>): Iterable<Finding> {
  for (const table of report.tables) {
    const { localisation } = figures(table);
    const [cell, total] = localisation.kind === 'entry' ? localisation.cells : [];
    if (localisation.kind !== 'entry' || !cell || !total) continue;
    const { difference, equations } = localisation;
    const columns = [cell, total].map(({ column }) => columnName(column)).join('、');
    const all = equations.flatMap(({ cells }) => [...cells.right, ...cells.left]);
    yield {
      at: cell.span,
      message:
        difference > 0
          ? say`表三办理结果各行合计比（七）多${difference}件（${columns}）`
          : say`表三办理结果各行合计比（七）少${-difference}件（${columns}）`,
      related: contributions(all.filter((other) => other !== cell)),
    };
  }
}

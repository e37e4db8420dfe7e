import type { BoundCell } from '../report/report.ts';
import { listed, say } from '../text/say.ts';
import { cellKey, tableName } from './figures/names.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule, type RuleContext } from './rule.ts';
import { inLastYears, type TwoYears, twoYears } from './shared/last-year.ts';

/** So many different figures do not come out the same again by chance. */
const LEAST = 5;

/** A table whose figures are last year's throughout. */
interface Same {
  readonly years: TwoYears;
  readonly figures: ReadonlySet<number>;
  /** The first figure that is not 0, in this year's report and in last year's. */
  readonly first: readonly [BoundCell, BoundCell];
}

const report = (year: number, rows: Readonly<Record<string, string>>): string =>
  `# 示例县示例镇人民政府${year}年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n${sampleTable('2021', 'applications', rows)}`;
const figures = {
  newReceived: '9 5 0 0 0 0 14',
  'results.granted': '6 3 0 0 0 0 9',
  'results.unavailable.notHeld': '3 2 0 0 0 0 5',
  'results.total': '9 5 0 0 0 0 14',
};
const lastYear = report(2024, figures);

/** The figures of a table are last year's throughout. */
export const repeatedFigures = defineRule({
  id: 'repeated-figures',
  title: '数字与上年完全相同',
  group: '跨年与汇总',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：各项数据为本年度的统计',
  why: '整张表的数字与上年一个不差，多半是沿用了上年的表；各地通报中有连续几年数字相同的报告。',
  examples: [
    {
      title: '表三与上年一个不差',
      text: report(2025, { ...figures, newReceived: '«9» 5 0 0 0 0 14' }),
      lastYear,
      says: ['表三的数字与2024年报告完全相同（6 个不同的数），应为2025年的统计'],
    },
    { title: '有一格不同', text: report(2025, { ...figures, 'results.unavailable.stillUnclear': '0 0 0 0 0 1 1' }), lastYear },
    {
      title: '数字太少，可能是巧合',
      text: report(2025, { newReceived: '2 0 0 0 0 0 2', 'results.granted': '2 0 0 0 0 0 2', 'results.total': '2 0 0 0 0 0 2' }),
      lastYear: report(2024, { newReceived: '2 0 0 0 0 0 2', 'results.granted': '2 0 0 0 0 0 2', 'results.total': '2 0 0 0 0 0 2' }),
    },
  ],
  *check(context) {
    if (!context.neighbours.lastYear) return;
    const tables = (['proactiveDisclosure', 'applications', 'reviewLitigation'] as const).map((id) => sameIn(context, id));
    const same = tables.filter((one): one is Same => one !== undefined && one !== 'different');
    const together = new Set(same.flatMap((one) => [...one.figures]));
    const isWhole = !tables.includes('different') && together.size >= LEAST;
    const told = isWhole ? same : same.filter((one) => one.figures.size >= LEAST);
    const [first] = told;
    if (!first) return;
    const { year = 0 } = context.report;
    const names = listed(told.map(({ years }) => tableName(years.now.id)));
    const count = new Set(told.flatMap((one) => [...one.figures])).size;
    yield {
      at: first.first[0].span,
      cell: cellKey(first.first[0]),
      message: say`${names}的数字与${year - 1}年报告完全相同（${count} 个不同的数），应为${year}年的统计`,
      related: told.map((one) =>
        inLastYears(one.years.last, one.first[1], say`${tableName(one.years.now.id)}：${one.first[1].text.trim()}`),
      ),
    };
  },
});

/** The table where it is last year's; `undefined` where there is nothing to compare or nothing but zeros. */
function sameIn(
  context: RuleContext<unknown>,
  id: 'proactiveDisclosure' | 'applications' | 'reviewLitigation',
): Same | 'different' | undefined {
  const years = twoYears(context, id);
  if (!years) return undefined;
  const found = new Set<number>();
  let first: readonly [BoundCell, BoundCell] | undefined;
  for (const cell of years.now.cells.values()) {
    const last = years.before.cells.get(cell.id);
    const [value, before] = [cell.kind === 'figure' ? cell.value : undefined, last?.kind === 'figure' ? last.value : undefined];
    if ((value ?? 0) !== (before ?? 0)) return 'different';
    // what is in force may well stay the same
    if (!value || !last || cell.column.id === 'currentlyEffective') continue;
    found.add(value);
    first ??= [cell, last];
  }
  return first && { years, figures: found, first };
}

import type { BoundCell } from '../report/report.ts';
import { rowName } from '../template/catalog.ts';
import { say } from '../text/say.ts';
import { knownAmount } from './figures/amounts.ts';
import { figureFix, setFigure } from './figures/fixes.ts';
import { cellKey, cellName, cellPlace, differs } from './figures/names.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule, type Finding, type Fix, type RuleContext } from './rule.ts';
import { inLastYears, type TwoYears, twoYears } from './shared/last-year.ts';

/** A cell of 上年结转 that differs from last year's 结转下年度. */
interface Difference {
  readonly cell: BoundCell;
  readonly value: number;
  readonly last: BoundCell;
  readonly right: number;
}

const report = (year: number, rows: Readonly<Record<string, string>>): string =>
  `# 示例县示例镇人民政府${year}年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n${sampleTable('2021', 'applications', rows)}`;
const lastYear = report(2024, {
  newReceived: '6 2 0 0 0 0 8',
  'results.granted': '4 1 0 0 0 0 5',
  'results.total': '4 1 0 0 0 0 5',
  carriedForward: '2 1 0 0 0 0 3',
});
const answered = { 'results.granted': '7 1 0 0 0 0 8', 'results.total': '7 1 0 0 0 0 8' };

/** 上年结转 against what last year's report carried forward. */
export const carryOver = defineRule({
  id: 'carry-over',
  title: '上年结转与上年报告不符',
  group: '跨年与汇总',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号 表三：本年“二、上年结转政府信息公开申请数量”即上年“四、结转下年度继续办理”',
  why: '上年结转的申请就是上年报告中结转下年度继续办理的申请，两份报告公开后都能查到，数字应一致。',
  examples: [
    {
      title: '总计与一栏都比上年报告少',
      text: report(2025, { newReceived: '6 0 0 0 0 0 6', carriedOver: '«1» 1 0 0 0 0 «2»', ...answered }),
      lastYear,
      says: [
        '“二、上年结转政府信息公开申请数量”自然人写作 1，上年报告“四、结转下年度继续办理”为 2，应为 2，少 1',
        '“二、上年结转政府信息公开申请数量”总计写作 2，上年报告“四、结转下年度继续办理”为 3，应为 3，少 1',
      ],
    },
    {
      title: '本年的勾稽关系也证明上年的数是对的',
      text: report(2025, { newReceived: '5 0 0 0 0 0 5', carriedOver: '«1» 1 0 0 0 0 «2»', ...answered }),
      lastYear,
      fixed: report(2025, { newReceived: '5 0 0 0 0 0 5', carriedOver: '2 1 0 0 0 0 3', ...answered }),
    },
    {
      title: '总计相符，申请人的类别变了',
      text: report(2025, { newReceived: '4 1 0 0 0 0 5', carriedOver: '«3» «0» 0 0 0 0 3', ...answered }),
      lastYear,
      says: ['自然人写作 3', '商业企业写作 0，上年报告“四、结转下年度继续办理”为 1，应为 1，少 1'],
    },
    {
      title: '与上年报告一致',
      text: report(2025, { newReceived: '5 0 0 0 0 0 5', carriedOver: '2 1 0 0 0 0 3', ...answered }),
      lastYear,
    },
    {
      title: '空白不比',
      text: report(2025, { newReceived: '5 0 0 0 0 0 5', carriedOver: '_ _ _ _ _ _ _', ...answered }),
      lastYear,
    },
    {
      title: '不是上一年的报告',
      text: report(2025, { newReceived: '6 0 0 0 0 0 6', carriedOver: '1 1 0 0 0 0 2', ...answered }),
      lastYear: lastYear.replace('2024', '2023'),
    },
    {
      title: '别的机关的报告',
      text: report(2025, { newReceived: '6 0 0 0 0 0 6', carriedOver: '1 1 0 0 0 0 2', ...answered }),
      lastYear: lastYear.replace('示例镇', '样本镇'),
    },
  ],
  *check(context) {
    const years = twoYears(context, 'applications');
    if (!years) return;
    const found = differencesIn(context, years);
    if (found.length === 0) return;
    const whole = found.length > 1 && holds(context, years, found);
    const doubtful = context.figures(years.now).doubtful;
    const total = found.find(({ cell }) => isTotal(cell));
    for (const one of found) {
      const alone = holds(context, years, [one]);
      // where the table contradicts itself, it is this figure only if last year's would put it right
      if (doubtful.has(one.cell.id) && !alone && !whole) continue;
      const fix = alone ? figureFix(one.cell, one.right) : whole && one === (total ?? found[0]) ? wholeFix(found) : undefined;
      yield findingOf(years, one, fix);
    }
  },
});

const isTotal = (cell: BoundCell): boolean => cell.column.id === 'total';

function differencesIn({ figures }: RuleContext<unknown>, { now, before, valueBefore }: TwoYears): readonly Difference[] {
  const { corrected } = figures(now);
  const found: Difference[] = [];
  for (const cell of now.cells.values()) {
    if (cell.row.id !== 'carriedOver') continue;
    const last = before.cells.get(`carriedForward.${cell.column.id}`);
    const value = corrected.get(cell.id) ?? knownAmount(cell);
    const right = valueBefore(last);
    if (last && value !== undefined && right !== undefined && value !== right) found.push({ cell, value, last, right });
  }
  return found;
}

/** With last year's figures in these cells every equation around them holds or is still open. */
function holds({ figures }: RuleContext<unknown>, { now }: TwoYears, changes: readonly Difference[]): boolean {
  const by = new Map(changes.map(({ cell, value, right }) => [cell.id, right - value]));
  const moved = (cells: readonly BoundCell[]): number => cells.reduce((sum, { id }) => sum + (by.get(id) ?? 0), 0);
  return figures(now).equations.every(({ cells, left, right, unknown, state }) => {
    if (![...cells.left, ...cells.right].some(({ id }) => by.has(id))) return true;
    return unknown > 0 ? state !== 'violated' : left + moved(cells.left) === right + moved(cells.right);
  });
}

const wholeFix = (found: readonly Difference[]): Fix => ({
  title: say`“二、上年结转”${found.length}格按上年报告改`,
  kind: 'figure',
  preferred: true,
  edits: found.map(({ cell, right }) => setFigure(cell, right)),
});

function findingOf({ last }: TwoYears, { cell, value, last: before, right }: Difference, fix: Fix | undefined): Finding {
  return {
    at: cell.span,
    cell: cellKey(cell),
    message: say`${cellPlace(cell)}写作 ${value}，上年报告“${rowName(before.row)}”为 ${right}，应为 ${right}，${differs(value, right)}`,
    severity: isTotal(cell) ? undefined : 'warning',
    related: [inLastYears(last, before, say`${cellName(before)}：${right}`)],
    fixes: fix ? [fix] : undefined,
  };
}

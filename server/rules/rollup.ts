import { say } from '../text/say.ts';
import { cellKey, cellPlace } from './figures/names.ts';
import { rightFigure } from './figures/right-figure.ts';
import { defineRule, type Finding, type Related } from './rule.ts';
import { entryFindings, openFindings } from './rollup/entries.ts';
import { type Compared, compare, explainedBy, type RollUp, rollUp } from './rollup/roll-up.ts';
import { child, parent } from './rollup/samples.ts';
import type { SubordinateReport } from './shared/neighbours.ts';

/** The report's figures against the sums of the subordinate reports that its front matter names. */
export const rollup = defineRule({
  id: 'rollup',
  title: '与下级合计不符',
  group: '跨年与汇总',
  severity: 'error',
  basis: '政府的年度报告汇总本级、各部门和下级的数字：每一格 = 本级 + 各下级之和',
  why: '汇总时漏加一家、加错一格，总数仍能自相勾稽，只有与各下级逐格相加才看得出来。',
  examples: [
    {
      title: '下级 2 件和 3 件，汇总只有 4 件：漏加或加错',
      text: parent(['甲镇.md', '乙镇.md'], {
        newReceived: '«4» 0 0 0 0 0 «4»',
        'results.granted': '«4» 0 0 0 0 0 «4»',
        'results.total': '«4» 0 0 0 0 0 «4»',
      }),
      subordinates: [child('甲镇', 2), child('乙镇', 3)],
      says: ['表三“一、本年新收政府信息公开申请数量”自然人写作 4，应不小于 5（下级 2 份合计），少 1'],
    },
    {
      title: '下级 2 件和 3 件，汇总有 7 件：只提示一次',
      text: parent(['甲镇.md', '乙镇.md'], {
        newReceived: '«7» 0 0 0 0 0 7',
        'results.granted': '7 0 0 0 0 0 7',
        'results.total': '7 0 0 0 0 0 7',
      }),
      subordinates: [child('甲镇', 2), child('乙镇', 3)],
      says: ['自然人写作 7，下级 2 份合计 5，多 2，另有 5 格也多，本级是否已列入下级？'],
    },
    {
      title: '下级 2 件和 3 件，汇总只有 2 件：差额恰为一家的数',
      text: parent(['甲镇.md', '乙镇.md'], {
        newReceived: '«2» 0 0 0 0 0 «2»',
        'results.granted': '«2» 0 0 0 0 0 «2»',
        'results.total': '«2» 0 0 0 0 0 «2»',
      }),
      subordinates: [child('甲镇', 2), child('乙镇', 3)],
      says: ['少 3，恰为示例县乙镇人民政府的数'],
    },
    {
      title: '下级的年度不对：各格不再核对',
      text: parent(['甲镇.md', '«乙镇.md»'], {}),
      subordinates: [child('甲镇', 2), child('乙镇', 3, 2024)],
      says: ['下级“乙镇.md”是2024年度的报告，应为2025年度，各格未与下级合计核对'],
    },
    {
      title: '下级 2 件和 3 件，汇总 5 件',
      text: parent(['甲镇.md', '乙镇.md'], {
        newReceived: '5 0 0 0 0 0 5',
        'results.granted': '5 0 0 0 0 0 5',
        'results.total': '5 0 0 0 0 0 5',
      }),
      subordinates: [child('甲镇', 2), child('乙镇', 3)],
    },
  ],
  *check({ report, figures, neighbours }) {
    if (neighbours.subordinates.length === 0) return;
    const sums = rollUp(report, neighbours.subordinates);
    let spoilt = false;
    for (const finding of entryFindings(sums)) {
      spoilt = true;
      yield finding;
    }
    if (spoilt || sums.counted.length === 0) return;
    const comparison = compare(report, sums, (table, cell) => rightFigure({ figures }, table, cell));
    yield* openFindings(sums, comparison);
    yield* cellFindings(sums, comparison.compared);
  },
});

function* cellFindings(sums: RollUp, compared: readonly Compared[]): Generator<Finding> {
  const { counted } = sums;
  const leftOut = explainedBy(compared, counted, 1);
  for (const one of compared) {
    const { cell, value, sum, short } = one;
    if (short <= 0) continue;
    const cause = leftOut && contributionOf(leftOut, one) !== undefined ? say`，恰为${nameOf(leftOut)}的数` : '';
    yield {
      at: cell.span,
      cell: cellKey(cell),
      // some count the documents of their own level alone
      severity: cell.row.id.startsWith('item1.') ? 'warning' : undefined,
      message: say`${cellPlace(cell)}写作 ${value}，应不小于 ${sum}（下级 ${counted.length} 份合计），少 ${short}${cause}`,
      related: contributions(one, sums),
    };
  }
  const more = compared.filter(({ short }) => short < 0);
  const [first, ...others] = more;
  if (!first) return;
  const { cell, value, sum, short } = first;
  const twice = explainedBy(compared, counted, -1);
  yield {
    at: cell.span,
    severity: 'warning',
    cell: others.length === 0 ? cellKey(cell) : undefined,
    message: say`${cellPlace(cell)}写作 ${value}，下级 ${counted.length} 份合计 ${sum}，多 ${-short}${others.length === 0 ? '' : say`，另有 ${others.length} 格也多`}${
      twice ? say`，恰为${nameOf(twice)}的数` : ''
    }，本级是否已列入下级？`,
    related: [
      ...others.slice(0, MOST_CELLS).map((other) => ({
        at: other.cell.span,
        message: say`${cellPlace(other.cell)}：${other.value}，下级合计 ${other.sum}`,
      })),
      ...contributions(first, sums).slice(0, MOST_CELLS),
    ],
  };
}

const MOST_CELLS = 5;
const MOST_CHILDREN = 10;

const nameOf = ({ ledger, name }: SubordinateReport): string => ledger.organ ?? name;

const contributionOf = ({ ledger }: SubordinateReport, { cell }: Compared) => ledger.tables.get(cell.table)?.cells.get(cell.id);

const known = new WeakMap<RollUp, Map<string, readonly Related[]>>();

/** Each subordinate's figure, the largest first; the last one speaks for the rest. Worked out once for the same reports. */
function contributions(one: Compared, sums: RollUp): readonly Related[] {
  const byCell = known.get(sums) ?? new Map<string, readonly Related[]>();
  known.set(sums, byCell);
  const key = cellKey(one.cell);
  const related = byCell.get(key) ?? contributionsTo(one, sums);
  byCell.set(key, related);
  return related;
}

function contributionsTo(one: Compared, { counted }: RollUp): readonly Related[] {
  const all = counted
    .flatMap((child) => {
      const found = contributionOf(child, one);
      return found?.value ? [{ child, found, value: found.value }] : [];
    })
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const rest = all.length - MOST_CHILDREN;
  return all.slice(0, MOST_CHILDREN).map(({ child, found, value }, index) => ({
    uri: child.uri,
    at: found.at,
    message: say`${nameOf(child)}：${value}${found.written === undefined ? '' : say`（写作 ${found.written}）`}${
      rest > 0 && index === MOST_CHILDREN - 1 ? say`，另有 ${rest} 份` : ''
    }`,
  }));
}

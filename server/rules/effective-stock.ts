import { say } from '../text/say.ts';
import { figureFix } from './figures/fixes.ts';
import { cellKey, cellName, cellPlace, differs } from './figures/names.ts';
import { contributions } from './figures/related.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';
import { inLastYears, twoYears } from './shared/last-year.ts';

const report = (year: number, rows: Readonly<Record<string, string>>, form: '2019' | '2021' = '2021'): string =>
  `# 示例市人民政府${year}年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n${sampleTable(form, 'proactiveDisclosure', rows)}`;
const lastYear = report(2024, { 'item1.rules': '2 1 12', 'item1.normativeDocuments': '50 27 420' });

/** 现行有效件数 against last year's, what was issued and what was repealed. */
export const effectiveStock = defineRule({
  id: 'effective-stock',
  title: '现行有效件数与上年报告不符',
  group: '跨年与汇总',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号 表二 第二十条第（一）项：现行有效件数 = 上年现行有效件数 + 本年制发件数 − 本年废止件数',
  why: '上年仍然有效的加上本年制发的、减去本年废止的，就是年底现行有效的；范围调整、文件失效或清理补登时会有出入，报告中宜有说明。',
  examples: [
    {
      title: '本年废止的没有减去',
      text: report(2025, { 'item1.rules': '3 0 15', 'item1.normativeDocuments': '61 59 «481»' }),
      lastYear,
      says: ['表二“（一）行政规范性文件”现行有效件数写作 481，应为 422（上年 420 加本年制发 61 减本年废止 59），多 59'],
      fixed: report(2025, { 'item1.rules': '3 0 15', 'item1.normativeDocuments': '61 59 422' }),
    },
    {
      title: '废止的比上年有效的和本年制发的还多',
      text: report(2025, { 'item1.rules': '0 14 «0»', 'item1.normativeDocuments': '0 0 420' }),
      lastYear,
      says: ['表二“（一）规章”现行有效件数写作 0，上年 12 加本年制发 0 不够减本年废止 14，差 2'],
    },
    {
      title: '前后相符',
      text: report(2025, { 'item1.rules': '3 0 15', 'item1.normativeDocuments': '61 59 422' }),
      lastYear,
    },
    {
      title: '空白不比',
      text: report(2025, { 'item1.rules': '3 _ 11', 'item1.normativeDocuments': '61 59 _' }),
      lastYear,
    },
    {
      title: '上年报告用的是旧格式，没有现行有效件数',
      text: report(2021, { 'item1.rules': '3 0 11', 'item1.normativeDocuments': '1 0 10' }),
      lastYear: report(2020, { 'item1.rules': '1 1 12', 'item1.normativeDocuments': '1 1 30' }, '2019'),
    },
  ],
  *check(context) {
    const years = twoYears(context, 'proactiveDisclosure');
    if (!years) return;
    const { last, now, before, valueNow, valueBefore } = years;
    for (const { cells } of now.rows) {
      const by = (column: string) => cells.find((cell) => cell.column.id === column);
      const [issued, repealed, stock] = [by('issuedThisYear'), by('repealedThisYear'), by('currentlyEffective')];
      const earlier = stock && before.cells.get(stock.id);
      const [added, removed, value, start] = [valueNow(issued), valueNow(repealed), valueNow(stock), valueBefore(earlier)];
      if (!issued || !repealed || !stock || !earlier) continue;
      if (added === undefined || removed === undefined || value === undefined || start === undefined) continue;
      const right = start + added - removed;
      if (right === value) continue;
      yield {
        at: stock.span,
        cell: cellKey(stock),
        message:
          right < 0
            ? say`${cellPlace(stock)}写作 ${value}，上年 ${start} 加本年制发 ${added} 不够减本年废止 ${removed}，差 ${-right}`
            : say`${cellPlace(stock)}写作 ${value}，应为 ${right}（上年 ${start} 加本年制发 ${added} 减本年废止 ${removed}），${differs(value, right)}`,
        related: [inLastYears(last, earlier, say`${cellName(earlier)}：${start}`), ...contributions([issued, repealed])],
        fixes: right > 0 || (right === 0 && added === 0) ? [figureFix(stock, right)] : undefined,
      };
    }
  },
});

import { say } from '../text/say.ts';
import { knownAmount } from './figures/amounts.ts';
import { cellIn, cellKey, cellPlace } from './figures/names.ts';
import { contributions } from './figures/related.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

/** Stocks of the 2019 form's table two that cannot be. */
export const form2019Stock = defineRule({
  id: 'form-2019-stock',
  title: '2019 年格式表二的存量',
  group: '数据',
  severity: 'warning',
  basis: '国办公开办函〔2019〕60号 表二',
  why: '对外公开总数量包括本年新公开的；项目数量减到最少是 0。',
  examples: [
    {
      title: '对外公开总数量小于本年新公开数量',
      text: sampleTable('2019', 'proactiveDisclosure', { 'item1.normativeDocuments': '5 5 «3»' }),
      says: ['表二“（一）规范性文件”对外公开总数量写作 3，应不小于本年新公开数量 5，少 2'],
    },
    {
      title: '减去的比上年的还多',
      text: sampleTable('2019', 'proactiveDisclosure', { 'item5.adminLicensing': '40 «-48» 12' }),
      says: ['表二“（五）行政许可”本年增/减写作 -48，上一年项目数量为 40，减后为 -8，应不小于 0'],
    },
    { title: '全部减去', text: sampleTable('2019', 'proactiveDisclosure', { 'item5.adminLicensing': '40 -40 0', 'item1.rules': '2 2 2' }) },
    { title: '2021 年格式没有这些列', text: sampleTable('2021', 'proactiveDisclosure', { 'item1.normativeDocuments': '5 3 9' }) },
  ],
  *check({ report }) {
    for (const table of report.tables) {
      if (table.id !== 'proactiveDisclosure') continue;
      for (const { cells } of table.rows) {
        const total = cellIn(cells, 'totalDisclosed');
        const change = cellIn(cells, 'changeThisYear');
        if (!total && !change) continue;
        const fresh = cellIn(cells, 'disclosedThisYear');
        const before = cellIn(cells, 'itemsLastYear');
        const [freshValue, totalValue, beforeValue, changeValue] = [fresh, total, before, change].map(knownAmount);
        if (fresh && total && freshValue !== undefined && totalValue !== undefined && totalValue < freshValue) {
          yield {
            at: total.span,
            cell: cellKey(total),
            message: say`${cellPlace(total)}写作 ${totalValue}，应不小于本年新公开数量 ${freshValue}，少 ${freshValue - totalValue}`,
            related: contributions([fresh]),
          };
        }
        if (before && change && beforeValue !== undefined && changeValue !== undefined && beforeValue + changeValue < 0) {
          yield {
            at: change.span,
            cell: cellKey(change),
            message: say`${cellPlace(change)}写作 ${changeValue}，上一年项目数量为 ${beforeValue}，减后为 ${beforeValue + changeValue}，应不小于 0`,
            related: contributions([before]),
          };
        }
      }
    }
  },
});

import { say } from '../text/say.ts';
import { knownAmount } from './figures/amounts.ts';
import { cellIn, cellKey, cellPlace } from './figures/names.ts';
import { contributions } from './figures/related.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

/** 现行有效 that this year's 制发 and 废止 alone would exceed. */
export const effectiveStockLow = defineRule({
  id: 'effective-stock-low',
  title: '现行有效件数偏少',
  group: '勾稽',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号 表二 第二十条第（一）项',
  why: '本年制发而未废止的文件年底仍然有效，现行有效件数至少有这么多。',
  examples: [
    {
      title: '少于本年制发减本年废止',
      text: sampleTable('2021', 'proactiveDisclosure', { 'item1.normativeDocuments': '5 1 «2»' }),
      says: ['表二“（一）行政规范性文件”现行有效件数写作 2，应不小于 4（本年制发 5 减本年废止 1），少 2'],
    },
    {
      title: '本年制发过，现行有效却是 0',
      text: sampleTable('2021', 'proactiveDisclosure', { 'item1.normativeDocuments': '2 2 «0»' }),
      says: ['现行有效件数写作 0，本年制发 2 件，应不为 0'],
    },
    {
      title: '存量足够',
      text: sampleTable('2021', 'proactiveDisclosure', { 'item1.normativeDocuments': '2 0 9', 'item1.rules': '0 3 0' }),
    },
    { title: '空白不算 0', text: sampleTable('2021', 'proactiveDisclosure', { 'item1.normativeDocuments': '2 0 _' }) },
  ],
  *check({ report }) {
    for (const table of report.tables) {
      if (table.id !== 'proactiveDisclosure') continue;
      for (const { cells } of table.rows) {
        const effective = cellIn(cells, 'currentlyEffective');
        if (!effective) continue;
        const issued = cellIn(cells, 'issuedThisYear');
        const repealed = cellIn(cells, 'repealedThisYear');
        const [added, removed, stock] = [issued, repealed, effective].map(knownAmount);
        if (!issued || !repealed || added === undefined || removed === undefined || stock === undefined) continue;
        const least = added - removed;
        if (stock >= least && !(stock === 0 && added > 0)) continue;
        yield {
          at: effective.span,
          cell: cellKey(effective),
          message:
            stock < least
              ? say`${cellPlace(effective)}写作 ${stock}，应不小于 ${least}（本年制发 ${added} 减本年废止 ${removed}），少 ${least - stock}`
              : say`${cellPlace(effective)}写作 0，本年制发 ${added} 件，应不为 0`,
          related: contributions([issued, repealed]),
        };
      }
    }
  },
});

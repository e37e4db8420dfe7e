import { type Said, say } from '../text/say.ts';
import { knownAmount } from './figures/amounts.ts';
import { cellKey, cellPlace } from './figures/names.ts';
import { type OrganLevel, organLevel } from './figures/organ-level.ts';
import { contributions } from './figures/related.ts';
import { sampleReport, sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

/** Organs that make no 规章: only State Council departments, provinces and cities with districts do. */
const POWERLESS: Readonly<Partial<Record<OrganLevel, Said>>> = {
  township: say`乡镇和街道`,
  county: say`县级政府`,
  department: say`地方政府部门`,
};

/** 规章 above 0 in the report of an organ that cannot make any. */
export const rulesWithoutPower = defineRule({
  id: 'rules-without-power',
  title: '无权制定规章',
  group: '勾稽',
  severity: 'warning',
  basis: '《中华人民共和国立法法》第九十一条、第九十三条',
  why: '规章只由国务院部门、省级政府和设区的市、自治州政府制定；乡镇、县区和地方部门发的是行政规范性文件。',
  examples: [
    {
      title: '乡镇',
      text: sampleReport('示例县示例镇人民政府', sampleTable('2021', 'proactiveDisclosure', { 'item1.rules': '«2» 0 2' })),
      says: ['表二“（一）规章”本年制发件数写作 2，乡镇和街道不制定规章，应为 0'],
    },
    {
      title: '县级部门，2019 年格式',
      text: sampleReport('示例县教育局', sampleTable('2019', 'proactiveDisclosure', { 'item1.rules': '0 0 «14»' })).replace('2025', '2020'),
      says: ['对外公开总数量写作 14，地方政府部门不制定规章，应为 0'],
    },
    { title: '设区的市', text: sampleReport('示例市人民政府', sampleTable('2021', 'proactiveDisclosure', { 'item1.rules': '3 0 15' })) },
    { title: '自治区', text: sampleReport('示例自治区人民政府', sampleTable('2021', 'proactiveDisclosure', { 'item1.rules': '3 0 15' })) },
    {
      title: '国务院部门',
      text: sampleReport('国家示例监督管理总局', sampleTable('2021', 'proactiveDisclosure', { 'item1.rules': '3 0 15' })),
    },
    {
      title: '乡镇的规范性文件',
      text: sampleReport('示例县示例乡人民政府', sampleTable('2021', 'proactiveDisclosure', { 'item1.normativeDocuments': '2 0 9' })),
    },
  ],
  *check({ report }) {
    const level = report.organ === undefined ? undefined : organLevel(report.organ);
    const who = level && POWERLESS[level];
    if (who === undefined) return;
    for (const table of report.tables) {
      const row = table.rows.find(({ template }) => template.id === 'item1.rules');
      const [first, ...more] = (row?.cells ?? []).filter((cell) => (knownAmount(cell) ?? 0) > 0);
      if (!first) continue;
      yield {
        at: first.span,
        cell: cellKey(first),
        message: say`${cellPlace(first)}写作 ${first.value ?? 0}，${who}不制定规章，应为 0`,
        related: contributions(more),
      };
    }
  },
});

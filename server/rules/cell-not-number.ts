import { say } from '../text/say.ts';
import { faults } from './figures/faults.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

/** `| 22（其中修订16件） |`: something that is no figure, or a figure in another unit. */
export const cellNotNumber = defineRule({
  id: 'cell-not-number',
  title: '格内不是数字',
  group: '数据',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号 表二至表四',
  why: '表格逐级汇总，格内只能是一个数；说明写进正文。',
  examples: [
    {
      title: '数字带说明',
      text: sampleTable('2021', 'proactiveDisclosure', { 'item1.normativeDocuments': '2 0 «22（其中修订16件）»' }),
      says: ['表二“（一）行政规范性文件”现行有效件数写作“22（其中修订16件）”，应为一个数'],
    },
    {
      title: '勾稽关系能说出是几',
      text: sampleTable('2021', 'reviewLitigation', { review: '2 1 0 0 «3①»' }),
      says: ['总计写作“3①”，应为 3'],
      fixed: sampleTable('2021', 'reviewLitigation', { review: '2 1 0 0 3' }),
    },
    {
      title: '以元计的收费金额',
      text: sampleTable('2021', 'proactiveDisclosure', { 'item8.adminFees': '«251000元»' }),
      says: ['表二“（八）行政事业性收费”本年收费金额（单位：万元）写作“251000元”，应为 25.1'],
      fixed: sampleTable('2021', 'proactiveDisclosure', { 'item8.adminFees': '25.1' }),
    },
    { title: '采购总金额可以带单位', text: sampleTable('2019', 'proactiveDisclosure', { 'item9.centralizedProcurement': '3 251000元' }) },
    { title: '空白和“/”另有提示', text: sampleTable('2021', 'reviewLitigation', { review: '/ _ 0 0 0' }) },
  ],
  check: (context) => faults(context, 'text', () => say`一个数`),
});

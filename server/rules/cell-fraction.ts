import { say } from '../text/say.ts';
import { faults } from './figures/faults.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

/** `| 2.5 |` where things are counted. */
export const cellFraction = defineRule({
  id: 'cell-fraction',
  title: '件数有小数',
  group: '数据',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号 表二至表四',
  why: '件数是整数；只有金额可以有小数。',
  examples: [
    {
      title: '件数写成小数',
      text: sampleTable('2021', 'reviewLitigation', { review: '«2.5» 1 0 0 3' }),
      says: ['表四“行政复议”结果维持写作 2.5，应为 2'],
      fixed: sampleTable('2021', 'reviewLitigation', { review: '2 1 0 0 3' }),
    },
    {
      title: '整数带了小数点',
      text: sampleTable('2021', 'proactiveDisclosure', { 'item6.adminPenalty': '«12.0»' }),
      says: ['写作 12.0，应为 12'],
      fixed: sampleTable('2021', 'proactiveDisclosure', { 'item6.adminPenalty': '12' }),
    },
    {
      title: '没有勾稽关系的小数',
      text: sampleTable('2021', 'proactiveDisclosure', { 'item6.adminPenalty': '«1.2»' }),
      says: ['写作 1.2，应为整数'],
    },
    { title: '收费金额可以有小数', text: sampleTable('2021', 'proactiveDisclosure', { 'item8.adminFees': '72701.2578' }) },
  ],
  check: (context) => faults(context, 'fraction', () => say`整数`),
});

import { say } from '../text/say.ts';
import { faults } from './figures/faults.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

/** `| -3 |` where things are counted. */
export const cellSign = defineRule({
  id: 'cell-sign',
  title: '带正负号的数',
  group: '数据',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号 表二至表四；国办公开办函〔2019〕60号 表二“本年增/减”',
  why: '件数和金额不会小于 0；只有 2019 年格式的“本年增/减”写正负号。',
  examples: [
    {
      title: '负数',
      text: sampleTable('2021', 'reviewLitigation', { review: '2 «-1» 0 0 3' }),
      says: ['表四“行政复议”结果纠正写作 -1，应为 1'],
      fixed: sampleTable('2021', 'reviewLitigation', { review: '2 1 0 0 3' }),
    },
    {
      title: '正号',
      text: sampleTable('2021', 'proactiveDisclosure', { 'item5.adminLicensing': '«+36»' }),
      says: ['本年处理决定数量写作 +36，应为 36'],
      fixed: sampleTable('2021', 'proactiveDisclosure', { 'item5.adminLicensing': '36' }),
    },
    {
      title: '没有勾稽关系的负数',
      text: sampleTable('2021', 'proactiveDisclosure', { 'item5.adminLicensing': '«-36»' }),
      says: ['写作 -36，应为不带正负号的数'],
    },
    {
      title: '“本年增/减”写正负号',
      text: sampleTable('2019', 'proactiveDisclosure', { 'item5.adminLicensing': '40 -8 12', 'item6.adminPenalty': '30 +5 7' }),
    },
  ],
  check: (context) => faults(context, 'sign', () => say`不带正负号的数`),
});

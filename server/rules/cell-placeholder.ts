import { fillings } from './figures/filling.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

/** `| / |`: a sign that stands for nothing, where a figure belongs. */
export const cellPlaceholder = defineRule({
  id: 'cell-placeholder',
  title: '用符号代替数字',
  group: '数据',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号 表二至表四',
  why: '“/”“—”“无”不是数，无法核对和汇总；没有的填 0。',
  examples: [
    {
      title: '用“/”“—”“无”表示没有',
      text: sampleTable('2021', 'reviewLitigation', { review: '«/» 0 «—» 0 0', 'litigation.direct': '0 «无» 0 0 0' }),
      says: ['表四“行政复议”结果维持写作“/”，应为 0', '写作“—”，应为 0', '“行政诉讼：未经复议直接起诉”结果纠正写作“无”，应为 0'],
      fixed: sampleTable('2021', 'reviewLitigation', {}),
    },
    {
      title: '勾稽关系要求另一个数',
      text: sampleTable('2021', 'reviewLitigation', { review: '1 0 0 0 «不适用»' }),
      says: ['总计写作“不适用”，应为 1'],
      fixed: sampleTable('2021', 'reviewLitigation', { review: '1 0 0 0 1' }),
    },
    { title: '填了数的不提示', text: sampleTable('2021', 'proactiveDisclosure', { 'item5.adminLicensing': '36' }) },
  ],
  *check({ report, figures }) {
    for (const table of report.tables) {
      const placeholders = [...table.cells.values()].filter(({ kind }) => kind === 'placeholder');
      if (placeholders.length > 0) yield* fillings(figures(table), placeholders);
    }
  },
});

import { fillings } from './figures/filling.ts';
import { blankCells, isSummedUp } from './figures/open-cells.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

/** `|  |`: a blank in a table otherwise complete. */
export const cellBlank = defineRule({
  id: 'cell-blank',
  title: '空白格',
  group: '数据',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号 表二至表四',
  why: '空白看不出是没有发生，还是漏填；没有的填 0，汇总时才不会出错。',
  examples: [
    {
      title: '由勾稽关系推出的数',
      text: sampleTable('2021', 'reviewLitigation', { review: '1 «_» 0 0 3' }),
      says: ['表四“行政复议”结果纠正空白，应为 2'],
      fixed: sampleTable('2021', 'reviewLitigation', { review: '1 2 0 0 3' }),
    },
    {
      title: '没有勾稽关系的填 0',
      text: sampleTable('2021', 'proactiveDisclosure', { 'item6.adminCoercion': '«_»' }),
      says: ['表二“（六）行政强制”本年处理决定数量空白，如无数据应填 0'],
      fixed: sampleTable('2021', 'proactiveDisclosure', {}),
    },
    {
      title: '推不出是哪一格的，不填',
      text: sampleTable('2021', 'reviewLitigation', { review: '«_» «_» 0 0 3' }),
      says: ['表四“行政复议”结果维持空白，与其余空白合计应为 3', '表四“行政复议”结果纠正空白，与其余空白合计应为 3'],
      final: true,
    },
    { title: '草稿里空了不止一格的，“表格未填完”提示一次', text: sampleTable('2021', 'reviewLitigation', { review: '_ _ 0 0 3' }) },
    { title: '许多格未填的表由“表格未填完”提示', text: sampleTable('2021', 'reviewLitigation', { review: '_ _ _ _ _' }) },
    { title: '填了 0 的不提示', text: sampleTable('2021', 'reviewLitigation', {}) },
  ],
  *check({ report, figures, final }) {
    for (const table of report.tables) {
      const blank = blankCells(table);
      if (blank.length > 0 && !isSummedUp(table, blank.length, final)) yield* fillings(figures(table), blank);
    }
  },
});

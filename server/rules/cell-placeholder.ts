import { cellsNotPlain } from '../report/plain-cells.ts';
import type { BoundCell } from '../report/report.ts';
import { say } from '../text/say.ts';
import { fillings } from './figures/filling.ts';
import { setFigure } from './figures/fixes.ts';
import { tableName, written } from './figures/names.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule, type Finding } from './rule.ts';

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
    {
      title: '整张表都是符号，每表提示一次',
      text: sampleTable('2021', 'reviewLitigation', {
        review: '«/» / / / /',
        'litigation.direct': '/ / / / /',
        'litigation.afterReview': '/ / / / /',
      }),
      says: ['表四 15 格都写作“/”，如无数据应填 0'],
      fixed: sampleTable('2021', 'reviewLitigation', {}),
    },
    { title: '填了数的不提示', text: sampleTable('2021', 'proactiveDisclosure', { 'item5.adminLicensing': '36' }) },
  ],
  *check({ report, figures }) {
    for (const table of report.tables) {
      const placeholders = cellsNotPlain(table).filter(({ kind }) => kind === 'placeholder');
      const [first] = placeholders;
      if (first && placeholders.length === table.cells.size && placeholders.length >= FEWEST) yield filledWithSigns(first, placeholders);
      else if (first) yield* fillings(figures(table), placeholders);
    }
  },
});

/** A table of fewer cells than these is told cell by cell. */
const FEWEST = 3;

/** Nobody filled in a figure, or every one of them is 0: one finding for the table. */
const filledWithSigns = (first: BoundCell, cells: readonly BoundCell[]): Finding => ({
  at: first.span,
  message: say`${tableName(first.table)} ${cells.length} 格都写作${written(first)}，如无数据应填 0`,
  fixes: [{ title: say`各格都填 0`, kind: 'figure', preferred: true, edits: cells.map((cell) => setFigure(cell, 0)) }],
});

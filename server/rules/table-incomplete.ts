import type { BoundTable } from '../report/report.ts';
import { say } from '../text/say.ts';
import { blankCells, isIncomplete, isSummedUp } from './figures/open-cells.ts';
import { sampleTable } from './figures/samples.ts';
import { tableName } from './figures/names.ts';
import { rowName } from '../template/catalog.ts';
import type { BoundCell } from '../report/report.ts';
import { defineRule, type Related } from './rule.ts';

/** A table still being written: one finding for all its blanks. */
export const tableIncomplete = defineRule({
  id: 'table-incomplete',
  title: '表格未填完',
  group: '数据',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号 表二至表四',
  why: '未填的格一多，合计就无从核对；填完之前，没有提示不等于没有错误。',
  examples: [
    {
      title: '空白较多',
      text: sampleTable('2021', 'reviewLitigation', { review: '0 0 0 0 0', 'litigation.direct': '_ _ _ _ _' })
        .replace('| 行政诉讼：未', '| «行政诉讼：未')
        .replace('起诉 |  ', '起诉» |  '),
      says: ['表四尚缺 5 格，未核对'],
      final: true,
    },
    {
      title: '草稿里只空两格，一并提示一次',
      text: sampleTable('2021', 'reviewLitigation', { review: '_ _ 0 0 0' }).replace('| 行政复议 |', '| «行政复议» |'),
      says: ['表四尚缺 2 格'],
    },
    { title: '只空一两格的，定稿时逐格提示', text: sampleTable('2021', 'reviewLitigation', { review: '_ _ 0 0 0' }), final: true },
    { title: '只空一格', text: sampleTable('2021', 'reviewLitigation', { review: '_ 0 0 0 0' }) },
    {
      title: '最后一行没有写完',
      text: sampleTable('2021', 'reviewLitigation', {})
        .replace('| 行政诉讼：复议后起诉 |', '| «行政诉讼：复议后起诉» |')
        .replace(/ \|\s*$/, ''),
      says: ['表四最后一行未写完，未核对'],
    },
    { title: '填完的表', text: sampleTable('2021', 'proactiveDisclosure', {}) },
  ],
  *check({ report, final }) {
    for (const table of report.tables) {
      const blank = blankCells(table);
      if (!isSummedUp(table, blank.length, final)) continue;
      const missing = table.halfWritten ? table.template.slots.size - written(table) : blank.length;
      const open = new Set(blank.map(({ row }) => row));
      const first = table.rows.find(({ template }) => open.has(template)) ?? table.rows[table.rows.length - 1];
      yield {
        at: first?.label.span ?? table.span,
        message:
          missing === 0
            ? say`${tableName(table.id)}最后一行未写完，未核对`
            : say`${tableName(table.id)}尚缺 ${missing} 格${isIncomplete(table, blank.length) ? say`，未核对` : ''}`,
        related: rowsOf(table, blank),
        severity: final ? undefined : 'information',
      };
    }
  },
});

const written = ({ cells }: BoundTable): number => [...cells.values()].filter(({ kind }) => kind !== 'blank' && kind !== 'unknown').length;

/** One entry for each row with blanks, on the first of them. */
function rowsOf(table: BoundTable, blank: readonly BoundCell[]): Related[] {
  return table.rows.flatMap(({ template }) => {
    const cells = blank.filter(({ row }) => row === template);
    const first = cells[0];
    return first ? [{ at: first.span, message: say`“${rowName(template)}”缺 ${cells.length} 格` }] : [];
  });
}

import type { BoundTable } from '../report/report.ts';
import { say } from '../text/say.ts';
import { blankCells, isIncomplete, isSummedUp } from './figures/open-cells.ts';
import { sampleTable } from './figures/samples.ts';
import { tableName } from './figures/names.ts';
import { rowName } from '../template/catalog.ts';
import type { BoundCell } from '../report/report.ts';
import { defineRule, type Related } from './rule.ts';
import { isUnfilled } from './shared/tables.ts';

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
    {
      title: '一个数也没有填，看不出格子在哪里的，也一并提示一次',
      text: '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n| «一、本年新收政府信息公开申请数量» |  |\n| 二、上年结转政府信息公开申请数量 |  |\n| （一）予以公开 |  |\n\n## 四、政府信息公开行政复议、行政诉讼情况\n',
      says: ['表三尚缺 175 格，未核对'],
      final: true,
    },
    { title: '填完的表', text: sampleTable('2021', 'proactiveDisclosure', {}) },
  ],
  *check({ report, final }) {
    for (const table of report.tables) {
      const blank = blankCells(table);
      if (isUnfilled(table)) {
        yield {
          at: table.rows[0]?.label.span ?? table.span,
          message: say`${tableName(table.id)}尚缺 ${table.template.slots.size} 格${say`，未核对`}`,
          severity: final ? undefined : 'information',
        };
        continue;
      }
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

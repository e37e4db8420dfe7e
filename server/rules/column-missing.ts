import type { BoundTable } from '../report/report.ts';
import type { BlockTemplate, ColumnTemplate } from '../template/schema.ts';
import { say } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import { columnName, tableName } from './figures/names.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';
import { formName, judgedTables } from './shared/tables.ts';

const head = '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n';
const table3 = sampleTable('2021', 'applications', {});
/** Without its fourth figure column. */
const narrow = table3
  .split('\n')
  .map((line) => line.replace(/^((?:\|[^|]*){4})\|[^|]*(\|.*)$/, '$1$2'))
  .join('\n');

/** The header beside which the column belongs. */
function neighbour(
  table: BoundTable,
  { columns }: BlockTemplate,
  missing: ColumnTemplate,
): { readonly at: Span; readonly column: ColumnTemplate; readonly isBehind: boolean } | undefined {
  const place = columns.indexOf(missing);
  const headerOf = (column: ColumnTemplate) => table.headers.find((header) => header.column.id === column.id)?.label.span;
  for (let i = place - 1; i >= 0; i--) {
    const column = columns[i];
    const at = column && headerOf(column);
    if (at) return { at, column, isBehind: true };
  }
  for (const column of columns.slice(place + 1)) {
    const at = headerOf(column);
    if (at) return { at, column, isBehind: false };
  }
  return undefined;
}

/** A column of the form that the table lacks. */
export const columnMissing = defineRule({
  id: 'column-missing',
  title: '缺列',
  group: '表式',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号：年度报告格式',
  why: '七类申请人各占一列，没有发生的也要保留并填 0；缺一列，“总计”就无从核对。',
  examples: [
    {
      title: '缺“社会公益组织”一列',
      text: head + narrow.replace('科研机构', '«科研机构»'),
      says: ['表三缺“社会公益组织”一列，应在“科研机构”之后'],
    },
    { title: '列齐全', text: head + table3 },
  ],
  *check({ report, final }) {
    for (const table of judgedTables(report)) {
      if (table.halfWritten && !final) continue;
      for (const { block, column, at } of table.missingColumns) {
        const within = block.heading === '' ? tableName(table.id) : say`${tableName(table.id)}“${block.heading}”`;
        const beside = neighbour(table, block, column);
        const where = !beside
          ? say`，${formName(table.template.form)}中有`
          : beside.isBehind
            ? say`，应在“${columnName(beside.column)}”之后`
            : say`，应在“${columnName(beside.column)}”之前`;
        yield { at: beside?.at ?? at, message: say`${within}缺“${columnName(column)}”一列${where}` };
      }
    }
  },
});

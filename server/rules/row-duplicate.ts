import { rowName } from '../template/catalog.ts';
import { say } from '../text/say.ts';
import { tableName } from './figures/names.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';
import { judgedTables } from './shared/tables.ts';

const head = '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n';
const table3 = sampleTable('2021', 'applications', {});
const granted = '| 三、（一）予以公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n';

/** A row stands twice in one table. */
export const rowDuplicate = defineRule({
  id: 'row-duplicate',
  title: '重复的行',
  group: '表式',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号：年度报告格式',
  why: '同一行出现两次，说不准以哪一行为准；核对时以先出现的为准。',
  examples: [
    {
      title: '予以公开写了两行',
      text: head + table3.replace(granted, `${granted}| «三、（一）予以公开» | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n`),
      says: ['表三“三、（一）予以公开”一行重复'],
    },
    { title: '（四）和（五）各有第1项', text: head + table3 },
  ],
  *check({ report }) {
    for (const table of judgedTables(report)) {
      for (const row of table.duplicateRows) {
        const first = table.rows.find(({ template }) => template.id === row.template.id);
        yield {
          at: row.label.span,
          message: say`${tableName(table.id)}“${rowName(row.template)}”一行重复`,
          related: first ? [{ at: first.label.span, message: say`先出现的一行` }] : [],
        };
      }
    }
  },
});

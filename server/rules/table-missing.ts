import { type Template, type TableTemplate, templates } from '../template/catalog.ts';
import { say } from '../text/say.ts';
import { tableName } from './figures/names.ts';
import { defineRule } from './rule.ts';
import { blankTable, blockBehind } from './shared/insertion.ts';
import { lazyFix } from './shared/lazy-fix.ts';
import { endOfContent, hasSixSections, headingWords, sectionName, sectionOf } from './shared/sections.ts';

/** The tables of each form, in order. */
const TABLES: ReadonlyMap<Template, readonly TableTemplate[]> = new Map(templates.map((one) => [one, Object.values(one.tables)]));

const title = '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n2025年主动公开政府信息26条。\n\n';

/** Section two, three or four holds no standard table. */
export const tableMissing = defineRule({
  id: 'table-missing',
  title: '缺少标准表',
  group: '表式',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号：二、三、四部分各有一张标准表',
  mendsText: true,
  why: '三张表是年度报告的统计数据，汇总和核对都以表为准；没有发生的也要用 0 填满。',
  examples: [
    {
      title: '第四部分只有文字',
      text: `${title}## «四、政府信息公开行政复议、行政诉讼情况»\n\n2025年没有行政复议和行政诉讼。\n\n## 五、存在的主要问题及改进情况\n`,
      says: ['“四、政府信息公开行政复议、行政诉讼情况”没有标准表（表四）'],
      fixed: `${title}## 四、政府信息公开行政复议、行政诉讼情况\n\n2025年没有行政复议和行政诉讼。\n\n| 类别                       | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| :------------------------- | -------: | -------: | -------: | -------: | ---: |\n| 行政复议                   |          |          |          |          |      |\n| 行政诉讼：未经复议直接起诉 |          |          |          |          |      |\n| 行政诉讼：复议后起诉       |          |          |          |          |      |\n\n## 五、存在的主要问题及改进情况\n`,
    },
    {
      title: '有标准表',
      text: `${title}## 四、政府信息公开行政复议、行政诉讼情况\n\n| 类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | ---: | ---: | ---: | ---: | ---: |\n| 行政复议 | 0 | 0 | 0 | 0 | 0 |\n| 未经复议直接起诉 | 0 | 0 | 0 | 0 | 0 |\n| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |\n`,
    },
    { title: '整个部分都没有，由另一条规则提示', text: title },
  ],
  *check({ report }) {
    if (!hasSixSections(report)) return;
    for (const table of TABLES.get(report.template) ?? []) {
      const section = sectionOf(report, table.id);
      if (!section || report.tables.some(({ id }) => id === table.id)) continue;
      if (report.unreadable.some((unreadable) => unreadable.table === table.id)) continue;
      const end = endOfContent(report, section);
      const fix = lazyFix({ title: say`插入空白的${tableName(table.id)}`, kind: 'text', preferred: true, toFill: true }, () => [
        blockBehind(report, end, blankTable(report, table)),
      ]);
      const message = say`“${sectionName(section.template)}”没有标准表（${tableName(table.id)}）`;
      yield { at: headingWords(section), message, fixes: [fix] };
    }
  },
});

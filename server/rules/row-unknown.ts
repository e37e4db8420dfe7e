import { say } from '../text/say.ts';
import { tableName } from './figures/names.ts';
import * as z from 'zod';
import { readLabel } from '../report/labels.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';
import { shown } from '../text/squeezed.ts';
import { followsOtherForm, formName, judgedTables } from './shared/tables.ts';

const head = (year: number, section: string): string => `# 示例县示例镇人民政府${year}年政府信息公开工作年度报告\n\n## ${section}\n\n`;
const table3 = sampleTable('2021', 'applications', {});
const table2 = sampleTable('2019', 'proactiveDisclosure', {});

/** A row with figures that the form does not have. */
export const rowUnknown = defineRule({
  id: 'row-unknown',
  title: '多出的行',
  group: '表式',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：年度报告格式',
  why: '格式中没有的行，其中的数字不会被任何一级汇总，也不参加核对；自行增加的统计项目宜写在正文里。',
  options: z.strictObject({
    known: z.array(z.string().min(1)).default([]).describe('本地统一增加的行的名称：只作提醒，不算多出'),
  }),
  examples: [
    {
      title: '自行加了一行',
      text:
        head(2025, '三、收到和处理政府信息公开申请情况') +
        table3.replace('| 三、（七）总计', '| «电话咨询解答数量» | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n| 三、（七）总计'),
      says: ['表三“电话咨询解答数量”一行不在2021年表式（国办公开办函〔2021〕30号）中，行内数字不计入'],
    },
    {
      title: '省里增加的行，只作提醒',
      text:
        head(2020, '二、主动公开政府信息情况') +
        table2.replace('| （一）规范性文件 | 0 | 0 | 0 |', '| （一）规范性文件 | 0 | 0 | 0 |\n| «其他主动公开文件» | 5 | 5 | 20 |'),
      says: ['省里增加的行'],
    },
    {
      title: '设置中写明的本地增加的行，只作提醒',
      text:
        head(2025, '三、收到和处理政府信息公开申请情况') +
        table3.replace('| 三、（七）总计', '| «（八）电话咨询解答» | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n| 三、（七）总计'),
      options: { known: ['电话咨询解答'] },
      says: ['是本地统一增加的行'],
    },
    { title: '没有多出的行', text: head(2025, '三、收到和处理政府信息公开申请情况') + table3 },
    {
      title: '沿用旧表式的，由“表式年份”提示',
      text: head(2025, '三、收到和处理政府信息公开申请情况') + sampleTable('2019', 'applications', {}),
    },
  ],
  *check({ report, options }) {
    const known = new Set(options.known.map((label) => readLabel(label).name));
    for (const table of judgedTables(report)) {
      if (table.unknownRows.length === 0 || followsOtherForm(report, table)) continue;
      for (const { label, knownExtra } of table.unknownRows) {
        const name = shown(label.text);
        const place = tableName(table.id);
        const row = name === '' ? say`${place}没有名称的一行` : say`${place}“${name}”一行`;
        const message = say`${row}不在${formName(table.template.form)}中`;
        if (knownExtra) yield { at: label.span, severity: 'hint', message: say`${message}，是省里增加的行` };
        else if (known.has(readLabel(label.text).name))
          yield { at: label.span, severity: 'hint', message: say`${message}，是本地统一增加的行` };
        else yield { at: label.span, message: say`${message}，行内数字不计入` };
      }
    }
  },
});

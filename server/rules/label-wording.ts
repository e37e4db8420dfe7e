import type { LabelAt, Report } from '../report/report.ts';
import type { TableTemplate } from '../template/catalog.ts';
import { type Said, say } from '../text/say.ts';
import { tableName } from './figures/names.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule, type Finding } from './rule.ts';
import { shown, squeeze } from '../text/squeezed.ts';
import { followsOtherForm, judgedTables } from './shared/tables.ts';

const head = '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n';
const two = '## 二、主动公开政府信息情况\n\n';
const three = '## 三、收到和处理政府信息公开申请情况\n\n';
const table2 = sampleTable('2021', 'proactiveDisclosure', {});
const table3 = sampleTable('2021', 'applications', {});

function finding({ tree }: Report, table: Said, { span, text }: LabelAt, right: string): Finding {
  // a label with markup or figures inside its stretch of the source is not replaced as a whole
  const isWhole = squeeze(tree.source.slice(span.start, span.end)) === squeeze(text);
  return {
    at: span,
    message: say`${table}写作“${shown(text)}”，应为“${right}”`,
    fixes: isWhole ? [{ title: say`改为“${right}”`, kind: 'text', preferred: true, edits: [{ at: span, newText: right }] }] : [],
  };
}

/** In a table of another year's form only labels that both forms have are spoken of; the others go with the form. */
const hasRow = ({ blocks }: TableTemplate, label: string): boolean => blocks.some(({ rows }) => rows.some((row) => row.label === label));
const hasColumn = ({ blocks }: TableTemplate, label: string): boolean =>
  blocks.some(({ columns }) => columns.some((column) => column.label === label));

/** A label of a table differs from the form by a slip. */
export const labelWording = defineRule({
  id: 'label-wording',
  title: '表中项目名称',
  group: '表式',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：年度报告格式',
  mendsText: true,
  why: '项目名称写错一两个字，意思可能相反（“废止”成了“止”），公开后常被读者指出。',
  examples: [
    {
      title: '“废”字丢失',
      text: head + two + table2.replace('本年废止件数', '«本年度止件数»'),
      says: ['表二写作“本年度止件数”，应为“本年废止件数”'],
      fixed: head + two + table2,
    },
    {
      title: '行名称丢字',
      text: head + three + table3.replace('三、（三）2.其他法律行政法规禁止公开', '«三、（三）2.其他法律行政止公开»'),
      says: ['应为“三、（三）2.其他法律行政法规禁止公开”'],
      fixed: head + three + table3,
    },
    {
      title: '括号里的说明丢字',
      text: head + three + table3.replace('三、（二）部分公开', '«三、（二）部分公开（区分处理的，只这一情形，不计其他情形）»'),
      fixed: head + three + table3.replace('三、（二）部分公开', '三、（二）部分公开（区分处理的，只计这一情形，不计其他情形）'),
    },
    {
      title: '只有一列的表，列名丢字',
      text: head + two + table2.replace('本年处理决定数量', '«本年处理定数量»'),
      fixed: head + two + table2,
    },
    {
      title: '一行一格的文本，列名丢字',
      text: `${head}${two}第二十条第（一）项\n\n信息内容\n本年制发件数\n«本年度止件数»\n现行有效件数\n\n规章\n0\n0\n0\n\n行政规范性文件\n2\n0\n5\n`,
    },
    {
      title: '一行一格的文本，列名少最后一个字',
      text: `${head}${two}第二十条第（一）项\n\n信息内容\n\n本年制发件数\n\n本年废止件数\n\n«现行有效件»\n\n规章\n\n0\n\n0\n\n0\n\n行政规范性文件\n\n2\n\n0\n\n5\n`,
    },
    {
      title: '空格、括号和全角半角不同不算',
      text: head + three + table3.replace('三、（一）予以公开', '三、 (一) 予以 公开').replace('法律服务机构', '法律 服务机构'),
    },
    {
      title: '通行的简称',
      text:
        head +
        three +
        table3
          .replace('三、（六）2.逾期未缴费', '三、（六）2.逾期不缴费')
          .replace('三、（二）部分公开', '三、（二）部分公开（区分处理的）'),
    },
    {
      title: '沿用旧表式的，只有旧表式才有的名称由“表式年份”提示',
      text: head + two + sampleTable('2019', 'proactiveDisclosure', {}).replace('其他对外管理服务事项', '其他对外管理服务事顶'),
    },
  ],
  *check({ report }) {
    for (const table of judgedTables(report)) {
      const due = followsOtherForm(report, table) ? report.due?.tables[table.id] : undefined;
      for (const { label, expectedLabel, column } of table.headers) {
        if (expectedLabel !== undefined && (!due || hasColumn(due, column.label)))
          yield finding(report, tableName(table.id), label, expectedLabel);
      }
      for (const { label, expectedLabel, template, grid } of table.rows) {
        // in aligned text the rest of a label beside it may have been read along
        if (expectedLabel !== undefined && grid.shape === 'aligned' && squeeze(label.text).startsWith(squeeze(expectedLabel))) continue;
        if (expectedLabel !== undefined && (!due || hasRow(due, template.label)))
          yield finding(report, tableName(table.id), label, expectedLabel);
      }
    }
  },
});

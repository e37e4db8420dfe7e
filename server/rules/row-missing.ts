import { readLabel } from '../report/labels.ts';
import type { BoundTable, MissingRow, Report } from '../report/report.ts';
import { rowName } from '../template/catalog.ts';
import { listed, type Message, type Said, say } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import { tableName } from './figures/names.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule, type Fix } from './rule.ts';
import { insertRows, type MissingRun, runsOf } from './shared/new-row.ts';
import { sectionOf } from './shared/sections.ts';
import { followsOtherForm, formName, judgedTables } from './shared/tables.ts';

/** Rows named in one message. */
const MOST_NAMED = 3;

function named(run: MissingRun): Said {
  const [{ after, before, block }] = run;
  if (!after && !before && block.heading !== '') return say`“${block.heading}”各行`;
  const names = run.slice(0, MOST_NAMED).map(({ template }) => `“${rowName(template)}”`);
  if (run.length > MOST_NAMED) return say`${listed(names, '')}等${run.length}行`;
  return run.length > 1 ? say`${listed(names, '')}共${run.length}行` : say`${listed(names, '')}一行`;
}

/** The row behind which, else before which the missing ones belong. */
function placeOf(table: BoundTable, [{ after, before }]: MissingRun): { readonly at: Span; readonly where: Message } {
  const beside = after ?? before;
  if (!beside) return { at: table.headers[0]?.label.span ?? table.rows[0]?.label.span ?? table.span, where: '' };
  return {
    at: beside.label.span,
    where: after ? say`，应在“${rowName(beside.template)}”之后` : say`，应在“${rowName(beside.template)}”之前`,
  };
}

/** A row with that name stands in the place although it was not bound, as 其他处理 does while it is blank. */
function isThere({ template, after, before }: MissingRow): boolean {
  const grid = (after ?? before)?.grid;
  if (!grid) return false;
  const name = readLabel(template.label).name;
  const first = after?.grid === grid ? grid.rows.indexOf(after.row) + 1 : 0;
  const end = before?.grid === grid ? grid.rows.indexOf(before.row) : grid.rows.length;
  return grid.rows.slice(first, end).some(({ cells }) => cells.some(({ text }) => text.length < 80 && readLabel(text).name === name));
}

/** Longer than a caption or the name of a column. */
const LONGEST_NAME = 40;

/** Nothing stands behind the table but words of a header that is being written. */
const endsDraft = ({ sections, prose }: Report, { span, grids }: BoundTable): boolean =>
  grids.some(({ atEnd }) => atEnd) ||
  (!sections.some((section) => section.span.start >= span.end) &&
    prose.every((part) => part.span.start < span.end || part.span.end - part.span.start <= LONGEST_NAME));

/** A table that ends the text is still being written: the rows that come behind the last one are not missing yet. */
function rowsToCome(report: Report, table: BoundTable, missing: readonly MissingRow[]): readonly MissingRow[] {
  const { template, rows } = table;
  if (!endsDraft(report, table)) return [];
  const order = template.blocks.flatMap((block) => block.rows);
  const last = rows.reduce((most, row) => Math.max(most, order.indexOf(row.template)), -1);
  return missing.filter((row) => order.indexOf(row.template) > last);
}

function fixesFor(report: Report, table: BoundTable, run: MissingRun): Fix[] {
  const edits = insertRows(report, table, run);
  return edits ? [{ title: say`补上空白的${named(run)}`, kind: 'text', preferred: true, toFill: true, edits }] : [];
}

const head = '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n';
const table3 = sampleTable('2021', 'applications', {});
const without = (text: string, label: string): string =>
  text
    .split('\n')
    .filter((line) => !line.includes(label))
    .join('\n');

/** A row of the form that the table lacks. */
export const rowMissing = defineRule({
  id: 'row-missing',
  title: '缺行',
  group: '表式',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号：年度报告格式',
  mendsText: true,
  why: '标准表的行由格式规定，没有发生的也要保留并填 0；缺一行，各行之和就无从核对。',
  examples: [
    {
      title: '缺一行',
      text: head + without(table3, '2.其他法律').replace('三、（三）1.属于国家秘密', '«三、（三）1.属于国家秘密»'),
      says: ['表三缺“三、（三）2.其他法律行政法规禁止公开”一行，应在“三、（三）1.属于国家秘密”之后'],
      fixed:
        head +
        table3.replace(
          '| 三、（三）2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
          '| 三、（三）2.其他法律行政法规禁止公开 |   |   |   |   |   |   |   |',
        ),
    },
    {
      title: '缺开头的一行',
      text: head + without(table3, '一、本年新收').replace('二、上年结转政府信息公开申请数量', '«二、上年结转政府信息公开申请数量»'),
      says: ['应在“二、上年结转政府信息公开申请数量”之前'],
    },
    {
      title: '文稿写到这张表为止，还没有写完',
      text: head + without(table3, '四、结转').replace('三、（七）总计', '«三、（七）总计»'),
      says: ['表三尚缺1行，未写完'],
    },
    {
      title: '定稿缺最后一行',
      text: head + without(table3, '四、结转').replace('三、（七）总计', '«三、（七）总计»'),
      says: ['表三缺“四、结转下年度继续办理”一行，应在“三、（七）总计”之后'],
      final: true,
    },
    { title: '行齐全', text: head + table3 },
    {
      title: '沿用旧表式的，由“表式年份”提示',
      text: head + sampleTable('2019', 'applications', {}),
    },
  ],
  *check({ report, final }) {
    for (const table of judgedTables(report)) {
      if (table.missingRows.length === 0 || followsOtherForm(report, table) || (table.halfWritten && !final)) continue;
      // without its heading pieces of the table are not known to be its
      if (report.sections.length > 0 && !sectionOf(report, table.id)) continue;
      const missing = table.missingRows.filter((row) => !isThere(row));
      const toCome = final ? [] : rowsToCome(report, table, missing);
      const [next] = runsOf(toCome);
      if (next) {
        const message = say`${tableName(table.id)}尚缺${toCome.length}行，未写完`;
        yield { at: placeOf(table, next).at, severity: 'information', message, fixes: fixesFor(report, table, next) };
      }
      for (const run of runsOf(missing.filter((row) => !toCome.includes(row)))) {
        const { at, where } = placeOf(table, run);
        const form = where === '' ? say`，${formName(table.template.form)}中有` : where;
        yield { at, message: say`${tableName(table.id)}缺${named(run)}${form}`, fixes: fixesFor(report, table, run) };
      }
    }
  },
});

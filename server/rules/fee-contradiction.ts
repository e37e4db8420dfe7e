import type { BoundTable, Report } from '../report/report.ts';
import { say } from '../text/say.ts';
import { type FeeStatement, feeStatements } from './fees/statements.ts';
import { cellPlace } from './figures/names.ts';
import { rightFigure } from './figures/right-figure.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule, type Finding, type RuleContext } from './rule.ts';

/** Table three; one that stands twice has no certain figure. */
function applicationsOf({ tables }: Report): BoundTable | undefined {
  const own = tables.filter(({ id }) => id === 'applications');
  return own.length === 1 ? own[0] : undefined;
}

/** 未发出收费通知 against applications that were dropped because the fee was not paid in time. */
function againstOverdue(context: RuleContext<unknown>, statements: readonly FeeStatement[], findings: Finding[]): void {
  if (!statements.some(({ says }) => says === 'noNotice' || says === 'noOverdue')) return;
  const table = applicationsOf(context.report);
  const overdue = table?.cells.get('results.other.feeOverdue.total');
  const count = table && rightFigure(context, table, overdue);
  if (!overdue || count === undefined || count === 0) return;
  for (const { says, at, text } of statements) {
    if (says !== 'noNotice' && says !== 'noOverdue') continue;
    findings.push({
      at,
      message: say`正文写作“${text}”，${cellPlace(overdue)}为 ${count}`,
      related: [{ at: overdue.span, message: cellPlace(overdue) }],
    });
  }
}

/** Nothing was charged, no notice was sent, and a sum was charged. */
function againstEachOther(statements: readonly FeeStatement[], findings: Finding[]): void {
  const charged = statements.find(({ says }) => says === 'charged');
  if (!charged) return;
  for (const { says, at, text } of statements) {
    if (says !== 'nothing' && says !== 'noNotice') continue;
    findings.push({
      at,
      message: say`正文写作“${text}”，另一处写作“${charged.text}”`,
      related: [{ at: charged.at, message: say`${charged.text}` }],
    });
  }
}

/** More applications charged than there were. */
function againstApplications(context: RuleContext<unknown>, statements: readonly FeeStatement[], findings: Finding[]): void {
  if (!statements.some(({ says }) => says === 'charged')) return;
  const table = applicationsOf(context.report);
  if (!table) return;
  const fresh = rightFigure(context, table, table.cells.get('newReceived.total'));
  const over = rightFigure(context, table, table.cells.get('carriedOver.total'));
  const cell = table.cells.get('newReceived.total');
  if (!cell || fresh === undefined || over === undefined) return;
  const all = fresh + over;
  for (const { says, at, text, count } of statements) {
    if (says !== 'charged') continue;
    const related = [{ at: cell.span, message: cellPlace(cell) }];
    if (count && count.value > all)
      findings.push({ at: count.at, message: say`正文写作对${count.text}申请收取信息处理费，表三本年新收和上年结转共 ${all} 件`, related });
    else if (count && count.value === 0) findings.push({ at, message: say`正文写作“${text}”，收费的申请写作${count.text}` });
    else if (all === 0) findings.push({ at, message: say`正文写作“${text}”，表三本年新收和上年结转的申请均为 0`, related });
  }
}

const report = (six: string, rows: Readonly<Record<string, string>> = {}, one = ''): string =>
  `# 示例县人民政府2025年政府信息公开工作年度报告\n\n${one === '' ? '' : `## 一、总体情况\n\n${one}\n\n`}## 三、收到和处理政府信息公开申请情况\n\n${sampleTable('2021', 'applications', rows)}\n## 六、其他需要报告的事项\n\n${six}\n`;
const overdue = {
  newReceived: '6 0 0 0 0 0 6',
  'results.other.feeOverdue': '6 0 0 0 0 0 6',
  'results.total': '6 0 0 0 0 0 6',
};
const three = {
  newReceived: '3 0 0 0 0 0 3',
  'results.granted': '3 0 0 0 0 0 3',
  'results.total': '3 0 0 0 0 0 3',
};

/** What the prose says about fees contradicts table three or itself. */
export const feeContradiction = defineRule({
  id: 'fee-contradiction',
  title: '信息处理费前后矛盾',
  group: '正文',
  severity: 'warning',
  basis: '国办函〔2020〕109号第六条：收费通知发出后逾期未缴纳的视为放弃申请；国办公开办函〔2021〕30号',
  why: '“逾期未按收费通知要求缴纳费用”的前提是发出过收费通知；正文说没有收费、没有发通知，表里或别处却有，两者必有一错。',
  examples: [
    {
      title: '没有发出收费通知，表三却有逾期未缴费',
      text: report('2025年，全县«未发出收费通知»，收取信息处理费0元。', overdue),
      says: ['正文写作“未发出收费通知”，表三“三、（六）2.逾期未缴费”总计为 6'],
    },
    { title: '收费通知0份', text: report('全年«发出信息处理费收费通知0份»。', overdue) },
    { title: '没有逾期未缴费', text: report('2025年未收取信息处理费，«无逾期未缴费»情形。', overdue) },
    {
      title: '一处没有收取，一处收取了',
      text: report('2025年收取信息处理费300元。', three, '（二）依申请公开情况。2025年，全县«未收取信息处理费»。'),
      says: ['正文写作“未收取信息处理费”，另一处写作“收取信息处理费300元”'],
    },
    { title: '收费的申请比全部申请还多', text: report('2025年对«5»件申请收取信息处理费500元。', three), says: ['共 3 件'] },
    { title: '没有申请却收取了费用', text: report('2025年«收取信息处理费500元»。'), says: ['均为 0'] },
    { title: '逾期未缴，没有实际收到', text: report('2025年，全县收取信息处理费0元。', overdue) },
    { title: '发出过收费通知', text: report('2025年，发出收费通知6份，均逾期未缴费，未收取信息处理费。', overdue) },
    { title: '没有发出，也没有逾期', text: report('2025年，全县未发出收费通知，未收取信息处理费。', three) },
    { title: '除几件以外未收取', text: report('2025年对3件申请收取信息处理费300元，除此之外未收取信息处理费。', three) },
    { title: '办公室没有发出', text: report('2025年，县政府办公室未发出收费通知。', overdue) },
    { title: '上一年没有收取', text: report('2024年未收取信息处理费，2025年收取信息处理费300元。', three) },
    { title: '收费标准', text: report('2025年收取信息处理费300元，未超出规定标准收取信息处理费。', three) },
    {
      title: '收取的分项',
      text: report('2025年对3件申请收取了信息处理费300元。其中，县公安局2件，收取200元；县民政局1件，收取100元。', three),
    },
  ],
  check: (context) => {
    const statements = feeStatements(context.report);
    const findings: Finding[] = [];
    if (statements.length === 0) return findings;
    againstOverdue(context, statements, findings);
    againstEachOther(statements, findings);
    againstApplications(context, statements, findings);
    return findings;
  },
});

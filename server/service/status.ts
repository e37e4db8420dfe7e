import type { BoundTable } from '../report/report.ts';
import { tableName } from '../rules/figures/names.ts';
import { isIncomplete } from '../rules/figures/open-cells.ts';
import { type English, type Message, say, toText } from '../text/say.ts';
import { formName } from './names.ts';
import type { Problem, Severity } from './problem.ts';
import type { Reading } from './reading.ts';
import { addTallies, type Tally, tallyTable } from './tally.ts';

/** Where a document stands, in figures and in sentences. */
export interface Status {
  readonly isReport: boolean;
  readonly organ: string | undefined;
  readonly year: number | undefined;
  readonly form: { readonly id: string; readonly document: string } | undefined;
  readonly tally: Tally;
  readonly tables: readonly { readonly table: BoundTable; readonly tally: Tally; readonly unchecked: boolean }[];
  readonly findings: Readonly<Record<Severity, number>>;
  /** What was judged and what was not, and why. */
  readonly reasons: readonly string[];
}

/** The status of a document with its problems; its reasons in English where its texts are given. */
export function status(reading: Reading, problems: readonly Problem[], english?: English): Status {
  const { report } = reading;
  const tables = report.tables.map((table) => {
    const tally = tallyTable(reading, table);
    return { table, tally, unchecked: isIncomplete(table, tally.openCells) };
  });
  const findings = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of problems) findings[severity]++;
  const { organ, year, due, isReport } = report;
  const tally = addTallies(tables.map((one) => one.tally));
  return {
    isReport,
    organ,
    year,
    form: due && { id: due.id, document: due.document },
    tally,
    tables,
    findings,
    reasons: (isReport ? reasons(reading, tally, problems.length) : [NO_REPORT]).map((reason) => toText(reason, english)),
  };
}

const NO_REPORT = say`这份文档不是政府信息公开工作年度报告：没有报告标题，没有两个以上的规定标题，也没有规定的表格。`;

function reasons(reading: Reading, tally: Tally, problems: number): readonly Message[] {
  const { report } = reading;
  const said: Message[] = [];
  if (report.year === undefined) said.push(say`未找到年度，无从判断应采用的格式，只读表格。`);
  else if (report.due) said.push(say`${report.year}年度，应采用${formName(report.due.id, report.due.document)}。`);
  else said.push(say`${report.year}年度早于现有格式，只读表格，不判格式。`);
  const sums = tally.satisfied + tally.violated + tally.open;
  if (report.tables.length === 0) said.push(say`未找到规定的表格，没有可核对的勾稽关系。`);
  else if (sums > 0) said.push(say`${sums} 条勾稽关系：${tally.satisfied} 条相符，${tally.violated} 条不符，${tally.open} 条待填。`);
  for (const table of report.tables) {
    const name = tableName(table.id);
    if (table.halfWritten) said.push(say`${name}未写完，写完之前不核对。`);
    if (table.unknownForm) said.push(say`${name}的表式未识别，只核对合计。`);
  }
  for (const { seen } of report.unreadable) said.push(say`有一张表读不出：${seen}`);
  if (tally.openCells > 0) said.push(say`尚有 ${tally.openCells} 格未填，与之有关的勾稽关系未核对。`);
  if (tally.unreadCells > 0) said.push(say`有 ${tally.unreadCells} 格的数字读不出，与之有关的勾稽关系未核对。`);
  if (problems === 0) said.push(say`按现有规则未发现问题。`);
  return said;
}

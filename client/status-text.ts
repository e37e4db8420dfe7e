import type { ReportStatus, TableStatus } from '../server/protocol.ts';
import { type English, listed, type Message, say, toText } from '../server/text/say.ts';
import { tableText } from './table-names.ts';

/** What the status item says of a report. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'error' | 'warning' | 'information';
}

/**
 * The state of a report in a few words:
 *
 *     2025年 · 2021年格式 · 39 条勾稽相符
 *     待填 0 格 · 无问题
 *
 * In English where its texts are given.
 */
export function statusText(status: ReportStatus, english?: English): StatusText {
  if (!status.isReport) return { text: toText(say`未识别为年报`, english), detail: status.reasons[0] ?? '', severity: 'warning' };
  return {
    text: toText(
      listed([status.year === null ? say`年度不明` : say`${status.year}年`, formText(status), equationsText(status)], ' · '),
      english,
    ),
    detail: toText(say`待填 ${status.openCells} 格 · ${findingsText(status)}`, english),
    severity: severityOf(status),
  };
}

/** A table is not judged: too many of its cells are open, or it is half-written. */
const isUnchecked = (table: TableStatus): boolean => table.unchecked ?? table.openCells >= 3;

function equationsText({ equations, tables }: ReportStatus): Message {
  if (tables.length === 0) return say`未找到标准表`;
  const unchecked = tables.filter(isUnchecked).map(({ name }) => tableText(name));
  if (equations.violated > 0) return say`${equations.violated} 条勾稽不符`;
  if (unchecked.length > 0) return say`${listed(unchecked)}未核对`;
  if (equations.open > 0) return say`${equations.satisfied} 条勾稽相符，${equations.open} 条待填`;
  return say`${equations.satisfied} 条勾稽相符`;
}

function formText({ form, tables }: ReportStatus): Message {
  if (form) return say`${form.id}年格式`;
  return tables[0] ? say`按${tables[0].form}年格式核对` : say`不适用任何格式`;
}

function findingsText({ findings }: ReportStatus): Message {
  const { error, warning } = findings;
  const light = findings.information + findings.hint;
  const some = [
    ...(error > 0 ? [say`错误 ${error}`] : []),
    ...(warning > 0 ? [say`警告 ${warning}`] : []),
    ...(light > 0 ? [say`提示 ${light}`] : []),
  ];
  return some.length > 0 ? listed(some) : say`无问题`;
}

function severityOf({ equations, findings, tables }: ReportStatus): StatusText['severity'] {
  if (findings.error > 0 || equations.violated > 0) return 'error';
  if (findings.warning > 0 || equations.open > 0 || tables.length === 0) return 'warning';
  return 'information';
}

import type { ReportStatus, TableStatus } from '../server/protocol.ts';

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
 */
export function statusText(status: ReportStatus): StatusText {
  if (!status.isReport) return { text: '未识别为年报', detail: status.reasons[0] ?? '', severity: 'warning' };
  return {
    text: [status.year === null ? '年度不明' : `${status.year}年`, formText(status), equationsText(status)].join(' · '),
    detail: `待填 ${status.openCells} 格 · ${findingsText(status)}`,
    severity: severityOf(status),
  };
}

/** A table is not judged: too many of its cells are open, or it is half-written. */
const isUnchecked = (table: TableStatus): boolean => table.unchecked ?? table.openCells >= 3;

function equationsText({ equations, tables }: ReportStatus): string {
  if (tables.length === 0) return '未找到标准表';
  const unchecked = tables.filter(isUnchecked).map(({ name }) => name);
  if (equations.violated > 0) return `${equations.violated} 条勾稽不符`;
  if (unchecked.length > 0) return `${unchecked.join('、')}未核对`;
  if (equations.open > 0) return `${equations.satisfied} 条勾稽相符，${equations.open} 条待填`;
  return `${equations.satisfied} 条勾稽相符`;
}

function formText({ form, tables }: ReportStatus): string {
  if (form) return `${form.id}年格式`;
  return tables[0] ? `按${tables[0].form}年格式核对` : '不适用任何格式';
}

function findingsText({ findings }: ReportStatus): string {
  const named: readonly (readonly [string, number])[] = [
    ['错误', findings.error],
    ['警告', findings.warning],
    ['提示', findings.information + findings.hint],
  ];
  const some = named.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`);
  return some.length > 0 ? some.join('、') : '无问题';
}

function severityOf({ equations, findings, tables }: ReportStatus): StatusText['severity'] {
  if (findings.error > 0 || equations.violated > 0) return 'error';
  if (findings.warning > 0 || equations.open > 0 || tables.length === 0) return 'warning';
  return 'information';
}

import type { ReportStanding } from '../server/protocol.ts';
import { listed, type Message, type Said, say } from '../server/text/say.ts';

/** A report as the list of the workspace has it. */
export interface ListedReport extends ReportStanding {
  readonly uri: string;
  /** The line of its title. */
  readonly line: number;
  /** It is one of several in its file, or the only one: from the first of these lines to the last, which `end` is behind; `null`: to the end of the file. */
  readonly lines: { readonly first: number; readonly end: number | null };
}

/** How the list is divided. */
export type Grouping = 'year' | 'folder' | 'state';

/** Reports that belong together, in the order in which they are shown. */
export interface ReportGroup {
  readonly key: string;
  readonly label: Message;
  /** How many, and how many of them have something to be done: 60 份，12 份有错误. */
  readonly detail: Message;
  readonly reports: readonly ListedReport[];
}

const STATES = ['error', 'warning', 'open', 'good'] as const satisfies readonly ReportStanding['state'][];
const RANKS: readonly string[] = STATES;
const rankOf = (state: string): number => RANKS.indexOf(state);
const STATE: Readonly<Record<ReportStanding['state'], Said>> = {
  error: say`有错误`,
  warning: say`有警告`,
  open: say`待填`,
  good: say`无问题`,
};

/** The last year first, folders by their names, the gravest state first; within a group by organ and year. */
export function groupReports(
  reports: readonly ListedReport[],
  grouping: Grouping,
  folderOf: (uri: string) => string,
): readonly ReportGroup[] {
  const order = new Intl.Collator('zh-CN', { numeric: true });
  const groups = new Map<string, ListedReport[]>();
  for (const report of reports) {
    const key = keyOf(report, grouping, folderOf);
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  }
  const compare = (a: string, b: string): number => {
    if (grouping === 'state') return rankOf(a) - rankOf(b);
    return grouping === 'year' ? Number(b) - Number(a) : order.compare(a, b);
  };
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([key, own]) => ({
      key,
      label: labelOf(key, grouping),
      detail: detailOf(own),
      reports: own.sort((a, b) => order.compare(nameOf(a), nameOf(b)) || (b.year ?? 0) - (a.year ?? 0) || order.compare(a.uri, b.uri)),
    }));
}

function keyOf(report: ListedReport, grouping: Grouping, folderOf: (uri: string) => string): string {
  switch (grouping) {
    case 'year':
      return String(report.year ?? 0);
    case 'folder':
      return folderOf(report.uri);
    case 'state':
      return report.state;
  }
}

function labelOf(key: string, grouping: Grouping): Message {
  switch (grouping) {
    case 'year':
      return key === '0' ? say`年度不明` : say`${key}年`;
    case 'folder':
      return key === '' ? say`（工作区）` : key;
    case 'state':
      return STATE[STATES.find((one) => one === key) ?? 'good'];
  }
}

function detailOf(reports: readonly ListedReport[]): Message {
  const count = (state: ListedReport['state']) => reports.filter((one) => one.state === state).length;
  const [errors, warnings, open] = [count('error'), count('warning'), count('open')];
  return listed(
    [
      say`${reports.length} 份`,
      ...(errors > 0 ? [say`${errors} 份有错误`] : []),
      ...(warnings > 0 ? [say`${warnings} 份有警告`] : []),
      ...(open > 0 ? [say`${open} 份待填`] : []),
    ],
    '，',
  );
}

/** What a report is called: its organ, else its file. */
export function nameOf({ organ, uri }: Pick<ListedReport, 'organ' | 'uri'>): string {
  if (organ !== null) return organ;
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Behind the name: 错误 2 · 警告 1 · 待填 3 格; the year where it is not the group's. */
export function describeReport({ year, findings, openCells }: ListedReport, grouping: Grouping): Message {
  return listed(
    [
      ...(grouping === 'year' ? [] : [yearText(year)]),
      ...(findings.error > 0 ? [say`错误 ${findings.error}`] : []),
      ...(findings.warning > 0 ? [say`警告 ${findings.warning}`] : []),
      ...(openCells > 0 ? [say`待填 ${openCells} 格`] : []),
    ],
    ' · ',
  );
}

/** The whole of it in a sentence, for those who hear it. */
export function sayReport(report: ListedReport): Message {
  const { year, form, findings, openCells, equations } = report;
  const sums = equations.satisfied + equations.violated + equations.open;
  return listed(
    [
      nameOf(report),
      year === null ? say`年度不明` : say`${year}年度`,
      ...(form === null ? [] : [say`${form}年格式`]),
      STATE[report.state],
      say`错误 ${findings.error}，警告 ${findings.warning}，其他 ${findings.information + findings.hint}`,
      ...(openCells > 0 ? [say`待填 ${openCells} 格`] : []),
      ...(sums > 0 ? [say`勾稽 ${sums} 条，${equations.violated} 条不符，${equations.open} 条待填`] : []),
    ],
    '，',
  );
}

/** 2025年, or that it is not known. */
export const yearText = (year: number | null): Message => (year === null ? say`年度不明` : say`${year}年`);

import type { Report } from '../report/report.ts';
import { tableName } from '../rules/figures/names.ts';
import { templateById } from '../template/catalog.ts';
import type { TableId } from '../template/schema.ts';
import { type Lines, lineAt } from '../text/lines.ts';
import { type English, listed, type Message, say, toText } from '../text/say.ts';
import { slice } from '../text/span.ts';
import { csvRow } from './csv.ts';
import { ruleName, severityName } from './explain.ts';
import { cellName } from './names.ts';
import type { Problem } from './problem.ts';
import { ruleById } from './rule-list.ts';

/** What of a report is needed to print its findings. */
export interface PrintedReport extends Pick<Report, 'organ' | 'year'> {
  readonly tree: { readonly source: string; readonly lines: Lines };
  /** The form due. */
  readonly due: { readonly id: string } | undefined;
  /** Cells of the standard tables that are still to be filled in. */
  readonly openCells: number;
}

/** A report and what was found in it, as it is handed back to the office that wrote it. */
export interface ReportFindings {
  readonly file: string;
  readonly organ: string | undefined;
  readonly year: number | undefined;
  readonly form: string | undefined;
  readonly counts: Readonly<Record<Problem['severity'], number>>;
  readonly openCells: number;
  readonly findings: readonly PrintedFinding[];
}

/** One finding in words. */
export interface PrintedFinding {
  readonly severity: Problem['severity'];
  readonly level: string;
  /** 第 45 行, with the cell where one is meant: 表三 三、（一）予以公开 · 自然人. */
  readonly place: string;
  /** What stands there, on one line and not too long; empty where something is missing. */
  readonly written: string;
  /** What it should be, as its first fix has it; empty where nothing can be said for certain. */
  readonly proposed: string;
  readonly message: string;
  /** Name and basis of the rule. */
  readonly rule: string;
  readonly basis: string;
}

/** More of what is written than this shows no better which place is meant. */
const LONGEST = 60;

/** The findings of one report in words, in their order. */
export function reportFindings(file: string, report: PrintedReport, problems: readonly Problem[], english?: English): ReportFindings {
  const { organ, year, due, openCells } = report;
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of problems) counts[severity]++;
  return { file, organ, year, form: due?.id, counts, openCells, findings: problems.map((problem) => printed(report, problem, english)) };
}

function printed(
  { tree, due }: PrintedReport,
  { rule, severity, at, message, cell, fixes }: Problem,
  english: English | undefined,
): PrintedFinding {
  const line = say`第 ${lineAt(tree.lines, at.start) + 1} 行`;
  const name = cell === undefined ? undefined : cellInWords(cell, due?.id);
  const text = slice(tree.source, at).replace(/\s+/g, ' ').trim();
  const fix = fixes.find(({ preferred }) => preferred) ?? (fixes.length === 1 ? fixes[0] : undefined);
  const found = ruleById(rule);
  return {
    severity,
    level: severityName(severity, english),
    place: toText(name === undefined ? line : listed([line, name], '，'), english),
    written: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text,
    proposed: fix?.title ?? '',
    message,
    rule: found ? ruleName(found, english) : rule,
    basis: found?.basis ?? '',
  };
}

/** `applications:results.granted.naturalPerson` as 表三 三、（一）予以公开 · 自然人. */
function cellInWords(cell: string, form: string | undefined): Message | undefined {
  const [table = '', id = ''] = cell.split(':');
  const tables = form === undefined ? undefined : templateById(form)?.tables;
  const found = tables && Object.hasOwn(tables, table) ? tables[table as TableId] : undefined;
  const slot = found?.slots.get(id);
  return slot && say`${tableName(slot.table)} ${cellName(slot.row, slot.column)}`;
}

/** The first row of the list of reports as comma-separated values. */
export const reportsCsvHead = (): string => csvRow(['file', 'organ', 'year', 'template', 'errors', 'warnings', 'open cells']);

/** One report of that list. */
export const reportsCsvRow = ({ file, organ, year, form, counts, openCells }: Omit<ReportFindings, 'findings'>): string =>
  csvRow([file, organ, year, form, counts.error, counts.warning, openCells]);

import { officialHtml, reportDraft, tableDraft } from '../report/draft.ts';
import { latestTemplate, templateById, templateOfYear } from '../template/catalog.ts';
import type { TableId } from '../template/schema.ts';
import { lineAt, lineBreakOf, lineEnd } from '../text/lines.ts';
import { span } from '../text/span.ts';
import type { Edit } from './problem.ts';
import type { Reading } from './reading.ts';

/** Which standard table is wanted, and how. */
export interface TableRequest {
  readonly table: TableId;
  /** Left out: the form due in the document. */
  readonly form?: string | undefined;
  /** Zeros instead of blanks. */
  readonly filled?: boolean | undefined;
  /** With the official merges and the full labels, as HTML. */
  readonly html?: boolean | undefined;
}

/** A standard table at the line of `offset`, with an empty line on either side; on an empty line it takes its place. `undefined` for a form that nobody knows. */
export function insertTable(reading: Reading, offset: number, request: TableRequest): Edit | undefined {
  const { report } = reading;
  const { source, lines } = report.tree;
  const form = request.form === undefined ? (report.due ?? report.template) : templateById(request.form);
  const table = form?.tables[request.table];
  if (!table) return undefined;
  const cell = () => (request.filled ? '0' : '');
  const text = request.html ? officialHtml(table, cell) : tableDraft(table, cell);
  const line = lineAt(lines, offset);
  const start = lines.starts[line] ?? 0;
  const end = lineEnd(source, lines, line);
  const empty = source.slice(start, end).trim() === '';
  const eol = lineBreakOf(source);
  const at = empty ? span(start, end) : span(end, end);
  const above = empty ? isEmptyLine(source, start - 1, -1) : false;
  const below = isEmptyLine(source, end, 1);
  const opening = above ? '' : empty ? '\n' : '\n\n';
  return { at, newText: `${opening}${text}${below ? '' : '\n'}`.replaceAll('\n', eol) };
}

/** Whether the neighbouring line is empty or there is none; `from` stands on the line break between. */
function isEmptyLine(source: string, from: number, step: 1 | -1): boolean {
  let at = from;
  if (step === -1 && source.charAt(at) === '\n') at--;
  if (step === -1 && source.charAt(at) === '\r') at--;
  if (step === 1 && source.charAt(at) === '\r') at++;
  if (step === 1 && source.charAt(at) === '\n') at++;
  while (at >= 0 && at < source.length && ' \t\u3000'.includes(source.charAt(at))) at += step;
  return at < 0 || at >= source.length || '\r\n'.includes(source.charAt(at));
}

/** The organ's place in a draft that names none. */
const UNNAMED = '××县××镇人民政府';

/** A whole new report as canonical draft, its cells blank, and a file name for it. The year left out is this year's report, of last year. */
export function newReport(organ: string | undefined, year: number): { readonly text: string; readonly fileName: string } {
  const name = organ?.trim() || UNNAMED;
  const template = templateOfYear(year) ?? latestTemplate();
  return {
    text: reportDraft({ organ: name, year, template, cellText: () => '', date: `${year + 1}年1月 日` }),
    fileName: `${name}${year}年政府信息公开工作年度报告.md`,
  };
}

import { officialHtml, tableDraft } from '../report/draft.ts';
import type { Report } from '../report/report.ts';
import { templateById } from '../template/catalog.ts';
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

/**
 * A standard table at the line of `offset`, with an empty line on either side: in place of an empty line, else behind the table or paragraph
 * that the line belongs to. `undefined` for a form that nobody knows.
 */
export function insertTable(reading: Reading, offset: number, request: TableRequest): Edit | undefined {
  const { report } = reading;
  const { source, lines } = report.tree;
  const form = request.form === undefined ? (report.due ?? report.template) : templateById(request.form);
  const table = form?.tables[request.table];
  if (!table) return undefined;
  const cell = () => (request.filled ? '0' : '');
  const text = request.html ? officialHtml(table, cell) : tableDraft(table, cell);
  const line = lineBehindBlock(report, lineAt(lines, offset));
  const start = lines.starts[line] ?? 0;
  const end = lineEnd(source, lines, line);
  const empty = source.slice(start, end).trim() === '';
  const opening = !empty ? '\n\n' : start === 0 || isEmptyLine(source, start - 1, -1) ? '' : '\n';
  const closing = end < source.length && isEmptyLine(source, end, 1) ? '' : '\n';
  return { at: span(empty ? start : end, end), newText: `${opening}${text}${closing}`.replaceAll('\n', lineBreakOf(source)) };
}

/** The line itself where it is empty or a heading, else the last line of the table or paragraph that it is part of. */
function lineBehindBlock(report: Report, from: number): number {
  const { source, lines, blocks } = report.tree;
  const startOf = (line: number) => lines.starts[line] ?? source.length;
  const isWritten = (line: number) => line < lines.starts.length && source.slice(startOf(line), lineEnd(source, lines, line)).trim() !== '';
  const start = startOf(from);
  const grid = blocks.find(({ type, span: at }) => type === 'table' && at.start <= start && start < at.end);
  if (grid) return lineAt(lines, grid.span.end - 1);
  const isHeading = report.sections.some(({ headingSpan }) => headingSpan.start <= start && start < headingSpan.end);
  const marked = blocks.some(({ type, span: at }) => type === 'heading' && at.start <= start && start < at.end);
  let line = from;
  while (!isHeading && !marked && isWritten(line) && isWritten(line + 1)) line++;
  return line;
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

import { readReport } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';
import { toDraft, toDraftBody } from '../report/to-draft.ts';
import { readTree } from '../syntax/read-tree.ts';
import { reportsIn } from './volume.ts';

/**
 * The canonical draft of a report, `\n` line breaks, without a BOM; of a text that binds several together one behind the other. `undefined` for a text
 * that is no report.
 */
export function toCanonical(report: Report): string | undefined {
  if (!report.isReport) return undefined;
  return reportsIn(report)
    .map((one) => toDraft(one.report))
    .join('\n');
}

/**
 * What was copied from a word processor, a spreadsheet or a web page (`page`: HTML, else lines with tabs or any other readable shape) with its standard
 * tables in canonical form, figures placed by label; what has no place stands below. `undefined` where there is no standard table in it: then
 * it is better left alone.
 */
export function pieceToCanonical(text: string, kind: 'text' | 'page'): string | undefined {
  const report = readReport(readTree(text, kind));
  return report.tables.length > 0 ? toDraftBody(report) : undefined;
}

import { officialHtml } from '../report/draft.ts';
import { readReport } from '../report/read-report.ts';
import type { BoundTable } from '../report/report.ts';
import type { PreviewTable } from '../protocol.ts';
import { readTree } from '../syntax/read-tree.ts';
import { lineAt } from '../text/lines.ts';
import { checkReport } from './check.ts';
import { defaultSettings } from './settings.ts';

/**
 * The standard tables of a draft as the preview shows them: each run of pipe rows by its lines, the first one of a table with the official merged form, the
 * others with nothing. A cell that something is wrong with is marked with the message. Empty for a text that is no report. Lines are zero-based.
 */
export function previewTables(source: string): readonly PreviewTable[] {
  const report = readReport(readTree(source));
  if (!report.isReport) return [];
  const remarks = new Map<string, string>();
  for (const { cell, severity, message } of checkReport(report, { settings: defaultSettings, final: false }))
    if (cell !== undefined && (severity === 'error' || severity === 'warning') && !remarks.has(cell)) remarks.set(cell, message);
  const { lines } = report.tree;
  return report.tables.flatMap((table) => {
    if (table.unknownForm || table.halfWritten || table.grids.some(({ shape }) => shape !== 'pipe')) return [];
    const html = htmlOf(table, remarks);
    return table.grids.map(({ span }, index) => ({
      firstLine: lineAt(lines, span.start),
      lastLine: lineAt(lines, Math.max(span.start, span.end - 1)),
      html: index === 0 ? html : '',
    }));
  });
}

/** Rows and columns that the document does not have stay blank, as in the form. */
const htmlOf = (table: BoundTable, remarks: ReadonlyMap<string, string>): string =>
  `${officialHtml(
    table.template,
    ({ id }) => table.cells.get(id)?.text ?? '',
    ({ id }) => remarks.get(`${table.id}:${id}`),
  ).replace('<table>', '<table class="nianbao-table">')}\n`;

import type { Report } from '../report/report.ts';
import { reportsIn } from '../service/volume.ts';
import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** What is printed of a report: plain data, so that it can come from another thread. */
export interface SeenReport extends Pick<Report, 'isReport' | 'organ' | 'year'> {
  readonly tree: { readonly source: string; readonly lines: Lines };
  /** The form due. */
  readonly due: { readonly id: string } | undefined;
  /** Cells of the standard tables that are still to be filled in. */
  readonly openCells: number;
  /** Where the file binds several reports together: each of them, by its place in the file. */
  readonly bound?: readonly BoundReport[];
}

/** One of the reports of a file. */
export interface BoundReport extends Pick<SeenReport, 'organ' | 'year' | 'due' | 'openCells'> {
  readonly at: Span;
}

/** What is printed of a report. */
export function seenReport(report: Report): SeenReport {
  const { isReport, tree } = report;
  const { source, lines } = tree;
  const seen = { isReport, tree: { source, lines } };
  const all = isReport ? reportsIn(report) : [];
  if (all.length < 2) return { ...seen, ...standing(report) };
  return { ...seen, ...standing(report), bound: all.map((one) => ({ ...standing(one.report), at: one.at })) };
}

function standing({ organ, year, due, tables }: Report): Omit<BoundReport, 'at'> {
  let openCells = 0;
  for (const table of tables) for (const { kind } of table.cells.values()) if (kind === 'blank' || kind === 'placeholder') openCells++;
  return { organ, year, due: due && { id: due.id }, openCells };
}

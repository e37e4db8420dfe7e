import type { Report } from '../report/report.ts';
import type { Lines } from '../text/lines.ts';

/** What is printed of a report: plain data, so that it can come from another thread. */
export interface SeenReport extends Pick<Report, 'isReport' | 'organ' | 'year'> {
  readonly tree: { readonly source: string; readonly lines: Lines };
  /** The form due. */
  readonly due: { readonly id: string } | undefined;
  /** Cells of the standard tables that are still to be filled in. */
  readonly openCells: number;
}

/** What is printed of a report. */
export function seenReport({ isReport, organ, year, due, tree: { source, lines }, tables }: Report): SeenReport {
  let openCells = 0;
  for (const table of tables) for (const { kind } of table.cells.values()) if (kind === 'blank' || kind === 'placeholder') openCells++;
  return { isReport, organ, year, due: due && { id: due.id }, tree: { source, lines }, openCells };
}

import type { Report } from '../report/report.ts';
import { toDraft } from '../report/to-draft.ts';

/** The canonical draft of a report, `\n` line breaks, without a BOM; `undefined` for a text that is no report. */
export const toCanonical = (report: Report): string | undefined => (report.isReport ? toDraft(report) : undefined);

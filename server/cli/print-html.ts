import type { ReportFindings } from '../service/findings.ts';
import { findingsPage } from '../service/findings-page.ts';
import { type English, toText } from '../text/say.ts';
import { findingsOfFile } from './findings-of-file.ts';
import { whyNotChecked } from './not-checked.ts';
import type { Printer, Told } from './outcome.ts';

/** One page for all reports, to print and to hand back to the offices; the same as the editor's. */
export function htmlPrinter(english?: English): Printer {
  const reports: ReportFindings[] = [];
  const failed: { file: string; reason: string }[] = [];
  return {
    begin: () => '',
    file: (told: Told) => {
      const why = told.error ?? whyNotChecked(told);
      if (why !== undefined) failed.push({ file: told.file, reason: toText(why, english) });
      reports.push(...findingsOfFile(told, english));
      return '';
    },
    end: () => findingsPage(reports, failed, english),
  };
}

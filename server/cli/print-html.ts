import { type ReportFindings, reportFindings } from '../service/findings.ts';
import { findingsPage } from '../service/findings-page.ts';
import type { English } from '../text/say.ts';
import type { Printer, Told } from './outcome.ts';

/** One page for all reports, to print and to hand back to the offices; the same as the editor's. */
export function htmlPrinter(english?: English): Printer {
  const reports: ReportFindings[] = [];
  const failed: { file: string; reason: string }[] = [];
  return {
    begin: () => '',
    file: ({ file, report, problems, error }: Told) => {
      if (error !== undefined) failed.push({ file, reason: error });
      if (report?.isReport) reports.push(reportFindings(file, report, problems, english));
      return '';
    },
    end: () => findingsPage(reports, failed, english),
  };
}

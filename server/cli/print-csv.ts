import { reportFindings, reportsCsvHead, reportsCsvRow } from '../service/findings.ts';
import type { Outcome, Printer } from './outcome.ts';

/** One row per report: sixty reports at a glance. */
export const csvPrinter: Printer = {
  begin: reportsCsvHead,
  file: ({ file, report, problems }: Outcome) => (report?.isReport ? reportsCsvRow(reportFindings(file, report, problems)) : ''),
  end: () => '',
};

import { reportFindings, reportsCsvHead, reportsCsvRow } from '../service/findings.ts';
import type { Printer, Told } from './outcome.ts';

/** One row per report: sixty reports at a glance. */
export const csvPrinter: Printer = {
  begin: reportsCsvHead,
  file: ({ file, report, problems }: Told) => (report?.isReport ? reportsCsvRow(reportFindings(file, report, problems)) : ''),
  end: () => '',
};

import { reportsCsvHead, reportsCsvRow } from '../service/findings.ts';
import { findingsOfFile } from './findings-of-file.ts';
import type { Printer, Told } from './outcome.ts';

/** One row per report: sixty reports at a glance. */
export const csvPrinter: Printer = {
  begin: reportsCsvHead,
  file: (told: Told) => findingsOfFile(told).map(reportsCsvRow).join(''),
  end: () => '',
};

import { csvRow } from './csv.ts';
import type { Outcome, Printer } from './outcome.ts';

/** One row per report: sixty reports at a glance. */
export const csvPrinter: Printer = {
  begin: () => csvRow(['file', 'organ', 'year', 'template', 'errors', 'warnings', 'open cells']),
  file: ({ file, report, problems }: Outcome) =>
    report?.isReport
      ? csvRow([
          file,
          report.organ,
          report.year,
          report.due?.id,
          problems.filter(({ severity }) => severity === 'error').length,
          problems.filter(({ severity }) => severity === 'warning').length,
          report.openCells,
        ])
      : '',
  end: () => '',
};

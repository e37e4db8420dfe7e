import type { ReportStatus } from '../protocol.ts';
import type { Problem } from '../service/problem.ts';
import type { Checked } from '../service/service.ts';
import { status } from '../service/status.ts';
import { toRange } from './convert.ts';

/** The status of a judged document as the client wants it. */
export function toStatus({ reading, accepted }: Checked, problems: readonly Problem[]): ReportStatus {
  const { isReport, organ, year, form, tally, tables, findings, reasons } = status(reading, problems);
  const { lines } = reading.report.tree;
  const equations = ({ satisfied, violated, open }: typeof tally) => ({ satisfied, violated, open });
  return {
    isReport,
    organ: organ ?? null,
    year: year ?? null,
    form: form ?? null,
    equations: equations(tally),
    openCells: tally.openCells,
    findings,
    tables: tables.map(({ table, tally: own, unchecked }) => ({
      id: table.id,
      name: table.template.name,
      form: table.template.form,
      equations: equations(own),
      openCells: own.openCells,
      unchecked,
      range: toRange(lines, table.span),
    })),
    reasons: accepted.problems.length > 0 ? [...reasons, `另有 ${accepted.problems.length} 处问题记在基线中，不再提示。`] : reasons,
  };
}

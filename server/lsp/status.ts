import type { ReportStatus } from '../protocol.ts';
import type { Problem } from '../service/problem.ts';
import type { Checked } from '../service/service.ts';
import { status } from '../service/status.ts';
import { type English, say, toText } from '../text/say.ts';
import { toRange } from './convert.ts';

/** The status of a judged report as the client wants it. */
export function toStatus({ reading, accepted, english }: Checked, problems: readonly Problem[]): ReportStatus {
  const { isReport, organ, year, form, tally, tables, findings, reasons } = status(reading, problems, english);
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
    reasons:
      accepted.problems.length > 0
        ? [...reasons, toText(say`另有 ${accepted.problems.length} 处问题记在基线中，不再提示。`, english)]
        : reasons,
  };
}

/** Several reports of one document together; what they do not have in common is left open. */
export function statusOfAll(all: readonly ReportStatus[], english?: English): ReportStatus {
  const [first, ...more] = all;
  if (!first || more.length === 0) return first ?? NO_REPORT;
  const sum = (of: (one: ReportStatus) => number): number => all.reduce((total, one) => total + of(one), 0);
  const common = <Value>(of: (one: ReportStatus) => Value): Value | null =>
    all.every((one) => JSON.stringify(of(one)) === JSON.stringify(of(first))) ? of(first) : null;
  return {
    isReport: all.some(({ isReport }) => isReport),
    organ: common(({ organ }) => organ),
    year: common(({ year }) => year),
    form: common(({ form }) => form),
    equations: {
      satisfied: sum(({ equations }) => equations.satisfied),
      violated: sum(({ equations }) => equations.violated),
      open: sum(({ equations }) => equations.open),
    },
    openCells: sum(({ openCells }) => openCells),
    findings: {
      error: sum(({ findings }) => findings.error),
      warning: sum(({ findings }) => findings.warning),
      information: sum(({ findings }) => findings.information),
      hint: sum(({ findings }) => findings.hint),
    },
    tables: all.flatMap(({ tables }) => tables),
    reasons: [
      toText(say`这份文档装订了 ${all.length} 份年报，逐份核对。`, english),
      ...all.flatMap(({ organ, year, reasons }) =>
        reasons.slice(0, 1).map((reason) => {
          const whose = organ ?? say`未写机关`;
          return toText(year === null ? say`${whose}：${reason}` : say`${whose}（${year}年）：${reason}`, english);
        }),
      ),
    ],
  };
}

const NO_REPORT: ReportStatus = {
  isReport: false,
  organ: null,
  year: null,
  form: null,
  equations: { satisfied: 0, violated: 0, open: 0 },
  openCells: 0,
  findings: { error: 0, warning: 0, information: 0, hint: 0 },
  tables: [],
  reasons: [],
};

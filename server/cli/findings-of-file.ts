import { type ReportFindings, reportFindings } from '../service/findings.ts';
import type { English } from '../text/say.ts';
import { contains } from '../text/span.ts';
import type { Told } from './outcome.ts';

/** The findings of each report of a file; none where it is no report. */
export function findingsOfFile({ file, report, problems }: Told, english?: English): readonly ReportFindings[] {
  if (!report?.isReport) return [];
  const { bound, tree } = report;
  if (!bound) return [reportFindings(file, report, problems, english)];
  return bound.map((one) => {
    const own = problems.filter(({ at }) => contains(one.at, at));
    return reportFindings(file, { ...one, tree }, own, english);
  });
}

import type { Report } from '../report/report.ts';

/** Names under which a file is a report whatever stands in it; the same as in the manifest's `filenamePatterns`, for every file kind. */
const NAME = /政府信息公开.*(?:年度报告|年报).*\.(?:md|txt|html?)$|\.nianbao\.md$/i;
const SECTIONS_WANTED = 3;

/** Whether a file calls itself a report. */
export const isNamedReport = (fileName: string): boolean => NAME.test(fileName);

/**
 * A file that nobody has opened is taken for a report only where that is certain: by its name, by the form that its front matter names, or by a
 * title and at least three of the six sections. A note about reports must not have findings because somebody opened a report beside it.
 */
export function isCertainlyReport(report: Report, fileName: string): boolean {
  if (!report.isReport) return false;
  if (isNamedReport(fileName)) return true;
  if (report.tree.frontMatter?.entries.some(({ key }) => key === '格式')) return true;
  return report.title !== undefined && new Set(report.sections.map(({ template }) => template.id)).size >= SECTIONS_WANTED;
}

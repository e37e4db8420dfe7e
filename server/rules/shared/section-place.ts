import type { Report, Section } from '../../report/report.ts';
import { span } from '../../text/span.ts';
import type { Edit } from '../rule.ts';
import { blockBefore, blockBehind, blockEdit } from './insertion.ts';
import { endOfContent, sectionsIn } from './sections.ts';

/** The section that follows in the document. */
export const sectionBehind = (report: Report, section: Section): Section | undefined =>
  sectionsIn(report)[sectionsIn(report).indexOf(section) + 1];

/**
 * Inserts `text` as a section behind `after`: before the next heading or the signature rather than at the end of `after`, where a table that it
 * lacks may be inserted by another fix. `undefined` at the very end of a text whose last section lacks its table.
 */
export function insertBehind(report: Report, after: Section, text: string): Edit | undefined {
  const next = sectionBehind(report, after);
  if (next) return blockBefore(report, next.headingSpan.start, text);
  const signature = report.prose.find(({ kind, span: at }) => (kind === 'signature' || kind === 'date') && at.start > after.span.start);
  if (signature) return blockBefore(report, signature.span.start, text);
  const { source, kind } = report.tree;
  const lacksTable = after.template.kind === 'table' && !report.tables.some(({ id }) => id === after.template.id);
  if (kind === 'text' && (!lacksTable || source.trimEnd() !== source)) return blockEdit(report, span(source.length, source.length), text);
  return lacksTable ? undefined : blockBehind(report, endOfContent(report, after), text);
}

import type { Report, Section } from '../../report/report.ts';
import { sourceSpan } from '../../text/passage.ts';
import { type Span, span } from '../../text/span.ts';
import type { Edit } from '../rule.ts';
import { blockBefore, blockBehind, blockEdit } from './insertion.ts';
import { endOfContent, sectionsIn } from './sections.ts';

/** The number's mark in the source: `3、`. */
export const markSpan = ({ heading, numbering }: Section): Span | undefined =>
  numbering && sourceSpan(heading.passage, numbering.length - numbering.mark.length, numbering.length);

/** The number that the section has in the format, in place of one that differs; `undefined` where it is right or lost. */
export function renumbered(section: Section): Edit | undefined {
  const at = markSpan(section);
  const newText = `${section.template.ordinal}、`;
  return at && section.numbering?.mark.trim() !== newText ? { at, newText } : undefined;
}

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

import type { ProsePart, Report, Section } from '../../report/report.ts';
import type { SectionId, SectionTemplate } from '../../template/schema.ts';
import { firstNot } from '../../text/first-not.ts';
import { sourceSpan } from '../../text/passage.ts';
import { cover, type Span } from '../../text/span.ts';
import { squeezed } from '../../text/squeezed.ts';

/**
 * Whether a report is measured against the six sections at all: not one of a year before the first form, whose sections were others. A report without
 * a year is measured against the form it would most likely follow.
 */
export const hasSixSections = (report: Report): boolean =>
  report.isReport && !isOfSchoolYear(report) && (report.due !== undefined || report.year === undefined);

/**
 * 2024—2025学年信息公开工作年度报告: a university's, from September to August and of another form (高等学校信息公开办法), whatever year its title says.
 */
export const isOfSchoolYear = ({ title, organ = '', period }: Report): boolean =>
  title?.text.includes('学年') === true || (period?.from.month === 9 && SCHOOL.test(organ));
const SCHOOL = /大学|学院|学校|中学|小学|幼儿园/;

/** 四、政府信息公开行政复议、行政诉讼情况. */
export const sectionName = (section: SectionTemplate): string => `${section.ordinal}、${section.title}`;

/** A table of contents has at least this many lines. */
const LEAST_CONTENTS = 4;

/**
 * The sections of the report itself: a table of contents at its head, whose lines are read as headings as well, is left out. Its lines follow one
 * another directly and all come again.
 */
export function sectionsIn(report: Report): readonly Section[] {
  const { sections, template, tree } = report;
  if (sections.length <= template.sections.length) return sections;
  const ids = new Set<SectionId>();
  for (const { template: own, headingSpan, span, prose } of sections) {
    if (ids.has(own.id)) break;
    ids.add(own.id);
    // the last line of the contents may have the lead below it
    if (prose[0] !== prose[1] || !isEmpty(tree.source.slice(headingSpan.end, span.end))) break;
  }
  const rest = sections.slice(ids.size);
  const again = new Set(rest.map((section) => section.template.id));
  return ids.size >= LEAST_CONTENTS && [...ids].every((id) => again.has(id)) ? rest : sections;
}

const isEmpty = (source: string): boolean => source.replace(/<[^<>]*>/g, '').trim() === '';

/** The first section of that id in document order. */
export const sectionOf = (report: Report, id: SectionId): Section | undefined =>
  sectionsIn(report).find(({ template }) => template.id === id);

/**
 * The heading with its number, without `#` and indent.
 *
 *     ## 三、收到和处理政府信息公开申请情况
 *        ^start                          ^end
 */
export function headingWords({ heading }: Section): Span {
  const { text } = heading.passage;
  return sourceSpan(heading.passage, text.length - text.trimStart().length, text.trimEnd().length);
}

const isBody = ({ kind }: ProsePart): boolean => kind === 'paragraph' || kind === 'heading';

/** Prose below the heading, without signature and date. */
export function bodyOf(report: Report, section: Section): readonly ProsePart[] {
  return report.prose.slice(section.prose[0], section.prose[1]).filter(isBody);
}

/** The words of a section run together without white space; tables are not in it. */
export function wordsOf(report: Report, section: Section): string {
  const texts: string[] = [];
  for (let i = section.prose[0]; i < section.prose[1]; i++) {
    const part = report.prose[i];
    if (part && isBody(part)) texts.push(squeezed(part.passage).text);
  }
  return texts.join('');
}

/** The section holds a table of the organ's own. */
export function hasOwnTable({ otherTables }: Report, { span }: Section): boolean {
  const next = otherTables[firstNot(otherTables, (table) => table.span.start < span.start)];
  return next !== undefined && next.span.start < span.end;
}

/** From the first to the last of some parts. */
export function spanOf(parts: readonly ProsePart[]): Span | undefined {
  const first = parts[0];
  const last = parts[parts.length - 1];
  return first && last && cover(first.span, last.span);
}

/**
 * Where a section's own content ends: behind its last block, the signature left out. In a page that is the end of a text, still inside its element.
 */
export function endOfContent(report: Report, section: Section): number {
  let limit = section.span.end;
  for (const part of report.prose.slice(section.prose[0], section.prose[1])) {
    if (part.kind !== 'signature' && part.kind !== 'date') continue;
    limit = Math.min(limit, part.span.start);
    break;
  }
  let end = section.headingSpan.end;
  for (const { span } of report.tree.blocks) {
    if (span.start >= limit) break;
    if (span.start >= section.headingSpan.start && span.end <= limit) end = Math.max(end, span.end);
  }
  return end;
}

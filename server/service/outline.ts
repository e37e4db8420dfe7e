import { append } from '../text/append.ts';
import type { BoundTable, Report, Section } from '../report/report.ts';
import type { TableTemplate } from '../template/catalog.ts';
import type { SectionTemplate } from '../template/schema.ts';
import { type English, say, toText } from '../text/say.ts';
import { cover, slice, span } from '../text/span.ts';
import { headingItems } from './outline-headings.ts';
import { begins, type OutlineItem, trimmedEnd } from './outline-item.ts';
import { tableItem } from './outline-tables.ts';
import type { Reading } from './reading.ts';

/**
 * The outline of a report with its state: title, the six sections, their headings and tables (表三 · 差 3, 表三 ✓, 表三 · 缺 12 格), and
 * what is missing at its place (缺 四、…). Empty for a document that is no report. The states are in English where its texts are given.
 */
export function outline(reading: Reading, english?: English): readonly OutlineItem[] {
  const { report } = reading;
  if (!report.isReport) return [];
  const items: OutlineItem[] = [];
  if (report.title) {
    const { span: at, text } = report.title;
    items.push({ kind: 'title', name: text, detail: '', span: at, nameSpan: at, children: [] });
  }
  const sections = report.sections.map((section) => sectionItem(reading, section, english));
  if (report.sections.length === 0)
    append(
      items,
      report.tables.map((table) => tableItem(reading, table, english)),
    );
  append(items, withMissing(report, sections, english));
  return items;
}

function sectionItem(reading: Reading, section: Section, english: English | undefined): OutlineItem {
  const { report } = reading;
  const { template, headingSpan, span: at, nameSpan } = section;
  const tables = report.tables.filter((table) => begins(at, table.span));
  const children = [
    ...headingItems(report, section),
    ...tables.map((table) => tableItem(reading, table, english)),
    ...missingTable(report, section, tables, english),
  ];
  const name = slice(report.tree.source, nameSpan).trim();
  return {
    kind: 'section',
    name: section.numbering ? `${template.ordinal}、${section.name || name}` : section.name || name,
    detail: '',
    span: cover(headingSpan, trimmedEnd(report.tree.source, at)),
    nameSpan: headingSpan,
    children: children.sort((a, b) => a.span.start - b.span.start),
  };
}

/** The prescribed sections that are not there, each before the section that should follow it, else at the end. */
function withMissing(report: Report, sections: readonly OutlineItem[], english: English | undefined): readonly OutlineItem[] {
  if (report.sections.length === 0) return sections;
  const items: OutlineItem[] = [];
  const order = report.template.sections.map(({ id }) => id);
  const missing = report.template.sections.filter(({ id }) => !report.sections.some(({ template }) => template.id === id));
  const placed = new Set<SectionTemplate>();
  const end = report.tree.source.length;
  sections.forEach((item, index) => {
    const rank = order.indexOf(report.sections[index]?.template.id ?? 'overview');
    for (const section of missing) {
      if (placed.has(section) || order.indexOf(section.id) > rank) continue;
      placed.add(section);
      items.push(missingItem(toText(say`缺 ${section.ordinal}、${section.title}`, english), before(report.tree.source, item.span.start)));
    }
    items.push(item);
  });
  for (const section of missing) {
    if (!placed.has(section)) items.push(missingItem(toText(say`缺 ${section.ordinal}、${section.title}`, english), end));
  }
  return items;
}

/** Just before the line break in front of a line, so that what is missing sorts before what stands there. */
const before = (source: string, offset: number): number => Math.max(0, offset - (source.endsWith('\r\n', offset) ? 2 : 1));

function missingItem(name: string, offset: number): OutlineItem {
  const at = span(offset, offset);
  return { kind: 'missing', name, detail: '', span: at, nameSpan: at, children: [] };
}

function missingTable(
  report: Report,
  section: Section,
  tables: readonly BoundTable[],
  english: English | undefined,
): readonly OutlineItem[] {
  if (section.template.kind !== 'table') return [];
  const id = section.template.id;
  const table = Object.values((report.due ?? report.template).tables).find((one: TableTemplate) => one.id === id);
  if (!table || tables.some((one) => one.id === table.id) || report.tables.some((one) => one.id === table.id)) return [];
  const unreadable = report.unreadable.find((one) => one.table === table.id);
  if (unreadable) {
    const at = unreadable.span;
    const name = toText(say`${table.name} · 读不出`, english);
    return [{ kind: 'table', name, detail: toText(unreadable.seen, english), span: at, nameSpan: at, children: [] }];
  }
  return [missingItem(toText(say`缺 ${table.name}`, english), trimmedEnd(report.tree.source, section.span).end)];
}

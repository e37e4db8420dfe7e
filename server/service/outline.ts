import type { BoundTable, ProsePart, Report, Section } from '../report/report.ts';
import { rowName, type TableTemplate, type Template } from '../template/catalog.ts';
import type { SectionTemplate } from '../template/schema.ts';
import { cover, type Span, slice, span } from '../text/span.ts';
import type { Reading } from './reading.ts';
import { tallyTable } from './tally.ts';

/** One entry of the outline. `missing` stands where something prescribed is not there: its span is empty. */
export interface OutlineItem {
  readonly kind: 'title' | 'section' | 'heading' | 'table' | 'rows' | 'missing';
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  /** Inside `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

/**
 * The outline of a report with its state: title, the six sections, their headings and tables (表三 · 差 3, 表三 ✓, 表三 · 缺 12 格), and
 * what is missing at its place (缺 四、…). Empty for a document that is no report.
 */
export function outline(reading: Reading): readonly OutlineItem[] {
  const { report } = reading;
  if (!report.isReport) return [];
  const items: OutlineItem[] = [];
  if (report.title) {
    const { span: at, text } = report.title;
    items.push({ kind: 'title', name: text, detail: '', span: at, nameSpan: at, children: [] });
  }
  const sections = report.sections.map((section) => sectionItem(reading, section));
  if (report.sections.length === 0) items.push(...report.tables.map((table) => tableItem(reading, table)));
  items.push(...withMissing(report, sections));
  return items;
}

function sectionItem(reading: Reading, section: Section): OutlineItem {
  const { report } = reading;
  const { template, headingSpan, span: at, nameSpan } = section;
  const tables = report.tables.filter((table) => inside(at, table.span));
  const children = [
    ...headingItems(report, section),
    ...tables.map((table) => tableItem(reading, table)),
    ...missingTable(report, section, tables),
  ];
  const name = slice(report.tree.source, nameSpan).trim();
  return {
    kind: 'section',
    name: section.numbering ? `${template.ordinal}、${section.name || name}` : section.name || name,
    detail: '',
    span: cover(headingSpan, trimmedEnd(report, at)),
    nameSpan: headingSpan,
    children: children.sort((a, b) => a.span.start - b.span.start),
  };
}

const inside = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.start < outer.end;

/** `at` without the empty lines at its end. */
function trimmedEnd(report: Report, at: Span): Span {
  let { end } = at;
  while (end > at.start && ' \t\r\n\f\u3000'.includes(report.tree.source.charAt(end - 1))) end--;
  return span(at.start, end);
}

/** The prescribed sections that are not there, each before the section that should follow it, else at the end. */
function withMissing(report: Report, sections: readonly OutlineItem[]): readonly OutlineItem[] {
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
      items.push(missingItem(`缺 ${section.ordinal}、${section.title}`, before(report.tree.source, item.span.start)));
    }
    items.push(item);
  });
  for (const section of missing) {
    if (!placed.has(section)) items.push(missingItem(`缺 ${section.ordinal}、${section.title}`, end));
  }
  return items;
}

/** Just before the line break in front of a line, so that what is missing sorts before what stands there. */
const before = (source: string, offset: number): number => Math.max(0, offset - (source.endsWith('\r\n', offset) ? 2 : 1));

function missingItem(name: string, offset: number): OutlineItem {
  const at = span(offset, offset);
  return { kind: 'missing', name, detail: '', span: at, nameSpan: at, children: [] };
}

function missingTable(report: Report, section: Section, tables: readonly BoundTable[]): readonly OutlineItem[] {
  if (section.template.kind !== 'table') return [];
  const id = section.template.id;
  const table = Object.values((report.due ?? report.template).tables).find((one: TableTemplate) => one.id === id);
  if (!table || tables.some((one) => one.id === table.id) || report.tables.some((one) => one.id === table.id)) return [];
  const unreadable = report.unreadable.find((one) => one.table === table.id);
  if (unreadable) {
    const at = unreadable.span;
    return [{ kind: 'table', name: `${table.name} · 读不出`, detail: unreadable.seen, span: at, nameSpan: at, children: [] }];
  }
  return [missingItem(`缺 ${table.name}`, trimmedEnd(report, section.span).end)];
}

function tableItem(reading: Reading, table: BoundTable): OutlineItem {
  const { state, detail } = tableState(reading, table, reading.report.due);
  const first = table.rows[0];
  return {
    kind: 'table',
    name: `${table.template.name} ${state}`,
    detail,
    span: table.span,
    nameSpan: first && inside(table.span, first.label.span) ? first.label.span : table.span,
    children: rowItems(table),
  };
}

/** The state of a table in a few characters (✓, · 差 3, · 缺 12 格) and in a sentence. */
export function tableState(
  reading: Reading,
  table: BoundTable,
  due: Template | undefined,
): { readonly state: string; readonly detail: string } {
  if (table.unknownForm) return { state: '· 未识别的表式', detail: '可能是新格式，只核对合计' };
  if (table.halfWritten) return { state: '· 未写完', detail: '写完之前不核对' };
  const tally = tallyTable(reading, table);
  const sums = tally.satisfied + tally.violated + tally.open;
  const detail =
    sums === 0
      ? ''
      : [
          `${tally.satisfied} 条勾稽相符`,
          tally.violated > 0 ? `${tally.violated} 条不符` : '',
          tally.open > 0 ? `${tally.open} 条待填` : '',
        ]
          .filter((part) => part !== '')
          .join('，');
  const foreign = due !== undefined && table.formIsCertain && table.template.form !== due.id;
  if (foreign) return { state: `· ${table.template.form} 年表式`, detail: `应为 ${due.id} 年格式；${detail}`.replace(/；$/, '') };
  if (tally.violated > 0) return { state: `· 差 ${tally.violated}`, detail };
  if (tally.unreadCells > 0) return { state: `· ${tally.unreadCells} 格读不出`, detail };
  if (tally.openCells > 0) return { state: `· 缺 ${tally.openCells} 格`, detail };
  if (table.missingRows.length > 0) return { state: `· 少 ${table.missingRows.length} 行`, detail };
  return { state: '✓', detail };
}

/** Row groups of a table: neighbouring rows under one merged label become one entry with the rows below it. */
function rowItems(table: BoundTable): readonly OutlineItem[] {
  const items: { item: OutlineItem; group: string | undefined; rows: OutlineItem[] }[] = [];
  for (const row of [...table.rows].sort((a, b) => a.label.span.start - b.label.span.start)) {
    const nameSpan = row.label.span;
    const leaf: OutlineItem = {
      kind: 'rows',
      name: rowName(row.template),
      detail: '',
      span: cover(nameSpan, row.row.span),
      nameSpan,
      children: [],
    };
    // rows directly below 三、本年度办理结果 stand for themselves
    const group = row.template.path.length === 2 ? undefined : row.template.group;
    const last = items[items.length - 1];
    if (last && group !== undefined && last.group === group) {
      last.rows.push(leaf);
      last.item = { ...last.item, span: cover(last.item.span, leaf.span) };
    } else if (group !== undefined) {
      items.push({ item: { ...leaf, name: group }, group, rows: [leaf] });
    } else {
      items.push({ item: leaf, group: undefined, rows: [] });
    }
  }
  return items.map(({ item, rows }) => ({ ...item, children: rows }));
}

const RANK = { han: 1, hanBracket: 2, digit: 3, digitBracket: 4, circle: 5 } as const;
const CLAUSE_END = /[。；：，！？]/;
const LONGEST_NAME = 30;

/** Headings of a section, and numbered paragraphs of the first rank by their first clause, nested by rank. */
function headingItems(report: Report, section: Section): readonly OutlineItem[] {
  const found: { part: ProsePart; rank: number; name: string }[] = [];
  for (let index = section.prose[0]; index < section.prose[1]; index++) {
    const part = report.prose[index];
    if (!part || part.span.start <= section.headingSpan.start) continue;
    if (part.kind !== 'heading' && !(part.kind === 'paragraph' && part.numbering?.style === 'hanBracket')) continue;
    const rank = part.numbering ? RANK[part.numbering.style] : part.block.type === 'heading' ? part.block.level - 1 : 2;
    const text = part.passage.text.trim();
    const stop = text.search(CLAUSE_END);
    const name = text.slice(0, stop > 0 && stop <= LONGEST_NAME ? stop : LONGEST_NAME);
    if (name !== '') found.push({ part, rank, name });
  }
  return nest(report, found, 0, found.length, trimmedEnd(report, section.span).end);
}

function nest(
  report: Report,
  found: readonly { part: ProsePart; rank: number; name: string }[],
  from: number,
  to: number,
  end: number,
): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  for (let index = from; index < to; ) {
    const entry = found[index];
    if (!entry) break;
    let next = index + 1;
    while (next < to && (found[next]?.rank ?? 0) > entry.rank) next++;
    const stop = Math.max(entry.part.span.end, next < found.length ? Math.min(end, found[next]?.part.span.start ?? end) : end);
    items.push({
      kind: 'heading',
      name: entry.name,
      detail: '',
      span: trimmedEnd(report, span(entry.part.span.start, stop)),
      nameSpan: entry.part.span,
      children: nest(report, found, index + 1, next, stop),
    });
    index = next;
  }
  return items;
}

import { tableDraft } from '../report/draft.ts';
import type { BoundTable, Report } from '../report/report.ts';
import { escapeSnippet } from '../report/standard-text.ts';
import { rowName, type TableTemplate, type Template } from '../template/catalog.ts';
import type { RowTemplate, SectionTemplate, TableId } from '../template/schema.ts';
import { lineAt, lineBreakOf, lineEnd } from '../text/lines.ts';
import { type English, say, toText } from '../text/say.ts';
import { type Span, span } from '../text/span.ts';
import { ownWords } from './explain.ts';
import { initials } from './initials.ts';
import { sectionAt } from './lookup.ts';
import { columnName, formName } from './names.ts';
import type { Reading } from './reading.ts';

/** Something to be written at the cursor. */
export interface Completion {
  readonly kind: 'section' | 'table' | 'row';
  /** As people know it: 三、收到和处理政府信息公开申请情况. */
  readonly label: string;
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** What the characters typed so far are compared with: the label and what can be typed without an input method. */
  readonly filter: string;
  /** What is to be replaced: the characters typed so far, always on the cursor's line. */
  readonly at: Span;
  /** With tab stops for editors that know them (`$1`, `$0`), and without. */
  readonly snippet: string;
  readonly text: string;
}

/** Typed at the start of a line: heading marks, an ordinal with what follows, or letters. Anything else is prose and left alone. */
const OPENING = /^[ \t]*((#{1,6}[ \t]*)?(?:[一二三四五六][、.．]?.{0,30}|[A-Za-z][A-Za-z0-9]{0,9})?)$/;
const FIRST_CELL = /^[ \t]*\|([^|]*)$/;

/**
 * What can be written at the cursor: at the start of a line the sections and standard tables that the report does not have yet, in the
 * first cell of a pipe row the rows that its table lacks. `typed` is the character that asked for it, if one did: `、` counts only behind 一
 * to 六 at the start of a line, `|` and `#` only where nothing else stands before them.
 */
export function complete(reading: Reading, offset: number, typed?: string, english?: English): readonly Completion[] {
  const { report } = reading;
  const { source, lines } = report.tree;
  const line = lineAt(lines, offset);
  const start = lines.starts[line] ?? 0;
  const before = source.slice(start, offset);
  const behind = source.slice(offset, lineEnd(source, lines, line));
  const cell = FIRST_CELL.exec(before);
  if (cell)
    return typed === undefined || (typed === '|' && /^[ \t]*\|$/.test(before))
      ? rows(reading, line, span(offset - (cell[1] ?? '').replace(/^[ \t]+/, '').length, offset), behind, english)
      : [];
  const opening = OPENING.exec(before);
  if (!opening) return [];
  if (typed === '、' && !/^[ \t]*(?:#{1,6}[ \t]*)?[一二三四五六]、$/.test(before)) return [];
  if (typed === '#' && !/^[ \t]*#{1,6}$/.test(before)) return [];
  if (typed === '|') return [];
  const at = span(offset - (opening[1] ?? '').length, offset);
  const words = source.slice(at.start, at.end);
  return [...sections(report, at, words, behind, english), ...tables(report, at, words, behind, english)];
}

/** The text compared with what was typed begins with what is likely to be typed: editors rank a match at the beginning first. */
function filterText(words: string, hashes: string, label: string, letters: string): string {
  if (words.startsWith('#')) return `${hashes}${label} ${letters}`;
  return /^[A-Za-z]/.test(words) ? `${letters} ${label}` : `${label} ${letters}`;
}

function sections(report: Report, at: Span, words: string, behind: string, english?: English): readonly Completion[] {
  const form = report.due ?? report.template;
  const missing = form.sections.filter(({ id }) => !report.sections.some(({ template }) => template.id === id));
  const hashes = /^#+[ \t]*/.exec(words)?.[0].trim() ?? headingMarks(report);
  const marks = hashes === '' ? '' : `${hashes} `;
  const eol = lineBreakOf(report.tree.source);
  return missing.map((section) => {
    const title = `${section.ordinal}、${section.title}`;
    const bare = behind.trim() !== '';
    const table = bare ? undefined : tableOf(form, section);
    const blank = table && !report.tables.some(({ id }) => id === table.id) ? table : undefined;
    const body = bare ? ['', ''] : blank ? [tableText(blank), tableSnippet(blank)] : ['', '$0'];
    const lines = (text: string, end: string) => `${text}${bare ? '' : `\n\n${end}`}`.replaceAll('\n', eol);
    return {
      kind: 'section',
      label: title,
      detail: toText(blank ? say`标题和${blank.name}` : say`标题`, english),
      documentation: ownWords(section.explanation, english),
      filter: filterText(words, `${hashes} `, title, initials(section.title)),
      at,
      text: lines(`${marks}${title}`, body[0] ?? ''),
      snippet: lines(escapeSnippet(`${marks}${title}`), body[1] ?? ''),
    };
  });
}

/** The marks that the report's own section headings have; none where they are plain lines. */
function headingMarks(report: Report): string {
  const first = report.sections[0]?.heading;
  if (first) return first.type === 'heading' ? '#'.repeat(first.level) : '';
  return '##';
}

const tableOf = (form: Template, section: SectionTemplate): TableTemplate | undefined =>
  Object.values(form.tables).find(({ id }) => id === section.id);

/** What a person types for a standard table: 表三 is b3. */
const SHORT: Readonly<Record<TableId, string>> = { proactiveDisclosure: 'b2', applications: 'b3', reviewLitigation: 'b4' };

function tables(report: Report, at: Span, words: string, behind: string, english?: English): readonly Completion[] {
  if (behind.trim() !== '' || words.startsWith('#')) return [];
  const form = report.due ?? report.template;
  const asked = /^b/i.test(words);
  const eol = lineBreakOf(report.tree.source);
  return Object.values(form.tables)
    .filter(({ id }) => asked || !report.tables.some((table) => table.id === id))
    .map((table) => ({
      kind: 'table',
      label: table.name,
      detail: toText(formName(table.form, table.document), english),
      documentation: `\`\`\`text\n${tableText(table)}\n\`\`\``,
      filter: filterText(words, '', table.name, SHORT[table.id]),
      at,
      text: tableText(table).replaceAll('\n', eol),
      snippet: tableSnippet(table).replaceAll('\n', eol),
    }));
}

const tableText = (table: TableTemplate): string => tableDraft(table, () => '');

/** One display column wide, and no character of any text: holds the place of a tab stop while the columns are lined up. */
const STOP = '\ue000';

function tableSnippet(table: TableTemplate): string {
  let stop = 0;
  return `${escapeSnippet(tableDraft(table, () => STOP)).replaceAll(STOP, () => ` $${++stop}`)}`;
}

function rows(reading: Reading, line: number, at: Span, behind: string, english?: English): readonly Completion[] {
  const { report } = reading;
  const table = tableAround(report, at.start, line);
  if (!table) return [];
  const words = report.tree.source.slice(at.start, at.end);
  const whole = behind.trim() === '';
  return table.missing.map(({ row, columns }) => {
    const label = rowName(row);
    const cells = columns.map(() => '   |').join(' ');
    const stops = columns.map((_, index) => ` $${index + 1} |`).join('');
    const space = report.tree.source.charAt(at.start - 1) === '|' ? ' ' : '';
    return {
      kind: 'row',
      label,
      detail: toText(say`${table.name}，${columns.length} 格`, english),
      documentation: [ownWords(row.explanation, english), columns.length > 0 ? toText(say`各格：${columns.join('、')}`, english) : '']
        .filter((part) => part !== '')
        .join('\n\n'),
      filter: filterText(words, '', label, `${digitsOf(row)} ${initials(row.short ?? row.label)}`),
      at,
      text: whole ? `${space}${label} | ${cells}` : `${space}${label}`,
      snippet: whole ? `${space}${escapeSnippet(label)} |${stops}$0` : `${space}${escapeSnippet(label)}`,
    };
  });
}

const ORDINALS = '一二三四五六七八九';

/** The number path in digits: 三、（三）2. is 332. */
const digitsOf = (row: RowTemplate): string =>
  row.path
    .flatMap((part) => [...part])
    .map((c) => (/\d/.test(c) ? c : ORDINALS.includes(c) ? String(ORDINALS.indexOf(c) + 1) : ''))
    .join('');

interface RowsToWrite {
  readonly name: string;
  readonly missing: readonly { readonly row: RowTemplate; readonly columns: readonly string[] }[];
}

/** The standard table that the line belongs to: one that stands at or just above it, else the one that its section asks for. */
function tableAround(report: Report, offset: number, line: number): RowsToWrite | undefined {
  const { lines } = report.tree;
  const bound = report.tables.find(({ span: at }) => at.start <= offset && line <= lineAt(lines, at.end) + 1);
  if (bound) return rowsToWrite(bound.template, bound);
  const section = sectionAt(report, offset);
  const table = section && tableOf(report.due ?? report.template, section.template);
  return (
    table &&
    rowsToWrite(
      table,
      report.tables.find(({ id }) => id === table.id),
    )
  );
}

function rowsToWrite(template: TableTemplate, bound: BoundTable | undefined): RowsToWrite {
  const written = new Set(bound?.rows.map((row) => row.template.id));
  const missing = template.blocks.flatMap((block) =>
    block.rows.filter(({ id }) => !written.has(id)).map((row) => ({ row, columns: block.columns.map(columnName) })),
  );
  return { name: template.name, missing };
}

import { rowName, type TableTemplate, type Template } from '../template/catalog.ts';
import type { BlockTemplate, SectionId } from '../template/schema.ts';
import { displayWidth } from '../text/width.ts';
import type { CellText } from './official-table.ts';

export { type CellText, type OfficialCell, officialHtml, officialRows, tabRows } from './official-table.ts';

/** Columns of a written table are never narrower, so that a figure of up to four digits changes its own line only. */
const NARROWEST = 4;

/**
 * A standard table as canonical flat pipe tables: the one form in which drafts are written. First column number path and short name,
 * figure columns to the right, display columns lined up (wide characters count 2, ambiguous ones 1). Table two is several small tables with
 * an empty line between them. `\n` between lines, none at the end.
 *
 *     | 类别                       | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
 *     | :------------------------- | -------: | -------: | -------: | -------: | ---: |
 *     | 行政复议                   |        1 |        0 |        0 |        0 |    1 |
 */
export function tableDraft(table: TableTemplate, cellText: CellText): string {
  return smallTables(table)
    .map((blocks) => pipeTable([header(table, blocks), ...blocks.flatMap((block) => figureRows(table, block, cellText))]))
    .join('\n\n');
}

/** Blocks of one small table each; neighbours with one and the same single column share one (2021: 行政许可, 行政处罚, 行政强制). */
function smallTables(table: TableTemplate): readonly (readonly BlockTemplate[])[] {
  const groups: BlockTemplate[][] = [];
  for (const block of table.blocks) {
    const group = groups[groups.length - 1];
    const above = group?.[0];
    const shares = above?.columns.length === 1 && block.columns.length === 1 && above.columns[0]?.label === block.columns[0]?.label;
    if (group && shares) group.push(block);
    else groups.push([block]);
  }
  return groups;
}

function header(table: TableTemplate, blocks: readonly BlockTemplate[]): string[] {
  const [block] = blocks;
  const corner = table.id === 'proactiveDisclosure' ? '第二十条' : (block?.corner ?? '');
  return [corner, ...(block?.columns ?? []).map((column) => column.label)];
}

function figureRows(table: TableTemplate, block: BlockTemplate, cellText: CellText): string[][] {
  return block.rows.map((row) => [
    rowName(row),
    ...block.columns.map((column) => {
      const id = `${row.id}.${column.id}`;
      return cellText(table.slots.get(id) ?? { id, table: table.id, block, row, column });
    }),
  ]);
}

/** Text that stays inside one cell of one line. */
const cell = (text: string): string =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join(' ')
    .replace(/\\?\|/g, '\\|')
    .trim();

/** A pipe table: first row the header, first column to the left, the others to the right. Rows may be of unequal length. */
export function pipeTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(cell));
  const columns = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const widths = Array.from({ length: columns }, (_, column) =>
    cells.reduce((widest, row) => Math.max(widest, displayWidth(row[column] ?? '')), NARROWEST),
  );
  const line = (row: readonly string[]) => {
    const padded = widths.map((width, column) => {
      const text = row[column] ?? '';
      const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
      return column === 0 ? text + space : space + text;
    });
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, column) => (column === 0 ? `:${'-'.repeat(width - 1)}` : `${'-'.repeat(width - 1)}:`));
  const [head = [], ...body] = cells;
  return [line(head), `| ${rule.join(' | ')} |`, ...body.map(line)].join('\n');
}

/** What a whole draft is made of besides its figures. */
export interface DraftContent {
  readonly organ: string;
  readonly year: number;
  readonly template: Template;
  /** Text of every cell of the three tables; `slot.table` tells which. */
  readonly cellText: CellText;
  /** Paragraphs between the title and the first section. */
  readonly lead?: string;
  /** Text below a section's heading: the whole section of a narrative one, the paragraphs above the table of the others. */
  readonly sections?: Partial<Readonly<Record<SectionId, string>>>;
  /** Date of the signature, as written: 2026年1月20日. Without one the draft has no signature. */
  readonly date?: string;
}

/** A whole canonical draft: front matter, title, the six sections with their tables, signature. Ends with one line break. */
export function reportDraft({ organ, year, template, cellText, lead, sections = {}, date }: DraftContent): string {
  const tables = Object.values(template.tables);
  const parts = template.sections.flatMap((section) => {
    const table = section.kind === 'table' ? tables.find(({ id }) => id === section.id) : undefined;
    return [`## ${section.ordinal}、${section.title}`, sections[section.id], table && tableDraft(table, cellText)];
  });
  const signature = date === undefined ? [] : [organ, date];
  const blocks = [
    frontMatter([
      ['机关', organ],
      ['年度', String(year)],
      ['格式', template.id],
    ]),
    `# ${organ}${year}年政府信息公开工作年度报告`,
    lead,
    ...parts,
    ...signature,
  ];
  return `${blocks.filter((block) => block !== undefined && block !== '').join('\n\n')}\n`;
}

/** The block of `key: value` lines at the head of a draft. */
export function frontMatter(entries: readonly (readonly [string, string])[]): string {
  return ['---', ...entries.map(([key, value]) => `${key}: ${value}`), '---'].join('\n');
}

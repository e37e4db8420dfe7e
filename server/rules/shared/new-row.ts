import { pipeTable, tabRows, tableDraft } from '../../report/draft.ts';
import { readLabel } from '../../report/labels.ts';
import type { BoundRow, BoundTable, MissingRow, Report } from '../../report/report.ts';
import type { Cell } from '../../syntax/tree.ts';
import { rowName, type TableTemplate } from '../../template/catalog.ts';
import type { BlockTemplate, RowTemplate } from '../../template/schema.ts';
import { lineBreakOf } from '../../text/lines.ts';
import { overlaps, type Span, span } from '../../text/span.ts';
import { displayWidth } from '../../text/width.ts';
import type { Edit } from '../rule.ts';
import { blockBehind } from './insertion.ts';

/** Missing rows that stand together: one finding, one fix. */
export type MissingRun = readonly [MissingRow, ...MissingRow[]];

/** Runs of missing rows between the same two rows. */
export function runsOf(rows: readonly MissingRow[]): readonly MissingRun[] {
  const runs: [MissingRow, ...MissingRow[]][] = [];
  for (const row of rows) {
    const run = runs[runs.length - 1];
    if (run && run[0].block === row.block && run[0].after === row.after && run[0].before === row.before) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

/** The table writes the whole number path before its labels: 三、（三）1.属于国家秘密. */
const writesPaths = (table: BoundTable): boolean => {
  const least = table.id === 'proactiveDisclosure' ? 1 : 2;
  return table.rows.some(({ template, label }) => template.path.length >= least && readLabel(label.text).path.length >= least);
};

/** A row's label in the manner of the table. */
function labelText(table: BoundTable, row: RowTemplate): string {
  if (table.id === 'reviewLitigation' || writesPaths(table)) return rowName(row);
  const number = table.id === 'proactiveDisclosure' ? '' : (row.path[row.path.length - 1] ?? '');
  const dot = /^\d+$/.test(number) ? '.' : /^[一二三四五六七八九十]+$/.test(number) ? '、' : '';
  return `${number}${dot}${row.label}`;
}

/** The edits that insert the rows blank; `undefined` where the table's shape has no place for a blank cell. */
export function insertRows(report: Report, table: BoundTable, run: MissingRun): readonly Edit[] | undefined {
  const [{ after, before, block }] = run;
  const beside = after ?? before;
  if (!beside) return insertBlock(report, table, block);
  const labels = run.map(({ template }) => labelText(table, template));
  switch (beside.grid.shape) {
    case 'pipe':
    case 'tab':
      return insertLines(report, beside, after !== undefined, labels, '\n');
    case 'lines':
      return hasTabs(report, beside) ? insertLines(report, beside, after !== undefined, labels, '\n\n') : undefined;
    case 'html':
      return after && insertHtml(report, after, labels);
    case 'aligned':
      return undefined;
  }
}

const isBreak = (c: string): boolean => c === '\n' || c === '\r';

/** The first character of the line, and behind its last. */
function linesOf(source: string, at: Span): Span {
  let { start, end } = at;
  while (start > 0 && !isBreak(source.charAt(start - 1))) start--;
  while (end < source.length && !isBreak(source.charAt(end))) end++;
  return span(start, end);
}

/** Each cell of the row stands behind a tab, or in front of one, so that an empty one can be seen. */
const hasTabs = ({ tree: { source } }: Report, { row }: BoundRow): boolean =>
  row.cells.every(
    ({ span: at }) => at.start === 0 || source.charAt(at.start - 1) === '\t' || /^[\t \u3000\u00a0]*$/.test(source.slice(at.start, at.end)),
  ) || row.cells.every(({ span: at }) => TAB_BEHIND.test(source.slice(at.end, at.end + MOST_SPACES)));

const TAB_BEHIND = /^[ \u3000\u00a0]*\t/;
const MOST_SPACES = 8;

/** Copies the neighbouring row's line with its cells blank and another label. */
function insertLines(
  report: Report,
  beside: BoundRow,
  behind: boolean,
  labels: readonly string[],
  between: string,
): readonly Edit[] | undefined {
  const { source } = report.tree;
  const at = linesOf(source, beside.row.span);
  const eol = lineBreakOf(source);
  const rows = labels.map((label) => copyRow(source, at, beside, label));
  if (rows.some((row) => row === undefined)) return undefined;
  const gap = between.replaceAll('\n', eol);
  return [
    behind
      ? { at: span(at.end, at.end), newText: rows.map((row) => gap + row).join('') }
      : { at: span(at.start, at.start), newText: rows.map((row) => row + gap).join('') },
  ];
}

function copyRow(source: string, at: Span, { row, label, grid }: BoundRow, text: string): string | undefined {
  const pad = grid.shape === 'pipe';
  let copy = '';
  let done = at.start;
  let labelled = false;
  let owed = 0;
  for (const cell of row.cells) {
    if (cell.span.start < done) return undefined;
    copy += takeSpaces(source.slice(done, cell.span.start), owed);
    owed = 0;
    done = cell.span.end;
    const own = source.slice(cell.span.start, cell.span.end);
    if (!labelled && isLabel(cell, label.span)) {
      labelled = true;
      const free = displayWidth(own) - displayWidth(text);
      copy += text + (pad ? ' '.repeat(Math.max(0, free)) : '');
      owed = pad ? Math.max(0, -free) : 0;
    } else copy += pad ? ' '.repeat(displayWidth(own)) : '';
  }
  if (!labelled) return undefined;
  const rest = takeSpaces(source.slice(done, at.end), owed);
  // without a closing pipe the last blank could not be seen
  return `${copy}${rest}${pad && !rest.includes('|') ? ' |' : ''}`;
}

const isLabel = (cell: Cell, label: Span): boolean => cell.span.end > cell.span.start && overlaps(cell.span, label);

/** Takes up to `owed` of the spaces at the head of a gap away, but for one. */
function takeSpaces(gap: string, owed: number): string {
  const spaces = /^ */.exec(gap)?.[0].length ?? 0;
  return gap.slice(Math.max(0, Math.min(owed, spaces - 1)));
}

/** A `<tr>` like the one before it; cells that span both rows span one more. `undefined` where the columns would not come out even. */
function insertHtml(report: Report, after: BoundRow, labels: readonly string[]): readonly Edit[] | undefined {
  const { source } = report.tree;
  const { rows } = after.grid;
  const index = rows.indexOf(after.row);
  const edits: Edit[] = [];
  let start = after.row.span.start;
  const first = after.row.cells[0];
  for (let i = Math.max(0, index - 64); i <= index; i++) {
    for (const cell of rows[i]?.cells ?? []) {
      const last = i + cell.rowSpan - 1;
      if (last < index || cell.rowSpan === 1) continue;
      if (last === index) return undefined;
      const number = rowSpanAt(source, cell);
      if (!number) return undefined;
      edits.push({ at: number, newText: String(cell.rowSpan + labels.length) });
    }
  }
  const own = after.row.cells.filter(({ rowSpan }) => rowSpan === 1);
  const opening = own[0];
  if (!first || !opening) return undefined;
  start = source.lastIndexOf('<t', opening.span.start);
  const text = labels.map((label) => htmlRow(source, start, after, own, label));
  if (text.some((row) => row === undefined)) return undefined;
  const eol = lineBreakOf(source);
  const end = after.row.span.end;
  return [...edits, { at: span(end, end), newText: text.map((row) => `${eol}${row}`).join('') }];
}

/** The digits of the cell's `rowspan`. */
function rowSpanAt(source: string, cell: Cell): Span | undefined {
  const open = Math.max(source.lastIndexOf('<td', cell.span.start), source.lastIndexOf('<th', cell.span.start));
  const match = open < 0 ? undefined : /^<t[dh][^<>]{0,400}?rowspan\s{0,4}=\s{0,4}["']?(\d+)/i.exec(source.slice(open, open + 440));
  if (!match?.[1]) return undefined;
  const end = open + match[0].length;
  return span(end - match[1].length, end);
}

function htmlRow(source: string, start: number, { row, label }: BoundRow, cells: readonly Cell[], text: string): string | undefined {
  let copy = '<tr>';
  let done = start;
  let labelled = false;
  for (const cell of cells) {
    if (cell.span.start < done) return undefined;
    copy += source.slice(done, cell.span.start);
    done = cell.span.end;
    if (!labelled && isLabel(cell, label.span)) {
      labelled = true;
      copy += text;
    }
  }
  const rest = source.slice(done, row.span.end);
  return labelled && /<\/tr>\s*$/i.test(rest) ? copy + rest : undefined;
}

/** A block of table two of which no row is left: a small table, or its official rows. */
function insertBlock(report: Report, table: BoundTable, block: BlockTemplate): readonly Edit[] | undefined {
  const { blocks } = table.template;
  const place = blocks.indexOf(block);
  const above = table.rows.findLast((row) => blocks.indexOf(row.block) < place);
  if (!above) return undefined;
  const part: TableTemplate = { ...table.template, blocks: [block] };
  const { source } = report.tree;
  switch (above.grid.shape) {
    case 'pipe':
      return [
        writesPaths(table)
          ? blockBehind(
              report,
              above.grid.span.end,
              tableDraft(part, () => ''),
            )
          : linesBehind(source, above, officialPipeRows(above, block)),
      ];
    case 'tab':
      return [linesBehind(source, above, tabRows(part, () => '').split('\n'))];
    case 'lines':
    case 'html':
    case 'aligned':
      return undefined;
  }
}

function linesBehind(source: string, { row }: BoundRow, lines: readonly string[]): Edit {
  const { end } = linesOf(source, row.span);
  const eol = lineBreakOf(source);
  return { at: span(end, end), newText: lines.map((line) => eol + line).join('') };
}

/** Heading, header and rows of a block in the four columns of the official form. */
function officialPipeRows({ row }: BoundRow, block: BlockTemplate): readonly string[] {
  const width = row.cells.length;
  const fill = (cells: readonly string[]) => [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')];
  const rows = [[block.heading], [block.corner, ...block.columns.map(({ label }) => label)], ...block.rows.map(({ label }) => [label])].map(
    fill,
  );
  return pipeTable(rows)
    .split('\n')
    .filter((_, index) => index !== 1);
}

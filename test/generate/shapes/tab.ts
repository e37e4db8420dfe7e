import type { Pen } from '../pen.ts';
import { type OfficialCell, type OfficialGrid, type Piece, places } from '../official.ts';

export type TabKind = 'tab-ten' | 'tab-eight' | 'tab-collapsed' | 'tab-seed' | 'tab-broken';

/** Empty lines among the rows, as a page break leaves them. */
function withPageBreaks(pen: Pen, lines: readonly string[]): string {
  if (!pen.variation.pages) return lines.join('\n');
  const chance = pen.chance.fork(`pages ${lines.length}`);
  return lines.map((line, index) => (index > 0 && chance.chance(0.12) ? `\n${line}` : line)).join('\n');
}

/** Every grid position a field; what a merge covers is an empty one. */
function ten(grid: OfficialGrid, pen: Pen): string[] {
  const trailing = '\t'.repeat(pen.chance.fork(`trail ${grid.table}`).pick([0, 0, 1, 2]));
  return places(grid).map(
    (row) => row.map(({ cell, how }) => (how === 'anchor' ? pen.cell(grid.table, cell, ' ') : '')).join('\t') + trailing,
  );
}

/** A label and seven figures: the group labels are gone, the headings keep their places. */
function eight(grid: OfficialGrid, pen: Pen): string[] {
  if (grid.table !== 'applications') return ten(grid, pen);
  const labels = grid.width - 7;
  return places(grid).map((row) => {
    const anchors = row.filter(({ column, how }) => column < labels && how === 'anchor').map(({ cell }) => cell);
    const label = anchors.find(({ role }) => role !== 'group') ?? anchors[0];
    const rest = row
      .filter(({ column }) => column >= labels)
      .map(({ cell, how }) => (how === 'anchor' ? pen.cell(grid.table, cell, ' ') : ''));
    return [label ? pen.cell(grid.table, label, ' ') : '', ...rest].join('\t');
  });
}

/** Only what is there: 三、本年度办理结果 and （三）不予公开 stand before their first row alone; headings keep the tabs to their left. */
function collapsed(grid: OfficialGrid, pen: Pen): string[] {
  return places(grid).map((row, index) => {
    const anchors = row.filter(({ how }) => how === 'anchor').map(({ cell }) => cell);
    const written = anchors.filter((cell) => cell.text !== '' || cell.role === 'figure' || cell.role === 'filler');
    const first = row.findIndex(({ how }) => how === 'anchor');
    const lead =
      index < grid.heads && grid.table !== 'proactiveDisclosure'
        ? '\t'.repeat(grid.table === 'applications' ? Math.min(first, index) : first)
        : '';
    return lead + written.map((cell) => pen.cell(grid.table, cell, ' ')).join('\t');
  });
}

const isRow = (cells: readonly OfficialCell[]): boolean => cells.some(({ role }) => role === 'figure');

/** As word processors give them by way of PDF: a label column too few, trailing tabs, rows of the last group moved to the left. */
function seed(grid: OfficialGrid, pen: Pen): string[] {
  const chance = pen.chance.fork('seed');
  if (grid.table !== 'applications') return ten(grid, pen).map((line) => line.replace(/\t+$/, (tabs) => (chance.chance(0.8) ? tabs : '')));
  const labels = grid.width - 7;
  return places(grid).map((row, index) => {
    const cells = row.filter(({ how }) => how === 'anchor').map(({ cell }) => cell);
    if (!isRow(cells))
      return `${row.map(({ cell, how }, at) => (at === 1 || how !== 'anchor' ? '' : pen.cell(grid.table, cell, ' '))).join('\t')}\t`;
    const label = row.findIndex(({ cell, how }) => how === 'anchor' && cell.role === 'label');
    const name = pen.cell(grid.table, row[label]?.cell as OfficialCell, ' ');
    const figures = row
      .filter(({ column }) => column >= labels)
      .map(({ cell }) => pen.cell(grid.table, cell, ' '))
      .join('\t');
    const group = (at: number): string =>
      row[at]?.how === 'anchor' && row[at]?.cell.role === 'group' ? pen.cell(grid.table, row[at].cell, ' ') : '';
    if (label === 0) return `${name}\t\t${figures}\t`;
    if (label === labels - 1)
      return index > grid.heads + 20 && chance.chance(0.2)
        ? `${name}\t\t${figures}\t`
        : `${row
            .slice(0, label)
            .map((_, at) => group(at))
            .join('\t')}\t${name}\t${figures}`;
    return chance.chance(0.2) ? `${name}\t${figures}\t\t` : `${group(0)}\t${name}\t${figures}\t`;
  });
}

/**
 * A page break in the middle: 三、本年度 with figures of its own that belong to no cell, then its first row without it, then 办理结果 before
 * the second. The last rows have their label one column early and a trailing tab.
 */
function broken(grid: OfficialGrid, pen: Pen): string[] {
  if (grid.table !== 'applications') {
    const chance = pen.chance.fork(`broken ${grid.table}`);
    return ten(grid, pen).map((line, index) =>
      grid.table === 'proactiveDisclosure' && index > 5 && chance.chance(0.5) ? line.replace(/\t+$/, '') : line,
    );
  }
  const labels = grid.width - 7;
  const lines: string[] = [];
  const start = grid.rows.findIndex((cells) => cells[0]?.role === 'group' && cells[0].text.startsWith('三、'));
  places(grid).forEach((row, index) => {
    const fields = row.map(({ cell, how }) => (how === 'anchor' ? pen.cell(grid.table, cell, ' ') : ''));
    const rest = fields.slice(labels).join('\t');
    const label = row.findIndex(({ cell, how }) => how === 'anchor' && cell.role === 'label');
    if (start >= 0 && index === start && labels > 2) {
      lines.push(['三、本年度', '0', '0', '0', '0', '0', '0', '0'].join('\t'), `${fields[label]}\t${rest}`, '');
    } else if (start >= 0 && index === start + 1 && labels > 2) {
      lines.push(`办理结果\t${fields[label]}${'\t'.repeat(labels - 1)}${rest}`);
    } else if (label >= 0 && label < labels - 1 && label > 0) {
      lines.push(`\t${fields[label]}\t${rest}\t`);
    } else lines.push(fields.join('\t'));
  });
  return lines;
}

const PRINT = { 'tab-ten': ten, 'tab-eight': eight, 'tab-collapsed': collapsed, 'tab-seed': seed, 'tab-broken': broken } satisfies Record<
  TabKind,
  (grid: OfficialGrid, pen: Pen) => string[]
>;

/** Tab-separated rows of one of the kinds seen. */
export function printTab(kind: TabKind, pieces: readonly Piece[], pen: Pen): string {
  return pieces.map((piece) => ('fallen' in piece ? piece.fallen : withPageBreaks(pen, PRINT[kind](piece.grid, pen)))).join('\n\n');
}

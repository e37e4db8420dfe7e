import { isFilled } from '../../syntax/filled.ts';
import type { Grid } from '../../syntax/tree.ts';
import type { SectionId, TableId } from '../../template/schema.ts';
import { say } from '../../text/say.ts';
import { nearestRow, readLabel } from '../labels.ts';
import { firstFigure } from '../match-row.ts';
import type { Unreadable } from '../report.ts';
import type { GridReading } from './raw.ts';

/** The sections that hold one standard table each, and the tables of the same names. */
export const isTableId = (section: SectionId | undefined): section is TableId & SectionId =>
  section === 'proactiveDisclosure' || section === 'applications' || section === 'reviewLitigation';

/** Whether what a grid gave for a table is enough to call it that table: less in its own section, much more in the prose sections. */
export function isStandard(reading: GridReading, table: TableId, section: SectionId | undefined): boolean {
  let rows = 0;
  for (const { label } of reading.rows) if (label.table === table) rows++;
  if (rows === 0) return false;
  const evidence = reading.evidence[table];
  const home = section === table;
  const away = section === 'overview' || section === 'problems' || section === 'otherMatters';
  switch (table) {
    case 'applications': {
      const needed = home ? 1 : away ? 8 : 2;
      return rows >= needed || (!away && evidence >= 4);
    }
    case 'proactiveDisclosure':
      return home ? true : evidence >= 1 && (!away || rows >= 3);
    case 'reviewLitigation':
      return evidence >= (home ? 2 : 4);
  }
}

/** A grid in the place of a standard table of which no row could be bound. */
export function unreadableIn(reading: GridReading, section: SectionId | undefined): Unreadable | undefined {
  if (!isTableId(section)) return undefined;
  const table = section;
  const { grid } = reading;
  const figures = grid.rows.reduce((sum, { cells }) => sum + (firstFigure(cells) < cells.length ? 1 : 0), 0);
  const hits = reading.evidence[table] + reading.headers.length;
  const glued = gluedLabels(grid, table);
  if (glued === 0 && (hits < 2 || figures === 0)) return undefined;
  const seen = glued > 0 ? say`有${glued}行的数字与项目名称或其他数字连在一起` : say`有${figures}行数字，但没有一行的项目名称能对上`;
  return { span: grid.span, grid, table, seen };
}

/** Rows whose label runs straight into its figures: 一、本年新收政府信息公开申请数量0000000. */
function gluedLabels(grid: Grid, table: TableId): number {
  let n = 0;
  for (const { cells } of grid.rows) {
    const first = cells.find(isFilled);
    if (first && isGluedLabel(first.text, table)) n++;
  }
  return n;
}

/** The text is a row's label with figures run into it. */
export function isGluedLabel(text: string, table: TableId): boolean {
  const match = /^(.{4,60}?[\u4e00-\u9fff）)”])\s{0,2}[\d０-９][\d０-９\s]*$/s.exec(text);
  if (!match?.[1]) return false;
  const label = readLabel(match[1]);
  return nearestRow(label.name, (row) => row.table === table) !== undefined;
}

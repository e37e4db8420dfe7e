import type { Cell, Grid, Row } from '../syntax/tree.ts';
import { rowName, templates } from '../template/catalog.ts';
import { firstNot } from '../text/first-not.ts';
import { fold } from '../text/fold.ts';
import { readNumbering } from '../text/numbering.ts';
import { type Span, slice } from '../text/span.ts';
import { isBlockHeading as isFoldedHeading } from './labels.ts';
import { officialRows } from './official-table.ts';
import type { BoundTable, Report } from './report.ts';

/** Every label that a standard table of any form may print, folded. */
const LABELS: readonly string[] = [
  ...new Set(
    templates.flatMap((template) =>
      Object.values(template.tables).flatMap((table) => [
        ...officialRows(table, () => '').flatMap((row) => row.map(({ text }) => fold(text))),
        ...table.blocks.flatMap((block) => [
          fold(block.corner),
          ...block.rows.flatMap((row) => [row.label, row.short ?? '', rowName(row), ...(row.aliases ?? [])].map(fold)),
          ...block.columns.flatMap((column) => (column.aliases ?? []).map(fold)),
        ]),
      ]),
    ),
  ),
  fold('第二十条'),
].filter((label) => label !== '');

const HAN = /\p{Script=Han}/u;

/**
 * Labels of a standard table or pieces of them (broken by a page, a line or a column), or nothing at all: no word of it says anything else.
 * Figures never are.
 */
export function isFurniture(text: string): boolean {
  if (saysMoreThanLabels(text)) return false;
  if ((readNumbering(text)?.length ?? 0) >= text.trimEnd().length) return true;
  return text.length < 200 && (isLabelPiece(text) || (text.trim().length > 1 && text.split(/\s+/).every(isLabelPiece)));
}

const LONGEST = Math.max(...LABELS.map(({ length }) => length));

/** More Han characters than any label has, without white space between them: folding keeps each of them, and no number has as many. */
function saysMoreThanLabels(text: string): boolean {
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x4e00 && c <= 0x9fff) {
      han++;
      if (han > LONGEST) return true;
    } else if (c <= 0x20 || (c >= 0xa0 && c <= 0x3000) || c === 0xfeff) han = 0;
  }
  return false;
}

function isInLabel(words: string): boolean {
  for (const label of LABELS) if (label.length >= words.length && label.includes(words)) return true;
  return false;
}

function isLabelPiece(text: string): boolean {
  const folded = fold(text);
  if (folded === '') return true;
  return folded !== '无' && HAN.test(folded) && isInLabel(folded);
}

/** A heading such as 第二十条第（八）项, which pages and web extractors leave outside its table. */
export const isBlockHeading = (text: string): boolean => text.length < 30 && isFoldedHeading(fold(text));

/**
 * What stands in a standard table and has no place in the canonical one: rows that fit no label or stand twice, figures that no column was found
 * for, footnotes. One text per row of the source, in order.
 */
export function leftovers(report: Report, table: BoundTable): readonly string[] {
  const placed = spans(table);
  const missed: string[] = [];
  for (const grid of table.grids) {
    for (const row of grid.rows) {
      if (missesSomething(row, placed)) missed.push(rowText(report.tree.source, grid, row));
    }
  }
  return missed;
}

/** Stretches of the source that the canonical table holds: figures that could be read, labels, headers; sorted. */
function spans(table: BoundTable): readonly Span[] {
  const found: Span[] = [];
  for (const cell of table.cells.values()) if (cell.kind !== 'unknown') found.push(cell.span);
  for (const row of table.rows) found.push(row.label.span);
  for (const header of table.headers) found.push(header.label.span);
  return found.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
}

/** Whether one of the sorted stretches shares a character with `at`. */
function isPlaced(placed: readonly Span[], at: Span): boolean {
  const next = placed[firstNot(placed, ({ end }) => end <= at.start)];
  return next !== undefined && next.start < at.end;
}

function missesSomething(row: Row, placed: readonly Span[]): boolean {
  const known = (cell: Cell) => isPlaced(placed, cell.span);
  const lastLabel = row.cells.findLastIndex((cell) => known(cell) && !/^[\s\d０-９.,，+-]*$/.test(cell.text));
  return row.cells.some((cell, index) => {
    if (cell.text.trim() === '' || known(cell) || isFurniture(cell.text)) return false;
    // a merged label with a slip in front of the row's own label
    return !(index < lastLabel && HAN.test(cell.text) && !/[\d０-９]{2}/.test(cell.text));
  });
}

function rowText(source: string, grid: Grid, row: Row): string {
  if (grid.shape === 'pipe' || grid.shape === 'tab' || grid.shape === 'aligned')
    return slice(source, row.span).replace(/\r\n?/g, '\n').trim();
  return row.cells
    .map(({ text }) => text.replace(/\s+/g, ' '))
    .join('\t')
    .trim();
}

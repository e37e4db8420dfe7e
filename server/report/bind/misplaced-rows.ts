import type { Grid, Row } from '../../syntax/tree.ts';
import type { TableTemplate } from '../../template/catalog.ts';
import { APPLICANTS } from '../columns.ts';
import type { BoundCell, BoundRow } from '../report.ts';
import type { RawRow } from './raw.ts';

/** What a cell adds to a sum: a stroke is nought, a blank is not known. */
export const countOfCell = ({ value, kind }: BoundCell): number => value ?? (kind === 'placeholder' ? 0 : Number.NaN);

/**
 * Rows of cells in lines of their own whose total does not hold, and below which the form's next row is missing, but not all: lines between the two
 * may be lost, and the figures are those of both.
 */
export function mixedRows(template: TableTemplate, rows: readonly BoundRow[]): Set<Row> {
  const mixed = new Set<Row>();
  const suspects = rows.filter((row) => isOfLines(row) && !row.figureCount && !hasTrueTotal(row));
  if (suspects.length === 0) return mixed;
  const official = template.blocks.flatMap((block) => block.rows);
  const bound = new Set(rows.map((row) => row.template));
  for (const { template: own, row } of suspects) {
    const [next, ...behind] = official.slice(official.indexOf(own) + 1);
    if (next && !bound.has(next) && behind.some((one) => bound.has(one))) mixed.add(row);
  }
  return mixed;
}

/**
 * Rows with an empty cell at an end, among others of other lengths, whose figures make more than their total or are written as two: where a separator is
 * lost, two of them are one (18 and 1124 for 18, 11, 24) and the others stand one column off.
 */
export function shiftedRows(raws: readonly RawRow[], rows: readonly BoundRow[]): ReadonlySet<Row> {
  const shifted = new Set<Row>();
  let beyond: ReadonlySet<Row> | undefined;
  for (const { row, cells } of rows) {
    let sum = 0;
    let total: number | undefined;
    for (const { value, column } of cells) {
      if (column.id === 'total') total ??= value;
      else sum += value ?? 0;
    }
    if ((total === undefined || sum <= total) && !cells.some(isTwoFigures)) continue;
    if (!beyond) {
      const widest = raws.reduce((most, { values }) => Math.max(most, values.length), 0);
      beyond = new Set(raws.filter((raw) => hasRoomBeside(raw, widest)).map((raw) => raw.row));
    }
    // with as many figures as columns none has run into another
    if (beyond.has(row) && rows.some((one) => one.row === row && one.cells.some(({ kind }) => kind === 'blank'))) shifted.add(row);
  }
  return shifted;
}

/** 00 and 0 7 are two noughts, and a nought and a figure. */
const TWO_FIGURES = /^0\d|^\d+\s+\d+$/;
const isTwoFigures = ({ text }: BoundCell): boolean => text.length > 1 && TWO_FIGURES.test(text);

/**
 * The row begins or ends in an empty cell, where columns are as many as somebody wrote, and other rows have more cells than there are columns: without
 * these a blank stands in its column.
 */
const hasRoomBeside = ({ values, grid, group }: RawRow, widest: number): boolean =>
  grid.columns === 'written' &&
  (values[0]?.text === '' || values[values.length - 1]?.text === '') &&
  (group !== undefined || widest > APPLICANTS.length) &&
  !isOfOneWidth(grid);

/** All rows have as many cells: none has lost one. */
function isOfOneWidth({ rows }: Grid): boolean {
  const width = rows[0]?.cells.length;
  return rows.every(({ cells }) => cells.length === width);
}

const isOfLines = ({ grid }: BoundRow): boolean => grid.shape === 'lines' || grid.packed === true || grid.columns === 'none';

/** 总计 is the sum of the others, or some figure is not known. */
function hasTrueTotal({ cells }: BoundRow): boolean {
  let sum = 0;
  for (const cell of cells) sum += countOfCell(cell);
  const total = cells.find(({ column }) => column.id === 'total');
  return Number.isNaN(sum) || total === undefined || countOfCell(total) * 2 === sum;
}

import type { EvaluatedEquation } from '../equations/figures.ts';
import type { BoundCell } from '../report/report.ts';
import type { Span } from '../text/span.ts';
import { type CellPlace, cellAt } from './lookup.ts';
import type { Reading } from './reading.ts';

/** The equations that a cell is part of, as far as the document has their cells. */
export function equationsAt(reading: Reading, place: CellPlace): readonly EvaluatedEquation[] {
  if (place.table.halfWritten) return [];
  return reading
    .figures(place.table)
    .equations.filter(
      ({ cells }) => cells.left.some(({ id }) => id === place.cell.id) || cells.right.some(({ id }) => id === place.cell.id),
    );
}

/** A cell and all those it shares an equation with: what is highlighted when the cursor is on it. The cell itself comes first. */
export function highlights(reading: Reading, offset: number): readonly { readonly at: Span; readonly self: boolean }[] {
  const place = cellAt(reading.report, offset);
  if (!place) return [];
  return [
    { at: place.cell.span, self: true },
    ...others(place, equationsAt(reading, place)).map(({ span }) => ({ at: span, self: false })),
  ];
}

/**
 * Where a cell leads: a total to its parts, a part to the totals that it goes into, a term of 一 + 二 = 三（七） + 四 to the other side.
 */
export function definitions(reading: Reading, offset: number): { readonly from: Span; readonly to: readonly Span[] } | undefined {
  const place = cellAt(reading.report, offset);
  if (!place) return undefined;
  const { id } = place.cell;
  const equations = equationsAt(reading, place);
  const sums = equations.filter(({ cells }) => cells.right.length === 1 && cells.right[0]?.id === id);
  const targets =
    sums.length > 0
      ? sums.flatMap(({ cells }) => cells.left)
      : equations.flatMap(({ cells }) => (cells.left.some((cell) => cell.id === id) ? cells.right : cells.left));
  return { from: place.cell.span, to: distinct(targets.filter((cell) => cell.id !== id)) };
}

/** Every cell that shares an equation with the one at the offset, and that cell itself if asked for. */
export function references(reading: Reading, offset: number, itself: boolean): readonly Span[] {
  const place = cellAt(reading.report, offset);
  if (!place) return [];
  const rest = distinct(others(place, equationsAt(reading, place)));
  return itself ? [place.cell.span, ...rest] : rest;
}

function others(place: CellPlace, equations: readonly EvaluatedEquation[]): readonly BoundCell[] {
  const found = new Map<string, BoundCell>();
  for (const { cells } of equations) {
    for (const cell of [...cells.left, ...cells.right]) {
      if (cell.id !== place.cell.id) found.set(cell.id, cell);
    }
  }
  return [...found.values()];
}

const distinct = (cells: readonly BoundCell[]): readonly Span[] => [...new Map(cells.map((cell) => [cell.id, cell.span])).values()];

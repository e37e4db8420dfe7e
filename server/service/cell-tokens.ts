import type { BoundTable } from '../report/report.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { Reading } from './reading.ts';
import { isTotalCell } from './totals.ts';

/** A figure of a standard table and what it is: written in, added up, or at odds with the others. */
export interface CellToken {
  readonly at: Span;
  readonly isTotal: boolean;
  readonly isMismatch: boolean;
}

/** Every figure of the standard tables, in the order of the document, those within `shown` alone where it is given. */
export function cellTokens(reading: Reading, shown?: Span): readonly CellToken[] {
  return reading.report.tables
    .filter((table) => !shown || overlaps(table.span, shown))
    .flatMap((table) => tokensOf(reading, table))
    .filter(({ at }) => !shown || overlaps(at, shown))
    .sort((a, b) => a.at.start - b.at.start);
}

function tokensOf(reading: Reading, table: BoundTable): CellToken[] {
  const wrong = mismatches(reading, table);
  const tokens: CellToken[] = [];
  for (const cell of table.cells.values()) {
    if (cell.kind !== 'figure' || cell.span.start === cell.span.end) continue;
    tokens.push({ at: cell.span, isTotal: isTotalCell(cell), isMismatch: wrong.has(cell.id) });
  }
  return tokens;
}

/** The one wrong cell, or the totals of the equations that do not hold. */
function mismatches(reading: Reading, table: BoundTable): ReadonlySet<string> {
  if (table.halfWritten) return new Set();
  const { equations, localisation } = reading.figures(table);
  if (localisation.kind === 'cell') return new Set([localisation.cell.id]);
  return new Set(equations.flatMap(({ state, cells }) => (state === 'violated' ? cells.right.map(({ id }) => id) : [])));
}

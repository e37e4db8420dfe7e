import { evaluate } from '../equations/evaluate.ts';
import type { TableFigures } from '../equations/figures.ts';
import type { BoundTable, Report } from '../report/report.ts';
import type { SourceDocument } from './workspace.ts';

/** A document as read: what every feature works on. Lives as long as the document's version. */
export interface Reading {
  readonly document: SourceDocument;
  readonly report: Report;
  /** The equations of one of the report's tables, evaluated and localised; computed once. */
  readonly figures: (table: BoundTable) => TableFigures;
  /** Those that somebody has asked for. */
  readonly evaluated: ReadonlyMap<BoundTable, TableFigures>;
}

/** The equations of each table, evaluated when first asked for and kept in `evaluated`. */
export function figuresOnce(evaluated = new Map<BoundTable, TableFigures>()): Reading['figures'] {
  return (table) => {
    const known = evaluated.get(table);
    if (known) return known;
    const fresh = evaluate(table);
    evaluated.set(table, fresh);
    return fresh;
  };
}

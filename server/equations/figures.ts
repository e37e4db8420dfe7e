import type { BoundCell, BoundTable } from '../report/report.ts';
import type { Equation } from '../template/catalog.ts';

/** The equations of one table with the figures put in. */
export interface TableFigures {
  readonly table: BoundTable;
  /** In the template's order. Equations of which the document lacks a whole row or column are left out. */
  readonly equations: readonly EvaluatedEquation[];
  readonly localisation: Localisation;
  /** Cells that must be read with another value than written (the localised wrong figure), by cell id. */
  readonly corrected: ReadonlyMap<string, number>;
  /** Cells touched by a violated equation that is not localised: unknown to the prose rules. */
  readonly doubtful: ReadonlySet<string>;
}

/**
 * `open`: an unknown is left that some non-negative value satisfies. `violated` also where no non-negative filling of the unknowns can
 * satisfy it.
 */
export interface EvaluatedEquation {
  readonly equation: Equation;
  readonly state: 'satisfied' | 'violated' | 'open';
  /** Sums of the known cells. */
  readonly left: number;
  readonly right: number;
  /** Unknown cells on either side. */
  readonly unknown: number;
  readonly cells: { readonly left: readonly BoundCell[]; readonly right: readonly BoundCell[] };
}

/** What the violated equations say together. */
export type Localisation =
  | { readonly kind: 'none' }
  /** Exactly one cell explains everything. */
  | { readonly kind: 'cell'; readonly cell: BoundCell; readonly value: number; readonly equations: readonly EvaluatedEquation[] }
  /** results-total is violated by the same amount in one applicant column and in 总计: an entry was missed or added in both. */
  | {
      readonly kind: 'entry';
      readonly column: string;
      readonly cells: readonly BoundCell[];
      /** Result rows minus 三（七）, the same in both columns. */
      readonly difference: number;
      readonly equations: readonly EvaluatedEquation[];
    }
  /** Several repairs are possible; best first. Each lowers the number of violated equations. */
  | { readonly kind: 'candidates'; readonly repairs: readonly Repair[]; readonly equations: readonly EvaluatedEquation[] };

/** One way to change figures so that fewer equations are violated. */
export interface Repair {
  readonly changes: readonly { readonly cell: BoundCell; readonly value: number }[];
  /** Violated equations that remain. */
  readonly remaining: number;
  /** Two neighbouring cells hold each other's figure. */
  readonly swap: boolean;
}

import { keptWith } from '../text/kept.ts';
import type { BoundCell, BoundTable } from '../report/report.ts';
import { fold } from '../text/fold.ts';
import { knownFigure } from './admissible.ts';
import type { EvaluatedEquation } from './figures.ts';
import { type Layout, layoutOf } from './layout.ts';

/** A table's figures put into its equations, all by index of the layout. */
export interface System {
  readonly layout: Layout;
  readonly cells: readonly (BoundCell | undefined)[];
  /** NaN for an unknown. */
  readonly values: readonly number[];
  readonly sums: readonly Sum[];
  /** Cells that are in the document without a known figure and occur in an equation that is judged. */
  readonly unknowns: readonly number[];
}

/** One equation: sums of the known cells, numbers of unknown ones. */
export interface Sum {
  /** Not judged: the document lacks a row or column of it. */
  readonly absent: boolean;
  readonly left: number;
  readonly right: number;
  readonly unknownLeft: number;
  readonly unknownRight: number;
  /** Rows that the form does not know may belong to the left side. */
  readonly open: boolean;
}

/** The system of a table as written; worked out once. */
export const writtenSystem = keptWith((table: BoundTable): System => systemOf(table));

/**
 * Puts the figures in. `corrected` replaces written figures. In a table of an unknown form only the totals of rows are judged: how its
 * rows belong together is not known.
 */
export function systemOf(table: BoundTable, corrected?: ReadonlyMap<string, number>): System {
  const layout = layoutOf(table.template);
  const cells: (BoundCell | undefined)[] = [];
  const values: number[] = [];
  for (let place = 0; place < layout.ids.length; place++) {
    const cell = table.cells.at(place);
    cells.push(cell);
    values.push(cell ? (knownFigure(cell) ?? Number.NaN) : Number.NaN);
  }
  if (corrected) for (const [id, value] of corrected) values[layout.indexOf.get(id) ?? -1] = value;
  const strays = table.unknownRows.length > 0 && hasStrayFigures(table);
  const occurs = new Set<number>();
  const sums: Sum[] = [];
  for (const { left, right } of layout.equations) {
    const rule = table.template.equations[sums.length]?.rule;
    let absent = table.unknownForm && rule !== 'row-total' && rule !== 'case-total';
    let unknownLeft = 0;
    let unknownRight = 0;
    let leftSum = 0;
    let rightSum = 0;
    for (const cell of left) {
      const value = values[cell] ?? Number.NaN;
      if (cells[cell] === undefined) absent = true;
      if (Number.isNaN(value)) unknownLeft++;
      else leftSum += value;
    }
    for (const cell of right) {
      const value = values[cell] ?? Number.NaN;
      if (cells[cell] === undefined) absent = true;
      if (Number.isNaN(value)) unknownRight++;
      else rightSum += value;
    }
    if (!absent && unknownLeft + unknownRight > 0) {
      for (const cell of left) if (Number.isNaN(values[cell])) occurs.add(cell);
      for (const cell of right) if (Number.isNaN(values[cell])) occurs.add(cell);
    }
    sums.push({ absent, left: leftSum, right: rightSum, unknownLeft, unknownRight, open: strays && rule === 'results-total' });
  }
  return { layout, cells, values, sums, unknowns: [...occurs] };
}

/**
 * Whether rows that fit no label hold figures which may belong to the results. A parent's label with figures behind it (三、本年度办理结果)
 * does not: they are a sum or nothing.
 */
function hasStrayFigures({ unknownRows, template }: BoundTable): boolean {
  const parents = template.blocks.flatMap(({ rows }) => rows.flatMap(({ group }) => (group === undefined ? [] : [fold(group)])));
  return unknownRows.some(({ row, label }) => {
    const name = fold(label.text);
    if (name !== '' && parents.some((parent) => parent.startsWith(name))) return false;
    return row.cells.some(({ text }) => /^[\d０-９,，.\s]+$/u.test(text) && /[1-9１-９]/u.test(text));
  });
}

/** The state of an equation with `left - right` of its known cells and so many unknowns on either side. */
export function judge(difference: number, unknownLeft: number, unknownRight: number, open: boolean): EvaluatedEquation['state'] {
  if (unknownLeft + unknownRight === 0) {
    if (difference === 0) return 'satisfied';
    return open && difference < 0 ? 'open' : 'violated';
  }
  if (difference > 0 && unknownRight === 0) return 'violated';
  if (difference < 0 && unknownLeft === 0 && !open) return 'violated';
  return 'open';
}

/** The state of an equation as written. */
export const stateOf = (sum: Sum): EvaluatedEquation['state'] => judge(sum.left - sum.right, sum.unknownLeft, sum.unknownRight, sum.open);

/** The equations (indexes, ascending) that are violated as written. */
export function violatedIn({ sums }: System): number[] {
  const found: number[] = [];
  for (const [index, sum] of sums.entries()) if (!sum.absent && stateOf(sum) === 'violated') found.push(index);
  return found;
}

/** Figures to be set, by cell index. */
export type Changes = readonly (readonly [cell: number, value: number])[];

/** The equations (indexes, ascending) that are violated once written figures are changed. `violated` are those violated as written. */
export function violatedAfter({ layout, values, sums }: System, violated: readonly number[], changes: Changes): number[] {
  const shifts = new Map<number, number>();
  for (const [cell, value] of changes) {
    const shift = value - (values[cell] ?? 0);
    for (const { equation, sign } of layout.parts[cell] ?? []) shifts.set(equation, (shifts.get(equation) ?? 0) + sign * shift);
  }
  const after = violated.filter((equation) => !shifts.has(equation));
  for (const [equation, shift] of shifts) {
    const sum = sums[equation];
    if (!sum || sum.absent) continue;
    if (judge(sum.left - sum.right + shift, sum.unknownLeft, sum.unknownRight, sum.open) === 'violated') after.push(equation);
  }
  return after.sort((a, b) => a - b);
}

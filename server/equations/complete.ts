import type { TableFigures } from './figures.ts';
import { propagate } from './propagate.ts';
import { type System, stateOf, systemOf, violatedIn, writtenSystem } from './system.ts';

/** What can be said about the cells of a table that hold no figure. */
export interface Completion {
  /** Values that the written figures force, by cell id. */
  readonly forced: ReadonlyMap<string, number>;
  /** Cells that nothing forces and that can all be 0 together. */
  readonly zero: ReadonlySet<string>;
}

/**
 * Follows the equations until nothing more is forced; the localised wrong figure counts with its right value. Where the figures
 * contradict each other nothing is forced and nothing may be 0: another figure has to be settled first. All values can be written
 * together or one by one: none violates an equation.
 */
export function completeTable({ table, corrected }: TableFigures): Completion {
  if (table.halfWritten) return { forced: new Map(), zero: new Set() };
  const system = corrected.size === 0 ? writtenSystem(table) : systemOf(table, corrected);
  const free = openCells(system);
  if (system.unknowns.length === 0) return { forced: new Map(), zero: free };
  const skip = new Set(violatedIn(system));
  const bounds = propagate(system, { skip });
  if (!bounds) return { forced: new Map(), zero: free };
  const forced = new Map<number, number>();
  const open: number[] = [];
  for (const cell of system.unknowns) {
    const [low, high] = [bounds.low[cell], bounds.high[cell]];
    if (low !== undefined && low === high) forced.set(cell, low);
    else open.push(cell);
  }
  for (const cell of zeros(system, skip, forced, open)) free.add(system.layout.ids[cell] ?? '');
  return { forced: new Map([...forced].map(([cell, value]) => [system.layout.ids[cell] ?? '', value])), zero: free };
}

/** Cells without a figure that stand in no equation: nothing speaks against 0. */
function openCells({ layout, cells, values, sums }: System): Set<string> {
  const ids = new Set<string>();
  for (let index = 0; index < values.length; index++) {
    const cell = cells[index];
    if (cell === undefined || !Number.isNaN(values[index])) continue;
    if ((layout.parts[index] ?? []).every(({ equation }) => sums[equation]?.absent !== false)) ids.add(cell.id);
  }
  return ids;
}

/** Of the cells that are not forced, those that can be 0 all at once without making an equation impossible. */
function zeros(
  { layout, sums, values }: System,
  skip: ReadonlySet<number>,
  forced: ReadonlyMap<number, number>,
  open: readonly number[],
): ReadonlySet<number> {
  const zero = new Set(open);
  const touched = new Set(open.flatMap((cell) => (layout.parts[cell] ?? []).map(({ equation }) => equation)));
  for (let changed = true; changed; ) {
    changed = false;
    for (const index of touched) {
      const equation = layout.equations[index];
      if (!equation || sums[index]?.absent !== false || skip.has(index)) continue;
      const value = (cell: number) =>
        Number.isNaN(values[cell]) ? (forced.get(cell) ?? (zero.has(cell) ? 0 : Number.NaN)) : (values[cell] ?? 0);
      const [left, right] = [equation.left.map(value), equation.right.map(value)];
      const total = (side: readonly number[]) => side.reduce((sum, figure) => sum + (figure || 0), 0);
      const state = stateOf({
        absent: false,
        left: total(left),
        right: total(right),
        unknownLeft: left.filter(Number.isNaN).length,
        unknownRight: right.filter(Number.isNaN).length,
        open: sums[index]?.open === true,
      });
      if (state !== 'violated') continue;
      for (const cell of [...equation.left, ...equation.right]) if (zero.delete(cell)) changed = true;
    }
  }
  return zero;
}

import type { Repair, TableFigures } from './figures.ts';
import { type Changes, writtenSystem, violatedAfter, violatedIn } from './system.ts';

/** What setting figures would do to the equations of a table. */
export interface Attempt {
  /** Violated equations before and behind. */
  readonly before: number;
  readonly after: number;
  /** Equations that were not violated and would be. */
  readonly broken: number;
}

/** Tries figures without writing them. */
export function attempt({ table }: TableFigures, changes: Repair['changes']): Attempt {
  const system = writtenSystem(table);
  const violated = violatedIn(system);
  const byIndex: Changes = changes.map(({ cell, value }) => [system.layout.indexOf.get(cell.id) ?? -1, value]);
  const after = violatedAfter(system, violated, byIndex);
  return { before: violated.length, after: after.length, broken: after.filter((index) => !violated.includes(index)).length };
}

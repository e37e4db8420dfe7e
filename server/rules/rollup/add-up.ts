import type { Template } from '../../template/catalog.ts';
import type { TableId } from '../../template/schema.ts';
import { addExactly } from '../../text/decimal.ts';
import type { Ledger } from './ledger.ts';

/** One cell over all subordinate reports. */
export interface CellSum {
  /** Exact; `undefined` where one of the reports holds no figure in the cell, or has no such cell. */
  readonly value: number | undefined;
  /** The reports without a figure, by their places in the list. */
  readonly missing: readonly number[];
}

/** Every cell of the form summed over the reports, by `table:cell` in the order of the form. Nothing is counted as 0 that is not written as 0. */
export function addUp(ledgers: readonly Ledger[], template: Template): ReadonlyMap<string, CellSum> {
  const sums = new Map<string, CellSum>();
  for (const table of Object.values(template.tables)) {
    const cells = ledgers.map((ledger) => ledger.tables.get(table.id)?.cells);
    for (const id of table.slots.keys()) {
      const missing: number[] = [];
      const values: number[] = [];
      cells.forEach((of, index) => {
        const value = of?.get(id)?.value;
        if (value === undefined) missing.push(index);
        else values.push(value);
      });
      sums.set(sumKey(table.id, id), { value: missing.length > 0 ? undefined : addExactly(values), missing });
    }
  }
  return sums;
}

/** `applications:results.granted.total`. */
export const sumKey = (table: TableId, cell: string): string => `${table}:${cell}`;

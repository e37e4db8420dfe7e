import type { BoundCell, BoundTable, Report } from '../../report/report.ts';
import type { Template } from '../../template/catalog.ts';
import { addExactly, decimalsOf } from '../../text/decimal.ts';
import type { Subordinate, SubordinateReport, Unusable } from '../shared/neighbours.ts';
import { addUp, type CellSum, sumKey } from './add-up.ts';
import { commonYear, type SetAside, sortOut, type Wanted } from './sort-out.ts';

/** The subordinate reports of a report, sorted out and added up. */
export interface RollUp {
  readonly wanted: Wanted;
  readonly unusable: readonly Unusable[];
  readonly aside: readonly SetAside<SubordinateReport>[];
  readonly counted: readonly SubordinateReport[];
  /** By `table:cell` of the form due. */
  readonly sums: ReadonlyMap<string, CellSum>;
}

/** A cell of the report beside the sum of its subordinates. */
export interface Compared {
  readonly cell: BoundCell;
  readonly value: number;
  readonly sum: number;
  /** Sum less value, exact; 0 where the value is the sum cut or rounded to its own places. */
  readonly short: number;
}

export interface Comparison {
  readonly compared: readonly Compared[];
  /** Cells with a figure here and none in some subordinate report. */
  readonly open: readonly { readonly cell: BoundCell; readonly missing: readonly number[] }[];
}

const known = new WeakMap<readonly Subordinate[], RollUp>();

/** Sorts out and adds up, once for the same list. */
export function rollUp(report: Report, subordinates: readonly Subordinate[]): RollUp {
  const before = known.get(subordinates);
  const form = report.due ?? report.template;
  const { organ, year } = report;
  if (before && before.wanted.organ === organ && before.wanted.form === form.id && (year === undefined || before.wanted.year === year))
    return before;
  const fresh = rollUpOf(subordinates, { organ, year }, form);
  known.set(subordinates, fresh);
  return fresh;
}

/** Sorts out and adds up what is to make a report of that organ and year in that form; without a year that of most reports. */
export function rollUpOf(
  subordinates: readonly Subordinate[],
  { organ, year }: { readonly organ: string | undefined; readonly year: number | undefined },
  form: Template,
): RollUp {
  const unusable = subordinates.filter((one): one is Unusable => 'reason' in one);
  const reports = subordinates.filter((one): one is SubordinateReport => !('reason' in one));
  const wanted = { organ, form: form.id, year: year ?? commonYear(reports.map(({ ledger }) => ledger)) };
  const { counted, aside } = sortOut(reports, wanted);
  const ledgers = counted.map(({ ledger }) => ledger);
  return { wanted, unusable, aside, counted, sums: addUp(ledgers, form) };
}

/** Every cell of the report that has a figure against the sum of the subordinates', in the order of the document. */
export function compare(
  report: Report,
  { wanted, sums }: RollUp,
  figureOf: (table: BoundTable, cell: BoundCell) => number | undefined,
): Comparison {
  const compared: Compared[] = [];
  const open: { readonly cell: BoundCell; readonly missing: readonly number[] }[] = [];
  const seen = new Set<string>();
  for (const table of report.tables) {
    if (seen.has(table.id) || table.template.form !== wanted.form) continue;
    seen.add(table.id);
    for (const cell of table.cells.values()) {
      const sum = sums.get(sumKey(table.id, cell.id));
      const value = sum && figureOf(table, cell);
      if (!sum || value === undefined) continue;
      if (sum.value === undefined) open.push({ cell, missing: sum.missing });
      else compared.push({ cell, value, sum: sum.value, short: shortBy(value, sum.value) });
    }
  }
  return { compared, open };
}

function shortBy(value: number, sum: number): number {
  if (value === sum) return 0;
  const short = addExactly([sum, -value]);
  return Math.abs(short) < 10 ** -decimalsOf(value) ? 0 : short;
}

/** Fewer cells than this may differ by one report's figures for any reason. */
const TELLING = 3;

/**
 * The one subordinate report whose figures are the differences, cell by cell: it was left out (`times` 1), or counted twice (−1); `undefined` where none
 * or several are. What the organ itself adds may look like a small report's figures: counted twice is said of at least two different figures alone.
 */
export function explainedBy(
  compared: readonly Compared[],
  counted: readonly SubordinateReport[],
  times: 1 | -1,
): SubordinateReport | undefined {
  const differences = compared.map(({ short }) => short).filter((short) => short !== 0);
  if (differences.length < TELLING || (times === -1 && new Set(differences).size < 2)) return undefined;
  // a cell that differs rules out nearly everybody at once
  const telling = [...compared.filter(({ short }) => short !== 0), ...compared.filter(({ short }) => short === 0)];
  const explaining = counted.filter(({ ledger }) =>
    telling.every(({ cell, short }) => {
      const value = ledger.tables.get(cell.table)?.cells.get(cell.id)?.value;
      return value !== undefined && value * times === short;
    }),
  );
  return explaining.length === 1 ? explaining[0] : undefined;
}

import { keptWith } from '../../text/kept.ts';
import { cellFault } from '../../equations/admissible.ts';
import { evaluate } from '../../equations/evaluate.ts';
import type { BoundTable, Report } from '../../report/report.ts';
import type { TableId } from '../../template/schema.ts';
import { type Span, span } from '../../text/span.ts';

/** The figures of one report as they are added up. Holds nothing of the report's text, so that many are kept cheaply. */
export interface Ledger {
  readonly organ: string | undefined;
  readonly year: number | undefined;
  /** The year was guessed from the years that the prose names most. */
  readonly yearIsGuess: boolean;
  /** The first table of each kind. */
  readonly tables: ReadonlyMap<TableId, LedgerTable>;
}

export interface LedgerTable {
  /** 2019 · 2021, as its labels tell. */
  readonly form: string;
  /** The labels told the form; table four is the same in both. */
  readonly formIsCertain: boolean;
  readonly span: Span;
  /** By cell id; a cell that the report does not have is absent. */
  readonly cells: ReadonlyMap<string, LedgerCell>;
}

export interface LedgerCell {
  readonly at: Span;
  /** As every rule reads it, a localised wrong figure put right; `undefined` where it is blank, unreadable or in doubt: never 0. */
  readonly value: number | undefined;
  /** What is written where that is another figure than `value`. */
  readonly written: number | undefined;
}

/** The figures of a report, worked out once. */
export const ledgerOf = keptWith((report: Report): Ledger => {
  const tables = new Map<TableId, LedgerTable>();
  for (const table of report.tables) if (!tables.has(table.id)) tables.set(table.id, ledgerTable(table));
  const { organ, year, yearFrom } = report;
  return { organ, year, yearIsGuess: yearFrom === 'prose', tables };
});

function ledgerTable(table: BoundTable): LedgerTable {
  const cells = new Map<string, LedgerCell>();
  const { corrected, doubtful } = evaluate(table);
  const unusable = table.halfWritten || table.unknownForm;
  for (const cell of table.cells.values()) {
    const sound = cell.kind === 'figure' && !cellFault(cell) ? cell.value : undefined;
    const value = unusable || doubtful.has(cell.id) ? undefined : (corrected.get(cell.id) ?? sound);
    cells.set(cell.id, { at: cell.span, value, written: cell.value === value ? undefined : cell.value });
  }
  return { form: table.template.form, formIsCertain: table.formIsCertain, span: table.span, cells };
}

/** The figures of a report that begins `by` characters behind the beginning of its text, by the places of the whole text. */
export function ledgerMoved(by: number, ledger: Ledger): Ledger {
  if (by === 0) return ledger;
  const there = ({ start, end }: Span): Span => span(start + by, end + by);
  const tables = [...ledger.tables].map(([id, table]): [TableId, LedgerTable] => {
    const cells = [...table.cells].map(([cell, one]): [string, LedgerCell] => [cell, { ...one, at: there(one.at) }]);
    return [id, { ...table, span: there(table.span), cells: new Map(cells) }];
  });
  return { ...ledger, tables: new Map(tables) };
}

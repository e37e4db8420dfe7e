import { templates } from '../../template/catalog.ts';
import type { TableId } from '../../template/schema.ts';
import type { Ledger } from './ledger.ts';

/** A report that may be added up. */
export interface Candidate {
  readonly ledger: Ledger;
  /** Found in a folder or by a pattern, not named itself. */
  readonly found: boolean;
}

/** What the reports are to be like. */
export interface Wanted {
  readonly year: number | undefined;
  /** The form due: 2019 · 2021. */
  readonly form: string | undefined;
  /** Whose report the sums are for. */
  readonly organ: string | undefined;
}

/** A report that is not counted. */
export interface SetAside<C extends Candidate> {
  readonly child: C;
  readonly why:
    | { readonly kind: 'year'; readonly year: number }
    | { readonly kind: 'form'; readonly table: TableId; readonly form: string }
    /** Another report of the same organ with other figures: which one counts is for a person to say. */
    | { readonly kind: 'twice'; readonly other: C }
    /** The same report in another file. */
    | { readonly kind: 'copy'; readonly other: C }
    /** In a folder with its subordinates' reports: the report itself, or an earlier one of the same organ. */
    | { readonly kind: 'own' };
  /** Without it the sums are not those that were meant. */
  readonly spoils: boolean;
}

export interface SortedOut<C extends Candidate> {
  readonly counted: readonly C[];
  readonly aside: readonly SetAside<C>[];
}

/**
 * Which of the reports can be added up. In a folder or behind a pattern earlier years' reports of organs that have one of the year lie in peace; what
 * is named itself is meant.
 */
export function sortOut<C extends Candidate>(children: readonly C[], wanted: Wanted): SortedOut<C> {
  const inTime = new Set(children.filter(({ ledger }) => fits(ledger.year, wanted.year)).map(({ ledger }) => ledger.organ));
  const counted: C[] = [];
  const aside: SetAside<C>[] = [];
  const byOrgan = new Map<string, C>();
  for (const child of children) {
    const { organ, year, yearIsGuess } = child.ledger;
    if (child.found && organ !== undefined && organ === wanted.organ) {
      aside.push({ child, why: { kind: 'own' }, spoils: false });
      continue;
    }
    if (year !== undefined && !yearIsGuess && !fits(year, wanted.year)) {
      aside.push({ child, why: { kind: 'year', year }, spoils: !(child.found && organ !== undefined && inTime.has(organ)) });
      continue;
    }
    const foreign = foreignTable(child.ledger, wanted.form);
    if (foreign) {
      aside.push({ child, why: { kind: 'form', ...foreign }, spoils: true });
      continue;
    }
    const other = organ === undefined ? undefined : byOrgan.get(organ);
    if (other) {
      const same = sameFigures(child.ledger, other.ledger);
      aside.push({ child, why: { kind: same ? 'copy' : 'twice', other }, spoils: !same });
      continue;
    }
    if (organ !== undefined) byOrgan.set(organ, child);
    counted.push(child);
  }
  return { counted, aside };
}

/** The year most of the reports are of; the latest of several. */
export function commonYear(ledgers: readonly Ledger[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { year } of ledgers) if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, others]) => others - many || b - a)[0]?.[0];
}

const fits = (year: number | undefined, wanted: number | undefined): boolean =>
  year === undefined || wanted === undefined || year === wanted;

function foreignTable({ tables }: Ledger, form: string | undefined): { readonly table: TableId; readonly form: string } | undefined {
  if (form === undefined || !templates.some(({ id }) => id === form)) return undefined;
  for (const [table, found] of tables) if (found.formIsCertain && found.form !== form) return { table, form: found.form };
  return undefined;
}

function sameFigures(a: Ledger, b: Ledger): boolean {
  if (a.tables.size !== b.tables.size) return false;
  for (const [kind, table] of a.tables) {
    const other = b.tables.get(kind);
    if (!other || other.form !== table.form) return false;
    for (const [id, { value }] of table.cells) {
      const twin = other.cells.get(id);
      if (!twin || twin.value !== value) return false;
    }
  }
  return true;
}

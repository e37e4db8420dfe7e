import { type Figures, type Magnitude, type Values, applicationFigures, caseFigures, disclosureFigures } from '../../generate/figures.ts';
import type { FormId, TableId } from '../../generate/form.ts';
import { applicationGrid, caseGrid, disclosureGrid, type OfficialCell, type OfficialGrid, places } from '../../generate/official.ts';
import { type Random, random } from '../../generate/random.ts';

/** A position of a table with its merges expanded. */
export interface Box {
  readonly role: OfficialCell['role'];
  readonly text: string;
  /** `anchor`: the cell itself; `right` and `below`: covered by it. */
  readonly how: 'anchor' | 'right' | 'below';
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** One table, figures filled in. */
export interface Table {
  readonly id: TableId;
  readonly form: FormId;
  readonly heads: number;
  readonly rows: readonly (readonly Box[])[];
}

/** The three tables of an invented report, the figures in them and the year. */
export interface Tables {
  readonly year: number;
  readonly forms: Readonly<Record<TableId, FormId>>;
  readonly figures: Figures;
  readonly tables: readonly [Table, Table, Table];
}

function filled(grid: OfficialGrid, form: FormId, figures: Figures): Table {
  const rows = places(grid).map((row) =>
    row.map(({ cell, how }): Box => {
      const text = cell.id === undefined ? cell.text : String(figures[grid.table][cell.id] ?? '');
      return { role: cell.role, text, how, colSpan: cell.colSpan, rowSpan: cell.rowSpan };
    }),
  );
  return { id: grid.table, form, heads: grid.heads, rows };
}

/** Cells to leave blank. */
export interface Blanks {
  readonly chance: Random;
  readonly count: number;
}

/** The figures with some of them blank. */
function withBlanks(values: Values, blanks: Blanks | undefined): Values {
  if (!blanks) return values;
  const ids = Object.keys(values);
  const empty = new Set(Array.from({ length: blanks.count }, () => blanks.chance.pick(ids)));
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, empty.has(id) ? null : value]));
}

/** The same seed gives the same tables. */
export function tablesOf(seed: number, year: number, magnitude: Magnitude, labels: 2 | 3 = 3, blanks?: Blanks): Tables {
  const chance = random(seed);
  const form: FormId = year < 2021 ? '2019' : '2021';
  const figures: Figures = {
    proactiveDisclosure: withBlanks(disclosureFigures(chance.fork('two'), form, magnitude, false), blanks),
    applications: withBlanks(applicationFigures(chance.fork('three'), form, magnitude), blanks),
    reviewLitigation: withBlanks(caseFigures(chance.fork('four'), magnitude), blanks),
  };
  return {
    year,
    forms: { proactiveDisclosure: form, applications: form, reviewLitigation: form },
    figures,
    tables: [
      filled(disclosureGrid(form, seed % 2 === 0), form, figures),
      filled(applicationGrid(form, labels, seed % 3 === 0, seed % 5 === 0), form, figures),
      filled(caseGrid(), form, figures),
    ],
  };
}

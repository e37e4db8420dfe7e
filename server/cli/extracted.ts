import type { BoundTable, Report } from '../report/report.ts';
import { reportsIn } from '../service/volume.ts';

/** The figures of a file as `extract` and `convert` hand them out; the names are a contract. */
export interface Extracted {
  readonly file: string;
  readonly error?: string;
  readonly report: boolean;
  readonly organ: string | null;
  readonly year: number | null;
  /** The form due for the year. */
  readonly template: string | null;
  readonly tables: Readonly<Record<string, ExtractedTable>>;
  /** Where the file binds several reports together: each of them. What stands above is then the first's. */
  readonly reports?: readonly ExtractedReport[];
}

type ExtractedReport = Pick<Extracted, 'organ' | 'year' | 'template' | 'tables'>;

interface ExtractedTable {
  /** The form found. */
  readonly template: string;
  /** By `row.column`; `null` where the cell holds no figure that can be read. A cell that the document does not have is absent. */
  readonly cells: Readonly<Record<string, number | null>>;
}

/** The figures of a file. */
export function extracted(file: string, report: Report): Extracted {
  const [first, ...more] = reportsIn(report).map((one) => figuresOf(one.report));
  const base = { file, report: report.isReport, ...(first ?? figuresOf(report)) };
  return first && more.length > 0 ? { ...base, reports: [first, ...more] } : base;
}

/** Of a table that stands twice the first counts. */
function figuresOf({ organ, year, due, tables: bound }: Report): ExtractedReport {
  const tables: Record<string, ExtractedTable> = {};
  for (const table of bound) tables[table.id] ??= { template: table.template.form, cells: cellsOf(table) };
  return { organ: organ ?? null, year: year ?? null, template: due?.id ?? null, tables };
}

/** In the order of the form, whatever the order of the document. */
function cellsOf({ template, cells }: BoundTable): Readonly<Record<string, number | null>> {
  const values: Record<string, number | null> = {};
  for (const id of template.slots.keys()) {
    const cell = cells.get(id);
    if (cell) values[id] = cell.kind === 'figure' ? (cell.value ?? null) : null;
  }
  return values;
}

/** The entry of a file that cannot be read. */
export const unreadable = (file: string, error: string): Extracted => ({
  file,
  error,
  report: false,
  organ: null,
  year: null,
  template: null,
  tables: {},
});

/** The figures of some files as JSON. */
export const extractedJson = (files: readonly Extracted[]): string => `${JSON.stringify({ version: 1, files }, undefined, 2)}\n`;

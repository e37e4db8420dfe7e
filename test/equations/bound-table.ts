import type { BoundCell, BoundTable, UnknownRow } from '../../server/report/report.ts';
import { TableCells } from '../../server/report/table-cells.ts';
import type { Grid } from '../../server/syntax/tree.ts';
import { templateById } from '../../server/template/catalog.ts';
import type { BlockTemplate, TableId } from '../../server/template/schema.ts';
import { span } from '../../server/text/span.ts';

/** What stands in a cell: a figure, or `''` blank, `/` placeholder, any other text; `undefined` where the document lacks the cell. */
export type Content = number | string | undefined;

const grid: Grid = { type: 'table', span: span(0, 0), shape: 'pipe', columns: 'written', rows: [], halfWritten: false, atEnd: false };

/** A standard table as the reader would bind it, with these contents. */
export function boundTable(form: string, id: TableId, content: (cell: string) => Content, rest: Partial<BoundTable> = {}): BoundTable {
  const template = templateById(form)?.tables[id];
  if (!template) throw new Error(`no form ${form}`);
  const rows = new Map<string, { readonly block: BlockTemplate; readonly place: number; readonly cells: BoundCell[] }>();
  for (const { id: cell, block, row, column } of template.slots.values()) {
    const written = content(cell);
    if (written === undefined) continue;
    const text = String(written);
    const value = typeof written === 'number' ? written : undefined;
    const kind = value !== undefined ? 'figure' : text === '' ? 'blank' : text === '/' ? 'placeholder' : 'text';
    const place = template.places.get(`${row.id}.${block.columns[0]?.id}`) ?? 0;
    const own = rows.get(row.id) ?? { block, place, cells: [] };
    rows.set(row.id, own);
    own.cells.push({ id: cell, table: id, row, column, kind, value, text, span: span(0, 0), grid, source: undefined, style: undefined });
  }
  return {
    id,
    template,
    formIsCertain: true,
    foreignLabel: undefined,
    span: span(0, 0),
    grids: [grid],
    rows: [],
    headers: [],
    cells: new TableCells(template, [...rows.values()]),
    unknownRows: [],
    duplicateRows: [],
    missingRows: [],
    missingColumns: [],
    halfWritten: false,
    unknownForm: false,
    ...rest,
  };
}

/** A row that fits no label, with these figures. */
export const unknownRow = (label: string, figures: readonly string[]): UnknownRow => ({
  row: {
    span: span(0, 0),
    cells: [label, ...figures].map((text, column) => ({ span: span(0, 0), text, column, colSpan: 1, rowSpan: 1 })),
  },
  label: { span: span(0, 0), text: label },
  knownExtra: false,
});

export const COLUMNS = [
  'naturalPerson',
  'legalEntity.commercialEnterprise',
  'legalEntity.researchInstitution',
  'legalEntity.socialWelfareOrg',
  'legalEntity.legalServiceOrg',
  'legalEntity.otherOrg',
] as const;

/** Rows of table three that are summed up in 三（七）. */
export const resultRows = (form: string): readonly string[] =>
  templateById(form)
    ?.tables.applications.equations.find(({ rule }) => rule === 'results-total')
    ?.left.map((id) => id.slice(0, id.lastIndexOf('.naturalPerson'))) ?? [];

/**
 * Consistent figures of table three: `entry(row, column)` gives the results and what was carried forward, `carriedOver(column)` says how
 * much of a column's sum came from last year.
 */
export function consistent(
  form: string,
  entry: (row: string, column: string) => number,
  carriedOver: (column: string, sum: number) => number,
): Map<string, number> {
  const figures = new Map<string, number>();
  const results = resultRows(form);
  for (const column of COLUMNS) {
    let total = 0;
    for (const row of results) {
      const figure = entry(row, column);
      figures.set(`${row}.${column}`, figure);
      total += figure;
    }
    const forward = entry('carriedForward', column);
    const over = carriedOver(column, total + forward);
    figures.set(`results.total.${column}`, total);
    figures.set(`carriedForward.${column}`, forward);
    figures.set(`carriedOver.${column}`, over);
    figures.set(`newReceived.${column}`, total + forward - over);
  }
  for (const row of ['newReceived', 'carriedOver', ...results, 'results.total', 'carriedForward']) {
    figures.set(
      `${row}.total`,
      COLUMNS.reduce((sum, column) => sum + (figures.get(`${row}.${column}`) ?? 0), 0),
    );
  }
  return figures;
}

import type { BoundRow, BoundTable, Report } from '../../report/report.ts';
import { templateById } from '../../template/catalog.ts';
import type { TableId } from '../../template/schema.ts';
import { say, type Said } from '../../text/say.ts';

/** The table's labels follow another form than the one due: template-year speaks, and row rules would only repeat it. */
export const followsOtherForm = (report: Report, table: BoundTable): boolean =>
  report.due !== undefined &&
  table.formIsCertain &&
  !table.unknownForm &&
  table.template.form !== report.due.id &&
  table.id !== 'reviewLitigation';

const NONE: ReadonlySet<TableId> = new Set();

/**
 * The tables whose rows and columns are judged: of a form that is known, and wholly readable. Where pieces of a table could not be bound, nobody
 * knows which of its rows and columns are missing; nor is a form judged in which nothing is filled in.
 */
export function judgedTables(report: Report): readonly BoundTable[] {
  const unreadable = report.unreadable.length === 0 ? NONE : new Set(report.unreadable.map(({ table }) => table));
  return report.tables.filter((table) => !table.unknownForm && !unreadable.has(table.id) && !isUnfilled(table));
}

/** Where the figures of the row would stand is not to be seen. */
export const hasNoFigure = ({ figureCount }: BoundRow): boolean => figureCount?.found === 0;

/** Nothing is filled in, and where the figures of some row would stand is not to be seen: a form as it was printed. */
export function isUnfilled({ rows }: BoundTable): boolean {
  if (!rows.some(hasNoFigure)) return false;
  const empty = new Set(rows.filter(hasNoFigure).map(({ row }) => row));
  return rows.every(({ row, figureCount, cells }) => empty.has(row) || (!figureCount && cells.every(({ kind }) => kind === 'blank')));
}

/** 2021年表式（国办公开办函〔2021〕30号）, by the id of the form. */
export const formName = (id: string): Said => say`${id}年表式（${templateById(id)?.document ?? id}）`;

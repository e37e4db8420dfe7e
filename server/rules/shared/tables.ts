import type { BoundTable, Report } from '../../report/report.ts';
import { templateById } from '../../template/catalog.ts';

/** The table's labels follow another form than the one due: template-year speaks, and row rules would only repeat it. */
export const followsOtherForm = (report: Report, table: BoundTable): boolean =>
  report.due !== undefined &&
  table.formIsCertain &&
  !table.unknownForm &&
  table.template.form !== report.due.id &&
  table.id !== 'reviewLitigation';

/** Pieces of this table could not be bound: which rows and columns are missing is anybody's guess. */
export const isPartlyUnreadable = (report: Report, table: BoundTable): boolean =>
  report.unreadable.some((other) => other.table === table.id);

/** The tables whose rows and columns are judged: readable, and of a form that is known. */
export const judgedTables = (report: Report): readonly BoundTable[] =>
  report.tables.filter((table) => !table.unknownForm && !isPartlyUnreadable(report, table));

/** 2021年表式（国办公开办函〔2021〕30号）, by the id of the form. */
export const formName = (id: string): string => `${id}年表式（${templateById(id)?.document ?? id}）`;

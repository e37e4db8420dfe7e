import type { Report } from '../../report/report.ts';
import { rightFigure } from '../figures/right-figure.ts';
import type { RuleContext } from '../rule.ts';

/** A total of table three, or one that the prose states. */
export interface Total {
  readonly value: number;
  readonly name: string;
  /** As the prose writes it. */
  readonly written?: string;
}

const TOTALS: readonly (readonly [name: string, rows: readonly string[]])[] = [
  ['表三“三、（七）总计”', ['results.total.total']],
  ['表三“一”“二”两行总计', ['newReceived.total', 'carriedOver.total']],
  ['表三“一、本年新收政府信息公开申请数量”总计', ['newReceived.total']],
];

/** What was handled, what there was to handle, what came in: in this order; empty where one of them is not certain. */
export function applicationTotals(context: Pick<RuleContext<unknown>, 'figures'> & { readonly report: Report }): readonly Total[] {
  const own = context.report.tables.filter(({ id }) => id === 'applications');
  const [table] = own;
  if (!table || own.length > 1) return [];
  const totals: Total[] = [];
  for (const [name, cells] of TOTALS) {
    let value = 0;
    for (const cell of cells) {
      const figure = rightFigure(context, table, table.cells.get(cell));
      if (figure === undefined) return [];
      value += figure;
    }
    totals.push({ name, value });
  }
  return totals;
}

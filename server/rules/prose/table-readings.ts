import type { Fact } from '../../report/facts/facts.ts';
import { rightFigure } from '../figures/right-figure.ts';
import type { RuleContext } from '../rule.ts';

/** The figure of the tables for each reading that a fact of the prose may have; `undefined` where one of them is not known. */
export function tableReadings(
  context: Pick<RuleContext<unknown>, 'figures' | 'report'>,
  { accepted, scope, time }: Fact,
): readonly number[] | undefined {
  if (accepted.length === 0 || scope !== 'whole' || (time !== 'thisYear' && time !== 'asOf')) return undefined;
  const values: number[] = [];
  for (const { table: id, cells } of accepted) {
    const table = context.report.tables.find((one) => one.id === id);
    if (!table) return undefined;
    let sum = 0;
    for (const cell of cells) {
      const value = rightFigure(context, table, table.cells.get(cell));
      if (value === undefined) return undefined;
      sum += value;
    }
    values.push(sum);
  }
  return values;
}

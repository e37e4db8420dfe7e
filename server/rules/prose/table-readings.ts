import type { Fact, Reading } from '../../report/facts/facts.ts';
import { rightFigure } from '../figures/right-figure.ts';
import type { RuleContext } from '../rule.ts';

type Context = Pick<RuleContext<unknown>, 'figures' | 'report'>;

/** A reading's figure in the tables of a report; `undefined` where its table is not there once, or a cell of it is not there or not certain. */
export function figureOf(context: Context, { table: id, cells }: Reading): number | undefined {
  const [table, ...more] = context.report.tables.filter((one) => one.id === id);
  if (!table || more.length > 0) return undefined;
  let sum = 0;
  for (const cell of cells) {
    const value = rightFigure(context, table, table.cells.get(cell));
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

/** The figures of several readings; `undefined` where one of them is not known. */
export function figuresOf(context: Context, readings: readonly Reading[]): readonly number[] | undefined {
  const values: number[] = [];
  for (const reading of readings) {
    const value = figureOf(context, reading);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** The figure of the tables for each reading that a fact of the prose may have; `undefined` where one of them is not known. */
export function tableReadings(context: Context, { accepted, scope, time }: Fact): readonly number[] | undefined {
  if (accepted.length === 0 || scope !== 'whole' || (time !== 'thisYear' && time !== 'asOf')) return undefined;
  return figuresOf(context, accepted);
}

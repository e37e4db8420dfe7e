import { type Reading, factsOf } from '../../report/facts/facts.ts';
import type { Report } from '../../report/report.ts';
import { contains } from '../../text/span.ts';
import type { Place } from './year-place.ts';

/**
 * What the figures of the sentence tell: `true` where one is this year's of the tables, `false` where none is and this year's stands elsewhere in the
 * prose; `undefined` where they tell nothing. Small figures are alike in many years.
 */
export function tellsOf({ report, stretch }: Place): boolean | undefined {
  const facts = factsOf(report).filter(({ subject, scope }) => subject !== 'processingFee' && scope === 'whole');
  const own = facts.filter(({ at, mention }) => mention !== undefined && contains(stretch, at));
  let known = false;
  for (const { value, accepted } of own) {
    const values = accepted.map((reading) => amountOf(report, reading)).filter((one) => one !== undefined);
    if (values.length === 0) continue;
    known = true;
    if (value >= LEAST_TELLING && values.includes(value)) return true;
  }
  if (!known || own.some(({ value }) => value < LEAST_TELLING)) return undefined;
  const isElsewhere = facts.some(
    ({ at, time, subject, role }) =>
      !contains(stretch, at) && (time === 'thisYear' || time === 'asOf') && own.some((one) => one.subject === subject && one.role === role),
  );
  return isElsewhere ? false : undefined;
}

const LEAST_TELLING = 3;

function amountOf({ tables }: Report, { table: id, cells }: Reading): number | undefined {
  const table = tables.find((one) => one.id === id);
  let sum = 0;
  for (const cell of cells) {
    const value = table?.cells.get(cell)?.value;
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

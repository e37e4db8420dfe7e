import { type Fact, factsOf, type Reading } from '../../report/facts/facts.ts';
import { meaningsOf } from '../../report/facts/labels.ts';
import { applicationReadings, caseReadings, publicationReadings, tablesOf } from '../../report/facts/readings.ts';
import { ownerOf, scopeOf } from '../../report/facts/when-and-whose.ts';
import type { Report } from '../../report/report.ts';
import { rightFigure } from '../figures/right-figure.ts';
import type { RuleContext } from '../rule.ts';
import type { Growth } from './growth.ts';
import { factOf } from './nearby.ts';

/** One way to understand what grew: this year's figure and last year's by the same count. */
export interface Pair {
  readonly now: number;
  readonly before: number;
  /** 表三“一”“二”两行总计. */
  readonly name: string;
}

type Context = Pick<RuleContext<unknown>, 'report' | 'figures'>;
type Grown = Pick<Growth, 'now' | 'label'>;

/** What grew, as the words say it: by the fact of this year's figure, else by the words before the growth (新收申请数量). */
function readingsOf({ report }: Context, { now, label }: Grown): readonly Reading[] {
  if (now) {
    const fact = factOf(report, now);
    return fact && isWhole(fact) ? fact.accepted : [];
  }
  const [only, ...others] = meaningsOf(label, '');
  const scope = scopeOf(label, ownerOf(report), 'total');
  if ((scope !== undefined && scope !== 'whole') || !only || others.length > 0 || only.doubtful) return [];
  const { subject, role, applicant, row } = only;
  const tables = tablesOf(report);
  if (subject === 'applications') return applicationReadings(tables, role, applicant, row);
  const isCase = subject === 'review' || subject === 'cases' || subject.startsWith('litigation');
  return isCase ? caseReadings(tables, subject, role) : publicationReadings(tables, subject, role);
}

/** A part's figure that is the tables' as well is the whole's: pairs whose figure of this year it is not are left out later. */
const LEAST = 10;
const isWhole = ({ scope, time, certain, value }: Fact): boolean =>
  (scope === 'whole' || (value >= LEAST && (scope === 'office' || scope === 'part'))) &&
  certain &&
  (time === 'thisYear' || time === 'asOf');

/** A reading's figure in a report; `undefined` where a cell is not there or not certain. */
function figureIn(context: Context, { table: id, cells }: Reading): number | undefined {
  const own = context.report.tables.filter((table) => table.id === id);
  const [table] = own;
  if (!table || own.length > 1) return undefined;
  let sum = 0;
  for (const cell of cells) {
    const value = rightFigure(context, table, table.cells.get(cell));
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

/**
 * Every way to understand a growth, likeliest first: the readings of what grew, by the tables of both years, and what last year's prose said of the same.
 * Empty where a reading is not known in both years: it may be just that one that is meant.
 */
export function pairsOf(context: Context, last: Report, growth: Grown): readonly Pair[] {
  const readings = readingsOf(context, growth);
  const before: Context = { ...context, report: last };
  const pairs: Pair[] = [];
  for (const reading of readings) {
    const now = figureIn(context, reading);
    const then = figureIn(before, reading);
    if (now === undefined || then === undefined) return [];
    pairs.push({ now, before: then, name: reading.name });
  }
  return pairs;
}

/** What last year's own prose said of the same: another count that the growth may be held against. */
export function saidLastYear(context: Context, last: Report, { now }: Grown): readonly number[] {
  const fact = now && factOf(context.report, now);
  if (!fact) return [];
  return factsOf(last).flatMap(({ subject, role, applicant, value, time }) =>
    subject === fact.subject && applicant === fact.applicant && (role === fact.role || fact.accepted.length > 1) && time === 'thisYear'
      ? [value]
      : [],
  );
}

import { type Fact, factsOf, type Reading } from '../../report/facts/facts.ts';
import { meaningsOf } from '../../report/facts/labels.ts';
import { applicationReadings, caseReadings, publicationReadings, tablesOf } from '../../report/facts/readings.ts';
import { ownerOf, scopeOf } from '../../report/facts/when-and-whose.ts';
import type { Report } from '../../report/report.ts';
import type { RuleContext } from '../rule.ts';
import type { Growth } from './growth.ts';
import { factOf } from './nearby.ts';
import { figureOf } from './table-readings.ts';

/** One way to understand what grew: this year's figure and last year's by the same count, in the unit of the prose (元 for amounts). */
export interface Pair {
  readonly now: number;
  readonly before: number;
  /** The two as the tables have them: amounts are in 万元 there. */
  readonly shown: { readonly now: number; readonly before: number };
  /** How far either may lie from the true figure: amounts are rounded in the tables, counts are not. */
  readonly half: number;
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
  // 收费 names the amount itself
  const scope = scopeOf(label, ownerOf(report), only?.subject === 'adminFees' ? 'reason' : 'total');
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

const AMOUNT = 'item8.adminFees.feeAmountThisYear';

/** A figure of the tables as the prose counts. */
const asProse = ({ cells }: Reading, value: number): number => (cells[0] === AMOUNT ? Number(`${value}e4`) : value);

/** Half of the last place of the more exact of two amounts of the tables, in the unit of the prose. */
function halfIn({ cells }: Reading, ...values: readonly number[]): number {
  if (cells[0] !== AMOUNT) return 0;
  return 0.5 * 10 ** (4 - Math.max(...values.map((value) => String(value).split('.')[1]?.length ?? 0)));
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
    const now = figureOf(context, reading);
    const then = figureOf(before, reading);
    if (now === undefined || then === undefined) return [];
    pairs.push({
      now: asProse(reading, now),
      before: asProse(reading, then),
      shown: { now, before: then },
      half: halfIn(reading, now, then),
      name: reading.name,
    });
  }
  return pairs;
}

/** What last year's own prose said of the same: another count that the growth may be held against. `strictly` leaves out what was answered. */
export function saidLastYear(context: Context, last: Report, { now }: Grown, strictly = false): readonly number[] {
  const fact = now && factOf(context.report, now);
  if (!fact) return [];
  return factsOf(last).flatMap(({ subject, role, applicant, value, time }) =>
    subject === fact.subject &&
    applicant === fact.applicant &&
    (role === fact.role || (fact.accepted.length > 1 && !(strictly && role === 'answered'))) &&
    time === 'thisYear'
      ? [value]
      : [],
  );
}

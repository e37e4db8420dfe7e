import { type Mention, type Run, mentionsOf } from '../../report/facts/mentions.ts';
import type { Report } from '../../report/report.ts';
import type { RuleContext } from '../rule.ts';
import { factOf, factsAbout, mentionsBefore } from './nearby.ts';
import { saysPercent } from './percent.ts';
import { applicationTotals } from './totals.ts';
import type { WrongRate } from './wrong-percent.ts';

const RATE = /(?:申请|依申请公开|公开)(?:案件|事项|件)?的?(?:办结|答复|办理)率(?:约?为|是|达到?)?(?:百分之)?$/;
/** 收到申请40件，办结37件，办结率为92.5%: of the applications counted just before. */
const OWN_RATE = /^(?:且|其?总|总体|，)*(?:办结|答复|办理)率(?:约?为|是|达到?)?(?:百分之)?$/;
const REACH = 24;

function isOfApplications(report: Report, run: Run, percent: Mention): boolean {
  const last = mentionsBefore(run, percent.start, 1)[0];
  const fact = last && last.sentence.start === percent.sentence.start ? factOf(report, last) : undefined;
  return (
    fact?.subject === 'applications' &&
    fact.scope === 'whole' &&
    fact.time === 'thisYear' &&
    (fact.role === 'answered' || fact.role === 'handled')
  );
}

/**
 * Every rate of applications handled that neither the tables nor the paragraph bear out. A full hundred is left alone: what is not due yet is often not
 * counted.
 */
export function wrongRates(context: Pick<RuleContext<unknown>, 'report' | 'figures'>, run: Run): readonly WrongRate[] {
  if (!/(?:办结|答复|办理)率/.test(run.text)) return [];
  const found: WrongRate[] = [];
  for (const percent of mentionsOf(run)) {
    if (percent.unit !== '%' || percent.approximate || percent.value === 100) continue;
    const label = run.text.slice(Math.max(percent.clause.start, percent.start - REACH), percent.start);
    if (
      !(RATE.test(label) || (OWN_RATE.test(label) && isOfApplications(context.report, run, percent))) ||
      /按[时期]|及时|限|满意|[上下]半年|季度|网上|其中/.test(label)
    )
      continue;
    const [done, all, fresh] = applicationTotals(context);
    if (!done || !all || !fresh || all.value === 0) return found;
    const said = factsAbout(context.report, run, percent.start).flatMap((fact) => (fact.subject === 'applications' ? [fact.value] : []));
    const parts = [done.value, ...said];
    const wholes = [all.value, fresh.value, ...said];
    if (parts.some((part) => wholes.some((whole) => whole > 0 && saysPercent(percent, (part / whole) * 100)))) continue;
    found.push({ percent, done: done.value, all: all.value, right: (done.value / all.value) * 100 });
  }
  return found;
}

import type { Fact } from '../../report/facts/facts.ts';
import { meaningsOf } from '../../report/facts/labels.ts';
import type { Mention, Run } from '../../report/facts/mentions.ts';
import { piecesOf } from '../../report/facts/pieces.ts';
import { applicationReadings, tablesOf } from '../../report/facts/readings.ts';
import type { RuleContext } from '../rule.ts';
import { factsAbout } from './nearby.ts';
import { saysPercent } from './percent.ts';
import { figureOf, figuresOf, tableReadings } from './table-readings.ts';
import { applicationTotals } from './totals.ts';
import type { WrongBareShare } from './wrong-percent.ts';

type Context = Pick<RuleContext<unknown>, 'report' | 'figures'>;

/** Nothing but the name of an applicant or of a result: 乡镇自然人 are some of them. */
const LABEL =
  /^(?:其中|从[^，。；看]{2,12}看|，)*((?:自然人|公民|法人(?:或者?|和|及|与)其[他它]组织|法人|商业企业|科研机构|社会公益组织|法律服务机构|(?:予以公开|部分公开|不予公开|无法提供|不予处理|其[他它]处理)(?:(?:和|及|与|、)部分公开)?))(?:的?申请|类|的)?(?:占比|占(?:申请|收到|受理|办结|答复|全部|的|总[数量]|数量)*|(?:的)?比例|的?比重)(?:为|是|达到?)*(?:百分之)?$/;
const OF_ALL: ReadonlySet<Fact['role']> = new Set(['received', 'handled', 'answered', 'receivedAndCarriedOver']);

/** Every such share of a paragraph that states how many applications there were, and states them right. */
export function wrongBareShares(context: Context, run: Run): readonly WrongBareShare[] {
  if (!/占|比例|比重/.test(run.text) || !/自然人|公开占|公开的?比|提供占|处理占|组织/.test(run.text)) return [];
  const found: WrongBareShare[] = [];
  for (const { words, figures } of piecesOf(run)) {
    for (const [i, { mention: percent, start }] of figures.entries()) {
      if (percent.unit !== '%' || percent.approximate) continue;
      const name = LABEL.exec(words.slice(figures[i - 1]?.end ?? 0, start))?.[1];
      const share = name === undefined ? undefined : judge(context, run, percent, name);
      if (share) found.push(share);
    }
  }
  return found;
}

function judge(context: Context, run: Run, percent: Mention, label: string): WrongBareShare | undefined {
  const [only, ...others] = meaningsOf(label, '');
  if (!only || others.length > 0 || only.subject !== 'applications' || only.doubtful || only.role === 'reason') return undefined;
  if (only.applicant === undefined ? OF_ALL.has(only.role) || only.role.startsWith('carried') : only.role !== 'handled') return undefined;
  const isTold = factsAbout(context.report, run, percent.start).some(
    (fact) =>
      fact.subject === 'applications' &&
      fact.applicant === undefined &&
      OF_ALL.has(fact.role) &&
      fact.certain &&
      fact.stretch.start < percent.start &&
      tableReadings(context, fact)?.includes(fact.value),
  );
  if (!isTold) return undefined;
  const readings = applicationReadings(tablesOf(context.report), only.role, only.applicant, undefined);
  const parts = figuresOf(context, readings);
  const totals = applicationTotals(context);
  const total = only.applicant === undefined ? totals[0] : totals[2];
  if (!parts || !total) return undefined;
  if (parts.some((part) => totals.some(({ value }) => value > 0 && saysPercent(percent, (part / value) * 100, true)))) return undefined;
  // of the applicants those of the same row as the total: 一
  const reading = only.applicant === undefined ? readings[0] : (readings[1] ?? readings[0]);
  const part = reading && figureOf(context, reading);
  if (!reading || part === undefined || total.value === 0) return undefined;
  const right = (part / total.value) * 100;
  return { percent, partCount: part, partName: reading.name, wholeCount: total.value, wholeName: total.name, right };
}

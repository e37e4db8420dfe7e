import { type Fact, factsOf } from '../../report/facts/facts.ts';
import { type Mention, type Run, mentionsOf } from '../../report/facts/mentions.ts';
import type { RuleContext } from '../rule.ts';
import type { Neighbour } from '../shared/neighbours.ts';
import { type Pair, pairsOf, saidLastYear } from './last-year.ts';
import { factOf, mentionBehind } from './nearby.ts';
import { halfOf } from './written.ts';

/** A figure of last year beside this year's, which last year's report does not bear out: 收到36件，上年28件. */
export interface LookBack {
  readonly mention: Mention;
  readonly pair: Pair;
  /** Said of this year's in so many words: 较上年28件, 由上年的28件增加到; not 2024年收到28件 in a clause of its own. */
  readonly compared: boolean;
}

const LAST = '(?:上一?年|去年|(20\\d\\d)年)度?(?:同期|全年)?';
const BESIDE = new RegExp(`^(?:申请|案件)?[，,（(]?(?:较|比|与|同|而)?${LAST}(?:的|为|是|有|共|则)*$`);
const FROM = new RegExp(`(?:由|从)${LAST}的?(?=[0-9])`, 'g');
const TO = /^(?:增加|增长|增|上升|减少|下降|下滑|降低|降|减)(?:到|至|为)(?:今年|本年|20\d\d年)?度?的?$/;
const LABEL = 40;

/** Every such figure of a run. This year's must be what the tables say: then the same is counted in the report before. */
export function wrongLookBacks(context: RuleContext<unknown>, { report: last }: Neighbour, run: Run, year: number): readonly LookBack[] {
  if (!/上一?年|去年|20\d\d年/.test(run.text)) return [];
  const found = new Map<Mention, LookBack>();
  const look = (mention: Mention | undefined, pairs: readonly Pair[], now: number, compared: boolean, fact?: Fact): void => {
    const pair = pairs.find((one) => Math.abs(one.now - now) <= one.half);
    if (!mention || mention.approximate || !pair || found.has(mention)) return;
    const known = [
      ...pairs.map(({ before }) => before),
      ...saidLastYear(context, last, { now: fact?.mention, label: '' }, fact?.role === 'received'),
    ];
    if (!known.some((value) => Math.abs(value - mention.value) <= halfOf(mention) + pair.half))
      found.set(mention, { mention, pair, compared });
  };
  for (const mention of mentionsOf(run)) {
    const fact = factOf(context.report, mention);
    if (fact?.time !== 'thisYear' || fact.scope !== 'whole' || !fact.certain || mention.approximate) continue;
    const pairs = pairsOf(context, last, { now: mention, label: '' });
    if (pairs.length === 0) continue;
    const next = mentionBehind(run, mention.end);
    const words = next && next.unit === mention.unit ? BESIDE.exec(run.text.slice(mention.end, next.start)) : null;
    if (words && isLast(words[1], year)) look(next, pairs, mention.value, true, fact);
    for (const other of factsOf(context.report))
      if (other.run === run && other.time === 'lastYear' && isSameCount(fact, other))
        look(other.mention, pairs, mention.value, false, fact);
  }
  FROM.lastIndex = 0;
  for (let match = FROM.exec(run.text); match; match = FROM.exec(run.text)) {
    const before = mentionBehind(run, match.index + match[0].length);
    const now = before && mentionBehind(run, before.end);
    if (!now || now.unit !== before.unit || !isLast(match[1], year) || !TO.test(run.text.slice(before.end, now.start))) continue;
    const label = run.text.slice(Math.max(before.clause.start, match.index - LABEL), match.index);
    look(before, pairsOf(context, last, { now: undefined, label }), now.value, true);
  }
  FROM.lastIndex = 0;
  return [...found.values()];
}

const isLast = (named: string | undefined, year: number): boolean => named === undefined || Number(named) === year - 1;

const isSameCount = (one: Fact, other: Fact): boolean =>
  other.certain && other.scope === 'whole' && one.subject === other.subject && one.role === other.role && one.applicant === other.applicant;

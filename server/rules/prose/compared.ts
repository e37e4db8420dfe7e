import type { Mention, Run } from '../../report/facts/mentions.ts';
import type { RuleContext } from '../rule.ts';
import type { Neighbour } from '../shared/neighbours.ts';
import { type Pair, pairsOf, saidLastYear } from './last-year.ts';
import { mentionsBefore } from './nearby.ts';

/** 与上年持平 or 较上年增长1倍, which last year's report does not bear out. */
export interface Compared {
  /** In `Run.text`: from 与上年 to 持平. */
  readonly start: number;
  readonly end: number;
  readonly pair: Pair;
}

const COMPARED =
  /(?:同比|[与和同较比](?:上一?年|去年|([12]\d{3})年)度?(?:同期|全年)?(?:相比)?[，,]?)(?:持平|(?:增长|增加|上升|提高)了?([0-9]+(?:\.([0-9]+))?)倍)/g;
/** Nothing but this stands between this year's figure and the words. */
const BETWEEN = /^(?:申请|案件)?[，,]?(?:数量|总量)?$/;
/** Two years are said to be level where they differ by no more than this. */
const LEVEL = 2;
const LEVEL_SHARE = 0.05;

/** Every such comparison of a run. 基本持平 and 近1倍 claim nothing that could be wrong. */
export function wrongComparisons(context: RuleContext<unknown>, { report: last }: Neighbour, run: Run, year: number): readonly Compared[] {
  if (!/持平|倍/.test(run.text)) return [];
  const found: Compared[] = [];
  COMPARED.lastIndex = 0;
  for (let match = COMPARED.exec(run.text); match; match = COMPARED.exec(run.text)) {
    const [words, named, times, decimals = ''] = match;
    if (named !== undefined && Number(named) !== year - 1) continue;
    const [now] = mentionsBefore(run, match.index, 1);
    if (!now || now.approximate || !isBeside(run, now, match.index)) continue;
    const growth = { now, label: '' };
    const pairs = pairsOf(context, last, growth);
    const own = pairs.filter((pair) => pair.now === now.value);
    const [pair] = own;
    if (!pair) continue;
    const before = [...pairs.map((one) => one.before), ...saidLastYear(context, last, growth)];
    const fits = (value: number): boolean =>
      times === undefined
        ? Math.abs(now.value - value) <= Math.max(LEVEL, value * LEVEL_SHARE)
        : value === 0 || Math.abs((now.value - value) / value - Number(times)) <= 0.51 * 10 ** -decimals.length;
    if (!before.some(fits)) found.push({ start: match.index, end: match.index + words.length, pair });
  }
  COMPARED.lastIndex = 0;
  return found;
}

const isBeside = (run: Run, now: Mention, at: number): boolean =>
  now.sentence.end > at && BETWEEN.test(run.text.slice(now.end, at)) && now.numeral.scale === 1;

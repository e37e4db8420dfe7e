import type { Mention, Run } from '../../report/facts/mentions.ts';
import type { RuleContext } from '../rule.ts';
import type { Neighbour } from '../shared/neighbours.ts';
import { type Pair, pairsOf, saidLastYear } from './last-year.ts';
import { mentionsBefore } from './nearby.ts';
import { slackOf, tenthsOf } from './tenths.ts';

/** 与上年持平 or 较上年增长1倍, which last year's report does not bear out. */
export interface Compared {
  /** In `Run.text`: from 与上年 to 持平. */
  readonly start: number;
  readonly end: number;
  readonly pair: Pair;
}

/** 同比, 较上年; the year where it is named. */
const AGAINST =
  '(?:同比|[与和同较比](?:上一?年|去年|([12]\\d{3})年)度?(?:同期|全年)?(?:相比)?[，,]?|[为是](?:上一?年|去年)度?(?:同期|全年)?的)';
/** 持平, 增长1倍, 增长近三成, 翻了一番, 2倍. */
const HOW =
  '(?:持平|(?:(增长|增加|上升|提高|下降|减少|降低)了?)?(约|近|将近|接近|超过?|逾|不足|不到)?(?:([0-9]+(?:\\.([0-9]+))?)倍|([一二两三四五六七八九])成(?!员|立|果|效)(左右|以上|多)?)|翻了?([一两])?番)';
const COMPARED = new RegExp(`${AGAINST}${HOW}`, 'g');
/** Nothing but this stands between this year's figure and the words. */
const BETWEEN = /^(?:申请|案件)?[，,]?(?:数量|总量)?$/;
/** Two years are said to be level where they differ by no more than this. */
const LEVEL = 2;
const LEVEL_SHARE = 0.05;

/** Every such comparison of a run. 基本持平 and 近1倍 claim nothing that could be wrong. */
export function wrongComparisons(context: RuleContext<unknown>, { report: last }: Neighbour, run: Run, year: number): readonly Compared[] {
  if (!/持平|[0-9]倍|[一二两三四五六七八九]成|番/.test(run.text)) return [];
  const found: Compared[] = [];
  COMPARED.lastIndex = 0;
  for (let match = COMPARED.exec(run.text); match; match = COMPARED.exec(run.text)) {
    const [words, named] = match;
    if (named !== undefined && Number(named) !== year - 1) continue;
    const fits = fitOf(match);
    const [now] = mentionsBefore(run, match.index, 1);
    if (!fits || !now || now.approximate || !isBeside(run, now, match.index)) continue;
    const growth = { now, label: '' };
    const pairs = pairsOf(context, last, growth);
    const own = pairs.filter((pair) => pair.now === now.value);
    const [pair] = own;
    if (!pair) continue;
    const before = [...pairs.map((one) => one.before), ...saidLastYear(context, last, growth)];
    if (!before.some((value) => fits(now.value, value))) found.push({ start: match.index, end: match.index + words.length, pair });
  }
  COMPARED.lastIndex = 0;
  return found;
}

type Fits = (now: number, before: number) => boolean;

/** What the words claim of two figures, as far as words such as 近 and 左右 claim anything; `undefined` where they claim nothing. */
function fitOf([words, , verb, about = '', times, decimals = '', tenths, behind = '', doubled]: RegExpExecArray): Fits | undefined {
  if (words.endsWith('持平')) return (now, before) => Math.abs(now - before) <= Math.max(LEVEL, before * LEVEL_SHARE);
  if (words.endsWith('番')) {
    const [least, most] = doubled === '两' ? [3.4, 5] : [1.8, 2.6];
    return (now, before) => before === 0 || (now / before >= least && now / before <= most);
  }
  const isTimes = /[为是](?:上一?年|去年)/.test(words);
  if (times !== undefined) {
    if (about !== '' || (verb === undefined) !== isTimes || (verb !== undefined && DOWN.test(verb))) return undefined;
    const more = isTimes ? 0 : 1;
    return (now, before) => before === 0 || Math.abs(now / before - more - Number(times)) <= 0.51 * 10 ** -decimals.length;
  }
  if (tenths === undefined || verb === undefined || isTimes) return undefined;
  const sign = DOWN.test(verb) ? -1 : 1;
  const claimed = tenthsOf(tenths) / 10;
  const [under, over] = slackOf(about + behind);
  return (now, before) => {
    const grown = before === 0 ? claimed : (sign * (now - before)) / before;
    return grown >= claimed - under && grown <= claimed + over;
  };
}

const DOWN = /下降|减少|降低/;

const isBeside = (run: Run, now: Mention, at: number): boolean =>
  now.sentence.end > at && BETWEEN.test(run.text.slice(now.end, at)) && now.numeral.scale === 1;

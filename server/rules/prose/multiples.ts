import type { Mention, Run } from '../../report/facts/mentions.ts';
import { mentionsBefore } from './nearby.ts';
import { halfOf } from './written.ts';

/** 是上年60条的3倍, where the figures of both years stand there and give another multiple. */
export interface WrongMultiple {
  /** In `Run.text`: the number before 倍, or 翻一番. */
  readonly start: number;
  readonly end: number;
  /** 3倍, 翻一番. */
  readonly words: string;
  readonly now: Mention;
  readonly before: Mention;
  /** What the words should say instead of the number. */
  readonly right: number;
  readonly decimals: number;
}

const MULTIPLE = /(?:的|(?:(?:增长|增加|上升|提高|提升)了?))(?:([0-9]+(?:\.([0-9]+))?)倍(?!多|左右|以上)|翻了?([一两])番)|翻了?([一两])番/g;
/** Behind this year's figure: the year before is named, and nothing else is counted. */
const LAST = /^(?:申请|案件)?[，,（(]?(?:相当于|约?为|是|达到?|较|比|由)(?:去年|上一?年|[12]\d{3}年)度?(?:同期|全年)?的?$/;
const FROM = /(?:由|从)(?:去年|上一?年|[12]\d{3}年)度?(?:同期|全年)?的?$/;
const TO = /^(?:增加|增长|上升)(?:到|至|为)(?:今年|本年|[12]\d{3}年度?)?的?$/;

/** Every such multiple of a run; 近2倍, 3倍多 and what falls are left alone. */
export function wrongMultiples(run: Run): readonly WrongMultiple[] {
  if (!run.text.includes('番') && !(run.text.includes('倍') && /[0-9]倍/.test(run.text))) return [];
  const found: WrongMultiple[] = [];
  MULTIPLE.lastIndex = 0;
  for (let match = MULTIPLE.exec(run.text); match; match = MULTIPLE.exec(run.text)) {
    const [words, times, decimals = '', doubled = match[4]] = match;
    const years = twoYears(run, match.index);
    if (!years) continue;
    const { now, before } = years;
    const isMore = !words.startsWith('的');
    const ours = halfOf(now);
    const theirs = halfOf(before);
    const low = (now.value - ours) / (before.value + theirs) - (isMore && times !== undefined ? 1 : 0);
    const high = (now.value + ours) / Math.max(before.value - theirs, 0) - (isMore && times !== undefined ? 1 : 0);
    const [least, most] = doubled === undefined ? around(Number(times), decimals.length) : doubled === '两' ? [3.4, 5] : [1.8, 2.6];
    if (high >= least && low <= most) continue;
    const end = match.index + words.length;
    const written = words.slice(words.indexOf(times ?? '翻'));
    found.push({
      start: end - written.length,
      end: end - (times === undefined ? 0 : 1),
      words: written,
      now,
      before,
      right: now.value / before.value - (isMore && times !== undefined ? 1 : 0),
      decimals: decimals.length,
    });
  }
  MULTIPLE.lastIndex = 0;
  return found;
}

/** Rounded or cut off at the decimals written. */
function around(value: number, decimals: number): readonly [least: number, most: number] {
  const step = 10 ** -decimals;
  return [value - step / 2 - step * 1e-6, value + step * (1 - 1e-6)];
}

/** This year's figure and last year's directly before the words, in one unit: 120条，是上年60条的, 由60条增加到120条，. */
function twoYears(run: Run, at: number): { readonly now: Mention; readonly before: Mention } | undefined {
  const { text } = run;
  const [first, second] = mentionsBefore(run, at, 2);
  if (!first || !second || first.unit !== second.unit || first.unit === '%' || first.approximate || second.approximate) return undefined;
  if (second.sentence.end < at || first.sentence.start !== second.sentence.start) return undefined;
  const between = text.slice(first.end, second.start);
  const behind = text.slice(second.end, at);
  if (LAST.test(between) && /^[）)]?$/.test(behind)) return second.value > 0 ? { now: first, before: second } : undefined;
  const isTo = TO.test(between) && FROM.test(text.slice(Math.max(0, first.start - 14), first.start)) && /^[，,]$/.test(behind);
  return isTo && first.value > 0 ? { now: second, before: first } : undefined;
}

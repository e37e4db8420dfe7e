import type { Mention, Run } from '../../report/facts/mentions.ts';
import type { RuleContext } from '../rule.ts';
import { mentionsBefore } from './nearby.ts';
import { placesOf, sharesOf } from './share-figures.ts';
import { slackOf, tenthsOf } from './tenths.ts';

/** A share in tenths that none of its possible figures gives: 36件，其中自然人30件，占六成. */
export interface WrongTenths {
  /** In `Run.text`: 约六成. */
  readonly start: number;
  readonly end: number;
  readonly part: Mention;
  readonly wholeCount: number;
  readonly wholeName: string;
  /** In percents. */
  readonly right: number;
}

const SHARE =
  /占(?:比|总数|总量|全部|申请|比例|比重|的)*(?:为|达到?|了)?((约|近|将近|接近|超过?|逾|不足|不到)?(?:([一二两三四五六七八九])成(?!员|立|果|效|本)|([二三四五六七八九十])分之([一二两三四五六七八九])|一半|半数)(左右|以上|多)?)/g;
const BETWEEN = /^(?:申请|案件)?[，,、（(]?约?$/;

/** Every such share of a run. */
export function wrongTenths(context: Pick<RuleContext<unknown>, 'report' | 'figures'>, run: Run): readonly WrongTenths[] {
  const found: WrongTenths[] = [];
  let places: ReturnType<typeof placesOf> | undefined;
  SHARE.lastIndex = 0;
  for (let match = SHARE.exec(run.text); match; match = SHARE.exec(run.text)) {
    const [words, written = '', about = '', tenths, under = '', over, behind = ''] = match;
    const [part] = mentionsBefore(run, match.index, 1);
    if (!part || part.sentence.end < match.index || !BETWEEN.test(run.text.slice(part.end, match.index))) continue;
    places ??= placesOf(run);
    const place = places.get(part);
    const shares = place && sharesOf(context, run, part, place);
    if (!shares) continue;
    const claimed = tenths !== undefined ? tenthsOf(tenths) / 10 : over !== undefined ? tenthsOf(over) / tenthsOf(under) : 0.5;
    const [less, more] = slackOf(about + behind);
    const fits = (share: number): boolean => share >= claimed - less && share <= claimed + more;
    if (shares.parts.some((one) => shares.wholes.some((whole) => whole > 0 && fits(one / whole)))) continue;
    const end = match.index + words.length;
    const { value, name } = shares.likely;
    found.push({ start: end - written.length, end, part, wholeCount: value, wholeName: name, right: (part.value / value) * 100 });
  }
  SHARE.lastIndex = 0;
  return found;
}

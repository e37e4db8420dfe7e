import type { Mention, Run } from '../../report/facts/mentions.ts';
import { CARRIED, type Item, type Part } from './listed-items.ts';
import { mentionBehind, mentionsBefore } from './nearby.ts';
import { isSplit } from './whole-sets.ts';

/**
 * A total and the parts that are listed for it.
 *
 *     收到申请3607件，其中自然人3493件，法人或其他组织114件
 *             ^total        ^parts
 */
export interface Listing {
  readonly run: Run;
  readonly total: Mention;
  /** Earlier figures of the sentence in the same unit, any of which may be what is split up. */
  readonly others: readonly Mention[];
  readonly parts: readonly Part[];
  /** Figures before the parts that were carried over or forward: a total may be meant with or without them. */
  readonly carried: readonly number[];
  /** The total stands in a sentence above. */
  readonly far: boolean;
  /**
   * The words leave no room for other parts: a split that is complete by its nature, a bare list in brackets or behind a colon, 分别为, a remainder
   * (其他, 其余), or 合计 behind the parts.
   */
  readonly complete: boolean;
  /** Parts that may overlap, or not belong to the total at all: channels, which publish the same thing, and deeds. */
  readonly loose: boolean;
}

const CHANNEL =
  /网站|微信|微博|公众号|平台|新媒体|公报|公示栏|公开栏|公告栏|宣传栏|抖音|客户端|APP|广播|报纸|报刊|电视|媒体(?!采访)|渠道|信箱|专栏|专区|大屏|显示屏|微信群/;
const ACTION = /报送|推送|更新|转发|转载|通过|利用|依托|回复|办结|答复|解答|采纳|整改|完成|参加|涉及/;
const REST = /^(?:其[他它余]|剩余|余下|另有)/;

/** 专题会议6次（2次合并召开）, 文字10篇，部分政策采用多种形式解读: counted twice. */
const OVERLAPS = /^[（(，,][^。；）)]{0,14}(?:合并|重复|交叉|重叠|多种(?:形式|方式)|兼有)/;

const isEtc = (item: Item | undefined): boolean => item !== undefined && /等|余/.test(item.tail);

/**
 * The listing that a total and items make; `undefined` where they cannot be one: about so many, 等, counted twice. `complete`: the form leaves no room for other
 * parts; `isStated`: it says so itself.
 */
export function listing(
  run: Run,
  total: Mention | undefined,
  others: readonly Mention[],
  items: readonly Item[],
  complete: boolean,
  isStated = false,
): Listing | undefined {
  if (!total || items.length === 0 || total.approximate || items.some(({ mention }) => mention.approximate)) return undefined;
  if (isEtc(items[items.length - 1]) || OVERLAPS.test(run.text.slice(items[items.length - 1]?.mention.end ?? 0).slice(0, 24)))
    return undefined;
  if (overlapByShares(run, total, items)) return undefined;
  const parts = items.map(({ label, mention, tail }) => ({ label, carried: CARRIED.test(label) || CARRIED.test(tail), mention }));
  const overlapping = parts.some(({ label }) => CHANNEL.test(label)) || isExplained(run, total, parts);
  const loose = overlapping || parts.some(({ label }) => ACTION.test(label));
  const hasRest = parts.length > 1 && REST.test(parts[parts.length - 1]?.label ?? '');
  const start = items[0]?.mention.start ?? 0;
  const carried = mentionsBefore(run, start).flatMap(({ value, unit, end, clause }) =>
    unit === total.unit && CARRIED.test(run.text.slice(clause.start, Math.min(clause.end, end + 8))) ? [value] : [],
  );
  const far = total.sentence.end < start;
  return {
    run,
    total,
    others,
    parts,
    carried,
    far,
    complete: (complete && (!overlapping || isStated)) || hasRest || isSplit(parts),
    loose,
  };
}

/** 600项，占40%；1350项，占90%: by their own shares the parts are no split, unless they make the total: then a share is wrong. */
function overlapByShares(run: Run, total: Mention, items: readonly Item[]): boolean {
  const [first] = items;
  const last = items[items.length - 1];
  if (!first || !last || items.reduce((whole, { mention }) => whole + mention.value, 0) === total.value) return false;
  let shares = 0;
  let sum = 0;
  for (const { mention } of items) {
    const next = mentionBehind(run, mention.end);
    if (next?.unit !== '%' || !/^[，,（(]?占[^，。；]{0,8}$/.test(run.text.slice(mention.end, next.start))) continue;
    shares++;
    sum += next.value;
  }
  return shares > 1 && shares === items.length && sum > MOST_SHARES;
}
const MOST_SHARES = 102;

/** 解读文件25件，其中负责人解读10件、图文解读25件: a document may be explained in more than one way. */
const isExplained = (run: Run, total: Mention, parts: readonly Pick<Part, 'label'>[]): boolean =>
  /(?:文件|政策)$/.test(run.text.slice(total.clause.start, total.start)) && parts.every(({ label }) => /解读|图解/.test(label));

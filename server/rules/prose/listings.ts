import { type Mention, type Run, type Unit, mentionsOf } from '../../report/facts/mentions.ts';
import { type Piece, offsetIn } from '../../report/facts/pieces.ts';
import { levelsOf } from './levels.ts';
import { mentionBehind, mentionsBefore } from './nearby.ts';
import { countSame, makeWholeYear, type Months, monthsOf } from './year-parts.ts';

/** One item of a listing: its words and its figure. */
export interface Part {
  readonly label: string;
  /** Carried into the next year: counted with the outcomes or not. */
  readonly carried: boolean;
  readonly mention: Mention;
}

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

const INCLUDES = /^(?:主要)?(?:包括|包含)/;

/** A piece with one figure of what is listed. */
interface Item extends Omit<Part, 'carried'> {
  readonly piece: Piece;
  /** Behind the figure. */
  readonly tail: string;
}

const NOT_COUNTS: ReadonlySet<Unit | undefined> = new Set<Unit | undefined>(['%', '个百分点', undefined]);
/** A difference, another time, another thing: no part and no total. */
const OTHER = /增加|减少|增长|下降|上升|多出|同比|环比|上年|去年|[较比][^，]{0,8}$|平均|人均|每/;
const CARRIED = /结转|转结|(?:转|顺延|延期|移)[^，]{0,3}(?:下年|下一年|次年|明年|20[0-9]{2}年)|下一?年度?(?:继续)?办理/;
const CHANNEL =
  /网站|微信|微博|公众号|平台|新媒体|公报|公示栏|公开栏|公告栏|宣传栏|抖音|客户端|APP|广播|报纸|报刊|电视|媒体(?!采访)|渠道|信箱|专栏|专区|大屏|显示屏|微信群/;
const ACTION = /报送|推送|更新|转发|转载|通过|利用|依托|回复|办结|答复|解答|采纳|整改|完成|参加|涉及/;
const REST = /^(?:其[他它余]|剩余|余下|另有)/;

/** The names of a whole, each once: nothing else belongs to it. */
interface WholeSet {
  readonly names: readonly RegExp[];
  /** Of applications: split up may be any figure above. */
  readonly ofApplications?: true;
  /** The names split up nothing but what they are about: 未经复议, 新收. */
  readonly alone?: true;
  /** 传真 and 其他 may be named as well. */
  readonly open?: true;
}

/** Splits that are complete by their nature: every name of a set stands there. */
const COMPLETE: readonly WholeSet[] = [
  { names: [/自然人|个人|公民/, /法人|^(?:其[他它])?组织|单位/], ofApplications: true },
  {
    names: [/予以公开|^全部公开|^同意公开|^公开$/, /部分公开/, /不予公开/, /无法提供/, /不予处理/, /其[他它](?:处理|情形|$)/],
    ofApplications: true,
  },
  { names: [/维持/, /纠正|撤销|确认违法/, /其[他它]/, /尚?未审结|未结|正在审理|审理中/], alone: true },
  { names: [/未经复议|直接起诉/, /复议后起诉|经复议/], alone: true },
  { names: [/^线上/, /^线下/] },
  { names: [/^原创/, /^转载/] },
  { names: [/专职/, /兼职/] },
  { names: [/^新收|^本年新/, /结转/], alone: true },
  { names: [/人大|(?<!意见)建议/, /政协|提案/] },
  // the ways of applying
  { names: [/网上|网络|在线|线上|互联网|平台/, /信函|邮寄|信件/, /当面|现场|窗口/], ofApplications: true, open: true },
];
/** All their names in one. */
const NAMES = new RegExp(COMPLETE.flatMap(({ names }) => names.map(({ source }) => source.replaceAll('^', ''))).join('|'));
const MORE_WAYS = /传真|电子邮件|邮箱|其[他它]/;

const single = (piece: Piece): Item | undefined => {
  const counts = piece.figures.filter(({ mention }) => !NOT_COUNTS.has(mention.unit));
  const [figure] = counts;
  if (!figure || counts.length > 1) return undefined;
  return { piece, label: piece.words.slice(0, figure.start), mention: figure.mention, tail: piece.words.slice(figure.end) };
};

const isShare = ({ figures }: Piece): boolean => figures.length > 0 && figures.every(({ mention }) => mention.unit === '%');

/** Runs without any of these list nothing. */
const LISTS =
  /其中|包括|包含|分别|合计|总计|共计|共[0-9]|[件条次份期个家项篇场名处][（(：:]|自然人|个人|维持|予以公开|公开[0-9]|直接起诉|上半年|季度|[0-9一二]月|线上|原创|新收|信函|邮寄/;

const listings = new WeakMap<Run, readonly Listing[]>();

/** Every listing of a run, in the order of its totals; worked out once. A listing that only may be one is not among them. */
export function listingsOf(run: Run): readonly Listing[] {
  const known = listings.get(run);
  if (known) return known;
  const fresh = !LISTS.test(run.text) || mentionsOf(run).length < 2 ? [] : readListings(run);
  listings.set(run, fresh);
  return fresh;
}

const SUM = /^(?:全年|年度|以上|各项)*(?:合计|总计|共计|共)[^，、0-9]{0,4}[0-9]/;
const YEAR_PART = /半年|季度|月/;
const PLAIN_SUM = /^(?:以上|各项)?(?:合计|总计|共计|共)$/;

/** A paragraph has no more listings, a listing no more parts; what is listed stands not further from its total. */
const MOST_LISTINGS = 200;
const MOST_PARTS = 40;
const RECENT = 8;

function readListings(run: Run): readonly Listing[] {
  const found: Listing[] = [];
  const add = (listing: Listing | undefined): void => {
    if (!listing || found.length >= MOST_LISTINGS) return;
    if (!found.slice(-RECENT).some((one) => one.total === listing.total && sharesParts(one, listing))) found.push(listing);
  };
  for (const level of levelsOf(run)) {
    level.forEach((piece, at) => {
      const { words } = piece;
      const hasFigure = piece.figures.length > 0;
      if (hasFigure && YEAR_PART.test(words)) add(ofTheYear(run, level, at));
      if (hasFigure) add(natural(run, level, at, found.slice(-RECENT)));
      if (words.startsWith('其中') || words.includes('分别') || INCLUDES.test(words)) add(named(run, level, at));
      else if (piece.mark === '：' || piece.mark === ':') add(behindColon(run, level, at));
      if (hasFigure && SUM.test(words)) add(summedUp(run, level, at));
    });
    add(inBrackets(run, level));
  }
  return found;
}

const sharesParts = (a: Listing, b: Listing): boolean => a.parts.some(({ mention }) => b.parts.some((other) => other.mention === mention));

/** A point of its own behind ；. */
const NEW_POINT =
  /^(?:[①-⑳⑴-⒇（(]|[0-9]+[.、．]|[一二三四五六七八九十]+是|第[一二三四五六七八九十]|首先|其次|再次|此外|同时|最后|另外|还|全年|今年|本年|[12]\d{3}年)/;

/** （5） stands before it: the number is a piece of its own. */
const isNumbered = ({ text }: Run, piece: Piece): boolean => {
  const start = offsetIn(piece, 0);
  return /[（(][0-9一二三四五六七八九十]{1,2}[）)]$/.test(text.slice(Math.max(0, start - 4), start));
};

/** The items are set apart by ；. */
const isApart = (items: readonly Item[]): boolean => items.length > 1 && '；;'.includes(items[1]?.piece.mark ?? '');

/** Consecutive items in one unit from a piece on; shares between them are passed over. */
function itemsFrom(
  run: Run,
  level: readonly Piece[],
  from: number,
  unit: Unit | undefined,
): { readonly items: readonly Item[]; readonly next: number } {
  const items: Item[] = [];
  let at = from;
  for (; at < level.length && items.length < MOST_PARTS; at++) {
    const piece = level[at];
    if (!piece) break;
    if (isShare(piece) && items.length > 0 && /^占/.test(piece.words)) continue;
    const item = single(piece);
    if (!item || item.mention.unit !== unit) break;
    const isNext = items.length > 0 && (piece.mark === '；' || piece.mark === ';');
    if (isNext && (NEW_POINT.test(piece.words) || isNumbered(run, piece) || (items.length > 1 && !isApart(items)))) break;
    const label = item.label.replace(/^其中/, '').replace(items.length === 0 ? INCLUDES : '', '');
    if ((OTHER.test(label) && !CARRIED.test(label)) || label.length > 24) break;
    // 含文件2条: parts of the item before
    if (items.length > 0 && /^(?:含|包含|包括|内有|内含)/.test(label)) break;
    // 建议15件，其中主办4件；提案57件，其中主办11件: what stands behind ； has parts of its own
    if (items.length > 0 && piece.words.startsWith('其中')) {
      if ('；;'.includes(items[items.length - 1]?.piece.mark ?? '')) items.pop();
      break;
    }
    items.push({ ...item, label });
    if (item.tail !== '' && !/^(?:申请|案件|信息)$/.test(item.tail)) {
      at++;
      break;
    }
  }
  return { items, next: at };
}

/** Figures of that unit before a place of the level, back to the last ；, differences left out; the nearest last. */
function totalsBefore(level: readonly Piece[], at: number, unit: Unit | undefined): readonly Mention[] {
  let from = Math.max(0, at - 1);
  while (from > 0 && at - from < MOST_PARTS && level[from]?.mark !== '；' && level[from]?.mark !== ';') from--;
  return level.slice(from, at).flatMap((piece) =>
    piece.figures.flatMap(({ mention, start }, i) => {
      const label = piece.words.slice(piece.figures[i - 1]?.end ?? 0, start);
      return mention.unit === unit && !OTHER.test(label) ? [mention] : [];
    }),
  );
}

/** More of the same comes later in the sentence: what is listed may go on there. */
function goesOn(level: readonly Piece[], next: number, unit: Unit | undefined): boolean {
  for (const { mark, figures } of level.slice(next, next + MOST_PARTS)) {
    if (mark === '；' || mark === ';') return false;
    if (figures.some(({ mention }) => mention.unit === unit)) return true;
  }
  return false;
}

/** 专题会议6次（2次合并召开）: counted twice. */
const OVERLAPS = /^[（(，,][^。；）)]{0,14}(?:合并|重复|交叉|重叠)/;

const isEtc = (item: Item | undefined): boolean => item !== undefined && /等|余/.test(item.tail);

function listing(
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
  if (overlapByShares(run, items)) return undefined;
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

/** 600项，占40%；1350项，占90%: by their own shares the parts are no split. */
function overlapByShares(run: Run, items: readonly Item[]): boolean {
  const [first] = items;
  const last = items[items.length - 1];
  if (!first || !last) return false;
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

/** The names are a whole set, each once. */
function isSplit(parts: readonly Pick<Part, 'label'>[]): boolean {
  return COMPLETE.some(
    (set) =>
      parts.length >= set.names.length &&
      set.names.every((name) => parts.filter(({ label }) => name.test(label)).length >= 1) &&
      parts.every(({ label }) => belongs(set, label)),
  );
}

const belongs = ({ names, open }: WholeSet, label: string): boolean =>
  CARRIED.test(label) || names.some((name) => name.test(label)) || (open === true && MORE_WAYS.test(label));

const APPLICATIONS =
  /(?:收到|新收|受理|收办|办理|接收|办结|答复)[^，。；0-9]{0,16}(?:申请|依申请公开)[^，。；0-9]{0,6}$|^(?:，)?(?:办结|答复|办理)$/;

/** Everything above that may be split up: 收到12件，办结11件。从办理结果看，予以公开7件……; what is itself a part is not split again. */
function totalsAbove(run: Run, first: Mention, found: readonly Listing[]): readonly Mention[] {
  if (!run.text.slice(Math.max(0, first.start - 400), first.start).includes('申请')) return [];
  return mentionsBefore(run, first.start).filter(
    (mention) =>
      mention.unit === first.unit &&
      APPLICATIONS.test(run.text.slice(mention.clause.start, mention.start)) &&
      !found.some(({ parts }) => parts.some((part) => part.mention === mention)),
  );
}

/** 收到12件，自然人10件，法人或其他组织2件: a complete split wherever it stands. */
function natural(run: Run, level: readonly Piece[], at: number, found: readonly Listing[]): Listing | undefined {
  if (!NAMES.test(level[at]?.words ?? '')) return undefined;
  const opening = level[at];
  const first = opening && single(opening);
  if (!first) return undefined;
  const label = first.label.replace(/^其中/, '');
  const previous = level[at - 1] && single(level[at - 1] as Piece)?.label;
  const set = COMPLETE.find(
    ({ names }) => names.some((name) => name.test(label)) && !(previous && names.some((name) => name.test(previous))),
  );
  if (!set) return undefined;
  const { items, next } = itemsFrom(run, level, at, first.mention.unit);
  const own: Item[] = [];
  for (const item of items) {
    if (!belongs(set, item.label)) break;
    own.push(item);
  }
  // 维持3件、纠正1件、其他1件，1件未审结
  const isCutShort = own.length < items.length ? items[own.length]?.label === '' : goesOn(level, next, first.mention.unit);
  if (isCutShort && !isSplit(own)) return undefined;
  const before = totalsBefore(level, at, first.mention.unit);
  const previousFigures = level[at - 1]?.figures;
  const isNext =
    before.length > 0 &&
    previousFigures?.[previousFigures.length - 1]?.mention === before[before.length - 1] &&
    !'；;'.includes(level[at]?.mark ?? '');
  const last = before[before.length - 1];
  const isOfIt =
    isNext && last !== undefined && (opening.words.startsWith('其中') || set.alone === true || isSplitUp(run, last, level, at, own));
  const totals = set.ofApplications ? totalsAbove(run, first.mention, found) : isOfIt ? before : [];
  const made = listing(run, totals[totals.length - 1], totals, own, false);
  return made?.complete ? made : undefined;
}

/** What a figure counts, by its last two characters. */
const nounBefore = (run: Run, { clause, start }: Mention): string => run.text.slice(Math.max(clause.start, start - 2), start);

/**
 * 培训6次，线上2次、线下3次, 稿件30篇，原创稿件20篇、转载10篇: the figure before is of the same thing, and no item of a list itself. Not
 * 热线工单22件，人大代表建议19件、政协提案16件.
 */
function isSplitUp(run: Run, total: Mention, level: readonly Piece[], at: number, items: readonly Item[]): boolean {
  if (level.slice(0, at).some(({ words }) => /^(?:其中|分别|包括|包含)/.test(words))) return false;
  const noun = nounBefore(run, total);
  return items.every(({ label }) => label.length <= 2) || (noun.length === 2 && items.some(({ label }) => label.includes(noun)));
}

/** 3件，其中A 1件、B 2件; 3件，分别为A 1件、B 2件; 3件，A、B分别为1件、2件. */
function named(run: Run, level: readonly Piece[], at: number): Listing | undefined {
  let from = at;
  const words = level[at]?.words ?? '';
  if (/^(?:其中(?:主要)?(?:包括|包含|有|为|是)?|(?:主要)?(?:包括|包含))$/.test(words) || /^(?:其中)?分别(?:为|是|有)?$/.test(words)) from++;
  const opening = level[from];
  const first = opening && single(opening);
  if (!first) return undefined;
  const { unit } = first.mention;
  const here = totalsBefore(level, at, unit);
  // 35件（其中建议20件、提案15件）
  const { depth = 0, behind, mark } = level[at] ?? {};
  const around = at === 0 && depth > 0 && behind?.unit === unit && run.text.charAt(behind?.end ?? -1) === mark ? behind : undefined;
  const above = around ?? (at === 0 && depth === 0 && level[0] ? totalAbove(run, level[0], unit) : undefined);
  const before = above ? [above] : here;
  const total = before[before.length - 1];
  const { items, next } = itemsFrom(run, level, from, unit);
  const isApart = /^(?:其中)?分别(?:为|是|有)?/.test(words);
  const cleaned = items.map((item) => ({ ...item, label: item.label.replace(/^(?:其中)?分别(?:为|是|有)?/, '') }));
  if (/.分别(?:为|是|有)?$/.test(first.label)) return named2(run, level, from, first, before);
  // 访问量1200万次，同比增长20%，其中……
  let back = at - 1;
  while (level[back]?.figures.every(({ mention }) => mention.unit === '%') && (level[back]?.figures.length ?? 0) > 0) back--;
  const previous = level[back];
  const follows = above !== undefined || (total !== undefined && previous?.figures[previous.figures.length - 1]?.mention === total);
  const complete = isApart && !words.startsWith('其中') && follows && !goesOn(level, next, unit);
  if (goesOn(level, next, unit) && !isSplit(cleaned)) return undefined;
  const made = follows || isSplit(cleaned) ? listing(run, total, before, cleaned, complete) : undefined;
  if (made && reachesBehind(level, next, made)) return undefined;
  return above && !around && !made?.complete && !isOfSentenceAbove(made) ? undefined : made;
}

/** Nothing that is listed is more than the figure of the sentence above: 召开会议5次。其中，参加培训12人次 lists something else. */
const isOfSentenceAbove = (made: Listing | undefined): boolean =>
  made !== undefined && made.parts.length > 1 && made.parts.every(({ mention }) => mention.value <= made.total.value);

/** 345条，其中规章11条、其他文件102条；工作报告2条、动态213条……: the list goes on behind ；, and makes the total there. */
function reachesBehind(level: readonly Piece[], next: number, { total, others, parts }: Listing): boolean {
  let sum = parts.reduce((all, { mention }) => all + mention.value, 0);
  for (const { figures } of level.slice(next, next + MOST_PARTS)) {
    for (const { mention } of figures) {
      if (mention.unit !== total.unit) continue;
      sum += mention.value;
      if (sum === total.value || others.some(({ value }) => value === sum)) return true;
    }
  }
  return false;
}

/** 全年公开信息165条。其中，……: the one figure of its unit in the sentence before, at its end. */
function totalAbove(run: Run, piece: Piece, unit: Unit | undefined): Mention | undefined {
  const start = offsetIn(piece, 0);
  const recent = mentionsBefore(run, start, 12);
  const last = recent[recent.length - 1];
  if (!last || last.unit !== unit || !/^[。；]$/.test(run.text.slice(last.end, start))) return undefined;
  // 其中 may look back on any of several figures
  const isOnly = recent.every((one) => one === last || one.unit !== unit || one.end <= last.sentence.start);
  return isOnly && !OTHER.test(run.text.slice(last.clause.start, last.start)) ? last : undefined;
}

/** 予以公开、部分公开分别为3件、2件. */
function named2(run: Run, level: readonly Piece[], from: number, first: Item, before: readonly Mention[]): Listing | undefined {
  const items: Item[] = [first];
  for (let at = from + 1; at < level.length && items.length < MOST_PARTS; at++) {
    const piece = level[at];
    const item = piece && single(piece);
    if (!item || item.mention.unit !== first.mention.unit || !/^(?:和|及|以及)?$/.test(item.label)) break;
    items.push(item);
  }
  const list = first.label.replace(/^其中/, '').replace(/(?:数量?|件数)?分别(?:为|是|有)?$/, '');
  const names = [/、/, /、|和|及|与/].map((mark) => list.split(mark)).find((each) => each.length === items.length);
  if (!names) return undefined;
  const total = before[before.length - 1];
  return listing(
    run,
    total,
    before,
    items.map((item, i) => ({ ...item, label: names[i] ?? '' })),
    false,
  );
}

/** 171条：政策文件12条、工作动态159条. */
function behindColon(run: Run, level: readonly Piece[], at: number): Listing | undefined {
  const previous = level[at - 1];
  const last = previous?.figures[previous.figures.length - 1];
  if (!previous || !last || last.end !== previous.words.length) return undefined;
  const { unit } = last.mention;
  const { items, next } = itemsFrom(run, level, at, unit);
  if (items.length < 2 || next < level.length) return undefined;
  return listing(run, last.mention, [last.mention], items, true);
}

/** 新收12件，上年结转1件，合计13件. */
function summedUp(run: Run, level: readonly Piece[], at: number): Listing | undefined {
  const piece = level[at];
  const sum = piece && single(piece);
  if (!sum) return undefined;
  const items: Item[] = [];
  for (let i = at - 1; i >= 0 && items.length < MOST_PARTS; i--) {
    const before = level[i];
    const item = before && single(before);
    if (!item || item.mention.unit !== sum.mention.unit || item.tail !== '' || (OTHER.test(item.label) && !CARRIED.test(item.label))) break;
    // 建议86件，其中主办60件；提案47件，其中主办30件，共133件: what is summed up is not told
    if (before?.words.startsWith('其中')) return undefined;
    items.unshift(item);
  }
  // 共 may as well begin something new
  if (items.length < 2 || (sum.label === '共' && piece.mark !== '，')) return undefined;
  // 全年共召开6次 sums up 上半年3次，下半年3次, and nothing that may be something else
  if (!PLAIN_SUM.test(sum.label) && !isSplit(items)) return undefined;
  return listing(run, sum.mention, [sum.mention], items, true, /[合总共]计/.test(sum.label));
}

/** 上半年18件，下半年17件，全年共收到36件; 36件（1至11月33件、12月4件）: parts of the year that make a whole one. */
function ofTheYear(run: Run, level: readonly Piece[], at: number): Listing | undefined {
  const opening = level[at];
  const first = opening && single(opening);
  const months = first && monthsOf(first.label);
  if (!first || months?.first !== 1) return undefined;
  const { unit } = first.mention;
  const items: Item[] = [];
  const parts: Months[] = [];
  let next = at;
  for (; next < level.length && items.length < 12; next++) {
    const piece = level[next];
    const item = piece && single(piece);
    const own = item && monthsOf(item.label);
    if (!item || !own || item.mention.unit !== unit || !countSame(own.rest, months.rest) || '；;'.includes(piece.mark || '、')) break;
    items.push(item);
    parts.push(own);
  }
  if (!makeWholeYear(parts)) return undefined;
  const label = parts.reduce((longest, { rest }) => (rest.length > longest.length ? rest : longest), '');
  const following = level[next];
  const sum = following && single(following);
  if (sum && sum.mention.unit === unit && IN_THE_YEAR.test(sum.label) && countSame(sum.label, label) && !OTHER.test(sum.label))
    return listing(run, sum.mention, [sum.mention], items, true, true);
  const { behind, mark } = opening;
  const around = at === 0 && behind?.unit === unit && run.text.charAt(behind?.end ?? -1) === mark ? behind : undefined;
  const before = around ? [around] : totalsBefore(level, at, unit);
  const total = before[before.length - 1];
  const previous = level[at - 1]?.figures;
  if (!total || (!around && previous?.[previous.length - 1]?.mention !== total)) return undefined;
  return listing(run, total, before, items, true, true);
}
const IN_THE_YEAR = /^(?:全年|年度|本年|[12]\d{3}年|合计|共|总|累计|以上)/;

/** 3607件（市级349件、甲县933件、乙县2325件）. */
function inBrackets(run: Run, level: readonly Piece[]): Listing | undefined {
  const [first] = level;
  if (!first || !'（(['.includes(first.mark) || first.mark === '' || !first.behind) return undefined;
  if (run.text.charAt(first.behind.end) !== first.mark) return undefined;
  const { unit } = first.behind;
  const { items, next } = itemsFrom(run, level, 0, unit);
  if (items.length < 2 || next < level.length || /^(?:其中|含|包括|包含|另|不含|加上|涉及)/.test(first.words)) return undefined;
  return listing(run, first.behind, [first.behind], items, true);
}

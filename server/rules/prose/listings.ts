import { keptWith } from '../../text/kept.ts';
import { type Mention, type Run, type Unit, mentionsOf } from '../../report/facts/mentions.ts';
import { offsetIn, type Piece } from '../../report/facts/pieces.ts';
import { levelsOf } from './levels.ts';
import { CARRIED, goesOn, includes, type Item, itemsFrom, MOST_PARTS, OTHER, single, totalsBefore } from './listed-items.ts';
import { type Listing, listing } from './listing.ts';
import { natural } from './natural-listing.ts';
import { mentionsBefore } from './nearby.ts';
import { areResults, isSplit } from './whole-sets.ts';
import { countSame, makeWholeYear, type Months, monthsOf } from './year-parts.ts';

/** Runs without any of these list nothing. */
const LISTS =
  /其中|其余|包括|包含|分别|具体[为是]|合计|总计|共计|共[0-9]|[件条次份期个家项篇场名处人][（(：:]|自然人|个人|维持|予以公开|公开[0-9]|直接起诉|上半年|季度|月份?[\u4e00-\u9fff]{0,14}[0-9]+[件条次场期篇份个人]|线上|原创|新收|信函|邮寄/;

const NONE: readonly Listing[] = [];

/** Every listing of a run, in the order of its totals; worked out once. A listing that only may be one is not among them. */
export const listingsOf = (run: Run): readonly Listing[] => (mentionsOf(run).length < 2 ? NONE : listingsAmong(run));

const listingsAmong = keptWith((run: Run): readonly Listing[] => (LISTS.test(run.text) ? readListings(run) : NONE));

const SUM = /^(?:全年|年度|以上|各项)*(?:合计|总计|共计|共)[^，、0-9]{0,4}[0-9０-９零一二两三四五六七八九十百千]/;
const YEAR_PART = /半年|季度|月/;
const PLAIN_SUM = /^(?:以上|各项)?(?:合计|总计|共计|共)$/;

/** 具体为: no part is left out, as behind 分别为. */
const isInDetail = (words: string): boolean => words.startsWith('具体') && (words.charAt(2) === '为' || words.charAt(2) === '是');

/** A paragraph has no more listings; two that share parts stand not further from each other. */
const MOST_LISTINGS = 200;
const RECENT = 8;

function readListings(run: Run): readonly Listing[] {
  const found: Listing[] = [];
  const add = (listing: Listing | undefined): void => {
    if (!listing || found.length >= MOST_LISTINGS) return;
    if (!found.slice(-RECENT).some((one) => one.total === listing.total && sharesParts(one, listing))) found.push(listing);
  };
  for (const level of levelsOf(run)) {
    // what lists has a figure, here or behind it
    if (!level.some(hasFigures)) continue;
    for (let at = 0; at < level.length; at++) {
      const piece = level[at];
      if (!piece) continue;
      const { words } = piece;
      const hasFigure = hasFigures(piece);
      if (hasFigure && YEAR_PART.test(words)) add(ofTheYear(run, level, at));
      if (hasFigure) add(natural(run, level, at, found.slice(-RECENT)));
      if (words.startsWith('其中') || words.includes('分别') || isInDetail(words) || includes(words)) add(named(run, level, at));
      else if (piece.mark === '：' || piece.mark === ':') add(behindColon(run, level, at));
      if (hasFigure && SUM.test(words)) add(summedUp(run, level, at));
      if (hasFigure && REMAINDER.test(words)) add(remainder(run, level, at));
    }
    add(inBrackets(run, level));
  }
  return found;
}

const hasFigures = ({ figures }: Piece): boolean => figures.length > 0;

const sharesParts = (a: Listing, b: Listing): boolean => a.parts.some(({ mention }) => b.parts.some((other) => other.mention === mention));

/** 3件，其中A 1件、B 2件; 3件，分别为A 1件、B 2件; 3件，A、B分别为1件、2件. */
function named(run: Run, level: readonly Piece[], at: number): Listing | undefined {
  let from = at;
  const words = level[at]?.words ?? '';
  if (
    /^(?:其中(?:主要)?(?:包括|包含|有|为|是)?|(?:主要)?(?:包括|包含))$/.test(words) ||
    /^(?:(?:其中)?分别(?:为|是|有)?|具体[为是])$/.test(words)
  )
    from++;
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
  const isApart = /^(?:其中)?分别(?:为|是|有)?/.test(words) || isInDetail(words);
  const cleaned = items.map((item) => ({ ...item, label: item.label.replace(/^(?:(?:其中)?分别(?:为|是|有)?|具体[为是])/, '') }));
  if (/.分别(?:为|是|有)?$/.test(first.label)) return namedTogether(run, level, from, first, before);
  const whole = total ? run.text.slice(Math.max(total.clause.start, total.start - LONGEST_RESULT), total.start) : '';
  if (items.some(({ label }) => areResults(whole, label))) return undefined;
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

/** 不予公开的申请共. */
const LONGEST_RESULT = 16;

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

/** 。 or ，内容涉及教育、医疗。 */
const ENDS_ABOVE = /^(?:[，,](?:主要)?(?:内容|范围|主题)?(?:主要)?(?:涉及|涵盖|包括|包含|覆盖)[^，,。；0-9]{1,80})?[。；;]$/;

/** 全年公开信息165条。其中，……: the one figure of its unit in the sentence before, at its end. */
function totalAbove(run: Run, piece: Piece, unit: Unit | undefined): Mention | undefined {
  const start = offsetIn(piece, 0);
  const recent = mentionsBefore(run, start, 12);
  const last = recent[recent.length - 1];
  if (!last || last.unit !== unit || !ENDS_ABOVE.test(run.text.slice(last.end, start))) return undefined;
  // 其中 may look back on any of several figures
  const isOnly = recent.every((one) => one === last || one.unit !== unit || one.end <= last.sentence.start);
  return isOnly && !OTHER.test(run.text.slice(last.clause.start, last.start)) ? last : undefined;
}

/** 予以公开、部分公开分别为3件、2件. */
function namedTogether(run: Run, level: readonly Piece[], from: number, first: Item, before: readonly Mention[]): Listing | undefined {
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
    // 网络20件、信函12件，共32件，上年结转4件，共计36件: the 32 stand for what is before them
    if (PLAIN_SUM.test(item.label)) break;
  }
  // 共 may as well begin something new
  if (items.length < 2 || (sum.label === '共' && piece.mark !== '，' && piece.mark !== ',')) return undefined;
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
  // 培训6次，累计520人次，其中一季度2次
  let back = at - 1;
  while (at - back < MOST_PARTS && level[back]?.figures.every(({ mention }) => mention.unit !== unit)) back--;
  const previous = level[back]?.figures;
  if (!total || (!around && previous?.[previous.length - 1]?.mention !== total)) return undefined;
  return listing(run, total, before, items, true, true);
}
const IN_THE_YEAR = /^(?:全年|年度|本年|[12]\d{3}年|合计|共|总|累计|以上)/;

/** 其余47件, 剩余3件. */
const REMAINDER = /^(?:其[余它他]|剩余|余下)的?[0-9０-９一二两三四五六七八九十]/;
/** 其中3件: a part that only the words behind it name. */
const UNNAMED = /^(?:其中)?有?$/;

/** 收到50件，其中3件结转下年度，其余47件均已办结: what is left of the figure before. */
function remainder(run: Run, level: readonly Piece[], at: number): Listing | undefined {
  const piece = level[at];
  const rest = piece && single(piece);
  if (!rest) return undefined;
  const { unit } = rest.mention;
  const items: Item[] = [rest];
  let from = at - 1;
  for (; from > 0 && items.length < MOST_PARTS; from--) {
    const before = level[from];
    const item = before && single(before);
    if (!item || item.mention.unit !== unit || !UNNAMED.test(item.label) || item.tail === '') break;
    items.unshift(item);
  }
  const above = level[from];
  const last = above?.figures[above.figures.length - 1];
  if (!last || items.length < 2 || last.mention.unit !== unit || (piece.mark !== '，' && piece.mark !== ',')) return undefined;
  if (!/^(?:申请|案件)?中?$/.test(above.words.slice(last.end))) return undefined;
  const before = totalsBefore(level, from + 1, unit);
  return before[before.length - 1] === last.mention ? listing(run, last.mention, before, items, true, true) : undefined;
}

/** 3607件（市级349件、甲县933件、乙县2325件）. */
function inBrackets(run: Run, level: readonly Piece[]): Listing | undefined {
  const [first] = level;
  if (!first || !'（(['.includes(first.mark) || first.mark === '' || !first.behind) return undefined;
  if (run.text.charAt(first.behind.end) !== first.mark) return undefined;
  const { unit } = first.behind;
  const { items, next } = itemsFrom(run, level, 0, unit);
  if (items.length < 2 || next < level.length || /^(?:其中|含|包括|包含|另|不含|加上|涉及)/.test(first.words)) return undefined;
  // 68家（新设5家、撤并2家）: how it came to be so many
  if (items.some(({ label }) => CHANGED.test(label))) return undefined;
  return listing(run, first.behind, [first.behind], items, true);
}
const CHANGED = /(?:因[^，。；]{0,40})?(?:新[设建开]|撤|合并|整合|关停|注销|核减|核增|清退)[销并停立办]*$/;

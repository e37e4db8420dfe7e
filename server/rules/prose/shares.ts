import type { Fact } from '../../report/facts/facts.ts';
import { type Mention, type Run, type Unit, mentionsOf } from '../../report/facts/mentions.ts';
import type { Piece, PlacedFigure } from '../../report/facts/pieces.ts';
import type { RuleContext } from '../rule.ts';
import { levelsOf } from './levels.ts';
import type { Listing } from './listing.ts';
import { listingsOf } from './listings.ts';
import { factOf, factsAbout, mentionsBefore, NEAR } from './nearby.ts';
import { saysPercent, saysPercentBetween } from './percent.ts';
import { tableReadings } from './table-readings.ts';
import { applicationTotals, type Total } from './totals.ts';
import { halfOf, likeFigure } from './written.ts';

/** A share that none of its possible figures gives. */
export interface WrongShare {
  readonly percent: Mention;
  readonly part: Mention;
  /** What the part most likely is a share of, as it is written, with its unit, and how it is called. */
  readonly whole: string;
  readonly wholeName: string;
  readonly right: number;
}

type Context = Pick<RuleContext<unknown>, 'report' | 'figures'>;

/** What 占 may stand before without going beyond the report's own figures. */
const OF_OWN =
  /^(?:比|总体|全部|全年|当年|本年度?|年度|收到|新收|收办|受理|办结|办理|答复|已|依申请公开|政府信息公开|申请|案件|结果|件数|条数|发布|公开|信息|稿件|的|总|数|量|为|达|到|约|，|百分之)*$/;
const NOT_COUNTS: ReadonlySet<Unit | undefined> = new Set<Unit | undefined>(['%', '个百分点', undefined]);
const MOST_BASES = 24;

/** Every share of a run that its figures do not give. */
export function wrongShares(context: Context, run: Run): readonly WrongShare[] {
  if (!run.text.includes('占') || !mentionsOf(run).some(({ unit }) => unit === '%')) return [];
  const found: WrongShare[] = [];
  const listings = listingsOf(run);
  for (const level of levelsOf(run)) {
    const makesHundred = Math.abs(sharesIn(level).reduce((sum, { value }) => sum + value, 0) - 100) < 1e-6;
    level.forEach((piece, at) => {
      for (const [i, figure] of piece.figures.entries()) {
        const wrong = figure.mention.unit === '%' ? judge(context, run, listings, level, at, i, makesHundred) : undefined;
        if (wrong) found.push(wrong);
      }
    });
  }
  return found;
}

const sharesIn = (level: readonly Piece[]): readonly Mention[] =>
  level.flatMap(({ words, figures }) =>
    figures.flatMap(({ mention, start }, i) =>
      mention.unit === '%' && words.slice(figures[i - 1]?.end ?? 0, start).includes('占') ? [mention] : [],
    ),
  );

const isCount = ({ mention }: PlacedFigure): boolean => !NOT_COUNTS.has(mention.unit);

interface Claim {
  readonly part: Mention;
  /** 占3607件的: said in so many words. */
  readonly whole: Mention | undefined;
  /** 占办结总数的: of what was handled, whatever figure stands nearer. */
  readonly ofHandled: boolean;
}

/** What a percentage behind 占 is the share of; `undefined` where the words do not tell. */
function claimAt(run: Run, level: readonly Piece[], at: number, i: number): Claim | undefined {
  const piece = level[at];
  const figure = piece?.figures[i];
  if (!piece || !figure) return undefined;
  const label = piece.words.slice(piece.figures[i - 1]?.end ?? 0, figure.start);
  const before = piece.figures[i - 1];
  if (before && isCount(before) && /^的(?:比例|比重)?(?:为|达)?(?:百分之)?$/.test(label)) {
    const own = piece.words.slice(piece.figures[i - 2]?.end ?? 0, before.start);
    const part = partBefore(run, level, at, i - 1);
    // 3000万元，占财政支出1.2亿元的25%
    const isNamed =
      /占(?:全部|总数|总量|申请|办结)*(?:的)?$/.test(own) || (before.mention.unit === part?.unit && /占[^占，。；]{1,12}$/.test(own));
    return part && isNamed ? { part, whole: before.mention, ofHandled: false } : undefined;
  }
  const phrase = /占([^占]{0,24})$/.exec(label)?.[1];
  if (phrase === undefined || !OF_OWN.test(phrase) || /分别|约占/.test(label)) return undefined;
  const own = label.slice(0, label.lastIndexOf('占'));
  if (own !== '' && !before && !/^(?:约|，|其中|比例)*$/.test(own)) return undefined;
  const part = partBefore(run, level, at, i);
  return part && { part, whole: undefined, ofHandled: /办结|答复/.test(phrase) };
}

/** The count directly before a figure: in its piece, in the piece before, or before the bracket. */
function partBefore(run: Run, level: readonly Piece[], at: number, i: number): Mention | undefined {
  const piece = level[at];
  const own = piece?.figures[i - 1];
  if (own) return isCount(own) ? own.mention : undefined;
  const previous = level[at - 1];
  if (!previous) {
    const { behind } = piece ?? {};
    return behind && !NOT_COUNTS.has(behind.unit) && run.text.charAt(behind.end) === piece?.mark ? behind : undefined;
  }
  const last = previous.figures[previous.figures.length - 1];
  if (!last || !isCount(last)) return undefined;
  const behind = previous.words.slice(last.end);
  // 28件为征地类，占77.8%
  const isOf = /^(?:为|是|系|属于?|涉及)[^0-9]{1,14}$/.test(behind);
  // 12个乡镇中，10个建成专区，占83.3%
  const isOfWhich =
    /中$/.test(level[at - 2]?.words ?? '') &&
    /^(?:已|均|全部)?(?:建[成立]|设[立置]|开[通设]|配[备齐]|完成|达[到标]|实现|获评)[^0-9]{0,14}$/.test(behind);
  return behind === '' || (previous.figures.length === 1 && (isOf || isOfWhich)) ? last.mention : undefined;
}

function judge(
  context: Context,
  run: Run,
  listings: readonly Listing[],
  level: readonly Piece[],
  at: number,
  i: number,
  makesHundred: boolean,
): WrongShare | undefined {
  const percent = level[at]?.figures[i]?.mention;
  const claim = claimAt(run, level, at, i);
  if (!percent || !claim || percent.approximate) return undefined;
  const { part } = claim;
  if (part.approximate) return undefined;
  const listing = listings.find(({ parts }) => parts.some(({ mention }) => mention === part));
  const fact = factOf(context.report, part);
  const wholes = wholesOf(context, run, listing, level, at, part, claim.whole);
  const handled = claim.ofHandled && fact?.subject === 'applications' ? applicationTotals(context)[0] : undefined;
  const likely = handled ?? likeliest(context, run, level, at, listing, fact, part, claim.whole);
  if (!likely || likely.value <= 0) return undefined;
  const ours = halfOf(part);
  const theirs = halfOfWholes(run, part, claim.whole);
  const says = (one: number, whole: number): boolean =>
    saysPercent(percent, (one / whole) * 100, makesHundred) ||
    saysPercentBetween(percent, ((one - ours) / (whole + theirs)) * 100, ((one + ours) / Math.max(whole - theirs, 0)) * 100);
  for (const one of partsOf(context, listing, level, at, fact, part))
    for (const whole of [likely.value, ...wholes]) if (whole > 0 && says(one, whole)) return undefined;
  const whole = likely.written ?? likeFigure(part, likely.value) + (part.unit ?? '');
  return { percent, part, whole, wholeName: likely.name, right: (part.value / likely.value) * 100 };
}

/** The least exact of the figures in that unit that may be the whole. */
function halfOfWholes(run: Run, part: Mention, whole: Mention | undefined): number {
  if (whole) return halfOf(whole);
  return Math.max(0, ...mentionsBefore(run, part.start).flatMap((mention) => (mention.unit === part.unit ? [halfOf(mention)] : [])));
}

/** Where the figures of a run stand: see `levelsOf`. */
export function placesOf(run: Run): ReadonlyMap<Mention, { readonly level: readonly Piece[]; readonly at: number }> {
  return new Map(
    levelsOf(run).flatMap((level) => level.flatMap(({ figures }, at) => figures.map(({ mention }) => [mention, { level, at }] as const))),
  );
}

/** What a count may be the share of, and what it may be itself; `undefined` where nobody could tell. */
export function sharesOf(
  context: Context,
  run: Run,
  part: Mention,
  { level, at }: { readonly level: readonly Piece[]; readonly at: number },
): { readonly likely: Total; readonly wholes: readonly number[]; readonly parts: readonly number[] } | undefined {
  const listing = listingsOf(run).find(({ parts }) => parts.some(({ mention }) => mention === part));
  const fact = factOf(context.report, part);
  const likely = likeliest(context, run, level, at, listing, fact, part, undefined);
  if (part.approximate || part.numeral.scale !== 1 || !likely || likely.value <= 0) return undefined;
  return {
    likely,
    wholes: [likely.value, ...wholesOf(context, run, listing, level, at, part, undefined)],
    parts: partsOf(context, listing, level, at, fact, part),
  };
}

/** What the part may be: as written, as the tables have it, what the listing leaves for it, and with the parts directly before it. */
function partsOf(
  context: Context,
  listing: Listing | undefined,
  level: readonly Piece[],
  at: number,
  fact: Fact | undefined,
  part: Mention,
): readonly number[] {
  const values = [part.value, ...((fact && tableReadings(context, fact)) ?? [])];
  if (listing)
    values.push(listing.total.value - listing.parts.reduce((sum, { mention }) => sum + (mention === part ? 0 : mention.value), 0));
  // 予以公开7件、部分公开2件，占75%: together, unless each has a share of its own
  let sum = 0;
  for (let back = at; back >= 0 && back > at - 8; back--) {
    for (const { mention } of [...(level[back]?.figures ?? [])].reverse()) {
      if (mention.start > part.start) continue;
      if (mention.unit !== part.unit || mention === listing?.total) return values;
      sum += mention.value;
      values.push(sum);
    }
  }
  return values;
}

/** Everything in the paragraph and the tables that it may be a share of. */
function wholesOf(
  context: Context,
  run: Run,
  listing: Listing | undefined,
  level: readonly Piece[],
  at: number,
  part: Mention,
  whole: Mention | undefined,
): readonly number[] {
  const own = factOf(context.report, part);
  // a part of the applications is a share of all of them, by whatever count, and of nothing else
  const isOfAll = own?.subject === 'applications' && (OUTCOMES.has(own.role) || own.applicant !== undefined);
  const isTotal = (fact: Fact | undefined): boolean =>
    fact?.subject === 'applications' && ALL.has(fact.role) && (fact.applicant === undefined || fact.applicant === own?.applicant);
  const values: number[] = [];
  for (const mention of mentionsBefore(run, whole?.end ?? part.start)) {
    if (mention === part || mention.unit !== part.unit) continue;
    if (!isOfAll || isTotal(factOf(context.report, mention))) values.push(mention.value);
  }
  const kept = values.slice(-MOST_BASES);
  if (listing)
    kept.push(
      listing.total.value,
      listing.parts.reduce((sum, { mention }) => sum + mention.value, 0),
    );
  if (run.text.includes('申请')) kept.push(...applicationTotals(context).map(({ value }) => value));
  for (const fact of factsAbout(context.report, run, part.start))
    if (fact.mention !== part && (!isOfAll || isTotal(fact))) kept.push(...(tableReadings(context, fact) ?? []));
  if (isOfAll || listing) return kept;
  const listed = level
    .slice(Math.max(0, at - NEAR), at + NEAR)
    .flatMap(({ figures }) => figures.flatMap(({ mention }) => (mention.unit === part.unit ? [mention.value] : [])));
  kept.push(listed.reduce((sum, value) => sum + value, 0));
  return kept;
}

const OUTCOMES: ReadonlySet<Fact['role']> = new Set([
  'granted',
  'partly',
  'grantedOrPartly',
  'refused',
  'unavailable',
  'notProcessed',
  'otherResults',
  'reason',
]);

const ALL: ReadonlySet<Fact['role']> = new Set(['received', 'handled', 'answered', 'receivedAndCarriedOver']);

/** What it most likely is a share of; nothing where nobody could tell. */
function likeliest(
  context: Context,
  run: Run,
  level: readonly Piece[],
  at: number,
  listing: Listing | undefined,
  fact: Fact | undefined,
  part: Mention,
  whole: Mention | undefined,
): Total | undefined {
  const said = (mention: Mention): Total | undefined =>
    mention.approximate ? undefined : { value: mention.value, name: '', written: mention.text };
  if (whole) return said(whole);
  if (listing) return said(listing.total);
  if (fact?.subject === 'applications' && fact.scope === 'whole' && fact.time === 'thisYear') {
    const totals = applicationTotals(context);
    if (OUTCOMES.has(fact.role)) return totals[0];
    if (fact.applicant !== undefined) {
      const total = factsAbout(context.report, run, part.start).findLast(
        (one) => one.applicant === undefined && ALL.has(one.role) && one.stretch.start < fact.stretch.start,
      );
      return total?.mention ? said(total.mention) : totals[2];
    }
  }
  const before = level
    .slice(Math.max(0, at - NEAR), at + 1)
    .flatMap(({ figures }) =>
      figures.flatMap(({ mention }) => (mention.unit === part.unit && mention.start < part.start ? [mention] : [])),
    );
  const [only] = before;
  if (before.length !== 1 || !only || only.value < part.value) return undefined;
  // 45家单位中，优秀8家
  return /其中|^[^，。；0-9]{0,8}中[，,]/.test(run.text.slice(only.end, part.start)) ? said(only) : undefined;
}

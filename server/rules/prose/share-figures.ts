import type { Fact } from '../../report/facts/facts.ts';
import type { Mention, Run } from '../../report/facts/mentions.ts';
import type { Piece } from '../../report/facts/pieces.ts';
import type { RuleContext } from '../rule.ts';
import { levelsOf } from './levels.ts';
import type { Listing } from './listing.ts';
import { listingsOf } from './listings.ts';
import { AMONG } from './share-claims.ts';
import { NEAR, factOf, factsAbout, mentionsBefore } from './nearby.ts';
import { tableReadings } from './table-readings.ts';
import { type Total, applicationTotals } from './totals.ts';

/** What judging a share needs. */
export type Context = Pick<RuleContext<unknown>, 'report' | 'figures'>;
const MOST_BASES = 24;

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
export function partsOf(
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
export function wholesOf(
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
export function likeliest(
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
  const between = run.text.slice(only.end, part.start);
  return /其中|^[^，。；0-9]{0,8}中[，,]/.test(between) || AMONG.test(between) ? said(only) : undefined;
}

import type { WrongShare } from './wrong-percent.ts';
import { type Mention, type Run, mentionsOf } from '../../report/facts/mentions.ts';
import type { Piece } from '../../report/facts/pieces.ts';
import { levelsOf } from './levels.ts';
import type { Listing } from './listing.ts';
import { listingsOf } from './listings.ts';
import { factOf, mentionsBefore } from './nearby.ts';
import { saysPercent, saysPercentBetween } from './percent.ts';
import { claimAt } from './share-claims.ts';
import { type Context, likeliest, partsOf, wholesOf } from './share-figures.ts';
import { applicationTotals } from './totals.ts';
import { halfOf, likeFigure } from './written.ts';

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
  const wholeText = likely.written ?? likeFigure(part, likely.value) + (part.unit ?? '');
  return { percent, part, wholeText, wholeName: likely.name, right: (part.value / likely.value) * 100 };
}

/** The least exact of the figures in that unit that may be the whole. */
function halfOfWholes(run: Run, part: Mention, whole: Mention | undefined): number {
  if (whole) return halfOf(whole);
  return Math.max(0, ...mentionsBefore(run, part.start).flatMap((mention) => (mention.unit === part.unit ? [halfOf(mention)] : [])));
}

import type { Mention, Run } from '../../report/facts/mentions.ts';
import type { Piece } from '../../report/facts/pieces.ts';
import { goesOn, type Item, itemsFrom, single, totalsBefore } from './listed-items.ts';
import { type Listing, listing } from './listing.ts';
import { mentionsBefore } from './nearby.ts';
import { belongs, isSplit, NAMES_IN_SETS, WHOLE_SETS } from './whole-sets.ts';

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
export function natural(run: Run, level: readonly Piece[], at: number, found: readonly Listing[]): Listing | undefined {
  if (!NAMES_IN_SETS.test(level[at]?.words ?? '')) return undefined;
  const opening = level[at];
  const first = opening && single(opening);
  if (!first) return undefined;
  const label = first.label.replace(/^其中/, '');
  const previous = level[at - 1] && single(level[at - 1] as Piece)?.label;
  const set = WHOLE_SETS.find(
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
    set.ofApplications !== true &&
    isNext &&
    last !== undefined &&
    (opening.words.startsWith('其中') || set.alone === true || isSplitUp(run, last, level, at, own));
  const totals = set.ofApplications ? totalsAbove(run, first.mention, found) : isOfIt ? before : [];
  const made = listing(run, totals[totals.length - 1], totals, own, false);
  return made?.complete ? made : undefined;
}

/** A sentence has no more pieces. */
const LONGEST_LEVEL = 100;

/** What a figure counts, by its last two characters. */
const nounBefore = (run: Run, { clause, start }: Mention): string => run.text.slice(Math.max(clause.start, start - 2), start);

/**
 * 培训6次，线上2次、线下3次, 稿件30篇，原创稿件20篇、转载10篇: the figure before is of the same thing, and no item of a list itself. Not
 * 热线工单22件，人大代表建议19件、政协提案16件.
 */
function isSplitUp(run: Run, total: Mention, level: readonly Piece[], at: number, items: readonly Item[]): boolean {
  if (level.slice(Math.max(0, at - LONGEST_LEVEL), at).some(({ words }) => /^(?:其中|分别|包括|包含)/.test(words))) return false;
  const noun = nounBefore(run, total);
  return items.every(({ label }) => label.length <= 2) || (noun.length === 2 && items.some(({ label }) => label.includes(noun)));
}

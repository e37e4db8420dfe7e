import type { IndexedReport } from './indexed-report.ts';
import { type Probe, type Shared, sharedCount, sharedRuns } from './shared-runs.ts';

/** A paragraph of another report that has much of the words. */
export interface Place {
  readonly report: IndexedReport;
  /** Of its paragraph in the digest. */
  readonly order: number;
  readonly shared: Shared;
  /** A report of the same organ. */
  readonly own: boolean;
}

/** So much of a paragraph's own words stand in another organ's report, in the same order, when it is a repetition. */
const SAME = 0.65;
/** The same for an earlier report of the same organ, in any order; more of a short paragraph, for which there are few ways to say it. */
const SAME_ORGAN = 0.6;
const SAME_ORGAN_SHORT = 0.7;
const SHORT = 70;
/** Fewer characters in common tell nothing, whatever their share. */
const LEAST_COMMON = 28;
/** A place with a smaller share of the paragraph's runs is not looked at any closer. */
const LEAST_RUNS = 0.3;
/** A paragraph beside the place counts where it adds this share. */
const BESIDE = 0.15;
/** A place of which the paragraph makes up this share is a copy of it. */
const MUTUAL = 0.5;

/** What a place has of the paragraph, where that is enough; together with a paragraph beside it, which a page may have cut off. */
export function sharedAt(probe: Probe, { digest: { paragraphs } }: IndexedReport, order: number, own: boolean): Shared | undefined {
  const { length, runs } = probe.print;
  const share = own ? (length < SHORT ? SAME_ORGAN_SHORT : SAME_ORGAN) : SAME;
  const least = Math.max(LEAST_COMMON, share * length);
  // a run covers more characters than it has to itself
  const fewest = runs.length * LEAST_RUNS;
  const here = paragraphs[order];
  const count = sharedCount(probe, here);
  if (count >= fewest) {
    const alone = sharedRuns(probe, [here], !own);
    if (alone.length >= least) return alone;
  }
  for (const beside of [order - 1, order + 1]) {
    const more = sharedCount(probe, paragraphs[beside]);
    if (more < BESIDE * runs.length || count + more < fewest) continue;
    const both = sharedRuns(probe, beside < order ? [paragraphs[beside], here] : [here, paragraphs[beside]], !own);
    if (both.length >= least) return both;
  }
  return undefined;
}

/** Whether the place is a copy of the paragraph. One that says much besides is none: it uses the same words. */
export const isCopy = ({ report, order, shared, own }: Place): boolean =>
  own || shared.length >= MUTUAL * (report.digest.paragraphs[order]?.length ?? 0);

/** The nearest first: the organ's own report before all others, then the most words in common, then the later year. */
export function byNearness(a: Place, b: Place): number {
  if (a.own !== b.own) return a.own ? -1 : 1;
  return b.shared.length - a.shared.length || (b.report.digest.year ?? 0) - (a.report.digest.year ?? 0);
}

import type { ParagraphPrint } from '../../report/fingerprint.ts';
import type { Repeat } from '../../rules/shared/neighbours.ts';
import { createCandidates } from './candidates.ts';
import { createEvidence } from './evidence.ts';
import { type IndexedReport, isSameOrgan, mayBeSource } from './indexed-report.ts';
import type { ParagraphStore } from './paragraph-store.ts';
import { byNearness, isCopy, type Place, sharedAt } from './place.ts';
import { probeOf } from './shared-runs.ts';

/** Where a paragraph of a report has its words from; `undefined` for one of its own. `lastYear`: the report that it names as last year's. */
export type FindRepeat = (report: IndexedReport, print: ParagraphPrint, lastYear: string | undefined) => Repeat | undefined;

/** Characters in common with a place that says much besides. */
const LEAST_WITHIN = 45;
/** Places whose evidence is weighed, the nearest first. */
const MOST_JUDGED = 12;
/** A paragraph that more organs have than this, and than this share of them, was written by none of them. */
const MOST_ORGANS = 12;
const MOST_SHARE = 0.03;

/** Over a store, as it is when asked. */
export function createFindRepeat(store: ParagraphStore): FindRepeat {
  const { reportOf, orderOf, organCount } = store;
  const candidates = createCandidates(store);
  const evidence = createEvidence(store);
  return (report, print, lastYear) => {
    const probe = probeOf(print);
    const places = new Map<IndexedReport, Place>();
    const holders = new Set<IndexedReport>([report]);
    const copies = new Set<IndexedReport>([report]);
    for (const paragraph of candidates(report, print)) {
      const other = reportOf[paragraph];
      if (!other || places.has(other)) continue;
      const order = orderOf[paragraph] ?? 0;
      const own = other.uri === lastYear || isSameOrgan(report, other);
      const shared = sharedAt(probe, other, order, own);
      if (!shared) continue;
      const place: Place = { report: other, order, shared, own };
      const copied = isCopy(place);
      if (!copied && shared.length < LEAST_WITHIN) continue;
      holders.add(other);
      if (copied) copies.add(other);
      if (mayBeSource(report, other)) places.set(other, place);
    }
    const nearestFirst = [...places.values()].sort(byNearness);
    const judged = nearestFirst.slice(0, MOST_JUDGED).filter(evidence.judgeOf(print, copies));
    // where so many are copies the others are too
    const known = judged.length === MOST_JUDGED ? nearestFirst : judged;
    const having = new Set(Array.from(holders, ({ organ }) => organ));
    if (known.length === 0 || having.size > Math.max(MOST_ORGANS, organCount() * MOST_SHARE)) return undefined;
    const nearest = known[0];
    const at = nearest?.report.digest.paragraphs[nearest.order]?.at;
    if (!nearest || !at) return undefined;
    const { uri, name } = nearest.report;
    return {
      places: known.length,
      nearest: { uri, name, at, lastYear: nearest.own },
      similarity: Math.min(1, nearest.shared.length / print.length),
    };
  };
}

import type { Related } from './problem.ts';

/** Places that a reader takes in at a glance. */
const FEW = 6;

/** Of many places that go with a finding, those that tell something: a column of 27 cells has two or three that are not 0. Of few, all. */
export function telling(related: readonly Related[]): readonly Related[] {
  if (related.length <= FEW) return related;
  const others = related.filter(({ isNought }) => isNought !== true);
  return others.length > 0 ? others : related.slice(0, FEW);
}

import type { Report } from '../report.ts';
import type { Fact } from './facts.ts';

/** Reads the facts of a report's prose. Linear in it. */
export function factsIn(_report: Report): readonly Fact[] {
  return [];
}

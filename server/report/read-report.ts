import type { Tree } from '../syntax/tree.ts';
import type { Report } from './report.ts';

/** Reads a tree as a report: title, organ, year, sections, and the standard tables bound by label. Never throws. */
export function readReport(_tree: Tree): Report {
  throw new Error('being written');
}

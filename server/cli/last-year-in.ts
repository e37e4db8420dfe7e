import { readReport } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';
import { isLastYearsOf, type Read } from '../service/last-year.ts';
import { type BoundOwner, ownersIn } from '../service/volume.ts';
import { readTree } from '../syntax/read-tree.ts';
import type { Io } from './io.ts';
import { isPage } from './paths.ts';

/** A file as it was looked through: whose the reports are that it binds together. */
interface Looked {
  readonly text: string;
  readonly owners: readonly BoundOwner[];
}

/** By run and path: sixty reports ask for theirs in the same file. */
const ofRun = new WeakMap<Io, Map<string, Looked>>();

/** The report of a file; of several bound together the one that is last year's of `of`, or 'others' where none is. */
export function lastYearIn(path: string, text: string, of: Pick<Report, 'isReport' | 'organ' | 'year'>, io: Io): Read | 'others' {
  const kind = isPage(path, text) ? 'page' : 'text';
  const owners = ownersOf(path, text, kind, io);
  if (owners.length === 0) return { uri: path, report: readReport(readTree(text, kind)) };
  const found = owners.find((one) => one.organ === of.organ && isLastYearsOf(of, one)) ?? owners.find((one) => isLastYearsOf(of, one));
  if (!found) return 'others';
  const { start, end } = found.at;
  return { uri: path, report: readReport(readTree(text.slice(start, end), kind)), start };
}

function ownersOf(path: string, text: string, kind: 'text' | 'page', io: Io): readonly BoundOwner[] {
  const looked = ofRun.get(io) ?? new Map<string, Looked>();
  ofRun.set(io, looked);
  const before = looked.get(path);
  if (before?.text === text) return before.owners;
  const owners = ownersIn(text, kind);
  looked.set(path, { text, owners });
  return owners;
}

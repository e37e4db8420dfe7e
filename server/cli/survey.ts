import { basename } from 'node:path';
import { type Digest, digestOf } from '../report/fingerprint.ts';
import type { Report } from '../report/report.ts';
import { isCertainlyReport } from '../service/certain.ts';
import { reportsIn } from '../service/volume.ts';
import { type Io, isComplaint } from './io.ts';
import type { Target } from './paths.ts';
import { readTarget } from './read-target.ts';

/** What the other reports of a run need to know of one: plain data, so that it can come from another thread. */
export interface Surveyed {
  readonly file: string;
  /** `undefined` as well where it is not certain that the file is a report: it is nobody's last year's. */
  readonly organ: string | undefined;
  readonly year: number | undefined;
  readonly digest: Digest;
  /** Where the file binds several reports together: whose they are. */
  readonly bound?: readonly Owned[];
}

/** Whose report it is, and for which year. */
export type Owned = Pick<Report, 'organ' | 'year'>;

/** The same of each report that a text binds together with others; none for one that stands alone. */
export function ownersIn(report: Report): readonly Owned[] {
  const all = reportsIn(report);
  return all.length < 2 ? [] : all.map(({ report: { organ, year } }) => ({ organ, year }));
}

/** Reads a file for the sake of the others; `undefined` for what is no report or cannot be read. */
export async function survey(target: Target, io: Io): Promise<Surveyed | undefined> {
  try {
    const read = await readTarget(target, io);
    if (isComplaint(read) || !read.report.isReport) return undefined;
    const { organ, year } = read.report;
    const isCertain = target.named || isCertainlyReport(read.report, basename(target.file));
    const seen = { file: target.file, organ: isCertain ? organ : undefined, year, digest: digestOf(read.report) };
    const bound = ownersIn(read.report);
    return bound.length > 0 ? { ...seen, organ: undefined, bound } : seen;
  } catch {
    // said when the file is checked
    return undefined;
  }
}

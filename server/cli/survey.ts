import { basename } from 'node:path';
import { type Digest, digestOf } from '../report/fingerprint.ts';
import { isCertainlyReport } from '../service/certain.ts';
import { type BoundOwner, ownersIn } from '../service/volume.ts';
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
  readonly bound?: readonly BoundOwner[];
}

/** Reads a file for the sake of the others; `undefined` for what is no report or cannot be read. */
export async function survey(target: Target, io: Io): Promise<Surveyed | undefined> {
  try {
    const read = await readTarget(target, io);
    if (isComplaint(read) || !read.report.isReport) return undefined;
    const { organ, year } = read.report;
    const isCertain = target.named || isCertainlyReport(read.report, basename(target.file));
    const seen = { file: target.file, organ: isCertain ? organ : undefined, year, digest: digestOf(read.report) };
    const bound = ownersIn(read.report.tree.source, read.report.tree.kind);
    return bound.length > 0 ? { ...seen, organ: undefined, bound } : seen;
  } catch {
    // said when the file is checked
    return undefined;
  }
}

import { basename } from 'node:path';
import { type Digest, digestOf } from '../report/fingerprint.ts';
import { isCertainlyReport } from '../service/certain.ts';
import { type Io, isComplaint } from './io.ts';
import type { Target } from './paths.ts';
import { readTarget } from './read-target.ts';

/** What the other reports of a run need to know of one: plain data, so that it can come from another thread. */
export interface Surveyed {
  readonly file: string;
  readonly organ: string | undefined;
  readonly year: number | undefined;
  readonly digest: Digest;
}

/** Reads a file for the sake of the others; `undefined` for what is no report or cannot be read. */
export async function survey(target: Target, io: Io): Promise<Surveyed | undefined> {
  try {
    const read = await readTarget(target, io);
    if (isComplaint(read) || !isCertainlyReport(read.report, basename(target.file))) return undefined;
    const { organ, year } = read.report;
    return { file: target.file, organ, year, digest: digestOf(read.report) };
  } catch {
    // said when the file is checked
    return undefined;
  }
}

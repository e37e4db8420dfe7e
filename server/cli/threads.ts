import { type GivenLastYear, readGivenLastYear } from './given-last-year.ts';
import { type Io, isComplaint } from './io.ts';
import { checkJob, type Job } from './job.ts';
import type { Outcome } from './outcome.ts';
import type { Target } from './paths.ts';
import { type Surveyed, survey } from './survey.ts';

/** Work for a thread: files to read for the sake of the others, or files to check. */
export type Request = { readonly survey: readonly Target[] } | { readonly check: readonly Job[]; readonly lastYear: string | undefined };

/** The answer, one for each file in the order of the request. */
export type Answer = readonly (Surveyed | undefined)[] | readonly Outcome[];

/** Another thread of this program. */
export interface Thread {
  /** Rejects when the thread has come to grief. */
  ask(request: Request): Promise<Answer>;
  end(): void;
}

/** Does what is asked, in whatever thread this is. */
export async function answer(request: Request, io: Io): Promise<Answer> {
  if ('survey' in request) return surveyAll(request.survey, io);
  return checkAll(request.check, await readLastYear(request.lastYear, io), io);
}

async function surveyAll(targets: readonly Target[], io: Io): Promise<readonly (Surveyed | undefined)[]> {
  const found: (Surveyed | undefined)[] = [];
  for (const target of targets) found.push(await survey(target, io));
  return found;
}

async function checkAll(jobs: readonly Job[], lastYear: GivenLastYear | undefined, io: Io): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const job of jobs) outcomes.push(await checkJob(job, lastYear, io));
  return outcomes;
}

/** The file named with `--last-year`; it was read before, so that a complaint has been made. */
async function readLastYear(file: string | undefined, io: Io): Promise<GivenLastYear | undefined> {
  const read = file === undefined ? undefined : await readGivenLastYear(file, io);
  return read === undefined || isComplaint(read) ? undefined : read;
}

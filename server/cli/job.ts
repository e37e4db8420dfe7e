import type { Report } from '../report/report.ts';
import { checkFile, type CheckFileOptions } from './check-file.ts';
import type { GivenLastYear } from './given-last-year.ts';
import type { Io } from './io.ts';
import { linesElsewhere } from './lines-elsewhere.ts';
import { neighboursOfFile } from './neighbours-of-file.ts';
import type { Outcome } from './outcome.ts';
import type { Target } from './paths.ts';
import type { Surroundings } from './run-reports.ts';
import { subordinatesOf } from './subordinates.ts';

/** One file to check: plain data, so that another thread can do it. */
export interface Job {
  readonly target: Target;
  readonly options: CheckFileOptions;
  readonly surroundings: Surroundings;
}

/** Checks a file among its neighbours. `given`: the file named with `--last-year`. */
export async function checkJob({ target, options, surroundings }: Job, given: GivenLastYear | undefined, io: Io): Promise<Outcome> {
  const outcome = await checkFile(
    target,
    async (report) => {
      const subordinates = await subordinatesOf(io).of(target.file, report);
      const around = (one: Report, own: Surroundings) => neighboursOfFile(target.file, one, own, given?.of, io);
      const neighbours = { ...around(report, surroundings), subordinates };
      const neighboursOf = (one: Report, index: number) => ({
        ...around(one, { ...surroundings, lastYear: surroundings.lastYears?.[index] }),
        ...(index === 0 ? { subordinates } : {}),
      });
      return { ...options, check: { ...options.check, neighbours, neighboursOf } };
    },
    io,
  );
  return { ...outcome, elsewhere: linesElsewhere(outcome.problems, io) };
}

import { reportsBeside } from './beside.ts';
import type { CheckFileOptions } from './check-file.ts';
import type { Io } from './io.ts';
import type { Job } from './job.ts';
import type { Outcome } from './outcome.ts';
import type { Target } from './paths.ts';
import { noSurroundings, surroundingsOfRun } from './run-reports.ts';
import type { Surveyed } from './survey.ts';
import { answer, type Answer, type Request, type Thread } from './threads.ts';

/** Files to check, and how. */
export interface Run {
  readonly targets: readonly Target[];
  readonly optionsFor: (target: Target) => CheckFileOptions;
  /** The report named with `--last-year`. */
  readonly lastYear: string | undefined;
  /** At most so many threads; all cores where left out. */
  readonly threads: number | undefined;
  /** So many files have been read for the sake of the others. */
  readonly surveyed: (files: number) => void;
}

/** So many files are worth a thread. */
const WORTH_A_THREAD = 48;
/** Files in one request: enough that asking costs nothing, few enough that no thread waits for another at the end. */
const PORTION = 24;

/**
 * Checks the files and gives the outcomes in their order, as soon as they are there. First every file is read for what the others need to know of it;
 * then each is checked among its neighbours. Many files are shared out among threads; the outcomes are the same.
 */
export async function* checkFiles(run: Run, given: Io): AsyncGenerator<Outcome> {
  const { targets } = run;
  const io = readingOnce(given);
  const threads = startThreads(run, io);
  const ask = (thread: Thread | undefined, request: Request): Promise<Answer> =>
    // a thread that has come to grief is done without
    thread ? thread.ask(request).catch(() => answer(request, io)) : answer(request, io);
  try {
    const reports: Surveyed[] = [];
    const beside = reportsBeside(targets, io);
    if (targets.length + beside.length > 1) {
      let done = 0;
      for await (const found of inOrder(portions(targets), threads, (thread, survey) => ask(thread, { survey }))) {
        for (const one of found) if (one && 'digest' in one) reports.push(one);
        done += found.length;
        run.surveyed(done);
      }
    }
    const surroundings = reports.length + beside.length > 1 ? surroundingsOfRun(reports, beside, run.lastYear) : () => noSurroundings;
    const check = (thread: Thread | undefined, some: readonly Target[]): Promise<Answer> => {
      const jobs = some.map((target): Job => ({ target, options: run.optionsFor(target), surroundings: surroundings(target.file) }));
      return ask(thread, { check: jobs, lastYear: run.lastYear });
    };
    for await (const outcomes of inOrder(threads.length > 0 ? portions(targets) : targets.map((target) => [target]), threads, check)) {
      for (const outcome of outcomes) if (outcome && 'problems' in outcome) yield outcome;
    }
  } finally {
    for (const thread of threads) thread.end();
  }
}

/** Standard input is there once, and is wanted twice. */
function readingOnce(io: Io): Io {
  let bytes: Promise<Uint8Array> | undefined;
  return { ...io, stdin: () => (bytes ??= io.stdin()) };
}

function startThreads({ targets, threads }: Run, io: Io): readonly Thread[] {
  const { startThread } = io;
  const count = Math.min(threads ?? io.cores, Math.floor(targets.length / WORTH_A_THREAD));
  // standard input can be read once
  if (!startThread || count < 2 || targets.some(({ file }) => file === '-')) return [];
  return Array.from({ length: count }, startThread);
}

function portions<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / PORTION) }, (_, i) => items.slice(i * PORTION, (i + 1) * PORTION));
}

/** Has each portion worked on by the next thread that is free, and gives the results in the order of the portions. */
async function* inOrder<T, R>(
  items: readonly T[],
  threads: readonly Thread[],
  work: (thread: Thread | undefined, item: T) => Promise<R>,
): AsyncGenerator<R> {
  if (threads.length === 0) {
    for (const item of items) yield await work(undefined, item);
    return;
  }
  const results = items.map(() => deferred<R>());
  let next = 0;
  const busy = threads.map(async (thread) => {
    for (let i = next++; i < items.length; i = next++) {
      const item = items[i];
      const result = results[i];
      if (item === undefined || !result) continue;
      // what goes wrong is told to whoever takes the result
      await work(thread, item).then(result.resolve, result.reject);
    }
  });
  for (const { promise } of results) yield await promise;
  await Promise.all(busy);
}

function deferred<R>(): { readonly promise: Promise<R>; readonly resolve: (value: R) => void; readonly reject: (reason: unknown) => void } {
  let resolve: (value: R) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<R>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
}

import type { Files } from './files.ts';

/** A look at files fetches at least one more each time it is repeated: folder by folder, or from one report to the one that it names. */
const MOST_ROUNDS = 64;

/**
 * What `run` comes to when every file that it asks for is at hand. On a disk it runs once. Where files have to be fetched it is run again as long as
 * it misses some; `again` is called when it does, and before it is run again: what was concluded from their absence does not hold, for nobody else who
 * comes meanwhile either. `run` must not wait for anything.
 */
export async function complete<Result>({ fetching }: Files, run: () => Result, again?: () => void): Promise<Result> {
  if (!fetching) return run();
  for (let round = 1; ; round++) {
    // what others missed is looked after by them
    fetching.missed();
    const result = run();
    const missed = fetching.missed();
    if (missed.length === 0 || round === MOST_ROUNDS) return result;
    again?.();
    await fetching.bring(missed);
    again?.();
  }
}

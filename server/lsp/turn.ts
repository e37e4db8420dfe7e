/** Where a handler's failure is written down. */
export interface Log {
  error(message: string): void;
}

/** One turn of the event loop: what has arrived meanwhile, a cancellation above all, is taken in. */
export const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Work that nobody waits for: what goes wrong is logged. */
export async function safely(log: Log, name: string, run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error(`${name}: ${inWords(error)}`);
  }
}

/** An error with where it came from, for the log. */
export const inWords = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

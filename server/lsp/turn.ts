/** Where a handler's failure is written down. */
export interface Log {
  error(message: string): void;
}

/** One turn of the event loop: what has arrived meanwhile, a cancellation above all, is taken in. */
export const turn = (): Promise<void> => new Promise((done) => (typeof setImmediate === 'function' ? setImmediate(done) : message(done)));

interface Channels {
  readonly MessageChannel: new () => { readonly port1: Port; readonly port2: Port };
}

interface Port {
  onmessage: (() => void) | null;
  postMessage(message: null): void;
  close(): void;
}

/** A web worker has no such call, but messages, which are taken in one a turn. */
function message(done: () => void): void {
  const { port1, port2 } = new (globalThis as unknown as Channels).MessageChannel();
  port1.onmessage = () => {
    port1.close();
    done();
  };
  port2.postMessage(null);
}

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

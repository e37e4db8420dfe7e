import {
  type CancellationToken,
  type Connection,
  LogMessageNotification,
  LSPErrorCodes,
  MessageType,
  ResponseError,
} from 'vscode-languageserver';

/** Where a handler's failure is written down. */
export interface Log {
  error(message: string): void;
}

/** The client's log; nobody hears a message that comes after the connection was closed. */
export function logOf(connection: Connection): Log {
  return Object.freeze({
    error(message: string) {
      const send = async () => connection.sendNotification(LogMessageNotification.type, { type: MessageType.Error, message });
      send().catch(() => {});
    },
  });
}

/** Work that nobody waits for: what goes wrong is logged. */
export async function safely(log: Log, name: string, run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error(`${name}: ${inWords(error)}`);
  }
}

const inWords = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** One turn of the event loop: what has arrived meanwhile, a cancellation above all, is taken in. */
export const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Tells the client that its own cancellation has been honoured. */
export const cancelled = (): ResponseError<never> => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');

/**
 * A handler made safe: it gives the event loop one turn, looks at the token, computes; what goes wrong is logged and answered with
 * `fallback`, so that no report can end the server.
 */
export function guard<Params, Result>(
  log: Log,
  name: string,
  fallback: Result,
  handle: (params: Params, token: CancellationToken) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
  return async (params, token) => {
    await turn();
    if (token.isCancellationRequested) return cancelled();
    try {
      return await handle(params, token);
    } catch (error) {
      if (error instanceof ResponseError) return error as ResponseError<never>;
      log.error(`${name}: ${inWords(error)}`);
      return fallback;
    }
  };
}

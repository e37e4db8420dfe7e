import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Where a handler's failure is written down. */
export interface Log {
  error(message: string): void;
}

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
      log.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return fallback;
    }
  };
}

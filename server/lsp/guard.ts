import {
  type CancellationToken,
  type Connection,
  LogMessageNotification,
  LSPErrorCodes,
  MessageType,
  ResponseError,
} from 'vscode-languageserver';
import { inWords, type Log, turn } from './turn.ts';

/** The client's log; nobody hears a message that comes after the connection was closed. */
export function logOf(connection: Connection): Log {
  return Object.freeze({
    error(message: string) {
      const send = async () => connection.sendNotification(LogMessageNotification.type, { type: MessageType.Error, message });
      send().catch(() => {});
    },
  });
}

/**
 * A handler made safe: it gives the event loop one turn, looks at the token, computes; what goes wrong is logged and answered with
 * `fallback`, so that no report can end the server. A request that was cancelled meanwhile is answered as cancelled.
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
      const result = await handle(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      log.error(`${name}: ${inWords(error)}`);
      return fallback;
    }
  };
}

/** A request that cannot be met, with a sentence for the user: no fault. */
export const refused = (reason: string): ResponseError<never> => new ResponseError(LSPErrorCodes.RequestFailed, reason);

const cancelled = (): ResponseError<never> => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');

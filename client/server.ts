import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Notification, Request } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { isReportDocument } from './documents.ts';
import { inWords } from './english.ts';

/** The language server as the rest of the client sees it. */
export interface Server extends vscode.Disposable {
  /** Starts it where it does not run yet. Rejects when it cannot be started. */
  readonly start: () => Promise<BaseLanguageClient>;
  readonly stop: () => Promise<void>;
  readonly isRunning: () => boolean;
  readonly restart: () => Promise<void>;
  /** Starts it where needed, then asks. */
  readonly ask: <Params, Result>(request: Request<Params, Result>, params: Params) => Promise<Result>;
  /** Tells it where it runs; otherwise nobody needs to know. */
  readonly tell: <Params>(notification: Notification<Params>, params: Params) => void;
  /** Called with every client that has been started, before it hears anything. */
  readonly onStarted: vscode.Event<BaseLanguageClient>;
  readonly log: vscode.LogOutputChannel;
}

/** Makes a client that has a server behind it, not started yet. */
export type LaunchServer = (log: vscode.LogOutputChannel) => Promise<BaseLanguageClient>;

/** The server, not launched before somebody needs it. */
export function createServer(launchClient: LaunchServer): Server {
  const log = vscode.window.createOutputChannel(inWords(say`政府信息公开年报`), { log: true });
  const started = new vscode.EventEmitter<BaseLanguageClient>();
  let starting: Promise<BaseLanguageClient> | undefined;
  let running: BaseLanguageClient | undefined;

  const launch = async () => {
    const client = await launchClient(log);
    started.fire(client);
    await client.start();
    running = client;
    return client;
  };
  const start = () => {
    starting ??= launch().catch((error: unknown) => {
      starting = undefined;
      log.error(error instanceof Error ? error : String(error));
      throw error;
    });
    return starting;
  };
  const stop = async () => {
    const client = await starting?.catch(() => undefined);
    starting = undefined;
    running = undefined;
    await client?.dispose();
  };
  return {
    start,
    stop,
    isRunning: () => running !== undefined,
    async restart() {
      await stop();
      await start();
    },
    async ask(request, params) {
      return (await start()).sendRequest(request.method, params);
    },
    tell(notification, params) {
      void running?.sendNotification(notification.method, params);
    },
    onStarted: started.event,
    log,
    dispose() {
      void stop();
      started.dispose();
      log.dispose();
    },
  };
}

/** Starts the server with the first report that is open. */
export function startWithFirstReport(server: Server): vscode.Disposable {
  const consider = (document: vscode.TextDocument) => {
    if (isReportDocument(document)) void server.start().catch(() => sayFailed(server));
  };
  vscode.workspace.textDocuments.forEach(consider);
  return vscode.workspace.onDidOpenTextDocument(consider);
}

async function sayFailed(server: Server): Promise<void> {
  const answer = await vscode.window.showErrorMessage(inWords(say`年报核对服务未能启动。`), inWords(say`查看日志`));
  if (answer) server.log.show();
}

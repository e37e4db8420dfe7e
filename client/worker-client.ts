import type * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { clientNames, clientOptions } from './client-options.ts';
import type { Left } from './left.ts';
import { answerForFiles } from './workspace-files.ts';

type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

declare const Worker: new (address: string) => Port & { postMessage(message: unknown): void };

/**
 * A client for the server at `address`, a web worker; not started yet. `session`: where the worker has the larger part of the server from, loaded when the
 * greeting is over.
 */
export function createWorkerClient(address: string, session: string, log: vscode.LogOutputChannel, left: Left): LanguageClient {
  const launch = async () => {
    const worker = new Worker(address);
    // the worker's first message, before the protocol's own: it does not know where it was loaded from
    worker.postMessage(session);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client: LanguageClient = new LanguageClient(...clientNames(), launch, clientOptions(log, left, true));
  answerForFiles(client);
  return client;
}

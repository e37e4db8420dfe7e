import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import nodeFlags from './node-flags.json' with { type: 'json' };
import environment from './server-environment.json' with { type: 'json' };
import { clientNames, clientOptions } from './client-options.ts';
import type { Left } from './left.ts';
import { answerForFiles } from './workspace-files.ts';

/** A client for the server at `module`, a process of its own; not started yet. */
export function createLanguageClient(module: string, log: vscode.LogOutputChannel, left: Left): LanguageClient {
  const isVirtual = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.scheme !== 'file') ?? false;
  const client = new LanguageClient(
    ...clientNames(),
    // what is read for one keystroke is forgotten with the next: a small heap and one thread beside it are enough; outside the heap one pool, where glibc
    // would take one for each thread, and what compiling took in large pieces goes back to the system at once
    { module, transport: TransportKind.ipc, options: { execArgv: nodeFlags, env: environment } },
    clientOptions(log, left, isVirtual),
  );
  if (isVirtual) answerForFiles(client);
  return client;
}

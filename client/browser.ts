import * as vscode from 'vscode';
import { activateOn, type Exports } from './activate.ts';
import { askedTables } from './asked-tables.ts';

/** Entry of the extension in a browser (vscode.dev): the server is a web worker. */
export function activate(context: vscode.ExtensionContext): Exports {
  const inDist = (name: string) => vscode.Uri.joinPath(context.extensionUri, 'dist', name).toString(true);
  return activateOn(
    {
      launch: (left) => async (log) =>
        (await import('./worker-client.ts')).createWorkerClient(inDist('worker.js'), inDist('session.js'), log, left),
      tablesOf: askedTables,
    },
    context,
  );
}

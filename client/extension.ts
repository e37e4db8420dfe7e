import type * as vscode from 'vscode';
import { registerCommands } from './commands.ts';
import { followCursor } from './cursor.ts';
import { rememberLeft } from './left.ts';
import { pasteTables } from './paste.ts';
import { type Markdown, showOfficialTables } from './preview.ts';
import { recogniseReports } from './recognise.ts';
import { createServer, startWithFirstReport } from './server.ts';
import { showStatus } from './status.ts';
import { followTables } from './table-keys.ts';

/** What other extensions and tests may ask. */
export interface Exports {
  readonly serverIsRunning: () => boolean;
  /** Called by VS Code when the Markdown preview is opened. */
  readonly extendMarkdownIt: <M extends Markdown>(markdown: M) => M;
}

/** Entry of the extension. Until a report is open, nothing runs but the look at Markdown and text documents. */
export function activate(context: vscode.ExtensionContext): Exports {
  const left = rememberLeft(context.globalState);
  const server = createServer(context.asAbsolutePath('dist/server.cjs'), left);
  context.subscriptions.push(
    left,
    server,
    showStatus(server),
    followCursor(server),
    followTables(),
    pasteTables(server),
    registerCommands(server, context),
    startWithFirstReport(server),
    recogniseReports(left),
  );
  const module = context.asAbsolutePath('dist/session.cjs');
  return { serverIsRunning: server.isRunning, extendMarkdownIt: (markdown) => showOfficialTables(markdown, module) };
}

import type * as vscode from 'vscode';
import { registerCommands } from './commands.ts';
import { supplyConfigSchema } from './config-schema.ts';
import { followCursor } from './cursor.ts';
import { type EquationTests, showEquations } from './equation-tests.ts';
import { followGhosted } from './ghosted.ts';
import { type Left, rememberLeft } from './left.ts';
import { pasteTables } from './paste.ts';
import { type ShownPlace, showPlace } from './place.ts';
import { type Markdown, showOfficialTables, type TablesOf } from './preview.ts';
import { recogniseReports } from './recognise.ts';
import { followReports } from './report-list.ts';
import { type ReportsView, showReports } from './reports-view.ts';
import { createServer, type LaunchServer, type Server, startWithFirstReport } from './server.ts';
import { keepShortCellsWhole, type Rendering } from './short-cells.ts';
import { showStatus } from './status.ts';
import { followTables } from './table-keys.ts';

/** What other extensions and tests may ask. */
export interface Exports {
  readonly serverIsRunning: () => boolean;
  /** What the view 年报 shows, the equations as tests, and the place of the cursor in its table. */
  readonly shown: {
    readonly reports: ReportsView['provider'];
    readonly equations: Pick<EquationTests, 'items' | 'onDidRefresh'>;
    readonly place: Pick<ShownPlace, 'text' | 'onDidChange'>;
  };
  /** Called by VS Code when the Markdown preview is opened. */
  readonly extendMarkdownIt: <M extends Markdown & Rendering>(markdown: M) => M;
}

/** What differs between an extension host with a machine under it and one in a browser. */
export interface Platform {
  /** How the server comes to run. */
  readonly launch: (left: Left) => LaunchServer;
  /** Where a preview has its tables from. */
  readonly tablesOf: (server: Server) => TablesOf;
}

/** The extension on either platform. Until a report is open, nothing runs but the look at Markdown and text documents. */
export function activateOn({ launch, tablesOf }: Platform, context: vscode.ExtensionContext): Exports {
  const left = rememberLeft(context.globalState);
  const server = createServer(launch(left));
  const reports = followReports(server, left);
  const view = showReports(reports, context.workspaceState);
  const place = showPlace(server);
  const equations = showEquations(server, reports);
  context.subscriptions.push(
    left,
    server,
    reports,
    view,
    showStatus(server),
    place,
    equations,
    followCursor(server),
    followTables(),
    followGhosted(server),
    pasteTables(server),
    registerCommands(server, context, reports, view),
    startWithFirstReport(server),
    recogniseReports(left),
    supplyConfigSchema(context.extensionUri),
  );
  const tables = tablesOf(server);
  return {
    shown: { reports: view.provider, equations, place },
    serverIsRunning: server.isRunning,
    extendMarkdownIt: (markdown) => keepShortCellsWhole(showOfficialTables(markdown, tables)),
  };
}

import * as vscode from 'vscode';
import { reportsChangedNotification, reportsRequest } from '../server/protocol.ts';
import type { Left } from './left.ts';
import type { ListedReport } from './report-groups.ts';
import type { Server } from './server.ts';

/** All reports of the workspace as the server knows them, kept up to date. */
export interface ReportList extends vscode.Disposable {
  readonly all: () => readonly ListedReport[];
  readonly onDidChange: vscode.Event<readonly ListedReport[]>;
}

/** Changes that come together are asked for once: while a folder is being checked there are many. */
const TOGETHER = 250;

/** Follows the server's list; empty until the server runs. Reports that the user has left are not in it. */
export function followReports(server: Server, left: Left): ReportList {
  const changed = new vscode.EventEmitter<readonly ListedReport[]>();
  let reports: readonly ListedReport[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const set = (fresh: readonly ListedReport[]) => {
    reports = fresh;
    changed.fire(reports);
  };
  const ask = async () => {
    waiting = undefined;
    if (!server.isRunning()) return;
    const fresh = await server.ask(reportsRequest, {});
    set(
      fresh.flatMap((one) => {
        const uri = vscode.Uri.parse(one.uri);
        return left.hasFile(uri) ? [] : [{ ...one, uri: uri.toString() }];
      }),
    );
  };
  const soon = () => {
    waiting ??= setTimeout(() => void ask().catch((error: unknown) => server.log.error(String(error))), TOGETHER);
  };
  const parts = vscode.Disposable.from(
    changed,
    { dispose: () => clearTimeout(waiting) },
    server.onStarted((client) => {
      if (reports.length > 0) set([]);
      client.onNotification(reportsChangedNotification.method, soon);
    }),
  );
  return {
    all: () => reports,
    onDidChange: changed.event,
    dispose: () => parts.dispose(),
  };
}

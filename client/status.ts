import * as vscode from 'vscode';
import { type ParamsOf, type ReportStatus, statusChangedNotification } from '../server/protocol.ts';
import { type English, say, toText } from '../server/text/say.ts';
import { SHOW_REASONS } from './command-names.ts';
import { activeReport, reportSelector } from './documents.ts';
import { wantedEnglish } from './english.ts';
import type { Server } from './server.ts';
import { type StatusText, statusText } from './status-text.ts';

const SEVERITY = {
  error: vscode.LanguageStatusSeverity.Error,
  warning: vscode.LanguageStatusSeverity.Warning,
  information: vscode.LanguageStatusSeverity.Information,
} as const satisfies Record<StatusText['severity'], vscode.LanguageStatusSeverity>;

/** The language status item of reports: shows the last status that the server sent of the active one. */
export function showStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('nianbao.status', reportSelector());
  item.name = '政府信息公开年报';
  let english: English | undefined;
  const statuses = new Map<string, ReportStatus>();

  const update = () => {
    const title = toText(say`核对情况`, english);
    item.command = { command: SHOW_REASONS, title, tooltip: toText(say`核对了什么，为什么没有问题`, english) };
    const editor = activeReport();
    if (!editor) return;
    const status = statuses.get(editor.document.uri.toString());
    item.busy = status === undefined;
    const { text, detail, severity } = status
      ? statusText(status, english)
      : { text: toText(say`正在核对`, english), detail: '', severity: 'information' as const };
    item.text = text;
    item.detail = detail;
    item.severity = SEVERITY[severity];
  };
  const received = ({ uri, status }: ParamsOf<typeof statusChangedNotification>) => {
    // the server may write an address in another way than the editor does
    statuses.set(vscode.Uri.parse(uri).toString(), status);
    update();
  };
  const choose = async () => {
    english = await wantedEnglish();
    update();
  };
  update();
  void choose();
  return vscode.Disposable.from(
    item,
    server.onStarted((client) => {
      statuses.clear();
      client.onNotification(statusChangedNotification.method, received);
    }),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('nianbao.language')) void choose();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => statuses.delete(uri.toString())),
  );
}

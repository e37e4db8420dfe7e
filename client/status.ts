import * as vscode from 'vscode';
import { type ParamsOf, type ReportStatus, statusChangedNotification } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { SHOW_REASONS } from './command-names.ts';
import { activeReport, reportSelector } from './documents.ts';
import { inWords, onDidChangeLanguage, wantedEnglish } from './english.ts';
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
  const statuses = new Map<string, ReportStatus>();

  const update = () => {
    item.name = inWords(say`政府信息公开年报`);
    item.command = { command: SHOW_REASONS, title: inWords(say`核对情况`), tooltip: inWords(say`核对了什么，为什么没有问题`) };
    const editor = activeReport();
    if (!editor) return;
    const status = statuses.get(editor.document.uri.toString());
    item.busy = status === undefined;
    const { text, detail, severity } = status
      ? statusText(status, wantedEnglish())
      : { text: inWords(say`正在核对`), detail: '', severity: 'information' as const };
    item.text = text;
    item.detail = detail;
    item.severity = SEVERITY[severity];
  };
  const received = ({ uri, status }: ParamsOf<typeof statusChangedNotification>) => {
    // the server may write an address in another way than the editor does
    statuses.set(vscode.Uri.parse(uri).toString(), status);
    update();
  };
  update();
  return vscode.Disposable.from(
    item,
    server.onStarted((client) => {
      statuses.clear();
      client.onNotification(statusChangedNotification.method, received);
    }),
    vscode.window.onDidChangeActiveTextEditor(update),
    onDidChangeLanguage(update),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => statuses.delete(uri.toString())),
  );
}

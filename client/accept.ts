import * as vscode from 'vscode';
import { acceptRequest } from '../server/protocol.ts';
import { activeReport } from './documents.ts';
import type { Server } from './server.ts';

/** 把现有问题记入基线: the findings of the active report, or of every report (`argument: 'all'`), are put up with from now on. Asks which where not told. */
export async function acceptFindings(server: Server, argument: unknown): Promise<boolean> {
  const uri = activeReport()?.document.uri.toString();
  const scope = argument === 'file' || argument === 'all' ? argument : await choose(uri !== undefined);
  if (scope === undefined || (scope === 'file' && uri === undefined)) return false;
  const answer = await server.ask(acceptRequest, scope === 'file' && uri !== undefined ? { uri } : {});
  if ('reason' in answer) {
    void vscode.window.showInformationMessage(answer.reason);
    return false;
  }
  const texts = answer.files.map(({ uri: to, text }) => ({ uri: vscode.Uri.parse(to, true), text }));
  for (const { uri: to, text } of texts) await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(text));
  void vscode.window.showInformationMessage(`已将 ${answer.findings} 处问题记入基线 ${answer.baseline}，以后不再提示。`);
  return true;
}

async function choose(isReport: boolean): Promise<'file' | 'all' | undefined> {
  const items = [
    ...(isReport ? [{ label: '当前年报', scope: 'file' as const }] : []),
    { label: '全部年报', description: '工作区中已核对的', scope: 'all' as const },
  ];
  return (await vscode.window.showQuickPick(items, { title: '把现有问题记入基线' }))?.scope;
}

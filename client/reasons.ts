import * as vscode from 'vscode';
import { type ReportStatus, statusRequest, type TableStatus } from '../server/protocol.ts';
import { type English, listed, say, toText } from '../server/text/say.ts';
import { activeReport } from './documents.ts';
import { wantedEnglish } from './english.ts';
import type { Server } from './server.ts';
import { statusText } from './status-text.ts';
import { tableText } from './table-names.ts';

type Item = vscode.QuickPickItem & { readonly run?: () => unknown };

/** 为什么没有问题: what was checked of the active report and what was not, table by table, with a jump to each. */
export async function showReasons(server: Server): Promise<void> {
  const english = wantedEnglish();
  const editor = activeReport();
  if (!editor) {
    void vscode.window.showInformationMessage(toText(say`当前编辑器里不是年报，因此没有核对。`, english));
    return;
  }
  const status = await server.ask(statusRequest, { uri: editor.document.uri.toString() });
  const about = status ? statusText(status, english).text : say`尚未核对`;
  const title = toText(say`核对情况：${about}`, english);
  const picked = await vscode.window.showQuickPick(items(server, editor, status, english), { title });
  await picked?.run?.();
}

function items(server: Server, editor: vscode.TextEditor, status: ReportStatus | null, english: English | undefined): Item[] {
  return [
    ...(status?.tables ?? []).map((table) => tableItem(editor, table, english)),
    { label: toText(say`说明`, english), kind: vscode.QuickPickItemKind.Separator },
    ...(status?.reasons ?? []).map((reason): Item => ({ label: reason })),
    { label: toText(say`操作`, english), kind: vscode.QuickPickItemKind.Separator },
    {
      label: `$(list-flat) ${toText(say`查看全部问题`, english)}`,
      run: () => vscode.commands.executeCommand('workbench.actions.view.problems'),
    },
    {
      label: `$(settings-gear) ${toText(say`规则设置`, english)}`,
      run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'nianbao'),
    },
    { label: `$(refresh) ${toText(say`重启服务`, english)}`, run: () => server.restart() },
    { label: `$(output) ${toText(say`查看日志`, english)}`, run: () => server.log.show() },
  ];
}

function tableItem(
  editor: vscode.TextEditor,
  { name, form, equations, openCells, range }: TableStatus,
  english: English | undefined,
): Item {
  const icon = equations.violated > 0 ? 'error' : openCells > 0 ? 'circle-large-outline' : 'pass';
  const counts = [
    ...(equations.violated > 0 ? [say`${equations.violated} 条勾稽不符`] : []),
    ...(equations.satisfied > 0 ? [say`${equations.satisfied} 条勾稽相符`] : []),
    ...(equations.open > 0 ? [say`${equations.open} 条待填`] : []),
    ...(openCells > 0 ? [say`待填 ${openCells} 格`] : []),
  ];
  const place = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  return {
    label: `$(${icon}) ${toText(tableText(name), english)}`,
    description: toText(listed([say`${form}年格式`, ...counts], ' · '), english),
    run: async () => {
      const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
      shown.selection = new vscode.Selection(place.start, place.start);
      shown.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    },
  };
}

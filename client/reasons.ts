import * as vscode from 'vscode';
import { type ReportStatus, statusRequest, type TableStatus } from '../server/protocol.ts';
import { activeReport } from './documents.ts';
import type { Server } from './server.ts';
import { statusText } from './status-text.ts';

type Item = vscode.QuickPickItem & { readonly run?: () => unknown };

/** 为什么没有问题: what was checked of the active report and what was not, table by table, with a jump to each. */
export async function showReasons(server: Server): Promise<void> {
  const editor = activeReport();
  if (!editor) {
    void vscode.window.showInformationMessage('当前编辑器里不是年报，因此没有核对。');
    return;
  }
  const status = await server.ask(statusRequest, { uri: editor.document.uri.toString() });
  const title = status ? statusText(status).text : '尚未核对';
  const picked = await vscode.window.showQuickPick(items(server, editor, status), { title: `核对情况：${title}` });
  await picked?.run?.();
}

function items(server: Server, editor: vscode.TextEditor, status: ReportStatus | null): Item[] {
  return [
    ...(status?.tables ?? []).map((table) => tableItem(editor, table)),
    { label: '说明', kind: vscode.QuickPickItemKind.Separator },
    ...(status?.reasons ?? []).map((reason): Item => ({ label: reason })),
    { label: '操作', kind: vscode.QuickPickItemKind.Separator },
    { label: '$(list-flat) 查看全部问题', run: () => vscode.commands.executeCommand('workbench.actions.view.problems') },
    { label: '$(settings-gear) 规则设置', run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'nianbao') },
    { label: '$(refresh) 重启服务', run: () => server.restart() },
    { label: '$(output) 查看日志', run: () => server.log.show() },
  ];
}

function tableItem(editor: vscode.TextEditor, { name, form, equations, openCells, range }: TableStatus): Item {
  const icon = equations.violated > 0 ? 'error' : openCells > 0 ? 'circle-large-outline' : 'pass';
  const counts = [
    ...(equations.violated > 0 ? [`${equations.violated} 条勾稽不符`] : []),
    ...(equations.satisfied > 0 ? [`${equations.satisfied} 条勾稽相符`] : []),
    ...(equations.open > 0 ? [`${equations.open} 条待填`] : []),
    ...(openCells > 0 ? [`待填 ${openCells} 格`] : []),
  ];
  const place = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  return {
    label: `$(${icon}) ${name}`,
    description: [`${form}年格式`, ...counts].join(' · '),
    run: async () => {
      const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
      shown.selection = new vscode.Selection(place.start, place.start);
      shown.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    },
  };
}

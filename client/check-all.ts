import * as vscode from 'vscode';
import { checkAllProgressNotification, checkAllRequest, type ParamsOf, type ResultOf } from '../server/protocol.ts';
import { listed, say } from '../server/text/say.ts';
import { inWords } from './english.ts';
import { inform, offer, warnOfFailure } from './notices.ts';
import { officeFiles } from './office-files.ts';
import type { Server } from './server.ts';

type Result = ResultOf<typeof checkAllRequest>;

/**
 * 检查全部年报: judges every report of the workspace, shows how far it is and can be cancelled; then offers to save what was found, as a page to print or as
 * a row per report. Called with `{ target }` it saves there and asks nothing.
 */
export async function checkAll(server: Server, argument: unknown): Promise<Omit<Result, 'csv' | 'html'> | undefined> {
  const result = await run(server);
  if (!result) return undefined;
  const { reports, errors, warnings, unchecked } = result;
  if (hasTarget(argument)) await save(result, argument.target);
  else void offerToSave(result).catch((error: unknown) => warnOfFailure(server, error));
  return { reports, errors, warnings, unchecked };
}

async function run(server: Server): Promise<Result | undefined> {
  const client = await server.start();
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: inWords(say`检查全部年报`), cancellable: true },
    async (progress, token) => {
      let shown = 0;
      const listening = client.onNotification(
        checkAllProgressNotification.method,
        ({ done, total }: ParamsOf<typeof checkAllProgressNotification>) => {
          const percent = (done / total) * 100;
          progress.report({ message: `${done}/${total}`, increment: Math.max(0, percent - shown) });
          shown = Math.max(shown, percent);
        },
      );
      try {
        return await client.sendRequest<Result>(checkAllRequest.method, { office: await officeFiles(undefined, token) }, token);
      } catch (error) {
        if (!token.isCancellationRequested) throw error;
        inform(say`检查已取消，没有留下结果。`);
        return undefined;
      } finally {
        listening.dispose();
      }
    },
  );
}

async function offerToSave(result: Result): Promise<void> {
  const { reports, errors, warnings, unchecked } = result;
  const left = say`另有 ${unchecked} 个文件看名称是年报，没有核对（Word、PDF 等文件须先另存为网页或文本）。`;
  if (reports === 0) {
    inform(listed([say`工作区里没有可以核对的政府信息公开工作年度报告。`, ...(unchecked > 0 ? [left] : [])], ''));
    return;
  }
  const told = say`检查 ${reports} 份年报：错误 ${errors} 处，警告 ${warnings} 处。`;
  if (!(await offer(listed([told, ...(unchecked > 0 ? [left] : [])], ''), say`保存结果…`))) return;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: inWords(say`保存核对结果`),
    filters: { [inWords(say`网页（可打印，退回各单位）`)]: ['html'], [inWords(say`表格（每份一行）`)]: ['csv'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, inWords(say`年报核对结果.html`)) } : {}),
  });
  if (!target) return;
  await save(result, target);
  if (await offer(say`核对结果已存为 ${vscode.workspace.asRelativePath(target)}。`, say`打开`)) await vscode.env.openExternal(target);
}

/** By the name of the file: rows, or a page. Spreadsheet programs take rows for Chinese only where they begin with a mark. */
async function save({ csv, html }: Result, target: vscode.Uri): Promise<void> {
  const text = /\.csv$/i.test(target.path) ? `\ufeff${csv}` : html;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

const hasTarget = (argument: unknown): argument is { readonly target: vscode.Uri } =>
  typeof argument === 'object' && argument !== null && 'target' in argument && argument.target instanceof vscode.Uri;

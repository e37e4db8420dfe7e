import * as vscode from 'vscode';
import { fillTotalsRequest, reviewSheetRequest, reviewSheetUri } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { applyEdits } from './apply-edits.ts';
import { activeReport } from './documents.ts';
import { inWords } from './english.ts';
import { inform } from './notices.ts';
import { showPage } from './pages.ts';
import type { Server } from './server.ts';

/** 填合计: writes the blank totals that the other figures settle, of the table named by the argument or of the whole report, as one step of undo. */
export async function fillTotals(server: Server, address: unknown, table: unknown): Promise<number> {
  const uri = reportOf(address);
  if (!uri) return 0;
  const { version, edits } = await server.ask(fillTotalsRequest, { uri: uri.toString(), ...(isPosition(table) ? { table } : {}) });
  const document = await vscode.workspace.openTextDocument(uri);
  if (edits.length === 0) {
    inform(say`没有可填的合计：合计格已填，或各项还没有填全。`);
    return 0;
  }
  const totals = edits.map(({ range: { start, end }, newText }) =>
    vscode.TextEdit.replace(new vscode.Range(start.line, start.character, end.line, end.character), newText),
  );
  if (await applyEdits(document, version, totals)) return totals.length;
  inform(say`填合计时文稿有改动，未填。`);
  return 0;
}

/** 核对单: shows every equation and every finding of the report beside it. */
export async function showReviewSheet(server: Server, address: unknown): Promise<void> {
  const uri = reportOf(address);
  if (!uri) return;
  await server.start();
  await showPage(vscode.Uri.parse(reviewSheetUri(uri.toString(), inWords(say`核对单`))), true);
}

const formats = (): readonly { readonly label: string; readonly description: string; readonly format: 'html' | 'markdown' }[] => [
  { label: inWords(say`网页（.html）`), description: inWords(say`用浏览器打开、打印`), format: 'html' },
  { label: 'Markdown (.md)', description: '', format: 'markdown' },
];

/** 导出核对单: asks for the form and the file, and writes it. */
export async function exportReviewSheet(server: Server, argument: unknown): Promise<vscode.Uri | undefined> {
  return saveSheet(inWords(say`导出核对单`), argument, async (uri, format) => {
    const sheet = await server.ask(reviewSheetRequest, { uri: uri.toString(), format });
    if (!sheet) inform(say`这份文档不是政府信息公开工作年度报告，没有核对单。`);
    return sheet ?? undefined;
  });
}

/** Has a sheet about a report made in a form that is asked for, and writes it where that is wanted; with everything decided beforehand nothing is asked. */
export async function saveSheet(
  title: string,
  argument: unknown,
  make: (uri: vscode.Uri, format: 'html' | 'markdown') => Promise<{ readonly text: string; readonly fileName: string } | undefined>,
): Promise<vscode.Uri | undefined> {
  const uri = reportOf(isTarget(argument) ? argument.report : argument);
  if (!uri) return undefined;
  const format = isTarget(argument) ? argument.format : (await vscode.window.showQuickPick(formats(), { title }))?.format;
  if (!format) return undefined;
  const sheet = await make(uri, format);
  if (!sheet) return undefined;
  const beside = uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(uri, '..');
  const proposed = beside && vscode.Uri.joinPath(beside, sheet.fileName);
  const target = isTarget(argument)
    ? argument.target
    : await vscode.window.showSaveDialog({ title, ...(proposed ? { defaultUri: proposed } : {}) });
  if (!target) return undefined;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(sheet.text));
  return target;
}

/** Called with everything decided, as a script does. */
interface Target {
  readonly report: unknown;
  readonly format: 'html' | 'markdown';
  readonly target: vscode.Uri;
}

const isTarget = (argument: unknown): argument is Target =>
  typeof argument === 'object' && argument !== null && 'target' in argument && 'format' in argument && 'report' in argument;

/** The report at an address, or the one in the active editor. */
export function reportOf(address: unknown): vscode.Uri | undefined {
  if (typeof address === 'string') return vscode.Uri.parse(address);
  if (address instanceof vscode.Uri) return address;
  const editor = activeReport();
  if (!editor) inform(say`当前编辑器里不是年报。`);
  return editor?.document.uri;
}

const isPosition = (given: unknown): given is { readonly line: number; readonly character: number } =>
  typeof given === 'object' && given !== null && 'line' in given && typeof given.line === 'number' && 'character' in given;

import * as vscode from 'vscode';
import { LANGUAGE, newReportRequest, type ParamsOf } from '../server/protocol.ts';
import type { Server } from './server.ts';

const ORGAN_KEY = 'nianbao.organ';

/**
 * 新建年报: asks for organ and year (or takes them from the argument) and opens an untitled report with the form of that year. In a folder it
 * has the name under which it will be saved there.
 */
export async function newReport(server: Server, memory: vscode.Memento, argument: unknown): Promise<vscode.Uri | undefined> {
  const wanted = isWanted(argument) ? argument : await ask(memory);
  if (!wanted) return undefined;
  const { text, fileName } = await server.ask(newReportRequest, wanted);
  const document = await open(text, fileName);
  await vscode.window.showTextDocument(document);
  return document.uri;
}

type Wanted = ParamsOf<typeof newReportRequest>;

/** The New File menu gives a context of its own as argument: only what names organ or year is ours. */
const isWanted = (argument: unknown): argument is Wanted =>
  typeof argument === 'object' && argument !== null && ('organ' in argument || 'year' in argument);

async function ask(memory: vscode.Memento): Promise<Wanted | undefined> {
  const organ = await vscode.window.showInputBox({
    title: '新建年报（1/2）',
    prompt: '机关全称，可留空稍后再填',
    placeHolder: '示例县示例镇人民政府',
    value: memory.get<string>(ORGAN_KEY, ''),
    ignoreFocusOut: true,
  });
  if (organ === undefined) return undefined;
  const year = await vscode.window.showInputBox({
    title: '新建年报（2/2）',
    prompt: '报告的年度，表式随年度而定',
    value: String(new Date().getFullYear() - 1),
    validateInput: (value) => (/^20\d\d$/.test(value.trim()) ? undefined : '年度应为四位数字，如 2025'),
    ignoreFocusOut: true,
  });
  if (year === undefined) return undefined;
  await memory.update(ORGAN_KEY, organ.trim());
  return { ...(organ.trim() ? { organ: organ.trim() } : {}), year: Number(year) };
}

async function open(text: string, fileName: string): Promise<vscode.TextDocument> {
  const uri = await freeName(fileName);
  if (!uri) return vscode.workspace.openTextDocument({ language: LANGUAGE, content: text });
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  return document.languageId === LANGUAGE ? document : vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
}

/** The name in the first folder as untitled document; `undefined` without a folder, or where the name is taken. */
async function freeName(fileName: string): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) return undefined;
  const file = vscode.Uri.joinPath(folder.uri, fileName);
  const untitled = file.with({ scheme: 'untitled' });
  const isOpen = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === untitled.toString());
  if (isOpen) return undefined;
  return vscode.workspace.fs.stat(file).then(
    () => undefined,
    () => untitled,
  );
}

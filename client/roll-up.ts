import * as vscode from 'vscode';
import { LANGUAGE, rollUpRequest } from '../server/protocol.ts';
import { listed, say } from '../server/text/say.ts';
import { inWords } from './english.ts';
import { inform } from './notices.ts';
import { officeFiles } from './office-files.ts';
import { relativePath } from './relative-path.ts';
import type { Server } from './server.ts';

/**
 * 汇总下级年报: adds up the reports in the folders or files that were picked (or are given, as the explorer does) and opens the draft, untitled, under the
 * name that it will have beside them; its front matter names them, so that it is held against them from now on.
 */
export async function rollUp(server: Server, given: unknown, all: unknown): Promise<vscode.Uri | undefined> {
  const picked = Array.isArray(all) && all.length > 0 ? all.filter(isUri) : isUri(given) ? [given] : await ask();
  const [first] = picked;
  if (!first) return undefined;
  const folder = folderFor(first);
  const paths = picked.map((uri) => relativePath(folder.path, uri.path) || '.');
  const made = await server.ask(rollUpRequest, { at: vscode.Uri.joinPath(folder, '汇总.md').toString(), paths });
  // a sum without the reports in Word must not look whole
  const office = (await Promise.all(picked.map((one) => officeFiles(one)))).flat();
  const unread = office.length > 0 ? [say`${office.length} 个 Word、PDF 等文件看名称是年报，没有计入`] : [];
  if ('reason' in made) {
    inform(listed([made.reason, ...unread], '；'));
    return undefined;
  }
  const document = await open(vscode.Uri.joinPath(folder, made.fileName), made.text);
  await vscode.window.showTextDocument(document);
  inform(listed([...made.notes, ...unread], '；'));
  return document.uri;
}

const isUri = (value: unknown): value is vscode.Uri => value instanceof vscode.Uri;

async function ask(): Promise<readonly vscode.Uri[]> {
  const chosen = await vscode.window.showOpenDialog({
    title: inWords(say`下级年报所在的文件夹`),
    openLabel: inWords(say`汇总`),
    canSelectFolders: true,
    canSelectFiles: false,
    canSelectMany: true,
    ...(vscode.workspace.workspaceFolders?.[0] ? { defaultUri: vscode.workspace.workspaceFolders[0].uri } : {}),
  });
  return chosen ?? [];
}

/** Beside what was picked; a folder that is the workspace itself holds the draft. */
function folderFor(picked: vscode.Uri): vscode.Uri {
  const isRoot = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.toString() === picked.toString());
  return isRoot ? picked : vscode.Uri.joinPath(picked, '..');
}

/** An untitled document with that text and, unless it is taken, that name. */
async function open(file: vscode.Uri, content: string): Promise<vscode.TextDocument> {
  const untitled = file.with({ scheme: 'untitled' });
  const isTaken =
    vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === untitled.toString()) ||
    (await vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    ));
  if (isTaken) return vscode.workspace.openTextDocument({ language: LANGUAGE, content });
  const document = await vscode.workspace.openTextDocument(untitled);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), content);
  await vscode.workspace.applyEdit(edit);
  return document.languageId === LANGUAGE ? document : vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
}

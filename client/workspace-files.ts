import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { filesRequest, type ParamsOf, type ResultOf } from '../server/protocol.ts';

/** Has the client read files and folders for the server. */
export function answerForFiles(client: BaseLanguageClient): void {
  client.onRequest(filesRequest.method, readFiles);
}

async function readFiles({ folders, files }: ParamsOf<typeof filesRequest>): Promise<ResultOf<typeof filesRequest>> {
  const read = <Value>(addresses: readonly string[], one: (uri: vscode.Uri) => Promise<Value>) =>
    Promise.all(addresses.map(async (address) => one(vscode.Uri.parse(address, true)).catch(() => null)));
  const [names, texts] = await Promise.all([read(folders, namesIn), read(files, charactersOf)]);
  return { folders: names, files: texts };
}

/** Links to folders are left out: they may lead in a circle. */
async function namesIn(folder: vscode.Uri): Promise<{ readonly name: string; readonly isFolder: boolean }[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries
    .filter(([, type]) => type !== (vscode.FileType.Directory | vscode.FileType.SymbolicLink))
    .map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }));
}

/** So many arguments a call can take anywhere. */
const PIECE = 8192;

/** One character for each byte. */
async function charactersOf(file: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(file);
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += PIECE) pieces.push(String.fromCharCode(...bytes.subarray(i, i + PIECE)));
  return pieces.join('');
}

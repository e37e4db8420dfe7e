import * as vscode from 'vscode';
import { LANGUAGE } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { REVIEW_SHEET } from './command-names.ts';
import { inWords } from './english.ts';
import { offer } from './notices.ts';
import { FIRST, SAMPLES } from './sample-names.ts';

/** What the command may be called with: which sample is shown, in which folder (its address) all are put, and whether its 核对单 is shown too. */
interface Wanted {
  readonly open?: keyof typeof FIRST;
  readonly to?: string;
  readonly sheet?: boolean;
}

/**
 * 打开示例: one sample as an untitled document, so that nothing is written anywhere; or all of them copied into a new folder below one that is chosen, and
 * one of them opened, which is the only way to see last year's report beside this year's. Returns the address of what is shown; `undefined` where it was
 * cancelled. `home` is where the extension lies.
 */
export async function openSamples(home: vscode.Uri, argument: unknown): Promise<vscode.Uri | undefined> {
  const wanted = isWanted(argument) ? argument : await ask();
  if (!wanted) return undefined;
  const open = wanted.open ?? 'slip';
  const isWhole = open === 'years' || wanted.to !== undefined;
  const shown = isWhole ? await copyAll(home, wanted.to, FIRST[open]) : await showOne(home, FIRST[open]);
  if (!shown) return undefined;
  await vscode.commands.executeCommand('setContext', 'nianbao.sample', wanted.sheet ? 'sheet' : open);
  if (wanted.sheet) await vscode.commands.executeCommand(REVIEW_SHEET, shown.toString());
  return shown;
}

const isWanted = (argument: unknown): argument is Wanted =>
  typeof argument === 'object' &&
  argument !== null &&
  ('open' in argument || 'to' in argument) &&
  (!('open' in argument) || argument.open === 'slip' || argument.open === 'years') &&
  (!('to' in argument) || typeof argument.to === 'string');

async function ask(): Promise<Wanted | undefined> {
  const one: vscode.QuickPickItem = { label: inWords(say`只看一份`), detail: inWords(say`有一个数字写错的年报，不写入任何文件`) };
  const all: vscode.QuickPickItem = {
    label: inWords(say`复制到文件夹…`),
    detail: inWords(say`全部 ${SAMPLES.length - 1} 份，含上年报告和汇总`),
  };
  const picked = await vscode.window.showQuickPick([one, all], {
    title: inWords(say`打开示例`),
    placeHolder: inWords(say`机关和数字都是编的`),
  });
  return picked && { open: picked === one ? 'slip' : 'years' };
}

const sampleUri = (home: vscode.Uri, name: string): vscode.Uri => vscode.Uri.joinPath(home, 'samples', ...name.split('/'));

async function showOne(home: vscode.Uri, name: string): Promise<vscode.Uri> {
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(sampleUri(home, name)));
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGE, content });
  await vscode.window.showTextDocument(document);
  return document.uri;
}

async function copyAll(home: vscode.Uri, to: string | undefined, open: string): Promise<vscode.Uri | undefined> {
  const parent = to === undefined ? await chooseFolder() : vscode.Uri.parse(to);
  if (!parent) return undefined;
  const folder = await freeFolder(parent);
  for (const name of SAMPLES) {
    const bytes = await vscode.workspace.fs.readFile(sampleUri(home, name));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, ...name.split('/')), bytes);
  }
  const shown = vscode.Uri.joinPath(folder, ...open.split('/'));
  await vscode.window.showTextDocument(shown, { preview: false });
  if (!vscode.workspace.getWorkspaceFolder(folder)) void offerFolder(folder);
  return shown;
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: inWords(say`示例放在哪个文件夹里`),
    openLabel: inWords(say`放在这里`),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}

/** 年报示例, or 年报示例2 and so on where that is taken: nothing is ever overwritten. */
async function freeFolder(parent: vscode.Uri): Promise<vscode.Uri> {
  for (let count = 1; ; count++) {
    const folder = vscode.Uri.joinPath(parent, `${inWords(say`年报示例`)}${count === 1 ? '' : count}`);
    const isFree = await vscode.workspace.fs.stat(folder).then(
      () => false,
      () => true,
    );
    if (isFree) return folder;
  }
}

/** The window that the user has is left alone unless it is empty. */
async function offerFolder(folder: vscode.Uri): Promise<void> {
  const name = folder.path.slice(folder.path.lastIndexOf('/') + 1);
  if (!(await offer(say`示例已放入“${name}”，打开这个文件夹可以一并核对`, say`打开文件夹`))) return;
  const forceNewWindow = (vscode.workspace.workspaceFolders ?? []).length > 0;
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}

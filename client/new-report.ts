import * as vscode from 'vscode';
import { LANGUAGE, newReportRequest, type ParamsOf } from '../server/protocol.ts';
import { listed, say } from '../server/text/say.ts';
import { inWords } from './english.ts';
import { inform } from './notices.ts';
import { pathBetween } from './relative-path.ts';
import type { Server } from './server.ts';

const ORGAN_KEY = 'nianbao.organ';

/**
 * 新建年报: asks for organ, year and last year's report (or takes them from the argument) and opens an untitled report with the form of that year, the
 * cursor in the first place to fill in. In a folder it has the name under which it will be saved there.
 */
export async function newReport(server: Server, memory: vscode.Memento, argument: unknown): Promise<vscode.Uri | undefined> {
  const wanted = isWanted(argument) ? argument : await ask(memory);
  if (!wanted) return undefined;
  const { text, snippet, fileName, notes } = await server.ask(newReportRequest, wanted);
  if (text === '') return undefined;
  const document = await open(fileName);
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(0, 0));
  if (notes.length > 0) inform(listed(notes, '；'));
  return document.uri;
}

type Wanted = ParamsOf<typeof newReportRequest>;

/** The New File menu gives a context of its own as argument: only what names organ or year is ours. */
const isWanted = (argument: unknown): argument is Wanted =>
  typeof argument === 'object' && argument !== null && ('organ' in argument || 'year' in argument);

async function ask(memory: vscode.Memento): Promise<Wanted | undefined> {
  const organ = await vscode.window.showInputBox({
    title: inWords(say`新建年报（${1}/3）`),
    prompt: inWords(say`机关全称，可留空稍后再填`),
    placeHolder: inWords(say`示例县示例镇人民政府`),
    value: memory.get<string>(ORGAN_KEY, ''),
    ignoreFocusOut: true,
  });
  if (organ === undefined) return undefined;
  const written = await vscode.window.showInputBox({
    title: inWords(say`新建年报（${2}/3）`),
    prompt: inWords(say`报告的年度，表式随年度而定`),
    value: String(new Date().getFullYear() - 1),
    validateInput: (value) => (/^20(?:19|[2-9]\d)$/.test(value.trim()) ? undefined : inWords(say`年度应为2019年或以后的四位数字，如 2025`)),
    ignoreFocusOut: true,
  });
  if (written === undefined) return undefined;
  const year = Number(written);
  const before = await askLastYear(year);
  if (!before) return undefined;
  await memory.update(ORGAN_KEY, organ.trim());
  return { ...(organ.trim() ? { organ: organ.trim() } : {}), year, ...before };
}

/** Last year's report, among the files of the folder that have its year in their names or anywhere on the disk; `undefined` when it was cancelled. */
async function askLastYear(year: number): Promise<Pick<Wanted, 'lastYear' | 'lastYearPath'> | undefined> {
  const found = await vscode.workspace.findFiles(`**/*${year - 1}*.{md,txt,html,htm}`, '**/node_modules/**', 50);
  const none = { label: inWords(say`没有`), description: inWords(say`不带入上年数字`), uri: undefined };
  const other = { label: inWords(say`选择文件…`), description: '', uri: undefined };
  const picked = await vscode.window.showQuickPick(
    [none, ...found.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), description: '', uri })), other],
    {
      title: inWords(say`新建年报（${3}/3）`),
      placeHolder: inWords(say`${year - 1}年度的报告：带入结转件数和现行有效件数`),
      ignoreFocusOut: true,
    },
  );
  if (!picked) return undefined;
  if (picked === none) return {};
  const uri = picked.uri ?? (await chooseFile());
  if (!uri) return undefined;
  return { lastYear: uri.toString(), lastYearPath: pathFromReport(uri) };
}

/** From where the new report will lie, the first folder; files outside of all folders by their whole path. */
function pathFromReport(uri: vscode.Uri): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const isInside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  return (folder && isInside ? pathBetween(folder.uri.path, uri.path) : undefined) ?? uri.fsPath;
}

/** What an open dialog shows. */
export const reportFiles = (): Record<string, string[]> => ({ [inWords(say`年报`)]: ['md', 'txt', 'html', 'htm'] });

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({ canSelectMany: false, filters: reportFiles() });
  return chosen?.[0];
}

/** An empty untitled document in our language, where possible with a name. */
async function open(fileName: string): Promise<vscode.TextDocument> {
  const uri = await freeName(fileName);
  if (!uri) return vscode.workspace.openTextDocument({ language: LANGUAGE, content: '' });
  const document = await vscode.workspace.openTextDocument(uri);
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

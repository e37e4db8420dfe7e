import * as vscode from 'vscode';
import { yearOnYearRequest, yearOnYearUri } from '../server/protocol.ts';
import { showPage } from './pages.ts';
import { say } from '../server/text/say.ts';
import { inWords } from './english.ts';
import { reportFiles } from './new-report.ts';
import { inform } from './notices.ts';
import { nameOf, yearText } from './report-groups.ts';
import type { ReportList } from './report-list.ts';
import type { Server } from './server.ts';
import { reportOf, saveSheet } from './table-views.ts';

/** 年度对照: shows the figures of a report beside last year's: the one that is found for it, else one that is picked. */
export async function showYearOnYear(server: Server, list: ReportList, address: unknown, before: unknown): Promise<vscode.Uri | undefined> {
  const uri = reportOf(address);
  if (!uri) return undefined;
  const given = before instanceof vscode.Uri ? before.toString() : undefined;
  const answer = await compare(server, list, uri, given, 'markdown');
  if (!answer) return undefined;
  const page = vscode.Uri.parse(yearOnYearUri(uri.toString(), answer.before, inWords(say`年度对照`)));
  await showPage(page, true);
  return page;
}

/** 导出年度对照: asks for the form and the file, and writes it. */
export async function exportYearOnYear(server: Server, list: ReportList, argument: unknown): Promise<vscode.Uri | undefined> {
  return saveSheet(inWords(say`导出年度对照`), argument, (uri, format) => compare(server, list, uri, undefined, format));
}

async function compare(
  server: Server,
  list: ReportList,
  uri: vscode.Uri,
  before: string | undefined,
  format: 'markdown' | 'html',
): Promise<{ readonly text: string; readonly fileName: string; readonly before: string } | undefined> {
  const answer = await server.ask(yearOnYearRequest, { uri: uri.toString(), format, ...(before === undefined ? {} : { before }) });
  if ('text' in answer) return answer;
  const picked = answer.missing && before === undefined ? await pick(list, uri) : undefined;
  if (picked) return compare(server, list, uri, picked, format);
  if (!answer.missing || before !== undefined) inform(say`${answer.reason}。`);
  return undefined;
}

/** Another report of the workspace, those of the same organ first, or any other file. */
async function pick(list: ReportList, uri: vscode.Uri): Promise<string | undefined> {
  const own = list.all().find((one) => one.uri === uri.toString());
  const others = list.all().filter((one) => one.uri !== uri.toString());
  const isNear = (one: (typeof others)[number]) => Number(one.organ !== null && one.organ === own?.organ);
  const items: (vscode.QuickPickItem & { readonly uri?: string })[] = [...others]
    .sort((a, b) => isNear(b) - isNear(a) || (b.year ?? 0) - (a.year ?? 0))
    .map((one) => ({
      label: nameOf(one),
      description: inWords(yearText(one.year)),
      detail: vscode.workspace.asRelativePath(vscode.Uri.parse(one.uri)),
      uri: one.uri,
    }));
  const picked = await vscode.window.showQuickPick([...items, { label: `$(folder-opened) ${inWords(say`选择文件…`)}` }], {
    title: inWords(say`年度对照`),
    placeHolder: inWords(say`没有找到上一年度的报告，选择一份来对照`),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!picked) return undefined;
  if (picked.uri !== undefined) return picked.uri;
  const [file] = (await vscode.window.showOpenDialog({ title: inWords(say`选择上一年度的报告`), filters: reportFiles() })) ?? [];
  return file?.toString();
}

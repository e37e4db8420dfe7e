import * as vscode from 'vscode';
import { LANGUAGE } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { type LineSource, looksGarbled, looksLikeReport } from './detect.ts';
import { schemesOfDocuments } from './documents.ts';
import { inWords } from './english.ts';
import type { Left } from './left.ts';

/** What a report may lie in before it is recognised. */
const ORDINARY_LANGUAGES = new Set(['markdown', 'plaintext']);
/** So much inserted at once is a paste or a snippet, not typing: worth another look. */
const PASTE = 60;

/**
 * Switches Markdown and plain-text documents that are reports to the language of reports, once they are shown: `nianbao.detect` says whether
 * silently, after a question or not at all. One that the user has `left` stays as it is.
 */
export function recogniseReports(left: Left): vscode.Disposable {
  const looked = new WeakMap<vscode.TextDocument, number>();
  const asked = new WeakSet<vscode.TextDocument>();

  const look = async (document: vscode.TextDocument): Promise<void> => {
    if (!mayBeReport(document, left) || looked.get(document) === document.version) return;
    const mode = vscode.workspace.getConfiguration('nianbao', document).get<string>('detect');
    if (mode === 'off') return;
    looked.set(document, document.version);
    const source = { lineCount: document.lineCount, line: (index: number) => document.lineAt(index).text };
    if (!looksLikeReport(source)) {
      if (looksGarbled(source)) await readInGb18030(document);
      return;
    }
    if (mode === 'ask') {
      if (asked.has(document)) return;
      asked.add(document);
      if (!(await wantsReport(document, left)) || document.isClosed) return;
    }
    await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  };

  const lookAtVisible = () => {
    for (const editor of vscode.window.visibleTextEditors) void look(editor.document);
  };
  const isVisible = (document: vscode.TextDocument) => vscode.window.visibleTextEditors.some((editor) => editor.document === document);

  lookAtVisible();
  return vscode.Disposable.from(
    vscode.window.onDidChangeVisibleTextEditors(lookAtVisible),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (isVisible(document)) void look(document);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!ORDINARY_LANGUAGES.has(document.languageId)) return;
      if (contentChanges.some(({ text }) => text.length >= PASTE) && isVisible(document)) void look(document);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('nianbao.detect')) lookAtVisible();
    }),
  );
}

const mayBeReport = (document: vscode.TextDocument, left: Left): boolean =>
  ORDINARY_LANGUAGES.has(document.languageId) && schemesOfDocuments().includes(document.uri.scheme) && !left.has(document);

/** Reads a report again that Notepad has saved: nobody can read it otherwise. That is a change of its text, after which it is looked at again. */
async function readInGb18030(document: vscode.TextDocument): Promise<void> {
  if (document.isUntitled || document.isDirty) return;
  try {
    const lines = new TextDecoder('gb18030').decode(await vscode.workspace.fs.readFile(document.uri)).split(/\r\n|\r|\n/);
    const source: LineSource = { lineCount: lines.length, line: (index) => lines[index] ?? '' };
    if (!looksLikeReport(source) || document.isClosed || document.isDirty) return;
    await vscode.workspace.openTextDocument(document.uri, { encoding: 'gb18030' });
  } catch {
    // gone, or edited in the meantime: it stays as it is
  }
}

/** Asks once. “不是” is remembered like a switch back. */
async function wantsReport(document: vscode.TextDocument, left: Left): Promise<boolean> {
  const name = document.uri.path.split('/').at(-1) ?? '';
  const yes = inWords(say`按年报核对`);
  const no = inWords(say`不是年报`);
  const answer = await vscode.window.showInformationMessage(inWords(say`${name} 像是政府信息公开年报，是否按年报核对？`), yes, no);
  if (answer === no) left.add(document);
  return answer === yes;
}

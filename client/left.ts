import * as vscode from 'vscode';
import { LANGUAGE } from '../server/protocol.ts';

const KEY = 'nianbao.left';
/** Older ones are forgotten. */
const LIMIT = 1000;

/** Documents that the user does not want to be taken for reports. */
export interface Left extends vscode.Disposable {
  readonly has: (document: vscode.TextDocument) => boolean;
  /** The same for a document that need not be open. */
  readonly hasFile: (uri: vscode.Uri) => boolean;
  readonly add: (document: vscode.TextDocument) => void;
}

/**
 * Watches for documents that are switched away from the language of reports: nobody but the user does that. Files are remembered over
 * restarts, untitled documents as long as they are open (their names are used again).
 */
export function rememberLeft(memory: vscode.Memento): Left {
  const untitled = new WeakSet<vscode.TextDocument>();
  // a change of language closes the document and opens the very same object again
  const wasReport = new WeakSet<vscode.TextDocument>();
  const kept = () => memory.get<readonly string[]>(KEY, []);

  const hasFile = (uri: vscode.Uri) => kept().includes(uri.toString());
  const has = (document: vscode.TextDocument) => untitled.has(document) || hasFile(document.uri);
  const add = (document: vscode.TextDocument) => {
    if (document.isUntitled) untitled.add(document);
    else if (!has(document)) void memory.update(KEY, [...kept(), document.uri.toString()].slice(-LIMIT));
  };
  const remove = (document: vscode.TextDocument) => {
    untitled.delete(document);
    if (!has(document)) return;
    void memory.update(
      KEY,
      kept().filter((uri) => uri !== document.uri.toString()),
    );
  };
  const opened = (document: vscode.TextDocument) => {
    if (document.languageId === LANGUAGE) {
      wasReport.add(document);
      remove(document);
    } else if (wasReport.delete(document)) {
      add(document);
    }
  };

  vscode.workspace.textDocuments.forEach(opened);
  const watching = vscode.workspace.onDidOpenTextDocument(opened);
  return { has, hasFile, add, dispose: () => watching.dispose() };
}

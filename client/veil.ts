import * as vscode from 'vscode';
import { isWebPage } from './documents.ts';

/**
 * A collection of diagnostics that shows none on documents that are `isHidden`: what looks like ordinary Markdown to the user must not have
 * findings, though the server judges closed files by their content alone. Looked at again whenever a document is opened or closed (a change
 * of language does both), and when a web page is edited or saved, so that nothing has to be asked of the server again.
 */
export function veiled(shown: vscode.DiagnosticCollection, isHidden: (uri: vscode.Uri) => boolean): vscode.DiagnosticCollection {
  const hidden = new Map<string, readonly vscode.Diagnostic[]>();

  const put = (uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[] | undefined) => {
    hidden.delete(uri.toString());
    if (!isHidden(uri)) {
      shown.set(uri, diagnostics);
      return;
    }
    shown.delete(uri);
    if (diagnostics && diagnostics.length > 0) hidden.set(uri.toString(), diagnostics);
  };
  const lookAgain = ({ uri }: vscode.TextDocument) => {
    const kept = hidden.get(uri.toString()) ?? shown.get(uri);
    if (kept && kept.length > 0) put(uri, kept);
  };
  const watching = [
    vscode.workspace.onDidOpenTextDocument(lookAgain),
    vscode.workspace.onDidCloseTextDocument(lookAgain),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isWebPage(document)) lookAgain(document);
    }),
  ];

  return {
    name: shown.name,
    set(first: vscode.Uri | readonly [vscode.Uri, readonly vscode.Diagnostic[] | undefined][], diagnostics?: readonly vscode.Diagnostic[]) {
      if (first instanceof vscode.Uri) put(first, diagnostics);
      else for (const [uri, some] of first) put(uri, some);
    },
    delete(uri) {
      hidden.delete(uri.toString());
      shown.delete(uri);
    },
    clear() {
      hidden.clear();
      shown.clear();
    },
    forEach: (callback, thisArg) => shown.forEach(callback, thisArg),
    get: (uri) => shown.get(uri),
    has: (uri) => shown.has(uri),
    [Symbol.iterator]: () => shown[Symbol.iterator](),
    dispose() {
      for (const one of watching) one.dispose();
      hidden.clear();
      shown.dispose();
    },
  };
}

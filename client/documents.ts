import * as vscode from 'vscode';
import { LANGUAGE } from '../server/protocol.ts';

/**
 * Documents of the user, as opposed to views of something (git and diff sides, output, our own pages): files, untitled documents and whatever
 * a virtual workspace is made of.
 */
export function schemesOfDocuments(): readonly string[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(['file', 'untitled', 'vscode-vfs', ...folders])];
}

/** A document of the user in the language of reports. */
export const isReportDocument = (document: vscode.TextDocument): boolean =>
  document.languageId === LANGUAGE && schemesOfDocuments().includes(document.uri.scheme);

/** Reports among web pages are judged as they were saved. */
export const isWebPage = ({ languageId }: vscode.TextDocument): boolean => languageId === 'html';

/** The same as a selector, for everything that is registered once. */
export const reportSelector = (): { language: string; scheme: string }[] =>
  schemesOfDocuments().map((scheme) => ({ language: LANGUAGE, scheme }));

/** The editor with the report that a command is about; `undefined` where the active editor shows none. */
export function activeReport(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isReportDocument(editor.document) ? editor : undefined;
}

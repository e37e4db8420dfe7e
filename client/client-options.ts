import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { type ClientOptions, LANGUAGE } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { ACCEPT, SHOW_RULE } from './command-names.ts';
import { isWebPage, reportSelector } from './documents.ts';
import { inWords } from './english.ts';
import type { Left } from './left.ts';
import { veiled } from './veil.ts';

/** Id and name of the language client. */
export const clientNames = (): readonly [id: string, name: string] => ['nianbao', inWords(say`政府信息公开年报`)];

/** What a client is given whatever the server runs on. `files`: the server sees files through the client. */
export function clientOptions(log: vscode.LogOutputChannel, left: Left, files: boolean): LanguageClientOptions {
  return {
    documentSelector: reportSelector(),
    outputChannel: log,
    initializationOptions: {
      cursor: true,
      status: true,
      showRuleCommand: SHOW_RULE,
      acceptCommand: ACCEPT,
      lenses: true,
      reports: true,
      files,
    } satisfies ClientOptions,
    // since version 10 nothing is pulled while typing unless asked for
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
    diagnosticCollectionProvider: {
      create: (name) => veiled(vscode.languages.createDiagnosticCollection(name), isForeign(left)),
      dispose: (collection) => collection.dispose(),
    },
    // who wants to hear or change what is asked puts himself in here when the client is started
    middleware: {},
    markdown: { isTrusted: { enabledCommands: [SHOW_RULE] } },
  };
}

/**
 * The server judges closed files by their content alone. Nothing is shown on one that the user has left, nor on one that is open under another
 * language. A web page is judged as it was saved: it keeps its language, and what was found in it is there when it is opened, until it is edited.
 */
const isForeign =
  (left: Left) =>
  (uri: vscode.Uri): boolean => {
    if (left.hasFile(uri)) return true;
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    return open !== undefined && open.languageId !== LANGUAGE && (!isWebPage(open) || open.isDirty);
  };

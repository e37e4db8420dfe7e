import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type ClientOptions, LANGUAGE } from '../server/protocol.ts';
import { ACCEPT, SHOW_RULE } from './command-names.ts';
import { reportSelector } from './documents.ts';
import type { Left } from './left.ts';
import { veiled } from './veil.ts';

/** A client for the server at `module`, not started yet. */
export function createLanguageClient(module: string, log: vscode.LogOutputChannel, left: Left): LanguageClient {
  return new LanguageClient(
    'nianbao',
    '政府信息公开年报',
    // what is read for one keystroke is forgotten with the next: a small young generation keeps the process small
    { module, transport: TransportKind.ipc, options: { execArgv: ['--max-semi-space-size=4'] } },
    {
      documentSelector: reportSelector(),
      outputChannel: log,
      initializationOptions: {
        cursor: true,
        status: true,
        showRuleCommand: SHOW_RULE,
        acceptCommand: ACCEPT,
        lenses: true,
      } satisfies ClientOptions,
      // since version 10 nothing is pulled while typing unless asked for
      diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
      diagnosticCollectionProvider: {
        create: (name) => veiled(vscode.languages.createDiagnosticCollection(name), isForeign(left)),
        dispose: (collection) => collection.dispose(),
      },
      markdown: { isTrusted: { enabledCommands: [SHOW_RULE] } },
    },
  );
}

/**
 * The server judges closed files by their content alone. Nothing is shown on one that the user has left, nor on one that is open under another
 * language.
 */
const isForeign =
  (left: Left) =>
  (uri: vscode.Uri): boolean => {
    if (left.hasFile(uri)) return true;
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    return open !== undefined && open.languageId !== LANGUAGE;
  };

import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { ClientOptions } from '../server/protocol.ts';
import { SHOW_RULE } from './command-names.ts';
import { reportSelector } from './documents.ts';

/** A client for the server at `module`, not started yet. */
export function createLanguageClient(module: string, log: vscode.LogOutputChannel): LanguageClient {
  return new LanguageClient(
    'nianbao',
    '政府信息公开年报',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: reportSelector(),
      outputChannel: log,
      initializationOptions: { cursor: true, status: true, showRuleCommand: SHOW_RULE } satisfies ClientOptions,
      // since version 10 nothing is pulled while typing unless asked for
      diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
      markdown: { isTrusted: { enabledCommands: [SHOW_RULE] } },
    },
  );
}

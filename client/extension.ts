import { createRequire } from 'node:module';
import type * as vscode from 'vscode';
import type { PreviewModule } from '../server/protocol.ts';
import { activateOn, type Exports } from './activate.ts';

/** Entry of the extension where there is a machine under it: the server is a process of its own. */
export function activate(context: vscode.ExtensionContext): Exports {
  const module = context.asAbsolutePath('dist/server.cjs');
  let preview: PreviewModule | undefined;
  return activateOn(
    {
      // the library is loaded only when it is needed: a look at a Markdown file does without it
      launch: (left) => async (log) => (await import('./language-client.ts')).createLanguageClient(module, log, left),
      // the server's code, loaded with the first preview of a report
      tablesOf: () => (source) => {
        preview ??= createRequire(__filename)(context.asAbsolutePath('dist/session.js')) as PreviewModule;
        return preview.previewTables(source);
      },
    },
    context,
  );
}

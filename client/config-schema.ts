import * as vscode from 'vscode';

/** Scheme of the address that the manifest names as the schema of `.nianbao.json`. */
const SCHEME = 'nianbao-schema';

/**
 * Supplies the schema of `.nianbao.json` in the language of the editor, as the names of settings are: a file that the manifest named could speak one language
 * only. Whoever asks for the address wakes the extension, not the server.
 */
export function supplyConfigSchema(extension: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent() {
      const name = /^zh\b/i.test(vscode.env.language) ? 'nianbao.schema.json' : 'nianbao.schema.en.json';
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'schemas', name)));
    },
  });
}

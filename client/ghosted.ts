import * as vscode from 'vscode';
import type { InlayHintsProviderShape } from 'vscode-languageclient';
import { activeReport } from './documents.ts';
import type { Server } from './server.ts';

/** A blank total is shown once: as ghost text in the cell that the cursor is in, which a key accepts, and as a hint in every other cell. */
export function followGhosted(server: Server): vscode.Disposable {
  let known: string | undefined;
  const look = async (isByHand: boolean) => {
    const editor = activeReport();
    const cell = editor && blankCellAt(editor);
    const key = cell && `${cell.start.line} ${cell.start.character}`;
    if (key === known || !server.isRunning()) return;
    known = key;
    if (!editor) return;
    const client = await server.start();
    const hints = client.getFeature('textDocument/inlayHint').getProvider(editor.document) as InlayHintsProviderShape | undefined;
    hints?.onDidChangeInlayHints.fire();
    // by itself the editor asks for ghost text while somebody types only; Tab and Enter ask for it themselves
    if (cell && isByHand) await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(
      ({ kind }) => void look(kind !== undefined).catch((error: unknown) => server.log.error(String(error))),
    ),
  );
}

/** The hints but the one of a total that stands as ghost text at the cursor. */
export function withoutGhosted(document: vscode.TextDocument, hints: readonly vscode.InlayHint[]): vscode.InlayHint[] {
  const editor = activeReport();
  const cell = editor?.document === document ? blankCellAt(editor) : undefined;
  return hints.filter(({ position, textEdits }) => !(cell?.contains(position) && textEdits && textEdits.length > 0));
}

/** The blank cell of a row that the cursor is in, between its bars; `undefined` elsewhere, and where ghost text is turned off. */
function blankCellAt({ document, selection }: vscode.TextEditor): vscode.Range | undefined {
  if (!selection.isEmpty || vscode.workspace.getConfiguration('editor.inlineSuggest', document).get('enabled') === false) return undefined;
  const { line, character } = selection.active;
  const { text } = document.lineAt(line);
  const start = text.lastIndexOf('|', character - 1);
  const end = text.indexOf('|', character);
  if (character === 0 || start < 0 || end < 0 || text.slice(start + 1, end).trim() !== '') return undefined;
  return new vscode.Range(line, start + 1, line, end);
}

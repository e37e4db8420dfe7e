import * as vscode from 'vscode';

/**
 * Applies edits that were worked out for a version of a document, as one step of undo, or none of them where it is another one by now: they would fall on
 * other characters, and eat figures. `workspace.applyEdit` does not look, so that the same edits asked for twice are applied twice; an editor does.
 */
export async function applyEdits(document: vscode.TextDocument, version: number, edits: readonly vscode.TextEdit[]): Promise<boolean> {
  if (document.version !== version) return false;
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  if (editor) {
    return editor.edit((builder) => {
      for (const { range, newText } of edits) builder.replace(range, newText);
    });
  }
  const change = new vscode.WorkspaceEdit();
  change.set(document.uri, [...edits]);
  return vscode.workspace.applyEdit(change);
}

import * as vscode from 'vscode';
import type { InlayHintsProviderShape } from 'vscode-languageclient';
import { activeReport } from './documents.ts';
import type { Server } from './server.ts';

/**
 * A blank total is shown once: as ghost text in the cell that the cursor is in, which a key accepts, and as a hint in every other cell. Whoever has just
 * deleted a figure means to write another: until the cursor has left the cell it has the hint, and no key writes the old figure back.
 */
export function followGhosted(server: Server): vscode.Disposable {
  let known: string | undefined;
  let emptied: string | undefined;
  const look = async (isByHand: boolean) => {
    const editor = activeReport();
    const cell = editor && blankCellAt(editor);
    const key = editor && cell && keyOf(editor.document, cell);
    if (key !== emptied) emptied = undefined;
    if (key === known || !server.isRunning()) return;
    known = key;
    if (!editor) return;
    const client = await server.start();
    const hints = client.getFeature('textDocument/inlayHint').getProvider(editor.document) as InlayHintsProviderShape | undefined;
    hints?.onDidChangeInlayHints.fire();
    // by itself the editor asks for ghost text while somebody types only; Tab and Enter ask for it themselves
    if (cell && isByHand && key !== emptied) await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
  };
  const isEmptied = (document: vscode.TextDocument, cell: vscode.Range) => keyOf(document, cell) === emptied;
  return vscode.Disposable.from(
    server.onStarted(({ middleware }) => {
      middleware.provideInlayHints = async (document, range, token, next) =>
        withoutGhosted(document, (await next(document, range, token)) ?? [], isEmptied);
      middleware.provideInlineCompletionItems = (document, position, context, token, next) => {
        const cell = blankCellIn(document, position);
        return cell && isEmptied(document, cell) ? [] : next(document, position, context, token);
      };
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const [change, ...others] = contentChanges;
      if (!change || others.length > 0 || change.rangeLength === 0 || change.text.trim() !== '') return;
      const editor = activeReport();
      if (document !== editor?.document || !editor.selection.intersection(change.range)) return;
      const cell = blankCellIn(document, change.range.start);
      const key = cell && keyOf(document, cell);
      // of a cell that was blank before only blanks have gone
      if (key !== known) emptied = key;
    }),
    vscode.window.onDidChangeTextEditorSelection(
      ({ kind }) => void look(kind !== undefined).catch((error: unknown) => server.log.error(String(error))),
    ),
  );
}

/** The hints but the one of a total that stands as ghost text at the cursor. */
function withoutGhosted(
  document: vscode.TextDocument,
  hints: readonly vscode.InlayHint[],
  isEmptied: (document: vscode.TextDocument, cell: vscode.Range) => boolean,
): vscode.InlayHint[] {
  const editor = activeReport();
  const cell = editor?.document === document ? blankCellAt(editor) : undefined;
  if (cell && isEmptied(document, cell)) return [...hints];
  return hints.filter(({ position, textEdits }) => !(cell?.contains(position) && textEdits && textEdits.length > 0));
}

/** The blank cell that the cursor is in; `undefined` elsewhere, and where ghost text is turned off. */
function blankCellAt({ document, selection }: vscode.TextEditor): vscode.Range | undefined {
  if (!selection.isEmpty || vscode.workspace.getConfiguration('editor.inlineSuggest', document).get('enabled') === false) return undefined;
  return blankCellIn(document, selection.active);
}

/** The blank cell of a row around a place, between its bars. */
function blankCellIn(document: vscode.TextDocument, { line, character }: vscode.Position): vscode.Range | undefined {
  const { text } = document.lineAt(line);
  const start = text.lastIndexOf('|', character - 1);
  const end = text.indexOf('|', character);
  if (character === 0 || start < 0 || end < 0 || text.slice(start + 1, end).trim() !== '') return undefined;
  return new vscode.Range(line, start + 1, line, end);
}

const keyOf = ({ uri }: vscode.TextDocument, { start }: vscode.Range): string => `${uri} ${start.line} ${start.character}`;

import * as vscode from 'vscode';
import { applyEdits } from './apply-edits.ts';
import { activeReport, isReportDocument } from './documents.ts';
import { below, beside, cellAt, cellsOf, isRow, type LineAt, type Place } from './table-cells.ts';

const IN_TABLE = 'nianbao.inTable';

/** Keeps the context key that turns Tab and Enter into moves between cells: on only while the one cursor is in a row of a report's table. */
export function followTables(): vscode.Disposable {
  let known: boolean | undefined;
  const tell = (editor: vscode.TextEditor | undefined) => {
    const inTable =
      editor !== undefined &&
      isReportDocument(editor.document) &&
      editor.selections.length === 1 &&
      editor.selection.isSingleLine &&
      isRow(editor.document.lineAt(editor.selection.active.line).text);
    if (inTable === known) return;
    known = inTable;
    void vscode.commands.executeCommand('setContext', IN_TABLE, inTable);
  };
  tell(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => tell(textEditor)),
    vscode.window.onDidChangeActiveTextEditor(tell),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (vscode.window.activeTextEditor?.document === document) tell(vscode.window.activeTextEditor);
    }),
  );
}

/** Tab and Shift+Tab. */
export const toCellBeside = (step: 1 | -1) => move((lineAt, place) => beside(lineAt, place, step), step > 0 ? 'tab' : 'outdent');

/** Enter. */
export const toCellBelow = () => move(below, undefined);

/**
 * Goes on to the next cell and selects what stands in it, so that typing replaces it, then lays out the table in which something was typed. At the end of
 * the table the cursor goes to the line below. The cursor moves first, without asking the server, and is not moved again: what is typed next belongs to
 * the next cell, and who types quickly is there before the layout is.
 */
async function move(to: (lineAt: LineAt, place: Place) => Place | undefined, otherwise: string | undefined): Promise<void> {
  const editor = activeReport();
  if (!editor) return;
  const { document } = editor;
  const { line, character } = editor.selection.active;
  const text = document.lineAt(line).text;
  if (!isRow(text)) {
    if (otherwise) await vscode.commands.executeCommand(otherwise);
    return;
  }
  const lineAt: LineAt = (at) => (at >= 0 && at < document.lineCount ? document.lineAt(at).text : undefined);
  const next = to(lineAt, { line, cell: cellAt(text, character) });
  if (next) select(editor, next);
  else await leave(editor, line, lineAt);
  await layOut(document, line);
  if (next && editor.selection.isEmpty) await offerTotal(document);
}

/** Selects what stands in a cell. */
function select(editor: vscode.TextEditor, { line, cell }: Place): void {
  const found = cellsOf(editor.document.lineAt(line).text)[cell];
  if (!found) return;
  const range = new vscode.Range(line, found.textStart, line, found.textEnd);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range);
}

/** Into a blank cell the editor is asked for ghost text: by itself it only asks for it while somebody types. */
async function offerTotal(document: vscode.TextDocument): Promise<void> {
  if (vscode.workspace.getConfiguration('editor.inlineSuggest', document).get('enabled') === false) return;
  await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
}

/** To the line below the table; one is made where the table ends the document. */
async function leave(editor: vscode.TextEditor, line: number, lineAt: LineAt): Promise<void> {
  let below = line;
  while (isRow(lineAt(below))) below++;
  if (lineAt(below) === undefined) {
    await editor.edit((builder) => builder.insert(editor.document.lineAt(below - 1).range.end, '\n'));
  }
  const at = new vscode.Position(below, 0);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(editor.selection);
}

/** Only the lines of the table that no longer fit are changed. To a text that goes on changing nothing is done, the next move lays it out. */
async function layOut(document: vscode.TextDocument, line: number): Promise<void> {
  const { version } = document;
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
    'vscode.executeFormatRangeProvider',
    document.uri,
    document.lineAt(line).range,
    { tabSize: 4, insertSpaces: true },
  );
  if (edits && edits.length > 0) await applyEdits(document, version, edits);
}

import * as vscode from 'vscode';
import { cursorNotification } from '../server/protocol.ts';
import { isReportDocument } from './documents.ts';
import type { Server } from './server.ts';

/** So long the cursor rests on an edited cell before new findings on it are shown. */
const REST = 1000;

/**
 * Tells the server where the cursor is, so that it can hold back a new finding on the cell that is being typed. The server has no timers: that
 * the cursor has rested for a second after an edit is said from here.
 */
export function followCursor(server: Server): vscode.Disposable {
  let resting: NodeJS.Timeout | undefined;
  const tell = (editor: vscode.TextEditor, rested: boolean) => {
    const { line, character } = editor.selection.active;
    server.tell(cursorNotification, { uri: uriOf(editor.document), position: { line, character }, rested });
  };
  const stopResting = () => {
    clearTimeout(resting);
    resting = undefined;
  };
  /** The document that was told a place and must hear when the cursor is gone. */
  let last: vscode.TextDocument | undefined;
  const leave = () => {
    stopResting();
    if (last && !last.isClosed) server.tell(cursorNotification, { uri: uriOf(last), position: null, rested: false });
    last = undefined;
  };

  return vscode.Disposable.from(
    { dispose: stopResting },
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (!isReportDocument(textEditor.document)) return;
      last = textEditor.document;
      tell(textEditor, false);
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor?.document !== last) leave();
    }),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused) leave();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !isReportDocument(document)) return;
      const editor = vscode.window.activeTextEditor;
      if (editor?.document !== document) return;
      last = document;
      stopResting();
      resting = setTimeout(() => {
        resting = undefined;
        if (vscode.window.activeTextEditor?.document === document) tell(vscode.window.activeTextEditor, true);
      }, REST);
    }),
  );
}

const uriOf = (document: vscode.TextDocument): string => document.uri.toString();

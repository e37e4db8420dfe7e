import * as vscode from 'vscode';
import { layoutRequest } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { activeReport, isReportDocument } from './documents.ts';
import { inWords, onDidChangeLanguage } from './english.ts';
import { cellAt, type Layout, placeHint, placeText } from './place-text.ts';
import type { Server } from './server.ts';

/** What is shown of the place of the cursor. */
export interface ShownPlace extends vscode.Disposable {
  /** `undefined` while nothing is shown. */
  readonly text: () => string | undefined;
  readonly onDidChange: vscode.Event<string | undefined>;
}

/** So long after a change the tables are asked for again; moves of the cursor ask for nothing. */
const SETTLED = 150;
const SETTING = 'nianbao.cellHint';

/** The row and column of the cell that the cursor is in: in the status bar, and dimly behind its line. Nothing outside of tables. */
export function showPlace(server: Server): ShownPlace {
  const item = vscode.window.createStatusBarItem('nianbao.place', vscode.StatusBarAlignment.Right, 101);
  item.name = inWords(say`年报表格：行与列`);
  const hint = vscode.window.createTextEditorDecorationType({
    after: { color: new vscode.ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 2em' },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  /** The layout of the last version that was asked for, and of no other document than the active one. */
  let known: { readonly uri: string; readonly layout: Layout } | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let hinted: vscode.TextEditor | undefined;

  let said: string | undefined;
  const changed = new vscode.EventEmitter<string | undefined>();
  const tell = (text: string | undefined) => {
    if (text === said) return;
    said = text;
    changed.fire(text);
  };
  const hide = () => {
    item.hide();
    tell(undefined);
    hinted?.setDecorations(hint, []);
    hinted = undefined;
  };
  const show = () => {
    const editor = activeReport();
    if (!editor || known?.uri !== editor.document.uri.toString()) return hide();
    const { document, selection } = editor;
    const place = cellAt(known.layout, selection.active.line, selection.active.character);
    // while the tables are being written the last ones known may lie beyond the end
    if (!place || place.end.line >= document.lineCount) return hide();
    const { start, end } = place;
    const text = inWords(placeText(place, document.getText(new vscode.Range(start.line, start.character, end.line, end.character))));
    item.text = `$(table) ${text}`;
    item.tooltip = text;
    item.accessibilityInformation = { label: text };
    item.show();
    tell(text);
    if (hinted !== editor) hinted?.setDecorations(hint, []);
    hinted = editor;
    const isWanted = vscode.workspace.getConfiguration(undefined, document.uri).get(SETTING, true);
    const lineEnd = document.lineAt(selection.active.line).range.end;
    const contentText = placeHint(place);
    editor.setDecorations(hint, isWanted ? [{ range: new vscode.Range(lineEnd, lineEnd), renderOptions: { after: { contentText } } }] : []);
  };
  const ask = async () => {
    const document = activeReport()?.document;
    if (!document || !server.isRunning()) return;
    const uri = document.uri.toString();
    const { version } = document;
    if (known?.uri === uri && known.layout.version === version) return;
    const layout = await server.ask(layoutRequest, { uri });
    // an answer about an older text is followed by another one
    if (layout && layout.version !== document.version) return;
    if (activeReport()?.document !== document) return;
    known = layout ? { uri, layout } : undefined;
    show();
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask().catch((error: unknown) => server.log.error(String(error))), SETTLED);
  };
  const parts = vscode.Disposable.from(
    item,
    changed,
    hint,
    { dispose: () => clearTimeout(waiting) },
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor && isReportDocument(textEditor.document)) show();
    }),
    vscode.window.onDidChangeActiveTextEditor(() => {
      show();
      soon();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document === activeReport()?.document) soon();
    }),
    vscode.workspace.onDidOpenTextDocument(soon),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTING)) show();
    }),
    onDidChangeLanguage(() => {
      item.name = inWords(say`年报表格：行与列`);
      // the server names the tables
      known = undefined;
      soon();
    }),
    server.onStarted(() => void server.start().then(soon, () => undefined)),
  );
  return { text: () => said, onDidChange: changed.event, dispose: () => parts.dispose() };
}

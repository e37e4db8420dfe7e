import * as vscode from 'vscode';
import { convertPieceRequest, convertRequest } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { activeReport } from './documents.ts';
import { inform } from './notices.ts';
import type { Server } from './server.ts';

/**
 * 转为规范稿: turns the active report, or what is selected of it, into the canonical draft, in place and as one step of undo. The file is not saved.
 */
export async function convertReport(server: Server): Promise<boolean> {
  const editor = activeReport();
  if (!editor) {
    inform(say`只有年报可以转为规范稿。当前编辑器里不是年报。`);
    return false;
  }
  const { document } = editor;
  if (!editor.selection.isEmpty) return convertSelection(server, editor);
  const result = await server.ask(convertRequest, { uri: document.uri.toString() });
  if ('reason' in result) {
    inform(result.reason);
    return false;
  }
  if (result.version !== document.version) {
    inform(say`转换时文稿有改动，未作转换。`);
    return false;
  }
  if (result.edits.length === 0) {
    inform(say`已经是规范稿，没有改动。`);
    return true;
  }
  return editor.edit((builder) => {
    for (const { range, newText } of result.edits) {
      builder.replace(new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character), newText);
    }
  });
}

async function convertSelection(server: Server, editor: vscode.TextEditor): Promise<boolean> {
  const { document, selection } = editor;
  const { version } = document;
  const piece = await server.ask(convertPieceRequest, { text: document.getText(selection), kind: 'text' });
  if (!piece) {
    inform(say`选中的部分没有标准表，未作转换。`);
    return false;
  }
  if (document.version !== version) {
    inform(say`转换时文稿有改动，未作转换。`);
    return false;
  }
  return editor.edit((builder) => builder.replace(selection, piece.text.trimEnd()));
}

import * as vscode from 'vscode';
import { say } from '../server/text/say.ts';
import { inWords } from './english.ts';

/**
 * Shows a page of the server, in the present column or beside it: as a Markdown preview, or as its text where nothing renders Markdown (the built-in
 * extension is turned off or missing).
 */
export async function showPage(page: vscode.Uri, beside = false): Promise<void> {
  try {
    await vscode.commands.executeCommand(beside ? 'markdown.showPreviewToSide' : 'markdown.showPreview', page);
  } catch {
    await vscode.window.showTextDocument(page, { viewColumn: beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active });
  }
}

/** 预览: shows a report as the Markdown preview renders it. Says why where there is none: its text is what the user has already. */
export async function showPreview(report: unknown): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', report);
  } catch (cause) {
    throw new Error(inWords(say`Markdown 预览不可用，VS Code 自带的 Markdown 扩展没有启用`), { cause });
  }
}

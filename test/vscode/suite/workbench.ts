import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The report that has one wrong figure (三、（一）予以公开 自然人: 7, should be 2) and one slip of the pen (截止). */
export const REPORT = '示例县示例镇人民政府2025年政府信息公开工作年度报告.md';
/** A report that no test opens. */
export const CLOSED = '各单位/示例县样例局2025年政府信息公开工作年度报告.md';
/** A report by its content only. */
export const UNNAMED = '送审稿.md';
/** An ordinary Markdown document with a table, about reports but none. */
export const ORDINARY = '说明.md';
/** A report as copied from a web page: cells between tabs. */
export const COPIED = '网页复制.txt';

/** Tests that cannot run in the browser of the npm VS Code: its JSON extension lacks the browser's half, which is a language server of its own. */
export const NOT_IN_BROWSER: readonly string[] = ['.nianbao.json is completed from its schema: rules by name, with what they are about'];

/** A file of the test's workspace. */
export function file(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the suite runs in a folder');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file in an editor. */
export async function show(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file(name)));
}

/** Waits until `read` gives something: now, or after one of the next events. The test's own time limit ends the wait. */
export async function until<T>(event: vscode.Event<unknown>, read: () => T | undefined): Promise<T> {
  const now = read();
  if (now !== undefined) return now;
  return new Promise((resolve, reject) => {
    const listening = event(() => {
      try {
        const value = read();
        if (value === undefined) return;
        listening.dispose();
        resolve(value);
      } catch (error) {
        listening.dispose();
        reject(error);
      }
    });
  });
}

/** The rule that a diagnostic comes from. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The findings of a document, once there are some and they are as `wanted`. */
export function findings(
  uri: vscode.Uri,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean = (found) => found.length > 0,
): Promise<readonly vscode.Diagnostic[]> {
  return until(vscode.languages.onDidChangeDiagnostics, () => {
    const found = vscode.languages.getDiagnostics(uri);
    return wanted(found) ? found : undefined;
  });
}

/** The finding of a rule, once it is there. */
export async function finding(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  const found = await findings(uri, (all) => all.some((one) => ruleOf(one) === rule));
  return defined(found.find((one) => ruleOf(one) === rule));
}

/** Waits until a rule finds nothing any more. */
export const silent = (uri: vscode.Uri, rule: string): Promise<readonly vscode.Diagnostic[]> =>
  findings(uri, (all) => all.every((one) => ruleOf(one) !== rule));

export function defined<T>(value: T | undefined): T {
  assert.notEqual(value, undefined);
  return value as T;
}

/** Where `text` stands in a document, its first place behind `after`. */
export function place(document: vscode.TextDocument, text: string, after = ''): vscode.Range {
  const all = document.getText();
  const from = all.indexOf(after);
  const start = all.indexOf(text, from + after.length);
  assert.ok(from >= 0 && start >= 0, `${after}…${text} stands in the document`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Undoes every change of a test: the document is as on disk and no editor is left open. */
export async function putBack(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** A text in GB18030, as far as two bytes go. A browser reads that encoding and does not write it. */
export function inGb18030(text: string): Uint8Array {
  const reader = new TextDecoder('gb18030');
  const bytes = new Map<string, readonly number[]>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) bytes.set(reader.decode(new Uint8Array([first, second])), [first, second]);
  }
  return new Uint8Array([...text].flatMap((one) => (one < '\x80' ? [one.charCodeAt(0)] : (bytes.get(one) ?? []))));
}

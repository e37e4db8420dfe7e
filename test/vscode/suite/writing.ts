import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { COPIED, finding, findings, place, putBack, REPORT, ruleOf, show, until } from './workbench.ts';

const BLANK_TABLE_FOUR = /\| 行政复议 +\| +\| +\|/;

/** An empty report in an editor of its own. */
async function emptyReport(content = ''): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'nianbao', content }));
}

suite('writing', () => {
  teardown(putBack);

  test('a snippet brings a standard table, by a prefix that can be typed with a Chinese input method on', async () => {
    const editor = await emptyReport('b4');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      new vscode.Position(0, 2),
    );
    assert.ok(
      items.some(
        ({ kind, label }) => kind === vscode.CompletionItemKind.Snippet && (typeof label === 'string' ? label : label.label) === 'b4',
      ),
    );
    editor.selection = new vscode.Selection(0, 0, 0, 2);
    await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'nianbao', name: '表四 行政复议、行政诉讼，空白' });
    assert.match(editor.document.getText(), BLANK_TABLE_FOUR);
  });

  test('the command brings the same table, with empty lines around it', async () => {
    const editor = await emptyReport('# 示例县示例局2025年政府信息公开工作年度报告\n\n## 四、政府信息公开行政复议、行政诉讼情况\n正文\n');
    editor.selection = new vscode.Selection(2, 24, 2, 24);
    await vscode.commands.executeCommand('nianbao.insertTable', { table: 'reviewLitigation' });
    const text = editor.document.getText();
    assert.match(text, BLANK_TABLE_FOUR);
    assert.match(text, /情况\n\n\| 类别/);
    assert.match(text, /\|\n\n正文\n$/);
  });

  test('a whole report may begin in a Markdown document; the snippet goes on after it was recognised', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
    const editor = await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'markdown', name: '年度报告全文（2021年表式）' });
    await until(vscode.workspace.onDidOpenTextDocument, () => (document.languageId === 'nianbao' ? true : undefined));
    const organ = document.lineAt(1).text;
    assert.equal(`机关: ${document.getText(editor.selection)}`, organ);
    await vscode.commands.executeCommand('type', { text: '示例县示例局' });
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.match(document.getText(editor.selection), /^\d{4}$/);
    assert.match(document.getText(), /# 示例县示例局\d{4}年政府信息公开工作年度报告/);
  });

  test('a new report is untitled, in the language of reports, with its six sections and nothing wrong but what is still to be filled in', async () => {
    await vscode.commands.executeCommand('nianbao.newReport', { organ: '示例县新建局', year: 2025 });
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.equal(document.isUntitled, true);
    assert.equal(document.languageId, 'nianbao');
    assert.match(document.getText(), /^# 示例县新建局2025年政府信息公开工作年度报告$/m);
    const found = await findings(document.uri);
    assert.deepEqual(found.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).map(ruleOf), []);
  });

  test('a report copied from a web page becomes a canonical draft with the same figures, in one step of undo', async () => {
    const editor = await show(COPIED);
    await until(vscode.workspace.onDidOpenTextDocument, () => (editor.document.languageId === 'nianbao' ? true : undefined));
    const before = editor.document.getText();
    assert.equal(await vscode.commands.executeCommand('nianbao.convert'), true);
    const text = editor.document.getText();
    assert.match(text, /\| 行政复议 +\| +1 \| +0 \| +0 \| +0 \| +1 \|/);
    assert.match(text, /\| 行政诉讼：复议后起诉 +\| +0 \| +0 \| +3 \| +0 \| +3 \|/);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });

  test('a new finding on the cell being typed comes when the cursor leaves the cell', async () => {
    const editor = await show(REPORT);
    const cell = await typeInto(editor);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const total = await finding(editor.document.uri, 'case-total');
    assert.equal(total.range.start.line, cell.start.line);
  });

  test('or when it has rested there for a second, not before', async () => {
    const editor = await show(REPORT);
    const typed = Date.now();
    const cell = await typeInto(editor);
    const total = await finding(editor.document.uri, 'case-total');
    assert.ok(Date.now() - typed >= 1000, `after ${Date.now() - typed} ms`);
    assert.equal(total.range.start.line, cell.start.line);
  });
});

/** Types a figure into a cell of table four that makes its total wrong, and leaves the cursor there. */
async function typeInto(editor: vscode.TextEditor): Promise<vscode.Range> {
  await finding(editor.document.uri, 'wrong-figure');
  const cell = place(editor.document, '1', '| 行政复议  ');
  editor.selection = new vscode.Selection(cell.start, cell.end);
  await vscode.commands.executeCommand('type', { text: '8' });
  return cell;
}

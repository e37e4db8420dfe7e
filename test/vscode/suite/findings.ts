import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { CLOSED, file, finding, findings, place, putBack, REPORT, ruleOf, show, silent } from './workbench.ts';

suite('findings', () => {
  teardown(putBack);

  test('name the one wrong figure, on its characters, with its right value', async () => {
    const { document } = await show(REPORT);
    const wrong = await finding(document.uri, 'wrong-figure');
    assert.equal(wrong.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(wrong.range), '7');
    assert.deepEqual(wrong.range, place(document, '7', '予以公开'));
    assert.match(wrong.message, /2/);
    assert.ok((wrong.relatedInformation ?? []).length > 0, 'the figures that contradict it are named');
    const errors = vscode.languages.getDiagnostics(document.uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    assert.deepEqual(errors.map(ruleOf), ['wrong-figure']);
  });

  test('come once: not pulled and pushed', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    const all = vscode.languages.getDiagnostics(document.uri).map((one) => `${ruleOf(one)} ${JSON.stringify(one.range)}`);
    assert.deepEqual(all, [...new Set(all)]);
  });

  test('link to the page of their rule', async () => {
    const { document } = await show(REPORT);
    const { code } = await finding(document.uri, 'wrong-figure');
    assert.ok(typeof code === 'object');
    const page = await vscode.workspace.openTextDocument(code.target);
    assert.match(page.getText(), /wrong-figure/);
  });

  test('change while typing, and go when the figure is right', async () => {
    const editor = await show(REPORT);
    const { uri } = editor.document;
    const wrong = await finding(uri, 'wrong-figure');
    editor.selection = new vscode.Selection(wrong.range.start, wrong.range.end);
    await vscode.commands.executeCommand('type', { text: '2' });
    await silent(uri, 'wrong-figure');

    editor.selection = new vscode.Selection(wrong.range.start, wrong.range.end);
    await vscode.commands.executeCommand('type', { text: '5' });
    const again = await finding(uri, 'wrong-figure');
    assert.equal(editor.document.getText(again.range), '5');
  });

  test('are there for a report that is closed', async () => {
    await show(REPORT);
    const found = await findings(file(CLOSED));
    assert.ok(found.some((one) => ruleOf(one) === 'section-missing'));
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1, 'only the first report is open');
  });

  test('stay on a web page that is opened, as long as it is as it was judged', async () => {
    await show(REPORT);
    const uri = file('示例县网页局2025年政府信息公开工作年度报告.html');
    const page =
      '<h1>示例县网页局2025年政府信息公开工作年度报告</h1>\n<h2>一、总体情况</h2>\n<p>公开信息12条。</p>\n<h2>二、主动公开政府信息情况</h2>\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(page));
    try {
      const isMissing = (found: readonly vscode.Diagnostic[]) => found.some((one) => ruleOf(one) === 'section-missing');
      await findings(uri, isMissing);
      const editor = await vscode.window.showTextDocument(uri);
      assert.equal(editor.document.languageId, 'html');
      assert.ok(isMissing(vscode.languages.getDiagnostics(uri)), 'opened');
      const gone = findings(uri, (found) => found.length === 0);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n'));
      await gone;
      const back = findings(uri, isMissing);
      await vscode.commands.executeCommand('undo');
      await back;
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(uri);
    }
  });

  test('come back after the server was restarted', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    const gone = findings(document.uri, (found) => found.length === 0);
    const restarted = vscode.commands.executeCommand('nianbao.restart');
    await gone;
    await restarted;
    await finding(document.uri, 'wrong-figure');
  });
});

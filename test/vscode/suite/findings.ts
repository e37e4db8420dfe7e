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

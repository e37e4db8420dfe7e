import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { file, finding, ORDINARY, putBack, REPORT, show, silent, UNNAMED, until } from './workbench.ts';

const set = (key: string, value: unknown) =>
  vscode.workspace.getConfiguration('nianbao').update(key, value, vscode.ConfigurationTarget.Workspace);

suite('settings', () => {
  teardown(async () => {
    for (const key of ['rules', 'detect', 'year']) await set(key, undefined);
    await putBack();
  });

  test('take effect at once: a rule turned off is silent, turned down it is weaker, and back again', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    await set('rules', { 'wrong-figure': 'off' });
    await silent(document.uri, 'wrong-figure');
    await set('rules', { 'wrong-figure': 'hint' });
    assert.equal((await finding(document.uri, 'wrong-figure')).severity, vscode.DiagnosticSeverity.Hint);
    await set('rules', undefined);
    await until(vscode.languages.onDidChangeDiagnostics, () =>
      vscode.languages.getDiagnostics(document.uri).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error) ? true : undefined,
    );
  });

  test('say which year is expected', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    await set('year', 2026);
    assert.match((await finding(document.uri, 'year-expected')).message, /2026/);
  });

  test('turn the look at other documents off', async () => {
    await set('detect', 'off');
    await vscode.languages.setTextDocumentLanguage((await show(UNNAMED)).document, 'markdown');
    await show(ORDINARY);
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    assert.equal((await vscode.workspace.openTextDocument(file(UNNAMED))).languageId, 'markdown');
  });

  test('ask before a document is taken for a report', async () => {
    await set('detect', 'ask');
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '---\n格式: 2021\n---\n' });
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'markdown');
    // nothing tells when a notification is there: the answer is given until somebody has asked
    while (document.languageId === 'markdown') await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    assert.equal(document.languageId, 'nianbao');
  });

  test('are those of official prose: no boxes on full-width brackets, no words suggested from the text, lines wrapped', async () => {
    const { document } = await show(REPORT);
    const editor = vscode.workspace.getConfiguration('editor', document);
    assert.equal(editor.get('unicodeHighlight.ambiguousCharacters'), false);
    assert.equal(editor.get('wordBasedSuggestions'), 'off');
    assert.equal(editor.get('wordWrap'), 'on');
  });
});

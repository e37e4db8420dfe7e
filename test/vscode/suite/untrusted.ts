import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { CLOSED, file, finding, place, putBack, REPORT, show, silent, until } from './workbench.ts';

const CONFIG = '.nianbao.json';

/** Nothing that the extension does runs what lies in the folder: there is nothing to hold back in one that nobody has trusted. */
suite('a folder that nobody has trusted', () => {
  teardown(putBack);

  test('is checked like any other: open reports, closed ones, and by its own settings', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await show(REPORT);
    const wrong = await finding(document.uri, 'wrong-figure');
    assert.deepEqual(wrong.range, place(document, '7', '予以公开'));
    await finding(document.uri, 'typo');
    const extension = vscode.extensions.getExtension('nianbao.nianbao');
    assert.equal(extension?.isActive, true);

    await vscode.workspace.fs.writeFile(file(CONFIG), new TextEncoder().encode('{ "rules": { "typo": "off" } }'));
    await silent(document.uri, 'typo');
    await vscode.workspace.fs.delete(file(CONFIG));
    await finding(document.uri, 'typo');
    await finding(file(CLOSED), 'section-missing');
  });

  test('is edited like any other, and its findings go into a baseline', async () => {
    const { document } = await show(REPORT);
    const wrong = await finding(document.uri, 'wrong-figure');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, wrong.range, '2');
    await vscode.workspace.applyEdit(edit);
    await silent(document.uri, 'wrong-figure');
    assert.equal(await vscode.commands.executeCommand('nianbao.acceptFindings', 'file'), true);
    await silent(document.uri, 'typo');
    for (const name of [CONFIG, '.nianbao-baseline.json']) await vscode.workspace.fs.delete(file(name));
    await finding(document.uri, 'typo');
  });
});

suite('without VS Code’s Markdown extension', () => {
  teardown(putBack);

  /** The text editor that shows a page of the server, once there is one. */
  const shown = (part: string) =>
    until(vscode.window.onDidChangeVisibleTextEditors, () =>
      vscode.window.visibleTextEditors.find(
        ({ document }) => document.uri.scheme === 'nianbao' && decodeURIComponent(document.uri.path).includes(part),
      ),
    );

  test('the page of a rule and the review sheet are shown as their texts', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    await assert.rejects(async () => vscode.commands.executeCommand('markdown.showPreview', document.uri));
    await vscode.commands.executeCommand('nianbao.reviewSheet', document.uri.toString());
    assert.match((await shown('核对单')).document.getText(), /^# 核对单：/m);
    await vscode.commands.executeCommand('nianbao.explainRule', 'typo');
    const page = (await shown('typo')).document;
    assert.match(page.getText(), /^# 错别字（typo）/);
    assert.equal(page.languageId, 'markdown', 'about reports, and none itself');
  });
});

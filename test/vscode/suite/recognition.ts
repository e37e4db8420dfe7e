import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Exports } from '../../../client/activate.ts';
import { file, finding, findings, inGb18030, ORDINARY, place, putBack, REPORT, ruleOf, show, UNNAMED, until } from './workbench.ts';

/** The language that a document has once it is `wanted`. A change of language closes and opens the document. */
const becomes = (name: string, wanted: string) =>
  until(vscode.workspace.onDidOpenTextDocument, () => {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file(name).toString());
    return document?.languageId === wanted ? document : undefined;
  });

suite('which documents are reports', () => {
  teardown(putBack);

  // first of all: later on the server runs
  test('until there is one, the server is not even started', async () => {
    const extension = vscode.extensions.getExtension<Exports>('nianbao.nianbao');
    assert.ok(extension);
    await show(ORDINARY);
    const { serverIsRunning } = await extension.activate();
    assert.equal(serverIsRunning(), false);
    await show(REPORT);
    await findings(file(REPORT));
    assert.equal(serverIsRunning(), true);
  });

  test('one with the name of a report is one from the start', async () => {
    const { document } = await show(REPORT);
    assert.equal(document.languageId, 'nianbao');
  });

  test('one as Notepad saves it, in GB18030, is read and saved as such', async () => {
    const name = '记事本/示例县记事乡人民政府2025年政府信息公开工作年度报告.md';
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file(REPORT))).replaceAll('示例镇', '记事乡');
    await vscode.workspace.fs.writeFile(file(name), inGb18030(text));
    try {
      const editor = await show(name);
      const { document } = editor;
      assert.equal(document.getText(), text);
      const found = await finding(document.uri, 'wrong-figure');
      assert.deepEqual(found.range, place(document, '7', '予以公开'));
      await editor.edit((builder) => builder.replace(found.range, '2'));
      await document.save();
      const saved = new TextDecoder('gb18030').decode(await vscode.workspace.fs.readFile(file(name)));
      assert.equal(saved, document.getText());
    } finally {
      await putBack();
      await vscode.workspace.fs.delete(file('记事本'), { recursive: true });
    }
  });

  test('a text file with the content of one is recognised in GB18030 too', async () => {
    const name = '记事本/送审稿.txt';
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file(REPORT)));
    await vscode.workspace.fs.writeFile(file(name), inGb18030(text));
    try {
      await show(name);
      const document = await becomes(name, 'nianbao');
      assert.equal(document.getText(), text);
      const found = await finding(document.uri, 'wrong-figure');
      assert.deepEqual(found.range, place(document, '7', '予以公开'));
    } finally {
      await putBack();
      await vscode.workspace.fs.delete(file('记事本'), { recursive: true });
    }
  });

  test('a Markdown file with the content of one is switched to the language of reports and checked', async () => {
    const { document } = await show(UNNAMED);
    await becomes(UNNAMED, 'nianbao');
    const found = await findings(document.uri);
    assert.ok(found.some((one) => ruleOf(one) === 'section-missing'));
  });

  test('a Markdown file that is none stays Markdown and gets nothing', async () => {
    const { document } = await show(ORDINARY);
    // a report opened later is recognised: the look at the first one is over
    await show(UNNAMED);
    await becomes(UNNAMED, 'nianbao');
    await findings(file(UNNAMED));
    assert.equal(document.languageId, 'markdown');
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  test('one that the user switches back is left alone from then on', async () => {
    await show(UNNAMED);
    const document = await becomes(UNNAMED, 'nianbao');
    await findings(document.uri);
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    await findings(document.uri, (found) => found.length === 0);

    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await show(UNNAMED);
    const pasted = await vscode.workspace.openTextDocument({ language: 'markdown', content: '---\n格式: 2021\n---\n' });
    await vscode.window.showTextDocument(pasted);
    await until(vscode.workspace.onDidOpenTextDocument, () => (pasted.languageId === 'nianbao' ? true : undefined));
    assert.equal((await vscode.workspace.openTextDocument(file(UNNAMED))).languageId, 'markdown');

    // and taken for one again where the user says so
    await show(UNNAMED);
    await vscode.commands.executeCommand('nianbao.checkAsReport');
    await becomes(UNNAMED, 'nianbao');
  });

  test('a text pasted into an empty document is recognised', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: '' });
    const editor = await vscode.window.showTextDocument(document);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file(UNNAMED)));
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), text));
    await until(vscode.workspace.onDidOpenTextDocument, () => (document.languageId === 'nianbao' ? true : undefined));
    await findings(document.uri);
  });
});

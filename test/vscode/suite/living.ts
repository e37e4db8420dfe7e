import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { defined, file, finding, findings, place, putBack, REPORT, ruleOf, show, silent } from './workbench.ts';

const CONFIG = '.nianbao.json';
const BASELINE = '.nianbao-baseline.json';

const write = (name: string, text: string) => vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
const exists = async (name: string) =>
  vscode.workspace.fs.stat(file(name)).then(
    () => true,
    () => false,
  );

suite('living with findings', () => {
  teardown(async () => {
    await vscode.workspace.getConfiguration('nianbao').update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    for (const name of [CONFIG, BASELINE]) if (await exists(name)) await vscode.workspace.fs.delete(file(name));
    await putBack();
  });

  test('one finding is suppressed through the lightbulb, with a reason typed in the place that is selected', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const typo = await finding(document.uri, 'typo');
    const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      typo.range,
      vscode.CodeActionKind.QuickFix.value,
      100,
    );
    const action = defined(offered.find(({ title }) => title.startsWith('在此处忽略')));
    await vscode.workspace.applyEdit(defined(action.edit));
    assert.equal(document.getText(editor.selection), '理由');
    await vscode.commands.executeCommand('type', { text: '引用来文原句' });
    assert.match(document.getText(), /<!-- nianbao-disable-next-line typo: 引用来文原句 -->\r?\n（一）主动公开情况。截止/);
    const rest = (await silent(document.uri, 'typo')).map(ruleOf);
    assert.deepEqual(
      rest.filter((rule) => rule.startsWith('suppression')),
      [],
    );
    await finding(document.uri, 'wrong-figure');
  });

  test('a broken .nianbao.json shows its own finding and the old settings stay', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'typo');
    await write(CONFIG, '{ "rules": { "typo": "off" } }\n');
    await silent(document.uri, 'typo');
    await write(CONFIG, '{\n  "rules": { "typo": }\n}\n');
    const broken = await finding(file(CONFIG), 'config');
    assert.deepEqual([broken.range.start.line, broken.range.start.character], [1, 21]);
    assert.match(broken.message, /不是 JSON.*沿用上一次能用的设置/);
    // another keystroke is judged by the old settings still
    const place7 = defined((await findings(document.uri)).find((one) => ruleOf(one) === 'wrong-figure')).range;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, place7, '2');
    await vscode.workspace.applyEdit(edit);
    const left = (await silent(document.uri, 'wrong-figure')).map(ruleOf);
    assert.equal(left.includes('typo'), false);
    await vscode.workspace.fs.delete(file(CONFIG));
    await finding(document.uri, 'typo');
    await silent(file(CONFIG), 'config');
  });

  test('a rule that waits for saving keeps what it said until then', async () => {
    await vscode.workspace.getConfiguration('nianbao').update('rules', { typo: { when: 'save' } }, vscode.ConfigurationTarget.Workspace);
    const { document } = await show(REPORT);
    const before = document.getText();
    await finding(document.uri, 'typo');
    const change = async (from: vscode.Range, to: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, from, to);
      await vscode.workspace.applyEdit(edit);
    };
    await change(place(document, '截止'), '截至');
    await change(place(document, '7', '予以公开'), '2');
    // the figure is judged at once, in the same answer the wording is not
    const typed = (await silent(document.uri, 'wrong-figure')).map(ruleOf);
    assert.equal(typed.includes('typo'), true);
    await document.save();
    await silent(document.uri, 'typo');
    await change(new vscode.Range(0, 0, document.lineCount, 0), before);
    await document.save();
    await finding(document.uri, 'typo');
  });

  test('what there is now is accepted into a baseline by a command, and is back when that is gone', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    assert.equal(await vscode.commands.executeCommand('nianbao.acceptFindings', 'file'), true);
    await silent(document.uri, 'wrong-figure');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file(BASELINE)));
    assert.deepEqual(Object.keys(JSON.parse(text).files), [REPORT]);
    await vscode.workspace.fs.delete(file(CONFIG));
    await finding(document.uri, 'wrong-figure');
  });

  test('.nianbao.json is completed from its schema: rules by name, with what they are about', async () => {
    const json = vscode.extensions.getExtension('vscode.json-language-features');
    if (!json) return;
    await write(CONFIG, '{ "rules": {  } }');
    const document = await vscode.workspace.openTextDocument(file(CONFIG));
    await vscode.window.showTextDocument(document);
    await json.activate();
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 13),
    );
    const names = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const name of ['typo', 'wrong-figure', 'overview-length']) assert.ok(names.includes(name), names.join(' '));
    // what they are about is said in the language of the editor
    const { documentation } = defined(items[names.indexOf('typo')]);
    const said = typeof documentation === 'string' ? documentation : (documentation?.value ?? '');
    assert.match(said, vscode.env.language.startsWith('zh') ? /文字/ : /Wording · Warning by default/);
  });
});

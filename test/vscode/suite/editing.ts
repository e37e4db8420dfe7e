import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { defined, findings, place, putBack, REPORT, show, until } from './workbench.ts';

const run = <Result>(command: string, ...given: unknown[]): Thenable<Result> => vscode.commands.executeCommand<Result>(command, ...given);
const type = (text: string): Thenable<unknown> => run('type', { text });

/** Waits until the document reads as wanted. */
const reads = (document: vscode.TextDocument, wanted: (text: string) => boolean): Promise<true> =>
  until(vscode.workspace.onDidChangeTextDocument, () => (wanted(document.getText()) ? true : undefined));

/** Puts the cursor behind some words, or selects them. */
function cursorTo(editor: vscode.TextEditor, range: vscode.Range, selected = false): void {
  editor.selection = new vscode.Selection(selected ? range.start : range.end, range.end);
}

/** Takes the total out of a row. */
async function blankTotal(editor: vscode.TextEditor, row: string): Promise<{ readonly line: number; readonly before: string }> {
  const { line } = place(editor.document, row).start;
  const before = editor.document.lineAt(line).text;
  const total = defined(/\d+(?= \|$)/.exec(before)?.[0]);
  const end = before.length - 2;
  await editor.edit((builder) => builder.replace(new vscode.Range(line, end - total.length, line, end), ' '.repeat(total.length)));
  return { line, before };
}

suite('editing', () => {
  teardown(putBack);

  test('a row is laid out when its last bar is typed, and not before', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    await findings(document.uri);
    const before = document.getText();
    const { line } = place(document, '| 三、（五）2.重复申请').start;
    const row = document.lineAt(line).text;
    const ragged = row.replace(/ +/g, ' ').replace(/ \|$/, ' ');
    await editor.edit((builder) => builder.replace(document.lineAt(line).range, ragged));
    cursorTo(editor, document.lineAt(line).range);
    await type('|');
    await reads(document, (text) => text === before);
    // the selection follows the text in an event of its own
    await until(vscode.window.onDidChangeTextEditorSelection, () => (editor.selection.active.character === row.length ? true : undefined));
  });

  test('the layout follows the settings of the folder', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const before = document.getText();
    const settings = vscode.workspace.getConfiguration('nianbao.format');
    try {
      await settings.update('style', 'compact', vscode.ConfigurationTarget.Workspace);
      await run('editor.action.formatDocument');
      assert.match(document.getText(), /^\| 三、（二）部分公开 \| 0 \|/m);
    } finally {
      await settings.update('style', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await run('editor.action.formatDocument');
    assert.equal(document.getText(), before);
  });

  test('Tab into an open total shows what it should be, accepting it stays there, and the next Tab lays out the row', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const { line, before } = await blankTotal(editor, '| 三、（五）2.重复申请');
    const other = before.lastIndexOf('0', before.length - 6);
    cursorTo(editor, new vscode.Range(line, other, line, other + 1));
    const hints = async () => {
      const all = await run<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, document.lineAt(line).range);
      return all.map(({ label }) => label);
    };
    const shownBefore = await hints();
    await run('nianbao.nextCell');
    assert.deepEqual([shownBefore.length, await hints()], [1, []], 'the total stands there once');
    const version = document.version;
    await run('editor.action.inlineSuggest.commit');
    assert.equal(document.version, version + 1);
    assert.equal(document.lineAt(line).text.replace(/ +/g, ' '), before.replace(/ +/g, ' '));
    assert.equal(editor.selection.active.line, line);
    await run('nianbao.nextCell');
    assert.equal(document.lineAt(line).text, before);
    assert.equal(editor.selection.active.line, line + 1);
  });

  test('a total that has just been deleted is not written back by the next key; once the cursor has left the cell and comes back it is offered', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const line = place(document, '| 三、（五）2.重复申请').start.line;
    const before = document.lineAt(line).text;
    const last = before.lastIndexOf('0');
    const other = before.lastIndexOf('0', last - 1);
    cursorTo(editor, new vscode.Range(line, other, line, other + 1));
    await run('nianbao.nextCell');
    assert.equal(document.getText(editor.selection), '0');
    await run('deleteRight');
    await reads(document, () => document.lineAt(line).text !== before);
    const blank = document.lineAt(line).text;
    await run('editor.action.inlineSuggest.trigger');
    await run('editor.action.inlineSuggest.commit');
    assert.equal(document.lineAt(line).text, blank);
    const hints = await run<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, document.lineAt(line).range);
    assert.equal(hints.length, 1, 'what it should be stands there all the same');
    await run('nianbao.previousCell');
    await run('nianbao.nextCell');
    await run('editor.action.inlineSuggest.commit');
    assert.equal(document.lineAt(line).text.replace(/ +/g, ' '), before.replace(/ +/g, ' '));
  });

  test('the year typed in the title is typed wherever it means the same', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const year = place(document, '2025', '# 示例县示例镇人民政府');
    cursorTo(editor, new vscode.Range(year.end.translate(0, -1), year.end), true);
    await run('editor.action.linkedEditing');
    await type('6');
    await reads(document, (text) => !/2025年(?:政府信息|未|1月1日|12月31日)/.test(text));
    assert.match(document.getText(), /^年度: 2026$/m);
    assert.match(document.getText(), /自2026年1月1日起至2026年12月31日/);
  });

  test('an organ’s name changed in the title is changed in the signature and the front matter', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const title = place(document, '示例镇', '# 示例县');
    cursorTo(editor, new vscode.Range(title.start, title.start.translate(0, 2)), true);
    await run('editor.action.linkedEditing');
    await type('样本');
    await reads(document, (text) => /\n示例县样本镇人民政府\n/.test(text) && /^机关: 示例县样本镇人民政府$/m.test(text));
  });

  test('words written behind the organ’s name in a sentence stay in the sentence', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    await editor.edit((builder) => builder.insert(place(document, '（二）').start, '示例县示例镇人民政府。\n\n'));
    const name = place(document, '示例县示例镇人民政府', '## 一');
    cursorTo(editor, name);
    await run('editor.action.linkedEditing');
    await type('高度重视');
    assert.match(document.getText(), /\n示例县示例镇人民政府高度重视。\n/);
    assert.equal(document.getText().match(/高度重视/g)?.length, 1);
  });

  test('renaming the organ renames it in title, front matter, prose and signature', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const at = place(document, '示例县示例镇', '# ').end;
    const prepared = await run<{ placeholder: string }>('vscode.prepareRename', document.uri, at);
    assert.equal(prepared.placeholder, '示例县示例镇人民政府');
    const edit = await run<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, '示例县样本街道办事处');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText().match(/示例镇人民政府/g), null);
    assert.match(document.getText(), /^机关: 示例县样本街道办事处$/m);
    await assert.rejects(async () => run('vscode.prepareRename', document.uri, place(document, '条', '主动公开').end));
  });

  test('fix all fills a blank total beside the slips, and leaves every figure', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    await findings(document.uri);
    const { line, before } = await blankTotal(editor, '| 三、（五）2.重复申请');
    await run('editor.action.fixAll');
    await reads(document, (text) => !text.includes('截止'));
    assert.equal(document.lineAt(line).text, before);
    assert.match(document.getText(), /\| 三、（一）予以公开 +\| +7 \|/);
  });
});

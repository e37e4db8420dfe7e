import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { findings, putBack, REPORT, show, until } from './workbench.ts';

const range = ({ lineCount }: vscode.TextDocument) => new vscode.Range(0, 0, lineCount, 0);
const lineOf = (document: vscode.TextDocument, start: string) =>
  document
    .getText()
    .split(/\r?\n/)
    .findIndex((line) => line.startsWith(start));

/** What is selected. */
const selected = (editor: vscode.TextEditor) => editor.document.getText(editor.selection);

suite('tables', () => {
  teardown(putBack);

  test('Tab and Shift+Tab go from cell to cell and over the line of dashes, Enter down the column', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const header = lineOf(document, '| 项目');
    editor.selection = new vscode.Selection(header, 3, header, 3);
    const go = (command: string) => vscode.commands.executeCommand(command);
    await go('nianbao.nextCell');
    assert.equal(selected(editor), '自然人');
    await go('nianbao.cellBelow');
    assert.equal(editor.selection.active.line, header + 2);
    assert.match(selected(editor), /^\d+$/);
    await go('nianbao.previousCell');
    assert.equal(selected(editor), '一、本年新收政府信息公开申请数量');
    await go('nianbao.previousCell');
    assert.equal(selected(editor), '总计');
    assert.equal(editor.selection.active.line, header);
    assert.equal(document.isDirty, false);
  });

  test('a figure typed over a cell is laid out when the cell is left, and only its line has changed', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const before = document.getText().split('\n');
    const row = lineOf(document, '| 三、（一）予以公开');
    editor.selection = new vscode.Selection(row, 3, row, 3);
    await vscode.commands.executeCommand('nianbao.nextCell');
    await vscode.commands.executeCommand('type', { text: '123' });
    await vscode.commands.executeCommand('nianbao.nextCell');
    const after = document.getText().split('\n');
    assert.deepEqual(
      after.flatMap((line, index) => (line === before[index] ? [] : [index])),
      [row],
    );
    assert.equal(after[row]?.length, before[row]?.length);
    assert.match(after[row] ?? '', /\| +123 \| +\d+ \|/);
  });

  test('what is typed right after Tab, before the table has been laid out, belongs to the next cell', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const row = lineOf(document, '| 三、（二）部分公开');
    editor.selection = new vscode.Selection(row, 3, row, 3);
    await vscode.commands.executeCommand('nianbao.nextCell');
    await vscode.commands.executeCommand('type', { text: '12345' });
    const moved = vscode.commands.executeCommand('nianbao.nextCell');
    const typed = vscode.commands.executeCommand('type', { text: '6' });
    await Promise.all([moved, typed]);
    assert.match(document.lineAt(row).text, /\| +12345 \| +6 \| +0 \|/);
  });

  test('keys that follow one another more quickly than the table is laid out end where the last one went', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const row = lineOf(document, '| 三、（二）部分公开');
    editor.selection = new vscode.Selection(row, 3, row, 3);
    await vscode.commands.executeCommand('nianbao.nextCell');
    await vscode.commands.executeCommand('type', { text: '12345678' });
    const go = (command: string, ...rest: unknown[]) => vscode.commands.executeCommand(command, ...rest);
    await Promise.all([go('nianbao.previousCell'), go('nianbao.nextCell'), go('nianbao.nextCell')]);
    await go('type', { text: '6' });
    assert.match(document.lineAt(row).text, /\| +12345678 \| +6 \| +0 \|/, document.lineAt(row).text);
  });

  test('blank totals show what they should be, and one command fills them', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const row = lineOf(document, '| 三、（五）2.重复申请');
    const text = document.lineAt(row).text;
    const total = /(\d+) \|$/.exec(text)?.[1] ?? '';
    assert.ok(total);
    await editor.edit((builder) =>
      builder.replace(new vscode.Range(row, text.length - 2 - total.length, row, text.length - 2), ' '.repeat(total.length)),
    );
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      range(document),
    );
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['应为 2', `= ${total}`],
    );
    assert.equal(await vscode.commands.executeCommand('nianbao.fillTotals'), 1);
    assert.equal(document.lineAt(row).text, text);
  });

  test('a total is filled in once, also by a click too many', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const row = lineOf(document, '| 三、（五）2.重复申请');
    const text = document.lineAt(row).text;
    const total = /(\d+) \|$/.exec(text)?.[1] ?? '';
    const start = text.lastIndexOf('|', text.length - 2) + 1;
    await editor.edit((builder) => builder.delete(new vscode.Range(row, start, row, text.length - 1)));
    const fill = () => vscode.commands.executeCommand<number>('nianbao.fillTotals');
    const filled = await Promise.all([fill(), fill(), fill()]);
    assert.deepEqual([...filled].sort(), [0, 0, 1]);
    assert.match(document.lineAt(row).text, new RegExp(`\\| *${total} *\\|$`));
  });

  test('above each table stands how it is, and the review sheet opens as a page', async () => {
    const editor = await show(REPORT);
    await findings(editor.document.uri);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', editor.document.uri, 50);
    const titles = lenses.map(({ command }) => command?.title ?? '');
    assert.ok(
      titles.some((title) => /^表三：39 条勾稽/.test(title)),
      titles.join(),
    );
    assert.ok(titles.includes('核对单'));
    const target = vscode.Uri.joinPath(editor.document.uri, '..', '核对单.html');
    await vscode.commands.executeCommand('nianbao.exportReviewSheet', { report: editor.document.uri, format: 'html', target });
    const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    await vscode.workspace.fs.delete(target);
    assert.match(page, /<h1>核对单：/);
    await vscode.commands.executeCommand('nianbao.reviewSheet', editor.document.uri.toString());
    await until(vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('核对单'))) ? true : undefined,
    );
  });

  test('formatting lays out a table that has lost its columns, and changes no figure', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const before = document.getText();
    await editor.edit((builder) => builder.replace(range(document), before.replace(/ +\|/g, '|')));
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.equal(document.getText(), before);
  });

  test('the preview shows the official merged tables, the wrong cell marked with its message', async () => {
    const editor = await show(REPORT);
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', editor.document);
    const tables = [...html.matchAll(/<table class="nianbao-table">[\s\S]*?<\/table>/g)].map(([table]) => table);
    assert.equal(tables.length, 3);
    assert.equal(/<table(?! class="nianbao-table")/.test(html), false);
    const three = tables[1] ?? '';
    assert.equal(three.match(/<tr>/g)?.length, 28);
    assert.equal(columnsOf(three), 10);
    assert.match(three, /<th colspan="2">（一）予以公开<\/th><td class="nianbao-mark" title="[^"]*应为 2[^"]*">✗ 7<\/td>/);
    assert.match(html, /data-line="\d+"[^>]*><\/div>\s*<table class="nianbao-table"/);
  });
});

/** Columns of a table with merged cells, counted in its first row. */
function columnsOf(table: string): number {
  const [first = ''] = /<tr>.*?<\/tr>/.exec(table) ?? [];
  return [...first.matchAll(/<t[hd]([^>]*)>/g)].reduce(
    (sum, [, attributes = '']) => sum + Number(/colspan="(\d+)"/.exec(attributes)?.[1] ?? 1),
    0,
  );
}

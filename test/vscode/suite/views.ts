import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { finding, place, putBack, REPORT, show } from './workbench.ts';

/** Every symbol, parents first. */
const flat = (symbols: readonly vscode.DocumentSymbol[]): readonly vscode.DocumentSymbol[] =>
  symbols.flatMap((symbol) => [symbol, ...flat(symbol.children)]);

const outline = (uri: vscode.Uri) => vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);

async function hoverText(uri: vscode.Uri, at: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

suite('views', () => {
  teardown(putBack);

  test('the outline has the six sections and the three tables, with the state of a table that does not add up', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    const symbols = flat(await outline(document.uri));
    for (const ordinal of ['一', '二', '三', '四', '五', '六']) {
      assert.equal(
        symbols.filter(({ name }) => name.startsWith(`${ordinal}、`) && name.includes('情况') !== (ordinal === '六')).length >= 1,
        true,
        ordinal,
      );
    }
    const tables = symbols.filter(({ name }) => /^表[二三四]/.test(name));
    assert.equal(tables.length, 3);
    const table = tables.find(({ name }) => name.startsWith('表三'));
    assert.match(`${table?.name}${table?.detail}`, /差/);
  });

  test('there is one outline, not a second one of Markdown beside it', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    const symbols = flat(await outline(document.uri));
    assert.deepEqual(
      symbols.filter(({ name }) => name.startsWith('#')),
      [],
      'Markdown writes its headings with their #',
    );
    const titles = symbols.filter(({ name }) => name.includes('总体情况'));
    assert.equal(titles.length, 1);
  });

  test('sections and tables fold, each once', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    const starts = folds.map(({ start }) => start);
    for (const title of ['## 一、', '## 三、', '| 项目']) assert.ok(starts.includes(place(document, title).start.line), title);
    assert.equal(new Set(folds.map(({ start, end }) => `${start}-${end}`)).size, folds.length);
  });

  test('a cell says what counts there, and its sums with the figures put in', async () => {
    const { document } = await show(REPORT);
    const wrong = await finding(document.uri, 'wrong-figure');
    const text = await hoverText(document.uri, wrong.range.start);
    assert.match(text, /予以公开/);
    assert.match(text, /自然人/);
    assert.match(text, /7/);
  });

  test('a total leads to its parts', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    const total = place(document, '3', '三、（七）总计');
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      total.start,
    );
    const lines = highlights.map(({ range }) => range.start.line);
    assert.ok(lines.includes(place(document, '予以公开').start.line));
  });

  test('the built-in preview renders a report', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
    assert.match(html, /<table/);
  });
});

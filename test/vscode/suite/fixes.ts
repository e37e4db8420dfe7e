import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { defined, finding, place, putBack, REPORT, show, silent } from './workbench.ts';

/** What the lightbulb offers at a place. */
const lightbulb = (uri: vscode.Uri, at: vscode.Range, kind = vscode.CodeActionKind.QuickFix) =>
  vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, at, kind.value, 100);

async function perform(action: vscode.CodeAction): Promise<void> {
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

suite('fixes', () => {
  teardown(putBack);

  test('are offered where a problem is clicked: squiggle and lightbulb stand on its place', async () => {
    const editor = await show(REPORT);
    const wrong = await finding(editor.document.uri, 'wrong-figure');
    // a click in the Problems view puts the cursor there
    editor.selection = new vscode.Selection(wrong.range.start, wrong.range.start);
    const offered = await lightbulb(editor.document.uri, editor.selection);
    assert.equal(offered.find(({ isPreferred }) => isPreferred)?.title.includes('2'), true);
    assert.deepEqual((await finding(editor.document.uri, 'wrong-figure')).range, wrong.range);
  });

  test('put the right figure and clear the finding', async () => {
    const { document } = await show(REPORT);
    const wrong = await finding(document.uri, 'wrong-figure');
    const before = document.getText();
    await perform(defined((await lightbulb(document.uri, wrong.range)).find(({ isPreferred }) => isPreferred)));
    await silent(document.uri, 'wrong-figure');
    const at = document.offsetAt(wrong.range.start);
    assert.equal(document.getText(), `${before.slice(0, at)}2${before.slice(at + 1)}`);
  });

  test('all at once mend the wording and leave every figure alone', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    const figures = (text: string) => text.match(/\d+/g);
    const before = document.getText();
    const [all] = await lightbulb(document.uri, new vscode.Range(0, 0, document.lineCount, 0), vscode.CodeActionKind.SourceFixAll);
    await perform(defined(all));
    await silent(document.uri, 'typo');
    assert.match(document.getText(), /截至2025年末/);
    assert.deepEqual(figures(document.getText()), figures(before));
    await finding(document.uri, 'wrong-figure');
  });

  test('of wording stand beside the suppression with a reason and the page of the rule', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'typo');
    const titles = (await lightbulb(document.uri, place(document, '截止'))).map(({ title }) => title);
    assert.ok(titles.length >= 3, titles.join('\n'));
  });
});

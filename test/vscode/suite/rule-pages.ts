import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { defined, finding, place, putBack, REPORT, show, until } from './workbench.ts';

/** The tab that shows a rule's page as a Markdown preview, once there is one. */
const preview = (rule: string): Promise<vscode.Tab> =>
  until(vscode.window.tabGroups.onDidChangeTabs, () =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ input, label }) => showsPage(input, label, rule)),
  );

function showsPage(input: unknown, label: string, rule: string): boolean {
  if (input instanceof vscode.TabInputCustom) return input.viewType.includes('markdown.preview') && input.uri.path === `/rules/${rule}.md`;
  return input instanceof vscode.TabInputWebview && input.viewType.includes('markdown.preview') && label.includes(`${rule}.md`);
}

suite('the page of a rule', () => {
  teardown(putBack);

  test('opens from the link of a finding, as a page to read and without a network', async () => {
    const { document } = await show(REPORT);
    const { code } = await finding(document.uri, 'typo');
    assert.ok(typeof code === 'object', 'the code of a finding is a link');
    await vscode.commands.executeCommand('vscode.open', code.target);
    await preview('typo');
    const page = (await vscode.workspace.openTextDocument(code.target)).getText();
    assert.match(page, /^# 错别字（typo）\n/);
    for (const part of ['依据：', '## 怎样改', '## 会指出', '## 不会指出', '## 调整']) assert.ok(page.includes(part), part);
  });

  test('opens from the lightbulb', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'typo');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      place(document, '截止'),
      vscode.CodeActionKind.QuickFix.value,
      100,
    );
    const { command } = defined(actions.find(({ title }) => title.startsWith('解释这条规则')));
    const shown = preview('typo');
    await vscode.commands.executeCommand(defined(command).command, ...(command?.arguments ?? []));
    await shown;
  });
});

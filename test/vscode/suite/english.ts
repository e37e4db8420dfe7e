import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Exports } from '../../../client/activate.ts';
import { reviewSheetUri } from '../../../server/protocol.ts';
import { defined, findings, place, putBack, REPORT, ruleOf, show, until } from './workbench.ts';

const set = (value: string | undefined) =>
  vscode.workspace.getConfiguration('nianbao').update('language', value, vscode.ConfigurationTarget.Workspace);

const shown = (): Exports['shown'] => (defined(vscode.extensions.getExtension('nianbao.nianbao')).exports as Exports).shown;

/** What is not English in a text: quotations from the report, code, and names of organs and files set aside. */
function notEnglish(text: string): readonly string[] {
  const own = text
    .replace(/“[^”]*”|‘[^’]*’|《[^》]*》|`[^`]*`/g, '')
    .replace(/[^\s/，,：:]*政府信息公开工作年度报告[^\s/]*\.(?:md|txt|html)/g, '')
    .replace(/示例县[\p{Script=Han}]*(?:政府|办公室|办事处|局)/gu, '');
  return [...own.matchAll(/[\p{Script=Han}，、；：。（）！？]+/gu)].map(([found]) => `${found} in ${text}`);
}

const allEnglish = (texts: readonly (string | undefined)[]): void => {
  assert.ok(texts.length > 0, 'there is something to be read');
  assert.deepEqual(
    texts.flatMap((text) => notEnglish(text ?? '')),
    [],
  );
};

const labelOf = ({ label }: vscode.TreeItem): string => (typeof label === 'string' ? label : (label?.label ?? ''));
const hasLatin = (text: string): boolean => /[A-Za-z]{3}/.test(text);

suite('in English', () => {
  suiteSetup(() => set('en'));
  suiteTeardown(() => set(undefined));
  teardown(putBack);

  test('findings, what they lead to and their repairs are', async () => {
    const { document } = await show(REPORT);
    const found = await findings(document.uri, (all) => all.length > 1 && all.every(({ message }) => hasLatin(message)));
    allEnglish(found.flatMap(({ message, relatedInformation }) => [message, ...(relatedInformation ?? []).map((one) => one.message)]));
    const wrong = defined(found.find((one) => ruleOf(one) === 'wrong-figure'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      wrong.range,
    );
    allEnglish(actions.map(({ title }) => title));
  });

  test('the lines above the tables, the outline and the words on a figure are', async () => {
    const { document } = await show(REPORT);
    await findings(document.uri);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
    allEnglish(lenses.map(({ command }) => command?.title));
    const figure = place(document, '7', '三、（一）予以公开');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, figure.start);
    assert.match(
      defined(hover)
        .contents.map((one) => (typeof one === 'string' ? one : one.value))
        .join('\n'),
      /Wrong figure/,
    );
  });

  test('the list of reports is, in all its divisions, to those who see it and to those who hear it', async () => {
    await show(REPORT);
    const { reports: tree } = shown();
    const groups = () => (tree.getChildren() ?? []) as Parameters<typeof tree.getTreeItem>[0][];
    await until(defined(tree.onDidChangeTreeData) as vscode.Event<unknown>, () => (groups().length > 0 ? true : undefined));
    const read = async () => {
      const texts: string[] = [];
      for (const group of groups()) {
        for (const node of [group, ...((tree.getChildren(group) ?? []) as (typeof group)[])]) {
          const item = await tree.getTreeItem(node);
          const [said = ''] = String(item.tooltip ?? '').split('\n');
          texts.push(labelOf(item), String(item.description ?? ''), said, item.accessibilityInformation?.label ?? '');
        }
      }
      return texts;
    };
    for (const way of ['state', 'year']) {
      await vscode.commands.executeCommand('nianbao.groupReports', way);
      allEnglish(await read());
    }
    assert.match((await read()).join('\n'), /\d reports?, \d with errors/);
  });

  test('the place of the cursor is said with the table’s English name', async () => {
    const { document } = await show(REPORT);
    const { place: cell } = shown();
    const editor = defined(vscode.window.activeTextEditor);
    const figure = place(document, '7', '三、（一）予以公开');
    await findings(document.uri);
    editor.selection = new vscode.Selection(figure.start, figure.start);
    assert.match(await until(cell.onDidChange, cell.text), /^Table 3 · .*予以公开 × 自然人 · 7$/);
  });

  test('the review sheet is, and its tab', async () => {
    const { document } = await show(REPORT);
    await findings(document.uri);
    await vscode.commands.executeCommand('nianbao.reviewSheet', document.uri);
    await until(vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('Review sheet'))) ? true : undefined,
    );
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(reviewSheetUri(document.uri.toString(), 'Review sheet')));
    const [title = '', ...lines] = page.getText().split('\n');
    assert.match(title, /^# Review sheet: /);
    allEnglish(lines.filter((line) => /^#|^- [A-Z]\w+:/.test(line)));
  });

  test('all of it is Chinese again when that is set', async () => {
    const { document } = await show(REPORT);
    await findings(document.uri, (all) => all.some(({ message }) => hasLatin(message) && /should be/.test(message)));
    await set('zh-cn');
    await findings(document.uri, (all) => all.length > 0 && all.every(({ message }) => !/should be/.test(message)));
    const { reports: tree } = shown();
    const [group] = (tree.getChildren() ?? []) as Parameters<typeof tree.getTreeItem>[0][];
    assert.match(String((await tree.getTreeItem(defined(group))).description), /\d 份/);
    await set('en');
  });
});

import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { file, finding, findings, place, putBack, REPORT, ruleOf, show, silent } from './workbench.ts';

// VS Code may miss what happens in a folder that has just been made: all that these tests wait for happens in the workspace's own folder or in one that
// has been there from the start
const NOW = '示例县样本乡人民政府2025年政府信息公开工作年度报告.md';
const CONFIG = '.nianbao.json';
const OLD_FOLDER = '各单位';
const MADE = [
  NOW,
  '送审稿二.md',
  '样本乡2024.md',
  '二〇二四年.md',
  '归档',
  '旧档',
  CONFIG,
  `${OLD_FOLDER}/${CONFIG}`,
  `${OLD_FOLDER}/送审稿.md`,
];

const write = (name: string, text: string) => vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
const remove = (name: string) => vscode.workspace.fs.delete(file(name), { recursive: true });
const rename = (from: string, to: string) => vscode.workspace.fs.rename(file(from), file(to));
/** Nothing is found in a file any more. */
const cleared = (name: string) => findings(file(name), (found) => found.length === 0);
const report = async (): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(file(REPORT)));

/** The report of another office without its wrong figure; and the one before it, which left an application over. */
async function twoYears(): Promise<{ readonly now: string; readonly before: string }> {
  const now = (await report()).replaceAll('示例镇', '样本乡').replace('      7 |', '      2 |').replace('截止', '截至');
  const before = now.replaceAll('2025', '2024').replaceAll('2026', '2025').replace('|            9 |', '|            7 |');
  return { now, before };
}

suite('files and folders that move', () => {
  teardown(async () => {
    await putBack();
    for (const name of MADE) {
      await remove(name).then(undefined, () => {
        // not every test has made it
      });
    }
  });

  test('a folder that gets another name takes the findings of its closed reports along, and they go with it', async () => {
    await show(REPORT);
    const name = '甲/示例县甲乡人民政府2025年政府信息公开工作年度报告.md';
    await write(`归档/${name}`, (await report()).replaceAll('示例镇', '甲乡'));
    await finding(file(`归档/${name}`), 'wrong-figure');
    await rename('归档', '旧档');
    await finding(file(`旧档/${name}`), 'wrong-figure');
    await cleared(`归档/${name}`);
    await remove('旧档');
    await cleared(`旧档/${name}`);
  });

  test('last year’s file is followed to its new name, missed when it is deleted and found when it is back', async () => {
    const { now, before } = await twoYears();
    await write('样本乡2024.md', before);
    await write(NOW, now);
    const { uri } = (await show(NOW)).document;
    const leadsTo = (name: string) =>
      findings(uri, (all) =>
        all.some((one) => ruleOf(one) === 'carry-over' && one.relatedInformation?.[0]?.location.uri.toString() === file(name).toString()),
      );
    await leadsTo('样本乡2024.md');
    await rename('样本乡2024.md', '二〇二四年.md');
    await leadsTo('二〇二四年.md');
    await remove('二〇二四年.md');
    await silent(uri, 'carry-over');
    await write('样本乡2024.md', before);
    await leadsTo('样本乡2024.md');
  });

  test('last year’s file that the report names is asked for as long as it is not there', async () => {
    const { now, before } = await twoYears();
    await write(NOW, now.replace(/^(---\r?\n)/, '$1上年: 归档/2024.md\n'));
    const { document } = await show(NOW);
    const missing = await finding(document.uri, 'last-year-unknown');
    assert.deepEqual(missing.range, place(document, '归档/2024.md'));
    await write('归档/2024.md', before);
    await finding(document.uri, 'carry-over');
    await silent(document.uri, 'last-year-unknown');
    await remove('归档');
    await finding(document.uri, 'last-year-unknown');
    await silent(document.uri, 'carry-over');
  });

  test('an open report that is renamed has its findings under its new name, and is still a report', async () => {
    await write('送审稿二.md', await report());
    await show('送审稿二.md');
    await finding(file('送审稿二.md'), 'wrong-figure');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(file('送审稿二.md'), file(NOW));
    await vscode.workspace.applyEdit(edit);
    await finding(file(NOW), 'wrong-figure');
    await cleared('送审稿二.md');
    const { activeTextEditor } = vscode.window;
    assert.equal(activeTextEditor?.document.uri.toString(), file(NOW).toString());
    assert.equal(activeTextEditor.document.languageId, 'nianbao');
  });

  test('settings that were broken and are mended count as they are now, and nearer ones go before', async () => {
    await write(CONFIG, '{ "rules": { "typo": "off" } }');
    await write(`${OLD_FOLDER}/送审稿.md`, await report());
    const { uri } = (await show(`${OLD_FOLDER}/送审稿.md`)).document;
    const typo = (severity: vscode.DiagnosticSeverity) =>
      findings(uri, (all) => all.some((one) => ruleOf(one) === 'typo' && one.severity === severity));
    await finding(uri, 'wrong-figure');
    await silent(uri, 'typo');
    await write(CONFIG, '{ "rules": { "typo": "of" } }');
    await finding(file(CONFIG), 'config');
    await write(CONFIG, '{ "rules": { "wrong-figure": "off" } }');
    await typo(vscode.DiagnosticSeverity.Warning);
    await silent(uri, 'wrong-figure');
    await cleared(CONFIG);
    await write(`${OLD_FOLDER}/${CONFIG}`, '{ "rules": { "typo": "hint" } }');
    await typo(vscode.DiagnosticSeverity.Hint);
    await finding(uri, 'wrong-figure');
    await remove(`${OLD_FOLDER}/${CONFIG}`);
    await typo(vscode.DiagnosticSeverity.Warning);
    await silent(uri, 'wrong-figure');
  });
});

import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { file, finding, place, putBack, REPORT, show, silent } from './workbench.ts';

// VS Code may miss what happens in a folder that has just been made
const FOLDER = '各单位';
const NOW = `${FOLDER}/示例县样本乡人民政府2025年政府信息公开工作年度报告.md`;
const BEFORE = `${FOLDER}/示例县样本乡人民政府2024年政府信息公开工作年度报告.md`;

const write = (name: string, text: string) => vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));

/** The report of the workspace for another office, without its wrong figure. */
async function sound(): Promise<string> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file(REPORT)));
  return text.replaceAll('示例镇', '样本乡').replace('      7 |', '      2 |').replace('截止', '截至');
}

/** The year before: one application was left over. */
const leftOver = (text: string): string =>
  text.replaceAll('2025', '2024').replaceAll('2026', '2025').replace('|            9 |', '|            7 |');

/** The same with that application answered in its year. */
const answered = (text: string): string =>
  leftOver(text)
    .replace(/(（一）予以公开 +\| +)2( .*)2 \|/, '$13$23 |')
    .replace(/(（七）总计 +\| +)3( .*)4 \|/, '$14$25 |')
    .replace(/(四、结转下年度继续办理 +\| +)1( .*)1 \|/, '$10$20 |');

suite('two years', () => {
  teardown(async () => {
    await putBack();
    for (const name of [NOW, BEFORE]) await vscode.workspace.fs.delete(file(name));
  });

  test('editing last year’s file changes this year’s findings, in its editor and on the disk', async () => {
    const text = await sound();
    await write(BEFORE, answered(text));
    await write(NOW, text);
    const now = (await show(NOW)).document;
    await finding(now.uri, 'problems-unanswered');
    await silent(now.uri, 'carry-over');

    const before = await vscode.workspace.openTextDocument(file(BEFORE));
    await vscode.window.showTextDocument(before, vscode.ViewColumn.Beside);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(before.uri, new vscode.Range(0, 0, before.lineCount, 0), leftOver(text));
    await vscode.workspace.applyEdit(edit);
    const found = await finding(now.uri, 'carry-over');
    assert.match(found.message, /写作 0，上年报告“四、结转下年度继续办理”为 1，应为 1，少 1/);
    assert.deepEqual(found.range, place(now, '0', '二、上年结转政府信息公开申请数量'));
    const [there] = found.relatedInformation ?? [];
    assert.equal(there?.location.uri.toString(), before.uri.toString());
    assert.deepEqual(there.location.range, place(before, '1', '四、结转下年度继续办理'));

    await before.save();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await finding(now.uri, 'carry-over');
    await write(BEFORE, answered(text));
    await silent(now.uri, 'carry-over');
  });
});

import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { file, finding, inGb18030, place, putBack, REPORT, show, silent } from './workbench.ts';

const NOW = '乡镇年报/示例县样板乡人民政府2025年政府信息公开工作年度报告.md';
const CLOSED_NOW = '乡镇年报/示例县样式乡人民政府2025年政府信息公开工作年度报告.md';
const BEFORE = '往年/样板乡2024年.txt';

const write = (name: string, content: string | Uint8Array) =>
  vscode.workspace.fs.writeFile(file(name), typeof content === 'string' ? new TextEncoder().encode(content) : content);

/** The report with its wrong figure; one of another office without it; and the latter's of the year before, when one application was left over. */
async function twoYears(): Promise<{ readonly wrong: string; readonly text: string; readonly leftOver: string }> {
  const wrong = new TextDecoder().decode(await vscode.workspace.fs.readFile(file(REPORT)));
  const text = wrong.replaceAll('示例镇', '样板乡').replace('      7 |', '      2 |');
  const leftOver = text.replaceAll('2025', '2024').replaceAll('2026', '2025').replace('|            9 |', '|            7 |');
  return { wrong, text, leftOver };
}

suite('in a browser', () => {
  teardown(async () => {
    await putBack();
    for (const folder of ['乡镇年报', '往年']) await vscode.workspace.fs.delete(file(folder), { recursive: true });
  });

  test('there is no machine: the extension is in a worker, the folder in memory, and last year’s report is read all the same', async () => {
    assert.equal(typeof process, 'undefined');
    assert.equal(vscode.env.remoteName, undefined);
    assert.equal(file(REPORT).scheme, 'memfs');

    const { text, leftOver } = await twoYears();
    await write(BEFORE, leftOver);
    await write(NOW, text);
    const { document } = await show(NOW);
    const found = await finding(document.uri, 'carry-over');
    assert.deepEqual(found.range, place(document, '0', '二、上年结转政府信息公开申请数量'));
    assert.equal(found.relatedInformation?.[0]?.location.uri.toString(), file(BEFORE).toString());

    await vscode.workspace.fs.delete(file(BEFORE));
    await silent(document.uri, 'carry-over');
  });

  test('files in GB18030 are read: a closed report, and last year’s', async () => {
    const { wrong, text, leftOver } = await twoYears();
    await write(BEFORE, inGb18030(leftOver.replace('截止', '截至')));
    await write(CLOSED_NOW, inGb18030(wrong.replaceAll('示例镇', '样式乡')));
    await write(NOW, text);
    const { document } = await show(NOW);
    const found = await finding(document.uri, 'carry-over');
    assert.match(found.message, /上年报告“四、结转下年度继续办理”为 1，应为 1/);
    assert.deepEqual(found.relatedInformation?.[0]?.location.uri.toString(), file(BEFORE).toString());
    const closed = await finding(file(CLOSED_NOW), 'wrong-figure');
    assert.match(closed.message, /2/);
    assert.deepEqual(closed.range, place(document, '2', '予以公开'));
  });
});

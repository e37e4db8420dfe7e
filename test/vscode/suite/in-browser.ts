import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { file, finding, place, putBack, REPORT, show, silent } from './workbench.ts';

const NOW = '乡镇年报/示例县样板乡人民政府2025年政府信息公开工作年度报告.md';
const BEFORE = '往年/样板乡2024年.txt';

const write = (name: string, text: string) => vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));

suite('in a browser', () => {
  teardown(async () => {
    await putBack();
    for (const folder of ['乡镇年报', '往年']) await vscode.workspace.fs.delete(file(folder), { recursive: true });
  });

  test('there is no machine: the extension is in a worker, the folder in memory, and last year’s report is read all the same', async () => {
    assert.equal(typeof process, 'undefined');
    assert.equal(vscode.env.remoteName, undefined);
    assert.equal(file(REPORT).scheme, 'memfs');

    const text = new TextDecoder()
      .decode(await vscode.workspace.fs.readFile(file(REPORT)))
      .replaceAll('示例镇', '样板乡')
      .replace('      7 |', '      2 |');
    const leftOver = text.replaceAll('2025', '2024').replaceAll('2026', '2025').replace('|            9 |', '|            7 |');
    await write(BEFORE, leftOver);
    await write(NOW, text);
    const { document } = await show(NOW);
    const found = await finding(document.uri, 'carry-over');
    assert.deepEqual(found.range, place(document, '0', '二、上年结转政府信息公开申请数量'));
    assert.equal(found.relatedInformation?.[0]?.location.uri.toString(), file(BEFORE).toString());

    await vscode.workspace.fs.delete(file(BEFORE));
    await silent(document.uri, 'carry-over');
  });
});

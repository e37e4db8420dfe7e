import assert from 'node:assert/strict';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { SAMPLES } from '../../../client/sample-names.ts';
import { defined, file, finding, putBack, until } from './workbench.ts';

const TARGET = '放示例的文件夹';

suite('samples', () => {
  teardown(putBack);
  suiteTeardown(() => vscode.workspace.fs.delete(file(TARGET), { recursive: true }));

  test('one is shown without a file being written, and its wrong figure is found', async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri>('nianbao.openSamples', { open: 'slip' });
    const { document } = defined(vscode.window.activeTextEditor);
    assert.equal(document.uri.toString(), uri.toString());
    assert.deepEqual([document.isUntitled, document.languageId], [true, 'nianbao']);
    assert.match((await finding(uri, 'wrong-figure')).message, /写作 2，应为 3/);
  });

  test('all are copied into a new folder, never over one that is there, and last year’s report is found', async () => {
    for (const name of ['年报示例', '年报示例2']) {
      const uri = await vscode.commands.executeCommand<vscode.Uri>('nianbao.openSamples', { open: 'years', to: file(TARGET).toString() });
      assert.ok(uri.path.includes(`/${name}/上年/`), uri.path);
      for (const sample of SAMPLES) await vscode.workspace.fs.stat(file(`${TARGET}/${name}/${sample}`));
      assert.match((await finding(uri, 'carry-over')).message, /写作 1，上年报告.*为 2/);
    }
  });

  test('the 核对单 of one is shown at once', async () => {
    await vscode.commands.executeCommand('nianbao.openSamples', { open: 'slip', sheet: true });
    await until(vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes('核对单')),
    );
  });
});

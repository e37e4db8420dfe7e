import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { defined, file, finding, putBack, REPORT, ruleOf, silent } from './workbench.ts';

const FOLDER = '乡镇';
const write = (name: string, text: string) => vscode.workspace.fs.writeFile(file(`${FOLDER}/${name}`), new TextEncoder().encode(text));

suite('adding up subordinate reports', () => {
  let report = '';
  suiteSetup(async () => {
    report = new TextDecoder().decode(await vscode.workspace.fs.readFile(file(REPORT)));
    for (const town of ['甲镇', '乙镇']) await write(`${town}.md`, report.replaceAll('示例镇', town));
  });
  teardown(putBack);
  suiteTeardown(() => vscode.workspace.fs.delete(file(FOLDER), { recursive: true }));

  test('a folder becomes a draft beside it that names the folder, holds the sums and follows what lies in it', async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri>('nianbao.rollUp', file(FOLDER));
    const { document } = defined(vscode.window.activeTextEditor);
    assert.equal(document.uri.toString(), uri.toString());
    assert.deepEqual([document.isUntitled, document.languageId], [true, 'nianbao']);
    assert.match(document.getText(), /^---\n机关: ××县人民政府\n年度: 2025\n格式: 2021\n下级:\n {2}- 乡镇\n---\n/);
    assert.match(document.getText(), /\| 一、本年新收政府信息公开申请数量 +\| +8 \| +2 \|.*\| +10 \|/);
    await finding(uri, 'residue');
    assert.equal(vscode.languages.getDiagnostics(uri).map(ruleOf).includes('rollup'), false);

    await write('乙镇.md', report.replaceAll('示例镇', '乙镇').replace(/(\| （六）行政处罚 \| +)3 \|/, '$15 |'));
    const { message, range, relatedInformation } = await finding(uri, 'rollup');
    assert.match(message, /行政处罚.*写作 6，应不小于 8（下级 2 份合计），少 2/);
    assert.equal(document.getText(range), '6');
    assert.deepEqual(
      defined(relatedInformation).map((one) => one.message),
      ['示例县乙镇人民政府：5', '示例县甲镇人民政府：3'],
    );
    await write('乙镇.md', report.replaceAll('示例镇', '乙镇'));
    await silent(uri, 'rollup');
  });
});

import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Exports } from '../../../client/activate.ts';
import type { ReportNode } from '../../../client/reports-view.ts';
import { CLOSED, defined, file, finding, findings, place, putBack, REPORT, show, until } from './workbench.ts';

const FOLDER = '两年';
const NOW = `${FOLDER}/示例县样本乡人民政府2025年政府信息公开工作年度报告.md`;
const BEFORE = `${FOLDER}/示例县样本乡人民政府2024年政府信息公开工作年度报告.md`;

const write = (name: string, text: string) => vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
const read = async (name: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(file(name)));
const exists = async (name: string) =>
  vscode.workspace.fs.stat(file(name)).then(
    () => true,
    () => false,
  );

async function shown(): Promise<Exports['shown']> {
  const extension = defined(vscode.extensions.getExtension<Exports>('nianbao.nianbao'));
  return (await extension.activate()).shown;
}

/** A row of the tree, as the workbench draws it. */
interface Row {
  readonly label: string;
  readonly description: string;
  readonly spoken: string;
  readonly icon: string | undefined;
  readonly item: vscode.TreeItem;
  readonly below: readonly Row[];
}

async function rowsOf(tree: Exports['shown']['reports'], node?: ReportNode): Promise<readonly Row[]> {
  const nodes = (await tree.getChildren(node)) ?? [];
  return Promise.all(
    nodes.map(async (one) => {
      const item = await tree.getTreeItem(one);
      return {
        label: String(item.label),
        description: String(item.description),
        spoken: item.accessibilityInformation?.label ?? '',
        icon: item.iconPath instanceof vscode.ThemeIcon ? item.iconPath.id : undefined,
        item,
        below: 'group' in one ? await rowsOf(tree, one) : [],
      };
    }),
  );
}

/** The rows of all reports, once they are as wanted. */
async function reports(wanted: (rows: readonly Row[]) => boolean): Promise<readonly Row[]> {
  const { reports: tree } = await shown();
  const event = defined(tree.onDidChangeTreeData) as vscode.Event<unknown>;
  for (;;) {
    const changed = new Promise<void>((done) => {
      const listening = event(() => {
        listening.dispose();
        done();
      });
    });
    const rows = (await rowsOf(tree)).flatMap(({ below }) => below);
    if (wanted(rows)) return rows;
    await changed;
  }
}

const named = (rows: readonly Row[], name: string): Row => defined(rows.find(({ label }) => label === name));

/** Once a tab of that name is there. */
const tab = (name: string) =>
  until(vscode.window.tabGroups.onDidChangeTabs, () =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes(name)),
  );

suite('all reports', () => {
  teardown(async () => {
    await putBack();
    await vscode.commands.executeCommand('nianbao.groupReports', 'year');
    if (await exists(FOLDER)) await vscode.workspace.fs.delete(file(FOLDER), { recursive: true });
  });

  test('the tree has open and closed reports with organ, state and counts, and is read aloud in a sentence', async () => {
    await show(REPORT);
    const rows = await reports(
      (all) =>
        all.some(({ label, description }) => label === '示例县示例镇人民政府' && description.includes('错误')) &&
        all.some(({ label }) => label === '示例县样例局'),
    );
    const wrong = named(rows, '示例县示例镇人民政府');
    assert.match(wrong.description, /^错误 1 · 警告 \d$/);
    assert.equal(wrong.icon, 'error');
    assert.match(wrong.spoken, /示例县示例镇人民政府，2025年度，2021年格式，有错误，错误 1，警告 \d.*勾稽 \d+ 条/);
    assert.ok(named(rows, '示例县样例局'), 'one that nobody has opened');
    const { reports: tree } = await shown();
    assert.match((await rowsOf(tree)).map(({ label, description }) => `${label} ${description}`).join(), /2025年 \d+ 份，/);
  });

  test('it follows what is edited, created and deleted', async () => {
    const editor = await show(REPORT);
    await finding(editor.document.uri, 'wrong-figure');
    await editor.edit((builder) => builder.replace(place(editor.document, '7', '予以公开'), '2'));
    const mended = await reports((all) => all.some((one) => one.label === '示例县示例镇人民政府' && !one.description.includes('错误')));
    assert.equal(named(mended, '示例县示例镇人民政府').icon, 'warning');
    await write(NOW, (await read(REPORT)).replaceAll('示例镇', '样本乡'));
    await reports((all) => all.some(({ label }) => label === '示例县样本乡人民政府'));
    await vscode.workspace.fs.delete(file(NOW));
    await reports((all) => all.every(({ label }) => label !== '示例县样本乡人民政府'));
  });

  test('it is grouped by year, by folder or by state', async () => {
    await show(REPORT);
    await reports((all) => all.length >= 2);
    const { reports: tree } = await shown();
    await vscode.commands.executeCommand('nianbao.groupReports', 'folder');
    assert.ok((await rowsOf(tree)).some(({ label }) => label === '各单位'));
    await vscode.commands.executeCommand('nianbao.groupReports', 'state');
    assert.equal((await rowsOf(tree))[0]?.label, '有错误');
  });

  test('a click opens the report at its gravest finding', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    const rows = await reports((all) => all.some(({ icon }) => icon === 'error'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const { command } = named(rows, '示例县示例镇人民政府').item;
    await vscode.commands.executeCommand(defined(command).command, ...(command?.arguments ?? []));
    const editor = defined(vscode.window.activeTextEditor);
    assert.equal(editor.document.getText(editor.selection), '7');
  });

  test('a file that binds several reports together has a row for each, which opens it there', async () => {
    const wrong = await read(REPORT);
    const right = wrong.replaceAll('示例镇', '样本乡').replace(/^---\n[\s\S]*?\n---\n/, '');
    await write(`${FOLDER}/汇编.md`, `${wrong.replaceAll('示例镇', '样例街道')}\n${right}`);
    const { uri } = (await show(REPORT)).document;
    await finding(uri, 'wrong-figure');
    const rows = await reports((all) =>
      ['示例县样例街道人民政府', '示例县样本乡人民政府'].every((name) => all.some(({ label }) => label === name)),
    );
    const lines: number[] = [];
    for (const name of ['示例县样例街道人民政府', '示例县样本乡人民政府']) {
      const { command } = named(rows, name).item;
      await vscode.commands.executeCommand(defined(command).command, ...(command?.arguments ?? []));
      const editor = defined(vscode.window.activeTextEditor);
      assert.ok(editor.document.uri.path.endsWith('/汇编.md'), editor.document.uri.path);
      assert.equal(editor.document.getText(editor.selection), '7', name);
      lines.push(editor.selection.start.line);
      // now that it is open the findings come anew
      await findings(editor.document.uri, (all) => all.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).length === 2);
    }
    assert.ok(defined(lines[1]) > wrong.split('\n').length && defined(lines[0]) < wrong.split('\n').length, lines.join());
    // nothing of it stays when it is gone, nor does the workbench hold it
    await putBack();
    await vscode.workspace.fs.delete(file(FOLDER), { recursive: true });
    await reports((all) => all.every(({ label }) => label !== '示例县样例街道人民政府' && label !== '示例县样本乡人民政府'));
  });

  test('all are checked at a word, and the results saved as rows or as a page', async () => {
    const csv = file('结果.csv');
    const html = file('结果.html');
    const result = await vscode.commands.executeCommand<{ reports: number; errors: number }>('nianbao.checkAll', { target: csv });
    assert.ok(result.reports >= 2 && result.errors >= 1, JSON.stringify(result));
    const rows = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(csv)).split('\n');
    assert.equal(rows[0], '\ufefffile,organ,year,template,errors,warnings,open cells');
    assert.ok(
      rows.some((row) => row.startsWith(`${REPORT},示例县示例镇人民政府,2025,2021,1,`)),
      rows.join('\n'),
    );
    const word = file('示例县林业局2025年政府信息公开工作年度报告.docx');
    await vscode.workspace.fs.writeFile(word, new Uint8Array([0x50, 0x4b, 3, 4]));
    const again = await vscode.commands.executeCommand<{ unchecked: number }>('nianbao.checkAll', { target: html });
    assert.equal(again.unchecked, 1);
    const page = await read('结果.html');
    assert.match(page, /<li>[^<]*示例县林业局[^<]*\.docx：本版不读 Word、PDF 等文件，未核对<\/li>/);
    assert.match(page, /<td>错误<\/td><td>第 \d+ 行，表三 三、（一）予以公开 · 自然人<\/td><td>7<\/td>.*<td>改为 2<\/td>/);
    for (const uri of [csv, html, word]) await vscode.workspace.fs.delete(uri);
  });
});

suite('equations as tests', () => {
  teardown(putBack);

  /** The tests of a report, once they are as wanted. */
  async function equations(uri: vscode.Uri, wanted: (tests: readonly vscode.TestItem[]) => boolean): Promise<readonly vscode.TestItem[]> {
    const { equations: tests } = await shown();
    const below = (item: vscode.TestItem | undefined): readonly vscode.TestItem[] =>
      [...(item?.children ?? [])].flatMap(([, table]) => [...table.children].map(([, test_]) => test_));
    return until(tests.onDidRefresh, () => {
      const all = below(tests.items.get(uri.toString()));
      return wanted(all) ? all : undefined;
    });
  }

  test('are there for each table of an open report: those that fail with their figures, those that are open with what is blank', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const wrong = await finding(document.uri, 'wrong-figure');
    const all = await equations(document.uri, (tests) => tests.some(({ description }) => description?.startsWith('✗')));
    const { equations: tests } = await shown();
    const report = defined(tests.items.get(document.uri.toString()));
    assert.equal(report.label, '示例县示例镇人民政府');
    assert.deepEqual(
      [...report.children].map(([, { label }]) => label),
      ['表二', '表三', '表四'].filter((name) => [...report.children].some(([, { label }]) => label === name)),
    );
    const failed = all.filter(({ description }) => description?.startsWith('✗'));
    assert.ok(failed.length >= 2, 'the row and the column of the wrong figure');
    for (const test_ of failed) assert.deepEqual(test_.range?.start, wrong.range.start);
    assert.ok(failed.some(({ label }) => label.startsWith('自然人：')));

    await editor.edit((builder) => builder.replace(wrong.range, ' '));
    const open = await equations(document.uri, (now) => now.some(({ description }) => description?.startsWith('待填')));
    const blank = defined(open.find(({ description }) => description?.startsWith('待填')));
    assert.match(blank.description ?? '', /待填 1 格：三、（一）予以公开 · 自然人/);
    await editor.edit((builder) => builder.replace(place(document, ' ', '予以公开'), ' '));
  });

  test('running them checks anew', async () => {
    const { document } = await show(REPORT);
    await equations(document.uri, (tests) => tests.length > 0);
    const { equations: tests } = await shown();
    const again = new Promise<void>((done) => {
      const listening = tests.onDidRefresh(() => {
        listening.dispose();
        done();
      });
    });
    void vscode.commands.executeCommand('testing.runAll');
    await again;
  });

  test('are not followed through a text of tens of thousands of lines, whose thousands of tests the workbench would choke on', async () => {
    const long = await show(REPORT);
    await equations(long.document.uri, (tests) => tests.length > 0);
    const { equations: tests } = await shown();
    const refreshed: string[] = [];
    const listening = tests.onDidRefresh(({ id }) => refreshed.push(id));
    const write = async ({ uri }: vscode.TextDocument, words: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(0, 0), words);
      await vscode.workspace.applyEdit(edit);
    };
    await long.edit((builder) => builder.insert(long.document.lineAt(long.document.lineCount - 1).range.end, '\n'.repeat(20_001)));
    const other = await show(CLOSED);
    // what is written later is looked at later
    const otherIsRefreshed = async () => {
      refreshed.length = 0;
      await write(other.document, '\n');
      await until(tests.onDidRefresh, () => (refreshed.includes(other.document.uri.toString()) ? true : undefined));
    };
    // a look that was under way when the text became long comes to its end
    await otherIsRefreshed();
    await write(long.document, '\n');
    await otherIsRefreshed();
    listening.dispose();
    assert.equal(refreshed.includes(long.document.uri.toString()), false);
  });
});

suite('two years side by side', () => {
  teardown(async () => {
    await putBack();
    if (await exists(FOLDER)) await vscode.workspace.fs.delete(file(FOLDER), { recursive: true });
  });

  test('this year’s figures stand beside those of the report that is found for last year, what was carried over first', async () => {
    const text = (await read(REPORT)).replaceAll('示例镇', '样本乡').replace('      7 |', '      2 |');
    await write(NOW, text);
    await write(BEFORE, text.replaceAll('2025', '2024').replaceAll('2026', '2025'));
    const { document } = await show(NOW);
    // the server is told of new files a moment later
    await reports((all) => [NOW, BEFORE].every((name) => all.some(({ item }) => String(item.tooltip).endsWith(name))));
    const target = file('对照.html');
    await vscode.commands.executeCommand('nianbao.exportYearOnYear', { report: document.uri, format: 'html', target });
    const page = await read('对照.html');
    await vscode.workspace.fs.delete(target);
    assert.match(page, /<h1>年度对照：示例县样本乡人民政府2024年与2025年<\/h1>/);
    const cells = page.replaceAll(' class="short"', '');
    assert.match(cells, /<tr><td>新收申请<\/td><td>5<\/td><td>5<\/td><td>0<\/td><td>—<\/td><\/tr>/);
    assert.match(cells, /<tr><td>自然人<\/td><td>1<\/td><td>0<\/td><td>✗ 不符，应为 1，差 1<\/td><\/tr>/);
    const uri = defined(await vscode.commands.executeCommand<vscode.Uri>('nianbao.yearOnYear', document.uri));
    await tab('年度对照');
    const shown = await vscode.workspace.openTextDocument(uri);
    assert.match(shown.getText(), /\| ▶ 二、上年结转/);
    // short cells stay in one line in a narrow preview; those of other documents are not ours
    const render = (of: vscode.TextDocument) => vscode.commands.executeCommand<string>('markdown.api.render', of);
    for (const html of [await render(shown), await render(shown)]) {
      assert.match(html, /<th class="nianbao-cell nianbao-short">增减率<\/th>/);
      assert.match(html, /<th class="nianbao-cell(?: nianbao-long)?">2024年四、结转下年度继续办理<\/th>/);
    }
    const other = await vscode.workspace.openTextDocument({ language: 'markdown', content: shown.getText() });
    assert.equal((await render(other)).includes('nianbao-cell'), false);
  });
});

suite('where the cursor is', () => {
  teardown(putBack);

  test('row and column of the cell stand in the status bar, in tables only, and follow the cursor', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    const { place: at } = await shown();
    const go = (range: vscode.Range) => {
      editor.selection = new vscode.Selection(range.start, range.start);
    };
    go(place(document, '7', '予以公开'));
    assert.equal(await until(at.onDidChange, at.text), '表三 · 三、（一）予以公开 × 自然人 · 7');
    go(place(document, '0', '予以公开'));
    await until(at.onDidChange, () => (at.text() === '表三 · 三、（一）予以公开 × 法人或其他组织·商业企业 · 0' ? true : undefined));
    go(new vscode.Range(0, 0, 0, 0));
    await until(at.onDidChange, () => (at.text() === undefined ? true : undefined));
  });
});

suite('links and names', () => {
  // the workbench may still know the files of the other folder as they were
  const OWN = '链接';
  const [now, before] = [NOW, BEFORE].map((name) => name.replace(FOLDER, OWN)) as [string, string];
  teardown(async () => {
    await putBack();
    if (await exists(OWN)) await vscode.workspace.fs.delete(file(OWN), { recursive: true });
  });

  test('an article leads to what is known of it, last year’s report to its file, and a file that is not there to nothing', async () => {
    const text = (await read(REPORT)).replaceAll('示例镇', '样本乡').replace(/^---\n[\s\S]*?\n---\n/, '');
    await write(before, text.replaceAll('2025', '2024').replaceAll('2026', '2025'));
    const [, name = ''] = before.split('/');
    await write(
      now,
      `---\n上年: ${name}\n下级:\n  - 没有.md\n---\n${text.replace('## 六、', '根据《中华人民共和国政府信息公开条例》第四十九条编制。\n\n## 六、')}`,
    );
    const { document } = await show(now);
    await findings(document.uri, () => true);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 50);
    const by = (words: string) => links.find(({ range }) => document.getText(range) === words)?.target;
    assert.equal(
      by(name)?.toString(),
      file(before).toString(),
      links.map(({ range, target }) => `${document.getText(range)} ${target}`).join('\n'),
    );
    assert.equal(by('没有.md'), undefined);
    const article = defined(by('第四十九条'));
    assert.match((await vscode.workspace.openTextDocument(article)).getText(), /^# 《政府信息公开条例》第四十九条\n[\s\S]*依据本条的规则/);
  });

  test('reports, sections and tables of all reports are found by their names', async () => {
    await show(REPORT);
    await reports((all) => all.length >= 4);
    const find = (query: string) =>
      vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query);
    const report = (await find('样例局')).find(({ name }) => name === '示例县样例局 2025年');
    assert.equal(report?.location.uri.toString(), file(CLOSED).toString());
    const tables = (await find('表三')).filter(({ name }) => name.startsWith('表三'));
    assert.ok(tables.length >= 2);
    assert.ok(tables.some(({ containerName }) => containerName === '示例县示例镇人民政府 2025年'));
    assert.ok((await find('存在的主要问题')).length >= 2);
  });
});

suite('followed through the figures', () => {
  teardown(putBack);

  test('what stands above a table can be clicked: how it stands, and the review sheet', async () => {
    const { document } = await show(REPORT);
    await finding(document.uri, 'wrong-figure');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
    const sheet = defined(lenses.find(({ command }) => command?.title === '核对单')?.command);
    await vscode.commands.executeCommand(sheet.command, ...(sheet.arguments ?? []));
    await tab('核对单');
  });

  test('a total’s hierarchy leads to its parts and a part’s to its totals', async () => {
    const editor = await show(REPORT);
    const { document } = editor;
    await finding(document.uri, 'wrong-figure');
    const total = place(document, '3', '三、（七）总计').start;
    editor.selection = new vscode.Selection(total, total);
    const [item] = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>('vscode.prepareCallHierarchy', document.uri, total);
    const parts = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>('vscode.provideOutgoingCalls', defined(item));
    assert.ok(parts.some(({ to }) => to.name.includes('予以公开')));
    const part = defined(parts.find(({ to }) => to.name.includes('予以公开'))).to;
    const totals = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', part);
    assert.ok(totals.some(({ from }) => from.name.includes('（七）总计')));
    await vscode.commands.executeCommand('references-view.showCallHierarchy');
  });
});

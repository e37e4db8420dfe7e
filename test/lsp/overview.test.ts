import { rmSync, unlinkSync } from 'node:fs';
import type { DocumentLink, SymbolInformation, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import {
  checkAllProgressNotification,
  checkAllRequest,
  equationsRequest,
  layoutRequest,
  type Request,
  reportsChangedNotification,
  reportsRequest,
  reviewSheetUri,
  yearOnYearRequest,
} from '../../server/protocol.ts';
import { type Client, connect } from './connect.ts';
import { ownFolder } from './own-folder.ts';
import { correct, wrong } from './sample.ts';

const { pathOf, uriOf, put } = ownFolder('年报-');

const start = (settings: Record<string, unknown> = {}) =>
  connect({ folder: uriOf(''), settings, options: { reports: true, status: true } });
const ask = <Params, Result>(client: Client, { method }: Request<Params, Result>, params: Params): Promise<Result> =>
  client.connection.sendRequest(method, params);
const sweep = (client: Client) => client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
const changed = (client: Client, uri: string, type: number) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });

const listed = async (client: Client) =>
  (await ask(client, reportsRequest, {})).map(({ uri, state }) => `${decodeURIComponent(uri).split('/').pop()} ${state}`).sort();

const other = wrong.replaceAll('示例镇', '样本乡');
const before = correct.replaceAll('2025', '2024').replaceAll('2026', '2025');

describe('the list of reports', () => {
  test('has open and closed ones as they were judged, and no other file', async () => {
    put('错.md', other);
    put('说明.md', '# 政府信息公开指南\n');
    await using client = await start();
    expect(await listed(client)).toEqual([]);
    const doc = await client.open(correct, uriOf('对.md'));
    await doc.diagnostics();
    expect(await listed(client)).toEqual(['对.md good']);
    await sweep(client);
    expect(await listed(client)).toEqual(['对.md good', '错.md error']);
    const all = await ask(client, reportsRequest, {});
    expect(all.find(({ state }) => state === 'error')).toMatchObject({
      organ: '示例县样本乡人民政府',
      year: 2025,
      form: '2021',
      findings: { error: 1, warning: 0 },
      openCells: 0,
      equations: { open: 0 },
    });
  });

  test('changes are told: edits, files that come and go', async () => {
    await using client = await start();
    const doc = await client.open(correct, uriOf('对.md'));
    const told = () => new Promise<void>((done) => client.connection.onNotification(reportsChangedNotification.method, () => done()));
    let next = told();
    await doc.diagnostics();
    await next;
    next = told();

    const bad = put('错.md', other);
    changed(client, bad, 1);
    await sweep(client);
    await next;
    expect(await listed(client)).toContain('错.md error');
    unlinkSync(pathOf('错.md'));
    next = told();
    changed(client, bad, 3);
    await sweep(client);
    await next;
    expect((await listed(client)).map((one) => one.split(' ')[0])).toEqual(['对.md']);
  });

  test('one that the editor holds without showing it is listed as it is, and its findings are told all the same', async () => {
    const name = '错.md';
    put(name, correct);
    await using client = await start();
    const held = await client.open(other, uriOf(name));
    await (await client.open(correct, uriOf('对.md'))).diagnostics();
    const told = async () => {
      const { items } = (await sweep(client)) as WorkspaceDiagnosticReport;
      const own = items.find(({ uri }) => uri === uriOf(name));
      return own?.kind === 'full' ? own.items.map(({ code }) => code) : [];
    };
    expect(await told()).toContain('wrong-figure');
    expect(await listed(client)).toEqual(['对.md good', '错.md error']);
    // as an editor does with what it holds when the file changes
    await held.edit(0, held.text().length, correct);
    changed(client, put(name, correct), 2);
    expect(await told()).toEqual([]);
    expect(await listed(client)).toEqual(['对.md good', '错.md good']);
  });

  test('one that the editor holds without showing it is left alone where only what is open is to be checked', async () => {
    await using client = await start({ nianbao: { workspace: 'open' } });
    await client.open(other, uriOf('错.md'));
    await (await client.open(correct, uriOf('对.md'))).diagnostics();
    await sweep(client);
    expect(await listed(client)).toEqual(['对.md good']);
  });

  test('a folder that goes without a word takes its rows along as soon as anything else is told', async () => {
    await using client = await start();
    await (await client.open(correct, uriOf('对.md'))).diagnostics();
    changed(client, put('刚建的/错.md', other), 1);
    await sweep(client);
    expect(await listed(client)).toEqual(['对.md good', '错.md error']);
    rmSync(pathOf('刚建的'), { recursive: true });
    changed(client, put('说明.md', '# 政府信息公开指南\n'), 1);
    await sweep(client);
    expect(await listed(client)).toEqual(['对.md good']);
  });

  test('nothing is told while nothing changes', async () => {
    await using client = await start();
    let told = 0;
    client.connection.onNotification(reportsChangedNotification.method, () => {
      told++;
    });
    const doc = await client.open(correct, uriOf('对.md'));
    await doc.diagnostics();
    await ask(client, reportsRequest, {});
    const first = told;
    await doc.replace('均在规定时限内公开', '都在规定时限内公开');
    await doc.diagnostics();
    await ask(client, reportsRequest, {});
    expect([first, told]).toEqual([1, 1]);
  });
});

describe('checking everything', () => {
  test.each(['folder', 'open'])('judges what nobody has opened, and prints it (nianbao.workspace: %s)', async (scope) => {
    put('错.md', other);
    put('说明.md', '# 政府信息公开指南\n');
    await using client = await start({ nianbao: { workspace: scope } });
    const seen: number[] = [];
    client.connection.onNotification(checkAllProgressNotification.method, ({ done }: { done: number }) => {
      seen.push(done);
    });
    await (await client.open(correct, uriOf('对.md'))).diagnostics();
    const { reports, errors, csv, html } = await ask(client, checkAllRequest, {});
    expect([reports, errors]).toEqual([2, 1]);
    expect(csv.split('\n')).toEqual([
      'file,organ,year,template,errors,warnings,open cells',
      '对.md,示例县示例镇人民政府,2025,2021,0,0,0',
      '错.md,示例县样本乡人民政府,2025,2021,1,0,0',
      '',
    ]);
    expect(html).toContain('<td>错误</td>');
    expect(seen.length).toBeGreaterThan(0);
    await sweep(client);
    expect((await listed(client)).length).toBe(scope === 'open' ? 1 : 2);
  });

  test('names what calls itself a report and was not checked, so that nobody takes silence for a pass', async () => {
    put('示例县甲局2025年政府信息公开工作年度报告.md', other);
    put('示例县乙局2025年政府信息公开工作年度报告.md', '');
    put('示例县丙局2025年政府信息公开工作年度报告.txt', new Uint8Array([0, 1, 2, 255, 0, 0]));
    put('说明.md', '# 怎样填写\n');
    await using client = await start();
    await (await client.open(correct, uriOf('对.md'))).diagnostics();
    const { reports, unchecked, html } = await ask(client, checkAllRequest, { office: ['示例县丁局2025年政府信息公开年报.docx'] });
    expect([reports, unchecked]).toEqual([2, 3]);
    const items = [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, item]) => item);
    expect(items).toEqual([
      '示例县丁局2025年政府信息公开年报.docx：本版不读 Word、PDF 等文件，未核对',
      '示例县丙局2025年政府信息公开工作年度报告.txt：不是文本文件，未核对',
      '示例县乙局2025年政府信息公开工作年度报告.md：不是政府信息公开工作年度报告，未核对',
    ]);
    expect((await ask(client, checkAllRequest, {})).unchecked).toBe(2);
  });

  test('has a row for each report that is bound with others in one file, open or not, with places of that file', async () => {
    const volume = `${correct}\n${other}`;
    put('汇编.md', volume);
    await using client = await start();
    const line = volume.split('\n').findLastIndex((one) => one.startsWith('| 一、本年新收')) + 1;
    const rows = (name: string) => [`${name},示例县示例镇人民政府,2025,2021,0,0,0`, `${name},示例县样本乡人民政府,2025,2021,1,0,0`];
    const doc = await client.open(volume, uriOf('另.md'));
    await doc.diagnostics();
    const { reports, errors, csv, html } = await ask(client, checkAllRequest, {});
    expect([reports, errors]).toEqual([4, 2]);
    const found = csv.split('\n').slice(1, -1);
    expect(found.map((row) => row.replace(/,\d+,0$/, ',0,0'))).toEqual([...rows('另.md'), ...rows('汇编.md')]);
    expect(html.match(new RegExp(`第 ${line} 行`, 'g'))).toHaveLength(2);
    expect(await listed(client)).toEqual(['另.md good', '另.md error'].sort());
    await sweep(client);
    const second = correct.split('\n').length;
    const places = (await ask(client, reportsRequest, {})).map((one) => [one.organ, one.lines, one.line > second]);
    const both = [
      ['示例县示例镇人民政府', { first: 0, end: second }, false],
      ['示例县样本乡人民政府', { first: second, end: null }, true],
    ];
    expect(places).toEqual([...both, ...both]);
  });

  test('twice says the same twice, and does not send diagnostics again that hold', async () => {
    put('错.md', other);
    await using client = await start();
    await (await client.open(correct, uriOf('对.md'))).diagnostics();
    const first = await ask(client, checkAllRequest, {});
    const ids = (await sweep(client)) as { items: { uri: string; resultId: string }[] };
    expect((await ask(client, checkAllRequest, {})).html).toBe(first.html);
    const again: { items: { kind: string }[] } = await client.connection.sendRequest('workspace/diagnostic', {
      previousResultIds: ids.items.map(({ uri, resultId }) => ({ uri, value: resultId })),
    });
    expect(again.items.map(({ kind }) => kind)).toEqual(['unchanged']);
  });
});

describe('one report', () => {
  test('every equation is there with its state', async () => {
    await using client = await start();
    const doc = await client.open(wrong);
    const [report] = await ask(client, equationsRequest, { uri: doc.uri });
    expect(report?.name).toBe('示例县示例镇人民政府 2025年');
    expect(report?.tables.map(({ name }) => name)).toEqual(['表二', '表三', '表四']);
    const all = report?.tables.flatMap(({ equations }) => equations) ?? [];
    expect(all.length).toBe(39 + 3);
    const violated = all.filter(({ state }) => state === 'violated');
    expect(violated.length).toBeGreaterThan(0);
    for (const { message } of violated) expect(message).toMatch(/✗ 不符，差 \d+；.*写作 \d+，应为 \d+$/);
    expect(new Set(report?.tables.flatMap(({ id, equations }) => equations.map((one) => `${id} ${one.id}`))).size).toBe(42);
    expect(await ask(client, equationsRequest, { uri: (await client.open('# 会议\n')).uri })).toEqual([]);
  });

  test('the layout names row and column of every cell, at its place', async () => {
    await using client = await start();
    const doc = await client.open(correct);
    const layout = await ask(client, layoutRequest, { uri: doc.uri });
    expect(layout?.version).toBe(1);
    const three = layout?.tables.find(({ name }) => name === '表三');
    expect(three?.cells.length).toBe(175 * 6);
    const lines = doc.text().split('\n');
    const rowIndex = three?.rows.findIndex((name) => name.includes('予以公开') && !name.includes('部分')) ?? -1;
    const columnIndex = three?.columns.indexOf('自然人') ?? -1;
    for (let i = 0; three && i < three.cells.length; i += 6) {
      const [line = 0, from = 0, endLine, to, row, column] = three.cells.slice(i, i + 6);
      if (row !== rowIndex || column !== columnIndex) continue;
      expect(endLine).toBe(line);
      expect(lines[line]).toContain('予以公开');
      expect(lines[line]?.slice(from, to).trim()).toBe('2');
      expect(lines[line]?.slice(from - 1, from)).toBe('|');
    }
  });

  test('last year’s figures stand beside this year’s; without such a report that is said', async () => {
    const last = put('示例县示例镇人民政府2024年政府信息公开工作年度报告.md', before);
    await using client = await start();
    const doc = await client.open(correct, uriOf('示例县示例镇人民政府2025年政府信息公开工作年度报告.md'));
    const answer = await ask(client, yearOnYearRequest, { uri: doc.uri, format: 'markdown' });
    expect(answer).toMatchObject({ before: last });
    const text = 'text' in answer ? answer.text : '';
    expect(text).toContain('# 年度对照：示例县示例镇人民政府2024年与2025年');
    expect(text).toContain('| 自然人 | 1 | 0 | ✗ 不符，应为 1，差 1 |');
    expect(text).toMatch(/\| ▶ 二、上年结转.* \| 自然人 /);
    expect(text).not.toMatch(/undefined|NaN/);
    unlinkSync(pathOf('示例县示例镇人民政府2024年政府信息公开工作年度报告.md'));
    changed(client, last, 3);
    expect(await ask(client, yearOnYearRequest, { uri: doc.uri, format: 'markdown' })).toMatchObject({ missing: true });
  });

  test('is compared with last year’s where both are bound together in one file, and repeats nothing afterwards', async () => {
    await using client = await start();
    const doc = await client.open(`${before}\n${correct}`, uriOf('汇编.md'));
    const said = (await doc.diagnostics()).map(({ code, range }) => [code, range.start.line]);
    const answer = await ask(client, yearOnYearRequest, { uri: doc.uri, format: 'markdown' });
    expect('text' in answer ? answer.text : answer.reason).toContain('# 年度对照：示例县示例镇人民政府2024年与2025年');
    expect((await doc.diagnostics()).map(({ code, range }) => [code, range.start.line])).toEqual(said);
  });

  test('is compared with the organ’s own of several bound together in the file that was picked', async () => {
    const bound = put('旧汇编.md', `${before.replaceAll('示例镇', '样本镇')}\n${before}`);
    await using client = await start();
    const doc = await client.open(correct, uriOf('送审.md'));
    const answer = await ask(client, yearOnYearRequest, { uri: doc.uri, before: bound, format: 'markdown' });
    expect('text' in answer ? answer.text : answer.reason).toContain('# 年度对照：示例县示例镇人民政府2024年与2025年');
    const others = put('旧汇编.md', `${before.replaceAll('示例镇', '样本镇')}\n${before.replaceAll('示例镇', '范例乡')}`);
    changed(client, others, 2);
    expect(await ask(client, yearOnYearRequest, { uri: doc.uri, before: bound, format: 'markdown' })).toEqual({
      reason: '旧汇编.md：其中没有示例县示例镇人民政府2024年度的报告',
      missing: true,
    });
  });

  test('a page about a report is asked for again when the report has changed, and only then', async () => {
    await using client = await start();
    const refreshed: string[] = [];
    const next = () =>
      new Promise<void>((done) => {
        client.connection.onRequest('workspace/textDocumentContent/refresh', ({ uri }: { uri: string }) => {
          refreshed.push(uri);
          done();
          return null;
        });
      });
    const doc = await client.open(correct, uriOf('对.md'));
    await doc.diagnostics();
    const page = reviewSheetUri(doc.uri);
    const content = async () =>
      (await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri: page })).text;
    expect(await content()).toContain('没有发现问题');
    await doc.diagnostics();
    expect(refreshed).toEqual([]);
    const told = next();
    await doc.replace('政府信息公开申请5件', '政府信息公开申请6件');
    await doc.diagnostics();
    await told;
    expect(refreshed).toEqual([page]);
    expect(await content()).not.toContain('没有发现问题');
  });

  test('articles and files are links where there is something behind them', async () => {
    const last = put('上年.md', before);
    await using client = await start();
    const text = `---\n上年: 上年.md\n下级:\n  - 没有.md\n  - .\n---\n${correct.replace('## 六、', '根据《政府信息公开条例》第四十九条、第四条编制。\n\n## 六、')}`;
    const doc = await client.open(text, uriOf('今年.md'));
    const links: DocumentLink[] = await client.connection.sendRequest('textDocument/documentLink', { textDocument: { uri: doc.uri } });
    const found = links.map(({ range, target }) => [
      text.split('\n')[range.start.line]?.slice(range.start.character, range.end.character),
      target,
    ]);
    expect(found).toContainEqual(['上年.md', last]);
    expect(found).toContainEqual(['第四十九条', 'nianbao:/articles/49.md']);
    expect(found.map(([words]) => words)).not.toContain('没有.md');
    const { text: page } = await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', {
      uri: 'nianbao:/articles/49.md',
    });
    expect(page).toMatch(/^# 《政府信息公开条例》第四十九条\n/);
  });

  test('places are found by their names over all reports', async () => {
    put('错.md', other);
    await using client = await start();
    await (await client.open(correct, uriOf('对.md'))).diagnostics();
    await sweep(client);
    const find = async (query: string) =>
      (await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query })).map(
        ({ name, containerName }) => `${name} @${containerName}`,
      );
    expect(await find('样本乡2025')).toContain('示例县样本乡人民政府 2025年 @错.md');
    expect((await find('表三 样本')).filter((one) => one.startsWith('表三'))).toEqual([
      '表三 收到和处理政府信息公开申请情况 @示例县样本乡人民政府 2025年',
    ]);
    expect(await find('没有这样的东西')).toEqual([]);
    expect((await find('')).slice(0, 2).every((one) => /2025年 @/.test(one))).toBe(true);
  });
});

import { renameSync, rmSync, unlinkSync } from 'node:fs';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { type Client, connect, plain, vsCode } from './connect.ts';
import { ownFolder } from './own-folder.ts';
import { correct, wrong } from './sample.ts';

const { pathOf, uriOf, put } = ownFolder('年报 (一)-');
const start = (settings: Record<string, unknown> = {}, capabilities = vsCode) => connect({ folder: uriOf(''), settings, capabilities });

const ask = (client: Client, previousResultIds: { uri: string; value: string }[] = []): Promise<WorkspaceDiagnosticReport> =>
  client.connection.sendRequest('workspace/diagnostic', { previousResultIds });

/** File names with the codes of their findings. */
const found = ({ items }: WorkspaceDiagnosticReport) =>
  items
    .map((item) => [decodeURIComponent(item.uri).split('/').pop(), item.kind === 'full' ? item.items.map(({ code }) => code) : 'unchanged'])
    .sort();

const changed = (client: Client, uri: string, type = 2) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });

describe('closed reports of the folder', () => {
  test('are checked once a report has been opened', async () => {
    put('错.md', wrong);
    put('对.md', correct);
    put('notes.md', '# 会议记录\n\n公开课安排\n');
    await using client = await start();
    expect(found(await ask(client))).toEqual([]);
    const doc = await client.open(correct, uriOf('新.md'));
    await doc.diagnostics();
    expect(found(await ask(client))).toEqual([
      ['对.md', []],
      ['错.md', ['wrong-figure']],
    ]);
  });

  test('are checked one by one where a file binds several together', async () => {
    put('汇编.md', `${correct.replaceAll('示例镇', '样本乡')}\n${wrong}`);
    await using client = await start();
    await (await client.open(correct.replaceAll('示例镇', '范例街道'), uriOf('新.md'))).diagnostics();
    const answer = await ask(client);
    const [file] = answer.items.filter(({ uri }) => uri.endsWith(encodeURIComponent('汇编.md')));
    const findings = file?.kind === 'full' ? file.items.filter(({ code }) => code !== 'repeated-text') : [];
    expect(findings.map(({ code }) => code)).toEqual(['wrong-figure']);
    expect(findings[0]?.range.start.line).toBeGreaterThan(correct.split('\n').length);
  });

  describe('that are bound together in one file', () => {
    const OWN =
      '（一）主动公开情况。我镇把惠农补贴发放名册逐月张贴到各村公开栏，在集市日设摊讲解政策，全年发放明白纸1800份，解答疑问204人次，并把群众反复询问的事项整理成问答手册送到每户。';
    const beginning = (text: string, paragraph: string) => text.replace(/(## 一、总体情况\n)[\s\S]*?(?=\n## 二)/, `$1\n${paragraph}\n`);
    const first = beginning(correct.replaceAll('示例镇', '样本乡'), '全年没有新的情况。');
    const volume = `${first}\n${beginning(wrong, OWN)}`;
    const reportOf = (items: readonly Diagnostic[], code: string) => items.filter((one) => one.code === code);

    test('are told as they were when the file was open, at once and later, and under its own name', async () => {
      const uri = put('汇编.md', volume);
      await using client = await start();
      const doc = await client.open(volume, uri);
      const open = await doc.diagnostics();
      expect(reportOf(open, 'wrong-figure')).toHaveLength(1);
      await doc.close();
      expect(await doc.diagnostics()).toEqual(open);
      const later = await ask(client);
      expect(later.items.map((item) => [item.uri, item.kind === 'full' ? item.items : []])).toEqual([[uri, open]]);
    });

    test('repeat what stands in other files, and not themselves', async () => {
      const uri = put('汇编.md', volume);
      await using client = await start();
      await (await client.open(correct.replaceAll('示例镇', '范例街道'), uriOf('新.md'))).diagnostics();
      const repeatsNow = async () =>
        (await ask(client)).items.flatMap((item) =>
          item.uri === uri && item.kind === 'full' ? reportOf(item.items, 'repeated-text') : [],
        );
      expect(await repeatsNow()).toEqual([]);
      const doc = await client.open(volume, uri);
      expect(reportOf(await doc.diagnostics(), 'repeated-text')).toEqual([]);
      const other = await client.open(beginning(correct.replaceAll('示例镇', '另一镇'), OWN), uriOf('另一.md'));
      const [found] = reportOf(await other.diagnostics(), 'repeated-text');
      expect(found?.message).toContain('汇编.md，');
      const line = volume.split('\n').indexOf(OWN);
      expect(found?.relatedInformation?.map(({ location }) => [location.uri, location.range.start.line])).toEqual([[uri, line]]);
      expect(reportOf(await doc.diagnostics(), 'repeated-text').map(({ range }) => range.start.line)).toEqual([line]);
      await doc.close();
      expect((await repeatsNow()).map(({ range }) => range.start.line)).toEqual([line]);
    });

    test('are fewer when one of them is cut out of the file while it is open', async () => {
      const uri = put('汇编.md', volume);
      await using client = await start();
      const doc = await client.open(volume, uri);
      await doc.diagnostics();
      await ask(client);
      await doc.edit(first.length, volume.length, '');
      await doc.diagnostics();
      put('汇编.md', first);
      await doc.close();
      const other = await client.open(beginning(correct.replaceAll('示例镇', '另一镇'), OWN), uriOf('另一.md'));
      await ask(client);
      expect(reportOf(await other.diagnostics(), 'repeated-text')).toEqual([]);
    });
  });

  test('are not read because some other document was opened', async () => {
    put('错.md', wrong);
    await using client = await start();
    const doc = await client.open('# 会议记录\n', uriOf('notes.md'), 'markdown');
    await doc.diagnostics();
    expect(found(await ask(client))).toEqual([]);
  });

  test('are read in the encodings that offices use', async () => {
    const gbk = (text: string): Uint8Array => {
      const bytes: number[] = [];
      const codes = new Map<string, [number, number]>();
      const decoder = new TextDecoder('gb18030');
      for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) codes.set(decoder.decode(Uint8Array.of(a, b)), [a, b]);
      for (const c of text) bytes.push(...(c.charCodeAt(0) < 128 ? [c.charCodeAt(0)] : (codes.get(c) ?? [63])));
      return Uint8Array.from(bytes);
    };
    put('gbk.txt', gbk(wrong));
    put('bom.md', `\ufeff${wrong}`);
    put('utf16.txt', Buffer.from(`\ufeff${wrong}`, 'utf16le'));
    put('binary.txt', Uint8Array.of(0, 1, 2, 3, 0xff, 0xfe));
    await using client = await start();
    await (await client.open(correct, uriOf('新.md'))).diagnostics();
    const report = await ask(client);
    expect(found(report)).toEqual([
      ['bom.md', ['wrong-figure']],
      ['gbk.txt', ['wrong-figure']],
      ['utf16.txt', ['wrong-figure']],
    ]);
    const lines = new Set(report.items.map((item) => (item.kind === 'full' ? JSON.stringify(item.items[0]?.range) : '')));
    expect(lines.size).toBe(1);
  });

  test('what is excluded from the editor is left alone', async () => {
    put('错.md', wrong);
    put('旧/错.md', wrong);
    put('草稿/甲/错.md', wrong);
    put('node_modules/错.md', wrong);
    await using client = await start({ 'files.exclude': { '**/旧': true, '**/错.md': false }, 'search.exclude': { '草稿/**': true } });
    await (await client.open(correct, uriOf('新.md'))).diagnostics();
    const { items } = await ask(client);
    expect(items.map(({ uri }) => uri)).toEqual([uriOf('错.md')]);
  });

  test('nothing is looked for where the setting says open documents only', async () => {
    put('错.md', wrong);
    await using client = await start({ nianbao: { workspace: 'open' } });
    await (await client.open(correct, uriOf('新.md'))).diagnostics();
    expect(found(await ask(client))).toEqual([]);
  });

  test('the setting turned to open documents only takes the findings of closed ones away, turned back it brings them', async () => {
    const name = decodeURIComponent(put('错.md', wrong)).split('/').at(-1) ?? '';
    const settings: Record<string, unknown> = {};
    await using client = await start(settings);
    await (await client.open(correct, uriOf('新.md'))).diagnostics();
    expect(found(await ask(client))).toEqual([[name, ['wrong-figure']]]);
    for (const [workspace, codes] of [
      ['open', []],
      ['folder', ['wrong-figure']],
    ] as const) {
      settings.nianbao = { workspace };
      const next = ask(client);
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      expect(found(await next)).toEqual([[name, codes]]);
    }
  });

  test('the open document is left to its own request', async () => {
    const uri = put('错.md', wrong);
    await using client = await start();
    await (await client.open(wrong, uri)).diagnostics();
    expect(found(await ask(client))).toEqual([]);
  });

  test('what was closed is taken over from its file', async () => {
    const uri = put('错.md', wrong);
    await using client = await start();
    const doc = await client.open(correct, uri);
    await doc.diagnostics();
    await ask(client);
    await doc.close();
    expect(found(await ask(client))).toEqual([['错.md', ['wrong-figure']]]);
  });

  test('what was closed and lies nowhere is cleared', async () => {
    await using client = await start({ nianbao: { workspace: 'open' } });
    const doc = await client.open(wrong, 'file:///elsewhere/错.md');
    await doc.diagnostics();
    await ask(client);
    await doc.close();
    expect(found(await ask(client))).toEqual([['错.md', []]]);
  });

  test('the answer waits until something has changed, and then names only what has', async () => {
    const uri = put('错.md', wrong);
    await using client = await start();
    const doc = await client.open(correct, uriOf('新.md'));
    await doc.diagnostics();
    const first = await ask(client);
    let answered = false;
    const second = ask(
      client,
      first.items.map((item) => ({ uri: item.uri, value: item.resultId ?? '' })),
    ).finally(() => {
      answered = true;
    });
    await doc.diagnostics();
    await doc.diagnostics();
    expect(answered).toBe(false);
    put('错.md', `${correct}\n`);
    await changed(client, uri);
    expect(found(await second)).toEqual([['错.md', []]]);
  });

  test('a changed, a new and a deleted file are noticed', async () => {
    const uri = put('错.md', wrong);
    const gone = put('旧.md', wrong);
    await using client = await start();
    await (await client.open(correct, uriOf('新.md'))).diagnostics();
    const first = await ask(client);
    const ids = first.items.map((item) => ({ uri: item.uri, value: item.resultId ?? '' }));
    const second = ask(client, ids);
    put('错.md', `${correct}\n`);
    const added = put('又.md', wrong);
    unlinkSync(pathOf('旧.md'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [
        { uri, type: 2 },
        { uri: added, type: 1 },
        { uri: gone, type: 3 },
      ],
    });
    expect(found(await second)).toEqual([
      ['又.md', ['wrong-figure']],
      ['旧.md', []],
      ['错.md', []],
    ]);
  });

  test('a folder that gets another name or is deleted takes its reports along, though of them nothing is told', async () => {
    put('归档/旧/错.md', wrong);
    await using client = await start();
    await (await client.open(correct, uriOf('新.md'))).diagnostics();
    const idsOf = ({ items }: WorkspaceDiagnosticReport) => items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    const placesIn = ({ items }: WorkspaceDiagnosticReport) =>
      items
        .map((item) => `${decodeURIComponent(item.uri).split('/').slice(-3).join('/')} ${item.kind === 'full' ? item.items.length : ''}`)
        .sort();
    const first = await ask(client);
    expect(placesIn(first)).toEqual(['归档/旧/错.md 1']);
    const second = ask(client, idsOf(first));
    renameSync(pathOf('归档'), pathOf('2024.旧档'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: uriOf('2024.旧档'), type: 1 },
        { uri: uriOf('归档'), type: 3 },
      ],
    });
    const moved = await second;
    expect(placesIn(moved)).toEqual(['2024.旧档/旧/错.md 1', '归档/旧/错.md 0']);
    const third = ask(client, idsOf(moved));
    rmSync(pathOf('2024.旧档'), { recursive: true });
    await changed(client, uriOf('2024.旧档'), 3);
    expect(placesIn(await third)).toContain('2024.旧档/旧/错.md 0');
  });

  test('a folder that is taken out of the workspace takes its findings along, and brings them back', async () => {
    put('甲/错.md', wrong);
    put('乙/错.md', wrong);
    const folders = ['甲', '乙'].map((name) => ({ uri: uriOf(name), name }));
    await using client = await connect({ folder: uriOf('甲') });
    client.connection.onRequest('workspace/workspaceFolders', () => folders);
    const change = (added: typeof folders, removed: typeof folders) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
    const idsOf = ({ items }: WorkspaceDiagnosticReport) => items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    const placesIn = ({ items }: WorkspaceDiagnosticReport) =>
      items
        .flatMap((item) => (item.kind === 'full' ? [`${decodeURIComponent(item.uri).split('/').at(-2)} ${item.items.length}`] : []))
        .sort();
    await (await client.open(correct, uriOf('甲/新.md'))).diagnostics();
    const first = await ask(client);
    expect(placesIn(first)).toEqual(['甲 1']);
    await change(folders.slice(1), []);
    await (await client.open(correct, uriOf('乙/新.md'))).diagnostics();
    const second = await ask(client, idsOf(first));
    expect(placesIn(second)).toContain('乙 1');
    const out = folders.splice(1);
    const third = ask(client, idsOf(second));
    await change([], out);
    expect(placesIn(await third)).toContain('乙 0');
    folders.push(...out);
    const fourth = ask(client, idsOf(await third));
    await change(out, []);
    await (await client.open(correct, uriOf('乙/新.md'))).diagnostics();
    expect(placesIn(await fourth)).toContain('乙 1');
  });

  test('files of other kinds wake nobody', async () => {
    put('错.md', wrong);
    await using client = await start();
    const doc = await client.open(correct, uriOf('新.md'));
    await doc.diagnostics();
    const first = await ask(client);
    let answered = false;
    const ids = first.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    const second = ask(client, ids).finally(() => {
      answered = true;
    });
    for (const [name, type] of [
      ['表格.xlsx', 1],
      ['没有扩展名', 1],
      ['旧.xlsx', 3],
      ['node_modules/包', 1],
    ] as const) {
      const uri = type === 1 ? put(name, '1') : uriOf(name);
      await changed(client, uri, type);
    }
    await doc.diagnostics();
    await doc.diagnostics();
    expect(answered).toBe(false);
    await changed(client, put('错.md', `${correct}\n`));
    await second;
  });

  test('what has not changed is not sent again', async () => {
    put('错.md', wrong);
    await using client = await start();
    const doc = await client.open(correct, uriOf('新.md'));
    await doc.diagnostics();
    const first = await ask(client);
    const ids = first.items.map((item) => ({ uri: item.uri, value: item.resultId ?? '' }));
    await doc.close();
    expect(found(await ask(client, ids))).toEqual([
      ['新.md', []],
      ['错.md', 'unchanged'],
    ]);
  });

  test('a waiting request that is cancelled is answered', async () => {
    await using client = await start();
    await ask(client);
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const waiting = client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token);
    source.cancel();
    await expect(waiting).rejects.toMatchObject({ code: -32800 });
  });
});

describe('for a client that does not ask', () => {
  test('closed reports are sent, and again when they change', async () => {
    const uri = put('错.md', wrong);
    await using client = await start({}, { ...plain, workspace: { configuration: true } });
    const first = client.nextPublished(uri);
    await client.open(correct, uriOf('新.md'));
    expect(await first).toMatchObject({ uri, diagnostics: [{ code: 'wrong-figure' }] });
    const second = client.nextPublished(uri);
    put('错.md', `${correct}\n`);
    await changed(client, uri);
    expect(await second).toMatchObject({ uri, diagnostics: [] });
  });
});

describe('.nianbao.json', () => {
  test('goes before the settings of the editor, nearest file first, and is live', async () => {
    put('.nianbao.json', '{ "rules": { "typo": "error" } }');
    const near = put('甲/.nianbao.json', '{ "rules": { "typo": "off" } }');
    const slip = correct.replace('均在规定时限内公开', '回应群众反应的问题');
    await using client = await start({ nianbao: { rules: { typo: 'hint' } } });
    const above = await client.open(slip, uriOf('新.md'));
    expect(await above.diagnostics()).toMatchObject([{ code: 'typo', severity: 1 }]);
    const below = await client.open(slip, uriOf('甲/新.md'));
    expect(await below.diagnostics()).toEqual([]);
    const asked = client.nextRefresh();
    put('甲/.nianbao.json', '{ "rules": { "typo": "information" } }');
    await changed(client, near);
    await asked;
    expect(await below.diagnostics()).toMatchObject([{ code: 'typo', severity: 3 }]);
  });

  test('goes and comes with the folder that it lies in', async () => {
    put('甲/.nianbao.json', '{ "rules": { "typo": "off" } }');
    const slip = correct.replace('均在规定时限内公开', '回应群众反应的问题');
    await using client = await start();
    const doc = await client.open(slip, uriOf('甲/新.md'));
    expect(await doc.diagnostics()).toEqual([]);
    await ask(client);
    for (const [from, to, type, expected] of [
      ['甲', '乙', 3, 1],
      ['乙', '甲', 1, 0],
    ] as const) {
      const asked = client.nextRefresh();
      renameSync(pathOf(from), pathOf(to));
      await changed(client, uriOf('甲'), type);
      await asked;
      expect(await doc.diagnostics()).toHaveLength(expected);
    }
  });

  test('that cannot be used is marked where it is wrong, and the last good one stays', async () => {
    const uri = put('.nianbao.json', '{ "rules": { "typo": "off" } }');
    const slip = correct.replace('均在规定时限内公开', '回应群众反应的问题');
    await using client = await start();
    const doc = await client.open(slip, uriOf('新.md'));
    expect(await doc.diagnostics()).toEqual([]);
    await ask(client);
    put('.nianbao.json', '{ "rules": { "typo": ');
    await changed(client, uri);
    expect(found(await ask(client))).toEqual([['.nianbao.json', ['config']]]);
    expect(await doc.diagnostics()).toEqual([]);
    put('.nianbao.json', '{ "rules": {} }  ');
    await changed(client, uri);
    expect(found(await ask(client))).toEqual([['.nianbao.json', []]]);
    expect(await doc.diagnostics()).toMatchObject([{ code: 'typo' }]);
  });
});

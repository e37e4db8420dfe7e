import { rmSync, unlinkSync } from 'node:fs';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { report, reportBefore } from '../cli/reports.ts';
import { type Client, connect, type Doc, plain, vsCode } from './connect.ts';
import { ownFolder } from './own-folder.ts';

const { pathOf, uriOf, put } = ownFolder('年报 (跨年)-');

const NOW = report();
const BEFORE = reportBefore();
/** One more came in and was carried forward. */
const LEFT_OVER = report({ 'carriedForward.naturalPerson': '1', 'carriedForward.total': '1' }, 2024);
const CARRY_OVER = ['carry-over', 'carry-over'];

const start = (capabilities = vsCode) => connect({ folder: uriOf(''), capabilities });
const ask = (client: Client, previousResultIds: { uri: string; value: string }[] = []): Promise<WorkspaceDiagnosticReport> =>
  client.connection.sendRequest('workspace/diagnostic', { previousResultIds });
const codes = async (doc: Doc) => codesOf(await doc.diagnostics());
const codesOf = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
const changed = (client: Client, uri: string, type = 2) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });

/** The whole text of a document is written anew. */
const rewrite = (doc: Doc, text: string) => doc.edit(0, doc.text().length, text);

describe('an open report', () => {
  test('is measured against last year’s file beside it, and leads to the place there', async () => {
    const past = put('示例镇2024年报.md', LEFT_OVER);
    await using client = await start();
    const doc = await client.open(NOW, uriOf('示例镇2025年报.md'));
    const [finding] = await doc.diagnostics();
    expect(finding).toMatchObject({ code: 'carry-over', severity: 2 });
    const [related] = finding?.relatedInformation ?? [];
    expect(related?.location.uri).toBe(past);
    const line = LEFT_OVER.split('\n')[related?.location.range.start.line ?? 0];
    expect(line).toContain('结转下年度');
  });

  test('is measured against last year’s among several bound together, named or found, and again when that one changes', async () => {
    const other = BEFORE.replaceAll('示例镇', '样本镇');
    const path = put('汇编.md', `${other}\n${LEFT_OVER}`);
    await using client = await start();
    const now = await client.open(NOW.replace(/^---\n/, '---\n上年: 汇编.md\n'), uriOf('送审稿.md'));
    const [finding] = await now.diagnostics();
    expect(finding).toMatchObject({ code: 'carry-over' });
    const { location } = finding?.relatedInformation?.[0] ?? {};
    expect(location?.uri).toBe(path);
    expect(`${other}\n${LEFT_OVER}`.split('\n')[location?.range.start.line ?? 0]).toContain('结转下年度');
    const bound = await client.open(`${other}\n${LEFT_OVER}`, path);
    const refreshed = client.nextRefresh();
    await rewrite(bound, `${other}\n${BEFORE}`);
    await bound.diagnostics();
    await refreshed;
    expect(await codes(now)).toEqual([]);
  });

  test('is judged again when last year’s is edited beside it', async () => {
    const path = put('示例镇2024年报.md', BEFORE);
    await using client = await start();
    const now = await client.open(NOW, uriOf('示例镇2025年报.md'));
    const before = await client.open(BEFORE, path);
    expect(await codes(now)).toEqual([]);
    const refreshed = client.nextRefresh();
    await rewrite(before, LEFT_OVER);
    await before.diagnostics();
    await refreshed;
    expect(await codes(now)).toEqual(CARRY_OVER);
    const again = client.nextRefresh();
    await rewrite(before, BEFORE);
    await before.diagnostics();
    await again;
    expect(await codes(now)).toEqual([]);
  });

  test('is judged again when last year’s changes while the editor holds it without showing it, and so does not ask for it', async () => {
    const path = put('示例镇2024年报.md', BEFORE);
    await using client = await start();
    const now = await client.open(NOW, uriOf('示例镇2025年报.md'));
    const before = await client.open(BEFORE, path);
    expect(await codes(now)).toEqual([]);
    for (const [text, expected] of [
      [LEFT_OVER, CARRY_OVER],
      [BEFORE.replaceAll('2024', '2023'), []],
      [LEFT_OVER, CARRY_OVER],
    ] as const) {
      const refreshed = client.nextRefresh();
      await rewrite(before, text);
      await refreshed;
      expect(await codes(now)).toEqual(expected);
    }
  });

  test.for([['code actions'], ['a hover'], ['the state']] as const)(
    'is judged again although %s had been asked for between the change and the news of it',
    async ([asked]) => {
      put('示例镇2024年报.md', BEFORE);
      await using client = await start();
      const now = await client.open(NOW, uriOf('示例镇2025年报.md'));
      expect(await codes(now)).toEqual([]);
      const path = put('示例镇2024年报.md', `${LEFT_OVER}\n`);
      const textDocument = { uri: now.uri };
      const position = { line: 0, character: 0 };
      if (asked === 'code actions') {
        await client.connection.sendRequest('textDocument/codeAction', {
          textDocument,
          range: { start: position, end: position },
          context: { diagnostics: [] },
        });
      } else if (asked === 'a hover') await client.connection.sendRequest('textDocument/hover', { textDocument, position });
      else await client.connection.sendRequest('nianbao/status', { uri: now.uri });
      const refreshed = client.nextRefresh();
      await changed(client, path);
      await refreshed;
      expect(await codes(now)).toEqual(CARRY_OVER);
    },
  );

  test('is sent anew to a client that does not ask, when last year’s is edited', async () => {
    const path = put('示例镇2024年报.md', BEFORE);
    await using client = await start(plain);
    const uri = uriOf('示例镇2025年报.md');
    const first = client.nextPublished(uri);
    await client.open(NOW, uri);
    expect(codesOf((await first).diagnostics)).toEqual([]);
    const opened = client.nextPublished(path);
    const before = await client.open(BEFORE, path);
    await opened;
    const next = client.nextPublished(uri);
    await rewrite(before, LEFT_OVER);
    expect(codesOf((await next).diagnostics)).toEqual(CARRY_OVER);
  });

  test('is judged again when last year’s file appears, changes or goes', async () => {
    await using client = await start();
    const now = await client.open(NOW, uriOf('示例镇2025年报.md'));
    expect(await codes(now)).toEqual([]);
    for (const [text, type, expected] of [
      [LEFT_OVER, 1, CARRY_OVER],
      [`${BEFORE}\n`, 2, []],
      [`${LEFT_OVER}\n\n`, 2, CARRY_OVER],
    ] as const) {
      const refreshed = client.nextRefresh();
      const uri = put('示例镇2024年报.md', text);
      await changed(client, uri, type);
      await refreshed;
      expect(await codes(now)).toEqual(expected);
    }
    const refreshed = client.nextRefresh();
    unlinkSync(pathOf('示例镇2024年报.md'));
    await changed(client, uriOf('示例镇2024年报.md'), 3);
    await refreshed;
    expect(await codes(now)).toEqual([]);
  });

  test('is judged again when last year’s is in a folder that is taken out of the workspace', async () => {
    put('甲/2024.md', LEFT_OVER);
    put('乙/2025.md', NOW);
    const folders = ['甲', '乙'].map((name) => ({ uri: uriOf(name), name }));
    await using client = await connect({ folder: uriOf('甲') });
    client.connection.onRequest('workspace/workspaceFolders', () => folders);
    const change = () => client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [] } });
    await change();
    await (await client.open(report().replaceAll('示例镇', '别的镇'), uriOf('甲/新.md'))).diagnostics();
    const now = await client.open(NOW, uriOf('乙/2025.md'));
    await now.diagnostics();
    await ask(client);
    expect(await codes(now)).toEqual(CARRY_OVER);
    folders.shift();
    await change();
    await ask(client);
    expect(await codes(now)).toEqual([]);
  });

  test('is judged again when last year’s is closed and what was typed there is thrown away', async () => {
    const path = put('示例镇2024年报.md', BEFORE);
    await using client = await start();
    const now = await client.open(NOW, uriOf('示例镇2025年报.md'));
    const before = await client.open(BEFORE, path);
    await rewrite(before, LEFT_OVER);
    await before.diagnostics();
    expect(await codes(now)).toEqual(CARRY_OVER);
    const refreshed = client.nextRefresh();
    await before.close();
    await refreshed;
    expect(await codes(now)).toEqual([]);
  });

  test('is judged again when the folder with last year’s file goes', async () => {
    put('归档/2024.md', LEFT_OVER);
    await using client = await start();
    const now = await client.open(NOW, uriOf('送审稿.md'));
    await now.diagnostics();
    await ask(client);
    expect(await codes(now)).toEqual(CARRY_OVER);
    const refreshed = client.nextRefresh();
    rmSync(pathOf('归档'), { recursive: true });
    await changed(client, uriOf('归档'), 3);
    await refreshed;
    expect(await codes(now)).toEqual([]);
  });

  test('finds last year’s by organ and year, once the folder has been read', async () => {
    put('归档/甲.md', LEFT_OVER);
    put('归档/乙.md', LEFT_OVER.replaceAll('示例镇', '样本镇'));
    await using client = await start();
    const now = await client.open(NOW, uriOf('送审稿.md'));
    expect(await codes(now)).toEqual([]);
    const refreshed = client.nextRefresh();
    await ask(client);
    await refreshed;
    expect(await codes(now)).toEqual(CARRY_OVER);
  });

  test('is not asked for again because another office’s report is edited', async () => {
    await using client = await start();
    const other = await client.open(NOW.replaceAll('示例镇', '样本镇'), uriOf('样本镇2025.md'));
    const now = await client.open(NOW, uriOf('示例镇2025.md'));
    await now.diagnostics();
    await other.diagnostics();
    await ask(client);
    const before = client.refreshes();
    for (const digit of ['7', '8', '9']) {
      await other.replace('126条', `12${digit}条`);
      await other.diagnostics();
      await now.diagnostics();
      await other.replace(`12${digit}条`, '126条');
    }
    await other.diagnostics();
    expect(client.refreshes()).toBe(before);
  });

  test('that names a file which is not there says so on the name', async () => {
    await using client = await start();
    const now = await client.open(NOW.replace(/^---\n/, '---\n上年: 2024.md\n'), uriOf('送审稿.md'));
    expect(await now.diagnostics()).toMatchObject([
      { code: 'last-year-unknown', severity: 4, range: { start: { line: 1, character: 4 }, end: { line: 1, character: 11 } } },
    ]);
    const refreshed = client.nextRefresh();
    await changed(client, put('2024.md', LEFT_OVER), 1);
    await refreshed;
    expect(await codes(now)).toEqual(CARRY_OVER);
  });
});

describe('a report that only serves as last year’s', () => {
  const WRONG = BEFORE.replace('日常维护', '日常维护，截止2024年年末共发布信息12条');

  test('has hints alone as long as this year’s is open', async () => {
    await using client = await start();
    const before = await client.open(WRONG, uriOf('示例镇2024年报.md'));
    expect(await before.diagnostics()).toMatchObject([{ code: 'typo', severity: 2 }]);
    const refreshed = client.nextRefresh();
    const now = await client.open(NOW, uriOf('示例镇2025年报.md'));
    expect(await codes(now)).toEqual([]);
    await refreshed;
    expect(await before.diagnostics()).toMatchObject([{ code: 'typo', severity: 4 }]);
    const again = client.nextRefresh();
    await now.close();
    await again;
    expect(await before.diagnostics()).toMatchObject([{ code: 'typo', severity: 2 }]);
  });

  test('is so among the closed reports too', async () => {
    put('2024.md', WRONG);
    put('2025.md', NOW);
    put('样本镇.md', WRONG.replaceAll('示例镇', '样本镇'));
    await using client = await start();
    await (await client.open(report().replaceAll('示例镇', '别的镇'), uriOf('新.md'))).diagnostics();
    const { items } = await ask(client);
    const severities = items
      .flatMap((item) => (item.kind === 'full' ? item.items.map(({ severity }) => `${item.uri.split('/').at(-1)} ${severity}`) : []))
      .map(decodeURIComponent);
    expect(severities.sort()).toEqual(['2024.md 4', '样本镇.md 2']);
  });
});

describe('a closed report', () => {
  test('is checked again when last year’s file changes', async () => {
    const path = put('旧.md', BEFORE);
    put('新.md', NOW);
    await using client = await start();
    await (await client.open(report().replaceAll('示例镇', '别的镇'), uriOf('别.md'))).diagnostics();
    const first = await ask(client);
    const before = first.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    const next = ask(client, before);
    put('旧.md', `${LEFT_OVER}\n`);
    await changed(client, path);
    const { items } = await next;
    const now = items.find(({ uri }) => uri === uriOf('新.md'));
    expect(now?.kind === 'full' && codesOf(now.items)).toEqual(CARRY_OVER);
  });
});

import { unlinkSync } from 'node:fs';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { type ParamsOf, type ResultOf, rollUpRequest } from '../../server/protocol.ts';
import { town } from '../cli/reports.ts';
import { disk } from '../../server/lsp/disk.ts';
import type { Files } from '../../server/lsp/files.ts';
import { type Client, connect, plain, vsCode } from './connect.ts';
import { ownFolder } from './own-folder.ts';

const { pathOf, uriOf, put } = ownFolder('汇总 (一)-');

const start = (capabilities = vsCode) => connect({ folder: uriOf(''), capabilities });
const tell = (client: Client, uri: string, type = 2) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });

/** A county's report that names its subordinates. */
const county = (applications: number, subordinates: string) =>
  town('甲镇', applications).replaceAll('示例县甲镇', '示例县').replace('\n---', `\n下级: ${subordinates}\n---`);

const said = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ code }) => code === 'rollup').map(({ message }) => String(message));
const SHORT = expect.stringContaining('写作 5，应不小于 6（下级 2 份合计），少 1');

describe('a report that names its subordinates', () => {
  test('is held against them as they lie on the disk, with their figures beside each finding', async () => {
    put('乡镇/a.md', town('甲镇', 2));
    put('乡镇/b.md', town('乙镇', 4));
    await using client = await start();
    const doc = await client.open(county(5, '乡镇'), uriOf('县.md'));
    const diagnostics = await doc.diagnostics();
    expect(said(diagnostics)).toEqual([SHORT, SHORT, SHORT, SHORT, SHORT, SHORT]);
    const [first] = diagnostics.filter(({ code }) => code === 'rollup');
    expect(first?.relatedInformation?.map(({ message, location }) => [message, location.uri])).toEqual([
      ['示例县乙镇人民政府：4', uriOf('乡镇/b.md')],
      ['示例县甲镇人民政府：2', uriOf('乡镇/a.md')],
    ]);
    expect(first?.relatedInformation?.[0]?.location.range.start.line).toBeGreaterThan(10);
  });

  test('reads one that is no text once, not again at each key', async () => {
    const uri = put('乡镇/a.md', '\0\x01\x02'.repeat(400));
    let reads = 0;
    const files: Files = {
      ...disk,
      read(path) {
        if (path === pathOf('乡镇/a.md')) reads++;
        return disk.read(path);
      },
    };
    await using client = await connect({ folder: uriOf(''), files });
    const doc = await client.open(county(5, '乡镇'), uriOf('县.md'));
    expect(said(await doc.diagnostics())).toEqual([expect.stringContaining('a.md读不出')]);
    for (const words of ['均', '也', '皆']) {
      await doc.edit(doc.text().length, doc.text().length, words);
      await tell(client, uriOf('别的.md'), 1);
      await doc.diagnostics();
    }
    expect(reads).toBe(1);
    put('乡镇/a.md', town('甲镇', 5));
    await tell(client, uri);
    expect(said(await doc.diagnostics())).toEqual([]);
  });

  test('is held against each of several that one file binds together, closed or open', async () => {
    const bound = (second: number) => `${town('甲镇', 2)}\n${town('乙镇', second)}`;
    const uri = put('汇编.md', bound(4));
    await using client = await start();
    const doc = await client.open(county(5, '汇编.md'), uriOf('县.md'));
    const diagnostics = await doc.diagnostics();
    expect(said(diagnostics)).toEqual([SHORT, SHORT, SHORT, SHORT, SHORT, SHORT]);
    const [related] = diagnostics.find(({ code }) => code === 'rollup')?.relatedInformation ?? [];
    expect([related?.message, related?.location.uri]).toEqual(['示例县乙镇人民政府：4', uri]);
    expect(bound(4).split('\n')[related?.location.range.start.line ?? 0]).toContain('一、本年新收');
    const open = await client.open(bound(4), uri);
    const asked = client.nextRefresh();
    await open.edit(0, open.text().length, bound(3));
    await open.diagnostics();
    await asked;
    expect(said(await doc.diagnostics())).toEqual([]);
  });

  test('hears of a file that is changed, comes or goes', async () => {
    put('乡镇/a.md', town('甲镇', 2));
    const uri = put('乡镇/b.md', town('乙镇', 4));
    await using client = await start();
    const doc = await client.open(county(5, '乡镇/*.md'), uriOf('县.md'));
    expect(said(await doc.diagnostics())).toHaveLength(6);
    const hears = async (change: () => Promise<void>): Promise<readonly string[]> => {
      const asked = client.nextRefresh();
      await change();
      await asked;
      return said(await doc.diagnostics());
    };
    expect(await hears(() => tell(client, put('乡镇/b.md', town('乙镇', 3))))).toEqual([]);
    expect(await hears(() => tell(client, put('乡镇/c.md', town('丙镇', 1)), 1))).toHaveLength(6);
    expect(await hears(() => tell(client, put('乡镇/c.md', town('丙镇', 1, {}, 2024))))).toEqual([
      '下级“乡镇/*.md”中的c.md是2024年度的报告，应为2025年度，各格未与下级合计核对',
    ]);
    expect(
      await hears(async () => {
        unlinkSync(pathOf('乡镇/c.md'));
        await tell(client, uriOf('乡镇/c.md'), 3);
      }),
    ).toEqual([]);
    unlinkSync(pathOf('乡镇/b.md'));
    expect((await hears(() => tell(client, uri, 3)))[0]).toContain('多 3，另有 5 格也多，本级是否已列入下级？');
  });

  test('is judged by what is typed in another window, saved or not', async () => {
    put('a.md', town('甲镇', 2));
    const uri = put('b.md', town('乙镇', 3));
    await using client = await start();
    const parent = await client.open(county(5, '[a.md, b.md]'), uriOf('县.md'));
    const child = await client.open(town('乙镇', 3), uri);
    await child.diagnostics();
    expect(said(await parent.diagnostics())).toEqual([]);
    const asked = client.nextRefresh();
    await child.replace(child.text(), town('乙镇', 4));
    await child.diagnostics();
    await asked;
    expect(said(await parent.diagnostics())).toEqual([SHORT, SHORT, SHORT, SHORT, SHORT, SHORT]);
  });

  test('has one finding on an entry that names nothing, and none on its cells', async () => {
    put('乡镇/a.md', town('甲镇', 2));
    await using client = await start();
    const doc = await client.open(county(1, '乡镇/a.md、乡镇/x.md'), uriOf('县.md'));
    const diagnostics = (await doc.diagnostics()).filter(({ code }) => code === 'rollup');
    expect(said(diagnostics)).toEqual(['下级“乡镇/x.md”找不到文件，各格未与下级合计核对']);
    expect(diagnostics.map(({ range }) => doc.text().slice(doc.offsetOf(range.start), doc.offsetOf(range.end)))).toEqual(['乡镇/x.md']);
  });

  test('is checked while it is closed, and again when one of them changes', async () => {
    put('乡镇/a.md', town('甲镇', 2));
    put('乡镇/b.md', town('乙镇', 3));
    put('县.md', county(5, '乡镇'));
    await using client = await start();
    const doc = await client.open(town('甲镇', 2), uriOf('乡镇/a.md'));
    await doc.diagnostics();
    const ask = async (): Promise<readonly string[]> => {
      const { items }: WorkspaceDiagnosticReport = await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
      return said(items.flatMap((item) => (item.uri === uriOf('县.md') && item.kind === 'full' ? item.items : [])));
    };
    expect(await ask()).toEqual([]);
    await tell(client, put('乡镇/b.md', town('乙镇', 4)));
    expect(await ask()).toHaveLength(6);
    await doc.replace(doc.text(), town('甲镇', 1));
    await tell(client, put('乡镇/a.md', town('甲镇', 1)));
    expect(await ask()).toEqual([]);
  });

  test('is judged in an editor that is sent its diagnostics, too', async () => {
    put('a.md', town('甲镇', 2));
    const uri = put('b.md', town('乙镇', 3));
    await using client = await start(plain);
    const first = client.nextPublished(uriOf('县.md'));
    await client.open(county(5, '*.md'), uriOf('县.md'));
    expect(said((await first).diagnostics)).toEqual([]);
    const next = client.nextPublished(uriOf('县.md'));
    await client.open(town('乙镇', 4), uri);
    expect(said((await next).diagnostics)).toHaveLength(6);
  });

  test('may be a draft that is not saved yet, if it knows where it will be', async () => {
    put('a.md', town('甲镇', 2));
    await using client = await start();
    const elsewhere = await client.open(county(1, 'a.md'), 'untitled:Untitled-1');
    expect(said(await elsewhere.diagnostics())).toEqual([]);
    const doc = await client.open(county(1, 'a.md'), uriOf('县.md').replace('file://', 'untitled:'));
    expect(said(await doc.diagnostics())).toHaveLength(6);
  });
});

describe('a draft that adds up others', () => {
  const ask = (client: Client, paths: readonly string[]): Promise<ResultOf<typeof rollUpRequest>> =>
    client.connection.sendRequest(rollUpRequest.method, { at: uriOf('汇总.md'), paths } satisfies ParamsOf<typeof rollUpRequest>);

  test('is made from a folder; what was not counted is said', async () => {
    put('乡镇/a.md', town('甲镇', 2));
    put('乡镇/b.md', town('乙镇', 3));
    put('乡镇/c.md', town('丙镇', 9, {}, 2024));
    await using client = await start();
    const made = await ask(client, ['乡镇']);
    if ('reason' in made) throw new Error(made.reason);
    expect(made.text).toContain('下级:\n  - 乡镇\n---');
    expect(made.text).toMatch(/\| 一、本年新收政府信息公开申请数量 +\| +5 \|/);
    expect(made.fileName).toBe('2025年政府信息公开工作年度报告（汇总）.md');
    expect(made.notes).toEqual(['已汇总 2 份', '未计入 1 份：c.md是2024年度的报告，应为2025年度']);
  });

  test('says which figures it does not count as they are written', async () => {
    const right = town('甲镇', 2);
    const slip = right.replace(/^(\| 一、本年新收.*?\|) +2 \|/m, '$1 3 |');
    expect(slip).not.toBe(right);
    put('乡镇/a.md', slip);
    await using client = await start();
    const made = await ask(client, ['乡镇']);
    if ('reason' in made) throw new Error(made.reason);
    expect(made.notes).toEqual(['已汇总 1 份', 'a.md：表三“一、本年新收政府信息公开申请数量”自然人写作 3，按 2 计入']);
  });

  test('is not made from nothing', async () => {
    put('乡镇/说明.md', '# 说明\n');
    await using client = await start();
    expect(await ask(client, ['乡镇'])).toEqual({ reason: '没有可汇总的年报' });
  });
});

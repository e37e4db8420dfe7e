import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { type Client, connect, plain, vsCode } from './connect.ts';
import { ownFolder } from './own-folder.ts';

const OWN =
  '（一）主动公开情况。我镇把惠农补贴发放名册逐月张贴到各村公开栏，在集市日设摊讲解政策，全年发放明白纸1800份，解答疑问204人次，并把群众反复询问的事项整理成问答手册送到每户。';
const OTHER =
  '（一）主动公开情况。围绕渔港码头的需要，把休渔补贴、柴油价差补助和渔船检验收费标准制成防水挂图，随潮汐时刻表一同更新，全年更换挂图36张。';

const report = (organ: string, year: number, paragraph: string): string =>
  `# ${organ}${year}年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${paragraph}\n\n## 五、存在的主要问题及改进情况\n\n## 六、其他需要报告的事项\n`;

const { uriOf, put } = ownFolder('nianbao-');

const start = (capabilities = vsCode) => connect({ folder: uriOf(''), capabilities });
const ask = (client: Client, more: object = {}): Promise<WorkspaceDiagnosticReport> =>
  client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [], ...more });
const repeatsOf = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ code }) => code === 'repeated-text');
const repeatsIn = ({ items }: WorkspaceDiagnosticReport, uri: string) =>
  items.flatMap((item) => (item.uri === uri && item.kind === 'full' ? repeatsOf(item.items) : []));

test('a paragraph taken from a closed report of the folder is marked, with the place linked', async () => {
  const source = report('示例县样本乡人民政府', 2025, OWN.replace('1800', '2600').replace('我镇', '我乡'));
  const other = put('样本乡.md', source);
  await using client = await start();
  const doc = await client.open(report('示例县示例镇人民政府', 2025, OWN), put('示例镇.md', ''));
  await doc.diagnostics();
  const refreshed = client.nextRefresh();
  const closed = await ask(client);
  await refreshed;
  const [found] = repeatsOf(await doc.diagnostics());
  expect(found?.severity).toBe(2);
  expect(found?.message).toContain('样本乡.md');
  expect(
    doc
      .text()
      .slice(doc.offsetOf(found?.range.start ?? { line: 0, character: 0 }))
      .startsWith(OWN),
  ).toBe(true);
  const [related] = found?.relatedInformation ?? [];
  expect(related?.location.uri).toBe(other);
  expect(source.split('\n')[related?.location.range.start.line ?? 0]).toContain('我乡把惠农补贴');
  // who copied from whom cannot be told: the other one has it too
  expect(repeatsIn(closed, other)).toHaveLength(1);
});

test('closed reports are held against each other, whichever is read first', async () => {
  const uris = ['甲', '乙', '丙'].map((name) => put(`${name}.md`, report(`示例县${name}镇人民政府`, 2025, name === '丙' ? OTHER : OWN)));
  await using client = await start();
  await (await client.open(report('示例县示例镇人民政府', 2024, OTHER), put('x.md', ''))).diagnostics();
  const found = await ask(client);
  expect(uris.map((uri) => repeatsIn(found, uri).length)).toEqual([1, 1, 1]);
});

test('a report that is rewritten on the disk takes its finding and the other one’s away', async () => {
  const one = put('甲.md', report('示例县甲镇人民政府', 2025, OWN));
  const other = put('乙.md', report('示例县乙镇人民政府', 2025, OWN));
  await using client = await start();
  await (await client.open(report('示例县示例镇人民政府', 2024, '（一）主动公开情况。'), put('x.md', ''))).diagnostics();
  const first = await ask(client);
  expect([one, other].map((uri) => repeatsIn(first, uri).length)).toEqual([1, 1]);
  put('乙.md', report('示例县乙镇人民政府', 2025, OTHER));
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: other, type: 2 }] });
  const previousResultIds = first.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
  const second = await ask(client, { previousResultIds });
  expect(second.items.find(({ uri }) => uri === one)?.kind).toBe('full');
  expect([one, other].map((uri) => repeatsIn(second, uri).length)).toEqual([0, 0]);
});

test('a client that is sent its diagnostics hears of it when an open report begins to repeat another one', async () => {
  await using client = await start(plain);
  const one = await client.open(report('示例县甲镇人民政府', 2025, OWN), uriOf('甲.md'));
  await client.nextPublished(one.uri);
  const again = client.nextPublished(one.uri);
  await client.open(report('示例县乙镇人民政府', 2025, OWN), uriOf('乙.md'));
  expect(repeatsOf((await again).diagnostics)).toHaveLength(1);
});

test('a folder of many reports shows how far it is, and hands over the first before the last is judged', async () => {
  for (let i = 0; i < 120; i++) put(`${i}.md`, report(`示例县${i}号镇人民政府`, 2025, `（一）主动公开情况。主动公开信息${i}条。`));
  const capabilities = { ...vsCode, window: { ...vsCode.window, workDoneProgress: true } };
  await using client = await start(capabilities);
  client.connection.onRequest('window/workDoneProgress/create', () => null);
  const shown: string[] = [];
  let portions = 0;
  client.connection.onNotification(
    '$/progress',
    ({ token, value }: { token: string; value: { kind?: string; title?: string; items?: unknown[] } }) => {
      if (token === 'portions') portions += value.items?.length ?? 0;
      else if (value.kind === 'begin' || value.kind === 'end') shown.push(value.title ?? 'end');
    },
  );
  await (await client.open(report('示例县示例镇人民政府', 2025, OTHER), put('x.md', ''))).diagnostics();
  const last = await ask(client, { partialResultToken: 'portions' });
  expect(portions).toBe(100);
  expect(last.items).toHaveLength(20);
  expect(shown).toEqual(['读取年报', 'end', '核对年报', 'end']);
});

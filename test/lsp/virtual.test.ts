import { afterEach, describe, expect, test } from 'vitest';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { encode } from '../../server/cli/encode.ts';
import { noFiles } from '../../server/lsp/files.ts';
import { acceptRequest, filesRequest, type ParamsOf, reportsRequest, type ResultOf } from '../../server/protocol.ts';
import { report } from '../cli/reports.ts';
import { type Client, connect, type Doc } from './connect.ts';
import { correct, wrong } from './sample.ts';

const ROOT = 'memfs:/w';
const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client[Symbol.asyncDispose]();
});

/**
 * A client that holds all files, as in a browser; it tells the server of each change. `meanwhile` runs when it has looked for what it was asked for, before
 * it answers.
 */
async function inMemory(files: Map<string, Uint8Array>, meanwhile: (asked: readonly string[]) => Promise<void> = async () => {}) {
  const client = await connect({ files: noFiles, folder: ROOT, options: { files: true, acceptCommand: 'accept' } });
  clients.push(client);
  client.connection.onRequest(
    filesRequest.method,
    async (params: ParamsOf<typeof filesRequest>): Promise<ResultOf<typeof filesRequest>> => {
      const pathOf = (uri: string) => decodeURIComponent(uri).slice(ROOT.length).replace(/\/$/, '');
      const answer = {
        folders: params.folders.map((uri) => {
          const base = `${pathOf(uri)}/`;
          if (!uri.startsWith(ROOT)) return null;
          const below = [...files.keys()].filter((name) => `/${name}`.startsWith(base)).map((name) => `/${name}`.slice(base.length));
          const names = new Map(below.map((name) => [name.split('/')[0] ?? '', name.includes('/')]));
          return [...names].map(([name, isFolder]) => ({ name, isFolder }));
        }),
        files: params.files.map((uri) => {
          const bytes = files.get(pathOf(uri).slice(1));
          return bytes === undefined ? null : String.fromCharCode(...bytes);
        }),
      };
      await meanwhile([...params.folders, ...params.files].map(pathOf));
      return answer;
    },
  );
  const uriOf = (name: string) => `${ROOT}/${name.split('/').map(encodeURIComponent).join('/')}`;
  const tell = (name: string, type: 1 | 2 | 3) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type }] });
  return {
    client,
    uriOf,
    async write(name: string, content: string | Uint8Array) {
      const type = files.has(name) ? 2 : 1;
      files.set(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
      await tell(name, type);
    },
    async remove(name: string) {
      files.delete(name);
      await tell(name, 3);
    },
  };
}

const rules = async (doc: Doc) => new Set((await doc.diagnostics()).map(({ code }) => String(code)));
const NAME = '示例县示例镇人民政府2025年政府信息公开工作年度报告.md';

const CONFIG = '.nianbao.json';
const BASELINE = '.nianbao-baseline.json';

describe('settings where only the client has files', () => {
  test('a baseline counts at once, also where settings were there before and went', async () => {
    const memory = await inMemory(new Map());
    await memory.write(NAME, wrong);
    const doc = await memory.client.open(wrong, memory.uriOf(NAME));
    expect(await rules(doc)).toContain('wrong-figure');
    await memory.write(CONFIG, '{ "rules": { "wrong-figure": "off" } }');
    expect(await rules(doc)).not.toContain('wrong-figure');
    await memory.remove(CONFIG);
    expect(await rules(doc)).toContain('wrong-figure');

    const answer = (await memory.client.connection.sendRequest(acceptRequest.method, { uri: doc.uri })) as ResultOf<typeof acceptRequest>;
    if ('reason' in answer) throw new Error(answer.reason);
    expect(answer.files.map(({ uri }) => uri)).toEqual([memory.uriOf(BASELINE), memory.uriOf(CONFIG)]);
    for (const { uri, text } of answer.files) await memory.write(decodeURIComponent(uri).slice(ROOT.length + 1), text);
    expect(await rules(doc)).toEqual(new Set());
    await memory.remove(CONFIG);
    expect(await rules(doc)).toContain('wrong-figure');
  });

  test('settings that break keep those that were usable, also when another file comes at the same time', async () => {
    const memory = await inMemory(new Map());
    await memory.write(NAME, wrong);
    const doc = await memory.client.open(wrong, memory.uriOf(NAME));
    await memory.write(CONFIG, '{ "rules": { "wrong-figure": "off" } }');
    expect(await rules(doc)).not.toContain('wrong-figure');
    await memory.write(CONFIG, '{ "rules": { "wrong-figure": }');
    await memory.write('别的.md', correct);
    expect(await rules(doc)).not.toContain('wrong-figure');
  });
});

describe('reports where only the client has files', () => {
  test('in GB18030 are read: a closed one, and last year’s', async () => {
    const memory = await inMemory(new Map());
    const inGb18030 = (text: string) => encode({ text, encoding: 'gb18030', bom: false });
    await memory.write(
      '往年/示例镇2024年.txt',
      inGb18030(report({ 'carriedForward.naturalPerson': '1', 'carriedForward.total': '1' }, 2024)),
    );
    await memory.write(`各单位/${NAME}`, inGb18030(wrong));
    await memory.write(NAME, report());
    const doc = await memory.client.open(report(), memory.uriOf(NAME));
    // closed ones are looked for once a report is open
    await doc.diagnostics();
    const { items }: WorkspaceDiagnosticReport = await memory.client.connection.sendRequest('workspace/diagnostic', {
      previousResultIds: [],
    });
    const closed = items.find(({ uri }) => uri === memory.uriOf(`各单位/${NAME}`));
    expect(closed?.kind === 'full' && closed.items.map(({ code }) => code)).toContain('wrong-figure');
    expect(await rules(doc)).toEqual(new Set(['carry-over']));
  });

  /** Asks as long as there is something new to say, and gives what was listed then. `written` counts what the test writes meanwhile. */
  async function listedAtLast(client: Client, written: () => number): Promise<ReadonlySet<string>> {
    for (let before = -1; before !== written(); ) {
      before = written();
      await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
    }
    const listed: ResultOf<typeof reportsRequest> = await client.connection.sendRequest(reportsRequest.method, {});
    return new Set(listed.map(({ uri }) => uri));
  }

  test('are all found, however often one comes between the look into a folder and the answer', async () => {
    const files = new Map([[NAME, new TextEncoder().encode(wrong)]]);
    const towns = ['甲镇', '乙镇', '丙镇', '丁镇', '戊镇', '己镇'];
    let written = 0;
    const memory: Awaited<ReturnType<typeof inMemory>> = await inMemory(files, async (asked) => {
      const town = asked.includes('/乡镇') ? towns.shift() : undefined;
      if (town === undefined) return;
      written++;
      await memory.write(`乡镇/${NAME.replace('示例镇', town)}`, correct.replaceAll('示例镇', town));
    });
    await memory.write(`乡镇/${NAME}`, correct);
    await rules(await memory.client.open(wrong, memory.uriOf(NAME)));
    const listed = await listedAtLast(memory.client, () => written);
    expect(listed).toEqual(new Set([...files.keys()].map(memory.uriOf)));
  });

  test('are found after a time in which something else came into their folder again and again', async () => {
    const files = new Map([[NAME, new TextEncoder().encode(wrong)]]);
    let written = 0;
    const memory: Awaited<ReturnType<typeof inMemory>> = await inMemory(files, async (asked) => {
      if (written < 100 && asked.includes('/乡镇')) await memory.write(`乡镇/收文${++written}.pdf`, '');
    });
    await memory.write(`乡镇/${NAME}`, correct);
    await rules(await memory.client.open(wrong, memory.uriOf(NAME)));
    const listed = await listedAtLast(memory.client, () => written);
    expect(listed).toEqual(new Set([NAME, `乡镇/${NAME}`].map(memory.uriOf)));
  });

  test('repeat each other also where something else comes into their folder while they are read', async () => {
    const own =
      '（二）政策解读情况。我镇把惠农补贴的申领条件、发放时间和咨询电话做成一张纸送到农户手中，全年共送出1800份，群众来电咨询明显减少。';
    const text = (town: string) => correct.replaceAll('示例镇', town).replace('（二）', `${own}\n\n（三）`);
    const towns = ['甲镇', '乙镇', '丙镇'].map((town) => [`乡镇/${NAME.replace('示例镇', town)}`, text(town)] as const);
    const files = new Map(towns.map(([name, content]) => [name, new TextEncoder().encode(content)]));
    let isRead = false;
    const memory: Awaited<ReturnType<typeof inMemory>> = await inMemory(files, async (asked) => {
      if (isRead || !asked.some((path) => path.includes('丙镇'))) return;
      isRead = true;
      setImmediate(() => void memory.write('乡镇/收文.pdf', ''));
    });
    await rules(await memory.client.open(wrong, memory.uriOf(NAME)));
    const { items }: WorkspaceDiagnosticReport = await memory.client.connection.sendRequest('workspace/diagnostic', {
      previousResultIds: [],
    });
    const repeated = items.map((item) => (item.kind === 'full' ? item.items.filter(({ code }) => code === 'repeated-text').length : 0));
    expect(repeated).toEqual([1, 1, 1]);
  });

  const county = correct.replaceAll('示例镇人民政府', '人民政府').replace(/^---\n/, '---\n下级: 乡镇\n');
  const TOWN = `乡镇/${NAME}`;
  const said = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ code }) => code === 'rollup').map(({ message }) => message);

  test('are added up as they are, also where one is written between the look into it and the answer', async () => {
    const files = new Map([[TOWN, new TextEncoder().encode(correct)]]);
    let written = 0;
    const memory: Awaited<ReturnType<typeof inMemory>> = await inMemory(files, async (asked) => {
      if (asked.includes(`/${TOWN}`) && written++ < 2) await memory.write(TOWN, correct);
    });
    const doc = await memory.client.open(county, memory.uriOf('县.md'));
    expect(said(await doc.diagnostics())).toEqual([]);
    expect(written).toBeGreaterThan(1);
  });

  test('are not said to be unreadable to whoever asks while they are fetched for another', async () => {
    const files = new Map([[TOWN, new TextEncoder().encode(correct)]]);
    const others: Promise<readonly Diagnostic[]>[] = [];
    const memory: Awaited<ReturnType<typeof inMemory>> = await inMemory(files, async (asked) => {
      if (!asked.includes(`/${TOWN}`) || others.length > 0) return;
      others.push(doc.diagnostics());
      // the server has taken that in when it has answered this
      for (let turns = 0; turns < 5; turns++) await memory.client.connection.sendRequest(reportsRequest.method, {});
    });
    const doc: Doc = await memory.client.open(county, memory.uriOf('县.md'));
    expect(said(await doc.diagnostics())).toEqual([]);
    expect(said((await others[0]) ?? [])).toEqual([]);
  });
});

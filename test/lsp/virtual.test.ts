import { afterEach, describe, expect, test } from 'vitest';
import { noFiles } from '../../server/lsp/files.ts';
import { acceptRequest, filesRequest, type ParamsOf, type ResultOf } from '../../server/protocol.ts';
import { type Client, connect, type Doc } from './connect.ts';
import { correct, wrong } from './sample.ts';

const ROOT = 'memfs:/w';
const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client[Symbol.asyncDispose]();
});

/** A client that holds all files, as in a browser; it tells the server of each change. */
async function inMemory(files: Map<string, Uint8Array>) {
  const client = await connect({ files: noFiles, folder: ROOT, options: { files: true, acceptCommand: 'accept' } });
  clients.push(client);
  client.connection.onRequest(filesRequest.method, (params: ParamsOf<typeof filesRequest>): ResultOf<typeof filesRequest> => {
    const pathOf = (uri: string) => decodeURIComponent(uri).slice(ROOT.length).replace(/\/$/, '');
    return {
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
  });
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

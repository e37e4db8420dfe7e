import { readFileSync, rmSync } from 'node:fs';
import type { CodeAction, Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { entriesOf } from '../../server/service/baseline.ts';
import { writeBaseline } from '../../server/service/baseline-file.ts';
import { checkReport } from '../../server/service/check.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { acceptRequest, type ResultOf, statusRequest } from '../../server/protocol.ts';
import { reportOf } from '../rules/marked.ts';
import { type Client, connect, type Doc, plain, vsCode } from './connect.ts';
import { ownFolder } from './own-folder.ts';
import { applyTextEdits } from './edits.ts';
import { correct, wrong } from './sample.ts';

const { pathOf, uriOf, put } = ownFolder('年报-');

const start = (settings: Record<string, unknown> = {}, capabilities = vsCode) => connect({ folder: uriOf(''), settings, capabilities });
/** Writes a file and tells the server, as an editor that watches files does. */
async function change(client: Client, name: string, content: string): Promise<void> {
  const uri = put(name, content);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
}
const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code).sort();
const marked = (doc: Doc, diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ range }) => doc.text().slice(doc.offsetOf(range.start), doc.offsetOf(range.end)));
const save = (client: Client, doc: Doc) => client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: doc.uri } });

const slip = correct.replace('均在规定时限内公开', '截止2025年末均已公开');
const SLIP_ON_SAVE = { nianbao: { rules: { typo: { when: 'save' } } } };

describe('a rule that waits for saving', () => {
  test('speaks when the document is opened and saved, and not while one types', async () => {
    await using client = await start(SLIP_ON_SAVE);
    const doc = await client.open(slip);
    expect(codes(await doc.diagnostics())).toEqual(['typo']);
    await doc.replace('业务培训2次', '业务培训2次，现公布部门预结算');
    expect(marked(doc, await doc.diagnostics())).toEqual(['截止']);
    const asked = client.nextRefresh();
    await save(client, doc);
    await asked;
    expect(codes(await doc.diagnostics())).toEqual(['typo', 'typo']);
  });

  test('what it said stays on its words until the next save, whatever is typed around them', async () => {
    await using client = await start(SLIP_ON_SAVE);
    const doc = await client.open(slip);
    await doc.diagnostics();
    for (const [before, after] of [
      ['本报告所列', '\n\n插入一段。\n\n本报告所列'],
      ['均已公开', '均已全部公开'],
      ['截止2025', '当年截止2025'],
      ['截止', '截止到'],
    ] as const) {
      await doc.replace(before, after);
      expect(marked(doc, await doc.diagnostics())).toEqual(['截止']);
    }
    await doc.replace('截止', '截至');
    expect(marked(doc, await doc.diagnostics())).toEqual(['截至']);
    const asked = client.nextRefresh();
    await save(client, doc);
    await asked;
    expect(await doc.diagnostics()).toEqual([]);
  });

  test('leaves with its text', async () => {
    await using client = await start(SLIP_ON_SAVE);
    const doc = await client.open(slip);
    await doc.diagnostics();
    await doc.replace('，截止2025年末均已公开', '');
    expect(await doc.diagnostics()).toEqual([]);
  });

  test('the others speak as before, and its suppressions do not count as idle meanwhile', async () => {
    await using client = await start(SLIP_ON_SAVE);
    const doc = await client.open(slip.replace('（一）主动公开', '<!-- nianbao-disable-next-line typo: 原文如此 -->\n（一）主动公开'));
    expect(await doc.diagnostics()).toEqual([]);
    await doc.replace('|    5 |', '|    6 |');
    expect(codes(await doc.diagnostics())).toEqual(['wrong-figure']);
  });

  test('its fix goes where its words have gone', async () => {
    await using client = await start(SLIP_ON_SAVE);
    const doc = await client.open(slip);
    await doc.diagnostics();
    await doc.replace('本报告所列', '插入一段。本报告所列');
    const [found] = await doc.diagnostics();
    const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: doc.uri },
      range: found?.range,
      context: { diagnostics: [] },
    });
    const fix = actions.find(({ isPreferred }) => isPreferred)?.edit?.documentChanges?.[0];
    if (!fix || !('edits' in fix)) throw new Error('no fix');
    expect(applyTextEdits(doc.text(), fix.edits as never)).toBe(doc.text().replace('截止', '截至'));
  });

  test('its fix is not offered on words that have been changed meanwhile', async () => {
    await using client = await start(SLIP_ON_SAVE);
    const doc = await client.open(slip);
    await doc.diagnostics();
    await doc.replace('截止', '截至');
    const [found] = await doc.diagnostics();
    expect(found?.code).toBe('typo');
    const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: doc.uri },
      range: found?.range,
      context: { diagnostics: [] },
    });
    expect(actions.map(({ title }) => title).filter((title) => title.includes('截至'))).toEqual([]);
    expect(actions.some(({ title }) => title.startsWith('解释'))).toBe(true);
  });

  test('is sent to a client that does not ask when it has saved', async () => {
    await using client = await start({}, plain);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: SLIP_ON_SAVE });
    const uri = uriOf('a.md');
    const first = client.nextPublished(uri);
    const doc = await client.open(correct, uri);
    expect((await first).diagnostics).toEqual([]);
    const typed = client.nextPublished(uri);
    await doc.replace('均在规定时限内公开', '截止2025年末均已公开');
    expect((await typed).diagnostics).toEqual([]);
    const saved = client.nextPublished(uri);
    await save(client, doc);
    expect(codes((await saved).diagnostics)).toEqual(['typo']);
  });

  test('speaks of closed files, which are as they were saved', async () => {
    put('b.md', slip);
    await using client = await start(SLIP_ON_SAVE);
    await (await client.open(correct, uriOf('a.md'))).diagnostics();
    const { items }: WorkspaceDiagnosticReport = await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
    expect(items.flatMap((item) => (item.kind === 'full' ? codes(item.items) : []))).toEqual(['typo']);
  });
});

describe('a .nianbao.json', () => {
  test('that breaks says so on its own file, and what it said last stays in force', async () => {
    put('.nianbao.json', '{ "rules": { "typo": "off" }, "packs": [{ "name": "示例市", "limit": 20 }] }');
    await using client = await start();
    const doc = await client.open(slip, uriOf('镇/a.md'));
    expect(codes(await doc.diagnostics())).toEqual(['overview-length']);
    await change(client, '.nianbao.json', '{\n  "rules": { "typo": off }\n}');
    expect(codes(await doc.diagnostics())).toEqual(['overview-length']);
    const { items }: WorkspaceDiagnosticReport = await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
    const own = items.find(({ uri }) => uri === uriOf('.nianbao.json'));
    expect(own).toMatchObject({ items: [{ code: 'config', range: { start: { line: 1, character: 21 } } }] });
    await change(client, '.nianbao.json', '{}');
    expect(codes(await doc.diagnostics())).toEqual(['typo']);
  });

  test('names packs before the editor’s settings do', async () => {
    const packs = (limit: number) => [{ name: '示例市', title: `${limit}字`, limit }];
    const settings = { nianbao: { packs: packs(30) } };
    await using client = await start(settings);
    const doc = await client.open(correct, uriOf('a.md'));
    expect((await doc.diagnostics()).map(({ message }) => message)).toEqual([expect.stringContaining('应不超过30字')]);
    await change(client, '.nianbao.json', JSON.stringify({ packs: packs(40) }));
    expect((await doc.diagnostics()).map(({ message }) => message)).toEqual([expect.stringContaining('应不超过40字')]);
  });

  test('further down wins over one further up, and none outside of the workspace folder counts', async () => {
    put('.nianbao.json', '{ "rules": { "typo": "off" } }');
    put('镇/.nianbao.json', '{}');
    await using inside = await connect({ folder: uriOf('镇') });
    expect(codes(await (await inside.open(slip, uriOf('镇/村/a.md'))).diagnostics())).toEqual(['typo']);
    rmSync(pathOf('镇/.nianbao.json'));
    await using other = await connect({ folder: uriOf('镇') });
    expect(codes(await (await other.open(slip, uriOf('镇/村/a.md'))).diagnostics())).toEqual(['typo']);
    await using whole = await start();
    expect(await (await whole.open(slip, uriOf('镇/村/a.md'))).diagnostics()).toEqual([]);
  });
});

const accepted = (text: string) => entriesOf(text, checkReport(reportOf(text), { settings: defaultSettings, final: false }));

describe('a baseline', () => {
  test('named in .nianbao.json keeps what it knows quiet, in open and closed reports, and is live', async () => {
    put('.nianbao.json', '{ "baseline": "b.json" }');
    put('b.json', writeBaseline({ '镇/a.md': accepted(slip), '镇/c.md': accepted(wrong) }));
    put('镇/c.md', wrong);
    await using client = await start();
    const doc = await client.open(slip, uriOf('镇/a.md'));
    expect(await doc.diagnostics()).toEqual([]);
    const status: ResultOf<typeof statusRequest> = await client.connection.sendRequest(statusRequest.method, { uri: doc.uri });
    expect(status?.reasons.at(-1)).toBe('另有 1 处问题记在基线中，不再提示。');
    const { items }: WorkspaceDiagnosticReport = await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
    expect(items.flatMap((item) => (item.kind === 'full' ? item.items : []))).toEqual([]);
    await doc.replace('业务培训2次', '业务培训2次，现公布部门预结算');
    expect(marked(doc, await doc.diagnostics())).toEqual(['预结算']);
    await change(client, 'b.json', writeBaseline({}));
    expect(codes(await doc.diagnostics())).toEqual(['typo', 'typo']);
  });

  test('that breaks, or is not there, is spoken of where it is named', async () => {
    put('.nianbao.json', '{ "baseline": "b.json" }');
    put('b.json', writeBaseline({ 'a.md': accepted(slip) }));
    await using client = await start();
    const doc = await client.open(slip, uriOf('a.md'));
    expect(await doc.diagnostics()).toEqual([]);
    const said = async () => {
      const { items }: WorkspaceDiagnosticReport = await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
      const own = items.find(({ uri }) => uri === uriOf('.nianbao.json'));
      return own?.kind === 'full' ? own.items.map(({ message, range }) => [message, range.start.character]) : [];
    };
    expect(await said()).toEqual([]);
    await change(client, 'b.json', '{ "version": 1');
    expect(await doc.diagnostics()).toEqual([]);
    expect(await said()).toEqual([['基线文件“b.json”不是 JSON，沿用上一次能用的', 14]]);
    rmSync(pathOf('b.json'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('b.json'), type: 3 }] });
    expect(codes(await doc.diagnostics())).toEqual(['typo']);
    expect(await said()).toEqual([['没有“b.json”这个基线文件', 14]]);
  });
});

describe('accepting what there is', () => {
  const ask = async (client: Client, uri?: string) => {
    const answer: ResultOf<typeof acceptRequest> = await client.connection.sendRequest(acceptRequest.method, { uri });
    if ('reason' in answer) return answer.reason;
    for (const file of answer.files) await change(client, decodeURIComponent(file.uri).slice(uriOfFolder().length + 1), file.text);
    return `${answer.findings} ${answer.baseline}`;
  };
  const uriOfFolder = () => decodeURIComponent(uriOf(''));
  const textOf = (name: string) => readFileSync(pathOf(name), 'utf8');

  test('of a report makes it silent, and settings that name no baseline yet are told of it', async () => {
    put('.nianbao.json', '{\n  "rules": {}\n}\n');
    await using client = await start();
    const doc = await client.open(slip, put('镇/a.md', slip));
    expect(codes(await doc.diagnostics())).toEqual(['typo']);
    expect(await ask(client, doc.uri)).toBe('1 .nianbao-baseline.json');
    expect(textOf('.nianbao.json')).toBe('{\n  "baseline": ".nianbao-baseline.json",\n  "rules": {}\n}\n');
    expect(Object.keys(JSON.parse(textOf('.nianbao-baseline.json')).files)).toEqual(['镇/a.md']);
    expect(await doc.diagnostics()).toEqual([]);
    expect(await ask(client, doc.uri)).toBe('没有要记入基线的问题');
  });

  test('of all reports takes the closed ones as well, where there were no settings at all', async () => {
    put('镇/c.md', wrong);
    await using client = await start();
    const doc = await client.open(slip, put('a.md', slip));
    await doc.diagnostics();
    await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
    expect(await ask(client)).toBe('2 .nianbao-baseline.json');
    expect(textOf('.nianbao.json')).toBe('{\n  "baseline": ".nianbao-baseline.json"\n}\n');
    expect(Object.keys(JSON.parse(textOf('.nianbao-baseline.json')).files)).toEqual(['a.md', '镇/c.md']);
    expect(await doc.diagnostics()).toEqual([]);
  });

  test('of a file that binds several reports together makes each of them silent, open and closed', async () => {
    const volume = `${slip.replaceAll('示例镇', '样本乡')}\n${wrong}`;
    await using client = await start();
    const doc = await client.open(volume, put('汇编.md', volume));
    expect(codes(await doc.diagnostics())).toEqual(['typo', 'wrong-figure']);
    expect(await ask(client, doc.uri)).toBe('2 .nianbao-baseline.json');
    expect(await doc.diagnostics()).toEqual([]);
    await doc.close();
    expect(await doc.diagnostics()).toEqual([]);
    expect(await ask(client)).toBe('没有要记入基线的问题');
  });

  test('again drops what is gone, and keeps other files', async () => {
    put('.nianbao.json', '{ "baseline": "b.json" }');
    put('b.json', writeBaseline({ 'a.md': accepted(slip), 'x.md': accepted(slip) }));
    await using client = await start();
    const doc = await client.open(wrong, put('a.md', wrong));
    await doc.diagnostics();
    expect(await ask(client, doc.uri)).toBe('1 b.json');
    const { files } = JSON.parse(textOf('b.json'));
    expect(files['a.md'].map(({ rule }: { rule: string }) => rule)).toEqual(['wrong-figure']);
    expect(files['x.md'].length).toBe(1);
  });

  test('of one place is offered where no comment can be written, and leaves the others alone', async () => {
    await using client = await connect({ folder: uriOf(''), options: { acceptCommand: 'x.accept' } });
    const text = slip.replace('业务培训2次', '业务培训2次，现公布部门预结算').replace(/^---\n[\s\S]*?---\n/, '');
    const doc = await client.open(text, put('a.txt', text), 'plaintext');
    const [found] = await doc.diagnostics();
    expect(codes(await doc.diagnostics())).toEqual(['typo', 'typo']);
    const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: doc.uri },
      range: found?.range,
      context: { diagnostics: [] },
    });
    const command = actions.find(({ title }) => title.includes('记入基线'))?.command;
    expect(command?.command).toBe('x.accept');
    const answer: ResultOf<typeof acceptRequest> = await client.connection.sendRequest(acceptRequest.method, command?.arguments?.[0]);
    if ('reason' in answer) throw new Error(answer.reason);
    expect(answer.findings).toBe(1);
    for (const file of answer.files) await change(client, decodeURIComponent(file.uri).slice(uriOfFolder().length + 1), file.text);
    expect(marked(doc, await doc.diagnostics())).toEqual(['预结算']);
    // Markdown has comments, and a client without the command is not offered it
    const other = await client.open(slip, uriOf('b.md'));
    await using without = await start();
    for (const [by, uri] of [
      [client, other.uri],
      [without, doc.uri],
    ] as const) {
      const offered: CodeAction[] = await by.connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range: found?.range,
        context: { diagnostics: [] },
      });
      expect(offered.filter(({ title }) => title.includes('记入基线'))).toEqual([]);
    }
  });

  test('changes nothing where the settings are broken, or the report is no file yet', async () => {
    await using client = await start();
    const doc = await client.open(slip, 'untitled:Untitled-1');
    expect(await ask(client, doc.uri)).toBe('文稿还没有存为文件，未记入基线');
    put('.nianbao.json', '{ "rules": ');
    const other = await client.open(slip, put('a.md', slip));
    expect(await ask(client, other.uri)).toBe('.nianbao.json 不能用，先改正其中的问题');
  });
});

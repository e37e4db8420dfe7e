import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { connect, plain, vsCode } from './connect.ts';
import { correct, wrong } from './sample.ts';

const bare = (diagnostics: readonly { code?: unknown; message: unknown }[]) => diagnostics.map(({ code }) => code);

describe('diagnostics that the client asks for', () => {
  test('a correct report has none', async () => {
    await using client = await connect();
    const doc = await client.open(correct);
    expect(await doc.diagnostics()).toEqual([]);
  });

  test('the wrong figure is marked on its own characters, with the right value, its sums and a link to the rule', async () => {
    await using client = await connect();
    const doc = await client.open(wrong);
    const [found, ...others] = await doc.diagnostics();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: DiagnosticSeverity.Error, code: 'wrong-figure', source: 'nianbao' });
    expect(found?.message).toContain('写作 6，应为 5');
    expect(found && doc.text().slice(doc.offsetOf(found.range.start), doc.offsetOf(found.range.end))).toBe('6');
    expect(found?.codeDescription?.href).toBe('nianbao:/rules/wrong-figure.md');
    expect(found?.relatedInformation?.length).toBeGreaterThan(3);
    expect(found?.data).toEqual({ rule: 'wrong-figure', cell: 'applications:newReceived.total' });
  });

  test('of the many cells of its sums those that are not 0 are named', async () => {
    await using client = await connect();
    const doc = await client.open(correct);
    await doc.replace('| 三、（一）予以公开                   |      2 |', '| 三、（一）予以公开                   |      1 |');
    const [found] = await doc.diagnostics();
    expect(found?.code).toBe('wrong-figure');
    const related = found?.relatedInformation?.map(({ message }) => message) ?? [];
    expect(related).toContain('“三、（七）总计”自然人：3');
    expect(related.filter((message) => message.endsWith('：0'))).toEqual([]);
  });

  test('they follow the typing and go when the figure is right again', async () => {
    await using client = await connect();
    const doc = await client.open(correct);
    await doc.replace('|    5 |', '|    6 |');
    expect(bare(await doc.diagnostics())).toEqual(['wrong-figure']);
    await doc.replace('|    6 |', '|    5 |');
    expect(await doc.diagnostics()).toEqual([]);
  });

  test('the same is not sent twice', async () => {
    await using client = await connect();
    const doc = await client.open(wrong);
    const first = await doc.pull();
    expect(first.kind).toBe('full');
    const again = await doc.pull(first.resultId);
    expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await doc.replace('126条', '127条');
    expect((await doc.pull(first.resultId)).kind).toBe('full');
  });

  test('a server that is asked sends nothing by itself', async () => {
    await using client = await connect();
    const doc = await client.open(wrong);
    await doc.replace('126条', '127条');
    await doc.diagnostics();
    expect(client.initialized.capabilities.diagnosticProvider).toEqual({ interFileDependencies: true, workspaceDiagnostics: true });
    expect(client.published).toEqual([]);
  });

  test.each(['CHANGELOG\n\n- 一、改了很多\n', '', '| a | b |\n| - | - |\n| 1 | 2 |\n', '# 通知\n\n请于1月31日前报送。\n'])(
    'a document that is no report has none: %j',
    async (text) => {
      await using client = await connect();
      const doc = await client.open(text, undefined, 'markdown');
      expect(await doc.diagnostics()).toEqual([]);
      expect(await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: doc.uri } })).toEqual([]);
    },
  );

  test('a report is recognised whatever its language is called', async () => {
    await using client = await connect();
    const doc = await client.open(wrong, 'file:///tmp/notes.txt', 'plaintext');
    expect(bare(await doc.diagnostics())).toEqual(['wrong-figure']);
  });

  test('of many findings of one rule a hundred are shown, and the last one says how many more there are', async () => {
    await using client = await connect();
    const slips = Array.from({ length: 450 }, (_, index) => `群众反应的问题的的第${index}件，见[2021]${index + 1}号。`).join('\n\n');
    const doc = await client.open(wrong.replace('一是公开信息', `${slips}\n\n一是公开信息`));
    const found = await doc.diagnostics();
    const shown = bare(found);
    for (const rule of ['typo', 'repeated-word', 'document-number']) expect(shown.filter((one) => one === rule).length).toBe(100);
    expect(shown).toContain('wrong-figure');
    expect(found[found.length - 1]?.message).toMatch(/^另有 \d+ 个问题未列出$/);
  });
});

describe('positions', () => {
  /** What the diagnostics mark, by the letter of the protocol. */
  async function marked(text: string): Promise<readonly string[]> {
    await using client = await connect();
    const doc = await client.open(text);
    return (await doc.diagnostics()).map(({ range }) => doc.text().slice(doc.offsetOf(range.start), doc.offsetOf(range.end)));
  }

  const slip = wrong.replace('均在规定时限内公开', '回应群众反应的问题12件');

  test.each([
    ['line feeds', slip],
    ['CRLF', slip.replaceAll('\n', '\r\n')],
    ['CR', slip.replaceAll('\n', '\r')],
    ['a byte order mark', `\ufeff${slip}`],
    ['characters beyond the basic plane before the finding', slip.replace('回应群众', '𠮷林路社区😀回应群众')],
    ['a form feed before the table', slip.replace('## 三、', '\f\n\n## 三、')],
  ])('are counted in UTF-16 units with %s', async (_, text) => {
    expect(await marked(text)).toEqual(['反应', '6']);
  });

  test('an edit behind an emoji lands where the client meant it', async () => {
    await using client = await connect();
    const doc = await client.open(correct.replace('通过县政府', '😀𠮷通过县政府'));
    await doc.replace('126条，均在规定时限内公开', '126条，回应群众反应的问题');
    const [found] = await doc.diagnostics();
    expect(found && doc.text().slice(doc.offsetOf(found.range.start), doc.offsetOf(found.range.end))).toBe('反应');
  });
});

describe('diagnostics for a client that does not ask', () => {
  test('are sent on opening and after each change, with the version they belong to', async () => {
    await using client = await connect({ capabilities: plain });
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    const uri = 'file:///tmp/push.md';
    const first = client.nextPublished(uri);
    const doc = await client.open(wrong, uri, 'markdown');
    expect(await first).toMatchObject({ uri, version: 1, diagnostics: [{ code: 'wrong-figure' }] });
    const second = client.nextPublished(uri);
    await doc.replace('6 |', '5 |');
    expect(await second).toMatchObject({ uri, version: 2, diagnostics: [] });
  });

  test('carry nothing that the client has not asked for', async () => {
    await using client = await connect({ capabilities: plain });
    const first = client.nextPublished('file:///tmp/push.md');
    await client.open(wrong, 'file:///tmp/push.md');
    const [found] = (await first).diagnostics;
    expect(Object.keys(found ?? {}).sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
  });

  test('several changes that arrive together are judged once', async () => {
    await using client = await connect({ capabilities: plain });
    const uri = 'file:///tmp/push.md';
    const opened = client.nextPublished(uri);
    const doc = await client.open(wrong, uri);
    await opened;
    const next = client.nextPublished(uri);
    await Promise.all([doc.replace('126条', '127条'), doc.replace('127条', '128条'), doc.replace('128条', '129条')]);
    expect(await next).toMatchObject({ version: 4 });
    expect(client.published.length).toBe(2);
  });

  test('are withdrawn when the document is closed', async () => {
    await using client = await connect({ capabilities: plain });
    const uri = 'file:///tmp/push.md';
    const first = client.nextPublished(uri);
    const doc = await client.open(wrong, uri);
    await first;
    const last = client.nextPublished(uri);
    await doc.close();
    expect(await last).toMatchObject({ uri, diagnostics: [] });
  });

  test('a document that is no report is told so once and then left alone', async () => {
    await using client = await connect({ capabilities: plain });
    const uri = 'file:///tmp/notes.md';
    const first = client.nextPublished(uri);
    const doc = await client.open('# 说明\n', uri);
    expect(await first).toMatchObject({ diagnostics: [] });
    await doc.replace('说明', '说明书');
    const other = client.nextPublished('file:///tmp/report.md');
    await client.open(wrong, 'file:///tmp/report.md');
    await other;
    expect(client.published.filter((one) => one.uri === uri).length).toBe(1);
  });
});

describe('a server that is hard to end', () => {
  test('an address that nobody opened is answered with nothing', async () => {
    await using client = await connect();
    const textDocument = { uri: 'untitled:nobody' };
    const position = { line: 5, character: 5 };
    const ask = (method: string, params: object = {}) => client.connection.sendRequest(method, { textDocument, position, ...params });
    expect(await ask('textDocument/diagnostic')).toEqual({ kind: 'full', items: [] });
    expect(await ask('textDocument/hover')).toBeNull();
    expect(await ask('textDocument/completion')).toEqual([]);
    expect(await ask('textDocument/definition')).toEqual([]);
    expect(await ask('textDocument/references', { context: { includeDeclaration: true } })).toEqual([]);
    expect(await ask('textDocument/foldingRange')).toEqual([]);
    expect(await ask('textDocument/selectionRange', { positions: [position] })).toEqual([]);
    expect(await ask('nianbao/status')).toMatchObject(null as never);
  });

  test('what fails is logged and answered harmlessly, and the next request works', async () => {
    await using client = await connect();
    const doc = await client.open(wrong);
    const broken = await client.connection.sendRequest('textDocument/hover', { textDocument: null, position: null });
    expect(broken).toBeNull();
    expect(client.logged.join('\n')).toContain('hover');
    expect(bare(await doc.diagnostics())).toEqual(['wrong-figure']);
  });

  test('a cancelled request is answered as cancelled', async () => {
    await using client = await connect();
    const doc = await client.open(wrong);
    await doc.diagnostics();
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: doc.uri } }, source.token);
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
  });

  test('a client without any abilities is greeted', async () => {
    await using client = await connect({ capabilities: plain });
    expect(client.initialized.capabilities.textDocumentSync).toMatchObject({ openClose: true, change: 2 });
    expect(client.initialized.capabilities.executeCommandProvider).toBeDefined();
    expect(client.initialized.serverInfo?.name).toBe('nianbao');
  });

  test('pages are offered only to clients that can open them', async () => {
    await using able = await connect();
    expect(able.initialized.capabilities.workspace?.textDocumentContent).toEqual({ schemes: ['nianbao'] });
    const { textDocumentContent: _, ...workspace } = vsCode.workspace ?? {};
    await using unable = await connect({ capabilities: { ...vsCode, workspace } });
    expect(unable.initialized.capabilities.workspace?.textDocumentContent).toBeUndefined();
    const doc = await unable.open(wrong);
    expect((await doc.diagnostics())[0]?.codeDescription).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { type ReportStatus, reviewSheetRequest, rulePageUri, statusRequest, yearOnYearRequest } from '../../server/protocol.ts';
import { type Client, connect, type Doc, vsCode } from './connect.ts';
import { correct, wrong } from './sample.ts';

const HAN = /\p{Script=Han}/u;
/** What is not quoted from the report, from the forms or from the names of tables and rows. */
const ownWords = (text: string) => text.replace(/“[^”]*”|‘[^’]*’|《[^》]*》|表[一二三四]（[一二三四五六七八九十]+）|表[一二三四]/g, '');

const range = { start: { line: 0, character: 0 }, end: { line: 400, character: 0 } };

/** Every text that one report is shown with. */
async function shown({ connection }: Client, doc: Doc) {
  const textDocument = { uri: doc.uri };
  const diagnostics = await doc.diagnostics();
  const at = diagnostics[0]?.range ?? range;
  const actions: { title: string }[] = await connection.sendRequest('textDocument/codeAction', {
    textDocument,
    range: at,
    context: { diagnostics: [] },
  });
  const lenses: { command: { title: string } }[] = await connection.sendRequest('textDocument/codeLens', { textDocument });
  const hints: { label: string }[] = await connection.sendRequest('textDocument/inlayHint', { textDocument, range });
  const hover: { contents: { value: string } } = await connection.sendRequest('textDocument/hover', { textDocument, position: at.start });
  const symbols: { name: string; children?: { name: string; detail?: string }[] }[] = await connection.sendRequest(
    'textDocument/documentSymbol',
    { textDocument },
  );
  const status: ReportStatus = await connection.sendRequest(statusRequest.method, { uri: doc.uri });
  return {
    reasons: status.reasons,
    outline: symbols.flatMap(({ children = [] }) => children.map(({ name, detail }) => `${name} (${detail})`)),
    messages: diagnostics.map(({ message }) => String(message)),
    actions: actions.map(({ title }) => title),
    lenses: lenses.map(({ command }) => command.title),
    hints: hints.map(({ label }) => label),
    hover: hover.contents.value,
  };
}

describe('the language', () => {
  test('is Chinese, whatever the editor is displayed in', async () => {
    await using client = await connect({ options: { lenses: true } });
    const texts = await shown(client, await client.open(wrong));
    for (const text of [...texts.messages, ...texts.actions, ...texts.lenses, ...texts.hints]) expect(text).toMatch(HAN);
    expect(texts.lenses).toContain('核对单');
  });

  test('is English where the setting says so: findings, repairs, lenses, hints, hover; and Chinese again at once', async () => {
    const settings: Record<string, unknown> = { nianbao: { language: 'en' } };
    await using client = await connect({ settings, options: { lenses: true } });
    const doc = await client.open(wrong);
    const texts = await shown(client, doc);
    expect(texts.messages.length).toBeGreaterThan(0);
    expect(texts.hints.length).toBeGreaterThan(0);
    for (const text of [...texts.messages, ...texts.actions, ...texts.lenses, ...texts.hints]) expect(ownWords(text)).not.toMatch(HAN);
    // the form due is named as its document is
    expect(texts.reasons).toContainEqual(expect.stringMatching(/^\d+ equations: \d+ hold, [1-9]\d* fail, \d+ are open\.$/));
    expect(texts.outline).toContainEqual(expect.stringMatching(/ · [1-9]\d* off \(\d+ equations hold, [1-9]\d* fail\)$/));
    expect(texts.actions).toContainEqual(expect.stringMatching(/^Explain this rule: /));
    expect(texts.lenses).toContain('Review sheet');
    expect(texts.hints).toContainEqual(expect.stringMatching(/^should be \d+$/));
    expect(texts.hover).toMatch(/✗ does not hold, differs by \d+/);

    settings.nianbao = {};
    const asked = client.nextRefresh();
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await asked;
    const chinese = await shown(client, doc);
    for (const text of [...chinese.messages, ...chinese.actions, ...chinese.lenses, ...chinese.hints]) expect(text).toMatch(HAN);
  });

  test('changes what is already shown beside the tables, too', async () => {
    const workspace = { ...vsCode.workspace, codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } };
    await using client = await connect({ capabilities: { ...vsCode, workspace }, options: { lenses: true } });
    await (await client.open(wrong)).diagnostics();
    const asked = ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh'].map(
      (method) =>
        new Promise<void>((done) => {
          client.connection.onRequest(method, () => {
            done();
            return null;
          });
        }),
    );
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await Promise.all(asked);
  });

  test('leaves the findings where they are', async () => {
    await using first = await connect();
    await using second = await connect({ settings: { nianbao: { language: 'en' } } });
    const bare = async (client: Client, report: string) =>
      (await (await client.open(report)).diagnostics()).map(({ range: at, code, severity }) => ({ at, code, severity }));
    for (const report of [wrong, correct.replace('均在规定时限内公开', '回应群众反应的问题')])
      expect(await bare(second, report)).toEqual(await bare(first, report));
  });
});

describe('what is read at leisure is English, too', () => {
  const english = { nianbao: { language: 'en' } };
  const placeOf = (words: string) => {
    const before = wrong.slice(0, wrong.indexOf(words) + words.length).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  const hoverAt = async (client: Client, doc: Doc, words: string) => {
    const params = { textDocument: { uri: doc.uri }, position: placeOf(words) };
    const hover: { contents: { value: string } } = await client.connection.sendRequest('textDocument/hover', params);
    // the first line names the row, the column or the section
    return hover.contents.value.split('\n').slice(1).join('\n');
  };

  test('what counts in a row, a column, a section', async () => {
    await using client = await connect({ settings: english });
    const doc = await client.open(wrong);
    expect(await hoverAt(client, doc, '一、本年新收')).toMatch(/^\nRequests received from 1 January to 31 December;/);
    expect(await hoverAt(client, doc, '自然人 | 商业')).toMatch(/Requests of companies/);
    const heading = await hoverAt(client, doc, '## 二、主动公开');
    expect(heading).toMatch(/^\nHolds table 2/);
    expect(ownWords(heading)).not.toMatch(HAN);
  });

  test('the review sheet, but for what it quotes from the forms', async () => {
    await using client = await connect({ settings: english });
    const doc = await client.open(wrong);
    const markdown = await client.connection.sendRequest<{ text: string; fileName: string }>(reviewSheetRequest.method, {
      uri: doc.uri,
      format: 'markdown',
    });
    expect(markdown.fileName).toMatch(/ review sheet\.md$/);
    expect(markdown.text).toMatch(/^# Review sheet: 示例县示例镇人民政府, annual report on open government information for 2025\n/);
    expect(markdown.text).toMatch(/^- Equations: \d+, of which \d+ hold, [1-9]\d* fails?, 0 open$/m);
    expect(markdown.text).toContain('| No. | Equation | Figures | Result | Basis |');
    expect(markdown.text).toMatch(/^## Rules that found no problems$/m);
    expect(markdown.text).toMatch(/^- Cross-checks: [^，；：]+$/m);
    const html = await client.connection.sendRequest<{ text: string }>(reviewSheetRequest.method, { uri: doc.uri, format: 'html' });
    expect(html.text).toContain('<html lang="en">');
  });

  test('the page of a rule, and why something could not be done', async () => {
    await using client = await connect({ settings: english });
    const uri = rulePageUri('row-total');
    const page = await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri });
    expect(page.text).toMatch(/^# Total of a row \(row-total\)\n/);
    expect(page.text).toMatch(/^## How to mend it$/m);
    const doc = await client.open(wrong);
    const answer = await client.connection.sendRequest(yearOnYearRequest.method, { uri: doc.uri, format: 'markdown' });
    expect(answer).toEqual({ reason: "Last year's report was not found", missing: true });
  });

  test('what can be written at the cursor', async () => {
    await using client = await connect({ settings: english });
    const doc = await client.open(wrong.slice(0, wrong.indexOf('## 五')));
    const position = { line: wrong.slice(0, wrong.indexOf('## 五')).split('\n').length - 1, character: 0 };
    const answer: { items?: { label: string; documentation: unknown }[] } | { label: string; documentation: unknown }[] =
      await client.connection.sendRequest('textDocument/completion', { textDocument: { uri: doc.uri }, position });
    const items = Array.isArray(answer) ? answer : (answer.items ?? []);
    const problems = items.find(({ label }) => label.startsWith('五、'));
    expect(JSON.stringify(problems?.documentation)).toContain('one measure for each problem');
  });
});

import type { CodeAction, CodeActionTriggerKind, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { type Client, connect, type Doc, plain, vsCode } from './connect.ts';
import { applyTextEdits } from './edits.ts';
import { correct, wrong } from './sample.ts';

const actionsAt = (
  client: Client,
  doc: Doc,
  words: string,
  only?: string[],
  triggerKind?: CodeActionTriggerKind,
): Promise<CodeAction[]> => {
  const start = doc.text().indexOf(words);
  return client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: doc.uri },
    range: { start: doc.positionOf(start), end: doc.positionOf(start + words.length) },
    context: { diagnostics: [], ...(only ? { only } : {}), ...(triggerKind ? { triggerKind } : {}) },
  });
};

/** The text after the action; a snippet is taken with its default words. */
function resultText(doc: Doc, action: CodeAction | undefined): string {
  const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  const edits = change?.edits ?? action?.edit?.changes?.[doc.uri] ?? [];
  const plainEdits = edits.map((edit) => {
    const snippet = (edit as { snippet?: { value: string } }).snippet;
    return snippet ? { range: edit.range, newText: snippet.value.replace(/\$\{\d+:([^}]*)\}/g, '$1') } : (edit as TextEdit);
  });
  return applyTextEdits(doc.text(), plainEdits);
}

const slip = correct.replace('均在规定时限内公开', '回应群众反应的问题的的12件');

describe('quick fixes', () => {
  test('put in the right figure, as the preferred one, for the version it was computed on', async () => {
    await using client = await connect();
    const doc = await client.open(wrong);
    const [fix] = await actionsAt(client, doc, '6 |\n| 二、');
    expect(fix).toMatchObject({ kind: 'quickfix', isPreferred: true, diagnostics: [{ code: 'wrong-figure' }] });
    expect(fix?.edit?.documentChanges).toMatchObject([{ textDocument: { uri: doc.uri, version: 1 } }]);
    expect(resultText(doc, fix)).toBe(correct);
  });

  test('come as plain changes to a client that knows no versions', async () => {
    await using client = await connect({ capabilities: plain });
    const doc = await client.open(wrong);
    const [fix] = await actionsAt(client, doc, '6 |\n| 二、');
    expect(fix?.edit?.documentChanges).toBeUndefined();
    expect(resultText(doc, fix)).toBe(correct);
  });

  test('of a missing section put heading and table in their place', async () => {
    await using client = await connect();
    const start = correct.indexOf('## 四、');
    const doc = await client.open(correct.slice(0, start) + correct.slice(correct.indexOf('## 五、')));
    const [found] = (await doc.diagnostics()).filter(({ code }) => code === 'section-missing');
    const words = found ? doc.text().slice(doc.offsetOf(found.range.start), doc.offsetOf(found.range.end)) || '## 五、' : '';
    const fix = (await actionsAt(client, doc, words)).find(({ diagnostics }) => diagnostics?.[0]?.code === 'section-missing');
    const fixed = resultText(doc, fix);
    expect(fixed.indexOf('四、政府信息公开行政复议')).toBeGreaterThan(fixed.indexOf('四、结转下年度'));
    expect(fixed.indexOf('四、政府信息公开行政复议')).toBeLessThan(fixed.indexOf('五、存在的主要问题'));
    expect(fixed).toContain('| 行政复议');
  });

  test('there are none where nothing was found', async () => {
    await using client = await connect();
    const doc = await client.open(wrong);
    expect(await actionsAt(client, doc, '示例镇', ['quickfix'])).toEqual([]);
  });
});

describe('every text fix at once', () => {
  test('mends wording and leaves figures alone', async () => {
    await using client = await connect();
    const doc = await client.open(wrong.replace('均在规定时限内公开', '回应群众反应的问题的的12件'));
    const [all, ...others] = await actionsAt(client, doc, '示例', ['source.fixAll.nianbao']);
    expect(others).toEqual([]);
    expect(all).toMatchObject({ kind: 'source.fixAll.nianbao' });
    const text = resultText(doc, all);
    expect(text).toContain('回应群众反映的问题的12件');
    expect(text).toContain('    6 |');
  });

  test.each([['source'], ['source.fixAll']])('is what a client gets that asks for %s on saving', async (only) => {
    await using client = await connect();
    const doc = await client.open(slip);
    expect((await actionsAt(client, doc, '示例', [only])).map(({ kind }) => kind)).toEqual(['source.fixAll.nianbao']);
  });

  test.each([
    [undefined, true],
    [1, true],
    [2, false],
  ] as const)('is part of what a person asks for, not of a light bulb that shows itself (%s)', async (triggerKind, offered) => {
    await using client = await connect();
    const doc = await client.open(slip);
    const kinds = (await actionsAt(client, doc, '反应', undefined, triggerKind)).map(({ kind }) => kind);
    expect(kinds).toContain('quickfix');
    expect(kinds.includes('source.fixAll.nianbao')).toBe(offered);
  });

  test('is not offered where there is nothing to mend, nor to a client that asks for something else', async () => {
    await using client = await connect();
    const doc = await client.open(wrong);
    expect(await actionsAt(client, doc, '示例', ['source'])).toEqual([]);
    const other = await client.open(slip);
    expect(await actionsAt(client, other, '示例', ['refactor'])).toEqual([]);
  });

  test('mends one kind of slip all over the document where asked for that', async () => {
    await using client = await connect();
    const doc = await client.open(slip.replace('没有责任追究', '群众反应的诉求都已办结，没有责任追究'));
    const all = (await actionsAt(client, doc, '反应')).find(({ title }) => title.startsWith('修正全文 2 处'));
    const text = resultText(doc, all);
    expect(text).not.toContain('反应');
    expect(text).toContain('的的');
  });
});

describe('what else can be done about a finding', () => {
  test('a reason is written above the paragraph, and the finding is gone', async () => {
    await using client = await connect();
    const doc = await client.open(slip.replace('的的', '的'));
    const ignore = (await actionsAt(client, doc, '反应')).find(({ title }) => title.includes('忽略'));
    const text = resultText(doc, ignore);
    expect(text).toContain('<!-- nianbao-disable-next-line typo: 理由 -->\n（一）主动公开情况');
    const after = await client.open(text);
    expect(await after.diagnostics()).toEqual([]);
  });

  test('a finding in a table is put up with above the table', async () => {
    await using client = await connect();
    const doc = await client.open(wrong);
    const ignore = (await actionsAt(client, doc, '6 |\n| 二、')).find(({ title }) => title.includes('忽略'));
    const after = await client.open(resultText(doc, ignore));
    expect(after.text()).toContain('理由 -->\n| 项目');
    expect(await after.diagnostics()).toEqual([]);
  });

  test('one behind the first line of a paragraph is put up with at the end of its line', async () => {
    await using client = await connect();
    const doc = await client.open(slip.replace('的的', '的').replace('主动公开政府信息126条，', '主动公开政府信息126条，\n'));
    const ignore = (await actionsAt(client, doc, '反应')).find(({ title }) => title.includes('忽略'));
    const after = await client.open(resultText(doc, ignore));
    expect(after.text()).toContain('12件。 <!-- nianbao-disable-line typo: 理由 -->\n');
    expect(await after.diagnostics()).toEqual([]);
  });

  test('the reason is a tab stop where the client has them, and left open where not', async () => {
    await using able = await connect();
    const doc = await able.open(wrong);
    const ignore = (await actionsAt(able, doc, '6 |\n| 二、')).find(({ title }) => title.includes('忽略'));
    expect(JSON.stringify(ignore?.edit)).toMatch(/\$\{1:理由\}/);
    await using unable = await connect({
      capabilities: { ...vsCode, workspace: { ...vsCode.workspace, workspaceEdit: { documentChanges: true } } },
    });
    const other = await unable.open(wrong);
    const open = (await actionsAt(unable, other, '6 |\n| 二、')).find(({ title }) => title.includes('忽略'));
    const after = await unable.open(resultText(other, open));
    expect((await after.diagnostics()).map(({ code }) => code)).toEqual(['suppression-reason']);
  });

  test('no comment is offered in a plain text, where its readers would see it', async () => {
    await using client = await connect();
    const doc = await client.open(wrong, 'file:///tmp/wrong.txt');
    expect((await actionsAt(client, doc, '6 |\n| 二、')).filter(({ title }) => title.includes('忽略'))).toEqual([]);
  });

  test('the rule is explained by the client where it can, else by the server', async () => {
    await using own = await connect({ options: { showRuleCommand: 'nianbao.explainRule' } });
    const doc = await own.open(wrong);
    const explain = (await actionsAt(own, doc, '6 |\n| 二、')).find(({ title }) => title.startsWith('解释这条规则'));
    expect(explain?.command).toMatchObject({ command: 'nianbao.explainRule', arguments: ['wrong-figure'] });
    expect(own.initialized.capabilities.executeCommandProvider).toBeUndefined();

    await using none = await connect({ capabilities: plain });
    const other = await none.open(wrong);
    const command = (await actionsAt(none, other, '6 |\n| 二、')).find(({ title }) => title.startsWith('解释这条规则'))?.command;
    await none.connection.sendRequest('workspace/executeCommand', { command: command?.command, arguments: command?.arguments });
    expect(none.shown[0]).toContain('wrong-figure');
  });
});

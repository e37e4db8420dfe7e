import type {
  CodeAction,
  InlineCompletionItem,
  LinkedEditingRanges,
  Range,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { connect, type Client, type Doc, plain, vsCode } from './connect.ts';
import { textAt } from './cursor.ts';
import { applyTextEdits } from './edits.ts';
import { correct } from './sample.ts';

/** The client of VS Code with what it can do while somebody writes. */
const writing = { ...vsCode, textDocument: { ...vsCode.textDocument, inlineCompletion: {}, rename: { prepareSupport: true } } };
const options = { tabSize: 4, insertSpaces: true };

/** Asks at a place, given by how many characters stand before it. */
const ask = <Result>({ connection }: Client, doc: Doc, method: string, offset: number, params: object = {}): Promise<Result> =>
  connection.sendRequest(method, { textDocument: { uri: doc.uri }, position: doc.positionOf(offset), ...params });

const editsOf = (edit: WorkspaceEdit | null | undefined): TextEdit[] =>
  (edit?.documentChanges ?? []).flatMap((change) => ((change as TextDocumentEdit).edits as TextEdit[]) ?? []);

/** The report with the total of 一、本年新收 blank; where the blank is. */
const openTotal = correct.replace(/(\| 一、本年新收政府信息公开申请数量.*\|)(\s+)5 \|/, '$1$2  |');
const blankAt = openTotal.indexOf('\n', openTotal.indexOf('| 一、本年新收')) - 2;

describe('the layout of tables', () => {
  test('follows the settings of the document, and changes with them', async () => {
    const settings: Record<string, unknown> = { nianbao: { format: { style: 'compact', ambiguousWidth: 'narrow' } } };
    await using client = await connect({ settings });
    const doc = await client.open(correct);
    const formatted = async (): Promise<string> =>
      applyTextEdits(correct, await client.connection.sendRequest('textDocument/formatting', { textDocument: { uri: doc.uri }, options }));
    expect(await formatted()).toContain('| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |');
    settings.nianbao = { format: { style: 'aligned' } };
    const asked = client.nextRefresh();
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await asked;
    expect(await formatted()).toBe(correct);
  });

  test('that is not understood is said once, and the usual one is kept', async () => {
    await using client = await connect({ settings: { nianbao: { format: { style: 'neat', width: 2 } } } });
    const doc = await client.open(correct);
    expect(await client.connection.sendRequest('textDocument/formatting', { textDocument: { uri: doc.uri }, options })).toEqual([]);
    await doc.diagnostics();
    expect(client.shown.join('\n')).toMatch(/format\.style 写作“neat”，应为 aligned、compact 之一[\s\S]*没有“format\.width”/);
  });

  test('is restored when a row is finished, not before', async () => {
    await using client = await connect();
    expect(client.initialized.capabilities.documentOnTypeFormattingProvider).toEqual({
      firstTriggerCharacter: '|',
      moreTriggerCharacter: ['\n'],
    });
    const row = '| 三、（五）2.重复申请                 |      0 |        0 |        0 |            0 |            0 |    0 |    0 |';
    expect(correct).toContain(row);
    const before = correct.replace(row, '| 三、（五）2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0');
    const doc = await client.open(before);
    const type = async (typed: string): Promise<string> => {
      const at = doc.text().indexOf('\n', doc.text().indexOf('| 三、（五）2.重复申请'));
      await doc.edit(at, at, typed);
      const edits = await ask<TextEdit[]>(client, doc, 'textDocument/onTypeFormatting', at + typed.length, { ch: typed.at(-1), options });
      return applyTextEdits(doc.text(), edits);
    };
    expect(await type(' ')).toBe(doc.text());
    expect(await type('|')).toBe(correct);
  });
});

describe('ghost text', () => {
  test('in an open total is what its parts make, to be inserted at the cursor', async () => {
    await using client = await connect({ capabilities: writing });
    expect(client.initialized.capabilities.inlineCompletionProvider).toBe(true);
    const doc = await client.open(openTotal);
    const position = doc.positionOf(blankAt);
    const found = await ask<InlineCompletionItem[]>(client, doc, 'textDocument/inlineCompletion', blankAt, { context: { triggerKind: 1 } });
    expect(found).toEqual([{ insertText: '5', range: { start: position, end: position } }]);
  });

  test.each([
    ['a cell that holds a figure', correct, correct.indexOf('|    5 |') + 6],
    ['prose', openTotal, openTotal.indexOf('全年通过')],
    [
      'a blank that is no total',
      openTotal.replace('|      4 |        1 |', '|        |        1 |'),
      openTotal.indexOf('|      4 |        1 |') + 7,
    ],
    ['a total whose parts are not there', openTotal.replace('|      4 |        1 |', '|        |        1 |'), blankAt],
  ])('there is none in %s', async (_, text, offset) => {
    await using client = await connect({ capabilities: writing });
    const doc = await client.open(text);
    expect(await ask(client, doc, 'textDocument/inlineCompletion', offset, { context: { triggerKind: 1 } })).toEqual([]);
  });

  test('is not offered to a client that cannot show it', async () => {
    await using client = await connect({ capabilities: plain });
    expect(client.initialized.capabilities.inlineCompletionProvider).toBeUndefined();
    expect(client.initialized.capabilities.renameProvider).toBe(true);
  });
});

describe('fix-all', () => {
  const all = async (text: string): Promise<{ readonly title: string; readonly text: string } | undefined> => {
    await using client = await connect();
    const doc = await client.open(text);
    const start = { line: 0, character: 0 };
    const [action]: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: doc.uri },
      range: { start, end: start },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    return action && { title: action.title, text: applyTextEdits(text, editsOf(action.edit)) };
  };

  test('fills a blank total, in its place', async () => {
    expect(await all(openTotal)).toEqual({ title: '填合计（1 格）', text: correct });
  });

  test('fills it beside what it mends in words', async () => {
    const slip = (text: string, typo: string) => text.replace('均在规定时限内公开', `回应群众${typo}的问题`);
    expect(await all(slip(openTotal, '反应'))).toEqual({ title: '修正全部文字问题，填合计（1 格）', text: slip(correct, '反映') });
  });

  test('never touches a total that holds a figure, nor one that is not settled', async () => {
    expect(await all(correct.replace('|    5 |', '|    6 |'))).toBeUndefined();
    expect(await all(openTotal.replace('|      4 |        1 |', '|        |        1 |'))).toBeUndefined();
  });
});

describe('year and organ', () => {
  test('are edited together wherever they mean the same', async () => {
    await using client = await connect();
    const doc = await client.open(correct);
    const title = correct.indexOf('# 示例县示例镇人民政府2025年');
    const linked = await ask<LinkedEditingRanges>(client, doc, 'textDocument/linkedEditingRange', title + 15);
    expect(linked.ranges.map((range) => textAt(doc, range))).toEqual(['2025', '2025', '2025', '2025', '2025']);
    const organ = await ask<LinkedEditingRanges>(client, doc, 'textDocument/linkedEditingRange', title + 4);
    expect(organ.ranges.map((range) => textAt(doc, range))).toEqual(Array(3).fill('示例县示例镇人民政府'));
    expect(await ask(client, doc, 'textDocument/linkedEditingRange', correct.indexOf('126条') + 1)).toBeNull();
  });

  test('are renamed, with the version of the document', async () => {
    await using client = await connect({ capabilities: writing });
    const doc = await client.open(correct);
    const at = correct.indexOf('示例县示例镇人民政府2025年') + 3;
    const prepared = await ask<{ range: Range; placeholder: string }>(client, doc, 'textDocument/prepareRename', at);
    expect(prepared.placeholder).toBe('示例县示例镇人民政府');
    expect(textAt(doc, prepared.range)).toBe(prepared.placeholder);
    const edit = await ask<WorkspaceEdit>(client, doc, 'textDocument/rename', at, { newName: '示例县样本镇人民政府' });
    expect(edit.documentChanges).toMatchObject([{ textDocument: { version: 1 } }]);
    expect(applyTextEdits(correct, editsOf(edit))).toBe(correct.replaceAll('示例镇', '样本镇'));
  });

  test('cannot be renamed where neither stands, nor to what is none: a sentence says so', async () => {
    await using client = await connect({ capabilities: writing });
    const doc = await client.open(correct);
    expect(await ask(client, doc, 'textDocument/prepareRename', correct.indexOf('126条'))).toBeNull();
    const rename = ask(client, doc, 'textDocument/rename', correct.indexOf('2025年政府信息公开工作') + 1, { newName: '今年' });
    await expect(rename).rejects.toThrow('年度写作“今年”，应为四位年份');
    expect(client.logged).toEqual([]);
  });
});

import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall, SemanticTokens } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { connect } from './connect.ts';
import { cursorBehind, openAt, textAt } from './cursor.ts';
import { atCursor, correct, wrong } from './sample.ts';

/** The figures with what is said of them: `5:total`. */
async function tokens(text: string, range?: object): Promise<readonly string[]> {
  await using client = await connect();
  const doc = await client.open(text);
  const method = range ? 'textDocument/semanticTokens/range' : 'textDocument/semanticTokens/full';
  const { data }: SemanticTokens = await client.connection.sendRequest(method, { textDocument: { uri: doc.uri }, range });
  const legend = client.initialized.capabilities.semanticTokensProvider?.legend.tokenModifiers ?? [];
  const lines = text.split('\n');
  const said: string[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type, modifiers = 0] = data.slice(i, i + 5);
    line += down;
    character = down === 0 ? character + right : right;
    expect(type).toBe(0);
    said.push([lines[line]?.slice(character, character + length), ...legend.filter((_, bit) => modifiers & (1 << bit))].join(':'));
  }
  return said;
}

describe('figures', () => {
  test('are told apart from totals, every one of the three tables', async () => {
    const found = await tokens(correct);
    expect(found.length).toBe(10 + 175 + 15);
    expect(found.slice(10, 17)).toEqual(['4', '1', '0', '0', '0', '0', '5:total']);
    expect(found.filter((one) => one.endsWith(':total')).length).toBe(25 + 6 + 3);
    expect(found.some((one) => one.includes('mismatch'))).toBe(false);
  });

  test('that cannot be right are marked, that one alone', async () => {
    expect((await tokens(wrong)).filter((one) => one.includes('mismatch')).length).toBe(1);
  });

  test('of a part of the document alone are given when they are asked for', async () => {
    const line = correct.split('\n').findIndex((one) => one.startsWith('| 一、本年新收'));
    expect(await tokens(correct, { start: { line, character: 0 }, end: { line: line + 1, character: 0 } })).toEqual([
      '4',
      '1',
      '0',
      '0',
      '0',
      '0',
      '5:total',
    ]);
  });
});

describe('tracing', () => {
  async function trace(marked: string) {
    const { client, doc, ask } = await openAt(marked);
    await using _ = client;
    const position = doc.positionOf(atCursor(marked).offset);
    const [item] = (await ask<CallHierarchyItem[] | null>('textDocument/prepareCallHierarchy', { position })) ?? [];
    if (!item) return undefined;
    const parts: CallHierarchyOutgoingCall[] = await client.connection.sendRequest('callHierarchy/outgoingCalls', { item });
    const totals: CallHierarchyIncomingCall[] = await client.connection.sendRequest('callHierarchy/incomingCalls', { item });
    return {
      name: item.name,
      detail: item.detail,
      figure: textAt(doc, item.selectionRange),
      parts: parts.map(({ to }) => to.name),
      totals: totals.map(({ from }) => from.name),
    };
  }

  test('a part leads to the totals that it goes into', async () => {
    expect(await trace(cursorBehind('| 三、（一）予以公开                   |      2'))).toEqual({
      name: '三、（一）予以公开 · 自然人',
      detail: '表三　2',
      figure: '2',
      parts: [],
      totals: ['三、（七）总计 · 自然人', '三、（一）予以公开 · 总计'],
    });
  });

  test('a total leads to its parts, and by 一加二等于三加四 to the other side', async () => {
    const found = await trace(cursorBehind('| 三、（七）总计                       |      3'));
    expect(found?.parts.length).toBe(21 + 2);
    expect(found?.parts).toContain('一、本年新收政府信息公开申请数量 · 自然人');
    expect(found?.totals).toEqual(['三、（七）总计 · 总计']);
  });

  test('there is nothing to trace in prose', async () => {
    expect(await trace(cursorBehind('一是公开信息'))).toBeUndefined();
  });
});

import type { FoldingRange, SelectionRange } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { connect, vsCode } from './connect.ts';
import { cursorBehind, openAt, textAt } from './cursor.ts';
import { atCursor, correct } from './sample.ts';

describe('folding', () => {
  test('takes front matter, sections and tables, each to its last written line', async () => {
    await using client = await connect();
    const doc = await client.open(correct);
    const folds: FoldingRange[] = await client.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri: doc.uri } });
    const lines = doc.text().split('\n');
    const shown = folds.map(({ startLine, endLine }) => [lines[startLine]?.slice(0, 12), lines[endLine]?.slice(0, 12)]);
    expect(shown).toContainEqual(['---', '---']);
    expect(shown).toContainEqual(['## 一、总体情况', lines.find((line) => line.startsWith('（五）监督保障'))?.slice(0, 12)]);
    expect(shown).toContainEqual(['| 项目        ', '| 四、结转下年度继续办']);
    expect(shown.every(([, end]) => end !== '')).toBe(true);
  });

  test('gives no more than the client takes', async () => {
    const textDocument = { ...vsCode.textDocument, foldingRange: { rangeLimit: 3 } };
    await using client = await connect({ capabilities: { ...vsCode, textDocument } });
    const doc = await client.open(correct);
    const folds: FoldingRange[] = await client.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri: doc.uri } });
    expect(folds.length).toBe(3);
  });
});

describe('growing selection', () => {
  async function selections(marked: string): Promise<readonly string[]> {
    const { client, doc, ask } = await openAt(marked);
    await using _ = client;
    const { offset } = atCursor(marked);
    const [first] = await ask<SelectionRange[]>('textDocument/selectionRange', { positions: [doc.positionOf(offset)] });
    const texts: string[] = [];
    for (let at: SelectionRange | undefined = first; at; at = at.parent) texts.push(textAt(doc, at.range));
    return texts;
  }

  test('in a table goes from the cell to its row, table, section and document', async () => {
    const texts = await selections(cursorBehind('| 三、（一）予以公开                   |      2'));
    expect(texts[0]).toBe('2');
    expect(texts[1]?.startsWith('| 三、（一）予以公开')).toBe(true);
    expect(texts[2]?.startsWith('| 项目') && texts[2].trimEnd().endsWith('1 |')).toBe(true);
    expect(texts[3]?.startsWith('## 三、')).toBe(true);
    expect(texts[texts.length - 1]).toBe(correct);
  });

  test('in prose goes from the clause to the sentence, paragraph, section and document', async () => {
    const texts = await selections(cursorBehind('二是依申请公开办理的规范性'));
    expect(texts).toEqual([
      '二是依申请公开办理的规范性有待加强。',
      '一是公开信息的时效性还需提高。二是依申请公开办理的规范性有待加强。下一步将加强培训，落实责任。',
      expect.stringContaining('## 五、存在的主要问题及改进情况'),
      correct,
    ]);
  });

  test('takes a clause first where the sentence has several', async () => {
    const texts = await selections(cursorBehind('下一步将加'));
    expect(texts.slice(0, 2)).toEqual(['下一步将加强培训，', '下一步将加强培训，落实责任。']);
  });

  test('keeps a closing quotation mark with its sentence', async () => {
    const texts = await selections(correct.replace('一是公开信息', '群众说：“看得‸到。”一是公开信息'));
    expect(texts.slice(0, 2)).toEqual(['“看得到。”', '群众说：“看得到。”']);
  });
});

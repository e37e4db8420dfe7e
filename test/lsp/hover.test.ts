import type { DocumentHighlight, Hover, Location, MarkupContent, Range } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { connect, plain, vsCode } from './connect.ts';
import { cursorBehind, lineAt, openAt, textAt } from './cursor.ts';
import { correct, wrong } from './sample.ts';

describe('hover', () => {
  const markdown = (hover: Hover | null): string => (hover?.contents as MarkupContent | undefined)?.value ?? '';

  test('on a figure tells row and column, what counts there, the articles, and the sums with the figures put in', async () => {
    const { client, doc, ask } = await openAt(cursorBehind('| 三、（一）予以公开                   |      2'));
    await using _ = client;
    const hover = await ask<Hover>('textDocument/hover');
    expect(hover.range && textAt(doc, hover.range)).toBe('2');
    expect(markdown(hover)).toContain('表三　三、（一）予以公开 · 自然人');
    expect(markdown(hover)).toContain('《政府信息公开条例》');
    expect(markdown(hover)).toMatch(/✓ 相符：.*`2 \+ 0 \+ 0 \+ 0 \+ 0 \+ 0 = 2`/);
    expect(markdown(hover)).toMatch(/`2 \+ 1（其余 \d+ 项为 0） = 3`/);
  });

  test('on a wrong figure tells by how much the sum is off, and why the rule is there', async () => {
    const { client, ask } = await openAt(cursorBehind('|    6', wrong));
    await using _ = client;
    const text = markdown(await ask<Hover>('textDocument/hover'));
    expect(text).toContain('✗ 不符，差 1');
    expect(text).toContain('（wrong-figure）');
    expect(text).toContain('依据：');
  });

  test('in the spaces around a figure is the same', async () => {
    const { client, ask } = await openAt(
      correct.replace('| 三、（一）予以公开                   |      2', '| 三、（一）予以公开                   |  ‸    2'),
    );
    await using _ = client;
    expect(markdown(await ask<Hover>('textDocument/hover'))).toContain('予以公开 · 自然人');
  });

  test('on a row label explains the row', async () => {
    const { client, ask } = await openAt(cursorBehind('三、（三）3.危及'));
    await using _ = client;
    expect(markdown(await ask<Hover>('textDocument/hover'))).toMatch(/^\*\*表三　三、（三）3\.危及三安全一稳定\*\*\n\n全称：/);
  });

  test('on a column label explains the column', async () => {
    const { client, ask } = await openAt(cursorBehind('自然人 | 商业'));
    await using _ = client;
    expect(markdown(await ask<Hover>('textDocument/hover'))).toContain('表三　法人或其他组织·商业企业');
  });

  test('on a section heading explains the section', async () => {
    const { client, ask } = await openAt(cursorBehind('## 一、总体'));
    await using _ = client;
    expect(markdown(await ask<Hover>('textDocument/hover'))).toMatch(/一、总体情况[\s\S]*应写到：主动公开、/);
  });

  test('on the title says which form is due', async () => {
    const { client, ask } = await openAt(cursorBehind('# 示例县'));
    await using _ = client;
    expect(markdown(await ask<Hover>('textDocument/hover'))).toContain('应采用2021年格式（国办公开办函〔2021〕30号）');
  });

  test('in plain prose has nothing to say', async () => {
    const { client, ask } = await openAt(cursorBehind('开展业务'));
    await using _ = client;
    expect(await ask('textDocument/hover')).toBeNull();
  });

  test('is plain text for a client that shows no Markdown', async () => {
    const { client, ask } = await openAt(cursorBehind('|    6', wrong), plain);
    await using _ = client;
    const hover = await ask<Hover>('textDocument/hover');
    expect(hover.contents).toMatchObject({ kind: 'plaintext' });
    expect(markdown(hover)).not.toMatch(/[*`]/);
  });
});

test('a hover leads to the page of the rule where the client can show it', async () => {
  await using client = await connect({ options: { showRuleCommand: 'nianbao.explainRule' } });
  const doc = await client.open(wrong);
  const hover: Hover = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: doc.uri },
    position: doc.positionOf(wrong.indexOf('    6 |') + 4),
  });
  expect((hover.contents as MarkupContent).value).toContain('(command:nianbao.explainRule?%5B%22wrong-figure%22%5D)');
});

describe('between a total and its parts', () => {
  const total = cursorBehind('|        0 |            0 |            0 |    0 |    5');

  test('highlighted are all cells that share a sum with the one under the cursor', async () => {
    const { client, doc, ask } = await openAt(total);
    await using _ = client;
    const found = await ask<DocumentHighlight[]>('textDocument/documentHighlight');
    // 6 parts of the row, 二, 三（七） and 四 of the column, and the cell itself
    expect(found.length).toBe(10);
    expect(found[0]?.kind).toBe(3);
    expect(found[0] && textAt(doc, found[0].range)).toBe('5');
  });

  test('a total leads to its parts', async () => {
    const { client, doc, ask } = await openAt(total);
    await using _ = client;
    const parts = await ask<Location[]>('textDocument/definition');
    expect(parts.map(({ range }) => textAt(doc, range))).toEqual(['4', '1', '0', '0', '0', '0']);
  });

  test('a part leads to the totals that it goes into', async () => {
    const { client, doc, ask } = await openAt(cursorBehind('| 三、（一）予以公开                   |      2'));
    await using _ = client;
    const totals = await ask<Location[]>('textDocument/definition');
    expect(totals.map(({ range }) => lineAt(doc, range).slice(2, 12).trim())).toEqual(
      expect.arrayContaining(['三、（一）予以公开', '三、（七）总计']),
    );
    expect(totals.length).toBe(2);
  });

  test('references are the cells of every sum, with the cell itself if it is asked for', async () => {
    const { client, ask } = await openAt(total);
    await using _ = client;
    const without = await ask<Location[]>('textDocument/references', { context: { includeDeclaration: false } });
    const withIt = await ask<Location[]>('textDocument/references', { context: { includeDeclaration: true } });
    expect([without.length, withIt.length]).toEqual([9, 10]);
  });

  test('prose leads nowhere', async () => {
    const { client, ask } = await openAt(cursorBehind('开展业务'));
    await using _ = client;
    expect(await ask('textDocument/definition')).toEqual([]);
    expect(await ask('textDocument/documentHighlight')).toEqual([]);
  });

  test('links say where they come from, for clients that can show it', async () => {
    const { client, doc, ask } = await openAt(total, {
      ...vsCode,
      textDocument: { ...vsCode.textDocument, definition: { linkSupport: true } },
    });
    await using _ = client;
    const [link] = await ask<{ originSelectionRange: Range; targetUri: string }[]>('textDocument/definition');
    expect(link && textAt(doc, link.originSelectionRange)).toBe('5');
    expect(link?.targetUri).toBe(doc.uri);
  });
});

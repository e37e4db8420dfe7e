import type {
  CompletionItem,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  MarkupContent,
  Range,
  SelectionRange,
  SymbolInformation,
} from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../server/text/width.ts';
import { type Client, connect, type Doc, plain, vsCode } from './connect.ts';
import { applyTextEdits } from './edits.ts';
import { atCursor, correct, wrong } from './sample.ts';

/** Opens a text with a cursor in it. */
async function openAt(
  marked: string,
  capabilities = vsCode,
): Promise<{ client: Client; doc: Doc; ask: <Result>(method: string, params?: object) => Promise<Result> }> {
  const { text, offset } = atCursor(marked);
  const client = await connect({ capabilities });
  const doc = await client.open(text);
  const ask = <Result>(method: string, params: object = {}): Promise<Result> =>
    client.connection.sendRequest(method, { textDocument: { uri: doc.uri }, position: doc.positionOf(offset), ...params });
  return { client, doc, ask };
}

const textAt = (doc: Doc, { start, end }: Range): string => doc.text().slice(doc.offsetOf(start), doc.offsetOf(end));
const lineAt = (doc: Doc, { start }: Range): string => doc.text().split(/\r\n|\n|\r/)[start.line] ?? '';

/** The report with the cursor behind the first `words`. */
const cursorBehind = (words: string, text = correct): string => text.replace(words, `${words}‸`);

describe('outline', () => {
  async function outline(text: string): Promise<readonly DocumentSymbol[]> {
    await using client = await connect();
    const doc = await client.open(text);
    return await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: doc.uri } });
  }

  test('shows title and six sections with their headings and tables, and that the tables are right', async () => {
    const symbols = await outline(correct);
    expect(symbols.map(({ name }) => name)).toEqual([
      '示例县示例镇人民政府2025年政府信息公开工作年度报告',
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
    expect(symbols[1]?.children?.map(({ name }) => name)).toEqual([
      '（一）主动公开情况',
      '（二）依申请公开情况',
      '（三）政府信息管理情况',
      '（四）政府信息公开平台建设情况',
      '（五）监督保障情况',
    ]);
    expect(symbols[3]?.children).toMatchObject([{ name: '表三 ✓', detail: '39 条勾稽相符' }]);
    expect(symbols[3]?.children?.[0]?.children?.map(({ name }) => name)).toEqual([
      '一、本年新收政府信息公开申请数量',
      '二、上年结转政府信息公开申请数量',
      '三、（一）予以公开',
      '三、（二）部分公开',
      '（三）不予公开',
      '（四）无法提供',
      '（五）不予处理',
      '（六）其他处理',
      '三、（七）总计',
      '四、结转下年度继续办理',
    ]);
  });

  test('says how many sums of a table are off', async () => {
    const symbols = await outline(wrong);
    expect(symbols[3]?.children).toMatchObject([{ name: '表三 · 差 2', detail: '37 条勾稽相符，2 条不符' }]);
  });

  test('says how many cells are still to be filled in', async () => {
    const symbols = await outline(correct.replace('|      2 |        0 |', '|        |        0 |'));
    expect(symbols[3]?.children?.[0]?.name).toBe('表三 · 缺 1 格');
  });

  test('says what is missing, at its place', async () => {
    const text = correct.slice(0, correct.indexOf('## 四、')) + correct.slice(correct.indexOf('## 五、'));
    const symbols = await outline(text);
    expect(symbols.map(({ name }) => name).slice(4)).toEqual([
      '缺 四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
    const missing = symbols[4];
    const next = symbols[5];
    expect(missing && next && missing.range.start.line < next.range.start.line).toBe(true);
  });

  test('says that the last section is missing, at the end', async () => {
    const symbols = await outline(correct.slice(0, correct.indexOf('## 六、')));
    expect(symbols[symbols.length - 1]?.name).toBe('缺 六、其他需要报告的事项');
  });

  test('says that a table is missing in its section', async () => {
    const symbols = await outline(correct.slice(0, correct.indexOf('| 类别')) + correct.slice(correct.indexOf('## 五、')));
    expect(symbols[4]?.children).toMatchObject([{ name: '缺 表四' }]);
  });

  test('keeps names inside their ranges, and children inside their parents', async () => {
    const check = (symbol: DocumentSymbol): void => {
      const inside = (inner: Range, outer: Range) =>
        (inner.start.line > outer.start.line ||
          (inner.start.line === outer.start.line && inner.start.character >= outer.start.character)) &&
        (inner.end.line < outer.end.line || (inner.end.line === outer.end.line && inner.end.character <= outer.end.character));
      expect(inside(symbol.selectionRange, symbol.range)).toBe(true);
      for (const child of symbol.children ?? []) {
        expect([symbol.name, child.name, inside(child.range, symbol.range)]).toEqual([symbol.name, child.name, true]);
        check(child);
      }
    };
    for (const text of [correct, wrong, correct.replace('## 四、', '四、'), correct.slice(0, correct.indexOf('## 四、'))]) {
      (await outline(text)).forEach(check);
    }
  });

  test('is a plain list for a client that knows no hierarchy', async () => {
    await using client = await connect({ capabilities: plain });
    const doc = await client.open(correct);
    const list: SymbolInformation[] = await client.connection.sendRequest('textDocument/documentSymbol', {
      textDocument: { uri: doc.uri },
    });
    expect(list.find(({ name }) => name === '表三 ✓')).toMatchObject({
      containerName: '三、收到和处理政府信息公开申请情况',
      location: { uri: doc.uri },
    });
  });
});

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
    expect(markdown(await ask<Hover>('textDocument/hover'))).toContain('应采用 2021 年格式（国办公开办函〔2021〕30号）');
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

describe('completion', () => {
  interface Offered {
    readonly items: readonly CompletionItem[];
    /** The text with the entry of that label put in, tab stops left out. */
    readonly result: (label: string) => string;
  }

  async function offered(marked: string, typed?: string, capabilities = vsCode, languageId = 'nianbao'): Promise<Offered> {
    const { text, offset } = atCursor(marked);
    await using client = await connect({ capabilities });
    const doc = await client.open(text, undefined, languageId);
    const items: CompletionItem[] = await client.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: doc.uri },
      position: doc.positionOf(offset),
      context: typed === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter: typed },
    });
    return {
      items,
      result(label) {
        const item = items.find((one) => one.label === label);
        if (!item?.textEdit || !('range' in item.textEdit)) throw new Error(`no ${label} among ${items.map((one) => one.label).join(' ')}`);
        const { range, newText } = item.textEdit;
        const bare = item.insertTextFormat === 2 ? newText.replace(/\$\d+/g, '').replace(/\\(.)/g, '$1') : newText;
        return applyTextEdits(text, [{ range, newText: bare }]);
      },
    };
  }

  const labels = ({ items }: Offered) => items.map(({ label }) => label);
  const withoutFour = correct.slice(0, correct.indexOf('## 四、')) + correct.slice(correct.indexOf('## 五、'));
  /** The report without section four, with `typed` in its place. */
  const inPlaceOfFour = (typed: string) => withoutFour.replace('## 五、', `${typed}\n\n## 五、`);

  test('at the start of a line offers the missing section, with its table', async () => {
    const found = await offered(inPlaceOfFour('‸'));
    expect(labels(found)).toEqual(['四、政府信息公开行政复议、行政诉讼情况', '表四']);
    const text = found.result('四、政府信息公开行政复议、行政诉讼情况');
    expect(text).toContain('\n## 四、政府信息公开行政复议、行政诉讼情况\n\n| 类别 ');
  });

  test.each([
    ['四‸', undefined],
    ['四、‸', '、'],
    ['## 四、‸', '、'],
    ['#‸', '#'],
    ['## ‸', undefined],
    ['zfxx‸', undefined],
  ])('is asked for by %s', async (typed, trigger) => {
    const found = await offered(inPlaceOfFour(typed), trigger);
    expect(labels(found)[0]).toBe('四、政府信息公开行政复议、行政诉讼情况');
    const marks = typed.startsWith('#‸') ? '#' : '##';
    expect(found.result('四、政府信息公开行政复议、行政诉讼情况')).toContain(`\n\n${marks} 四、政府信息公开行政复议、行政诉讼情况\n\n`);
  });

  test.each(['b4‸', 'B4‸', 'b‸'])('a table is asked for by %s, which needs no input method', async (typed) => {
    const found = await offered(inPlaceOfFour(typed));
    expect(found.items.find(({ label }) => label === '表四')?.filterText).toMatch(/^b4 /);
    expect(found.result('表四')).toContain('1 |\n\n| 类别');
  });

  test('sections are found by the letters of their names', async () => {
    const found = await offered(correct.replace(/## 一、总体情况[\s\S]*?(?=## 二)/, 'zt‸\n\n'));
    expect(found.items.find(({ label }) => label === '一、总体情况')?.filterText).toMatch(/^ztqk /);
  });

  test.each([
    ['开展调研、‸', '、'],
    ['七、‸', '、'],
    ['四、政府信息公开行政复议、‸', '、'],
    ['见第一、‸', '、'],
    ['公开|‸', '|'],
    ['公开#‸', '#'],
    ['公开信息‸', undefined],
  ])('is not asked for by %s', async (typed, trigger) => {
    expect(labels(await offered(inPlaceOfFour(typed), trigger))).toEqual([]);
  });

  test('in the first cell of a row offers the rows that the table lacks, with their cells', async () => {
    const line = correct.split('\n').find((one) => one.startsWith('| 三、（二）部分公开')) ?? '';
    const found = await offered(correct.replace(line, '|‸'), '|');
    expect(labels(found)).toEqual(['三、（二）部分公开']);
    expect(found.result('三、（二）部分公开')).toMatch(/\n\| 三、（二）部分公开 \|( +\|){7}\n\| 三、（三）1/);
    expect(found.items[0]?.filterText).toContain('32');
    expect(found.items[0]?.filterText).toContain('bfgk');
    expect(found.items[0]?.textEdit?.newText).toContain('$7');
  });

  test('without snippets writes plain text', async () => {
    const found = await offered(inPlaceOfFour('‸'), undefined, plain);
    expect(found.items.every(({ insertTextFormat, textEdit }) => insertTextFormat === 1 && !textEdit?.newText.includes('$'))).toBe(true);
    expect(found.result('表四')).toContain('| 行政复议');
  });

  test('follows the headings of the report: plain lines where it has plain lines', async () => {
    const found = await offered(inPlaceOfFour('四‸').replaceAll(/^#+ /gm, ''));
    expect(found.result('四、政府信息公开行政复议、行政诉讼情况')).toContain('\n\n四、政府信息公开行政复议、行政诉讼情况\n\n| 类别');
  });

  test('keeps the line breaks of the report', async () => {
    const found = await offered(inPlaceOfFour('b4‸').replaceAll('\n', '\r\n'));
    expect(found.result('表四')).not.toMatch(/[^\r]\n/);
  });

  test('offers nothing in a document that is no report, unless it was opened as one', async () => {
    expect(labels(await offered('‸', undefined, vsCode, 'markdown'))).toEqual([]);
    expect(labels(await offered('‸', undefined, vsCode, 'nianbao')).length).toBe(9);
  });

  test('the columns of a table put in line up', async () => {
    const found = await offered(inPlaceOfFour('b4‸'), undefined, plain);
    const text = found.result('表四');
    const rows = text.slice(text.indexOf('| 类别'), text.indexOf('## 五')).trim().split('\n');
    expect(rows.length).toBe(5);
    expect(new Set(rows.map((row) => displayWidth(row))).size).toBe(1);
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

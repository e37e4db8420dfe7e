import type { DocumentSymbol, Range, SymbolInformation } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { connect, plain } from './connect.ts';
import { correct, wrong } from './sample.ts';

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
    const { line } = symbols[3]?.children?.[0]?.selectionRange.start ?? {};
    expect(correct.split('\n')[line ?? 0]).toMatch(/^\| 项目 /);
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

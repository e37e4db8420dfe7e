import type { CompletionItem } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../server/text/width.ts';
import { connect, plain, vsCode } from './connect.ts';
import { applyTextEdits } from './edits.ts';
import { atCursor, correct } from './sample.ts';

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

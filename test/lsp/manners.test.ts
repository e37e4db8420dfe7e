import { describe, expect, test } from 'vitest';
import { cursorNotification } from '../../server/protocol.ts';
import { type Client, connect, type Doc, plain, vsCode } from './connect.ts';
import { correct, wrong } from './sample.ts';

/** The figure 5 in 总计 of 一、本年新收. */
const CELL = '|    5';

const open = async (text: string, capabilities = vsCode) => {
  const client = await connect({ capabilities, options: { cursor: true } });
  return { client, doc: await client.open(text) };
};

const codes = async (doc: Doc) => (await doc.diagnostics()).map(({ code }) => code);

/** Types behind the first `words`. */
const type = (doc: Doc, words: string, typed: string) => {
  const at = doc.text().indexOf(words) + words.length;
  return doc.edit(at, at, typed);
};

/** The cursor goes to the first character of `words`. */
async function cursorTo(client: Client, doc: Doc, words: string | null, rested = false): Promise<void> {
  const position = words === null ? null : doc.positionOf(doc.text().indexOf(words));
  await client.connection.sendNotification(cursorNotification.method, { uri: doc.uri, position, rested });
}

describe('a new finding on the cell being typed', () => {
  test('is held back until the cursor leaves the cell, and then asked for', async () => {
    const { client, doc } = await open(correct);
    await using _ = client;
    expect(await codes(doc)).toEqual([]);
    await type(doc, CELL, '1');
    expect(await codes(doc)).toEqual([]);
    const asked = client.nextRefresh();
    await cursorTo(client, doc, '二、上年结转');
    await asked;
    expect(await codes(doc)).toEqual(['wrong-figure']);
  });

  test('is held back while the cursor moves within the cell', async () => {
    const { client, doc } = await open(correct);
    await using _ = client;
    await type(doc, CELL, '1');
    await cursorTo(client, doc, '51 |');
    await cursorTo(client, doc, '1 |\n| 二、上年结转');
    expect(await codes(doc)).toEqual([]);
    expect(client.refreshes()).toBe(0);
  });

  test('is shown when the cursor has rested for a second', async () => {
    const { client, doc } = await open(correct);
    await using _ = client;
    await type(doc, CELL, '1');
    expect(await codes(doc)).toEqual([]);
    const asked = client.nextRefresh();
    await cursorTo(client, doc, '51 |', true);
    await asked;
    expect(await codes(doc)).toEqual(['wrong-figure']);
  });

  test('is shown when the window loses the cursor', async () => {
    const { client, doc } = await open(correct);
    await using _ = client;
    await type(doc, CELL, '1');
    expect(await codes(doc)).toEqual([]);
    const asked = client.nextRefresh();
    await cursorTo(client, doc, null);
    await asked;
    expect(await codes(doc)).toEqual(['wrong-figure']);
  });

  test('is held back on the sums that the cell goes into as well', async () => {
    const { client, doc } = await open(correct);
    await using _ = client;
    await doc.diagnostics();
    // two cells wrong: no single one explains everything any more
    await doc.replace('| 四、结转下年度继续办理               |      1 |', '| 四、结转下年度继续办理               |      2 |');
    await cursorTo(client, doc, '一、总体情况');
    expect(await codes(doc)).toEqual(['wrong-figure']);
    await type(doc, '|      4', '1');
    const { line } = doc.positionOf(doc.text().indexOf('一、本年新收政府信息公开申请数量'));
    const onRow = async () => (await doc.diagnostics()).filter(({ range }) => range.start.line === line).map(({ code }) => code);
    expect(await onRow()).toEqual([]);
    await cursorTo(client, doc, '一、总体情况');
    expect(await onRow()).toContain('row-total');
  });

  test('once shown, is not withdrawn when the cursor comes back and types', async () => {
    const { client, doc } = await open(wrong);
    await using _ = client;
    expect(await codes(doc)).toEqual(['wrong-figure']);
    await cursorTo(client, doc, '6 |\n| 二、上年结转');
    expect(await codes(doc)).toEqual(['wrong-figure']);
    await type(doc, '|    6', '1');
    expect(await codes(doc)).toEqual(['wrong-figure']);
  });

  test('goes at once when the figure is right', async () => {
    const { client, doc } = await open(wrong);
    await using _ = client;
    expect(await codes(doc)).toEqual(['wrong-figure']);
    await doc.replace('|    6 |', '|    5 |');
    expect(await codes(doc)).toEqual([]);
  });

  test('is not held back elsewhere: what the prose gets wrong is said at once', async () => {
    const { client, doc } = await open(correct);
    await using _ = client;
    await doc.replace('均在规定时限内公开', '回应群众反应的问题');
    expect(await codes(doc)).toEqual(['typo']);
  });

  test('a code action for it is there all the same', async () => {
    const { client, doc } = await open(correct);
    await using _ = client;
    await type(doc, CELL, '1');
    expect(await codes(doc)).toEqual([]);
    const at = doc.positionOf(doc.text().indexOf('51 |'));
    const actions: { title: string }[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: doc.uri },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
    expect(actions[0]?.title).toContain('5');
  });

  test('a client that does not tell where the cursor is sees everything at once', async () => {
    await using client = await connect();
    const doc = await client.open(correct);
    await type(doc, CELL, '1');
    expect(await codes(doc)).toEqual(['wrong-figure']);
  });

  test('is held back from a client that is sent its diagnostics, too', async () => {
    await using client = await connect({ capabilities: plain, options: { cursor: true } });
    const uri = 'file:///tmp/held.md';
    const opened = client.nextPublished(uri);
    const doc = await client.open(correct, uri);
    await opened;
    const typed = client.nextPublished(uri);
    await type(doc, CELL, '1');
    expect((await typed).diagnostics).toEqual([]);
    const left = client.nextPublished(uri);
    await cursorTo(client, doc, '二、上年结转');
    expect((await left).diagnostics).toMatchObject([{ code: 'wrong-figure' }]);
  });
});

describe('a report written from nothing', () => {
  /** Types behind the text, a few characters at a time, line by line; the cursor stays behind them, and rests at the end of each line. */
  async function write(client: Client, doc: Doc, text: string): Promise<readonly string[]> {
    const seen = new Set<string>();
    const look = async (rested: boolean) => {
      const position = doc.positionOf(doc.text().length);
      await client.connection.sendNotification(cursorNotification.method, { uri: doc.uri, position, rested });
      for (const code of await codes(doc)) seen.add(String(code));
    };
    for (const piece of text.match(/\n|[^\n]{1,16}/g) ?? []) {
      const at = doc.text().length;
      await doc.edit(at, at, piece);
      await look(false);
      if (piece === '\n') await look(true);
    }
    return [...seen];
  }
  const upTo = (words: string) => correct.slice(0, correct.indexOf(words));

  test('is told nothing of what is still to come, however long the writer rests', async () => {
    const { client, doc } = await open('');
    await using _ = client;
    expect(await write(client, doc, correct)).toEqual([]);
  });

  test.each([
    ['goes elsewhere in the text', (client: Client, doc: Doc) => cursorTo(client, doc, '一、总体情况')],
    ['goes to another window', (client: Client, doc: Doc) => cursorTo(client, doc, null)],
    [
      'saves it',
      (client: Client, doc: Doc) => client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: doc.uri } }),
    ],
  ] as const)('has everything said of it once the writer %s', async (_, leave) => {
    const { client, doc } = await open('');
    await using _c = client;
    expect(await write(client, doc, upTo('## 五、'))).toEqual([]);
    const asked = client.nextRefresh();
    await leave(client, doc);
    await asked;
    const missing = ['section-missing', 'section-missing'];
    expect(await codes(doc)).toEqual(missing);
    // what has been said stays
    await type(doc, doc.text(), '表中数据均已复核。');
    expect(await codes(doc)).toEqual(missing);
  });

  test('is told nothing of it either while a table of the last section is filled in, nor where the place of the cursor comes late', async () => {
    const { client, doc } = await open('');
    await using _ = client;
    await write(client, doc, upTo('## 四、'));
    // as a completion does: several lines at once, the cursor in their midst
    const rest = correct
      .slice(upTo('## 四、').length, correct.indexOf('## 五、'))
      .replace(/(?<=未经复议直接起诉 ).*/, (cells) => cells.replaceAll('0', ' '));
    const at = doc.text().length;
    await doc.edit(at, at, rest);
    await cursorTo(client, doc, '行政诉讼：未经复议直接起诉');
    expect(await codes(doc)).toEqual(['table-incomplete']);
    await type(doc, '未经复议直接起诉 |       ', '0');
    // a place in the text as it was before
    await cursorTo(client, doc, '## 四、');
    expect(await codes(doc)).toEqual(['table-incomplete']);
    const asked = client.nextRefresh();
    await cursorTo(client, doc, '（一）主动公开情况');
    await asked;
    expect((await codes(doc)).sort()).toEqual(['section-missing', 'section-missing', 'table-incomplete']);
  });

  test('is told at once what was left out before the last section', async () => {
    const { client, doc } = await open('');
    await using _ = client;
    const text = upTo('## 二、') + correct.slice(correct.indexOf('## 三、'), correct.indexOf('## 四、'));
    expect(await write(client, doc, text)).toContain('section-missing');
  });

  test('a section that was there and is deleted at the end is said to be missing', async () => {
    const { client, doc } = await open(correct);
    await using _ = client;
    expect(await codes(doc)).toEqual([]);
    await doc.edit(correct.indexOf('## 六、'), correct.length, '');
    expect(await codes(doc)).toContain('section-missing');
  });
});

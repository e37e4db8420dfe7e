import type { CodeLens, InlayHint } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import {
  fillTotalsRequest,
  type ParamsOf,
  type Request,
  type ResultOf,
  reviewSheetRequest,
  reviewSheetUri,
} from '../../server/protocol.ts';
import { type Client, connect } from './connect.ts';
import { applyTextEdits } from './edits.ts';
import { correct, wrong } from './sample.ts';

const send = <Message extends Request<never, unknown>>(
  { connection }: Client,
  request: Message,
  params: ParamsOf<Message>,
): Promise<ResultOf<Message>> => connection.sendRequest(request.method, params as object);

/** The report with its 总计 column in table three left blank. */
const open = correct.replace(/^(\| (?:[一二]、|三、（|四、结转).*\|) +\d+ \|$/gm, '$1      |');
const whole = (text: string) => ({ start: { line: 0, character: 0 }, end: { line: text.split('\n').length, character: 0 } });

describe('behind the totals', () => {
  async function hints(text: string): Promise<readonly InlayHint[]> {
    await using client = await connect();
    const doc = await client.open(text);
    return await client.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri: doc.uri }, range: whole(text) });
  }

  test('of a correct report stands nothing', async () => {
    expect(await hints(correct)).toEqual([]);
  });

  test('left blank stands what their parts make, and accepting all of it fills the column', async () => {
    const found = await hints(open);
    expect(found.length).toBe(25);
    expect(found[0]?.label).toBe('= 5');
    expect(found[0]?.tooltip).toContain('4 + 1 + 0 + 0 + 0 + 0 = □');
    const filled = applyTextEdits(
      open,
      found.flatMap(({ textEdits }) => textEdits ?? []),
    );
    expect(filled.replace(/ +/g, ' ')).toBe(correct.replace(/ +/g, ' '));
    expect(filled.split('\n').map((line) => line.length)).toEqual(open.split('\n').map((line) => line.length));
  });

  test('found wrong stands what they should be', async () => {
    const found = await hints(wrong);
    expect(found.length).toBe(1);
    expect(found[0]?.label).toMatch(/^应为 \d+$/);
    expect(found[0]?.textEdits).toBeUndefined();
  });

  test('a table that has only just been begun has none', async () => {
    const blank = correct.replace(/^\| (?:[一二]、|三、（|四、结转).*$/gm, (row) =>
      row.replace(/\d+(?= \|)/g, (figure) => ' '.repeat(figure.length)),
    );
    expect(await hints(blank.replace(/^(\| 一、本年新收.*?\|) +\|/m, '$1      4 |'))).toEqual([]);
  });
});

describe('above each table', () => {
  const lenses = async (text: string, options = { lenses: true }): Promise<readonly CodeLens[]> => {
    await using client = await connect({ options });
    const doc = await client.open(text);
    return await client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: doc.uri } });
  };
  const titles = (found: readonly CodeLens[]) => found.map(({ command }) => command?.title);

  test('stands how many equations hold, and the sheet for the reviewer', async () => {
    const found = titles(await lenses(correct));
    expect(found).toContain('表三：39 条勾稽 · 39 通过');
    expect(found.filter((title) => title === '核对单').length).toBe(3);
    expect(found.some((title) => title?.startsWith('填合计'))).toBe(false);
  });

  test('a wrong figure and open totals are counted', async () => {
    expect(titles(await lenses(wrong))).toContain('表三：39 条勾稽 · 37 通过 · 2 不符');
    const found = titles(await lenses(open));
    expect(found).toContain('填合计（25 格）');
    expect(found.find((title) => title?.startsWith('表三'))).toMatch(/^表三：39 条勾稽 · \d+ 通过 · \d+ 待填 · 空 25 格$/);
  });

  test('a client without the commands is offered none', async () => {
    await using client = await connect();
    expect(client.initialized.capabilities.codeLensProvider).toBeUndefined();
  });
});

describe('filling the totals', () => {
  test('writes the blank ones of one table or of all, and no other cell', async () => {
    await using client = await connect();
    const doc = await client.open(open);
    const table = { line: open.slice(0, open.indexOf('| 三、')).split('\n').length - 1, character: 0 };
    const one = await send(client, fillTotalsRequest, { uri: doc.uri, table });
    const all = await send(client, fillTotalsRequest, { uri: doc.uri });
    expect(one).toEqual(all);
    expect(applyTextEdits(open, [...all.edits]).replace(/ +/g, ' ')).toBe(correct.replace(/ +/g, ' '));
    const other = await send(client, fillTotalsRequest, { uri: doc.uri, table: { line: 0, character: 0 } });
    expect(other.edits).toEqual([]);
  });

  test('leaves a total that holds a figure, right or wrong', async () => {
    await using client = await connect();
    const doc = await client.open(wrong);
    expect((await send(client, fillTotalsRequest, { uri: doc.uri })).edits).toEqual([]);
  });
});

describe('核对单', () => {
  test('names every equation with its figures and result, every finding, and the rules that found nothing', async () => {
    await using client = await connect();
    const doc = await client.open(wrong);
    const sheet = await send(client, reviewSheetRequest, { uri: doc.uri, format: 'markdown' });
    const text = sheet?.text ?? '';
    expect(sheet?.fileName).toMatch(/核对单\.md$/);
    expect(text).toMatch(/^# 核对单：示例县示例镇人民政府2025年政府信息公开工作年度报告\n/);
    expect(text).toContain('- 勾稽：42 条，40 相符，2 不符，0 待填');
    expect(text.match(/^\| \d+ \| .* \| ✓ 相符 \|/gm)?.length).toBe(40);
    expect(text.match(/^\| \d+ \| .* \| ✗ 不符，差 \d+ \|/gm)?.length).toBe(2);
    expect(text).toMatch(/\| 错误 \| 第 \d+ 行 \| .*（wrong-figure） \|/);
    // what is wrong is not to be looked for behind forty equations that hold
    const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['问题', '表二（2021年表式）', '表三（2021年表式）', '表四（2021年表式）', '未发现问题的规则']);
    expect(text).not.toMatch(/未发现问题的规则[\s\S]*- 跨年与汇总：/);
  });

  test('of a file that binds several reports together has a sheet for each, with lines of the file', async () => {
    await using client = await connect();
    const text = `${correct.replaceAll('示例镇', '样本乡')}\n${wrong}`;
    const doc = await client.open(text);
    const sheet = (await send(client, reviewSheetRequest, { uri: doc.uri, format: 'markdown' }))?.text ?? '';
    expect(sheet.match(/^# .*$/gm)).toEqual([
      '# 核对单：示例县样本乡人民政府2025年政府信息公开工作年度报告',
      '# 核对单：示例县示例镇人民政府2025年政府信息公开工作年度报告',
    ]);
    const line = text.split('\n').findLastIndex((one) => one.startsWith('| 一、本年新收')) + 1;
    expect(sheet.match(/\| 第 \d+ 行 \| .*/g)).toEqual([expect.stringMatching(new RegExp(`^\\| 第 ${line} 行 .*（wrong-figure）`))]);
    // and nothing is said of them afterwards that was not said before
    expect((await doc.diagnostics()).map(({ code }) => code)).toEqual(['wrong-figure']);
  });

  test('is a page to print as well, and is shown under an address of its own', async () => {
    await using client = await connect();
    const doc = await client.open(correct);
    const page = await send(client, reviewSheetRequest, { uri: doc.uri, format: 'html' });
    expect(page?.text).toMatch(/<td>[^<]*三（七） \+ 四<\/td><td>[^<]{10,}<\/td><td class="short">✓ 相符<\/td>/);
    expect(page?.text).toMatch(/^<!doctype html>/);
    expect(page?.text.match(/<tr>/g)?.length).toBeGreaterThan(42);
    expect(page?.text).not.toMatch(/https?:|<script/);
    const shown: { text: string } = await client.connection.sendRequest('workspace/textDocumentContent', { uri: reviewSheetUri(doc.uri) });
    const sheet = await send(client, reviewSheetRequest, { uri: doc.uri, format: 'markdown' });
    expect(shown.text).toBe(sheet?.text);
  });

  test('there is none of a document that is no report', async () => {
    await using client = await connect();
    const doc = await client.open('# 会议记录\n', undefined, 'markdown');
    expect(await send(client, reviewSheetRequest, { uri: doc.uri, format: 'markdown' })).toBe(null);
  });
});

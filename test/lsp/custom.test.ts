import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  convertRequest,
  insertTableRequest,
  newReportRequest,
  type ParamsOf,
  type ReportStatus,
  type Request,
  type ResultOf,
  rulePageUri,
  statusChangedNotification,
  statusRequest,
} from '../../server/protocol.ts';
import { rules } from '../../server/rules/index.ts';
import { type Client, connect } from './connect.ts';
import { applyTextEdits } from './edits.ts';
import { correct, wrong } from './sample.ts';

const send = <Message extends Request<never, unknown>>(
  { connection }: Client,
  request: Message,
  params: ParamsOf<Message>,
): Promise<ResultOf<Message>> => connection.sendRequest(request.method, params as object);

/** The findings of a report that has something wrong in many ways. */
async function brimming(client: Client) {
  const text = wrong
    .replace('政府信息公开工作年度报告', '政府信息公开工作报告')
    .replace(
      /(## 一、总体情况\n+)/,
      '$1截止目前,共公开信息 3 条。坚持公开为常态、公开为例外。按照示政办发（2025）3号的的要求，24年12月布署。（未完\n\n',
    );
  const doc = await client.open(text);
  return { result: await doc.diagnostics(), text };
}

describe('status', () => {
  test('counts what is right, what is off and what is open', async () => {
    await using client = await connect();
    const doc = await client.open(wrong);
    expect(await send(client, statusRequest, { uri: doc.uri })).toMatchObject({
      isReport: true,
      organ: '示例县示例镇人民政府',
      year: 2025,
      form: { id: '2021', document: '国办公开办函〔2021〕30号' },
      equations: { satisfied: 40, violated: 2, open: 0 },
      openCells: 0,
      findings: { error: 1, warning: 0, information: 0, hint: 0 },
      tables: [{ name: '表二' }, { name: '表三', unchecked: false }, { name: '表四' }],
    });
  });

  test('says in sentences why there is no finding', async () => {
    await using client = await connect();
    const doc = await client.open(correct);
    const status = await send(client, statusRequest, { uri: doc.uri });
    expect(status?.reasons).toEqual([
      '2025年度，应采用2021年格式（国办公开办函〔2021〕30号）。',
      '42 条勾稽关系：42 条相符，0 条不符，0 条待填。',
      '按现有规则未发现问题。',
    ]);
    const other = await client.open('# 会议记录\n');
    expect((await send(client, statusRequest, { uri: other.uri }))?.reasons[0]).toContain('不是政府信息公开工作年度报告');
  });

  test('says that a half-filled table is not checked', async () => {
    await using client = await connect();
    const doc = await client.open(correct.replaceAll(/(?<=\| 三、（[一二三四五]）.*) 0 \|/g, '   |'));
    const status = await send(client, statusRequest, { uri: doc.uri });
    expect(status?.tables[1]?.unchecked).toBe(true);
    expect(status?.openCells).toBeGreaterThan(50);
  });

  test('is sent after each check to a client that wants it, and to no other', async () => {
    await using client = await connect({ options: { status: true } });
    const got: { version: number; status: ReportStatus }[] = [];
    client.connection.onNotification(statusChangedNotification.method, (params: (typeof got)[number]) => {
      got.push(params);
    });
    const doc = await client.open(wrong);
    await doc.diagnostics();
    await doc.replace('|    6 |', '|    5 |');
    await doc.diagnostics();
    expect(got.map(({ version, status }) => [version, status.findings.error])).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });
});

describe('conversion', () => {
  test('turns another shape into the canonical draft, which then has the same findings', async () => {
    await using client = await connect();
    const tabs = wrong
      .replaceAll(/^\| (.*) \|$/gm, (_, row: string) =>
        row
          .split('|')
          .map((cell) => cell.trim())
          .join('\t'),
      )
      .replaceAll(/^:-.*\n/gm, '');
    const doc = await client.open(tabs);
    expect((await doc.diagnostics()).map(({ code }) => code)).toContain('wrong-figure');
    const result = await send(client, convertRequest, { uri: doc.uri });
    if ('reason' in result) throw new Error(result.reason);
    expect(result.version).toBe(1);
    expect(applyTextEdits(doc.text(), [...result.edits])).toBe(result.text);
    expect(result.text).toContain('| 三、（一）予以公开');
    const after = await client.open(result.text);
    expect((await after.diagnostics()).map(({ code }) => code)).toEqual(['wrong-figure']);
  });

  test('of what is canonical already changes nothing', async () => {
    await using client = await connect();
    const doc = await client.open(correct);
    expect(await send(client, convertRequest, { uri: doc.uri })).toMatchObject({ edits: [], text: correct });
  });

  test('keeps line breaks and byte order mark', async () => {
    await using client = await connect();
    const doc = await client.open(`\ufeff${correct.replaceAll('\n', '\r\n')}`);
    expect(await send(client, convertRequest, { uri: doc.uri })).toMatchObject({ edits: [] });
  });

  test('of what is no report says why not', async () => {
    await using client = await connect();
    const doc = await client.open('# 会议记录\n');
    expect(await send(client, convertRequest, { uri: doc.uri })).toMatchObject({ reason: expect.stringContaining('不是') });
  });
});

describe('inserting a table', () => {
  const insert = async (text: string, words: string, request: Partial<ParamsOf<typeof insertTableRequest>> = {}): Promise<string> => {
    await using client = await connect();
    const doc = await client.open(text);
    const position = doc.positionOf(text.indexOf(words) + words.length);
    const result = await send(client, insertTableRequest, { uri: doc.uri, position, table: 'reviewLitigation', ...request });
    if ('reason' in result) throw new Error(result.reason);
    return applyTextEdits(text, [result.edit]);
  };
  const withoutFour = `${correct.slice(0, correct.indexOf('| 类别'))}${correct.slice(correct.indexOf('## 五、'))}`;

  test.each([
    ['on the empty line below its heading', '行政诉讼情况\n'],
    ['on the heading itself', '行政诉讼情况'],
  ])('puts it %s, with an empty line on either side', async (_, words) => {
    const text = await insert(withoutFour, words);
    expect(text).toMatch(/行政诉讼情况\n\n\| 类别 [^#]*\|\n\n## 五、/);
    expect(text).not.toContain('\n\n\n');
  });

  test('never cuts a table or a paragraph in two', async () => {
    const text = await insert(withoutFour, '| 三、（一）予以公开');
    expect(text).toMatch(/\| 四、结转下年度继续办理.*\|\n\n\| 类别/);
  });

  test('takes the form that is asked for, filled with zeros or as HTML', async () => {
    expect(await insert(withoutFour, '行政诉讼情况\n', { table: 'applications', form: '2019' })).toContain('三、（六）其他处理');
    expect(await insert(withoutFour, '行政诉讼情况\n', { filled: true })).toMatch(/\| 行政复议 +\| +0 \|/);
  });

  test('of an unknown form says so', async () => {
    await expect(insert(withoutFour, '行政诉讼情况\n', { form: '1999' as never })).rejects.toThrow('没有 1999 年的表式');
  });

  test('works in an empty document', async () => {
    expect(await insert('', '')).toMatch(/^\| 类别[\s\S]*\|\n$/);
  });
});

describe('a new report', () => {
  test('has everything that is prescribed, and no error but what is still to be filled in', async () => {
    await using client = await connect();
    const { text, fileName } = await send(client, newReportRequest, { organ: '示例县水利局', year: 2024 });
    expect(fileName).toBe('示例县水利局2024年政府信息公开工作年度报告.md');
    const doc = await client.open(text);
    const errors = (await doc.diagnostics()).filter(({ severity }) => severity === 1);
    expect(errors.map(({ code, message }) => [code, message])).toEqual([]);
    expect(text).toContain('## 六、其他需要报告的事项');
  });

  test("takes figures from the organ's own report of the year before, and says why it takes none from another's", async () => {
    await using client = await connect();
    const { uri } = await client.open(correct);
    const ask = (organ: string) => send(client, newReportRequest, { organ, year: 2026, lastYear: uri, lastYearPath: '2025.md' });
    const own = await ask('示例县示例镇人民政府');
    expect(own.text).toContain('上年: 2025.md');
    const other = await ask('示例县样本镇人民政府');
    expect(other.text).not.toContain('上年:');
    expect(other.notes).toEqual(['上年文件：是示例县示例镇人民政府的报告，未从中带入数字']);
  });

  test('is about last year where no year is named', async () => {
    await using client = await connect();
    const { text } = await send(client, newReportRequest, {});
    expect(text).toContain(`年度: ${new Date().getFullYear() - 1}`);
  });
});

describe('pages of the rules', () => {
  test('are opened by the address that a finding links to', async () => {
    await using client = await connect();
    const ask = (uri: string): Promise<{ text: string }> => client.connection.sendRequest('workspace/textDocumentContent', { uri });
    expect((await ask(rulePageUri('wrong-figure'))).text).toContain('（wrong-figure）');
    expect((await ask('nianbao:/rules/nothing.md')).text).toContain('没有');
  });

  test('stand behind the link of every finding, in the editor and in docs/rules', async () => {
    await using client = await connect();
    const { result, text } = await brimming(client);
    const links = result.map(({ code, codeDescription }) => [code, codeDescription?.href] as const);
    expect(new Set(links.map(([code]) => code)).size).toBeGreaterThan(8);
    for (const [code, href] of links) {
      expect(href).toBe(rulePageUri(String(code)));
      const page = await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri: href });
      expect(page.text).toMatch(new RegExp(`^# .+（${code}）\n`));
      expect(readFileSync(new URL(`../../docs/rules/${code}.md`, import.meta.url), 'utf8')).toBe(page.text);
    }
    expect(text).not.toBe(correct);
  });

  test('are at hand for every rule under the address that its findings link to', async () => {
    await using client = await connect();
    for (const { id, title, basis } of rules) {
      const page = await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri: rulePageUri(id) });
      expect(page.text.startsWith(`# ${title}（${id}）\n`), id).toBe(true);
      expect(page.text).toContain(basis);
      expect(existsSync(new URL(`../../docs/rules/${id}.md`, import.meta.url)), id).toBe(true);
    }
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { cursorNotification } from '../../server/protocol.ts';
import { officialHtml, reportDraft, tabRows } from '../../server/report/draft.ts';
import { latestTemplate } from '../../server/template/catalog.ts';
import { generate } from '../generate/index.ts';
import { read } from '../generate/reading.ts';
import { plainSpec } from '../generate/spec.ts';
import { connect, vsCode } from './connect.ts';
import { expand, fillIn, type SnippetSession } from './snippet-session.ts';

/** What a writer puts in the places of the snippet that are no cells, by what stands there at first or the words before it. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/机关: $/, '示例县示例镇人民政府'],
  [/年度: $/, '2025'],
  [/主动公开政府信息$/, '126'],
  [/，其中$/, '政策文件20条'],
  [/年通过$/, '县政府门户网站'],
  [/新收政府信息公开申请$/, '{newReceived.total}'],
  [/上年结转$/, '{carriedOver.total}'],
  [/办结$/, '{results.total.total}'],
  [/结转下年度继续办理$/, '{carriedForward.total}'],
  [/政府信息管理情况。$/, '落实公开前的审核和保密审查'],
  [/制发行政规范性文件$/, '{item1.normativeDocuments.issuedThisYear}'],
  [/，废止$/, '{item1.normativeDocuments.abolishedThisYear}'],
  [/现行有效$/, '{item1.normativeDocuments.currentlyEffective}'],
  [/平台建设情况。$/, '更新政府网站专栏栏目6个'],
  [/监督保障情况。$/, '开展业务培训'],
  [/培训$/, '2'],
  [/考核结果为$/, '优秀'],
  [/评议结果为$/, '良好'],
  [/；$/, '没有责任追究的情形'],
  [/问题：一是$/, '公开信息的时效性还需提高'],
  [/；二是$/, '依申请公开办理的规范性有待加强'],
  [/措施：一是$/, '加强信息发布的督促'],
  [/\n$/, '2026'],
  [/年$/, '1'],
  [/月$/, '20'],
];

const form = latestTemplate();
const SNIPPET = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../snippets/report.json'), 'utf8'))['年度报告全文（2021年表式）'].body as string[]
).join('\n');
/** The year that the snippet works out by itself. */
const variable = (text: string): string => (text.includes('CURRENT_YEAR/') ? '2025' : text === '$CURRENT_YEAR' ? '2026' : text);

/** Ids of the cells in the order in which tables are written, with the figures of a consistent report. */
function figuresOf(magnitude: 'few' | 'city' | 'dense'): ReadonlyMap<string, number> {
  const { tables } = read(generate({ ...plainSpec, shape: 'flat', year: 2025, magnitude, seed: 4 }).text);
  const figures = new Map<string, number>();
  for (const { cells } of tables) for (const { id, value } of cells.values()) figures.set(id, value ?? 0);
  return figures;
}

/** The slots of the three tables in the order in which they are written. */
const SLOTS = Object.values(form.tables).flatMap(({ blocks }) =>
  blocks.flatMap(({ rows, columns }) => rows.flatMap((row) => columns.map((column) => `${row.id}.${column.id}`))),
);

/** A whole report whose cells are stops and nothing else is. */
const otherwise = (table: (id: (typeof form.tables)[keyof typeof form.tables]) => string): string => {
  const empty = reportDraft({
    organ: '示例县示例镇人民政府',
    year: 2025,
    template: form,
    cellText: () => '',
    sections: Object.fromEntries(Object.values(form.tables).map((one) => [one.id, `@${one.id}@`])),
    date: '2026年1月20日',
  });
  let stop = 0;
  return Object.values(form.tables)
    .reduce((text, one) => text.replace(new RegExp(`@${one.id}@[\\s\\S]*?(?=\\n## )`), () => table(one)), empty)
    .replace(/\ue000/g, () => `$${++stop}`);
};

const SHAPES = {
  snippet: { body: SNIPPET, language: 'nianbao' },
  markdown: { body: SNIPPET, language: 'markdown' },
  'tabs in plain text': {
    body: otherwise((table) => `${tabRows(table, () => '\ue000')}\n`)
      .replace(/^---[\s\S]*?---\n\n/, '')
      .replace(/^#+ /gm, ''),
    language: 'plaintext',
  },
  html: { body: otherwise((table) => `${officialHtml(table, () => '\ue000')}\n`), language: 'nianbao' },
} as const;

interface Writing {
  readonly shape: keyof typeof SHAPES;
  readonly magnitude: 'few' | 'city' | 'dense';
  /** In which order the stops are filled in. */
  readonly order: (cells: readonly number[], words: readonly number[]) => readonly number[];
  /** Every so many figures are first written wrong, taken back and written again. */
  readonly slips?: boolean;
}

/** Types a whole report; every complaint is one thing that should not have been shown, with the moment. */
async function complaintsWhile({
  shape,
  magnitude,
  order,
  slips = false,
}: Writing): Promise<{ keys: number; complaints: string[]; left: string[] }> {
  await using client = await connect({ capabilities: vsCode, options: { cursor: true } });
  const { text, places } = expand(SHAPES[shape].body, variable);
  const doc = await client.open(text, undefined, SHAPES[shape].language);
  const session: SnippetSession = fillIn(client, doc, places, cursorNotification.method);
  const figures = figuresOf(magnitude);
  const cells = session.stops.filter(({ initial }) => initial.trim() === '').map(({ number }) => number);
  const words = session.stops.map(({ number }) => number).filter((number) => !cells.includes(number));
  expect(cells.length).toBe(SLOTS.length);
  const textOf = (number: number): string => {
    const id = SLOTS[cells.indexOf(number)];
    if (id !== undefined) return String(figures.get(id));
    const before = text.slice(0, places.find((place) => place.number === number)?.start);
    const found = WORDS.find(([pattern]) => pattern.test(before))?.[1] ?? '另行说明';
    return found.replace(/\{(.*)\}/, (_, of: string) => String(figures.get(of)));
  };
  const open = new Set(cells);
  const complaints: string[] = [];
  let keys = 0;

  async function look(number: number, typed: string): Promise<void> {
    const found = await doc.diagnostics();
    keys++;
    const moment = `“${typed}” at stop ${number}`;
    const here = session.spanOf(number);
    const touches = ({ range, severity }: Diagnostic) =>
      severity === 1 && doc.offsetOf(range.start) <= here.end && here.start <= doc.offsetOf(range.end);
    if (cells.includes(number)) complaints.push(...found.filter(touches).map(({ message }) => `${moment}: on the cell: ${message}`));
    for (const table of read(doc.text()).tables) {
      const isIn = (at: number): boolean => table.span.start <= at && at < table.span.end;
      const half = [...open].some((one) => isIn(session.spanOf(one).start));
      const inside = found.filter(({ range }) => isIn(doc.offsetOf(range.start)));
      if (half && inside.length > 1)
        complaints.push(`${moment}: ${inside.length} in ${table.id}: ${inside.map(({ message }) => message).join(' · ')}`);
    }
  }
  const type = async (number: number, value: string): Promise<void> => {
    for (let end = 1; end <= value.length; end++) {
      await session.put(number, value.slice(0, end));
      await look(number, value.slice(0, end));
    }
  };
  await look(1, '');
  for (const number of order(cells, words)) {
    await session.goTo(number);
    const value = textOf(number);
    if (slips && number % 5 === 0) {
      await type(number, `${value}7`);
      for (let end = value.length; end >= 0; end--) {
        await session.put(number, value.slice(0, end));
        await look(number, value.slice(0, end));
      }
    }
    await type(number, value);
    open.delete(number);
  }
  await session.goTo(cells[0] ?? 1);
  const written = read(doc.text()).tables.flatMap((table) => [...table.cells.values()].map(({ id, value }) => [id, value]));
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(figures));
  const left = (await doc.diagnostics()).filter(({ severity }) => severity === 1).map(({ message }) => String(message));
  return { keys, complaints, left };
}

/** The same shuffle each time. */
const shuffled = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => ((a * 7919) % 1009) - ((b * 7919) % 1009));

const natural = (cells: readonly number[], words: readonly number[]) => [...cells, ...words].sort((a, b) => a - b);

describe('a whole report typed character by character shows no error on the cell being typed, and one hint in a table begun', () => {
  test.each<[string, Writing]>([
    ['from top to bottom', { shape: 'snippet', magnitude: 'few', order: natural }],
    ['with many figures of several digits', { shape: 'snippet', magnitude: 'dense', order: natural }],
    ['the prose first', { shape: 'snippet', magnitude: 'city', order: (cells, words) => [...words, ...cells] }],
    [
      'table three first',
      {
        shape: 'snippet',
        magnitude: 'few',
        order: (cells, words) => [...cells.slice(10, 185), ...cells.slice(0, 10), ...cells.slice(185), ...words],
      },
    ],
    [
      'from bottom to top, totals before their parts',
      { shape: 'snippet', magnitude: 'city', order: (cells, words) => [...natural(cells, words)].reverse() },
    ],
    ['here and there', { shape: 'snippet', magnitude: 'dense', order: (cells, words) => shuffled([...cells, ...words]) }],
    ['with slips taken back', { shape: 'snippet', magnitude: 'few', order: (cells) => cells, slips: true }],
    ['as a Markdown document', { shape: 'markdown', magnitude: 'few', order: (cells, words) => [...words, ...cells] }],
    ['between tabs in plain text', { shape: 'tabs in plain text', magnitude: 'city', order: (cells) => cells }],
    ['into HTML', { shape: 'html', magnitude: 'city', order: (cells) => cells }],
  ])(
    '%s',
    async (_, writing) => {
      const { keys, complaints, left } = await complaintsWhile(writing);
      expect(complaints).toEqual([]);
      expect(left).toEqual([]);
      expect(keys).toBeGreaterThan(200);
    },
    60_000,
  );
});

describe('a table written from nothing, row by row', () => {
  test.each([['二'], ['三'], ['四']])('in section %s shows no error, and at most one hint', async (ordinal) => {
    await using client = await connect({ capabilities: vsCode, options: { cursor: true } });
    const whole = generate({ ...plainSpec, shape: 'flat', year: 2025, magnitude: 'few', seed: 4 }).text;
    const start = whole.indexOf('|', whole.search(new RegExp(`^(?:## )?${ordinal}、`, 'm')));
    const end = whole.slice(start).search(/\n\n[^|]/) + start;
    const doc = await client.open(whole.slice(0, start));
    let at = start;
    for (const line of whole.slice(start, end).split('\n')) {
      const cells = line.split('|').map((cell) => cell.trim());
      // label and header come from a suggestion, figures are typed
      const figures = cells.slice(2, -1).every((cell) => /^\d/.test(cell)) ? cells.slice(2, -1) : undefined;
      const keys = figures ? [`| ${cells[1]} |`, ...`${figures.map((figure) => ` ${figure} |`).join('')}\n`] : [`${line}\n`];
      for (const key of keys) {
        await doc.edit(at, at, key);
        at += key.length;
        await client.connection.sendNotification(cursorNotification.method, { uri: doc.uri, position: doc.positionOf(at), rested: false });
        const shown = (await doc.diagnostics())
          .filter(({ range }) => doc.offsetOf(range.start) >= start)
          .map(({ message, severity }) => `${severity} ${String(message)}`);
        expect(
          shown.filter((one) => one.startsWith('1')),
          doc.text().slice(start),
        ).toEqual([]);
        expect(shown.slice(1), doc.text().slice(start)).toEqual([]);
      }
    }
  });
});

describe('table two written from nothing, character by character, labels too', () => {
  test.each([
    ['flat', 2020],
    ['pipe-official', 2025],
    ['tab-ten', 2025],
    ['lines-blank', 2020],
    ['html', 2020],
  ] as const)('%s, in the form for %i: no error, and at most one hint', async (shape, year) => {
    await using client = await connect({ capabilities: vsCode, options: { cursor: true } });
    const whole = generate({ ...plainSpec, shape, year, magnitude: 'few', seed: 11 }).text;
    const start = whole.indexOf('\n', whole.search(/二、主动公开/)) + 1;
    const end = whole.search(/(?:## |<[hp]\d?>)?三、收到和处理/);
    const doc = await client.open(whole.slice(0, start));
    // what is missing from the report is said before a table is begun
    const before = new Set((await doc.diagnostics()).map(({ code, message }) => `${String(code)} ${String(message)}`));
    const complaints: string[] = [];
    for (let at = start; at < end; at++) {
      await doc.edit(at, at, whole.charAt(at));
      const position = doc.positionOf(at + 1);
      await client.connection.sendNotification(cursorNotification.method, { uri: doc.uri, position, rested: false });
      const shown = (await doc.diagnostics())
        .filter(({ range, code }) => doc.offsetOf(range.start) >= start && code !== 'table-missing')
        .map(({ code, severity, message }) => ({ severity, said: `${String(code)} ${String(message)}` }))
        .filter(({ said }) => !before.has(said));
      if (shown.length > 1 || shown.some(({ severity }) => severity === 1))
        complaints.push(`${JSON.stringify(doc.text().slice(-12))}: ${shown.map(({ said }) => said).join(' · ')}`);
    }
    expect(complaints).toEqual([]);
  });
});

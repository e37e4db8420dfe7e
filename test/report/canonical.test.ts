import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportDraft } from '../../server/report/draft.ts';
import type { Report } from '../../server/report/report.ts';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { toCanonical } from '../../server/service/convert.ts';
import { formatTables } from '../../server/service/format.ts';
import { templateById } from '../../server/template/catalog.ts';
import { displayWidth } from '../../server/text/width.ts';
import { reports } from '../generate/arbitrary.ts';
import { generate } from '../generate/index.ts';
import { differences, none, read, runs, valuesOf } from '../generate/reading.ts';
import { SHAPES } from '../generate/spec.ts';
import { absent } from '../reports/real-reports.ts';

const draftOf = (report: Report): string => toCanonical(report) ?? '';
const formatted = (text: string): string => applyEdits(text, formatTables(read(text).tree));

/** What `extract` says of a report. */
const extracted = (report: Report) => ({
  organ: report.organ,
  year: report.year,
  forms: Object.fromEntries(report.tables.map(({ id, template }) => [id, template.form])),
  values: valuesOf(report),
});

const seeds = resolve(process.env.NIANBAO_SEEDS ?? join(import.meta.dirname, '../../../shared/seeds'));
const real = absent
  ? []
  : [seeds, join(dirname(seeds), 'reports')].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => join(folder, name)),
    );
const samples = join(import.meta.dirname, '../../samples');
const own = readdirSync(samples, { recursive: true, encoding: 'utf8' })
  .filter((name) => /年度报告\.(?:md|txt|html)$/.test(name))
  .map((name) => join(samples, name));

/** Its standard tables are as the formatter leaves them, and what it does to the writer's own tables it does once. */
function expectLaidOut(draft: string): void {
  const after = formatted(draft);
  expect(formatted(after)).toBe(after);
  const { tree, tables } = read(draft);
  for (const grid of tables.flatMap(({ grids }) => grids)) expect(formatTables(tree, undefined, grid.span)).toEqual([]);
  expect(valuesOf(read(after))).toEqual(valuesOf(read(draft)));
}

describe('as canonical draft', () => {
  test.each([...real, ...own])('%s says the same figures, organ and year, is laid out and stays as it is when converted again', (path) => {
    const before = read(readFileSync(path, 'utf8'), path.endsWith('.html') ? 'page' : 'text');
    const draft = draftOf(before);
    expect(extracted(read(draft))).toEqual(extracted(before));
    expectLaidOut(draft);
    expect(draftOf(read(draft))).toBe(draft);
  });

  test.each(SHAPES)('any report of the shape %s keeps its figures, is laid out and stays as it is when converted again', (shape) => {
    fc.assert(
      fc.property(reports(shape), (spec) => {
        const report = generate(spec);
        const before = read(report.text, report.kind);
        const draft = draftOf(before);
        const { wrong } = differences(report, read(draft));
        none(spec, wrong);
        expect(valuesOf(read(draft))).toEqual(valuesOf(before));
        expectLaidOut(draft);
        expect(draftOf(read(draft))).toBe(draft);
      }),
      { numRuns: runs(8) },
    );
  });
});

/** Texts of a cell and of prose as they may occur in a draft. */
const words = fc.constantFrom(
  '全年通过县政府门户网站主动公开政府信息126条，均在规定时限内公开。',
  '（一）主动公开情况。公开“三公”经费等信息12条，解读《办法》1次。',
  '一是时效性还需提高。\n\n二是规范性有待加强。',
  '### （一）主动公开情况\n\n公开信息１２条。',
  '| 渠道 | 条数 |\n| :--- | ---: |\n| 网站 |   12 |',
  '<!-- nianbao-ignore typo：沿用原文 -->\n\n截止年底公开3条。',
  '',
);
const cells = fc.constantFrom('0', '1', '12', '345', '9999', '12345', '', '/', '—', '１２', '22（其中修订16件）', '𠮷', 'é', '无');

test('a canonical draft is read and written again as it stands, character by character', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('2019', '2021'),
      fc.constantFrom('示例县示例镇人民政府', '示例市示例区教育局', '示例县𠮷田镇人民政府'),
      fc.infiniteStream(cells),
      fc.array(words, { minLength: 4, maxLength: 4 }),
      (form, organ, stream, [lead = '', overview = '', problems = '', otherMatters = '']) => {
        const template = templateById(form);
        if (!template) throw new Error(form);
        const year = form === '2019' ? 2020 : 2025;
        const draft = reportDraft({
          organ,
          year,
          template,
          cellText: () => stream.next().value,
          lead: lead.startsWith('#') ? '' : lead,
          sections: { overview, problems, otherMatters },
          date: `${year + 1}年1月20日`,
        });
        expect(draftOf(read(draft))).toBe(draft);
        expect(formatted(draft)).toBe(draft);
      },
    ),
    { numRuns: runs(60) },
  );
});

/** What stands in cells of real tables and what nobody expects there. */
const rare = fc.array(
  fc.constantFrom(
    '县',
    '𠮷',
    '𬒈',
    '\u{2b740}',
    '\u{30000}',
    'é',
    'ā̀',
    '１',
    '3',
    '“',
    '”',
    '…',
    '—',
    '·',
    '①',
    '　',
    '👍',
    '👨‍👩‍👧',
    '🇨🇳',
    '☎️',
    '㈠',
    'ｱ',
    '\u200b',
    'が',
    '️',
  ),
  { maxLength: 8 },
);

test.each([
  ['narrow', 1],
  ['wide', 2],
] as const)('whatever characters stand in it, a table is as wide in each line, in a font that shows “” %s', (_, ambiguous) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(rare, rare, rare), { minLength: 1, maxLength: 6 }), (rows) => {
      const text = `| 项目 | 自然人 | 总计 |\n|:-|-:|:-:|\n${rows.map((row) => `|${row.map((cell) => cell.join('')).join('|')}|`).join('\n')}\n`;
      const lay = (given: string) => applyEdits(given, formatTables(read(given).tree, { style: 'aligned', ambiguous }));
      const lines = lay(text).trimEnd().split('\n');
      expect(new Set(lines.map((line) => displayWidth(line, ambiguous))).size).toBe(1);
      const bars = lines.map((line) =>
        [...line.matchAll(/\|/g)].map(({ index }) => displayWidth(line.slice(0, index), ambiguous)).join(' '),
      );
      expect(new Set(bars).size).toBe(1);
      expect(lay(lines.join('\n'))).toBe(lines.join('\n'));
    }),
    { numRuns: runs(200) },
  );
});

test('a figure that changes by any number of up to four digits changes its own line alone', () => {
  const template = templateById('2021');
  if (!template) throw new Error('no form');
  const draft = reportDraft({ organ: '示例县示例镇人民政府', year: 2025, template, cellText: () => '0', date: '2026年1月20日' });
  const figures = [...read(draft).tables].flatMap((table) => [...table.cells.values()]);
  fc.assert(
    fc.property(fc.constantFrom(...figures), fc.nat(9999), (cell, value) => {
      const after = formatted(draft.slice(0, cell.span.start) + value + draft.slice(cell.span.end)).split('\n');
      const before = draft.split('\n');
      const changed = after.filter((line, index) => line !== before[index]);
      expect(changed.length).toBe(value === 0 ? 0 : 1);
      expect(after.map((line) => displayWidth(line))).toEqual(before.map((line) => displayWidth(line)));
    }),
    { numRuns: runs(100) },
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generate } from '../generate/index.ts';
import { problemsOf, runs } from '../generate/reading.ts';
import { plainSpec, plainVariation, SHAPES } from '../generate/spec.ts';

/** Milliseconds of the best of a few runs. */
function time(text: string, kind: 'text' | 'page'): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run++) {
    const start = performance.now();
    problemsOf(text, kind);
    best = Math.min(best, performance.now() - start);
    if (best > 400) break;
  }
  return best;
}

const SIZE = 50_000 * runs(1);

const ADVERSARIAL: readonly string[] = [
  '|',
  '\t',
  '\n',
  '\r',
  '（',
  '）',
  '《',
  '#',
  '<table>',
  '<td>',
  '<table><tr><td>',
  '<table><tr><td>字 </td><td>',
  '<table><tr><td style="display:none">',
  '1. 7\n',
  '一 1 2 3 备注\n',
  '| $1$ ',
  '</td>',
  '&nbsp;',
  '&',
  '1. ',
  '一是',
  '（一）',
  '0',
  '９',
  ' ',
  '\u3000',
  '<!--',
  '-->',
  '`',
  '```\n',
  '---\n',
  '\f',
  '| 0 ',
  '|\n',
  '0\t',
  '0\n',
  '\t0\n',
  '0\t\n',
  '规章\t\n0\t\n\n',
  '规章\n\t\n',
  ' 0  ',
  '0 |\n',
  '<p>',
  '<td rowspan=1000>',
  '总计\t',
  '总计\n',
  '其他 | 0\n',
  '第二十条第（一）项\n',
  '年',
  '2024年',
  '申请',
  '其中，',
  '一、总体情况\n',
  '# 一、总体情况\n',
  '三、（七）总计\t0\t0\t0\t0\t0\t0\t0\n',
  '| a | 1 |\n',
  'a\t1\t2\t3\n',
  '规章\n0\n0\n0\n\n',
  '属于国家密秘 0  0  0  0  0  0  0\n',
  '收到申请1件，',
  '自2024年1月1日起至',
  '〔2021〕',
  '“',
  '1,',
  '.',
  '-',
  '统计期限',
  '的',
  '，',
  '一是完善制度；二是加强培训；',
  '根据规定，',
  '国办函〔2020〕109号',
  '<!-- nianbao-disable-next-line x -->\n',
  '<span style="',
  '\ud842',
  '公开为常态、',
  '（1）',
  '- a\n',
  '> ',
  '截止',
  '行政复议\t',
  '申请',
  '请某某',
  '共计',
  '（一）\n',
  '（一）政府信息公开\n',
  '，,',
];

/** A report that is swollen in one place, so that the rules look at it as a report's text: in section one, in section five, in a cell of table three. */
const inReport: Readonly<Record<string, (filler: string) => string>> = {
  'section one': (filler) => report.replace('（三）政府信息管理情况', `${filler}\n（三）政府信息管理情况`),
  'section five': (filler) => report.replace(/^五、.*$/m, (heading) => `${heading}\n${filler}`),
  'a cell': (filler) => report.replace(/(重复申请\t)/, (label) => `${label}${filler.replace(/[\t\r\n\f]/g, '')}`),
};
const { text: report } = generate({ ...plainSpec, shape: 'tab-ten', seed: 3 });

/** Words that our own patterns look for, the ones on which they may look too far. */
const WORDS = [
  ...new Set(
    readdirSync('server', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => readFileSync(join('server', file), 'utf8').match(/[\u4e00-\u9fff]{1,6}/g) ?? []),
  ),
].sort();
const BETWEEN = ['', '，', '、', '1', '5件', '。', '；', '：', '100', ' ', '\n', '（', '）', '《', '2024年', '%'];

function grows(make: (size: number) => string, kind: 'text' | 'page' = 'text'): void {
  const small = make(SIZE / 4);
  const large = make(SIZE);
  time(small, kind);
  let ratio = 0;
  for (let attempt = 0; attempt < 3; attempt++) {
    const before = time(small, kind);
    const after = time(large, kind);
    ratio = after / Math.max(before, 0.5);
    if (ratio < 8 || after < 60) return;
  }
  expect.fail(`four times the text takes ${ratio.toFixed(1)} times as long`);
}

describe('time is linear', () => {
  test.each(ADVERSARIAL.map((unit) => [JSON.stringify(unit), unit]))('%s over and over', (_, unit) => {
    grows((size) => unit.repeat(Math.ceil(size / unit.length)));
    for (const swollen of Object.values(inReport)) grows((size) => swollen(unit.repeat(Math.ceil(size / unit.length))));
  });

  test.each(Object.entries(inReport))('words of our own patterns over and over in %s', (_, swollen) => {
    const piece = fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...BETWEEN)).map((both) => both.join(''));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 3 }), (pieces) => {
        const unit = pieces.join('');
        grows((size) => swollen(unit.repeat(Math.ceil(size / unit.length))));
      }),
      { numRuns: runs(30) },
    );
  });

  test.each([
    '<td>',
    '<table>',
    '<table><tr><td>',
    '<p>',
    '<div>',
    '&nbsp;',
    '</td>',
    '<td rowspan=1000 colspan=1000>',
    '<!--',
    '<script>',
    '<',
    '0<br>',
  ])('%s over and over as a page', (unit) => {
    grows((size) => unit.repeat(Math.ceil(size / unit.length)), 'page');
  });

  test.each(SHAPES)('%s: many reports in one text', (shape) => {
    const { text, kind } = generate({
      ...plainSpec,
      shape,
      magnitude: 'city',
      seed: 5,
      variation: { ...plainVariation, pages: true, cut: 'repeated' },
    });
    grows((size) => text.repeat(Math.max(1, Math.round(size / text.length))), kind);
  });

  test.each(SHAPES)('%s: one table with very many rows', (shape) => {
    const { text, kind } = generate({ ...plainSpec, shape, magnitude: 'city', seed: 5 });
    const at = text.indexOf('重复申请');
    const end = text.indexOf('要求提供公开出版物', at);
    const row = text.slice(at, end);
    grows((size) => text.slice(0, at) + row.repeat(Math.max(1, Math.round(size / row.length))) + text.slice(end), kind);
  });
});

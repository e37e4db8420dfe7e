import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noNeighbours } from '../../server/rules/shared/neighbours.ts';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { checkReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { sampleTable } from '../../server/rules/figures/samples.ts';
import { runs } from '../generate/reading.ts';
import { reportOf } from '../rules/marked.ts';

const YEAR = 2025;
const document = (text: string, year = YEAR, fresh?: number): string =>
  `# 示例市示例县人民政府${year}年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${text}\n${
    fresh === undefined
      ? ''
      : `\n## 三、收到和处理政府信息公开申请情况\n\n${sampleTable('2021', 'applications', {
          newReceived: `${fresh} 0 0 0 0 0 ${fresh}`,
          'results.granted': `${fresh} 0 0 0 0 0 ${fresh}`,
          'results.total': `${fresh} 0 0 0 0 0 ${fresh}`,
        })}`
  }`;

function findingsOf(rule: string, text: string, last?: string): readonly Problem[] {
  const neighbours =
    last === undefined ? noNeighbours : { ...noNeighbours, lastYear: { uri: 'memory:/last.md', name: 'last.md', report: reportOf(last) } };
  return checkReport(reportOf(text), { settings: defaultSettings, final: true, neighbours }).filter((problem) => problem.rule === rule);
}

/** The text after the first fix of the first finding. */
const fixed = (text: string, [first]: readonly Problem[]): string => applyEdits(text, first?.fixes[0]?.edits ?? []);

const count = fc.integer({ min: 1, max: 4000 });
const counts = (from: number, to: number) => fc.array(count, { minLength: from, maxLength: to });
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const NAMES = ['县直部门', '示例镇', '样板乡', '模范街道', '示范镇', '样本乡'];

/** Listings that leave no room for more, in the wordings of many offices. */
const LISTINGS: readonly ((total: number, parts: readonly number[]) => string)[] = [
  (total, parts) => `全年收到意见建议${total}条（${parts.map((part, i) => `${NAMES[i]}${part}条`).join('、')}），均已办理。`,
  (total, parts) => `开展培训${total}次，分别为${parts.map((part, i) => `${NAMES[i]}${part}次`).join('、')}。`,
  (total, parts) =>
    `发布解读材料${total}篇，其中${parts
      .slice(1)
      .map((part, i) => `${NAMES[i]}${part}篇`)
      .join('，')}，其他${parts[0]}篇。`,
  (total, parts) => `${parts.map((part, i) => `${NAMES[i]}申报${part}项`).join('，')}，合计${total}项。`,
  (total, parts) => `全年公开政府信息${total}条：${parts.map((part, i) => `${NAMES[i]}${part}条`).join('，')}。`,
];

describe('a complete listing', () => {
  test('is left alone while it makes its total', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LISTINGS), counts(2, 6), (write, parts) => {
        expect(findingsOf('prose-sum', document(write(sumOf(parts), parts)))).toEqual([]);
      }),
      { numRuns: runs(120) },
    );
  });

  test('is found on its total when one figure is changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LISTINGS), counts(2, 6), fc.nat(6), fc.integer({ min: 1, max: 50 }), (write, parts, which, by) => {
        const total = sumOf(parts);
        const changed = parts.map((part, i) => (i === which ? part + by : part));
        const text = document(write(which < parts.length ? total : total + by, changed));
        const found = findingsOf('prose-sum', text);
        expect(found.map(({ at }) => text.slice(at.start, at.end))).toEqual([String(which < parts.length ? total : total + by)]);
      }),
      { numRuns: runs(120) },
    );
  });

  test('with fewer parts than the total has room for is left alone where it does not claim to be complete', () => {
    fc.assert(
      fc.property(counts(1, 5), fc.integer({ min: 4001, max: 9000 }), (parts, rest) => {
        const text = `全年刊发稿件${sumOf(parts) + rest}篇，其中${parts.map((part, i) => `${NAMES[i]}${part}篇`).join('、')}等。`;
        expect(findingsOf('prose-sum', document(text))).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('a share', () => {
  const written = fc.record({ part: count, rest: count, decimals: fc.constantFrom(0, 1, 2) });
  const sentence = (part: number, whole: number, share: string): string =>
    `全年发布稿件${whole}篇，其中原创${part}篇，占${share}%；转载${whole - part}篇。`;

  test('is left alone when it is rounded or cut off', () => {
    fc.assert(
      fc.property(written, fc.boolean(), ({ part, rest, decimals }, cutOff) => {
        const exact = (part / (part + rest)) * 100;
        const step = 10 ** decimals;
        const share = (cutOff ? Math.floor(exact * step) / step : exact).toFixed(decimals);
        expect(findingsOf('prose-percent', document(sentence(part, part + rest, share)))).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  test('is found and put right when it is anything else', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 5, max: 30 }), fc.boolean(), ({ part, rest, decimals }, steps, up) => {
        const exact = (part / (part + rest)) * 100;
        const wrong = exact + (up ? 1 : -1) * steps * 10 ** -decimals;
        // the share of what is left is another reading
        fc.pre(wrong > 0 && Math.abs(wrong - (100 - exact)) > 3 && Math.abs(wrong - 100) > 3);
        const text = document(sentence(part, part + rest, wrong.toFixed(decimals)));
        const found = findingsOf('prose-percent', text);
        expect(found.length).toBe(1);
        expect(findingsOf('prose-percent', fixed(text, found))).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('a growth', () => {
  const pair = fc.record({ before: count, now: count, decimals: fc.constantFrom(1, 2) }).filter(({ before, now }) => before !== now);
  const rate = (before: number, now: number): number => (Math.abs(now - before) / before) * 100;
  const word = (before: number, now: number): string => (now > before ? '增长' : '下降');
  const both = (before: number, now: number, share: string): string =>
    `${YEAR - 1}年公开信息${before}条，${YEAR}年公开信息${now}条，同比${word(before, now)}${share}%。`;
  const alone = (now: number, before: number, share: string): string =>
    `全年新收政府信息公开申请${now}件，同比${word(before, now)}${share}%。`;
  const last = (before: number): string => document('', YEAR - 1, before);

  test('whose two figures are named is left alone when it is right, found and put right when it is not', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 3, max: 40 }), ({ before, now, decimals }, steps) => {
        const right = rate(before, now);
        expect(findingsOf('prose-percent', document(both(before, now, right.toFixed(decimals))))).toEqual([]);
        const text = document(both(before, now, (right + steps * 10 ** -decimals).toFixed(decimals)));
        const found = findingsOf('prose-percent', text);
        expect(found.length).toBe(1);
        expect(findingsOf('prose-percent', fixed(text, found))).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  test('against last year is left alone when last year’s report gives it, found and put right when it does not', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 3, max: 40 }), ({ before, now, decimals }, steps) => {
        const right = rate(before, now);
        expect(findingsOf('growth-rate', document(alone(now, before, right.toFixed(decimals)), YEAR, now), last(before))).toEqual([]);
        const text = document(alone(now, before, (right + steps * 10 ** -decimals).toFixed(decimals)), YEAR, now);
        const found = findingsOf('growth-rate', text, last(before));
        expect(found.length).toBe(1);
        expect(findingsOf('growth-rate', fixed(text, found), last(before))).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('a year', () => {
  /** Sentences about the year of the report; `Y` is the year. */
  const STATEMENTS: readonly string[] = [
    'Y年，我县共收到政府信息公开申请N件，均按时答复。',
    'Y年度，全县主动公开政府信息N条。',
    'Y年，县人民政府深入贯彻落实《中华人民共和国政府信息公开条例》，扎实推进各项工作。',
    '（一）Y年主动公开情况\n\n全年公开政府信息N条。',
    '（二）Y年依申请公开情况。全年收到政府信息公开申请N件。',
    '截至Y年12月31日，现行有效行政规范性文件N件。',
    '截至Y年底，共开设政务新媒体账号N个。',
    '全县Y年制发行政规范性文件N件，均已公开。',
    '经统计，Y年发布政策解读N篇。',
    'Y年未发生因政府信息公开引起的行政复议、行政诉讼。',
    'Y年1月1日至12月31日，共受理政府信息公开申请N件。',
    '现将Y年政府信息公开工作情况报告如下。',
  ];
  /** Sentences about other years; `L` is the year before. */
  const LOOKS: readonly string[] = [
    'L年收到政府信息公开申请N件，Y年收到M件。',
    'L年，我县曾开展栏目清理，公开政府信息N条。',
    '全年公开政府信息N条，比L年增加M条。',
    '全年公开政府信息N条，与L年相比有所增加。',
    '自L年起，推行政策文件统一公开，Y年公开N件。',
    'L年以来，共公开政府信息N条。',
    '办理政府信息公开申请N件（含L年结转M件）。',
    'L年结转的N件申请均已办结。',
    'L年收到的N件申请在法定期限内答复。',
    '根据《示例县L年政务公开工作要点》要求，公开政府信息N条。',
    '按照示办发〔L〕N号文件要求，公开政府信息M条。',
    '按时发布L年政府信息公开工作年度报告，公开L年度部门决算。',
    'L年11月开通的专栏发布信息N条。',
    '落实L—N年规划，公开政府信息M条。',
    '针对L年度考核发现的问题，公开整改信息N条。',
    '截至L年底，现行有效行政规范性文件N件；Y年制发M件。',
    '对截至L年12月31日有效期届满的N件行政规范性文件公布失效。',
    '办理因L年度政府信息公开申请引发的行政复议N件。',
    'L年度获评先进单位，公开经验材料N篇。',
    '下一步，Y年将公开政府信息N条。',
  ];
  const write = (template: string, year: number, n: number, m: number): string =>
    template
      .replaceAll('Y', String(year))
      .replaceAll('L', String(YEAR - 1))
      .replaceAll('N', String(n))
      .replaceAll('M', String(m));

  test('of the report is left alone; last year’s in its place is found and put right', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATEMENTS), count, fc.constantFrom(1, 1, 1, 0), (template, n, back) => {
        const right = document(write(template, YEAR, n, 0));
        const text = document(write(template, YEAR - back, n, 0));
        const found = findingsOf('stale-year', text);
        expect(found.map(({ at }) => text.slice(at.start, at.end))).toEqual(back === 0 ? [] : [String(YEAR - 1)]);
        if (back > 0) expect(fixed(text, found)).toBe(right);
      }),
      { numRuns: runs(120) },
    );
  });

  test('before is left alone where it is looked back on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LOOKS), count, count, (template, n, m) => {
        expect(findingsOf('stale-year', document(write(template, YEAR, n, m)))).toEqual([]);
      }),
      { numRuns: runs(120) },
    );
  });
});

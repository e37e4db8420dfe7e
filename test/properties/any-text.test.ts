import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reports } from '../generate/arbitrary.ts';
import { generate } from '../generate/index.ts';
import { ARITHMETIC, check, differences, none, problemsOf, read, runs, shown } from '../generate/reading.ts';
import { random } from '../generate/random.ts';
import { plainSpec, plainVariation, SHAPES, type Spec } from '../generate/spec.ts';

/** Offsets at which cutting a text is most telling: after every line, delimiter and tag, and some at random. */
function cuts(text: string, seed: number, count: number): readonly number[] {
  const chance = random(seed);
  const telling = [...text.matchAll(/[\n\r\t|>\f]|\d(?=\D)|[、）]/g)].map(({ index }) => index + 1);
  return Array.from({ length: text.length > 30_000 ? Math.ceil(count / 3) : count }, () =>
    chance.chance(0.6) ? chance.pick(telling.length > 0 ? telling : [0]) : chance.int(0, text.length),
  );
}

const insideTag = (text: string, at: number): boolean => {
  const open = text.lastIndexOf('<', at);
  const close = text.indexOf('>', at);
  return (
    open >= 0 &&
    close >= 0 &&
    at - open < 300 &&
    close - open < 400 &&
    /^<[/a-z!?]/i.test(text.slice(open, open + 2)) &&
    !text.slice(open, at).includes('>')
  );
};

const SHREDS = [
  ...'|\t\n\r\f（）()《》〔〕【】#*_`~:-.、，。；“” \u00a0\u3000\u200b\ufeff0123456789０９',
  '<table>',
  '</table>',
  '<tr>',
  '</tr>',
  '<td>',
  '</td>',
  '<td rowspan="99999999">',
  '<td colspan=-1>',
  '<!--',
  '-->',
  '<p',
  '>',
  '&nbsp;',
  '&#0;',
  '&#x110000;',
  '&',
  '```',
  '---',
  '| --- |',
  '\n\n',
  '\r\n',
  '1. ',
  '一是',
  '三、',
  '（七）',
  '总计',
  '第二十条第（八）项',
  '四、结转下年度继续办理',
  '二、主动公开政府信息情况',
  '2024年',
  '年度报告',
  '𠮷',
  '😀',
  '\ud842',
  '\udfb7',
  '\u0000',
  '1e309',
  '99999999999999999999',
  '-0',
  '+',
  '[bookmark: _GoBack]',
  'http://a/b',
  '<script>',
  '</style>',
  '<!-- nianbao-disable-next-line x: y -->',
];

const shreds = fc.array(fc.constantFrom(...SHREDS), { minLength: 0, maxLength: 80 }).map((parts) => parts.join('').slice(0, 200));

describe('any text', () => {
  test.each(SHAPES)('%s: any prefix is read without a throw and without a finding of arithmetic', (shape) => {
    for (const spec of fc.sample(reports(shape), { seed: 60, numRuns: runs(4) })) {
      const generated = generate(spec);
      const { text, kind } = generated;
      for (const end of cuts(text, spec.seed, 24)) {
        const part = text.slice(0, end);
        const report = read(part, kind);
        const found = check(report).filter(({ rule }) => ARITHMETIC.has(rule));
        const inNumber =
          /[\d０-９,.．+-](?:<[^>]*>?)*$/.test(part.slice(-400)) &&
          /^(?:[^<>]{0,200}>)?(?:<[^>]*>|&nbsp;)*[\d０-９,.．元]/.test(text.slice(end, end + 600));
        const wrong = inNumber ? [] : differences(generated, report).wrong;
        none(
          spec,
          [...shown(found), ...wrong].map((complaint) => `cut at ${end} (…${JSON.stringify(part.slice(-20))}): ${complaint}`),
        );
      }
    }
  });

  test.each(SHAPES)('%s: one character less puts no figure into another cell', (shape) => {
    for (const spec of fc.sample(reports(shape), { seed: 61, numRuns: runs(4) })) {
      const generated = generate(spec);
      const { text, kind } = generated;
      for (const at of cuts(text, spec.seed + 1, 24).map((end) => Math.max(0, end - 1))) {
        const report = read(text.slice(0, at) + text.slice(at + 1), kind);
        check(report);
        // A digit less is another figure; a hole in a tag may swallow what follows it, in a browser too.
        if (/[\d０-９.．+,-]/.test(text[at] ?? '') || insideTag(text, at)) continue;
        const { wrong } = differences(generated, report);
        none(
          spec,
          wrong.map(
            (complaint) =>
              `without ${JSON.stringify(text[at])} at ${at} (${JSON.stringify(text.slice(Math.max(0, at - 20), at + 10))}): ${complaint}`,
          ),
        );
      }
    }
  });

  test.each(['tab-ten', 'tab-broken'] as const)(
    '%s: 总计 in front of 自然人 where two lines of the header ran into one, and last all the same',
    (shape) => {
      const generated = generate({ ...plainSpec, shape, seed: 4, variation: { ...plainVariation, totalFirst: true } });
      const joined = generated.text.replace(/总计(\t*)\n(\t+自然人)/, '总计$1$2');
      expect(joined).not.toBe(generated.text);
      expect(differences(generated, read(joined)).wrong).toEqual([]);
    },
  );

  test('two figures run into one in a row that begins where longer rows of its kind do: the first column is not taken for blank', () => {
    const variation = { ...plainVariation, shortNames: true, labelColumns: 'four', layout: 'indented' } as const;
    const generated = generate({ ...plainSpec, shape: 'tab-broken', organ: 16, magnitude: 'dense', seed: 767756, variation });
    const glued = generated.text.replace(/(四、结转下年度继续办理\t+\d+\t\d+\t\d+)\t/, '$1');
    expect(glued).not.toBe(generated.text);
    expect(differences(generated, read(glued)).wrong).toEqual([]);
  });

  test('two figures run into one below a header that lost 总计: the row is not read by the header', () => {
    const generated = generate({ ...plainSpec, shape: 'tab-eight', seed: 4 });
    const headless = generated.text.replace(/(自然人\t法人或其他组织[\t]*?)总计/, '$1');
    expect(headless).not.toBe(generated.text);
    const row = headless.indexOf('一、本年新收');
    const tabs = [...headless.slice(row, headless.indexOf('\n', row)).matchAll(/\t/g)].map(({ index }) => row + index);
    for (const at of tabs.slice(2)) {
      const glued = read(headless.slice(0, at) + headless.slice(at + 1));
      expect(differences(generated, glued).wrong, headless.slice(row, at)).toEqual([]);
    }
  });

  test.each(SHAPES)('%s: 200 characters anywhere never make it throw', (shape) => {
    fc.assert(
      fc.property(reports(shape), fc.nat(1_000_000), shreds, (spec: Spec, place, shred) => {
        const { text, kind } = generate(spec);
        const at = place % (text.length + 1);
        const problems = problemsOf(text.slice(0, at) + shred + text.slice(at), kind);
        none(spec, shown(problems.filter(({ rule }) => rule === 'rule-failed')));
      }),
      { seed: 62, numRuns: runs(12) },
    );
  });

  test('shreds alone never make it throw', () => {
    fc.assert(
      fc.property(fc.array(shreds, { maxLength: 12 }), fc.constantFrom('text' as const, 'page' as const), (parts, kind) => {
        const problems = problemsOf(parts.join(''), kind);
        expect(problems.filter(({ rule }) => rule === 'rule-failed')).toEqual([]);
      }),
      { seed: 63, numRuns: runs(200) },
    );
  });
});

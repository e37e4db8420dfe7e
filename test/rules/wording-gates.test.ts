import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProsePart, Report } from '../../server/report/report.ts';
import { cuesIn } from '../../server/rules/wording/cues.ts';
import { isLetterSpaced } from '../../server/rules/wording/letter-spaced.ts';
import { check, read } from '../generate/reading.ts';

// What is looked at before a pattern is tried must let through everything that the pattern finds.

const part = (text: string) => ({ kind: 'paragraph', section: 'overview', passage: { text, segments: [] } }) as unknown as ProsePart;
const report = (text: string) =>
  read(`示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n${text}\n\n二、主动公开政府信息情况\n`, 'text');
const found = (rule: string, text: string) => check(report(text)).filter((problem) => problem.rule === rule);

describe('the looks before the patterns', () => {
  test('a part is letter-spaced where the pattern says so', () => {
    const text = fc.string({ unit: fc.constantFrom(...'邮编：电 话    \u3000a2'), maxLength: 24 });
    fc.assert(
      fc.property(text, (one) => {
        const cues = cuesIn({ prose: [part(one)] } as unknown as Report);
        const [cued] = cues.parts;
        expect(cued && isLetterSpaced(cues, cued)).toBe(/(?:[\u3001-\u9fff\uff01-\uff1f] ){3}[\u4e00-\u9fff]/.test(one));
      }),
      { numRuns: 1000 },
    );
  });

  test('blanks between a Han character and a figure are found wherever they stand', () => {
    const text = fc.string({ unit: fc.constantFrom(...'共条，2５% \u2009：'), maxLength: 16 });
    const SPACES =
      /(?<=[\u4e00-\u9fff])[ \u2009]+(?=[0-9０-９])|(?<=[0-9０-９%％])[ \u2009]+(?=[\u4e00-\u9fff])(?![\u4e00-\u9fff]{1,6}[：:])/g;
    fc.assert(
      fc.property(text, (one) => {
        // several blanks part columns
        fc.pre(!/[ \u2009]{2}/.test(one));
        const whole = `全年发布${one}公开`;
        const [finding] = found('spacing', whole).filter(({ message }) => message.includes('汉字与数字'));
        expect(finding?.fixes[0]?.edits.length ?? 0).toBe([...whole.matchAll(SPACES)].length);
      }),
      { numRuns: 300 },
    );
  });

  test('a word of four or five characters that stands twice in a row is found wherever it stands', () => {
    const neutral = fc.string({ unit: fc.constantFrom(...'栏目书籍'), maxLength: 6 });
    const word = fc.shuffledSubarray([...'河湖山林田草沙'], { minLength: 4, maxLength: 5 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(neutral, word, neutral, (before, one, behind) => {
        expect(found('repeated-word', `${before}，${one}${one}，${behind}。`).length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  test.each(['考核', '评议', '责任追究', '问责', '追责'])('%s is read wherever a page or a space breaks it', (word) => {
    const says = (text: string) => found('oversight-results', `健全监督机制，定期检查，并${text}有关情况。`);
    expect(says('掌握')).toHaveLength(1);
    for (let at = 1; at < word.length; at++)
      for (const gap of ['\n\n', '\n', ' ', '\n\n\u3000\u3000']) expect(says(`${word.slice(0, at)}${gap}${word.slice(at)}`)).toEqual([]);
  });

  test.each(['次', '条', '份'])('applications counted in %s are found, whatever the number is written with', (unit) => {
    for (const number of ['1', '２', '12', '三', '两', '二十', '〇'])
      for (const gap of ['', ' ', '\u00a0']) {
        expect(found('prose-unit', `全年收到信息公开申请${number}${gap}${unit}，均已答复。`), number + gap).toHaveLength(1);
        expect(found('prose-unit', `全年收到${number}${gap}${unit}政府信息公开申请，均已答复。`), number + gap).toHaveLength(1);
      }
  });
});

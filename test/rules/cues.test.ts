import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProsePart, Report } from '../../server/report/report.ts';
import { AGAIN, cueOf, cuesIn } from '../../server/rules/wording/cues.ts';

const WORDS = ['截止', '反应', '帐', '布署', '政府信公开', '主公开', '、'];
const WORD = cueOf(WORDS);
const MARK = cueOf([...'，、。']);

const part = (text: string) => ({ kind: 'paragraph', section: 'overview', passage: { text, segments: [] } }) as unknown as ProsePart;
const cuesOf = (...texts: string[]) => cuesIn({ prose: texts.map(part) } as unknown as Report);

/** The offsets of a cue in each part. */
const placesOf = (texts: readonly string[], cue: number): number[][] => {
  const { parts, at, kinds } = cuesOf(...texts);
  return parts.map(({ from, to }) => {
    const found = new Set<number>();
    for (let i = from; i < to; i++) if (((kinds[i] ?? 0) & cue) !== 0) found.add(at[i] ?? -1);
    return [...found];
  });
};

const text = fc.string({ unit: fc.constantFrom(...'截止反应帐布署政府信息公开主，、。,') });

describe('cues of a report', () => {
  test('are where the first two characters of a word stand, or its only one, in order, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const right = texts.map((one) =>
          Array.from(one, (_, at) => at).filter((at) => WORDS.some((word) => one.startsWith(word.slice(0, 2), at))),
        );
        expect(placesOf(texts, WORD)).toEqual(right);
      }),
    );
  });

  test('of several kinds may stand at one place', () => {
    expect(placesOf(['公开、，'], WORD)).toEqual([[2]]);
    expect(placesOf(['公开、，'], MARK)).toEqual([[2, 3]]);
  });

  test('no character that was among the five before it is missed, commas of either width being one', () => {
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const found = placesOf(texts, AGAIN);
        texts.forEach((one, i) => {
          const same = one.replaceAll('，', ',');
          for (let at = 0; at < one.length; at++)
            if (same.slice(Math.max(0, at - 5), at).includes(same.charAt(at))) expect(found[i]).toContain(at);
        });
      }),
    );
  });

  test('a part says which cues it holds', () => {
    const [none, word] = cuesOf('公开信息', '建立台帐').parts;
    expect((none?.cues ?? -1) & (WORD | MARK)).toBe(0);
    expect((word?.cues ?? 0) & WORD).toBe(WORD);
  });

  test('what a page shows above the report, its title and its section headings are no wording', () => {
    const prose = [
      { ...part('来源：示例镇 浏览次数：12'), section: undefined },
      { ...part('示例镇2025年政府信息公开工作年度报告'), kind: 'title' },
      { ...part('一、总体情况'), kind: 'section' },
      part('公开信息126条。'),
    ];
    expect(cuesIn({ prose } as unknown as Report).wording.map((one) => one.text)).toEqual(['公开信息126条。']);
  });
});

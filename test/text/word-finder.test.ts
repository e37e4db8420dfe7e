import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordFinder } from '../../server/text/word-finder.ts';

const WORDS = ['截止', '反应', '帐', '布署', '政府信公开', '主公开'];
const find = wordFinder(WORDS);
const spot = (text: string): boolean => find(text, 0) >= 0;

describe('the beginnings of words', () => {
  test.each(['截止', '全年截止到月底', '建立台帐', '群众反应', '反应'])('are seen in %s', (text) => {
    expect(spot(text)).toBe(true);
  });

  test.each(['', '截', '止截', '应反', '反，应', '部署', '政府信息公开', '主动公开，公主'])('are not seen in %s', (text) => {
    expect(spot(text)).toBe(text.includes('政府'));
  });

  test('are seen wherever a word stands, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...WORDS), fc.string({ unit: 'binary' }), (before, word, behind) => {
        expect(spot(before + word + behind)).toBe(true);
      }),
    );
  });

  test('are seen nowhere else: with any words and any text, only where the first two characters of one stand', () => {
    const word = fc.string({ unit: fc.constantFrom(...'公开政府信息甲乙'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.string({ unit: fc.constantFrom(...'公开政府信息甲乙，') }), (words, text) => {
        const next = wordFinder(words);
        const found: number[] = [];
        for (let at = next(text, 0); at >= 0; at = next(text, at + 1)) found.push(at);
        const right = Array.from(text, (_, at) => at).filter((at) => words.some((one) => text.startsWith(one.slice(0, 2), at)));
        expect(found).toEqual(right);
      }),
    );
  });
});

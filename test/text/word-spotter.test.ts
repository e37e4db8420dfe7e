import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordSpotter } from '../../server/text/word-spotter.ts';

const WORDS = ['截止', '反应', '帐', '布署', '政府信公开', '主公开'];
const spot = wordSpotter(WORDS);

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
        expect(wordSpotter(words)(text)).toBe(words.some((one) => text.includes(one.slice(0, 2))));
      }),
    );
  });
});

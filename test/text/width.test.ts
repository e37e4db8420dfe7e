import { expect, test } from 'vitest';
import { displayWidth } from '../../server/text/width.ts';

test.each([
  ['县', 2],
  ['𠮷田', 4],
  ['\u{2b740}', 2],
  ['\u{30000}', 2],
  ['e\u0301', 1],
  ['か\u3099', 2],
  ['葛\u{e0100}', 2],
  ['１２％', 6],
  ['12', 2],
  ['（一）', 6],
  ['　', 2],
  ['ｱ', 1],
  ['👍', 2],
  ['👍🏽', 2],
  ['👨‍👩‍👧', 2],
  ['🇨🇳', 2],
  ['1️⃣', 2],
  ['☎️', 2],
  ['\u200b\ufeff', 0],
  ['', 0],
])('“%s” takes %d columns in any font', (text, width) => {
  expect(displayWidth(text)).toBe(width);
  expect(displayWidth(text, 2)).toBe(width);
});

test.each([['“”'], ['‘’'], ['……'], ['——'], ['··'], ['①②'], ['±×'], ['÷°'], ['§α']])(
  '“%s” takes two columns, or four where the font is so',
  (text) => {
    expect([displayWidth(text), displayWidth(text, 2)]).toEqual([2, 4]);
  },
);

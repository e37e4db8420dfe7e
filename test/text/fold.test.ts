import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../server/text/fold.ts';
import { hanNumber, hanOrdinal, readNumbering } from '../../server/text/numbering.ts';
import { displayWidth } from '../../server/text/width.ts';

describe('folding of labels', () => {
  test.each([
    ['（三） 不予\n公开', '(三)不予公开'],
    ['３．危及“三安全一稳定”', '3.危及三安全一稳定'],
    ['总\u3000计\u00a0', '总计'],
    ['本年收费金额(单位:万元)', '本年收费金额(单位:万元)'],
    ['本年收费金额（单位：万元）', '本年收费金额(单位:万元)'],
    ['**行政许可**', '行政许可'],
  ])('%j becomes %j', (label, folded) => {
    expect(fold(label)).toBe(folded);
  });

  test('a wrong character stays a difference', () => {
    expect(fold('本年度止件数')).not.toBe(fold('本年废止件数'));
  });
});

describe('numbers that open a line', () => {
  test.each([
    ['一、总体情况', 'han', 1],
    ['十二、', 'han', 12],
    ['（三）不予公开', 'hanBracket', 3],
    ['( 六) 其他处理', 'hanBracket', 6],
    ['3、 收到', 'digit', 3],
    ['２．重复申请', 'digit', 2],
    ['（1）', 'digitBracket', 1],
    ['⑴认识', 'circle', 1],
    ['③', 'circle', 3],
  ])('%s is %s %i', (text, style, ordinal) => {
    expect(readNumbering(text)).toMatchObject({ style, ordinal });
  });

  test.each(['1.5万元', '2025年', '一是加强', '0', '（2024版）'])('%s opens with no number of an item', (text) => {
    expect(readNumbering(text)).toBeUndefined();
  });

  test('Han numbers are read and written alike up to 99', () => {
    for (let n = 1; n < 100; n++) expect(hanOrdinal(hanNumber(n))).toBe(n);
  });
});

describe('display width', () => {
  test.each([
    ['自然人', 6],
    ['０1', 3],
    ['“三”', 4],
    ['𠮷🙂', 4],
    ['e\u0301', 1],
  ])('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

test('the quick way of folding and the general one agree', () => {
  const piece = fc.constantFrom('（', '）', '三', '1', '．', '“', '　', 'A', '＋', '〔', '。', ' ', '/', '℃', '①', '𠮷', '\n', '％');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
      (text) => {
        // ℃ sends the whole text the general way; what it adds is the same at any place
        expect(fold(`${text}℃`)).toBe(`${fold(text)}°C`);
      },
    ),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { formatTables } from '../../server/service/format.ts';
import { formatTyped } from '../../server/service/format-typed.ts';
import { readTree } from '../../server/syntax/read-tree.ts';
import { runs } from '../generate/reading.ts';

/** What becomes of a text when the character before the cursor has just been typed. */
function typed(marked: string): string {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  return applyEdits(text, formatTyped(readTree(text), offset, text.charAt(offset - 1)));
}

const HEAD = '| 类别 | 结果维持 | 总计 |\n| :-- | --: | --: |\n';

describe('the bar behind the last cell of a row', () => {
  test('lays out its table', () => {
    expect(typed(`${HEAD}| 行政复议 | 1 | 2 |‸\n`)).toBe(
      '| 类别     | 结果维持 | 总计 |\n| :------- | -------: | ---: |\n| 行政复议 |        1 |    2 |\n',
    );
  });

  test('of the line of dashes too', () => {
    expect(typed('| 类别 | 总计 |\n|:--|--:|‸\n')).toBe('| 类别 | 总计 |\n| :--- | ---: |\n');
  });

  test.each([
    ['a row that lacks cells', `${HEAD}| 行政复议 | 1 |‸\n`],
    ['a bar inside a row', `${HEAD}| 行政复议 |‸ 1 | 2 |\n`],
    ['the first bar of a row', `${HEAD}|‸\n`],
    ['a header without its line of dashes', '| 类别 | 总计 |‸\n'],
    ['a bar that is a character', `${HEAD}| 行政复议 | 1 | 2\\|‸\n`],
    ['prose', '甲方|‸\n'],
    ['code', `\`\`\`\n${HEAD}| 行政复议 | 1 | 2 |‸\n\`\`\`\n`],
  ])('%s stays as it is', (_, marked) => expect(typed(marked)).toBe(marked.replace('‸', '')));
});

describe('a line break', () => {
  test('behind the last row lays out the table', () => {
    expect(typed(`${HEAD}| 行政复议 | 1 | 2 |\n‸`)).toContain('| 行政复议 |        1 |    2 |\n');
  });

  test.each([
    ['between two rows', `${HEAD}| 行政复议 | 1 | 2 |\n‸\n| 行政诉讼：未经复议直接起诉 | 1 | 2 |\n`],
    ['inside a row', `${HEAD}| 行政复议 | 1 |\n‸ 2 |\n`],
    ['before a row', `${HEAD}\n‸| 行政复议 | 1 | 2 |\n`],
    ['behind a row that lacks cells', `${HEAD}| 行政复议 | 1 |\n‸`],
    ['in prose', '全年公开12条。\n‸'],
  ])('%s moves nothing', (_, marked) => expect(typed(marked)).toBe(marked.replace('‸', '')));
});

test('wherever it is typed, only spaces and dashes change, and what it leaves is laid out', () => {
  const cell = fc.constantFrom('', '1', '12345', '行政复议', '“甲”', '𠮷', 'é', '１２', '👨‍👩‍👧', 'a\\|b');
  const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => `|${cells.join('|')}|`);
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), fc.nat({ max: 3 }), (rows, at) => {
      const lines = ['|甲|乙|', '|:-|-:|', ...rows];
      const text = `${lines.join('\n')}\n`;
      const offset = lines.slice(0, 2 + (at % rows.length) + 1).join('\n').length;
      const after = applyEdits(text, formatTyped(readTree(text), offset, '|'));
      expect(after.replace(/[ -]/g, '')).toBe(text.replace(/[ -]/g, ''));
      if (after !== text) expect(applyEdits(after, formatTables(readTree(after)))).toBe(after);
    }),
    { numRuns: runs(100) },
  );
});

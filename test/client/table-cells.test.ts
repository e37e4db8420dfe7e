import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { below, beside, cellAt, cellsOf, isDelimiter, isRow, type Place } from '../../client/table-cells.ts';

const TABLE = [
  '前面一段。',
  '| 项目       | 自然人 | 总计 |',
  '| :--------- | -----: | ---: |',
  '| 一、本年新收 |      4 |      |',
  '| 二、a\\|b   |        |    0',
  '后面一段。',
];
const lineAt = (line: number) => TABLE[line];
const texts = (line: string) => cellsOf(line).map(({ textStart, textEnd }) => line.slice(textStart, textEnd));

describe('the cells of a row', () => {
  test('are what stands between its bars, without the spaces', () => {
    expect(texts(TABLE[3] ?? '')).toEqual(['一、本年新收', '4', '']);
    expect(texts(TABLE[4] ?? '')).toEqual(['二、a\\|b', '', '0']);
  });

  test('that are blank have the cursor where a figure would end', () => {
    const line = '|      |';
    expect(cellsOf(line)).toEqual([{ start: 1, end: 7, textStart: 6, textEnd: 6 }]);
    expect(cellsOf('||')).toEqual([{ start: 1, end: 1, textStart: 1, textEnd: 1 }]);
  });

  test('a cursor belongs to the cell it is in, before the row to the first and behind it to the last', () => {
    const line = '| a | b |';
    expect([0, 1, 3, 4, 5, 8, 9].map((character) => cellAt(line, character))).toEqual([0, 0, 0, 0, 1, 1, 1]);
  });
});

describe('Tab', () => {
  const path = (from: Place, step: 1 | -1): readonly string[] => {
    const seen: string[] = [];
    for (let at: Place | undefined = from; at && seen.length < 50; at = beside(lineAt, at, step)) seen.push(`${at.line}/${at.cell}`);
    return seen;
  };

  test('goes from cell to cell, past the line of dashes, from the last figure of a row to the first of the next, and out of the table', () => {
    expect(path({ line: 1, cell: 0 }, 1)).toEqual(['1/0', '1/1', '1/2', '3/0', '3/1', '3/2', '4/1', '4/2']);
  });

  test('goes to the first cell of a row that has no figures', () => {
    const rows = ['| 项目 | 情况 |', '| --- | --- |', '| 甲 | 1 |', '| 乙 | 无 |'];
    expect(beside((line) => rows[line], { line: 2, cell: 1 }, 1)).toEqual({ line: 3, cell: 0 });
  });

  test('goes back through every cell, the labels too', () => {
    expect(path({ line: 4, cell: 2 }, -1)).toEqual(['4/2', '4/1', '4/0', '3/2', '3/1', '3/0', '1/2', '1/1', '1/0']);
  });
});

test('Enter goes down the column and out of the table', () => {
  expect(below(lineAt, { line: 1, cell: 2 })).toEqual({ line: 3, cell: 2 });
  expect(below(lineAt, { line: 3, cell: 1 })).toEqual({ line: 4, cell: 1 });
  expect(below(lineAt, { line: 4, cell: 1 })).toBeUndefined();
});

test('prose, rules and lists are no rows', () => {
  expect(['甲|乙', '- | a', '---', '', undefined].map(isRow)).toEqual([false, false, false, false, false]);
  expect(['| --- |', '|:-:|--|', '| a |', '|  |'].map(isDelimiter)).toEqual([true, true, false, false]);
});

test('whatever the line, cells lie in it side by side', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('|', '\\', ' ', '-', '4', '一', ':', '\t') }), (line) => {
      let last = 0;
      for (const { start, end, textStart, textEnd } of cellsOf(line)) {
        expect(start).toBeGreaterThan(last - 1);
        expect(textStart).toBeGreaterThanOrEqual(start);
        expect(textEnd).toBeGreaterThanOrEqual(textStart);
        expect(end).toBeGreaterThanOrEqual(textEnd);
        expect(end).toBeLessThanOrEqual(line.length);
        last = end + 1;
      }
    }),
  );
});

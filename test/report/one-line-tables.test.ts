import { describe, expect, test } from 'vitest';
import { check, read, valuesOf } from '../generate/reading.ts';
import { printed, printers } from './unseen/printers.ts';
import { tablesOf } from './unseen/tables.ts';

const printer = (name: string) => {
  const found = printers.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

/** The lines of each pipe table behind one another. */
const joined = (text: string, between: string): string => text.replace(/\|[ \t]*\n(?=\|)/g, `|${between}`);

describe('pipe tables whose line ends are lost', () => {
  test.each(['pipe, flat', 'pipe, merges blank', 'pipe, merges repeated', 'pipe, flat with serial number', 'pipe, bold labels'])(
    '%s: every figure is read, with its place in the text as it is written',
    (name) => {
      for (const year of [2024, 2020]) {
        const plain = printed(printer(name), tablesOf(3, year, 'dense'));
        for (const between of [' ', '', '  ']) {
          const one = joined(plain, between);
          for (const text of [one, one.replace(/\n\n(?=\|)/g, ' '), one.replace(/\n\n(?=\|)/g, ' ').replace(/\|\n\n(?=[^|])/g, '| ')]) {
            const report = read(text);
            expect([between, valuesOf(report)]).toEqual([between, valuesOf(read(plain))]);
            expect(report.tree.lines.starts).toHaveLength(text.split('\n').length);
            for (const { cells } of report.tables)
              for (const { span, value } of cells.values()) expect(Number(text.slice(span.start, span.end))).toBe(value);
            if (text === one) expect(check(report).filter(({ severity }) => severity === 'error')).toEqual([]);
          }
        }
      }
    },
  );

  test('rows that have lost a cell are not read, and the table is not said to be missing', () => {
    const plain = printed(printer('pipe, flat'), tablesOf(3, 2024, 'dense'));
    const text = joined(plain, ' ').replace(/(（二）部分公开[^|]*\| \d+ \|) \d+ \|/, '$1');
    expect(text.length).toBeLessThan(joined(plain, ' ').length);
    const report = read(text);
    expect(Object.keys(valuesOf(report))).toEqual(['proactiveDisclosure', 'reviewLitigation']);
    expect(check(report).flatMap(({ rule }) => (rule.startsWith('table-') ? [rule] : []))).toEqual(['table-unreadable']);
  });

  test('a row of a rule alone, and prose with bars and dashes, stay as they are', () => {
    for (const text of ['| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n', '见附件 | --- | 说明 | 其他\n', '全年公开信息12条 --- 较上年增长。\n'])
      expect(read(text).tree.lines.starts).toHaveLength(text.split('\n').length);
  });
});

import { describe, expect, test } from 'vitest';
import { check, read, valuesOf } from '../generate/reading.ts';
import { morePrinters } from './unseen/more-printers.ts';
import { printed, printers } from './unseen/printers.ts';
import { tablesOf } from './unseen/tables.ts';

/** Every line with its number in front; `blankToo`: empty lines have one as well. */
const numbered = (text: string, mark: (n: number) => string, blankToo = true): string => {
  let n = 0;
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' && !blankToo ? line : line === '' ? mark(++n).trimEnd() : mark(++n) + line))
    .join('\n');
};

const SHAPES = [
  'pipe, merges blank',
  'pipe without outer bars',
  'pandoc grid table',
  'csv',
  'tabs, merges blank',
  'single spaces',
  'single spaces, flat, columns 0512346',
  'two spaces, flat',
  'a cell per line, spaces behind each',
];

describe('texts copied with the numbers of their lines', () => {
  test.each<readonly [string, (n: number) => string]>([
    ['1 一、', (n) => `${n} `],
    ['   1→', (n) => `${String(n).padStart(4)}→`],
    ['   1⇥', (n) => `${String(n).padStart(4)}\t`],
    ['1:', (n) => `${n}:`],
    ['  1: ', (n) => `  ${n}: `],
    ['  1 | ', (n) => `${String(n).padStart(3)} | `],
    ['1. ', (n) => `${n}. `],
  ])('%s: every figure is read, and nothing is found that is not there', (_, mark) => {
    for (const name of SHAPES) {
      const printer = [...printers, ...morePrinters].find((one) => one.name === name);
      if (!printer) throw new Error(name);
      const plain = printed(printer, tablesOf(3, 2024, 'dense'));
      const expected = read(plain);
      for (const blankToo of [true, false]) {
        const report = read(numbered(plain, mark, blankToo));
        expect([name, valuesOf(report)]).toEqual([name, valuesOf(expected)]);
        expect([name, report.year, report.organ]).toEqual([name, expected.year, expected.organ]);
        const errors = check(report).filter(({ severity }) => severity === 'error');
        expect([name, errors.map(({ message }) => message)]).toEqual([name, []]);
      }
    }
  });

  test('spans lead to the text as it is written, front matter is read, and lines put in later need no numbers', () => {
    const printer = printers.find(({ name }) => name === 'pipe, flat');
    if (!printer) throw new Error('no such printer');
    const plain = `---\n机关: 示例县示例镇人民政府\n年度: 2024\n---\n\n${printed(printer, tablesOf(3, 2024, 'dense'))}`;
    const text = numbered(plain, (n) => `${n}: `).replace('\n20: ', '\n后加的一行。\n20: ');
    const report = read(text);
    expect(report.tree.source).toBe(text);
    expect(report.tree.frontMatter?.entries.map(({ key }) => key)).toEqual(['机关', '年度']);
    expect(valuesOf(report)).toEqual(valuesOf(read(plain)));
    for (const { cells } of report.tables)
      for (const { span, text: own } of cells.values()) expect(text.slice(span.start, span.end)).toBe(own);
  });

  test('a first column that counts a few rows is no number of lines, nor is one that leaves some out', () => {
    const rows = (numbers: readonly number[]): readonly (readonly string[])[] =>
      read(numbers.map((n) => `${n}\t规章${n}\t${n + 1}`).join('\n')).tree.blocks.flatMap((block) =>
        block.type === 'table' ? block.rows.map(({ cells }) => cells.map(({ text }) => text)) : [],
      );
    expect(rows([1, 2, 3])[1]).toEqual(['2', '规章2', '3']);
    expect(rows([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13])[1]).toEqual(['2', '规章2', '3']);
  });
});

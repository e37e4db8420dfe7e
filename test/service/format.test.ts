import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { defaultFormat, type FormatOptions, formatTables } from '../../server/service/format.ts';
import { readTree } from '../../server/syntax/read-tree.ts';
import { displayWidth } from '../../server/text/width.ts';
import { reports } from '../generate/arbitrary.ts';
import { generate } from '../generate/index.ts';
import { differences, none, read, runs } from '../generate/reading.ts';
import { SHAPES } from '../generate/spec.ts';

const format = (text: string, options: FormatOptions = defaultFormat): string => applyEdits(text, formatTables(readTree(text), options));

/** Display columns at which the bars of each line stand. */
const bars = (table: string): readonly string[] =>
  table
    .trim()
    .split(/\r?\n/)
    .map((line) => [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => displayWidth(line.slice(0, index))).join(' '));

const RAGGED = [
  '| 项目 | 自然人 | 总计 |',
  '|:--|--:|--:|',
  '|一、本年新收政府信息公开申请数量|4|4|',
  '| 三、（三）3.危及“三安全一稳定” |  | 0|',
  '| 𠮷田镇（𬒈）é | １２ |👨‍👩‍👧 |',
  '',
].join('\n');

describe('a table is laid out', () => {
  test('with its bars one below the other, whatever characters stand in it', () => {
    const after = format(RAGGED);
    expect(new Set(bars(after)).size).toBe(1);
    expect(after.split('\n')[2]).toBe(`| 一、本年新收政府信息公开申请数量 |      4 |    4 |`);
    expect(after.split('\n')[1]).toBe(`| :------------------------------- | -----: | ---: |`);
  });

  test('with more rows, or more marks above one letter, than a call can have arguments', () => {
    const rows = '|未知|1|\n'.repeat(200_000);
    expect(formatTables(readTree(`| 项目 | 总计 |\n| --- | --- |\n${rows}`))).toHaveLength(200_001);
    expect(displayWidth(`e${'\u0301'.repeat(200_000)}`)).toBe(1);
  });

  test('with quotation marks two columns wide where the font shows them so', () => {
    const text = '| 项目 | 总计 |\n| --- | --- |\n| 危及“三安全一稳定”的 | 1 |\n';
    const width = (line: string | undefined) => displayWidth(line ?? '', 2);
    const lines = format(text, { style: 'aligned', ambiguous: 2 }).split('\n');
    expect(new Set(lines.filter((line) => line !== '').map(width)).size).toBe(1);
  });

  test('with one space on each side when it is to be compact', () => {
    expect(format(RAGGED, { style: 'compact', ambiguous: 1 }).split('\n').slice(0, 4)).toEqual([
      '| 项目 | 自然人 | 总计 |',
      '| :--- | ---: | ---: |',
      '| 一、本年新收政府信息公开申请数量 | 4 | 4 |',
      '| 三、（三）3.危及“三安全一稳定” | | 0 |',
    ]);
  });

  test('with a column left ragged where a paragraph stands in one of its cells', () => {
    const paragraph = '长'.repeat(61);
    const text = `| 项目 | 说明 |\n| --- | --- |\n| 甲 | 短 |\n| 乙 | ${paragraph} |\n`;
    expect(format(text).split('\n').slice(2, 4)).toEqual(['| 甲   | 短   |', `| 乙   | ${paragraph} |`]);
  });

  test('keeping line ends, indents, escaped bars and a row in the making', () => {
    const text = '\ufeff# 示例\r\n\r\n  |a\\|b|1|\r\n  |---|--:|\r\n  | 二 | 3';
    expect(format(text)).toBe('\ufeff# 示例\r\n\r\n  | a\\|b |    1 |\r\n  | ---- | ---: |\r\n  | 二   |    3');
  });

  test.each([
    ['a table drawn with rules', '+----+----+\n| a  | b |\n+----+----+\n| 1 | 2  |\n+----+----+\n'],
    ['rows without a bar in front', 'a | b |\n1 | 2 |\n'],
    ['prose with a bar', '甲|乙两方\n'],
    ['code', '```\n|a|b|\n|-|-|\n```\n'],
  ])('%s is left as it is', (_, text) => expect(format(text)).toBe(text));

  test('only where it is asked for', () => {
    const text = `${RAGGED}\n\n中间一段。\n\n${RAGGED}`;
    const second = text.lastIndexOf('| 项目');
    const after = applyEdits(text, formatTables(readTree(text), defaultFormat, { start: second, end: second + 1 }));
    expect(after.slice(0, RAGGED.length)).toBe(RAGGED);
    expect(after.slice(after.lastIndexOf('中间'))).toContain(format(RAGGED));
  });
});

describe('a change of one figure', () => {
  test.each(['0', '12', '9999', ''])('to “%s” touches one line', (figure) => {
    const table = format('| 项目 | 自然人 |\n| :-- | --: |\n| 一、本年新收 | 1 |\n| 二、上年结转 | 2 |\n');
    const changed = format(table.replace(/1 \|$/m, `${figure} |`));
    const differing = changed.split('\n').filter((line, index) => line !== table.split('\n')[index]);
    expect(differing.length).toBe(1);
  });
});

test.each(SHAPES)('%s: no figure and no word changes, and laid out twice is laid out once', (shape) => {
  fc.assert(
    fc.property(reports(shape), fc.constantFrom<FormatOptions>(defaultFormat, { style: 'compact', ambiguous: 2 }), (spec, options) => {
      const report = generate(spec);
      if (report.kind === 'page') return;
      const after = format(report.text, options);
      expect(after.replace(/[ \t-]/g, '')).toBe(report.text.replace(/[ \t-]/g, ''));
      const { wrong, lost } = differences(report, read(after, report.kind));
      none(spec, [...wrong, ...lost]);
      expect(format(after, options)).toBe(after);
    }),
    { numRuns: runs(6) },
  );
});

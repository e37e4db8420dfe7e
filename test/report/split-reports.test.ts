import { describe, expect, test } from 'vitest';
import { splitReports } from '../../server/report/split-reports.ts';
import { SECTIONS } from '../generate/form.ts';
import { generate } from '../generate/index.ts';
import { differences, read } from '../generate/reading.ts';
import { plainSpec, SHAPES } from '../generate/spec.ts';

const report = (shape: (typeof SHAPES)[number], seed: number) => generate({ ...plainSpec, shape, seed, organ: seed % 7 });
const TEXTS = SHAPES.filter((shape) => report(shape, 1).kind === 'text');

describe('a text with several reports', () => {
  test.each(TEXTS)('of shape %s is divided where each begins', (shape) => {
    const texts = [1, 2, 3].map((seed) => `${report(shape, seed).text.trim()}\n`);
    const volume = texts.join('\n');
    expect(splitReports(volume).map(({ start, end }) => volume.slice(start, end).trim())).toEqual(texts.map((text) => text.trim()));
  });

  test.each(TEXTS)('of shape %s that holds one is not divided', (shape) => {
    const { text } = report(shape, 4);
    expect(splitReports(text)).toEqual([{ start: 0, end: text.length }]);
  });

  const NUMBERS = '一二三四五六';
  const inParts = (text: string, mark: (n: string) => string): string =>
    text.replace(
      /^(#* ?)([一二三四五六])、(?=总体|主动公开政府|收到和处理|政府信息公开行政|存在的主要|其他需要)/gm,
      (_, hashes: string, n: string) => hashes + mark(n),
    );

  test.each<[string, (n: string) => string]>([
    ['第一部分 总体情况', (n) => `第${n}部分 `],
    ['第一部分　总体情况', (n) => `第${n}部分\u3000`],
    ['第一部分：总体情况', (n) => `第${n}部分：`],
    ['1、总体情况', (n) => `${NUMBERS.indexOf(n) + 1}、`],
    ['（一）总体情况', (n) => `（${n}）`],
  ])('whose sections are headed %s is divided where each begins, and each has its tables', (_, mark) => {
    const texts = [1, 2, 3].map((seed) => `${inParts(report('pipe-official', seed).text, mark).trim()}\n`);
    expect(texts[0]).toContain(`${mark('五')}存在的主要问题`);
    const volume = texts.join('\n');
    const pieces = splitReports(volume).map(({ start, end }) => volume.slice(start, end));
    expect(pieces.map((piece) => piece.trim())).toEqual(texts.map((text) => text.trim()));
    pieces.forEach((piece, i) => {
      const [wrong, lost] = Object.values(differences(report('pipe-official', i + 1), read(piece)));
      expect([wrong, lost]).toEqual([[], []]);
    });
  });

  test.each<[string, (i: number) => string]>([
    ['一、', (i) => `${NUMBERS[i]}、`],
    ['第一部分', (i) => `第${NUMBERS[i]}部分 `],
    ['1、', (i) => `${i + 1}、`],
  ])('is not divided by the title that stands again behind a list of contents with %s', (_, mark) => {
    const contents = (title: string): string =>
      `${title}\n目录\n${SECTIONS.map((heading, i) => `${mark(i)}${heading}\t${i + 1}`).join('\n')}\n\n`;
    const body = (title: string): string => `${title}\n${SECTIONS.map((heading, i) => `${mark(i)}${heading}\n全年平稳。\n`).join('')}\n`;
    const titles = ['示例县示例镇人民政府2025年政府信息公开工作年度报告', '示例县教育局2025年政府信息公开工作年度报告'] as const;
    expect(splitReports(contents(titles[0]) + body(titles[0]))).toHaveLength(1);
    const volume = titles.map((title) => contents(title) + body(title)).join('');
    expect(splitReports(volume).map(({ start, end }) => volume.slice(start, end))).toEqual(
      titles.map((title) => contents(title) + body(title)),
    );
  });

  const one = (title: string) => `${title}\n一、总体情况\n全年平稳。\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n`;
  const TITLE = '示例县示例镇人民政府2025年政府信息公开工作年度报告';

  test('keeps the line with the organ above a title with the title', () => {
    const text = `${one(TITLE)}\n示例县教育局\n2025年政府信息公开工作年度报告\n${one('').trim()}`;
    expect(splitReports(text).map(({ start }) => text.slice(start, start + 6))).toEqual(['示例县示例镇', '示例县教育局']);
  });

  test('is not divided by a title that every page repeats, nor by one that is named in the prose or in a list of contents', () => {
    const pages = `${TITLE}\n一、总体情况\n全年平稳。\n${TITLE}\n二、主动公开政府信息情况\n五、存在的主要问题及改进情况\n${TITLE}\n六、其他需要报告的事项\n无。\n`;
    expect(splitReports(pages)).toHaveLength(1);
    expect(splitReports(`${one(TITLE)}附件：${TITLE}\n`)).toHaveLength(1);
    expect(splitReports(`目录\n${TITLE}\n示例县教育局2025年政府信息公开工作年度报告\n${one(TITLE)}`)).toHaveLength(1);
  });

  test('is covered by its pieces', () => {
    const text = [TITLE, TITLE.replace('2025', '2024'), TITLE.replace('2025', '2023')].map(one).join('\r\n\r\n');
    const pieces = splitReports(text);
    expect(pieces).toHaveLength(3);
    expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  });
});

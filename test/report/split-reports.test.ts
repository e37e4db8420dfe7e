import { describe, expect, test } from 'vitest';
import { splitReports } from '../../server/report/split-reports.ts';
import { generate } from '../generate/index.ts';
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

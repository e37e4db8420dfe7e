import fc from 'fast-check';
import { describe, test } from 'vitest';
import { reports } from '../generate/arbitrary.ts';
import { generate } from '../generate/index.ts';
import { check, differences, none, read, runs } from '../generate/reading.ts';
import { random, type Random } from '../generate/random.ts';
import { SHAPES, type Shape, type Spec } from '../generate/spec.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where the tables stand: from the heading of section two to that of section five. */
function tables(text: string): Place {
  const start = text.lastIndexOf('二、主动公开政府信息情况');
  const end = text.indexOf('五、存在的主要问题');
  return { start: start < 0 ? 0 : start + 12, end: end < 0 ? text.length : end };
}

const all = (text: string, pattern: RegExp): Place[] => {
  const { start, end } = tables(text);
  return [...text.slice(start, end).matchAll(pattern)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
};

const cutOut = (text: string, { start, end }: Place): string => text.slice(0, start) + text.slice(end);
const putIn = (text: string, at: number, extra: string): string => text.slice(0, at) + extra + text.slice(at);

/** One empty cell too many or one cell less, where the shape separates cells. */
function garbleCell(shape: Shape, text: string, chance: Random): string {
  const pick = (pattern: RegExp): Place | undefined => {
    const places = all(text, pattern);
    return places.length > 0 ? chance.pick(places) : undefined;
  };
  const more = chance.chance(0.5);
  const change = (delimiter: RegExp, cell: RegExp, empty: string): string => {
    if (more) {
      const at = pick(delimiter);
      return at ? putIn(text, at.end, empty) : text;
    }
    const at = pick(cell);
    return at ? cutOut(text, at) : text;
  };
  switch (shape) {
    case 'flat':
    case 'pipe-official':
      return change(/\|(?=[^\n]*\|)/g, /\|[ ]*[^|\n-]{0,12}(?=\|)/g, ' |');
    case 'pipe-web':
      return change(/\|/g, /\|[ ]*[^|\n]{0,12}(?=\|)/g, ' |');
    case 'tab-ten':
    case 'tab-eight':
    case 'tab-collapsed':
    case 'tab-seed':
    case 'tab-broken':
      return change(/\t/g, /\t[^\t\n\r]{0,6}/g, '\t');
    case 'lines-tab':
      return change(/(?<=\d[\u00a0\u3000]*)\r?[\n\r](?=\t)/g, /\t[\u00a0\u3000]*[\d,]*[\u00a0\u3000]*\r?[\n\r]/g, '\t\n');
    case 'lines-closed':
      return change(/(?<=\t)\r?[\n\r](?=[^\n\r]*\t)/g, /(?<=[\n\r])[\u00a0\u3000]*[\d,]*[\u00a0\u3000]*\t\r?[\n\r]/g, '\t\n');
    case 'lines-blank':
    case 'lines-dense':
    case 'lines-pipe':
      return change(/(?<=\d[\u00a0\u3000]*(?: \|)?)\r?[\n\r]/g, /(?<=[\n\r])[\u00a0\u3000]*[\d,]+[\u00a0\u3000]*(?: \|)?\r?[\n\r]/g, '\n');
    case 'html':
    case 'page':
      return change(/<\/t[dh]>/g, /<t[dh][^>]*>\d*<\/t[dh]>/g, '<td></td>');
    case 'html-word':
    case 'page-word':
      return change(/<\/t[dh]>/gi, /<t[dh] [^>]*>(?:(?!<\/?t[dh])[\s\S])*<\/t[dh]>/gi, '<td><p>&nbsp;</p></td>');
    case 'aligned':
    case 'aligned-wide':
      return change(/ {2}(?=\d)/g, /(?<= )\d+(?= {2})/g, ' ');
  }
}

/** One wrong character in a label, as far as a label may be off and still be known. */
function garbleLabel(text: string, chance: Random): string {
  const labels = [
    '国家秘密',
    '禁止公开',
    '第三方合法',
    '内部事务',
    '过程性信息',
    '行政执法',
    '查询事项',
    '不掌握',
    '现成信息',
    '仍不明确',
    '信访举报',
    '重复申请',
    '出版物',
    '大量反复',
    '重新出具',
    '结转下年度',
    '上年结转',
    '本年新收',
    '部分公开',
    '予以公开',
    '行政许可',
    '行政处罚',
    '行政强制',
    '事业性收费',
    '规范性文件',
    '商业企业',
    '科研机构',
    '公益组织',
    '服务机构',
    '自然人',
    '结果维持',
    '尚未审结',
  ];
  const places = all(text, new RegExp(labels.join('|'), 'g'));
  if (places.length === 0) return text;
  const { start, end } = chance.pick(places);
  const at = chance.int(start, end - 1);
  const kind = chance.int(0, 2);
  const other = chance.pick(['的', '部', '本', '新', '结', '公', '信', '行', '一', '度']);
  return kind === 0
    ? cutOut(text, { start: at, end: at + 1 })
    : kind === 1
      ? putIn(text, at, other)
      : text.slice(0, at) + other + text.slice(at + 1);
}

describe('a garbled row never puts a figure into another cell', () => {
  const go = (shape: Shape, seed: number, garble: (text: string, chance: Random) => string): void => {
    fc.assert(
      fc.property(reports(shape), fc.nat(1_000_000), (spec: Spec, salt) => {
        const generated = generate(spec);
        const garbled = garble(generated.text, random(salt));
        if (garbled === generated.text) return;
        const report = read(garbled, generated.kind);
        check(report);
        const { wrong } = differences(generated, report);
        let at = 0;
        while (garbled[at] === generated.text[at]) at++;
        const here = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
        none(spec, wrong.length > 0 ? [`salt ${salt}: ${here(generated.text)} became ${here(garbled)}`, ...wrong] : []);
      }),
      { seed, numRuns: runs(35) },
    );
  };

  test.each(SHAPES)('%s: one empty cell too many, or one cell less', (shape) =>
    go(shape, 80, (text, chance) => garbleCell(shape, text, chance)),
  );
  test.each(SHAPES)('%s: one slip in a label', (shape) => go(shape, 81, garbleLabel));
});

import { describe, expect, test } from 'vitest';
import { checkReport } from '../../server/service/check.ts';
import { readConfig } from '../../server/service/config.ts';
import { builtInPacks, PackSchema } from '../../server/service/packs.ts';
import { readSettings } from '../../server/service/read-settings.ts';
import { reportOf } from '../rules/marked.ts';

const report = (overview: string, year = 2025): string =>
  `# 示例县示例镇人民政府${year}年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${overview}\n\n## 二、主动公开政府信息情况\n`;

const OVERVIEW =
  '全年主动公开政府信息126条，发布政策解读3篇，回应群众留言12件。制发行政规范性文件2件，清理废止1件，现行有效9件。依申请公开按时办结。运维政务新媒体1个。政府信息管理严格审核。平台建设规范，监督保障到位。';

/** What is said under settings as written in a `.nianbao.json`. */
function said(text: string, config: object): readonly string[] {
  const { settings, complaints } = readSettings(config);
  expect(complaints).toEqual([]);
  return checkReport(reportOf(text), { settings, final: false })
    .filter(({ rule }) => ['topic-missing', 'overview-length', 'row-unknown'].includes(rule))
    .map(({ rule, severity, message }) => `${rule} ${severity} ${message}`)
    .sort();
}

test.each(builtInPacks.map((pack) => [pack.name, pack] as const))('the built-in pack %s fits the schema', (_name, pack) => {
  expect(PackSchema.safeParse(pack).error?.issues).toBeUndefined();
});

describe('a pack', () => {
  test('is off until somebody names it', () => {
    expect(said(report(OVERVIEW), {})).toEqual([]);
    expect(said(report(OVERVIEW), { packs: ['gansu-2025'] })).toEqual([
      'topic-missing warning “一、总体情况”中没有写到“政务公开专区数”（甘肃2025年要求）',
    ]);
  });

  test('asks nothing of reports of other years', () => {
    expect(said(report(OVERVIEW, 2024), { packs: ['gansu-2025'] })).toEqual([]);
    expect(said(report(OVERVIEW, 2024), { packs: [{ name: '示例市', from: 2024, to: 2024, limit: 10 }] }).length).toBe(1);
    expect(said(report(OVERVIEW, 2025), { packs: [{ name: '示例市', from: 2024, to: 2024, limit: 10 }] })).toEqual([]);
  });

  test('may be of one’s own: words that a section must have, a length, and who asks', () => {
    const packs = [
      { name: 'x', title: '示例市要求', limit: 50, require: { 一: ['政府公报', { about: '培训次数', words: ['培训'], figure: true }] } },
    ];
    expect(said(report(`${OVERVIEW}2025年开展培训。`), { packs })).toEqual([
      expect.stringMatching(/^overview-length information “一、总体情况”共\d+字，应不超过50字/),
      'topic-missing warning “一、总体情况”中没有写到“政府公报”；没有写明“培训次数”的数字（示例市要求）',
    ]);
    expect(said(report(`${OVERVIEW}出版政府公报，开展培训两次。`), { packs: [{ ...packs[0], limit: 1000 }] })).toEqual([]);
  });

  test('stands under what is set by rule, and packs add up', () => {
    const packs = [
      { name: '甲', limit: 10, require: { 一: ['政府公报'] } },
      { name: '乙', limit: 20, require: { 一: ['电子屏'] } },
    ];
    expect(said(report(OVERVIEW), { packs }).map((line) => line.replace(/共\d+字|，多\d+字/g, ''))).toEqual([
      'overview-length information “一、总体情况”，应不超过20字',
      'topic-missing warning “一、总体情况”中没有写到“政府公报”（甲）',
      'topic-missing warning “一、总体情况”中没有写到“电子屏”（乙）',
    ]);
    const rules = { 'topic-missing': { require: { 一: ['公告栏'] }, severity: 'hint' }, 'overview-length': 'off' };
    expect(said(report(OVERVIEW), { packs, rules })).toEqual([
      'topic-missing hint “一、总体情况”中没有写到“公告栏”',
      'topic-missing hint “一、总体情况”中没有写到“政府公报”（甲）',
      'topic-missing hint “一、总体情况”中没有写到“电子屏”（乙）',
    ]);
  });

  test('names rows that the region adds: a reminder, no unknown row', () => {
    const table = `## 三、收到和处理政府信息公开申请情况\n\n| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|\n| 一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n| 电话咨询解答 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n| 三、（一）予以公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n`;
    const text = `# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n${table}`;
    const rows = (config: object) => said(text, config).filter((line) => line.startsWith('row-unknown'));
    expect(rows({})).toEqual([expect.stringMatching(/^row-unknown warning .*电话咨询解答/)]);
    expect(rows({ packs: [{ name: '示例市', extraRows: ['电话咨询解答'] }] })).toEqual([
      expect.stringMatching(/^row-unknown hint .*是本地统一增加的行$/),
    ]);
  });
});

describe('a pack that cannot be used is left out, and what is wrong is marked', () => {
  test.each([
    ['"gansu"', '"gansu"', '没有“gansu”这组地方要求'],
    ['"全国"', '"全国"', '没有“全国”这组地方要求，可用的是 gansu-2025、hubei'],
    ['3', '3', '第 1 组地方要求写作“3”，应为名称或一个对象'],
    ['{ "limit": 1000 }', '{ "limit": 1000 }', '地方要求缺少 name'],
    ['{ "name": "甲", "limit": "多" }', '"多"', '地方要求的 limit 写作“多”，应为一个数'],
    ['{ "name": "甲", "limitt": 3 }', '"limitt"', '没有“limitt”这项地方要求，最接近的是“limit”'],
    ['{ "name": "甲", "require": { "七": [] } }', '"七"', '没有“七”这项地方要求'],
    ['{ "name": "甲", "require": { "一": [ 5 ] } }', '5', '写作“5”，应为文字或一个对象'],
    ['{ "name": "甲", "require": { "一": [ { "about": "乙", "words": [] } ] } }', '[]', '写作一个数组，应不小于 1'],
  ])('%s', (pack, marked, message) => {
    const text = `{ "packs": [ ${pack} ], "year": 2025 }`;
    const { settings, problems } = readConfig(text);
    expect(settings).toEqual({ rules: {}, year: 2025 });
    expect(problems.map(({ at }) => text.slice(at.start, at.end))).toEqual([marked]);
    expect(problems[0]?.message).toContain(message);
  });
});

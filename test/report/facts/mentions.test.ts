import { describe, expect, test } from 'vitest';
import { type Mention, mentionsOf, runsOf } from '../../../server/report/facts/mentions.ts';
import { readReport } from '../../../server/report/read-report.ts';
import type { Report } from '../../../server/report/report.ts';
import { readTree } from '../../../server/syntax/read-tree.ts';
import { slice } from '../../../server/text/span.ts';

const allMentions = (report: Report): readonly Mention[] => runsOf(report).flatMap(mentionsOf);

const TITLE = '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n';

const read = (text: string): Report => readReport(readTree(TITLE + text));

const shown = ({ text, value, unit, approximate }: Mention): string => `${approximate ? '~' : ''}${text}=${value}${unit ?? ''}`;

describe('figures with their units', () => {
  test.each<readonly [string, readonly string[]]>([
    [
      '收到12件、36条、5次、40份、6期、290元、3个、2家。',
      ['12件=12件', '36条=36条', '5次=5次', '40份=40份', '6期=6期', '290元=290元', '3个=3个', '2家=2家'],
    ],
    ['收费1.5万元，占33.9%，上升2个百分点。', ['1.5万元=15000元', '33.9%=33.9%', '2个百分点=2个百分点']],
    ['占百分之三十。', ['三十=30%']],
    ['收到12 件，另有 3\n件。', ['12件=12件', '3件=3件']],
    ['行政复议、行政诉讼均为0，结转为零。', ['0=0', '零=0']],
    ['予以公开18件，部分公开6，占16.2%；不予公开5。其他结果1，尚未审结1。', ['18件=18件', '6=6', '16.2%=16.2%', '5=5', '1=1', '1=1']],
    ['推进政务公开2.0，主动公开2025，部分公开1.5，无法提供3号文件。', []],
    ['共20件左右，至少5件，30余条，8件以上。', ['~20件=20件', '~5件=5件', '~30余条=30条', '~8件=8件']],
    ['办好每一件申请，统一条件，一次性告知，第二次会议，三个方面。', []],
    ['2025年1月20日，电话0517-12345678，第二十条第（八）项。', []],
  ])('%s', (text, expected) => {
    expect(allMentions(read(text)).map(shown)).toEqual(expected);
  });

  test('a figure knows its place in the source, its clause and its sentence', () => {
    const report = read('全年收到申请1 2件，其中自然人10件；另有1,234条。办结3件。');
    const [run] = runsOf(report).slice(-1);
    const inText = (at: { readonly start: number; readonly end: number } | undefined) => run?.text.slice(at?.start, at?.end);
    const mentions = run ? mentionsOf(run) : [];
    expect(mentions.map(({ at }) => slice(report.tree.source, at))).toEqual(['1 2', '10', '1,234', '3']);
    expect(mentions.map(({ clause }) => inText(clause))).toEqual(['全年收到申请12件', '其中自然人10件', '另有1,234条', '办结3件']);
    expect(mentions.map(({ sentence }) => inText(sentence))).toEqual([
      '全年收到申请12件，其中自然人10件',
      '全年收到申请12件，其中自然人10件',
      '另有1,234条',
      '办结3件',
    ]);
  });

  test('a numbered heading is no part of the sentence below it, whatever marks are in it', () => {
    const runs = runsOf(read('（三）行政复议、行政诉讼情况\n\n全县发生行政复议6件。\n\n（四）全年自查4次，\n\n通报2次。')).map(
      ({ text }) => text,
    );
    expect(runs).toContain('全县发生行政复议6件。');
    expect(runs.some((text) => text.endsWith('全年自查4次，通报2次。'))).toBe(true);
  });

  test('a sentence broken by a page reads as one', () => {
    const runs = runsOf(
      read('全年收到政府信息公开申请12件，其中自然\n\n- 3 -\n\n人申请10件，均按时答复。\n\n（三）政府信息管理情况\n\n全年自查4次。'),
    );
    expect(runs.map(({ text }) => text)).toContain('全年收到政府信息公开申请12件，其中自然人申请10件，均按时答复。');
    expect(runs.map(({ text }) => text)).toContain('全年自查4次。');
  });
});

import { describe, expect, test } from 'vitest';
import { type Fact, factsOf } from '../../../server/report/facts/facts.ts';
import { readReport } from '../../../server/report/read-report.ts';
import { readTree } from '../../../server/syntax/read-tree.ts';
import { SENTENCES, SENTENCES_BELOW_HEADING, type Writer } from './corpus.ts';

const ORGANS: Readonly<Record<Writer, string>> = {
  county: '示例市示例县人民政府',
  township: '示例县示例镇人民政府',
  bureau: '示例市水务局',
  office: '示例市示例县人民政府办公室',
  city: '示例市人民政府',
};

const factsIn = (writer: Writer, text: string): readonly Fact[] =>
  factsOf(readReport(readTree(`# ${ORGANS[writer]}2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${text}\n`)));

/** As the sentences of the corpus write a fact. */
const shown = ({ value, approximate, subject, role, applicant, time, scope, certain }: Fact): string =>
  [
    `${approximate ? '~' : ''}${value}`,
    [subject, role, ...(applicant === undefined ? [] : [applicant])].join('.'),
    ...(time === 'thisYear' ? [] : [time]),
    ...(scope === 'whole' ? [] : [scope]),
    ...(certain ? [] : ['?']),
  ].join(' ');

describe.each(['county', 'township', 'bureau'] as const)('sentences of a %s', (writer) => {
  test.each(SENTENCES[writer].map(({ text, facts }) => [text, facts] as const))('%s', (text, facts) => {
    expect(factsIn(writer, text).map(shown)).toEqual(facts);
  });
});

describe.each(['county', 'township', 'bureau', 'office', 'city'] as const)('sentences of a %s below a heading', (writer) => {
  test.each(SENTENCES_BELOW_HEADING[writer].map(({ text, facts }) => [text, facts] as const))('%s', (text, facts) => {
    expect(factsIn(writer, `（二）依申请公开情况。\n\n${text}`).map(shown)).toEqual(facts);
  });
});

test('facts are read in time in proportion to the text, whatever the text', () => {
  const units = [
    '收到12件',
    '收到政府信息公开申请12件，',
    '未收到政府信息公开申请。',
    '未发生行政复议、行政诉讼，',
    '行政复议、行政诉讼分别为1件、2件、',
    '其中（含上年结转1件',
    '（',
    '《',
    '》公开1件',
    '分别1件、',
    '不予公开1件；',
    '公民、法人和其他组织提出提交',
    '行政规范性文件制发1件、废止1件',
    '2024年',
    '全县县政府办公室',
    '申请',
    '1,234',
  ];
  for (const unit of units) {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const report = readReport(readTree(`# ${ORGANS.county}2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n依申请公开。${text}\n`));
    const start = performance.now();
    factsOf(report);
    // quadratic work would take minutes
    expect(performance.now() - start, unit).toBeLessThan(4000);
  }
});

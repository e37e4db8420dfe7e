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

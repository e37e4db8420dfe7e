import { expect, test } from 'vitest';
import { sampleTable } from '../../server/rules/figures/samples.ts';
import { noNeighbours } from '../../server/rules/shared/neighbours.ts';
import { checkReport } from '../../server/service/check.ts';
import { defaultSettings, type Settings } from '../../server/service/settings.ts';
import { read } from '../generate/reading.ts';

const report = (year: number, stock: string): string =>
  `# 示例市人民政府${year}年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n${sampleTable('2021', 'proactiveDisclosure', { 'item1.normativeDocuments': stock })}`;

const rulesOf = (now: string, before: string | undefined, settings: Settings = defaultSettings): readonly string[] => {
  const lastYear = before === undefined ? undefined : { uri: 'memory:/2024.md', name: '2024.md', report: read(report(2024, before)) };
  return checkReport(read(report(2025, now)), { settings, final: false, neighbours: { ...noNeighbours, lastYear } })
    .map(({ rule }) => rule)
    .filter((rule) => rule.startsWith('effective-stock'));
};

test('of one stock beside last year’s only the exact figure is said', () => {
  expect(rulesOf('5 1 2', '1 0 10')).toEqual(['effective-stock']);
});

test('the least it can be is said where last year’s is not at hand, says nothing, or its rule is off or weaker', () => {
  expect(rulesOf('5 1 2', undefined)).toEqual(['effective-stock-low']);
  expect(rulesOf('5 1 2', '1 0 _')).toEqual(['effective-stock-low']);
  expect(rulesOf('5 1 2', '1 0 10', { ...defaultSettings, rules: { 'effective-stock': 'off' } })).toEqual(['effective-stock-low']);
  const weaker: Settings = { ...defaultSettings, rules: { 'effective-stock': 'hint' } };
  expect(rulesOf('5 1 2', '1 0 10', weaker)).toEqual(['effective-stock', 'effective-stock-low']);
});

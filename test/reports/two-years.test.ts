import { describe, expect, test } from 'vitest';
import { noNeighbours } from '../../server/rules/shared/neighbours.ts';
import { checkReport } from '../../server/service/check.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { absent, realText, reportOf } from './real-reports.ts';

/** What rules say that hold two years against each other. */
function between(now: string, before: string): readonly string[] {
  const lastYear = { uri: 'memory:/before', name: 'before', report: reportOf(realText(before)) };
  const problems = checkReport(reportOf(realText(now)), {
    settings: defaultSettings,
    final: true,
    neighbours: { ...noNeighbours, lastYear },
  });
  const rules = ['carry-over', 'effective-stock', 'repeated-figures', 'figure-jump', 'last-year-unknown', 'growth-rate'];
  return problems.filter(({ rule }) => rules.includes(rule)).map(({ rule, message }) => `${rule}: ${message}`);
}

describe.skipIf(absent !== undefined)('two published years of one office', () => {
  test('agree in a city, but for the growth that the prose states', () => {
    expect(between('2024-suqian', '2023-suqian')).toEqual([expect.stringMatching(/^growth-rate: .*1\.05%.*1\.08%/)]);
  });

  test('agree in a district', () => {
    expect(between('2024-hongze', '2023-hongze')).toEqual([]);
  });

  test('are not held against each other the wrong way round, or with another office’s', () => {
    expect(between('2023-hongze', '2024-hongze')).toEqual([]);
    expect(between('2024-hongze', '2023-suqian')).toEqual([]);
  });
});

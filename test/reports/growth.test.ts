import { expect, describe, test } from 'vitest';
import { noNeighbours } from '../../server/rules/shared/neighbours.ts';
import { checkReport } from '../../server/service/check.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { absent, realText, reportOf, shown } from './real-reports.ts';

/** What a real report says of itself and of last year's, beside it. */
const beside = (own: string, last: string): readonly string[] => {
  const text = realText(own);
  const lastYear = { uri: 'memory:/last.txt', name: 'last.txt', report: reportOf(realText(last)) };
  return checkReport(reportOf(text), { settings: defaultSettings, final: true, neighbours: { ...noNeighbours, lastYear } })
    .filter(({ rule }) => rule === 'growth-rate')
    .map((problem) => `${shown(text, problem)}: ${problem.message}`);
};

if (absent) console.warn(absent);

describe.skipIf(absent !== undefined)('growth against last year in real reports', () => {
  test('a rate that last year’s report does not give is found', () => {
    expect(beside('2024-suqian', '2023-suqian')).toEqual([
      'growth-rate 1.05: 正文写作“增长1.05%”，应为增长 1.08%（2023年 3607，2024年 3646，表三“一”“二”两行总计）',
    ]);
  });

  test('a report that states none has no finding', () => {
    expect(beside('2024-hongze', '2023-hongze')).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { absent, problemsOf, realText, shown } from '../reports/real-reports.ts';

const found = (prefix: string): readonly string[] => {
  const text = realText(prefix);
  return problemsOf(text)
    .filter(({ rule }) => rule === 'prose-figure')
    .map((problem) => `${problem.severity} ${shown(text, problem)}`);
};

describe.skipIf(absent)('figures of the prose in real reports', () => {
  test('cases of which only those on file are counted, and applications of the office alone, are hints', () => {
    expect(found('2024-suqian-shi')).toEqual(['hint prose-figure 134', 'hint prose-figure 57']);
    expect(found('2024-hongze-qu')).toEqual(['hint prose-figure 17']);
  });

  test.each(['2023-hongze-qu', '2023-suqian-shi', '2024-huaian-shi', '000_', '001_', '002_', '003_', '004_'])('%s has none', (prefix) => {
    expect(found(prefix)).toEqual([]);
  });
});

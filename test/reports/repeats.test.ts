import { describe, expect, test } from 'vitest';
import { digestOf } from '../../server/report/fingerprint.ts';
import { createParagraphIndex } from '../../server/service/paragraph-index.ts';
import { absent, realText, reportOf } from './real-reports.ts';

const REAL = ['000', '001', '002', '003', '004', '2023-hongze', '2024-hongze', '2023-suqian', '2024-suqian', '2024-huaian'];

describe.skipIf(absent)('repeated paragraphs of real reports', () => {
  test('are those that an office has taken over from its own year before, and none between two offices', () => {
    const index = createParagraphIndex();
    for (const name of REAL) index.put(name, name, digestOf(reportOf(realText(name))));
    const found = REAL.flatMap((name) =>
      [...index.repeats(name)].map(([start, { nearest }]) => `${name} ${realText(name).slice(start).match(/（.）/)?.[0]} ${nearest.uri}`),
    );
    expect(found).toEqual(['2024-hongze （三） 2023-hongze', '2024-hongze （四） 2023-hongze']);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applicationsParagraph } from '../../server/service/applications-paragraph.ts';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { readDocument } from '../../server/service/read-document.ts';
import { reports } from '../generate/arbitrary.ts';
import { generate } from '../generate/index.ts';
import { problemsOf, runs } from '../generate/reading.ts';
import { correct, wrong } from '../lsp/sample.ts';

const readingOf = (text: string) => readDocument({ uri: 'memory:/a.md', version: 1, text, kind: 'text' });
const IN_OVERVIEW = '（二）依申请公开情况';

/** The text with the paragraph, written for the line of `words`. */
function written(text: string, words = IN_OVERVIEW): string | undefined {
  const edit = applicationsParagraph(readingOf(text), text.indexOf(words) + 1);
  return edit && applyEdits(text, [edit]);
}

test('the paragraph names received, carried over, done by outcome and carried forward, behind the paragraph of the cursor', () => {
  const paragraph = '2025年新收政府信息公开申请5件，上年结转0件，办结4件，其中予以公开2件、无法提供2件，结转下年度继续办理1件。';
  const after = written(correct) ?? '';
  expect(after.replace(`\n\n${paragraph}`, '')).toBe(correct);
  expect(after.indexOf(paragraph)).toBeGreaterThan(after.indexOf(IN_OVERVIEW));
  expect(after.indexOf(paragraph)).toBeLessThan(after.indexOf('（三）'));
});

test('on an empty line it takes its place', () => {
  const at = correct.indexOf('（三）') - 1;
  const edit = applicationsParagraph(readingOf(correct), at);
  expect(edit?.at).toEqual({ start: at, end: at });
});

test('there is none where the table does not add up, is not filled in, or the cursor is elsewhere', () => {
  expect(written(wrong)).toBeUndefined();
  expect(written(correct.replace(/(三、（二）部分公开.*\|) +\d+ \|/, '$1      |'))).toBeUndefined();
  expect(written(correct, '一是公开信息')).toBeUndefined();
  expect(written('# 会议记录\n', '会议')).toBeUndefined();
});

test('nothing is found in it, whatever the figures', () => {
  fc.assert(
    fc.property(reports('flat'), (base) => {
      const { text } = generate({ ...base, prose: 'silent', changes: [] });
      const after = written(text, '一、总体情况');
      if (after === undefined) return;
      const added = (problems: ReturnType<typeof problemsOf>) =>
        problems.filter(({ rule }) => rule.startsWith('prose-')).map(({ message }) => message);
      expect(added(problemsOf(after))).toEqual(added(problemsOf(text)));
    }),
    { numRuns: runs(60) },
  );
});

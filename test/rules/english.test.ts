import { describe, expect, test } from 'vitest';
import texts from '../../l10n/en.json' with { type: 'json' };
import { rules } from '../../server/rules/index.ts';
import { problemsOf, readMarks } from './marked.ts';

const english: Readonly<Record<string, string>> = texts;

/** What is left of a text when quotations are taken out of it. */
const own = (text: string): string => {
  let left = text;
  for (let before = ''; before !== left; ) {
    before = left;
    left = left.replace(/“[^“”]*”|‘[^‘’]*’|《[^《》]*》/g, '');
  }
  return left;
};
const isEnglish = (text: string): boolean => !/[\p{Script=Han}，、；：。（）！？]/u.test(own(text));
/** Standing by itself, in Problems or in a menu. */
const beginsSmall = (text: string): boolean => /^[a-z]/.test(text);

describe('in English', () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s quotes Chinese, says nothing in it, and begins as a sentence does',
    (_, rule) => {
      const chinese = rule.examples.flatMap((example) =>
        problemsOf(rule, example, readMarks(example.text).text, english).flatMap(({ message, fixes, related }) =>
          [message, ...fixes.map(({ title }) => title), ...related.map((one) => one.message)].filter(
            (text) => !isEnglish(text) || beginsSmall(text),
          ),
        ),
      );
      expect(chinese).toEqual([]);
    },
  );

  test.each(rules.map((rule) => [rule.id, rule] as const))('%s finds the same', (_, rule) => {
    for (const example of rule.examples) {
      const { text } = readMarks(example.text);
      const places = problemsOf(rule, example, text).map(({ rule: id, at, message }) => ({ id, at, message }));
      const inEnglish = problemsOf(rule, example, text, english).map(({ rule: id, at, chinese, message }) => ({
        id,
        at,
        message: chinese ?? message,
      }));
      expect(inEnglish).toEqual(places);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { rules } from '../../server/rules/index.ts';
import { applyEdits, chooseFixes, clash } from '../../server/service/apply-fixes.ts';
import type { Edit, Problem } from '../../server/service/problem.ts';
import { applyTextFixes, faultsOfFix } from './fixes.ts';
import { drawMarks, problemsOf, readMarks } from './marked.ts';

const inOrder = (problems: readonly Problem[]) => [...problems].sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end);

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test.each(rule.examples.map((example) => [example.title, example] as const))('%s', (_title, example) => {
    const { text, marks } = readMarks(example.text);
    const check = (edited: string) => problemsOf(rule, example, edited);
    const problems = check(text);
    const own = inOrder(problems.filter((problem) => problem.rule === rule.id));

    expect(
      drawMarks(
        text,
        own.map((problem) => problem.at),
      ),
    ).toBe(drawMarks(text, marks));
    expect(own.length).toBe(marks.length);
    for (const [i, says] of (example.says ?? []).entries()) expect(own[i]?.message).toContain(says);
    if (example.fixed !== undefined) {
      const first = own.flatMap((problem) => (problem.fixes[0] ? [{ ...problem, fixes: [{ ...problem.fixes[0], preferred: true }] }] : []));
      const edits = chooseFixes(first, ['text', 'figure']).flatMap((choice) => choice.fix.edits);
      expect(applyEdits(text, edits)).toBe(readMarks(example.fixed).text);
    }
  });

  test('every fix removes its finding and brings no error or warning', () => {
    const faults = rule.examples.flatMap((example) => {
      const { text } = readMarks(example.text);
      const check = (edited: string) => problemsOf(rule, example, edited);
      const problems = check(text);
      return problems
        .filter((problem) => problem.rule === rule.id)
        .flatMap((problem) =>
          problem.fixes.flatMap((fix) => faultsOfFix(text, problems, problem, fix, check)).map((fault) => `${example.title}: ${fault}`),
        );
    });
    expect(faults).toEqual([]);
  });

  test('the fixes of a document never overlap, and after all text fixes none is left', () => {
    const faults = rule.examples.flatMap((example) => {
      const { text } = readMarks(example.text);
      const check = (edited: string) => problemsOf(rule, example, edited);
      const clashes = clashesIn(check(text)).map((fault) => `${example.title}: ${fault}`);
      const left = applyTextFixes(text, check).left.map((key) => `${example.title}: still fixable: ${key}`);
      return [...clashes, ...left];
    });
    expect(faults).toEqual([]);
  });
});

/** Pairs of fixes that bulk application would want at once and that touch the same characters. */
function clashesIn(problems: readonly Problem[]): string[] {
  const offers = problems.flatMap((problem) => {
    const fix = problem.fixes.find((each) => each.preferred) ?? problem.fixes[0];
    return fix ? [{ problem, fix }] : [];
  });
  const touch = (a: readonly Edit[], b: readonly Edit[]) => a.some((one) => b.some((other) => clash(one, other)));
  return offers.flatMap((a, i) =>
    offers
      .slice(i + 1)
      .filter((b) => touch(a.fix.edits, b.fix.edits))
      .map((b) => `${a.problem.rule} “${a.fix.title}” overlaps ${b.problem.rule} “${b.fix.title}”`),
  );
}

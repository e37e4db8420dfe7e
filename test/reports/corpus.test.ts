import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../server/service/check.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import type { Problem } from '../../server/service/problem.ts';
import { applyTextFixes, faultsOfFix } from '../rules/fixes.ts';
import { reportOf } from '../rules/marked.ts';

/**
 * Invented reports as offices of many kinds write them. Beside each stands what a reviewer wants to be told of it: severity, rule and the marked
 * characters, in document order; of a correct report nothing that weighs, and hints only where one would nod.
 */
interface Expected {
  readonly severity: string;
  readonly rule: string;
  readonly marks: string;
}

const check = (text: string): readonly Problem[] => checkReport(reportOf(text), { settings: defaultSettings, final: true });
const isWeighty = ({ severity }: { readonly severity: string }): boolean => severity === 'error' || severity === 'warning';

const corpus = (['correct', 'defective'] as const).flatMap((kind) => {
  const folder = new URL(`./corpus/${kind}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.json'))
    .map((name) => ({
      kind,
      name,
      text: readFileSync(new URL(name, folder), 'utf8'),
      expected: JSON.parse(readFileSync(new URL(`${name.replace(/\.\w+$/, '')}.expected.json`, folder), 'utf8')) as readonly Expected[],
    }));
});

describe.each(corpus)('$kind/$name', ({ kind, text, expected }) => {
  const problems = check(text);

  test('a reviewer is told this and nothing else', () => {
    const told = problems.map(({ severity, rule, at }) => ({ severity, rule, marks: text.slice(at.start, at.end) }));
    expect(told).toEqual(expected);
    expect(told.some(isWeighty)).toBe(kind === 'defective' && expected.some(isWeighty));
  });

  test('every fix removes its finding and brings none', () => {
    // of several possible repairs of a table each only brings it nearer to order
    const decided = problems.flatMap((problem) =>
      problem.fixes.flatMap((fix) => (fix.preferred || fix.kind === 'text' ? [{ problem, fix }] : [])),
    );
    expect(decided.flatMap(({ problem, fix }) => faultsOfFix(text, problems, problem, fix, check))).toEqual([]);
  });

  test('after all text fixes nothing is left to mend and nothing weighty is new', () => {
    const fixed = applyTextFixes(text, check);
    expect(fixed.left).toEqual([]);
    // an inserted row is still to be filled in
    const count = (found: readonly Problem[]) => found.filter((problem) => isWeighty(problem) && problem.rule !== 'cell-blank').length;
    expect(count(check(fixed.text))).toBeLessThanOrEqual(count(problems));
  });
});

import { describe, expect, it } from 'vitest';
import { matchPaths, nameFits, patternFits, patternStart, patternStep } from '../../server/text/glob.ts';

const fits = (pattern: string, path: string): boolean => {
  const parts = pattern.split('/');
  return patternFits(
    parts,
    path.split('/').reduce((state, name) => patternStep(parts, state, name), patternStart(parts)),
  );
};

describe('file patterns', () => {
  it.each([
    ['*.md', 'a.md', true],
    ['*.md', 'a.txt', false],
    ['*.md', 'sub/a.md', false],
    ['**/*.md', 'a.md', true],
    ['**/*.md', 'x/y/a.md', true],
    ['x/**', 'x/y/a.md', true],
    ['x/**/y/**/z.md', 'x/1/y/2/3/z.md', true],
    ['x/**/y/**/z.md', 'x/1/2/3/z.md', false],
    ['示例?.txt', '示例镇.txt', true],
    ['示例?.txt', '示例.txt', false],
    ['?.txt', '😀.txt', true],
    ['[2024]*.txt', '[2024]年报.txt', true],
    ['*年*报*.md', '2024年政府信息公开年报.md', true],
  ])('%s against %s is %s', (pattern, path, expected) => {
    expect(fits(pattern, path)).toBe(expected);
  });

  it('a name made to go back and forth costs no more than length times length', () => {
    const start = performance.now();
    expect(nameFits('*a'.repeat(200), 'a'.repeat(2000))).toBe(true);
    expect(nameFits(`${'*a'.repeat(200)}b`, 'a'.repeat(2000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

it.each([
  ['**/node_modules', 'a/node_modules', true],
  ['**/node_modules', 'node_modules/b/c.md', true],
  ['**/node_modules', 'a/node_modules2', false],
  ['旧/**', '旧/报告.md', true],
  ['旧/**', '旧', true],
  ['旧/**', '新/旧/报告.md', false],
  ['**/*.txt', 'a/b.txt', true],
  ['*.txt', 'a/b.txt', false],
  ['**/*.{md,txt}', 'a/b.md', true],
  ['**/{甲,乙{丙,丁}}', 'a/乙丁', true],
  ['**/?.md', 'a/一.md', true],
  ['**/?.md', 'a/一二.md', false],
  ['**/*(副本)*', 'a/报告(副本).md', true],
  ['**', 'anything', true],
  ['', 'anything', false],
])('%s names %s: %s', (pattern, path, named) => {
  expect(matchPaths([pattern])(path)).toBe(named);
});

it('costs next to nothing, whatever the pattern', () => {
  const excluded = matchPaths([`**/${'*a'.repeat(60)}b`, `${'**/'.repeat(60)}x`, '{'.repeat(500), '{a,b}'.repeat(30)]);
  const path = Array.from({ length: 60 }, () => 'a'.repeat(60)).join('/');
  const before = performance.now();
  expect(excluded(path)).toBe(false);
  expect(performance.now() - before).toBeLessThan(1000);
});

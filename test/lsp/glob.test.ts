import { expect, test } from 'vitest';
import { matchPaths } from '../../server/lsp/glob.ts';

test.each([
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

test('costs next to nothing, whatever the pattern', () => {
  const excluded = matchPaths([`**/${'*a'.repeat(60)}b`, `${'**/'.repeat(60)}x`, '{'.repeat(500), '{a,b}'.repeat(30)]);
  const path = Array.from({ length: 60 }, () => 'a'.repeat(60)).join('/');
  const before = performance.now();
  expect(excluded(path)).toBe(false);
  expect(performance.now() - before).toBeLessThan(1000);
});

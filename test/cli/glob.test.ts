import { describe, expect, it } from 'vitest';
import { nameFits, patternFits, patternStart, patternStep } from '../../server/cli/glob.ts';

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

import { expect, test } from 'vitest';
import { pathBetween, relativePath } from '../../client/relative-path.ts';

test.each([
  ['/甲', '/甲/乙/丙.md', '乙/丙.md'],
  ['/甲/乙', '/甲/丙.md', '../丙.md'],
  ['/甲/乙', '/丁/丙.md', '../../丁/丙.md'],
  ['/', '/丙.md', '丙.md'],
  ['/甲', '/甲', ''],
])('from %s to %s it is %j', (folder, target, way) => {
  expect(relativePath(folder, target)).toBe(way);
});

test.each([
  ['/工作/甲', '/工作/乙/丙.md', '../乙/丙.md'],
  ['/工作/甲', '/工作/甲/丙.md', '丙.md'],
  ['/c:/甲', '/d:/丙.md', undefined],
])('between two folders of a workspace, from %s to %s, it is %j', (folder, target, way) => {
  expect(pathBetween(folder, target)).toBe(way);
});

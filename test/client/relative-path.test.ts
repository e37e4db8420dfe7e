import { expect, test } from 'vitest';
import { relativePath } from '../../client/relative-path.ts';

test.each([
  ['/甲', '/甲/乙/丙.md', '乙/丙.md'],
  ['/甲/乙', '/甲/丙.md', '../丙.md'],
  ['/甲/乙', '/丁/丙.md', '../../丁/丙.md'],
  ['/', '/丙.md', '丙.md'],
  ['/甲', '/甲', ''],
])('from %s to %s it is %j', (folder, target, way) => {
  expect(relativePath(folder, target)).toBe(way);
});

import { expect, test } from 'vitest';
import { isShort } from '../../server/text/short.ts';

test.each(['序号', '第 123 行', '✓ 相符', '2025年', '+57.1%', '上年为 0', ''])('“%s” stays in one line', (text) => {
  expect(isShort(text)).toBe(true);
});

test.each(['法律服务机构', '12 + 1 = 13', '✗ 不符，差 1', '国办公开办函〔2021〕30号'])('“%s” may be broken', (text) => {
  expect(isShort(text)).toBe(false);
});

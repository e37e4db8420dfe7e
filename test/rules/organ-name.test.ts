import { expect, test } from 'vitest';
import { isSameOrgan } from '../../server/rules/shared/organ-name.ts';

test.each([
  ['示例县示例镇人民政府', '示例镇'],
  ['示例县示例镇人民政府', '示例县示例乡人民政府'],
  ['示例县人民政府', '示例区人民政府'],
  ['示例县人民政府办公室', '示例市示例县人民政府'],
  ['示例县教育局', '示例市示例县教育体育局'],
  ['本机关', '示例县教育局'],
])('%s may be %s a year later', (a, b) => {
  expect([isSameOrgan(a, b), isSameOrgan(b, a)]).toEqual([true, true]);
});

test.each([
  ['示例县人民政府', '示例县示例镇人民政府'],
  ['示例县人民政府', '示例县财政局'],
  ['示例县教育局', '示例县财政局'],
  ['示例市教育局', '示例市示例区教育局'],
  ['示例县示例镇人民政府', '示例县样本镇人民政府'],
  ['示例县人民政府', '示例镇人民政府'],
])('%s is not %s', (a, b) => {
  expect([isSameOrgan(a, b), isSameOrgan(b, a)]).toEqual([false, false]);
});

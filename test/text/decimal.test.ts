import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addExactly, decimalsOf } from '../../server/text/decimal.ts';

test.each<[readonly number[], number]>([
  [[], 0],
  [[1, 2, -3], 0],
  [[0.1, 0.2], 0.3],
  [[1.1, -1.1], 0],
  [[915.0249, 1.2e-7], 915.02490012],
  [[96171.6, 0.28, 1], 96172.88],
  [[1e21, 0.5], 1e21],
  [[-0.05], -0.05],
])('%j make %d', (values, sum) => {
  expect(addExactly(values)).toBe(sum);
});

test.each([
  [7, 0],
  [12.34, 2],
  [1e21, 0],
  [1.25e-7, 9],
])('%d has %d places', (value, places) => {
  expect(decimalsOf(value)).toBe(places);
});

test('amounts of a ten-thousandth add up like the whole numbers that they are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 200 }), (units) => {
      expect(addExactly(units.map((unit) => unit / 10_000))).toBe(units.reduce((sum, unit) => sum + unit, 0) / 10_000 + 0);
    }),
  );
});

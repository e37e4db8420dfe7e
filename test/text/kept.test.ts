import { expect, test } from 'vitest';
import { type Keeper, keptWith } from '../../server/text/kept.ts';

interface Counted extends Keeper {
  readonly value: number;
}

test('an answer is worked out once for each thing and for each question', () => {
  const asked: string[] = [];
  const twice = keptWith(({ value }: Counted) => {
    asked.push(`twice ${value}`);
    return value * 2;
  });
  const isOdd = keptWith(({ value }: Counted) => {
    asked.push(`odd ${value}`);
    return value % 2 === 1;
  });
  const three: Counted = { value: 3 };
  const four: Counted = { value: 4 };
  expect([twice(three), isOdd(three), twice(four), isOdd(four), twice(three), isOdd(three)]).toEqual([6, true, 8, false, 6, true]);
  expect(asked).toEqual(['twice 3', 'odd 3', 'twice 4', 'odd 4']);
});

test('a copy that says something else has answers of its own', () => {
  const twice = keptWith(({ value }: Counted) => value * 2);
  const three: Counted = { value: 3 };
  twice(three);
  const five: Counted = { ...three, value: 5 };
  expect([twice(five), twice(three), twice(five)]).toEqual([10, 6, 10]);
});

test('an answer that asks another question of the same thing keeps both', () => {
  let asked = 0;
  const next = keptWith(({ value }: Counted) => {
    asked++;
    return value + 1;
  });
  const nextTwice = keptWith((one: Counted) => next(one) * 2);
  const three: Counted = { value: 3 };
  expect([nextTwice(three), next(three), nextTwice(three), asked]).toEqual([8, 4, 8, 1]);
});

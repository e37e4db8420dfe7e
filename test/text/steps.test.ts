import { expect, test } from 'vitest';
import { abreast, inOneGo, type Steps } from '../../server/text/steps.ts';

function* counted(name: string, steps: number, seen: string[]): Steps<string> {
  for (let step = 1; step <= steps; step++) {
    seen.push(`${name}${step}`);
    yield;
  }
  return name;
}

test('each step is done for all that have one before the next, and the results stand in the order of the work', () => {
  const seen: string[] = [];
  expect(abreast([counted('甲', 1, seen), counted('乙', 3, seen), counted('丙', 0, seen)])).toEqual(['甲', '乙', '丙']);
  expect(seen).toEqual(['甲1', '乙1', '乙2', '乙3']);
});

test('work in one go gives the same', () => {
  const seen: string[] = [];
  expect(inOneGo(counted('甲', 2, seen))).toBe('甲');
  expect(seen).toEqual(['甲1', '甲2']);
});

import { expect, test } from 'vitest';
import { type Keeper, keptWith } from '../../server/text/kept.ts';

interface Word extends Keeper {
  readonly text: string;
}

test('an answer is worked out once for each owner, and apart from others under another name', () => {
  const asked: string[] = [];
  const length = keptWith('length', ({ text }: Word) => {
    asked.push(text);
    return text.length;
  });
  const first = keptWith('first', ({ text }: Word) => text.charAt(0));
  const one: Word = { text: '年报', kept: {} };
  const other: Word = { text: '公开', kept: {} };
  expect([length(one), length(one), first(one), length(other), first(other), length(one)]).toEqual([2, 2, '年', 2, '公', 2]);
  expect(asked).toEqual(['年报', '公开']);
});

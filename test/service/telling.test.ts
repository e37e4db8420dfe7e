import { describe, expect, test } from 'vitest';
import { telling } from '../../server/service/telling.ts';
import { span } from '../../server/text/span.ts';

const place = (isNought: boolean, at: number) => ({ at: span(at, at + 1), message: isNought ? '0' : '3', isNought });

describe('the places that go with a finding', () => {
  test('few are all named, noughts too', () => {
    const few = [place(true, 1), place(false, 2), place(true, 3)];
    expect(telling(few)).toEqual(few);
  });

  test('of many, those that are not 0', () => {
    const many = Array.from({ length: 27 }, (_, at) => place(at % 9 !== 0, at));
    expect(telling(many).map(({ at }) => at.start)).toEqual([0, 9, 18]);
  });

  test('where all are 0, the first few: a finding keeps places to go to', () => {
    expect(telling(Array.from({ length: 27 }, (_, at) => place(true, at)))).toHaveLength(6);
  });
});

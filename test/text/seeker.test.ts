import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seekerOf } from '../../server/text/seeker.ts';

test('a character is found in the stretches where it stands, asked from left to right', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'公开,;\n') }), fc.array(fc.nat(40)), (text, cuts) => {
      const places = [0, ...cuts.filter((cut) => cut <= text.length), text.length].sort((a, b) => a - b);
      const has = seekerOf(text, ',');
      const stretches = places.slice(1).map((to, i) => [places[i] ?? 0, to] as const);
      expect(stretches.map(([from, to]) => has(from, to))).toEqual(stretches.map(([from, to]) => text.slice(from, to).includes(',')));
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charFinder } from '../../server/text/char-finder.ts';

const CHARACTERS = '，。、(一9';
/** 一 + 256 and the like end in the same bits. */
const ALIKE = [...CHARACTERS].map((c) => String.fromCharCode(c.charCodeAt(0) ^ 0x100)).join('');

test('the next of some characters is found, whatever else ends in the same bits', () => {
  const next = charFinder(CHARACTERS);
  const texts = fc.array(fc.constantFrom(...CHARACTERS, ...ALIKE, '政', 'a')).map((all) => all.join(''));
  fc.assert(
    fc.property(texts, fc.nat({ max: 12 }), (text, from) => {
      const wanted = [...text].findIndex((c, i) => i >= from && CHARACTERS.includes(c));
      expect(next(text, from)).toBe(wanted);
    }),
  );
});

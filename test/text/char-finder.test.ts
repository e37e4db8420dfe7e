import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charFinder, codesOf } from '../../server/text/char-finder.ts';

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

test('a set of characters has these and no other', () => {
  const character = fc.integer({ min: 1, max: 0xffff }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.array(character, { maxLength: 40 }), fc.array(character), (members, others) => {
      const codes = codesOf(members.join(''));
      for (const c of [...members, ...others, ...members.map((one) => String.fromCharCode(one.charCodeAt(0) ^ 0x40))])
        expect(codes.has(c.charCodeAt(0))).toBe(members.includes(c));
      expect(codes.has(0)).toBe(false);
      expect(codes.has(''.charCodeAt(0))).toBe(false);
    }),
  );
});

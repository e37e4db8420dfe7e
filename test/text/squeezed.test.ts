import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainPassage } from '../../server/text/passage.ts';
import { squeeze, squeezed } from '../../server/text/squeezed.ts';

const characters = fc.oneof(
  fc.constantFrom(...'政府，3　 \t\n\u00a0\u1680\u2003\u200b\u2028\u202f\u205f\u3000\ufeff\u0085\u180e\u200c'),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
);

test('white space is what a pattern calls so, and the zero width space, wherever in Unicode it stands', () => {
  fc.assert(
    fc.property(
      fc.array(characters).map((all) => all.join('')),
      (text) => {
        const bare = text.replace(/[\s\u200b]/g, '');
        expect(squeeze(text)).toBe(bare);
        const { text: found, span } = squeezed(plainPassage(text, 0, text.length));
        expect(found).toBe(bare);
        for (let i = 0; i < bare.length; i++) expect(text.slice(span(i, i + 1).start, span(i, i + 1).end)).toBe(bare.charAt(i));
      },
    ),
    { numRuns: 500 },
  );
});

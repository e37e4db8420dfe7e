import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeTable } from '../../server/equations/complete.ts';
import { evaluate } from '../../server/equations/evaluate.ts';
import { templateById } from '../../server/template/catalog.ts';
import { applicationFigures, type Magnitude } from '../generate/figures.ts';
import { random } from '../generate/random.ts';
import { boundTable, type Content } from './bound-table.ts';

const drawn = fc.record({ seed: fc.nat(1_000_000), magnitude: fc.constantFrom<Magnitude>('zero', 'few', 'city', 'dense') });

describe.each(['2019', '2021'] as const)('blanks in table three of %s', (form) => {
  const cells = [...(templateById(form)?.tables.applications.slots.keys() ?? [])];
  const evaluated = (figures: ReadonlyMap<string, Content>) => evaluate(boundTable(form, 'applications', (cell) => figures.get(cell)));

  test('are only ever forced to what stood there, and filling them in violates nothing, one by one or together', () => {
    fc.assert(
      fc.property(drawn, fc.uniqueArray(fc.constantFrom(...cells), { minLength: 1, maxLength: 40 }), ({ seed, magnitude }, blanks) => {
        const right = new Map<string, Content>(
          Object.entries(applicationFigures(random(seed), form, magnitude)).map(([id, value]) => [id, value ?? 0]),
        );
        const written = new Map<string, Content>([...right, ...blanks.map((id) => [id, ''] as const)]);
        const { forced, zero } = completeTable(evaluated(written));
        for (const [id, value] of forced) expect([id, value]).toEqual([id, right.get(id)]);
        const filled = new Map<string, number>([...forced, ...[...zero].map((id) => [id, 0] as const)]);
        const unharmed = (figures: ReadonlyMap<string, Content>) => {
          const { equations, localisation } = evaluated(figures);
          return localisation.kind === 'none' && equations.every(({ state }) => state !== 'violated');
        };
        expect(unharmed(new Map([...written, ...filled]))).toBe(true);
        for (const [id, value] of filled) expect([id, unharmed(new Map([...written, [id, value]]))]).toEqual([id, true]);
      }),
      { numRuns: 150 },
    );
  });

  test('are all forced when there is only one', () => {
    const right = new Map<string, Content>(
      Object.entries(applicationFigures(random(7), form, 'city')).map(([id, value]) => [id, value ?? 0]),
    );
    for (const id of cells)
      expect([id, completeTable(evaluated(new Map([...right, [id, '']]))).forced.get(id)]).toEqual([id, right.get(id)]);
  });
});

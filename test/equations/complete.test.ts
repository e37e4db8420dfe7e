import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeTable } from '../../server/equations/complete.ts';
import { evaluate } from '../../server/equations/evaluate.ts';
import { templateById } from '../../server/template/catalog.ts';
import { applicationFigures, type Magnitude } from '../generate/figures.ts';
import { random } from '../generate/random.ts';
import { boundTable, COLUMNS, consistent, type Content, resultRows } from './bound-table.ts';

const drawn = fc.record({ seed: fc.nat(1_000_000), magnitude: fc.constantFrom<Magnitude>('zero', 'few', 'city', 'dense') });

/** Blanks anywhere. */
const scattered = (cells: readonly string[]) => fc.uniqueArray(fc.constantFrom(...cells), { minLength: 1, maxLength: 40 });

/** Some rows blank in some columns, sums among them: every equation between them is open. */
function crossing(form: string): fc.Arbitrary<string[]> {
  const rows = fc.tuple(
    fc.subarray(['newReceived', 'carriedOver', 'results.total', 'carriedForward'], { minLength: 1 }),
    fc.uniqueArray(fc.constantFrom(...resultRows(form)), { maxLength: 3 }),
  );
  const columns = fc.subarray([...COLUMNS, 'total'], { minLength: 1, maxLength: 3 });
  return fc.tuple(rows, columns).map(([[sums, parts], some]) => [...sums, ...parts].flatMap((row) => some.map((name) => `${row}.${name}`)));
}

describe.each(['2019', '2021'] as const)('blanks in table three of %s', (form) => {
  const cells = [...(templateById(form)?.tables.applications.slots.keys() ?? [])];
  const evaluated = (figures: ReadonlyMap<string, Content>) => evaluate(boundTable(form, 'applications', (cell) => figures.get(cell)));

  test('are only ever forced to what stood there, and filling them in violates nothing, one by one or together', () => {
    fc.assert(
      fc.property(drawn, fc.oneof(scattered(cells), crossing(form)), ({ seed, magnitude }, blanks) => {
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
      { numRuns: 300 },
    );
  });

  test('that a sum has to hold are not offered 0, however many rows around it are blank', () => {
    const right = consistent(
      form,
      (row, column) => (row === 'results.granted' && column === 'naturalPerson' ? 3 : 0),
      () => 0,
    );
    const rows = ['newReceived', 'results.refused.stateSecret', 'results.total', 'carriedForward'];
    const blanks = rows.flatMap((row) => [`${row}.naturalPerson`, `${row}.total`]);
    const { forced, zero } = completeTable(evaluated(new Map<string, Content>([...right, ...blanks.map((id) => [id, ''] as const)])));
    expect(forced.size).toBe(0);
    expect([...zero].sort()).toEqual([
      'carriedForward.naturalPerson',
      'carriedForward.total',
      'newReceived.naturalPerson',
      'newReceived.total',
    ]);
  });

  test('are all forced when there is only one', () => {
    const right = new Map<string, Content>(
      Object.entries(applicationFigures(random(7), form, 'city')).map(([id, value]) => [id, value ?? 0]),
    );
    for (const id of cells)
      expect([id, completeTable(evaluated(new Map([...right, [id, '']]))).forced.get(id)]).toEqual([id, right.get(id)]);
  });
});

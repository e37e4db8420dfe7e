import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../server/equations/evaluate.ts';
import type { Repair, TableFigures } from '../../server/equations/figures.ts';
import { templateById } from '../../server/template/catalog.ts';
import { applicationFigures, type Magnitude } from '../generate/figures.ts';
import type { FormId } from '../generate/form.ts';
import { random } from '../generate/random.ts';
import { boundTable, type Content, COLUMNS, consistent, resultRows } from './bound-table.ts';

const forms = ['2019', '2021'] as const;

const table = (form: string, figures: ReadonlyMap<string, Content>): TableFigures =>
  evaluate(boundTable(form, 'applications', (cell) => figures.get(cell)));

const violatedIn = ({ equations }: TableFigures): number => equations.filter(({ state }) => state === 'violated').length;

const cellsOf = (form: string): string[] => [...(templateById(form)?.tables.applications.slots.keys() ?? [])];

/** A consistent table by its seed: nothing at all, a township's handful, a city's hundreds, no zero anywhere. */
interface Drawn {
  readonly seed: number;
  readonly magnitude: Magnitude;
}
const drawn: fc.Arbitrary<Drawn> = fc.record({
  seed: fc.nat(1_000_000),
  magnitude: fc.constantFrom<Magnitude>('zero', 'few', 'city', 'dense'),
});

const figuresOf = (form: FormId, { seed, magnitude }: Drawn): Map<string, number> =>
  new Map(Object.entries(applicationFigures(random(seed), form, magnitude)).map(([id, value]) => [id, value ?? 0]));

const otherFigure = (value: number, by: number): number => (by <= value ? value - by : value + by);

const apply = (figures: ReadonlyMap<string, Content>, { changes }: Repair): Map<string, Content> => {
  const repaired = new Map(figures);
  for (const { cell, value } of changes) repaired.set(cell.id, value);
  return repaired;
};

describe.each(forms)('table three of %s', (form) => {
  const cells = cellsOf(form);

  test(`has ${form === '2019' ? 161 : 175} cells, and consistent figures satisfy every equation`, () => {
    expect(cells.length).toBe(form === '2019' ? 161 : 175);
    fc.assert(
      fc.property(drawn, (seed) => {
        const right = figuresOf(form, seed);
        const { equations, localisation, corrected, doubtful } = table(form, right);
        expect(equations.length).toBe(form === '2019' ? 37 : 39);
        expect(equations.every(({ state }) => state === 'satisfied')).toBe(true);
        expect([localisation.kind, corrected.size, doubtful.size]).toEqual(['none', 0, 0]);
      }),
      { numRuns: 50 },
    );
  });

  test('every single wrong figure is named with its right value', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 50 }), (seed, by) => {
        const right = figuresOf(form, seed);
        for (const id of cells) {
          const value = right.get(id) ?? 0;
          const { localisation, corrected } = table(form, new Map([...right, [id, otherFigure(value, by)]]));
          if (localisation.kind !== 'cell') throw new Error(`${id} is not named but ${localisation.kind}`);
          expect([localisation.cell.id, localisation.value]).toEqual([id, value]);
          expect([...corrected]).toEqual([[id, value]]);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('a wrong figure and up to three blanks never lead to a wrong name, and never to a blank', () => {
    let named = 0;
    let runs = 0;
    const someCells = fc.uniqueArray(fc.constantFrom(...cells), { minLength: 2, maxLength: 4 });
    // Blanks in the rows and columns of the wrong figure hide the most.
    const near = fc
      .tuple(fc.constantFrom(...cells), fc.array(fc.tuple(fc.boolean(), fc.nat(200)), { minLength: 1, maxLength: 3 }))
      .map(([wrong, picks]) => {
        const [row, column] = [wrong.slice(0, rowEnd(wrong)), wrong.slice(rowEnd(wrong) + 1)];
        const beside = cells.filter((id) => id !== wrong && (id.startsWith(`${row}.`) || id.endsWith(`.${column}`)));
        return [...new Set([wrong, ...picks.map(([, pick]) => beside[pick % beside.length] ?? wrong)])];
      });
    fc.assert(
      fc.property(
        drawn,
        fc.oneof(someCells, near, rectangle(form)),
        fc.integer({ min: 1, max: 9 }),
        (seed, [wrong = '', ...blanks], by) => {
          const right = figuresOf(form, seed);
          const value = right.get(wrong) ?? 0;
          const written = new Map<string, Content>([...right, [wrong, otherFigure(value, by)], ...blanks.map((id) => [id, ''] as const)]);
          const { localisation } = table(form, written);
          runs++;
          if (localisation.kind === 'entry') throw new Error(`an entry instead of ${wrong}`);
          if (localisation.kind !== 'cell') return;
          named++;
          expect([localisation.cell.id, localisation.value]).toEqual([wrong, value]);
        },
      ),
      { numRuns: 2500 },
    );
    expect(named / runs).toBeGreaterThan(0.6);
  });

  test('blanks alone are never a contradiction', () => {
    fc.assert(
      fc.property(drawn, fc.uniqueArray(fc.constantFrom(...cells), { maxLength: 60 }), (seed, blanks) => {
        const right = figuresOf(form, seed);
        const { equations, localisation } = table(form, new Map<string, Content>([...right, ...blanks.map((id) => [id, ''] as const)]));
        expect(equations.some(({ state }) => state === 'violated')).toBe(false);
        expect(localisation.kind).toBe('none');
      }),
      { numRuns: 300 },
    );
  });

  test('two wrong figures violate something, and no repair makes it worse', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.uniqueArray(fc.constantFrom(...cells), { minLength: 2, maxLength: 2 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (seed, [first = '', second = ''], by, also) => {
          const right = figuresOf(form, seed);
          const written = new Map<string, Content>(right);
          written.set(first, otherFigure(right.get(first) ?? 0, by));
          written.set(second, otherFigure(right.get(second) ?? 0, also));
          const evaluated = table(form, written);
          const before = violatedIn(evaluated);
          expect(before).toBeGreaterThan(0);
          expect(evaluated.localisation.kind).not.toBe('none');
          if (evaluated.localisation.kind !== 'candidates') return;
          expect(evaluated.doubtful.size).toBeGreaterThan(0);
          for (const repair of evaluated.localisation.repairs) {
            const after = violatedIn(table(form, apply(written, repair)));
            expect(after).toBeLessThan(before);
            expect(after).toBe(repair.remaining);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('two wrong figures in different rows and columns are offered together as a repair', () => {
    const right = consistent(
      form,
      () => 20,
      () => 30,
    );
    const written = new Map([...right, ['results.granted.naturalPerson', 23], ['carriedOver.legalEntity.otherOrg', 25]] as [
      string,
      number,
    ][]);
    const { localisation } = table(form, written);
    if (localisation.kind !== 'candidates') throw new Error(localisation.kind);
    expect(localisation.repairs[0]?.changes.map(({ cell, value }) => [cell.id, value]).sort()).toEqual([
      ['carriedOver.legalEntity.otherOrg', 30],
      ['results.granted.naturalPerson', 20],
    ]);
  });

  test('neighbours that hold each other’s figure are offered as an exchange', () => {
    const right = consistent(
      form,
      (row, column) => (row === 'results.refused.stateSecret' && column === 'naturalPerson' ? 5 : 1),
      () => 0,
    );
    const [a, b] = ['results.refused.stateSecret.naturalPerson', 'results.refused.stateSecret.legalEntity.commercialEnterprise'] as const;
    const written = new Map(right).set(a, right.get(b) ?? 0).set(b, right.get(a) ?? 0);
    const { localisation } = table(form, written);
    if (localisation.kind !== 'candidates') throw new Error(localisation.kind);
    const exchange = localisation.repairs.find(({ swap, changes }) => swap && changes.some(({ cell }) => cell.id === a));
    expect(exchange).toMatchObject({ swap: true, remaining: 0 });
  });

  test('of two wrong figures that many pairs of figures would explain none is offered: the rows say where they are', () => {
    const right = consistent(
      form,
      () => 20,
      () => 30,
    );
    const written = new Map(right).set('results.granted.naturalPerson', 23).set('results.partiallyGranted.naturalPerson', 17);
    const { localisation, equations } = table(form, written);
    expect(localisation).toMatchObject({ kind: 'candidates', repairs: [] });
    expect(equations.filter(({ state }) => state === 'violated').map(({ equation }) => `${equation.rule} ${equation.at}`)).toEqual([
      'row-total results.granted',
      'row-total results.partiallyGranted',
    ]);
  });

  test('of repairs that are as good the smallest change comes first', () => {
    const right = consistent(
      form,
      () => 20,
      () => 30,
    );
    const written = new Map(right)
      .set('results.granted.total', 129)
      .set('results.partiallyGranted.total', 121)
      .set('results.refused.stateSecret.total', 124);
    const { localisation } = table(form, written);
    if (localisation.kind !== 'candidates') throw new Error(localisation.kind);
    const first = localisation.repairs.slice(0, 3).flatMap(({ changes }) => changes);
    expect(first.map(({ cell, value }) => `${cell.id} ${value}`)).toEqual([
      'results.partiallyGranted.total 120',
      'results.refused.stateSecret.total 120',
      'results.granted.total 120',
    ]);
  });

  test('an entry missed in an applicant column and in 总计 is one finding on both', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.constantFrom(...COLUMNS),
        fc.constantFrom(...resultRows(form)),
        fc.integer({ min: 1, max: 9 }),
        (seed, column, row, by) => {
          const right = figuresOf(form, seed);
          const written = new Map(right);
          written.set(`${row}.${column}`, (right.get(`${row}.${column}`) ?? 0) + by);
          written.set(`${row}.total`, (right.get(`${row}.total`) ?? 0) + by);
          const { localisation, doubtful } = table(form, written);
          if (localisation.kind !== 'entry') throw new Error(localisation.kind);
          expect([localisation.column, localisation.difference]).toEqual([column, by]);
          expect(localisation.cells.map(({ id }) => id)).toEqual([`results.total.${column}`, 'results.total.total']);
          // which row it belongs to is not known: prose is held against none of these cells
          const columns = [column, 'total'].flatMap((name) => [...resultRows(form), 'results.total'].map((one) => `${one}.${name}`));
          expect([...doubtful].sort()).toEqual(columns.sort());
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** A wrong figure with the other three corners of a rectangle blank: the blanks can swallow any difference. */
function rectangle(form: string): fc.Arbitrary<string[]> {
  const rows = ['newReceived', 'carriedOver', ...resultRows(form), 'results.total', 'carriedForward'];
  const columns = [...COLUMNS, 'total'];
  const two = (from: readonly string[]) => fc.uniqueArray(fc.constantFrom(...from), { minLength: 2, maxLength: 2 });
  return fc.tuple(two(rows), two(columns), fc.boolean()).map(([[a = '', b = ''], [c = '', d = ''], whole]) => {
    const corners = [`${a}.${c}`, `${a}.${d}`, `${b}.${c}`, `${b}.${d}`];
    return whole ? corners : corners.slice(0, 3);
  });
}

function rowEnd(id: string): number {
  const column = [...COLUMNS, 'total'].find((name) => id.endsWith(`.${name}`)) ?? '';
  return id.length - column.length - 1;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { templates } from '../../server/template/catalog.ts';
import { reports } from './arbitrary.ts';
import { equations, violated } from './figures.ts';
import { cellIds } from './form.ts';
import { generate } from './index.ts';
import { plainSpec, plainVariation, SHAPES, type Shape, type Spec } from './spec.ts';

describe('the generator itself', () => {
  test('knows the same cells as the templates, written down twice', () => {
    for (const form of ['2019', '2021'] as const) {
      const template = templates.find(({ id }) => id === form);
      for (const table of ['proactiveDisclosure', 'applications', 'reviewLitigation'] as const) {
        expect(cellIds(table, form)).toEqual([...(template?.tables[table].slots.keys() ?? [])]);
      }
    }
    expect(cellIds('applications', '2021')).toHaveLength(175);
    expect(cellIds('applications', '2019')).toHaveLength(161);
  });

  test('knows the same equations as the templates', () => {
    for (const form of ['2019', '2021'] as const) {
      const template = templates.find(({ id }) => id === form);
      const all = (sums: readonly { left: readonly string[]; right: readonly string[] }[]) =>
        sums.map(({ left, right }) => `${[...left].sort().join()}=${[...right].sort().join()}`).sort();
      expect(all(equations(form).filter(({ table }) => table === 'applications'))).toEqual(
        all(template?.tables.applications.equations ?? []),
      );
      expect(all(equations(form).filter(({ table }) => table === 'reviewLitigation'))).toEqual(
        all(template?.tables.reviewLitigation.equations ?? []),
      );
    }
  });

  test.each(SHAPES)('%s: figures are consistent and every one of them is printed', (shape) => {
    fc.assert(
      fc.property(reports(shape), (spec) => {
        const { truth, forms, text } = generate(spec);
        expect(violated(forms.applications, truth)).toEqual([]);
        const digits = text.normalize('NFKC').replace(/<[^>]*>|[,\s]/g, '');
        for (const value of Object.values(truth.applications)) expect(digits).toContain(String(value));
      }),
      { seed: 1, numRuns: 12 },
    );
  });

  test('one figure changed changes nothing else of the text', () => {
    for (const shape of SHAPES) {
      const spec: Spec = { ...plainSpec, shape, seed: 7, magnitude: 'city' };
      const plain = generate(spec);
      const value = plain.truth.applications['results.granted.naturalPerson'] ?? 0;
      const other = generate({
        ...spec,
        changes: [{ table: 'applications', cell: 'results.granted.naturalPerson', value: value === 9 ? 8 : 9 }],
      });
      expect(other.text).not.toBe(plain.text);
      const bare = (text: string): string => text.replace(/<[^>]*>/g, '');
      expect(Math.abs(bare(other.text).length - bare(plain.text).length)).toBeLessThan(8);
    }
  });

  // Compared by eye with real reports of each shape when they were first written.
  test.each<[string, Partial<Spec>]>([
    ['flat', { shape: 'flat' }],
    ['pipe-official', { shape: 'pipe-official', variation: { ...plainVariation, broken: true } }],
    ['pipe-web', { shape: 'pipe-web', variation: { ...plainVariation, shortNames: true } }],
    ['tab-collapsed', { shape: 'tab-collapsed', variation: { ...plainVariation, shortNames: true } }],
    ['tab-seed', { shape: 'tab-seed', year: 2020, variation: { ...plainVariation, spaced: true, totalFirst: true, brackets: 'half' } }],
    ['tab-broken', { shape: 'tab-broken', variation: { ...plainVariation, spaced: true, broken: true, pages: true } }],
    ['lines-tab', { shape: 'lines-tab', variation: { ...plainVariation, figures: 'noBreak', broken: true } }],
    ['lines-pipe', { shape: 'lines-pipe' }],
    ['html-word', { shape: 'html-word' }],
    ['aligned', { shape: 'aligned', magnitude: 'city', seed: 3, prose: 'figures', variation: { ...plainVariation, pages: true } }],
    [
      'aligned-2019',
      { shape: 'aligned', year: 2020, seed: 12, magnitude: 'city', variation: { ...plainVariation, pages: true, cut: 'bare' } },
    ],
    ['aligned-wide', { shape: 'aligned-wide', seed: 5, magnitude: 'few', variation: { ...plainVariation, pages: true } }],
  ])('looks like the real thing: %s', async (name, spec) => {
    await expect(generate({ ...plainSpec, ...spec } as Spec).text).toMatchFileSnapshot(`./looks/${name}.txt`);
  });

  test('no two shapes print the same text', () => {
    const texts = new Map<string, Shape>();
    for (const shape of SHAPES) texts.set(generate({ ...plainSpec, shape }).text, shape);
    expect(texts.size).toBe(SHAPES.length);
  });
});

import fc from 'fast-check';
import { cellIds, type FormId, formOfYear } from './form.ts';
import { ORGANS } from './organs.ts';
import type { Shape, Spec, Variation } from './spec.ts';

/** `usual` first: shrinking ends at the plainest print. */
const either = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: fc.constantFrom(usual, ...others) });

/** Any variation of the print. Blanks are left empty. */
export const variations: fc.Arbitrary<Variation> = fc.record({
  lineBreak: either<Variation['lineBreak']>('\n', '\r\n', '\r'),
  bom: either(false, true),
  cut: either<Variation['cut']>('no', 'bare', 'repeated'),
  fallenHeading: either(false, true),
  broken: either(false, true),
  spaced: either(false, true),
  brackets: either<Variation['brackets']>('full', 'half'),
  dot: either<Variation['dot']>('.', '、', '．', '. '),
  shortNames: either(false, true),
  totalFirst: either(false, true),
  labelColumns: either<Variation['labelColumns']>('three', 'two', 'four'),
  figures: either<Variation['figures']>('plain', 'noBreak', 'fullWidth', 'thousands'),
  pages: either(false, true),
  blankAs: fc.constant(''),
  layout: either<Variation['layout']>('plain', 'spaced', 'indented'),
});

/** Any consistent report of a shape. */
export const reports = (shape: Shape): fc.Arbitrary<Spec> =>
  fc.record({
    shape: fc.constant(shape),
    year: fc.constantFrom(2024, 2025, 2023, 2022, 2021, 2020, 2019),
    organ: fc.nat(ORGANS.length - 1),
    magnitude: fc.constantFrom('few', 'zero', 'city', 'dense'),
    seed: fc.nat(1_000_000),
    prose: fc.constantFrom('silent', 'figures', 'varied'),
    variation: variations,
  });

/** The form of table three of a spec. */
export const applicationsForm = (spec: Spec): FormId => spec.forms?.applications ?? formOfYear(spec.year);

/** Cells of table three by number: 175 or 161. */
export const applicationCells = (spec: Spec): readonly string[] => cellIds('applications', applicationsForm(spec));

/** A wrong figure in place of `value`, as slips of the hand make them; never `value` itself, never negative. */
export function slip(value: number, kind: number): number {
  const digits = String(value);
  const slips = [
    value + 1,
    value - 1,
    Number(`${digits}0`),
    Number(digits.slice(0, -1) || '0'),
    Number([...digits].reverse().join('')),
    0,
    value + 10,
    Number(`1${digits}`),
    value * 2 + 3,
  ].filter((other) => other >= 0 && other !== value);
  return slips[kind % slips.length] ?? value + 1;
}

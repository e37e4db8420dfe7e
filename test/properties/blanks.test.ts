import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicationCells, applicationsForm, reports, slip } from '../generate/arbitrary.ts';
import { type Figures, figure, violated } from '../generate/figures.ts';
import { type Generated, generate, HALF_SHOWS_BLANKS, SHOWS_BLANKS } from '../generate/index.ts';
import { ARITHMETIC, check, differences, none, read, runs, shown, withFix } from '../generate/reading.ts';
import { type Change, plainSpec, plainVariation, SHAPES, type Shape, type Spec } from '../generate/spec.ts';

/** What is certain to be read: the printed figures without those of rows whose blank cannot be seen. */
const certain = ({ printed, unsure }: Generated): Figures => ({
  ...printed,
  applications: Object.fromEntries(
    Object.entries(printed.applications).map(([id, value]) => [id, unsure.has(`applications:${id}`) ? null : value]),
  ),
});

/**
 * A blank in the first column of rows whose label stands one column early is, in these shapes, the same text as a blank in the last column
 * of rows as the form has them: nobody can tell, so no blank is put there.
 */
const tellable = (shape: Shape, cell: string): boolean =>
  (shape !== 'tab-seed' && shape !== 'tab-broken') ||
  !cell.endsWith('.naturalPerson') ||
  /\.(?:refused|unavailable|notProcessed)\./.test(cell);

const cells = (count: number) => fc.uniqueArray(fc.nat(100_000), { minLength: count, maxLength: count });

describe('one figure changed and up to three cells blank', () => {
  test.each(SHAPES)('%s: the wrong cell or candidates, never another cell, never a blank', (shape) => {
    fc.assert(
      fc.property(
        reports(shape),
        cells(1),
        fc.integer({ min: 0, max: 3 }).chain(cells),
        fc.nat(20),
        fc.constantFrom('' as const, '/' as const, '—' as const, '无' as const),
        (base, [first], blanks, kind, blankAs) => {
          const all = applicationCells(base);
          const wrongCell = all[(first ?? 0) % all.length] ?? '';
          const empty = [...new Set(blanks.map((index) => all[index % all.length] ?? ''))].filter(
            (cell) => cell !== wrongCell && tellable(shape, cell),
          );
          const plain: Spec = { ...base, variation: { ...base.variation, blankAs } };
          const right = figure(generate(plain).truth.applications, wrongCell);
          const changes: Change[] = [
            { table: 'applications', cell: wrongCell, value: slip(right, kind) },
            ...empty.map((cell): Change => ({ table: 'applications', cell, value: null })),
          ];
          const spec: Spec = { ...plain, changes };
          const generated = generate(spec);
          const report = read(generated.text, generated.kind);
          const problems = check(report);
          const complaints: string[] = [...differences(generated, report).wrong];
          for (const problem of problems.filter(({ rule }) => rule === 'wrong-figure')) {
            if (problem.cell !== `applications:${wrongCell}`)
              complaints.push(`names ${problem.cell}; wrong is ${wrongCell}`, ...shown([problem]));
            for (const fix of problem.fixes.filter(({ preferred }) => preferred)) {
              const { wrong } = differences(generate(plain), read(withFix(generated.text, fix), generated.kind));
              if (wrong.length > 0) complaints.push('its preferred fix is wrong', ...wrong);
            }
          }
          const arithmetic = problems.filter(({ rule }) => ARITHMETIC.has(rule));
          for (const problem of arithmetic) {
            if (problem.rule === 'wrong-figure') continue;
            if (problem.fixes.some(({ preferred }) => preferred))
              complaints.push('prefers a repair although it cannot know', ...shown([problem]));
          }
          const open = violated(applicationsForm(spec), certain(generated));
          if (open.length > 0 && arithmetic.length === 0)
            complaints.push(`${open.length} equations without a blank do not hold and nothing is said`, ...shown(problems));
          none(spec, complaints);
        },
      ),
      { seed: 40, numRuns: runs(14) },
    );
  });

  test.each(SHAPES)('%s: blanks alone are no arithmetic, and a single blank is filled with the value that the equations force', (shape) => {
    fc.assert(
      fc.property(reports(shape), fc.integer({ min: 1, max: 3 }).chain(cells), (base, blanks) => {
        const all = applicationCells(base);
        const empty = [...new Set(blanks.map((index) => all[index % all.length] ?? ''))].filter((cell) => tellable(shape, cell));
        const spec: Spec = { ...base, changes: empty.map((cell): Change => ({ table: 'applications', cell, value: null })) };
        const generated = generate(spec);
        const report = read(generated.text, generated.kind);
        const problems = check(report);
        const complaints = [
          ...differences(generated, report).wrong,
          ...differences(generated, report).lost,
          ...shown(problems.filter(({ rule }) => ARITHMETIC.has(rule))),
        ];
        const [cell] = empty;
        if (empty.length === 1 && cell !== undefined && SHOWS_BLANKS.has(shape)) {
          const found = problems.find((problem) => problem.rule === 'cell-blank' && problem.cell === `applications:${cell}`);
          const fix = found?.fixes[0];
          if (!fix) complaints.push(`${cell} is blank and no fix is offered`, ...shown(problems));
          else {
            const again = read(withFix(generated.text, fix), generated.kind);
            const { wrong, lost } = differences(generate(base), again);
            complaints.push(...wrong, ...lost);
          }
        }
        if (SHOWS_BLANKS.has(shape) || HALF_SHOWS_BLANKS.has(shape)) {
          const errors = problems.filter(
            ({ severity, rule }) => severity === 'error' && !(HALF_SHOWS_BLANKS.has(shape) && rule === 'figure-count'),
          );
          complaints.push(...shown(errors));
        }
        none(spec, complaints);
      }),
      { seed: 41, numRuns: runs(12) },
    );
  });

  // columns of a sheet behind the table; a page that ends below the names of columns, where more was made than is disclosed in all
  test.each<Partial<Spec>>([
    {
      shape: 'tab-ten',
      seed: 597820,
      changes: [
        { table: 'applications', cell: 'newReceived.naturalPerson', value: null },
        { table: 'applications', cell: 'carriedOver.legalEntity.commercialEnterprise', value: null },
      ],
      variation: { ...plainVariation, pages: true },
    },
    {
      shape: 'tab-eight',
      year: 2019,
      seed: 999988,
      changes: [{ table: 'applications', cell: 'newReceived.naturalPerson', value: null }],
      variation: { ...plainVariation, fallenHeading: true, pages: true },
    },
  ])('blanks and pages: every other cell is read', (given) => {
    const generated = generate({ ...plainSpec, ...given });
    expect(differences(generated, read(generated.text))).toEqual({ wrong: [], lost: [] });
  });

  // two rows of the piece begin one cell early, as many or more where the form has them: either end may be the blank
  test.each<Partial<Spec>>([
    { shape: 'tab-broken', year: 2020, seed: 0, changes: [{ table: 'applications', cell: 'results.partiallyGranted.total', value: null }] },
    {
      shape: 'tab-broken',
      year: 2019,
      seed: 788059,
      changes: [{ table: 'applications', cell: 'results.notProcessed.excessive.total', value: null }],
      variation: { ...plainVariation, cut: 'repeated' },
    },
    {
      shape: 'tab-seed',
      seed: 92465,
      changes: [
        { table: 'applications', cell: 'newReceived.legalEntity.commercialEnterprise', value: null },
        { table: 'applications', cell: 'carriedOver.total', value: null },
      ],
      variation: { ...plainVariation, cut: 'repeated' },
    },
  ])('a row of noughts with an empty cell at either end: no 0 stands where the blank is', (given) => {
    const generated = generate({ ...plainSpec, ...given });
    expect(differences(generated, read(generated.text)).wrong).toEqual([]);
  });
});

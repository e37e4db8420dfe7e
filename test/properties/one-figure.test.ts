import fc from 'fast-check';
import { describe, test } from 'vitest';
import { applicationCells, reports, slip } from '../generate/arbitrary.ts';
import { figure } from '../generate/figures.ts';
import { type Generated, generate } from '../generate/index.ts';
import { check, differences, errorsOf, none, problemsOf, read, runs, shown, withFix } from '../generate/reading.ts';
import { SHAPES, type Shape, type Spec } from '../generate/spec.ts';
import type { Problem } from '../../server/service/problem.ts';

/** One line per error, told apart from those that were there before. */
const keys = (problems: readonly Problem[]): readonly string[] =>
  errorsOf(problems)
    .map(({ rule, cell }) => `${rule} ${cell ?? ''}`)
    .sort();

function added(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...before];
  return after.filter((key) => {
    const at = left.indexOf(key);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/**
 * What is wrong with the findings on one changed figure; empty when all is well. `alsoFix`: apply the fix and read again, which doubles the
 * cost: by default for a third of the cells of a shape, for another third in the next.
 */
function complaints(
  spec: Spec,
  plain: Generated,
  cell: string,
  kind: number,
  before: readonly string[],
  alsoFix: boolean,
): readonly string[] {
  const right = figure(plain.truth.applications, cell);
  const generated = generate({ ...spec, changes: [{ table: 'applications', cell, value: slip(right, kind) }] });
  const report = read(generated.text, generated.kind);
  const problems = check(report);
  const more = added(before, keys(problems));
  if (more.length !== 1 || more[0] !== `wrong-figure applications:${cell}`) {
    const { wrong, lost } = differences(generated, report);
    return [
      `${cell}: ${right} written as ${slip(right, kind)}; expected one wrong-figure on it`,
      ...wrong.slice(0, 2),
      ...lost.slice(0, 2),
      ...shown(errorsOf(problems)),
    ];
  }
  const found = problems.find(({ rule }) => rule === 'wrong-figure');
  const fix = found?.fixes.find(({ preferred }) => preferred);
  if (!found || !fix) return [`${cell}: no preferred fix`, ...shown(found ? [found] : [])];
  if (fix.kind !== 'figure') return [`${cell}: its fix is no figure fix`];
  const marked = generated.text.slice(found.at.start, found.at.end);
  const digits = marked
    .replace(/<[^>]*>/g, '')
    .normalize('NFKC')
    .replaceAll(',', '');
  if (digits !== String(slip(right, kind))) return [`${cell}: marks “${marked}”`];
  if (!alsoFix) return [];
  const fixed = withFix(generated.text, fix);
  const again = read(fixed, generated.kind);
  const { wrong, lost } = differences(generated, again, plain.printed);
  if (wrong.length + lost.length > 0) return [`${cell}: after its fix`, ...wrong, ...lost];
  const rest = added(before, keys(check(again)));
  return rest.length > 0 ? [`${cell}: after its fix there are ${rest.join(', ')}`] : [];
}

const PROSE: readonly Spec['prose'][] = ['figures', 'silent', 'varied'];

function everyCell(shape: Shape, year: number, seed: number): void {
  const several = runs(4);
  const bases = fc.sample(reports(shape), { seed, numRuns: several }).map((spec, index): Spec => {
    const magnitude = (['few', 'zero', 'city', 'dense'] as const)[index % 4] ?? 'few';
    return {
      ...spec,
      year: year === 2021 ? Math.max(2021, spec.year) : Math.min(2020, spec.year),
      magnitude,
      // another magnitude goes with another prose in the next shape
      prose: PROSE[(index + SHAPES.indexOf(shape)) % PROSE.length] ?? 'figures',
    };
  });
  const plain = bases.map(generate);
  const before = plain.map(({ text, kind }) => keys(problemsOf(text, kind)));
  applicationCells(bases[0] as Spec).forEach((cell, index) => {
    const at = index % bases.length;
    const base = bases[at] as Spec;
    const named: Spec = base.prose === 'silent' ? base : { ...base, naming: cell };
    none(
      { ...named, changes: [{ table: 'applications', cell, value: null }] },
      complaints(named, plain[at] as Generated, cell, index, before[at] ?? [], (index + SHAPES.indexOf(shape)) % 3 === 0 || several > 4),
    );
  });
}

describe('one figure of table three changed: one error more, on that cell, with the right value', () => {
  test.each(SHAPES)('%s: every one of the 175 cells', (shape) => everyCell(shape, 2021, 31));
  test.each(SHAPES)('%s: every one of the 161 cells of the form of 2019', (shape) => everyCell(shape, 2019, 32));
});

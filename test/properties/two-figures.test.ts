import fc from 'fast-check';
import { describe, test } from 'vitest';
import { applicationCells, applicationsForm, reports, slip } from '../generate/arbitrary.ts';
import { figure, violated } from '../generate/figures.ts';
import { generate } from '../generate/index.ts';
import { ARITHMETIC, check, none, read, runs, shown, valuesOf, withFix } from '../generate/reading.ts';
import { type Change, SHAPES, type Spec } from '../generate/spec.ts';

describe('two figures of table three changed', () => {
  test.each(SHAPES)('%s: at least one error, and no fix makes it worse', (shape) => {
    fc.assert(
      fc.property(reports(shape), fc.nat(100_000), fc.nat(100_000), fc.nat(20), fc.nat(20), (base, a, b, kindA, kindB) => {
        const all = applicationCells(base);
        const { truth } = generate(base);
        const changed = [...new Set([all[a % all.length] ?? '', all[b % all.length] ?? ''])];
        const changes = changed.map(
          (cell, index): Change => ({
            table: 'applications',
            cell,
            value: slip(figure(truth.applications, cell), index === 0 ? kindA : kindB),
          }),
        );
        const spec: Spec = { ...base, changes };
        const { text, kind } = generate(spec);
        const report = read(text, kind);
        const problems = check(report);
        const form = applicationsForm(spec);
        const before = violated(form, valuesOf(report)).length;
        const complaints: string[] = [];
        const arithmetic = problems.filter(({ rule, severity }) => ARITHMETIC.has(rule) && severity === 'error');
        if (arithmetic.length === 0) complaints.push('nothing is said', ...shown(problems));
        for (const problem of problems) {
          for (const fix of problem.fixes) {
            const after = violated(form, valuesOf(read(withFix(text, fix), kind))).length;
            if (after > before) complaints.push(`“${fix.title}” raises ${before} violated equations to ${after}`, ...shown([problem]));
            else if (ARITHMETIC.has(problem.rule) && fix.kind === 'figure' && after === before)
              complaints.push(`“${fix.title}” leaves all ${before} equations violated`, ...shown([problem]));
          }
        }
        none(spec, complaints);
      }),
      { seed: 50, numRuns: runs(6) },
    );
  });
});

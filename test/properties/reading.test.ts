import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reports } from '../generate/arbitrary.ts';
import { generate } from '../generate/index.ts';
import { check, differences, none, read, runs, shown } from '../generate/reading.ts';
import { plainSpec, SHAPES, type Spec } from '../generate/spec.ts';

describe('any consistent report', () => {
  test.each(SHAPES)('%s: the plainest print is read back', (shape) => {
    for (const year of [2019, 2020, 2021, 2025]) {
      for (const magnitude of ['zero', 'few', 'city', 'dense'] as const) {
        const generated = generate({ ...plainSpec, shape, year, magnitude, seed: year });
        const report = read(generated.text, generated.kind);
        const { wrong, lost } = differences(generated, report);
        none(generated.spec, [...wrong, ...lost]);
        expect(report.organ).toBe(generated.organ);
        expect(report.year).toBe(generated.year);
      }
    }
  });

  test.each(SHAPES)(
    '%s: every cell of every variation is read back, organ and year too, and nothing is found that is not there',
    (shape) => {
      fc.assert(
        fc.property(reports(shape), (spec) => {
          const generated = generate(spec);
          const report = read(generated.text, generated.kind);
          const { wrong, lost } = differences(generated, report);
          const complaints = [...wrong, ...lost];
          if (report.organ !== generated.organ) complaints.push(`organ ${report.organ}, is ${generated.organ}`);
          if (report.year !== generated.year) complaints.push(`year ${report.year}, is ${generated.year}`);
          for (const table of report.tables) {
            if (table.formIsCertain && table.id !== 'reviewLitigation' && table.template.form !== generated.forms[table.id])
              complaints.push(`${table.id} has the form ${table.template.form}`);
            if (table.halfWritten) complaints.push(`${table.id} is half-written`);
          }
          const unexpected = check(report).filter(
            ({ severity, rule }) => severity === 'error' || (severity === 'warning' && !generated.mayWarn.has(rule)),
          );
          none(spec, [...complaints, ...shown(unexpected)]);
        }),
        { seed: 20, numRuns: runs(25) },
      );
    },
  );

  test.each(SHAPES)('%s: a table in the other form is read, and is one error', (shape) => {
    fc.assert(
      fc.property(reports(shape), fc.boolean(), (base, both) => {
        const other = base.year < 2021 ? '2021' : '2019';
        const spec: Spec = { ...base, forms: { applications: other, ...(both ? { proactiveDisclosure: other } : {}) } };
        const generated = generate(spec);
        const report = read(generated.text, generated.kind);
        const { wrong, lost } = differences(generated, report);
        const errors = check(report).filter(({ severity }) => severity === 'error');
        const expected = generated.errors.join();
        const complaints = errors.map(({ rule }) => rule).join() === expected ? [] : [`expected ${expected}`, ...shown(errors)];
        none(spec, [...wrong, ...lost, ...complaints]);
      }),
      { seed: 21, numRuns: runs(8) },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noNeighbours } from '../../server/rules/shared/neighbours.ts';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { checkReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { reports } from '../generate/arbitrary.ts';
import { applicants } from '../generate/figures.ts';
import { generate, lastYearOf } from '../generate/index.ts';
import { ARITHMETIC, read, runs } from '../generate/reading.ts';
import { type Change, SHAPES, type Spec } from '../generate/spec.ts';

const RULES = ['carry-over', 'effective-stock', 'repeated-figures', 'last-year-unknown'];

/** Two reports of one office, a year apart, in any two shapes, that agree. */
const pairs = fc
  .tuple(fc.constantFrom(...SHAPES), fc.constantFrom(...SHAPES))
  .chain(([now, before]) => fc.record({ now: reports(now), before: fc.constant(before) }));

type Pair = { readonly now: Spec; readonly before: Spec['shape'] };

const beforeOf = ({ now, before }: Pair): Spec => ({ ...lastYearOf(now), shape: before });

/** What the rules between two years say, `changes` made to last year's figures. */
function found(pair: Pair, changes: readonly Change[]): readonly string[] {
  const now = generate(pair.now);
  const before = generate({ ...beforeOf(pair), changes });
  const lastYear = { uri: 'memory:/before', name: 'before', report: read(before.text, before.kind) };
  const problems: readonly Problem[] = checkReport(read(now.text, now.kind), {
    settings: defaultSettings,
    final: true,
    neighbours: { ...noNeighbours, lastYear },
  });
  return problems.filter(({ rule }) => RULES.includes(rule)).map(({ rule, severity, cell }) => `${severity} ${rule} ${cell ?? ''}`);
}

describe('two years of one office', () => {
  test('that agree say nothing', () => {
    fc.assert(
      fc.property(pairs, (pair) => {
        expect(found(pair, [])).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });

  test('of which one carried more forward give the column and the total, and nothing else', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(...applicants), fc.integer({ min: 1, max: 12 }), (pair, column, by) => {
        const truth = generate(beforeOf(pair)).truth.applications;
        const cells = [`carriedForward.${column}`, 'carriedForward.total', `newReceived.${column}`, 'newReceived.total'];
        const changes = cells.map((cell): Change => ({ table: 'applications', cell, value: (truth[cell] ?? 0) + by }));
        expect([...found(pair, changes)].sort()).toEqual([
          'error carry-over applications:carriedOver.total',
          `warning carry-over applications:carriedOver.${column}`,
        ]);
      }),
      { numRuns: runs(60) },
    );
  });

  test('of which this one took over more than its own equations allow are put right by one fix', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(...applicants), fc.integer({ min: 1, max: 12 }), (pair, column, by) => {
        const { truth } = generate(pair.now);
        const changes = [`carriedOver.${column}`, 'carriedOver.total'].map((cell): Change => {
          return { table: 'applications', cell, value: (truth.applications[cell] ?? 0) + by };
        });
        const now = generate({ ...pair.now, changes });
        const past = generate(beforeOf(pair));
        const lastYear = { uri: 'memory:/before', name: 'before', report: read(past.text, past.kind) };
        const check = (text: string) =>
          checkReport(read(text, now.kind), { settings: defaultSettings, final: true, neighbours: { ...noNeighbours, lastYear } });
        const told = check(now.text).filter(({ rule }) => rule === 'carry-over');
        expect(told.map(({ cell }) => cell).sort()).toEqual([`applications:carriedOver.${column}`, 'applications:carriedOver.total']);
        const fixes = told.flatMap((problem) => problem.fixes);
        expect(fixes.length).toBe(1);
        const left = check(applyEdits(now.text, fixes[0]?.edits ?? []));
        expect(left.filter(({ rule }) => rule === 'carry-over' || ARITHMETIC.has(rule))).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });

  test('of which one had another number in force give that cell, and nothing else', () => {
    const id = 'item1.normativeDocuments.currentlyEffective';
    fc.assert(
      fc.property(
        pairs.filter(({ now }) => now.year > 2021),
        fc.integer({ min: 1, max: 40 }),
        (pair, by) => {
          const value = (generate(beforeOf(pair)).truth.proactiveDisclosure[id] ?? 0) + by;
          expect(found(pair, [{ table: 'proactiveDisclosure', cell: id, value }])).toEqual([
            `warning effective-stock proactiveDisclosure:${id}`,
          ]);
        },
      ),
      { numRuns: runs(60) },
    );
  });
});

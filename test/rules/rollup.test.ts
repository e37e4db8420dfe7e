import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportDraft } from '../../server/report/draft.ts';
import type { Report } from '../../server/report/report.ts';
import { ledgerOf } from '../../server/rules/rollup/ledger.ts';
import { noNeighbours, type Subordinate } from '../../server/rules/shared/neighbours.ts';
import { checkReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { templateById } from '../../server/template/catalog.ts';
import { type Generated, generate } from '../generate/index.ts';
import { read } from '../generate/reading.ts';
import { plainSpec, SHAPES, type Spec } from '../generate/spec.ts';
import { variations } from '../generate/arbitrary.ts';
import type { Figures } from '../generate/figures.ts';
import { type FormId, formOfYear } from '../generate/form.ts';
import { reportOf } from './marked.ts';

/** Figures in units of a ten-thousandth, by `table:cell`: whole numbers, so that the test adds exactly in another way than the program. */
type Units = Readonly<Record<string, number>>;

const unitsOf = (figures: Figures): Units =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([table, values]) =>
      Object.entries(values).map(([cell, value]) => [`${table}:${cell}`, Math.round((value ?? 0) * 10_000)]),
    ),
  );

function sumOf(all: readonly Units[]): Units {
  const sum: Record<string, number> = {};
  for (const one of all) for (const [cell, value] of Object.entries(one)) sum[cell] = (sum[cell] ?? 0) + value;
  return sum;
}

/** A county's report with these figures, naming its subordinates. */
function parentOf(figures: Units, names: readonly string[], form: FormId, year: number): Report {
  const template = templateById(form);
  if (!template) throw new Error(`no form ${form}`);
  const draft = reportDraft({
    organ: '汇总县人民政府',
    year,
    template,
    cellText: ({ table, id }) => String((figures[`${table}:${id}`] ?? 0) / 10_000),
  });
  return reportOf(draft.replace('\n---', `\n下级:\n${names.map((name) => `  - ${name}`).join('\n')}\n---`));
}

/** What the rule says of a parent beside its subordinates. */
function problemsOf(parent: Report, children: readonly (Generated | undefined)[]): readonly Problem[] {
  const entry = parent.tree.frontMatter?.entries.find(({ key }) => key === '下级');
  const subordinates = children.map((child, i): Subordinate => {
    const value = entry?.values[i];
    if (!value) throw new Error('no entry');
    const at = value.span;
    if (!child) return { at, written: value.text, reason: '找不到文件' };
    return { at, written: value.text, uri: `memory:/${i}`, name: value.text, ledger: ledgerOf(read(child.text, child.kind)), found: false };
  });
  return checkReport(parent, { settings: defaultSettings, final: true, neighbours: { ...noNeighbours, subordinates } }).filter(
    ({ rule }) => rule === 'rollup',
  );
}

const names = (children: readonly unknown[]) => children.map((_, i) => `${i}.md`);

/** Three consistent reports of three organs for one year, in any shape. */
const threeReports = fc
  .record({
    year: fc.constantFrom(2025, 2024, 2021, 2020),
    seed: fc.nat(1_000_000),
    organ: fc.nat(20),
    each: fc.array(
      fc.record({
        shape: fc.constantFrom(...SHAPES),
        magnitude: fc.constantFrom<Spec['magnitude']>('few', 'city', 'dense', 'zero'),
        variation: variations,
      }),
      { minLength: 3, maxLength: 3 },
    ),
  })
  .map(({ year, seed, organ, each }) =>
    each.map(
      (one, i): Spec => ({ ...plainSpec, ...one, year, seed: seed + i, organ: organ + i, variation: { ...one.variation, blankAs: '' } }),
    ),
  );

describe('the sum of the subordinate reports', () => {
  test('is the parent: nothing is said', () => {
    fc.assert(
      fc.property(threeReports, (specs) => {
        const children = specs.map(generate);
        const [first] = specs;
        const year = first?.year ?? 2025;
        const parent = parentOf(sumOf(children.map(({ truth }) => unitsOf(truth))), names(children), formOfYear(year), year);
        // what a reader cannot make out of some shape is information, never a difference
        const problems = problemsOf(parent, children).filter(({ severity }) => severity !== 'information');
        expect(problems.map(({ message }) => message)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('is more than the parent in the cells of one more application: those cells and no other', () => {
    fc.assert(
      fc.property(threeReports, fc.nat(2), fc.integer({ min: 1, max: 40 }), (specs, which, by) => {
        const before = specs.map(generate);
        const cells = ['newReceived', 'results.granted', 'results.total'].flatMap((row) => [`${row}.naturalPerson`, `${row}.total`]);
        const children = specs.map((spec, i) => {
          if (i !== which) return generate(spec);
          const truth = generate(spec).truth.applications;
          return generate({ ...spec, changes: cells.map((cell) => ({ table: 'applications', cell, value: (truth[cell] ?? 0) + by })) });
        });
        const year = specs[0]?.year ?? 2025;
        const parent = parentOf(sumOf(before.map(({ truth }) => unitsOf(truth))), names(children), formOfYear(year), year);
        const problems = problemsOf(parent, children).filter(({ severity }) => severity !== 'information');
        expect(problems.map(({ cell }) => cell).sort()).toEqual(cells.map((cell) => `applications:${cell}`).sort());
        for (const problem of problems) {
          expect(problem.severity).toBe('error');
          expect(problem.message).toContain(`，少 ${by}`);
          expect(problem.related.map(({ uri }) => uri)).toContain(`memory:/${which}`);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('lacks one report: one finding on its entry, and no cell is judged', () => {
    fc.assert(
      fc.property(threeReports, fc.nat(2), (specs, which) => {
        const children = specs.map(generate);
        const year = specs[0]?.year ?? 2025;
        const parent = parentOf({}, names(children), formOfYear(year), year);
        const problems = problemsOf(
          parent,
          children.map((child, i) => (i === which ? undefined : child)),
        );
        expect(problems.map(({ message }) => message)).toEqual([`下级“${which}.md”找不到文件，各格未与下级合计核对`]);
        expect(problems.map(({ at }) => parent.tree.source.slice(at.start, at.end))).toEqual([`${which}.md`]);
      }),
      { numRuns: 20 },
    );
  });
});

/** Three townships of the plainest kind. */
const plain = (changes: Partial<Spec> = {}) =>
  [0, 5, 16].map((organ, i) => generate({ ...plainSpec, year: 2025, magnitude: 'dense', organ, seed: i, ...(i === 1 ? changes : {}) }));
const plainSum = (children: readonly Generated[]) => sumOf(children.map(({ truth }) => unitsOf(truth)));
const says = (parent: Report, children: readonly Generated[]) =>
  problemsOf(parent, children).map(({ message, severity }) => `${severity}: ${message}`);

describe('what is said of', () => {
  test('a report that was left out: every cell, by its name', () => {
    const children = plain();
    const parent = parentOf(plainSum(children.filter((_, i) => i !== 1)), names(children), '2021', 2025);
    const problems = problemsOf(parent, children);
    expect(problems.length).toBeGreaterThan(150);
    expect(problems.filter(({ message }) => !message.endsWith('，恰为示例县样本乡人民政府的数'))).toEqual([]);
  });

  test('documents issued: a warning, because some count their own level alone', () => {
    const children = plain();
    const units = { ...plainSum(children) };
    const cell = 'proactiveDisclosure:item1.normativeDocuments.currentlyEffective';
    units[cell] = (units[cell] ?? 0) - 10_000;
    expect(problemsOf(parentOf(units, names(children), '2021', 2025), children).map((one) => [one.cell, one.severity])).toEqual([
      [cell, 'warning'],
    ]);
  });

  test('cells of which the parent has more: once', () => {
    const children = plain();
    const units = plainSum([...children, generate({ ...plainSpec, magnitude: 'dense', seed: 99 })]);
    const problems = problemsOf(parentOf(units, names(children), '2021', 2025), children);
    expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
    expect(problems[0]?.message).toMatch(/另有 \d{3} 格也多，本级是否已列入下级？$/);
  });

  test('amounts: exact to the last place, and a parent may give fewer places', () => {
    const children = plain();
    const cell = 'proactiveDisclosure:item8.adminFees.feeAmountThisYear';
    const sum = plainSum(children);
    const at = (units: number) => says(parentOf({ ...sum, [cell]: units }, names(children), '2021', 2025), children);
    const whole = sum[cell] ?? 0;
    expect(at(whole)).toEqual([]);
    expect(at(Math.floor(whole / 10_000) * 10_000)).toEqual([]);
    expect(at(whole - 1)).toHaveLength(1);
    expect(at(whole - 20_000)).toEqual([expect.stringContaining('少 2')]);
  });

  test('a blank in one report: that cell is not judged, and it is said that it is not', () => {
    const children = plain({ changes: [{ table: 'reviewLitigation', cell: 'review.upheld', value: null }] });
    expect(says(parentOf(plainSum(children), names(children), '2021', 2025), children)).toEqual([
      'information: 下级“1.md”有 1 格没有可用的数字（表四“行政复议”结果维持），这些格未与下级合计核对',
    ]);
  });

  test('a report in the form of another year: nothing but that', () => {
    const children = plain({ forms: { applications: '2019' } });
    expect(says(parentOf({}, names(children), '2021', 2025), children)).toEqual([
      'error: 下级“1.md”的表三是2019年表式，应为2021年表式，各格未与下级合计核对',
    ]);
  });

  test('two reports of one organ with other figures: nothing but that; two copies count once', () => {
    const [first, second] = plain();
    const twin = generate({ ...plainSpec, year: 2025, magnitude: 'dense', organ: 0, seed: 7 });
    if (!first || !second) throw new Error('no reports');
    expect(says(parentOf({}, names([1, 2]), '2021', 2025), [first, twin])).toEqual([
      'error: 下级“1.md”与0.md是同一机关的报告，数字不同，各格未与下级合计核对',
    ]);
    const copy = generate({ ...first.spec, shape: 'html' });
    expect(says(parentOf(plainSum([first, second]), names([1, 2, 3]), '2021', 2025), [first, second, copy])).toEqual([]);
  });

  test('several reports of one folder that cannot be added up: one finding on the entry, in a sentence of bearable length', () => {
    const folder = '乡镇街道和派出机构报送的年度报告（第三次汇总，含修改稿）/二〇二五年/定稿/各单位盖章版';
    const parent = parentOf({}, [folder], '2021', 2025);
    const written = parent.tree.frontMatter?.entries.find(({ key }) => key === '下级')?.values[0];
    if (!written) throw new Error('no entry');
    const subordinates = [0, 5, 7, 8].map((organ): Subordinate => {
      const { text, kind } = generate({ ...plainSpec, year: 2024, organ });
      const name = `${'很长的名称'.repeat(12)}${organ}.md`;
      return { at: written.span, written: folder, uri: `memory:/${organ}`, name, ledger: ledgerOf(read(text, kind)), found: true };
    });
    const check = (some: readonly Subordinate[]) =>
      checkReport(parent, { settings: defaultSettings, final: true, neighbours: { ...noNeighbours, subordinates: some } }).filter(
        ({ rule }) => rule === 'rollup',
      );
    const [all, ...others] = check(subordinates);
    expect(others).toEqual([]);
    expect(all?.message).toMatch(/中有 4 份不能汇总：示例县示例镇人民政府是2024年度的报告、.*等，各格未与下级合计核对$/);
    expect(all?.related).toHaveLength(4);
    for (const found of [subordinates, subordinates.slice(0, 1)]) expect(check(found)[0]?.message.length).toBeLessThan(200);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edit, Fix, Problem } from '../../server/service/problem.ts';
import { applyEdits, chooseFixes, clash } from '../../server/service/apply-fixes.ts';

const edit = (start: number, end: number, newText: string): Edit => ({ at: { start, end }, newText });

const fix = (edits: readonly Edit[], more: Partial<Fix> = {}): Fix => ({ title: '改', kind: 'text', edits, ...more });

const problem = (fixes: readonly Fix[], start = 0): Problem => ({
  rule: 'typo',
  severity: 'warning',
  message: '写作“甲”，应为“乙”',
  at: { start, end: start },
  related: [],
  fixes,
});

describe('applying edits', () => {
  test.each([
    ['nothing to do', '截止目前', [], '截止目前'],
    ['a replacement', '截止目前', [edit(0, 2, '截至')], '截至目前'],
    ['from the back to the front', '截止目前的的', [edit(4, 6, '的'), edit(0, 2, '截至')], '截至目前的'],
    ['insertions at one place in their order', '甲乙', [edit(1, 1, '一'), edit(1, 1, '二')], '甲一二乙'],
    ['an insertion at each end', '甲', [edit(0, 0, '始'), edit(1, 1, '终')], '始甲终'],
    ['the first of two that overlap', '甲乙丙丁', [edit(0, 3, '子'), edit(2, 4, '丑')], '子丁'],
    ['an edit beyond the end', '甲', [edit(5, 9, '乙')], '甲乙'],
  ])('%s', (_, text, edits, expected) => {
    expect(applyEdits(text, edits)).toBe(expected);
  });

  const edits = fc.array(
    fc.tuple(fc.nat(40), fc.nat(6), fc.string({ maxLength: 4 })).map(([start, length, newText]) => edit(start, start + length, newText)),
    { maxLength: 12 },
  );

  test('edits that do not clash give the same text whatever their order', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 50, maxLength: 60 }), edits, fc.func(fc.nat()), (text, all, weight) => {
        const apart = all.filter((each, i) => !all.slice(0, i).some((other) => clash(each, other) || each.at.start === other.at.start));
        const shuffled = [...apart].sort((a, b) => weight(a.at.start) - weight(b.at.start));
        expect(applyEdits(text, shuffled)).toBe(applyEdits(text, apart));
      }),
    );
  });

  test('what no edit covers stays, character by character', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 50, maxLength: 60 }), edits, (text, all) => {
        const erased = applyEdits(
          text,
          all.map((each) => ({ ...each, newText: '' })),
        );
        const covered = new Set(all.flatMap(({ at }) => Array.from({ length: at.end - at.start }, (_, i) => at.start + i)));
        const kept = [...text.split('')].filter((_, i) => !covered.has(i)).join('');
        expect(erased.length).toBeGreaterThanOrEqual(kept.length);
        if (!all.some((one, i) => all.slice(i + 1).some((other) => clash(one, other)))) expect(erased).toBe(kept);
      }),
    );
  });
});

describe('choosing fixes', () => {
  test('puts in once what two problems want put in at the same place', () => {
    const heading = (title: string) => problem([fix([edit(3, 3, '## 六、其他需要报告的事项\n')], { title })]);
    const chosen = chooseFixes([heading('一'), heading('二'), problem([fix([edit(3, 3, '另一段\n')], { title: '三' })])], ['text']);
    expect(chosen.map((choice) => choice.fix.title)).toEqual(['一', '三']);
  });

  test('takes the preferred fix of a problem, else its first', () => {
    const first = fix([edit(0, 1, '一')], { title: '一' });
    const second = fix([edit(0, 1, '二')], { title: '二', preferred: true });
    expect(chooseFixes([problem([first, second])], ['text']).map((choice) => choice.fix.title)).toEqual(['二']);
    expect(chooseFixes([problem([first])], ['text']).map((choice) => choice.fix.title)).toEqual(['一']);
  });

  test('leaves figures alone when only text is asked for, and never sets a figure by a guess', () => {
    const figure = fix([edit(0, 1, '7')], { kind: 'figure', preferred: true });
    const guess = fix([edit(2, 3, '8')], { kind: 'figure' });
    expect(chooseFixes([problem([figure])], ['text'])).toEqual([]);
    expect(chooseFixes([problem([figure]), problem([guess])], ['text', 'figure']).map((choice) => choice.fix)).toEqual([figure]);
  });

  test('applies a fix that two problems share only once', () => {
    const shared = fix([edit(0, 2, '截至')], { preferred: true });
    expect(chooseFixes([problem([shared]), problem([shared])], ['text']).length).toBe(1);
  });

  test('of two that clash the preferred one goes first, though it begins later', () => {
    const plain = fix([edit(0, 4, '一')], { title: '一' });
    const preferred = fix([edit(2, 6, '二')], { title: '二', preferred: true });
    expect(chooseFixes([problem([plain]), problem([preferred])], ['text']).map((choice) => choice.fix.title)).toEqual(['二']);
  });

  test('the chosen fixes never clash, and none that would still fit is left out', () => {
    const spans = fc.tuple(fc.nat(60), fc.nat(5)).map(([start, length]) => edit(start, start + length, '字'));
    const fixes = fc
      .record({ edits: fc.array(spans, { minLength: 1, maxLength: 3 }), preferred: fc.boolean() })
      .filter(({ edits }) => !edits.some((a, i) => edits.slice(i + 1).some((b) => clash(a, b))));
    fc.assert(
      fc.property(fc.array(fixes, { maxLength: 20 }), (all) => {
        const problems = all.map(({ edits, preferred }) => problem([fix(edits, { preferred })], edits[0]?.at.start));
        const chosen = chooseFixes(problems, ['text']);
        const taken = chosen.map((choice) => choice.fix.edits);
        for (const [i, one] of taken.entries()) {
          for (const other of taken.slice(i + 1)) expect(one.some((a) => other.some((b) => clash(a, b)))).toBe(false);
        }
        for (const { fixes: offered } of problems) {
          const left = offered[0];
          if (!left || chosen.some((choice) => choice.fix === left)) continue;
          const everything = taken.flat();
          const same = (a: Edit, b: Edit) => a.at.start === b.at.start && a.at.end === b.at.end && a.newText === b.newText;
          expect(left.edits.some((a) => everything.some((b) => clash(a, b) || same(a, b)))).toBe(true);
        }
      }),
    );
  });
});

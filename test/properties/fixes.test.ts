import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edit, Fix } from '../../server/rules/rule.ts';
import type { Problem } from '../../server/service/problem.ts';
import { applicationCells, reports, slip } from '../generate/arbitrary.ts';
import { figure } from '../generate/figures.ts';
import { generate } from '../generate/index.ts';
import { none, problemsOf, runs, shown } from '../generate/reading.ts';
import { type Change, plainSpec, SHAPES, type Spec } from '../generate/spec.ts';

/** Slips of wording and form, each as a replacement in the text. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/（二）依申请公开/, '（三）依申请公开'],
  [/（四）政府信息公开平台/, '（三）政府信息公开平台'],
  [/三、收到和处理/, '3、收到和处理'],
  [/四、政府信息公开行政复议、行政诉讼情况/, '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况'],
  [/五、存在的主要问题及改进情况/, '五、存在的问题及改进情况'],
  [/六、其他需要报告的事项/, '五、其他需要报告的事项'],
  [/政府信息公开工作年度报告/, '政府信息公开工作报告'],
  [/政府信息公开工作年度报告/, '政府信息公开年报'],
  [/《中华人民共和国政府信息公开条例》/, '《信息公开工作条例》'],
  [/〔2020〕/, '[2020]'],
  [/本年废止件数/, '本年度止件数'],
  [/其他法律行政法规禁止公开/, '其他法律行政止公开'],
  [/编制本报告。/, '编制本报告。截止2024年年末，群众反应的问题已按布署办结。'],
  [/编制本报告。/, '编制本报告。一是制度健全；二是责任落实；二是公开及时；三是服务规范。'],
  [/编制本报告。/, '编制本报告。主要有以下方面（1)加强学习，(2）公开的的内容更多。'],
  [/编制本报告。/, '编制本报告[bookmark: _GoBack]。全年收到申请3次。'],
  [/编制本报告。/, '编制本报告,，其它事项见附件。'],
  [/做到/, '做做到'],
  [/未发生责任追究情形。/, '未发生责任追究情形。。'],
  [/年度考核/, '年度年度考核'],
  [/把政府信息公开/, '把政府信息公开 工作列入 2024 年，把政府信息公开'],
];

const textFix = ({ fixes }: Problem): Fix | undefined => fixes.find(({ kind }) => kind === 'text');

function apply(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.at.start - a.at.start || b.at.end - a.at.end)
    .reduce((out, { at, newText }) => out.slice(0, at.start) + newText + out.slice(at.end), text);
}

const isGrave = ({ severity }: Problem): boolean => severity === 'error' || severity === 'warning';

function surplus(before: readonly Problem[], after: readonly Problem[]): readonly Problem[] {
  const left = before.map(({ rule }) => rule);
  return after.filter(({ rule }) => {
    const at = left.indexOf(rule);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe('fixes', () => {
  test.each(SHAPES)('%s: after all text fixes none is left, nothing grave is new, and no two overlap', (shape) => {
    fc.assert(
      fc.property(reports(shape), fc.uniqueArray(fc.nat(SLIPS.length - 1), { maxLength: 5 }), (spec: Spec, chosen) => {
        const { text, kind } = generate(spec);
        const slipped = chosen.reduce((out, index) => {
          const [pattern, replacement] = SLIPS[index] ?? [/$^/, ''];
          return out.replace(pattern, replacement);
        }, text);
        const before = problemsOf(slipped, kind);
        const fixes = before.flatMap((problem) => textFix(problem) ?? []);
        const edits = fixes.flatMap((fix) => fix.edits).sort((a, b) => a.at.start - b.at.start);
        const complaints: string[] = [];
        edits.forEach((edit, index) => {
          const next = edits[index + 1];
          if (next && next.at.start < edit.at.end)
            complaints.push(
              `overlap: “${slipped.slice(edit.at.start, edit.at.end)}” → “${edit.newText}” and “${slipped.slice(next.at.start, next.at.end)}” → “${next.newText}”`,
            );
        });
        const fixed = apply(slipped, edits);
        const after = problemsOf(fixed, kind);
        const left = after.filter((problem) => textFix(problem) !== undefined);
        const fresh = fixes.some(({ toFill }) => toFill) ? [] : surplus(before.filter(isGrave), after.filter(isGrave));
        complaints.push(
          ...shown(left).map((line) => `still fixable: ${line}`),
          ...shown(fresh).map((line) => `new after the fixes: ${line}`),
        );
        none(spec, complaints.length > 0 ? [`slips ${chosen.map((index) => SLIPS[index]?.[1]).join(' · ')}`, ...complaints] : []);
      }),
      { seed: 70, numRuns: runs(12) },
    );
  });

  test.each(SHAPES)('%s: each fix by itself removes its finding and adds nothing grave', (shape) => {
    fc.assert(
      fc.property(
        reports(shape),
        fc.uniqueArray(fc.nat(SLIPS.length - 1), { maxLength: 3 }),
        fc.option(fc.nat(10_000)),
        (base: Spec, chosen, wrong) => {
          const cells = applicationCells(base);
          const cell = cells[(wrong ?? 0) % cells.length] ?? '';
          const changes: Change[] =
            wrong === null ? [] : [{ table: 'applications', cell, value: slip(figure(generate(base).truth.applications, cell), wrong) }];
          const spec: Spec = { ...base, changes };
          const { text, kind } = generate(spec);
          const slipped = chosen.reduce((out, index) => {
            const [pattern, replacement] = SLIPS[index] ?? [/$^/, ''];
            return out.replace(pattern, replacement);
          }, text);
          const before = problemsOf(slipped, kind);
          const complaints: string[] = [];
          for (const problem of before) {
            for (const fix of problem.fixes) {
              if (fix.toFill) continue;
              const after = problemsOf(apply(slipped, fix.edits), kind);
              const count = (problems: readonly Problem[]): number =>
                problems.filter(({ rule, cell, message }) => rule === problem.rule && cell === problem.cell && message === problem.message)
                  .length;
              if ((fix.preferred || problem.fixes.length === 1) && count(after) >= count(before))
                complaints.push(`“${fix.title}” does not remove ${shown([problem])}`);
              if (fix.kind === 'text')
                complaints.push(
                  ...shown(surplus(before.filter(isGrave), after.filter(isGrave))).map(
                    (line) => `“${fix.title}” of ${problem.rule} adds ${line}`,
                  ),
                );
            }
          }
          none(spec, complaints.length > 0 ? [`slips ${chosen.map((index) => SLIPS[index]?.[1]).join(' · ')}`, ...complaints] : []);
        },
      ),
      { seed: 71, numRuns: runs(8) },
    );
  });

  test('the slips are really found', () => {
    const found = new Set<string>();
    for (const [pattern, replacement] of SLIPS) {
      for (let seed = 1; seed <= 12; seed++) {
        const { text, kind } = generate({ ...plainSpec, shape: 'tab-ten', seed });
        const slipped = text.replace(pattern, replacement);
        if (slipped !== text) for (const { rule } of problemsOf(slipped, kind)) found.add(rule);
      }
    }
    for (const rule of [
      'typo',
      'term',
      'bracket-pair',
      'ordinal-sequence',
      'heading-sequence',
      'section-number',
      'document-number',
      'residue',
      'repeated-word',
      'title-form',
      'label-wording',
    ])
      expect([...found]).toContain(rule);
  });
});

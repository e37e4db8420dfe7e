import { describe, expect, test } from 'vitest';
import type { Severity } from '../../server/service/problem.ts';
import { applyTextFixes, faultsOfFix } from '../rules/fixes.ts';
import { absent, problemsOf, realText, reportOf, shown } from './real-reports.ts';

/** What a person found in a real report: all errors, all warnings, and the lesser findings that must be among the others. */
interface Expected {
  readonly organ: string;
  readonly year: number;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly lesser?: readonly string[];
}

/** By the beginning of the file name. */
const expected: Readonly<Record<string, Expected>> = {
  '000_': {
    organ: '万源市石窝镇人民政府',
    year: 2021,
    errors: ['template-year (六)其他处理'],
    warnings: ['ordinal-sequence 二是', 'cell-blank'],
    lesser: ['typo 其它', 'spacing 公开'],
  },
  '001_': {
    organ: '莱州市朱桥镇人民政府',
    year: 2020,
    errors: ['prose-contradiction 收到信息公开申请1次'],
    warnings: ['cell-blank'],
    lesser: ['prose-unit 次'],
  },
  '002_': { organ: '宝丰县大营镇人民政府', year: 2023, errors: [], warnings: ['label-wording 本年度止件数'] },
  '003_': {
    organ: '尉氏县张市镇人民政府',
    year: 2021,
    errors: [],
    warnings: ['term 《信息公开工作条例》', 'typo 反应', 'bracket-pair (2）', 'bracket-pair (3）', 'fee-statement 无'],
  },
  '004_': {
    organ: '蛟河市白石山镇人民政府',
    year: 2024,
    errors: ['title-year 白石山镇政府信息公开工作年度报告'],
    warnings: [
      'repeated-word 根据《中华人民共和国政府信息公开条例》规定，现公布根据',
      'residue [bookmark:_GoBack]',
      'heading-sequence （1）',
      'typo 预结算',
      'typo 截止',
      'section-number 3、',
      'section-number 4、',
      'fee-statement 无',
    ],
  },
  '2023-hongze': {
    organ: '淮安市洪泽区人民政府',
    year: 2023,
    errors: ['template-year （六）其他处理', 'case-total 0', 'case-total 0'],
    warnings: ['label-wording 2.其他法律行政止公开'],
  },
  '2024-hongze': {
    organ: '淮安市洪泽区人民政府',
    year: 2024,
    errors: ['template-year （六）其他处理'],
    warnings: ['label-wording 2.其他法律行政止公开'],
  },
  '2024-huaian': { organ: '淮安市人民政府', year: 2024, errors: [], warnings: [] },
  '2023-suqian': { organ: '宿迁市', year: 2023, errors: [], warnings: [] },
  '2024-suqian': { organ: '宿迁市', year: 2024, errors: [], warnings: ['repeated-word 的的'] },
};

if (absent) console.warn(absent);

describe.skipIf(absent !== undefined).each(Object.entries(expected))(
  'the real report %s',
  (prefix, { organ, year, errors, warnings, lesser = [] }) => {
    const text = absent ? '' : realText(prefix);
    const problems = absent ? [] : problemsOf(text);
    const of = (severity: Severity) => problems.filter((problem) => problem.severity === severity).map((problem) => shown(text, problem));

    test('is read as the report of its organ and year', () => {
      const report = reportOf(text);
      expect([report.organ, report.year]).toEqual([organ, year]);
    });

    test('has these errors and no other', () => expect(of('error').sort()).toEqual([...errors].sort()));

    test('has these warnings and no other', () => expect(of('warning').sort()).toEqual([...warnings].sort()));

    test('has these lesser findings among others', () =>
      expect([...of('information'), ...of('hint')]).toEqual(expect.arrayContaining([...lesser])));

    test('each fix removes its finding and brings no error or warning', () => {
      const faults = problems.flatMap((problem) => problem.fixes.flatMap((fix) => faultsOfFix(text, problems, problem, fix, problemsOf)));
      expect(faults).toEqual([]);
    });

    test('nothing is left to fix after all text fixes', () => expect(applyTextFixes(text, problemsOf).left).toEqual([]));
  },
);

describe.skipIf(absent !== undefined)('what the fixes of real reports say', () => {
  const fixesOf = (prefix: string, rule: string) =>
    problemsOf(realText(prefix))
      .filter((problem) => problem.rule === rule)
      .flatMap(({ fixes }) => fixes.map(({ title, kind }) => `${kind}: ${title}`));

  test('the old form of table three is replaced by the new one on demand only', () => {
    expect(fixesOf('000_', 'template-year')).toEqual(['figure: 改用2021年表式']);
  });

  test('the first item of a list in the wrong style is put right', () => {
    expect(fixesOf('004_', 'heading-sequence')).toEqual(['text: 改为“（一）”']);
  });

  test('the year goes into the title on demand only', () => {
    expect(fixesOf('004_', 'title-year')).toEqual(['figure: 补上“2024年”']);
  });

  test('the label with a slip gets its right name', () => {
    expect(fixesOf('002_', 'label-wording')).toEqual(['text: 改为“本年废止件数”']);
  });
});

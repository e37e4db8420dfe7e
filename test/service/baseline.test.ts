import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyBaseline, entriesOf } from '../../server/service/baseline.ts';
import { readBaseline, writeBaseline } from '../../server/service/baseline-file.ts';
import { checkReport, judgeReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { correct, wrong } from '../lsp/sample.ts';
import { reportOf } from '../rules/marked.ts';

const options = { settings: defaultSettings, final: true };
const slip = wrong.replace('均在规定时限内公开', '截止2025年末均已公开，回应群众反应的问题');

const accepted = (text: string) => entriesOf(text, checkReport(reportOf(text), options));
const codes = (problems: readonly Problem[]) => problems.map(({ rule }) => rule).sort();
const left = (text: string, baseline = accepted(slip)) =>
  judgeReport(reportOf(text), { settings: { ...defaultSettings, accepted: baseline }, final: true });

const at = (source: string, word: string, nth = 0, rule = 'typo'): Problem => {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = source.indexOf(word, start + 1);
  return { rule, severity: 'warning', message: '', at: { start, end: start + word.length }, related: [], fixes: [] };
};

describe('a baseline', () => {
  test('keeps quiet what was found when it was written, and nothing else', () => {
    expect(codes(checkReport(reportOf(slip), options))).toEqual(['typo', 'typo', 'wrong-figure']);
    expect(left(slip).problems).toEqual([]);
    expect(left(slip).accepted.gone).toEqual([]);
    const other = slip.replace('业务培训2次', '业务培训2次，现公布部门预结算');
    expect(codes(left(other).problems)).toEqual(['typo']);
  });

  test('knows a cell by its name: the table may be moved and written in another way, but another figure is another finding', () => {
    const moved = slip.replace('本报告所列数据', '插入的一段。\n\n本报告所列数据').replace(/ {2,}\| /g, ' | ');
    expect(moved).not.toBe(slip);
    expect(left(moved).problems).toEqual([]);
    expect(codes(left(slip.replace('|    6 |', '|    7 |')).problems)).toEqual(['wrong-figure']);
  });

  test('says what is gone', () => {
    const { problems, accepted: fared } = left(correct);
    expect(problems).toEqual([]);
    expect(fared.gone.map(({ rule }) => rule).sort()).toEqual(['typo', 'typo', 'wrong-figure']);
    expect(left(correct.replace('均在规定时限内公开', '回应群众反应的问题')).accepted.gone.length).toBe(2);
  });

  test('keeps as many of one kind quiet as it has, and of several alike the one that it means', () => {
    const source = '甲乡截止三月，乙镇共收到。';
    const entries = entriesOf(source, [at(source, '截止')]);
    for (const [text, nth] of [
      ['丁县截止五月，戊局共办结。甲乡截止三月，乙镇共收到。', 1],
      ['甲乡截止三月，乙镇共收到。丁县截止五月，戊局共办结。', 0],
      ['丁县截止五月，戊局共办结。新甲乡截止三月底，乙镇共收到。', 1],
    ] as const) {
      const problems = [at(text, '截止', 0), at(text, '截止', 1)];
      const fared = applyBaseline(text, problems, entries);
      expect(fared.problems).toEqual([problems[nth]]);
      expect(fared.left.length).toBe(1);
      expect(fared.gone).toEqual([]);
    }
  });

  test('of several alike says that the one is gone which is', () => {
    const source = '甲乡截止三月，乙镇共收到。丁县截止五月，戊局共办结。';
    const entries = entriesOf(source, [at(source, '截止', 0), at(source, '截止', 1)]);
    const mended = source.replace('甲乡截止', '甲乡截至');
    expect(applyBaseline(mended, [at(mended, '截止')], entries).gone).toEqual(entries.slice(0, 1));
  });

  test('still knows a paragraph in which a few words have changed, and not one that is new', () => {
    const paragraph = '全镇认真贯彻落实政府信息公开条例，围绕中心工作和群众关切推进公开，健全制度，规范流程，公开实效不断提升。';
    const entries = entriesOf(paragraph, [at(paragraph, paragraph, 0, 'repeated-text')]);
    const changed = paragraph.replace('中心工作', '重点工作').replace('不断', '持续');
    expect(applyBaseline(changed, [at(changed, changed, 0, 'repeated-text')], entries).left).toEqual([]);
    const fresh = '各村设立查阅点二十处，摆放办事指南，安排专人值守，方便老年人和不会使用手机的群众就近查阅，反映良好。';
    expect(applyBaseline(fresh, [at(fresh, fresh, 0, 'repeated-text')], entries).left.length).toBe(1);
  });

  test('does not spread what a finding is there to keep private', () => {
    const source = '联系人身份证号110101199001011234。';
    const written = JSON.stringify(entriesOf(source, [at(source, '110101199001011234', 0, 'private-data')]));
    expect(written).not.toMatch(/\d{3}/);
    expect(applyBaseline(source, [at(source, '110101199001011234', 0, 'private-data')], JSON.parse(written)).left).toEqual([]);
  });

  test('tells findings that mark nothing apart by what they say, figures aside', () => {
    const empty = (message: string): Problem => ({ ...at('甲', '甲', 0, 'section-missing'), at: { start: 1, end: 1 }, message });
    const entries = entriesOf('甲', [empty('缺少“五、存在的问题”（第 3 行）')]);
    expect(applyBaseline('甲', [empty('缺少“五、存在的问题”（第 9 行）')], entries).left).toEqual([]);
    expect(applyBaseline('甲', [empty('缺少“六、其他事项”（第 3 行）')], entries).left.length).toBe(1);
  });
});

describe('the file of a baseline', () => {
  test('is written so that it reads the same again, one finding a line', () => {
    const baseline = { '乙.md': accepted(slip), '甲/丙 "一".md': accepted(wrong), '空.md': [] };
    const text = writeBaseline(baseline);
    const { '空.md': _, ...kept } = baseline;
    expect(readBaseline(text)).toEqual({ baseline: kept });
    expect(text.split('\n').filter((line) => line.includes('"rule"')).length).toBe(4);
    expect(readBaseline(writeBaseline({}))).toEqual({ baseline: {} });
  });

  test.each([
    ['{', 1, '不是 JSON'],
    ['[]', 0, '不是 nianbao 写出的基线'],
    ['{ "version": 2, "files": {} }', 13, '不是 nianbao 写出的基线'],
    ['{ "version": 1, "files": { "a": [ { "rule": 5 } ] } }', 44, '不是 nianbao 写出的基线'],
  ])('%s is none', (text, at, complaint) => {
    const answer = readBaseline(text);
    expect('complaint' in answer && { ...answer, complaint: String(answer.complaint) }).toEqual({ at, complaint });
  });
});

describe('whatever is written around the findings', () => {
  const PIECES = ['，', '。', '全镇', '公开工作', '2025年', '\n\n', '\r\n', ' ', '　', '截至', '（一）', '三件', '|', '\t', '<b>', '😀'];

  test('the baseline still knows each of them', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.array(fc.constantFrom(...PIECES), { maxLength: 6 })), { maxLength: 12 });
    const marks = fc.array(fc.constantFrom('截止', '反应', '预结算'), { minLength: 1, maxLength: 8 });
    const gaps = fc.array(fc.array(fc.constantFrom(...PIECES, '县政府', '办理'), { maxLength: 8 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(marks, gaps, edits, (words, between, changes) => {
        // the text in pieces: marked ones that stay, and what is around them, which changes at random places
        const before = between.map((gap) => gap.join(''));
        const after = [...before];
        for (const [which, length, put] of changes) {
          const index = which % (words.length + 1);
          const gap = after[index] ?? '';
          const start = gap.length === 0 ? 0 : which % gap.length;
          after[index] = gap.slice(0, start) + put.join('') + gap.slice(start + length);
        }
        const build = (around: readonly string[]) => {
          let source = around[0] ?? '';
          const problems = words.map((word, i) => {
            const start = source.length;
            source += word + (around[i + 1] ?? '');
            return { ...at(word, word), at: { start, end: start + word.length } };
          });
          return { source, problems };
        };
        const old = build(before);
        const now = build(after);
        const fared = applyBaseline(now.source, now.problems, entriesOf(old.source, old.problems));
        expect(fared.left).toEqual([]);
        expect(fared.gone).toEqual([]);
      }),
    );
  });

  test('in a whole report nothing of the baseline comes back', () => {
    const places = [...slip.matchAll(/。(?=\n)/g)].map(({ index }) => index);
    const said = ['全年召开工作例会四次。', '及时更新栏目，', '\n\n各村均设公开栏。', ' '];
    const before = accepted(slip);
    const rules = new Set(before.map(({ rule }) => rule));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(places.length - 1), fc.constantFrom(...said)), { maxLength: 6 }), (edits) => {
        let text = slip;
        for (const [place, words] of [...edits].sort(([a], [b]) => b - a)) {
          const here = places[place] ?? 0;
          text = text.slice(0, here) + words + text.slice(here);
        }
        const { problems, accepted: fared } = left(text, before);
        expect(problems.filter(({ rule }) => rules.has(rule))).toEqual([]);
        expect(fared.gone).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

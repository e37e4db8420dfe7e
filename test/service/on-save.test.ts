import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOnSave } from '../../server/service/on-save.ts';
import { readDocument } from '../../server/service/read-document.ts';
import type { Settings } from '../../server/service/settings.ts';
import { slice } from '../../server/text/span.ts';
import { correct, wrong } from '../lsp/sample.ts';

const settings: Settings = { rules: { typo: { when: 'save' } }, year: undefined };
const options = { settings, final: false };
const read = (text: string) => readDocument({ uri: 'a', version: text, text, kind: 'text' });

const LEAD = '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n';
const SLIP = '截止2025年末';

test('what was said when the document was saved stays on its words through any number of edits around them', () => {
  const gap = fc
    .array(fc.constantFrom('公开信息126条。', '\n\n', '，', '均已办结', '2025年', '\r\n', '😀'), { maxLength: 6 })
    .map((parts) => parts.join(''));
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(5), gap), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(gap, { minLength: 2, maxLength: 5 }), edits, (gaps, changes) => {
      const around = [...gaps];
      const text = () => LEAD + around.map((words) => `全镇${words}；`).join(SLIP);
      const onSave = createOnSave();
      onSave.saved('a');
      const said = onSave.waiting(read(text()), options) ?? [];
      for (const [which, length, put] of changes) {
        const index = which % around.length;
        const words = around[index] ?? '';
        const at = words.length === 0 ? 0 : which % words.length;
        around[index] = words.slice(0, at) + put + words.slice(at + length);
        const source = text();
        const now = onSave.waiting(read(source), options) ?? [];
        const marks = now.map((problem) => slice(source, problem.at));
        expect(marks).toEqual(said.map(() => '截止'));
        for (const fix of now.flatMap(({ fixes }) => fixes)) for (const edit of fix.edits) expect('截止').toContain(slice(source, edit.at));
      }
    }),
    { numRuns: 60 },
  );
});

test('a document that nobody has opened has nothing waiting, nor has one whose rules all speak while typing', () => {
  const onSave = createOnSave();
  expect(onSave.waiting(read(`${LEAD}${SLIP}。`), options)).toBeUndefined();
  onSave.saved('a');
  expect(onSave.waiting(read(`${LEAD}${SLIP}。`), { settings: { rules: {}, year: undefined }, final: false })).toBeUndefined();
  expect(onSave.waiting(read(`${LEAD}${SLIP}。`), options)?.length).toBe(1);
  expect(onSave.saved('a')).toBe(true);
  onSave.forget('a');
  expect(onSave.waiting(read(`${LEAD}${SLIP}。`), options)).toBeUndefined();
});

test('other settings are as good as a save', () => {
  const onSave = createOnSave();
  onSave.saved('a');
  onSave.waiting(read(`${LEAD}无。`), options);
  expect(onSave.waiting(read(`${LEAD}${SLIP}。`), options)).toEqual([]);
  expect(onSave.waiting(read(`${LEAD}${SLIP}。`), { settings: { ...settings }, final: false })?.length).toBe(1);
});

const waitingFor = (rule: string) => ({
  settings: { rules: { [rule]: { when: 'save' } }, year: undefined } satisfies Settings,
  final: false,
});

test('the figures that a finding is measured against move along with it', () => {
  const onSave = createOnSave();
  onSave.saved('a');
  const measured = waitingFor('wrong-figure');
  const [said] = onSave.waiting(read(wrong), measured) ?? [];
  const figures = said?.related.map(({ at }) => slice(wrong, at));
  expect(figures?.length).toBeGreaterThan(5);
  const longer = wrong.replace('本报告所列数据', '插入的一段。\n\n本报告所列数据');
  const [moved] = onSave.waiting(read(longer), measured) ?? [];
  expect(moved?.related.map(({ at }) => slice(longer, at))).toEqual(figures);
});

test('a finding whose words have changed offers nothing any more, not even at another place', () => {
  const onSave = createOnSave();
  onSave.saved('a');
  const measured = waitingFor('prose-figure');
  const differing = correct.replace('落实公开前的审核', '行政规范性文件现行有效9件。落实公开前的审核');
  expect(onSave.waiting(read(differing), measured)).toMatchObject([{ fixes: [{}, {}] }]);
  const retyped = differing.replace('现行有效9件', '现行有效98件');
  expect(onSave.waiting(read(retyped), measured)).toMatchObject([{ fixes: [] }]);
});

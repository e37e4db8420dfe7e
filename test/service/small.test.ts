import { expect, test } from 'vitest';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { rulePage } from '../../server/service/explain.ts';
import { hover } from '../../server/service/hover.ts';
import { initials } from '../../server/service/initials.ts';
import { minimalEdit } from '../../server/service/minimal-edit.ts';
import { articleName, articleNames } from '../../server/service/names.ts';
import { readDocument } from '../../server/service/read-document.ts';
import { templates } from '../../server/template/catalog.ts';
import { correct } from '../lsp/sample.ts';

test.each([
  ['', 'a'],
  ['abc', 'abXc'],
  ['aaaa', 'aa'],
  ['甲乙丙', '甲丙'],
  ['😀', '😁'],
  ['x😀y', 'x😁y'],
  ['𠮷', '𠮶𠮷'],
  ['a\r\nb', 'a\nb'],
])('the one edit leads from %j to %j and cuts no character in two', (before, after) => {
  const edit = minimalEdit(before, after);
  if (!edit) throw new Error('no edit');
  expect(applyEdits(before, [edit])).toBe(after);
  const whole = (text: string) => text === [...text].filter((c) => !/^[\ud800-\udfff]$/.test(c)).join('');
  expect([whole(before.slice(edit.at.start, edit.at.end)), whole(edit.newText)]).toEqual([true, true]);
});

test('there is no edit between equal texts', () => {
  expect(minimalEdit('abc', 'abc')).toBeUndefined();
});

test('every character of the official labels has its letter, so that all of them can be typed without an input method', () => {
  const labels = templates.flatMap(({ sections, tables }) => [
    ...sections.map(({ title }) => title),
    ...Object.values(tables).flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows.map((row) => row.short ?? row.label))),
  ]);
  for (const label of labels) expect([label, initials(label).length]).toEqual([label, label.replace(/\P{Script=Han}/gu, '').length]);
  expect(initials('总体情况')).toBe('ztqk');
});

test.each([
  ['36(1)', '第三十六条第（一）项'],
  ['20(10)', '第二十条第（十）项'],
  ['10', '第十条'],
  ['44', '第四十四条'],
])('article %s is %s', (article, name) => {
  expect(articleName(article)).toBe(name);
});

test('several articles are named together', () => {
  expect(articleNames(['27', '29'])).toBe('《政府信息公开条例》第二十七条、第二十九条');
  expect(articleNames([])).toBe('');
});

test('an example with a code fence of its own is fenced by a longer one', () => {
  const page = rulePage({
    id: 'x',
    title: '标题',
    group: '文字',
    severity: 'hint',
    basis: '依据',
    why: '为什么。',
    examples: [{ title: '例', text: '````\n«错»\n````', says: ['写作“错”'], fixed: '对' }],
    check: () => [],
  });
  expect(page).toContain('`````text\n````\n«错»\n````\n`````');
  expect(page).toContain('- 写作“错”');
  expect(page).toContain('修正后：');
});

test('a hover between a cell and what is found right behind it claims neither of them', () => {
  const reading = readDocument({ uri: 'a.md', version: 1, text: correct, kind: 'text' });
  const cell = reading.report.tables.flatMap(({ cells }) => [...cells.values()]).find(({ id }) => id === 'results.granted.naturalPerson');
  const at = cell?.span ?? { start: 0, end: 0 };
  const behind = {
    rule: 'spacing',
    severity: 'hint',
    message: '',
    at: { start: at.end, end: at.end + 1 },
    related: [],
    fixes: [],
  } as const;
  expect(hover(reading, at.end, [behind])?.at).toEqual({ start: at.end, end: at.end });
  expect(hover(reading, at.end, [{ ...behind, at }])?.at).toEqual(at);
});

import { describe, expect, test } from 'vitest';
import { rules } from '../../server/rules/index.ts';
import { actions } from '../../server/service/actions.ts';
import { readDocument } from '../../server/service/read-document.ts';
import { checkReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { problemsOf, readMarks } from '../rules/marked.ts';
import type { Example, Rule } from '../../server/rules/rule.ts';

/** Speak of suppressions, settings and failures. */
const OWN = new Set(['suppression-unused', 'suppression-reason', 'config', 'rule-failed']);

/** The text with the suppression that is offered for a problem put in; `undefined` where none is offered. */
function suppressed(text: string, problem: Problem, page: boolean): string | undefined {
  const reading = readDocument({ uri: page ? 'a.html' : 'a.md', version: 1, text, kind: page ? 'page' : 'text' });
  const action = actions(reading, [problem], problem.at, () => []).find(({ kind }) => kind === 'suppress');
  return action?.kind === 'suppress' ? text.slice(0, action.at) + action.text + text.slice(action.at) : undefined;
}

const of = (rule: Rule, example: Example, text: string) => problemsOf(rule, example, text);

describe.each(rules.filter(({ id }) => !OWN.has(id)).map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const examples = rule.examples.filter(({ text }) => text.includes('«')).map((example) => [example.title, example] as const);

  test.each(examples)('%s: can be suppressed with a reason, and nothing else changes', (_title, example) => {
    const { text } = readMarks(example.text);
    const before = of(rule, example, text);
    const own = before.filter((problem) => problem.rule === id);
    for (const problem of own) {
      const after = suppressed(text, problem, example.page ?? false);
      expect(after, problem.message).toBeDefined();
      const found = of(rule, example, after ?? '');
      const codes = found.map((one) => one.rule);
      expect(codes, after).not.toContain('suppression-unused');
      expect(codes, after).not.toContain('suppression-reason');
      expect(codes.filter((code) => code === id).length, `${problem.message}\n${after}`).toBeLessThan(own.length);
      // and no other rule has anything new to say
      const others = (problems: readonly Problem[]) => problems.filter((one) => one.rule !== id).map((one) => one.rule);
      expect(others(found).filter((code) => !others(before).includes(code))).toEqual([]);
    }
  });
});

describe('a web page', () => {
  const page = (body: string) =>
    `<!DOCTYPE html>\n<html><head><title>年报</title></head>\n<body>\n<h1>示例县示例镇人民政府2025年政府信息公开工作年度报告</h1>\n${body}\n</body></html>\n`;
  const CASES = `<h2>四、政府信息公开行政复议、行政诉讼情况</h2>\n<table>\n<tr><th>类别</th><th>结果维持</th><th>结果纠正</th><th>其他结果</th><th>尚未审结</th><th>总计</th></tr>\n<tr><td>行政复议</td><td>1</td><td>0</td><td>0</td><td>0</td><td>5</td></tr>\n<tr><td>行政诉讼：未经复议直接起诉</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr>\n<tr><td>行政诉讼：复议后起诉</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr>\n</table>`;
  const check = (text: string) => {
    const { report } = readDocument({ uri: 'a.html', version: 1, text, kind: 'page' });
    return checkReport(report, { settings: defaultSettings, final: false });
  };
  const codes = (text: string, ...wanted: string[]) =>
    check(text)
      .map(({ rule }) => rule)
      .filter((rule) => [...wanted, 'suppression-unused', 'suppression-reason'].includes(rule));

  test.each([
    ['a paragraph', 'typo', page('<h2>一、总体情况</h2>\n<p>截止2025年末，未收到申请。</p>')],
    [
      'a paragraph in one line with everything',
      'typo',
      page('<h2>一、总体情况</h2><p>截止2025年末，未收到申请。</p><p>无。</p>').replaceAll('\n', ''),
    ],
    ['a paragraph over several lines', 'typo', page('<h2>一、总体情况</h2>\n<p>\n  全年\n  截止2025年末，未收到申请。\n</p>')],
    ['a table', 'case-total', page(CASES)],
    ['a table in one line with everything', 'case-total', page(CASES).replaceAll('\n', '')],
  ])('%s: what is found there can be suppressed with a reason', (_name, rule, text) => {
    const [problem] = check(text).filter((one) => one.rule === rule);
    if (!problem) throw new Error(`no ${rule}`);
    const after = suppressed(text, problem, true);
    expect(after).toBeDefined();
    expect(codes(after ?? '', rule), after).toEqual([]);
    expect(after?.replace(/ <!-- nianbao-disable-line [^>]*-->|<!-- nianbao-disable-next-line [^>]*-->\n/, '')).toBe(text);
  });

  test('a comment over a file, a line or the next line counts in it as in Markdown', () => {
    for (const [put, left] of [
      ['<!-- nianbao-disable-file typo: 原文如此 -->\n<p>无。</p>\n<p>截止2025年末。</p>', []],
      ['<!-- nianbao-disable-next-line typo: 原文如此 -->\n\n<p>截止2025年末。</p>', []],
      ['<p>截止2025年末。</p><!-- nianbao-disable-line typo: 原文如此 -->', []],
      ['<p>截止2025年末。</p>\n<!-- nianbao-disable-next-line typo: 原文如此 -->\n<p>无。</p>', ['suppression-unused', 'typo']],
      ['<!-- nianbao-disable-next-line typo -->\n<p>截止2025年末。</p>', ['suppression-reason']],
    ] as const)
      expect([...codes(page(`<h2>一、总体情况</h2>\n${put}`), 'typo')].sort(), put).toEqual(left);
  });

  test('no comment is put into a tag', () => {
    const text = page('<h2>一、总体情况</h2>\n<p>全年公开。</p>\n<p>截止2025年末，未收到申请。<span\n title="注">无</span></p>');
    const [problem] = check(text).filter((one) => one.rule === 'typo');
    if (!problem) throw new Error('no typo');
    const after = suppressed(text, problem, true);
    expect(after === undefined || !/<[^<>]*<!--/.test(after), after).toBe(true);
  });
});

test('nothing is offered in a plain text, where its readers would see the comment', () => {
  const text = '示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n一、总体情况\n\n截止2025年末，未收到申请。\n';
  const reading = readDocument({ uri: 'file:///a/年报.txt', version: 1, text, kind: 'text' });
  const problems = checkReport(reading.report, { settings: defaultSettings, final: false });
  const offered = problems.flatMap((problem) => actions(reading, problems, problem.at, () => []).map(({ kind }) => kind));
  expect(offered.length).toBeGreaterThan(0);
  expect(offered).not.toContain('suppress');
});

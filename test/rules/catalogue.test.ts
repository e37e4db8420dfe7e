import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/rules/index.ts';
import type { RuleGroup } from '../../server/rules/rule.ts';
import { problemsOf, readMarks } from './marked.ts';

/** The catalogue as decided: groups in this order, and in each the rules with the severity that most of their findings have. */
const CATALOGUE: Readonly<Record<RuleGroup, string>> = {
  结构: 'title-missing:error title-year:error title-form:warning section-missing:error section-duplicate:error section-order:warning section-title:warning section-number:warning section-empty:warning topic-missing:warning oversight-results:information overview-length:off heading-sequence:warning',
  表式: 'table-missing:error table-unreadable:error template-year:error row-missing:error row-unknown:warning row-duplicate:error column-missing:error label-wording:warning figure-count:error form-unknown:information',
  数据: 'cell-blank:warning cell-placeholder:warning cell-not-number:error cell-sign:error cell-fraction:error cell-style:warning table-incomplete:warning form-2019-stock:warning',
  勾稽: 'wrong-figure:error balance:error results-total:error row-total:error case-total:error effective-stock-low:warning rules-without-power:warning fee-unit:hint',
  正文: 'prose-contradiction:error prose-figure:warning prose-sum:warning prose-percent:warning prose-unit:hint fee-statement:warning fee-contradiction:warning period:error stale-year:warning report-date:warning year-expected:warning problems-unanswered:hint',
  跨年与汇总:
    'carry-over:error effective-stock:warning repeated-text:warning rollup:error growth-rate:warning repeated-figures:warning figure-jump:information last-year-unknown:hint',
  文字: 'ordinal-sequence:warning bracket-pair:warning punctuation-width:hint spacing:hint document-number:warning short-year:warning typo:warning term:warning residue:warning repeated-word:warning lost-negation:warning foreign-organ:hint private-data:information suppression-unused:hint suppression-reason:hint config:warning rule-failed:warning',
};

const GROUPS: readonly RuleGroup[] = ['结构', '表式', '数据', '勾稽', '正文', '跨年与汇总', '文字'];
const LISTED = Object.entries(CATALOGUE).flatMap(([group, line]) =>
  line.split(' ').map((entry) => {
    const [id, severity] = entry.split(':');
    return { group, id, severity };
  }),
);

/** Their findings stand outside of reports: in the configuration file, and nowhere while every rule is sound. */
const OUTSIDE = new Set(['config', 'rule-failed']);

/** Found when the rules have had their say, whichever were run. */
const OF_SUPPRESSIONS = new Set(['suppression-unused', 'suppression-reason']);

test('one file for each rule, one line in the list, and nothing else', () => {
  const files = readdirSync(new URL('../../server/rules/', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !['rule.ts', 'index.ts'].includes(entry.name))
    .map((entry) => entry.name.replace(/\.ts$/, ''));
  expect(rules.map((rule) => rule.id).sort()).toEqual(files.sort());
});

test('the list is the catalogue, with its groups and severities', () => {
  const have = rules.map(({ id, group, severity }) => ({ group, id, severity }));
  const byId = (a: { readonly id: string | undefined }, b: { readonly id: string | undefined }) => String(a.id).localeCompare(String(b.id));
  expect(have.sort(byId)).toEqual([...LISTED].sort(byId));
});

test('the groups stand in the order of the catalogue', () => {
  const order = rules.map((rule) => GROUPS.indexOf(rule.group));
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('says what it is, what it rests on and why it matters', () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/);
    for (const said of [rule.title, rule.basis, rule.why]) expect(said.trim().length).toBeGreaterThan(1);
    expect(rule.why).toMatch(/。$/);
  });

  test('shows a text that it finds and a text that it leaves alone', () => {
    const marked = rule.examples.filter((example) => example.text.includes('«'));
    if (!OUTSIDE.has(id)) expect(marked.length).toBeGreaterThan(0);
    expect(rule.examples.length - marked.length).toBeGreaterThan(0);
    const titles = rule.examples.map((example) => example.title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('says of itself whether it mends the text', () => {
    const mending = rule.examples.flatMap((example) =>
      problemsOf(rule, example, readMarks(example.text).text)
        .filter(({ fixes }) => fixes.some(({ kind }) => kind === 'text'))
        .map((problem) => problem.rule),
    );
    if (!OF_SUPPRESSIONS.has(id)) expect(mending.includes(id)).toBe(rule.mendsText === true);
    for (const other of mending) expect(rules.find((one) => one.id === other)?.mendsText === true || OF_SUPPRESSIONS.has(other)).toBe(true);
  });

  test('speaks plainly: the fact first, no plea, no exclamation', () => {
    const said = rule.examples.flatMap((example) =>
      problemsOf(rule, example, readMarks(example.text).text).filter((problem) => problem.rule === id),
    );
    for (const problem of said) {
      expect(problem.message).not.toMatch(/(?:^|[，。；：（])请|[！!]|\n|。$/);
      expect(problem.message.length).toBeLessThan(200);
      for (const fix of problem.fixes) expect(fix.title).not.toMatch(/(?:^|[，。；：（])请|[！!]|\n|。$/);
    }
  });
});

import type { Example, Rule, Severity } from '../rules/rule.ts';
import { optionsOf } from '../rules/shared/options.ts';
import { type English, listed, type Message, type Said, say, toText } from '../text/say.ts';
import { problemsOfExample } from './example-run.ts';
import { shownText } from './example-text.ts';
import type { Problem } from './problem.ts';

const LEVEL: Readonly<Record<Severity | 'off', Said>> = {
  error: say`错误`,
  warning: say`警告`,
  information: say`信息`,
  hint: say`提示`,
  off: say`关闭（在设置中打开）`,
};

/** A severity as people call it, not yet in words. */
export const severityText = (severity: Severity | 'off'): Said => LEVEL[severity];

/** A severity as people call it. */
export const severityName = (severity: Severity | 'off', english?: English): string => toText(LEVEL[severity], english);

/** The name of a rule or of its group, or its reason: the bundle has them under their own words. */
export function ownWords(words: string, english?: English): string {
  const own = english?.[words];
  // some are parts of sentences as well
  return own === undefined ? words : own.charAt(0).toUpperCase() + own.slice(1);
}

/** A rule by its title and id. */
export const ruleName = ({ id, title }: Rule, english?: English): string =>
  english ? `${ownWords(title, english)} (${id})` : `${title}（${id}）`;

/** A rule in one line: what it is called, why it matters, what it rests on. */
export const inShort = ({ id, title, why, basis }: Rule, english?: English): Said =>
  say`${ownWords(title, english)}（${id}）：${ownWords(why, english)}依据：${basis}`;

type Say = (message: Message) => string;

/** An example with what its rule says of it. */
interface Shown {
  readonly example: Example;
  readonly problems: readonly Problem[];
}

/** More messages or fixes than these tell nothing new. */
const MOST_MESSAGES = 5;
const MOST_TITLES = 3;

/**
 * A rule's page as Markdown that reads just as well as plain text: what it finds and why, what it rests on, how to mend it, its examples, its
 * options, and how to change its level or put up with one finding. Made of the rule alone, so that page and rule cannot differ; one page for the
 * editor, the command line and `docs/rules`. In English where its texts are given; the examples stay Chinese.
 */
export function rulePage(rule: Rule, english?: English): string {
  const t = (message: Message): string => toText(message, english);
  const shown = rule.examples.map((example) => ({
    example,
    problems: problemsOfExample(rule, example, example.text.replace(/[«»]/g, ''), english).filter((problem) => problem.rule === rule.id),
  }));
  const whole = !isAboutSentences(rule);
  const framed = !whole && rule.examples.some((example) => besides(example).length === 0 && shownText(example.text).framed);
  return `${[
    t(say`# ${ownWords(rule.title, english)}（${rule.id}）`),
    ownWords(rule.why, english),
    [
      t(say`- 依据：${rule.basis}`),
      t(say`- 组别：${ownWords(rule.group, english)}`),
      t(say`- 级别：${severityName(rule.severity, english)}`),
    ].join('\n'),
    ...mending(shown, t),
    ...examples(shown, { whole, framed }, t),
    ...options(rule, t, english),
    t(say`## 调整`),
    [
      t(
        say`- 改级别：设置 ${'`nianbao.rules`'} 中写 ${`\`"${rule.id}": "${rule.severity === 'warning' ? 'hint' : 'warning'}"\``}，可取 error、warning、information、hint、off。`,
      ),
      // what stands in no report cannot be suppressed in one
      ...(rule.examples.some(({ text }) => text.includes('«'))
        ? [t(say`- 忽略一处：在该段或该表上方写 ${`\`<!-- nianbao-disable-next-line ${rule.id}: ${t(say`理由`)} -->\``}。`)]
        : []),
    ].join('\n'),
  ].join('\n\n')}\n`;
}

/** How to mend what the rule finds: by its quick fixes, or by hand. */
function mending(shown: readonly Shown[], t: Say): readonly string[] {
  const marked = shown.filter(({ example }) => example.text.includes('«'));
  if (marked.length === 0) return [];
  const fixes = shown.flatMap(({ problems }) => problems.flatMap((problem) => problem.fixes));
  const titles = (kind: 'text' | 'figure'): string => {
    const all = [...new Set(fixes.filter((fix) => fix.kind === kind).map(({ title }) => title))];
    const some = t(listed(all.slice(0, MOST_TITLES)));
    return all.length > MOST_TITLES ? t(say`${some} 等`) : some;
  };
  const lines: string[] = [];
  if (titles('text'))
    lines.push(t(say`- 快速修正：${titles('text')}。只改文字和格式，可以用“全部修正”或 ${'`nianbao check --fix`'} 一并改。`));
  if (titles('figure')) lines.push(t(say`- 快速修正：${titles('figure')}。改动的是数字、年份或事实，须逐处核对后由人决定。`));
  if (fixes.some((fix) => fix.toFill)) lines.push(t(say`- 补上的文字留有空白，仍须据实填写。`));
  if (lines.length === 0) {
    const fixed = marked.some(({ example }) => example.fixed !== undefined);
    lines.push(t(fixed ? say`- 快速修正：见下面的例子，须逐处核对后由人决定。` : say`- 没有快速修正：按指出的位置核对原文，据实改写。`));
  }
  return [t(say`## 怎样改`), lines.join('\n')];
}

/** Where the head of a report makes no difference to what the rule says. */
const isAboutSentences = ({ group, examples }: Rule): boolean =>
  (group === '正文' || group === '文字') && !examples.some(({ text }) => /^.*«.*(?:工作年度报告|工作报告)$/m.test(text));

function examples(
  shown: readonly Shown[],
  { whole, framed }: { readonly whole: boolean; readonly framed: boolean },
  t: Say,
): readonly string[] {
  const reported = shown.filter(({ example }) => example.text.includes('«'));
  const silent = shown.filter(({ example }) => !example.text.includes('«'));
  const note = t(framed ? say`«» 之间是标出的文字；例子省略了报告标题和所在部分的标题。` : say`«» 之间是标出的文字。`);
  return [
    ...(reported.length > 0 ? [t(say`## 会指出`), note, ...reported.map((one) => oneExample(one, whole, t))] : []),
    ...(silent.length > 0 ? [t(say`## 不会指出`), ...silent.map((one) => oneExample(one, whole, t))] : []),
  ];
}

function oneExample({ example, problems }: Shown, whole: boolean, t: Say): string {
  const { title, text, fixed } = example;
  const said = problems.length === 0 ? (example.says ?? []) : problems.map(({ message }) => message);
  const distinct = text.includes('«') ? [...new Set(said)] : [];
  const messages = distinct.slice(0, MOST_MESSAGES).map((message) => `- ${message}`);
  if (distinct.length > MOST_MESSAGES) messages.push(t(say`- （另有 ${distinct.length - MOST_MESSAGES} 条）`));
  const beside = besides(example);
  // beside other reports it matters whose an example is
  const shown = (one: string, before?: string): string => fenced(one, whole || beside.length > 0, before);
  const parts = [
    `### ${title}`,
    settingOf(example, t),
    shown(text),
    messages.join('\n'),
    fixed === undefined ? '' : `${t(say`修正后：`)}\n\n${shown(fixed, text)}`,
    ...beside.map(([name, other]) => `${t(say`${name}：`)}\n\n${shown(other)}`),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The other reports of an example, by what they are to it. */
const besides = ({ lastYear, subordinates = [], others = [] }: Example): readonly (readonly [name: Said, text: string])[] => [
  ...(lastYear === undefined ? [] : [[say`上年的报告`, lastYear] as const]),
  ...subordinates.map((one, i) => [say`下级之${'一二三四五六七八九十'.charAt(i)}`, one] as const),
  ...others.map((one) => [say`同一文件夹里的另一份报告`, one] as const),
];

/** What an example is read under, other than by default. */
function settingOf({ options: given, expectedYear, final }: Example, t: Say): string {
  const said = [
    given === undefined ? '' : say`选项 ${`\`${JSON.stringify(given)}\``}`,
    expectedYear === undefined ? '' : say`设置的年度为 ${expectedYear}`,
    final ? say`命令行 ${'`nianbao check`'} 时` : '',
  ].filter((part) => part !== '');
  return said.length === 0 ? '' : t(say`（${listed(said, '，')}）`);
}

/** The options of a rule with their defaults, as the settings take them. */
function options(rule: Rule, t: Say, english: English | undefined): readonly string[] {
  const lines = optionsOf(rule).map(({ name, about, byDefault }) => {
    const words = ownWords(about, english);
    return t(byDefault === undefined ? say`- ${`\`${name}\``}：${words}` : say`- ${`\`${name}\``}：${words}，默认 ${`\`${byDefault}\``}`);
  });
  if (lines.length === 0) return [];
  return [
    t(say`## 选项`),
    t(say`写在设置 ${'`nianbao.rules`'} 的 ${`\`"${rule.id}": { … }\``} 里，也可以写在 .nianbao.json 的 ${'`rules`'} 里。`),
    lines.join('\n'),
  ];
}

/** A code block whose fence is longer than any run of back quotes in the text. */
function fenced(text: string, whole: boolean, before?: string): string {
  const body = shownText(text, whole, before).text;
  const longest = Math.max(2, ...(body.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${body}\n${fence}`;
}

import type { Example, Rule, Severity } from '../rules/rule.ts';

const LEVEL: Readonly<Record<Severity | 'off', string>> = {
  error: '错误',
  warning: '警告',
  information: '信息',
  hint: '提示',
  off: '关闭（在设置中打开）',
};

/** A severity as people call it. */
export const severityName = (severity: Severity | 'off'): string => LEVEL[severity];

/**
 * A rule's page as Markdown that reads just as well as plain text: what it finds and why, what it rests on, its examples, and how to
 * change its level or put up with one finding. Made of the rule alone, so that page and rule cannot differ.
 */
export function rulePage(rule: Rule): string {
  return `${[
    `# ${rule.title}（${rule.id}）`,
    rule.why,
    [`- 依据：${rule.basis}`, `- 组别：${rule.group}`, `- 级别：${severityName(rule.severity)}`].join('\n'),
    ...examples(rule.examples),
    '## 调整',
    [
      `- 改级别：设置 \`nianbao.rules\` 中写 \`"${rule.id}": "warning"\`，可取 error、warning、information、hint、off。`,
      `- 忽略一处：在该段或该表上方写 \`<!-- nianbao-disable-next-line ${rule.id}: 理由 -->\`。`,
    ].join('\n'),
  ].join('\n\n')}\n`;
}

function examples(list: readonly Example[]): readonly string[] {
  const reported = list.filter(({ text }) => text.includes('«'));
  const silent = list.filter(({ text }) => !text.includes('«'));
  return [
    ...(reported.length > 0 ? ['## 会指出', '«» 之间是标出的文字。', ...reported.map(example)] : []),
    ...(silent.length > 0 ? ['## 不会指出', ...silent.map(example)] : []),
  ];
}

function example({ title, text, says, fixed }: Example): string {
  const messages = (says ?? []).map((message) => `- ${message}`).join('\n');
  const parts = [`### ${title}`, fenced(text), messages, fixed === undefined ? '' : `修正后：\n\n${fenced(fixed)}`];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** A code block whose fence is longer than any run of back quotes in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.replace(/^\n+|\s+$/g, '')}\n${fence}`;
}

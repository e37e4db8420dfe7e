import { rules } from '../server/rules/index.ts';
import type { Rule, RuleGroup } from '../server/rules/rule.ts';
import { rulePage, severityName } from '../server/service/explain.ts';

const GROUPS: Readonly<Record<RuleGroup, string>> = {
  结构: 'Structure',
  表式: 'Form of the tables',
  数据: 'Cells',
  勾稽: 'Arithmetic',
  正文: 'Prose',
  跨年与汇总: 'Between reports',
  文字: 'Wording',
};

const OPENING = '<!-- rules: written by scripts/generate-docs.mjs -->';
const CLOSING = '<!-- /rules -->';

/** What the rules' own words are written into: the pages of `docs/rules` and the lists in both READMEs. `read` gives a README as it is. */
export function docsFiles(read: (path: string) => string): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)])),
    'README.md': withRules(read('README.md'), 'en'),
    'README.zh-CN.md': withRules(read('README.zh-CN.md'), 'zh'),
  };
}

/** The text with the list of rules between its two marks. Throws where the marks are missing: a mistake of ours. */
function withRules(text: string, language: 'en' | 'zh'): string {
  const start = text.indexOf(OPENING);
  const end = text.indexOf(CLOSING);
  if (start < 0 || end < start) throw new Error(`the marks ${OPENING} and ${CLOSING} are missing`);
  return `${text.slice(0, start)}${OPENING}\n\n${ruleList(language)}\n\n${text.slice(end)}`;
}

function ruleList(language: 'en' | 'zh'): string {
  const groups = Object.keys(GROUPS) as RuleGroup[];
  return groups
    .map((group) => ({ group, members: rules.filter((rule) => rule.group === group) }))
    .filter(({ members }) => members.length > 0)
    .map(({ group, members }) => table(language === 'zh' ? group : `${GROUPS[group]} ${group}`, members, language))
    .join('\n\n');
}

function table(heading: string, members: readonly Rule[], language: 'en' | 'zh'): string {
  const head = language === 'zh' ? ['规则', '级别', '内容'] : ['rule', 'severity', 'about'];
  const rows = members.map((rule) => [
    `[\`${rule.id}\`](docs/rules/${rule.id}.md)`,
    language === 'zh' ? severityName(rule.severity).replace(/（.*/, '') : rule.severity,
    rule.title.replaceAll('|', '\\|'),
  ]);
  return [`**${heading}**`, '', ...[head, ['---', '---', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

import { rowName, templates } from '../template/catalog.ts';
import { type English, type Message, say, toText } from '../text/say.ts';
import { inShort, ownWords } from './explain.ts';
import { articleName } from './names.ts';
import { rules } from '../rules/index.ts';

/** The article of the Regulations (国务院令第711号) of that name (第三十八条 → 38), where there is a page about it; `undefined` for others. */
export function articleNamed(name: string): number | undefined {
  const article = Array.from({ length: LAST }, (_, i) => i + 1).find((one) => articleName(String(one)) === name);
  return article !== undefined && (rowsOf(article).length > 0 || rulesOf(article).length > 0) ? article : undefined;
}

/** What the forms count under an article and which rules rest on it, as Markdown; `undefined` where neither is the case. */
export function articlePage(article: number, english?: English): string | undefined {
  const t = (message: Message): string => toText(message, english);
  const rows = rowsOf(article, english);
  const rules = rulesOf(article, english);
  if (rows.length === 0 && rules.length === 0) return undefined;
  const parts = [t(say`# 《政府信息公开条例》${articleName(String(article))}`)];
  if (rows.length > 0) parts.push(t(say`## 表格中依据本条的项目`), rows.map((row) => `- ${row}`).join('\n'));
  if (rules.length > 0) parts.push(t(say`## 依据本条的规则`), rules.map((rule) => `- ${rule}`).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

/** The Regulations have so many articles. */
const LAST = 56;

function rowsOf(article: number, english?: English): readonly string[] {
  const found = new Set<string>();
  // the form in force speaks first
  for (const template of [...templates].reverse()) {
    for (const table of Object.values(template.tables)) {
      for (const { rows } of table.blocks) {
        for (const row of rows) {
          const own = row.articles.filter((one) => one === String(article) || one.startsWith(`${article}(`));
          if (own.length === 0) continue;
          const articles = own.map(articleName).join('、');
          found.add(toText(say`${articles}：${table.name} ${rowName(row)}。${ownWords(row.explanation, english)}`, english));
        }
      }
    }
  }
  return [...found];
}

const rulesOf = (article: number, english?: English): readonly string[] =>
  rules
    .filter(({ basis }) => /条例/.test(basis) && basis.includes(articleName(String(article))))
    .map((rule) => toText(inShort(rule, english), english));

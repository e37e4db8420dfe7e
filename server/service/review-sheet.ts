import type { EvaluatedEquation } from '../equations/figures.ts';
import type { BoundTable, Report } from '../report/report.ts';
import { tableName } from '../rules/figures/names.ts';
import { rules } from '../rules/index.ts';
import { lineAt } from '../text/lines.ts';
import { type English, listed, type Message, say, toText } from '../text/say.ts';
import { figuresOf, stateOf } from './equation-text.ts';
import { ownWords, ruleName, severityName, severityText } from './explain.ts';
import { formName } from './names.ts';
import type { Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import { ruleById } from './rule-list.ts';
import type { Settings } from './settings.ts';
import type { Sheet, SheetBlock } from './sheet.ts';
import { addTallies, tallyTable } from './tally.ts';

/** What the sheet is about, besides the report itself. */
export interface ReviewContext {
  /** How the file is called. */
  readonly name: string;
  /** The line of the file in which the report begins, from 0. */
  readonly line: number;
  readonly settings: Settings;
  /** It was compared with last year's report. */
  readonly hasLastYear: boolean;
}

type Say = (message: Message) => string;

const LEVELS = ['error', 'warning', 'information', 'hint'] as const;
/** They need another report beside this one. */
const NEIGHBOURS = '跨年与汇总';

/**
 * 核对单: what a reviewer signs. Every finding with its place, which is what a reviewer looks for first; every equation of every table with its formula, its
 * figures, its result and its basis; the rules that looked and found nothing; those that could not look.
 */
export function reviewSheet(reading: Reading, problems: readonly Problem[], context: ReviewContext): Sheet {
  const { report } = reading;
  const { english } = context.settings;
  const t: Say = (message) => toText(message, english);
  const all = addTallies(report.tables.map((table) => tallyTable(reading, table)));
  const counts = LEVELS.map((level) => ({ level, count: problems.filter(({ severity }) => severity === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => say`${severityText(level)} ${count}`);
  const open = all.openCells + all.unreadCells > 0 ? say`；空 ${all.openCells} 格，读不出 ${all.unreadCells} 格` : '';
  return [
    { kind: 'heading', level: 1, text: t(titleOf(report)) },
    {
      kind: 'list',
      items: [
        t(say`文件：${context.name}`),
        t(say`表式：${report.due ? formName(report.due.id, report.due.document) : say`该年度没有规定的格式`}`),
        t(say`勾稽：${all.satisfied + all.violated + all.open} 条，${all.satisfied} 相符，${all.violated} 不符，${all.open} 待填${open}`),
        t(say`问题：${counts.length > 0 ? listed(counts, '，') : say`无`}`),
      ],
    },
    ...findingsPart(reading, problems, context),
    ...report.tables.flatMap((table) => tablePart(reading, table, english)),
    ...quietPart(problems, context),
    { kind: 'paragraph', text: t(say`核对人：　　　　　　　　　　日期：`) },
  ];
}

/** What the sheet is about: the report as its title has it. */
function titleOf({ organ, year }: Report): Message {
  const whose = organ ?? say`未找到机关名称`;
  return year === undefined ? say`核对单：${whose}政府信息公开工作年度报告` : say`核对单：${whose}${year}年政府信息公开工作年度报告`;
}

function tablePart(reading: Reading, table: BoundTable, english: English | undefined): SheetBlock[] {
  const t: Say = (message) => toText(message, english);
  const heading: SheetBlock = { kind: 'heading', level: 2, text: t(say`${tableName(table.id)}（${table.template.form}年表式）`) };
  if (table.halfWritten) return [heading, { kind: 'paragraph', text: t(say`未写完，未核对。`) }];
  const { equations } = reading.figures(table);
  if (equations.length === 0) return [heading, { kind: 'paragraph', text: t(say`本表没有勾稽关系。`) }];
  const rows = equations.map((one, index) => [
    String(index + 1),
    one.equation.formula,
    figuresOf(one, english),
    stateOf(one, english),
    basisOf(one),
  ]);
  return [heading, { kind: 'table', head: [say`序号`, say`勾稽关系`, say`数字`, say`结果`, say`依据`].map(t), rows }];
}

const basisOf = ({ equation }: EvaluatedEquation): string => ruleById(equation.rule)?.basis ?? '';

function findingsPart(reading: Reading, problems: readonly Problem[], { line: first, settings: { english } }: ReviewContext): SheetBlock[] {
  const t: Say = (message) => toText(message, english);
  const heading: SheetBlock = { kind: 'heading', level: 2, text: t(say`问题`) };
  if (problems.length === 0) return [heading, { kind: 'paragraph', text: t(say`没有发现问题。`) }];
  const { lines } = reading.report.tree;
  const rows = problems.map(({ severity, at, message, rule }, index) => {
    const known = ruleById(rule);
    const level = severityName(severity, english);
    const line = t(say`第 ${first + lineAt(lines, at.start) + 1} 行`);
    return [String(index + 1), level, line, message, known ? ruleName(known, english) : rule, known?.basis ?? ''];
  });
  return [heading, { kind: 'table', head: [say`序号`, say`级别`, say`位置`, say`问题`, say`规则`, say`依据`].map(t), rows }];
}

/** The rules that looked and found nothing, by group, and those that could not look. */
function quietPart(problems: readonly Problem[], { settings, hasLastYear }: ReviewContext): SheetBlock[] {
  const { english } = settings;
  const t: Say = (message) => toText(message, english);
  const loud = new Set(problems.map(({ rule }) => rule));
  const groups = new Map<string, string[]>();
  const idle: string[] = [];
  for (const { id, title, group, severity } of rules) {
    if (loud.has(id)) continue;
    const setting = settings.rules[id];
    const level = (typeof setting === 'string' ? setting : setting?.severity) ?? severity;
    if (level === 'off' || (group === NEIGHBOURS && !hasLastYear)) idle.push(ownWords(title, english));
    else groups.set(group, [...(groups.get(group) ?? []), ownWords(title, english)]);
  }
  const items = [...groups].map(([group, titles]) => t(say`${ownWords(group, english)}：${listed(titles)}`));
  return [
    { kind: 'heading', level: 2, text: t(say`未发现问题的规则`) },
    { kind: 'list', items: idle.length > 0 ? [...items, t(say`未核对（已关闭，或没有可比的报告）：${listed(idle)}`)] : items },
  ];
}

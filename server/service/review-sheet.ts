import type { EvaluatedEquation } from '../equations/figures.ts';
import type { BoundTable } from '../report/report.ts';
import { rules } from '../rules/index.ts';
import { lineAt } from '../text/lines.ts';
import { figuresOf, stateOf } from './equation-text.ts';
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
  readonly settings: Settings;
  /** It was compared with last year's report. */
  readonly hasLastYear: boolean;
}

const LEVELS = ['error', 'warning', 'information', 'hint'] as const;
const LEVEL = { error: '错误', warning: '警告', information: '提示', hint: '建议' } as const;
/** They need another report beside this one. */
const NEIGHBOURS = '跨年与汇总';

/**
 * 核对单: what a reviewer signs. Every equation of every table with its formula, its figures, its result and its basis; every finding with its place; the
 * rules that looked and found nothing; those that could not look.
 */
export function reviewSheet(reading: Reading, problems: readonly Problem[], context: ReviewContext): Sheet {
  const { report } = reading;
  const all = addTallies(report.tables.map((table) => tallyTable(reading, table)));
  const counts = LEVELS.map((level) => ({ level, count: problems.filter(({ severity }) => severity === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${LEVEL[level]} ${count}`);
  const open = all.openCells + all.unreadCells > 0 ? `；空 ${all.openCells} 格，读不出 ${all.unreadCells} 格` : '';
  const year = report.year === undefined ? '' : `${report.year}年`;
  return [
    { kind: 'heading', level: 1, text: `核对单：${report.organ ?? '未找到机关名称'}${year}政府信息公开工作年度报告` },
    {
      kind: 'list',
      items: [
        `文件：${context.name}`,
        `表式：${report.due ? formName(report.due.id, report.due.document) : '该年度没有规定的格式'}`,
        `勾稽：${all.satisfied + all.violated + all.open} 条，${all.satisfied} 相符，${all.violated} 不符，${all.open} 待填${open}`,
        `问题：${counts.length > 0 ? counts.join('，') : '无'}`,
      ],
    },
    ...report.tables.flatMap((table) => tablePart(reading, table)),
    ...findingsPart(reading, problems),
    ...quietPart(problems, context),
    { kind: 'paragraph', text: '核对人：　　　　　　　　　　日期：' },
  ];
}

function tablePart(reading: Reading, table: BoundTable): SheetBlock[] {
  const heading: SheetBlock = { kind: 'heading', level: 2, text: `${table.template.name}（${table.template.form}年表式）` };
  if (table.halfWritten) return [heading, { kind: 'paragraph', text: '未写完，未核对。' }];
  const { equations } = reading.figures(table);
  if (equations.length === 0) return [heading, { kind: 'paragraph', text: '本表没有勾稽关系。' }];
  const rows = equations.map((one, index) => [String(index + 1), one.equation.formula, figuresOf(one), stateOf(one), basisOf(one)]);
  return [heading, { kind: 'table', head: ['序号', '勾稽关系', '数字', '结果', '依据'], rows }];
}

const basisOf = ({ equation }: EvaluatedEquation): string => ruleById(equation.rule)?.basis ?? '';

function findingsPart(reading: Reading, problems: readonly Problem[]): SheetBlock[] {
  const heading: SheetBlock = { kind: 'heading', level: 2, text: '问题' };
  if (problems.length === 0) return [heading, { kind: 'paragraph', text: '没有发现问题。' }];
  const { lines } = reading.report.tree;
  const rows = problems.map(({ severity, at, message, rule }, index) => [
    String(index + 1),
    LEVEL[severity],
    `第 ${lineAt(lines, at.start) + 1} 行`,
    message,
    `${ruleById(rule)?.title ?? ''}（${rule}）`,
    ruleById(rule)?.basis ?? '',
  ]);
  return [heading, { kind: 'table', head: ['序号', '级别', '位置', '问题', '规则', '依据'], rows }];
}

/** The rules that looked and found nothing, by group, and those that could not look. */
function quietPart(problems: readonly Problem[], { settings, hasLastYear }: ReviewContext): SheetBlock[] {
  const loud = new Set(problems.map(({ rule }) => rule));
  const groups = new Map<string, string[]>();
  const idle: string[] = [];
  for (const { id, title, group, severity } of rules) {
    if (loud.has(id)) continue;
    const setting = settings.rules[id];
    const level = (typeof setting === 'string' ? setting : setting?.severity) ?? severity;
    if (level === 'off' || (group === NEIGHBOURS && !hasLastYear)) idle.push(title);
    else groups.set(group, [...(groups.get(group) ?? []), title]);
  }
  const items = [...groups].map(([group, titles]) => `${group}：${titles.join('、')}`);
  return [
    { kind: 'heading', level: 2, text: '未发现问题的规则' },
    { kind: 'list', items: idle.length > 0 ? [...items, `未核对（已关闭，或没有可比的报告）：${idle.join('、')}`] : items },
  ];
}

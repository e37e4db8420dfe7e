import { ownWords } from './explain.ts';
import { ruleById } from './rule-list.ts';
import type { Problem } from './problem.ts';
import { type English, say, toText } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import { overlaps, span, touches } from '../text/span.ts';
import { tableName } from '../rules/figures/names.ts';
import { rowName } from '../template/catalog.ts';
import { equationsAt } from './equation-links.ts';
import { figuresOf, stateOf } from './equation-text.ts';
import { cellAt, headerAt, rowLabelAt, sectionAt } from './lookup.ts';
import { articleNames, cellName, columnName, formName } from './names.ts';
import type { Reading } from './reading.ts';

/** What a hover shows, as Markdown. */
export interface Hover {
  readonly at: Span;
  readonly markdown: string;
  /** Rules that found something there. */
  readonly rules: readonly string[];
}

type Words = Pick<Hover, 'at' | 'markdown'>;

/**
 * What is known about the place: a cell with what counts there, its articles and its equations with the figures put in; a label; a section;
 * and the reasons of the rules that found something there. `undefined` where there is nothing to say. Our own words are in English where its texts are
 * given; names of rows, columns and articles stay as the forms have them.
 */
export function hover(reading: Reading, offset: number, problems: readonly Problem[], english?: English): Hover | undefined {
  const about =
    aboutCell(reading, offset, english) ??
    aboutRow(reading, offset, english) ??
    aboutColumn(reading, offset, english) ??
    aboutHeading(reading, offset, english);
  const found = problems.filter(({ at }) => touches(at, offset));
  const ids = [...new Set(found.map(({ rule }) => rule))];
  const first = found[0];
  if (!about && !first) return undefined;
  const at = about && first && !overlaps(about.at, first.at) ? span(offset, offset) : (about?.at ?? first?.at ?? span(offset, offset));
  return {
    at,
    markdown: [about?.markdown, aboutRules(ids, english)].filter((part) => part !== undefined && part !== '').join('\n\n---\n\n'),
    rules: ids,
  };
}

function aboutCell(reading: Reading, offset: number, english: English | undefined): Words | undefined {
  const place = cellAt(reading.report, offset);
  if (!place) return undefined;
  const { table, cell } = place;
  const lines = [
    `**${toText(tableName(table.id), english)}　${cellName(cell.row, cell.column)}**`,
    explanation(ownWords(cell.row.explanation, english), ownWords(cell.column.explanation, english)),
  ];
  const articles = articleNames(cell.row.articles);
  if (articles !== '') lines.push(articles);
  const equations = equationsAt(reading, place).map(
    (evaluated) =>
      `- ${toText(say`${stateOf(evaluated, english)}：${evaluated.equation.formula}`, english)}　\`${figuresOf(evaluated, english)}\``,
  );
  if (equations.length > 0) lines.push(equations.join('\n'));
  return { at: cell.span, markdown: lines.join('\n\n') };
}

const explanation = (row: string, column: string): string => (row === column ? row : `${row}\n\n${column}`);

function aboutRow(reading: Reading, offset: number, english: English | undefined): Words | undefined {
  const found = rowLabelAt(reading.report, offset);
  if (!found) return undefined;
  const { template } = found.row;
  const full = template.short !== undefined && template.short !== template.label ? toText(say`全称：${template.label}`, english) : '';
  const lines = [
    `**${toText(tableName(found.table.id), english)}　${rowName(template)}**`,
    full,
    ownWords(template.explanation, english),
    articleNames(template.articles),
  ];
  return { at: found.row.label.span, markdown: lines.filter((line) => line !== '').join('\n\n') };
}

function aboutColumn(reading: Reading, offset: number, english: English | undefined): Words | undefined {
  const found = headerAt(reading.report, offset);
  if (!found) return undefined;
  const { column, label } = found.header;
  const unit = column.unit === undefined ? '' : toText(say`单位：${column.unit}`, english);
  const lines = [`**${toText(tableName(found.table.id), english)}　${columnName(column)}**`, ownWords(column.explanation, english), unit];
  return { at: label.span, markdown: lines.filter((line) => line !== '').join('\n\n') };
}

function aboutHeading(reading: Reading, offset: number, english: English | undefined): Words | undefined {
  const { report } = reading;
  const { title, due } = report;
  if (title && touches(title.span, offset)) {
    const form = due ? say`应采用${formName(due.id, due.document)}` : say`该年度没有规定的格式，只读表格，不判格式`;
    const year = report.year === undefined ? say`未找到年度` : say`${report.year}年度`;
    return {
      at: title.span,
      markdown: `**${toText(report.organ ?? say`未找到机关名称`, english)}　${toText(year, english)}**\n\n${toText(form, english)}`,
    };
  }
  const section = sectionAt(report, offset);
  if (!section || !touches(section.headingSpan, offset)) return undefined;
  const { template } = section;
  const topics = template.topics?.map(({ label }) => label).join('、');
  const lines = [
    `**${template.ordinal}、${template.title}**`,
    ownWords(template.explanation, english),
    topics === undefined ? '' : toText(say`应写到：${topics}`, english),
  ];
  return { at: section.headingSpan, markdown: lines.filter((line) => line !== '').join('\n\n') };
}

function aboutRules(ids: readonly string[], english: English | undefined): string {
  return ids
    .flatMap((id) => {
      const rule = ruleById(id);
      return rule
        ? [
            `**${ownWords(rule.title, english)}**${toText(say`（${id}）`, english)}　${ownWords(rule.why, english)}\n\n${toText(say`依据：${rule.basis}`, english)}`,
          ]
        : [];
    })
    .join('\n\n');
}

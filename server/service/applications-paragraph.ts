import type { BoundTable } from '../report/report.ts';
import { lineAt, lineBreakOf, lineEnd } from '../text/lines.ts';
import { span } from '../text/span.ts';
import { proseAt, sectionAt } from './lookup.ts';
import type { Edit } from './problem.ts';
import type { Reading } from './reading.ts';

/** The outcomes as prose names them, with the rows of table three that make each. */
const OUTCOMES: readonly (readonly [name: string, rows: string])[] = [
  ['予以公开', 'results.granted'],
  ['部分公开', 'results.partiallyGranted'],
  ['不予公开', 'results.refused.'],
  ['无法提供', 'results.unavailable.'],
  ['不予处理', 'results.notProcessed.'],
  ['其他处理', 'results.other'],
];

/**
 * 由表三生成依申请公开段落: the sentences about the year's applications with the figures of table three, for the line of the cursor (in place of an empty line,
 * else behind the paragraph there). Only in section one, and only where every figure that is named can be read and the table adds up.
 */
export function applicationsParagraph(reading: Reading, offset: number): Edit | undefined {
  const { report } = reading;
  if (!report.isReport || report.year === undefined || sectionAt(report, offset)?.template.id !== 'overview') return undefined;
  const table = report.tables.find(({ id }) => id === 'applications');
  const text = table && sentences(reading, table, report.year);
  if (text === undefined) return undefined;
  const { source, lines } = report.tree;
  const line = lineAt(lines, offset);
  const here = span(lines.starts[line] ?? 0, lineEnd(source, lines, line));
  const newLine = lineBreakOf(source);
  if (source.slice(here.start, here.end).trim() === '') return { at: here, newText: text };
  const end = proseAt(report, offset)?.span.end ?? here.end;
  return { at: span(end, end), newText: `${newLine}${newLine}${text}` };
}

function sentences(reading: Reading, table: BoundTable, year: number): string | undefined {
  if (table.halfWritten || table.unknownForm) return undefined;
  if (reading.figures(table).equations.some(({ state }) => state === 'violated')) return undefined;
  const total = (row: string): number | undefined => table.cells.get(`${row}.total`)?.value;
  const group = (rows: string): number | undefined => {
    const found = table.template.blocks
      .flatMap((block) => block.rows)
      .filter(({ id }) => id === rows || (rows.endsWith('.') ? id.startsWith(rows) : id.startsWith(`${rows}.`)));
    return found.reduce<number | undefined>((sum, { id }) => {
      const value = total(id);
      return sum === undefined || value === undefined ? undefined : sum + value;
    }, 0);
  };
  const [received, before, done, forward] = [total('newReceived'), total('carriedOver'), total('results.total'), total('carriedForward')];
  if (received === undefined || before === undefined || done === undefined || forward === undefined) return undefined;
  if (received + before === 0) return `${year}年未收到政府信息公开申请，没有上年结转的申请。`;
  const parts = OUTCOMES.map(([name, rows]) => ({ name, count: group(rows) }));
  if (parts.some(({ count }) => count === undefined)) return undefined;
  const outcomes =
    done === 0
      ? ''
      : `，其中${parts
          .filter(({ count }) => count !== 0)
          .map(({ name, count }) => `${name}${count}件`)
          .join('、')}`;
  return `${year}年新收政府信息公开申请${received}件，上年结转${before}件，办结${done}件${outcomes}，结转下年度继续办理${forward}件。`;
}

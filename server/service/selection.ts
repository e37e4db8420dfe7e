import { contains, type Span, span, touches } from '../text/span.ts';
import { cellAt, proseAt, sectionAt } from './lookup.ts';
import type { Reading } from './reading.ts';

/**
 * What a growing selection takes in, from inside out: cell, row, table, section, document; in prose clause, sentence, paragraph, section,
 * document. Each stretch holds the one before it and is longer.
 */
export function selection(reading: Reading, offset: number): readonly Span[] {
  const { report } = reading;
  const { source } = report.tree;
  const steps: Span[] = [];
  const place = cellAt(report, offset);
  const grid = report.tree.blocks.find((block) => block.type === 'table' && touches(block.span, offset));
  if (grid?.type === 'table') {
    const row = grid.rows.find((one) => touches(one.span, offset));
    const cell = place?.cell.span ?? row?.cells.find((one) => touches(one.span, offset))?.span;
    if (cell) steps.push(cell);
    if (row) steps.push(row.span);
    steps.push(grid.span);
    const table = report.tables.find((one) => contains(one.span, grid.span));
    if (table) steps.push(table.span);
  } else {
    const part = proseAt(report, offset);
    if (part) steps.push(stretch(source, part.span, offset, CLAUSE), stretch(source, part.span, offset, SENTENCE), part.span);
  }
  const section = sectionAt(report, offset);
  if (section) steps.push(section.span);
  steps.push(span(0, source.length));
  const nested: Span[] = [];
  for (const step of steps) {
    const last = nested[nested.length - 1];
    if (!touches(step, offset) || step.start === step.end) continue;
    if (!last || (contains(step, last) && step.end - step.start > last.end - last.start)) nested.push(step);
  }
  return nested;
}

const SENTENCE = /[。！？]/;
const CLAUSE = /[，；：。！？,;]/;
const CLOSING = /[”’」』）》】]/;

/** The piece between two stops that holds the offset, the stop behind it and closing quotes included. */
function stretch(source: string, within: Span, offset: number, stops: RegExp): Span {
  let start = Math.min(offset, within.end);
  while (start > within.start && !endsPiece(source, start, stops)) start--;
  let end = Math.max(offset, within.start);
  while (end < within.end) {
    end++;
    if (endsPiece(source, end, stops)) break;
  }
  return span(start, end);
}

/** A piece ends at `offset`: a stop stands before it, perhaps with closing quotes in between, and no closing quote behind it. */
function endsPiece(source: string, offset: number, stops: RegExp): boolean {
  if (CLOSING.test(source.charAt(offset))) return false;
  let at = offset - 1;
  while (offset - at < 4 && CLOSING.test(source.charAt(at))) at--;
  return stops.test(source.charAt(at));
}

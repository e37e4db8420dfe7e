import type { Grid, Tree } from '../syntax/tree.ts';
import { lineAt, lineEnd } from '../text/lines.ts';
import { contains, span, type Span } from '../text/span.ts';
import { cellsOfRow, defaultFormat, type FormatOptions, formatTables, isRule } from './format.ts';
import type { Edit } from './problem.ts';

/**
 * Lays out the table whose row has just been finished: `|` behind its last cell, or a line break behind the whole table. While a row lacks cells, where
 * something still stands behind the cursor, and where a line is opened between two rows nothing moves. Only spaces and dashes are changed.
 */
export function formatTyped(tree: Tree, offset: number, typed: string, options: FormatOptions = defaultFormat): readonly Edit[] {
  const line = lineAt(tree.lines, offset);
  if (textOf(tree, line, offset).trim() !== '') return [];
  if (typed === '|') return isFinished(tree, line) ? formatTables(tree, options, lineSpan(tree, line)) : [];
  const opened =
    typed === '\n' &&
    textOf(tree, line).trim() === '' &&
    !textOf(tree, line + 1)
      .trimStart()
      .startsWith('|');
  return opened && line > 0 && isFinished(tree, line - 1) ? formatTables(tree, options, lineSpan(tree, line - 1)) : [];
}

/** The row is closed by a bar and has as many cells as its table's line of dashes. */
function isFinished(tree: Tree, line: number): boolean {
  const at = lineSpan(tree, line);
  const text = tree.source.slice(at.start, at.end).trimEnd();
  if (!text.endsWith('|') || text.endsWith('\\|')) return false;
  const columns = columnsOf(tree, gridAt(tree, at));
  return columns > 0 && (cellsOfRow(text)?.length ?? 0) >= columns;
}

const gridAt = (tree: Tree, at: Span): Grid | undefined =>
  tree.blocks.find(
    (block): block is Grid => block.type === 'table' && block.shape === 'pipe' && contains(block.span, { ...at, end: at.start }),
  );

/** How many columns the line of dashes says a table has; 0 where it has none yet. */
function columnsOf(tree: Tree, grid: Grid | undefined): number {
  if (!grid) return 0;
  const first = lineAt(tree.lines, grid.span.start);
  for (let line = first; line <= first + 1; line++) {
    const cells = cellsOfRow(textOf(tree, line));
    if (cells && isRule(cells)) return cells.length;
  }
  return 0;
}

const lineSpan = (tree: Tree, line: number): Span => span(tree.lines.starts[line] ?? 0, lineEnd(tree.source, tree.lines, line));

/** A line's text from an offset on; empty behind the last line. */
function textOf(tree: Tree, line: number, from?: number): string {
  const start = tree.lines.starts[line];
  return start === undefined ? '' : tree.source.slice(from ?? start, lineEnd(tree.source, tree.lines, line));
}

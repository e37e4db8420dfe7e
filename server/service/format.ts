import { append } from '../text/append.ts';
import type { Grid, Tree } from '../syntax/tree.ts';
import { lineAt, lineEnd } from '../text/lines.ts';
import { overlaps, type Span, span } from '../text/span.ts';
import { type AmbiguousWidth, displayWidth } from '../text/width.ts';
import { withoutTail } from '../text/without-tail.ts';
import { minimalEdit } from './minimal-edit.ts';
import type { Edit } from './problem.ts';
import type { Settings } from './settings.ts';

/** How tables are laid out. */
export interface FormatOptions {
  /** `aligned`: columns stand one below the other, as display columns count; `compact`: one space on each side of a text. */
  readonly style: 'aligned' | 'compact';
  /** Display columns of a character of ambiguous width (“ ” … ①). */
  readonly ambiguous: AmbiguousWidth;
}

/** Where nothing is set: columns one below the other, characters of ambiguous width one column wide. */
export const defaultFormat: FormatOptions = { style: 'aligned', ambiguous: 1 };

/** How tables are laid out where these settings hold. */
export const formatOf = ({ format }: Settings): FormatOptions => ({
  style: format?.style ?? defaultFormat.style,
  ambiguous: format?.ambiguousWidth === 'wide' ? 2 : 1,
});

/** Columns are never narrower, so that a figure of up to four digits changes its own line only. */
const NARROWEST = 4;
/** A column with a text wider than this is left ragged: a paragraph in a cell would push every other line off the screen. */
const WIDEST = 120;

const BAR = 124;
const BACKSLASH = 92;
const DELIMITER = /^:?-+:?$/;

type Alignment = 'left' | 'right' | 'center';

/** One line of a table taken apart. */
interface Line {
  readonly at: Span;
  readonly indent: string;
  /** Without the spaces around them. */
  readonly cells: readonly string[];
  readonly closed: boolean;
}

/**
 * Lays out the pipe tables, or those that share characters with `within`: only spaces and the dashes below a header are changed, never a text, a
 * figure or the number of cells. One edit for each line that changes. Tables with other borders or without a bar in front of each line are left as they
 * are. Formatting twice is formatting once. Linear in the text.
 */
export function formatTables(tree: Tree, options: FormatOptions = defaultFormat, within?: Span): readonly Edit[] {
  const edits: Edit[] = [];
  for (const block of tree.blocks) {
    if (block.type !== 'table' || block.shape !== 'pipe' || (within && !overlaps(block.span, within))) continue;
    append(edits, formatGrid(tree, block, options));
  }
  return edits;
}

function formatGrid(tree: Tree, grid: Grid, options: FormatOptions): Edit[] {
  const lines: Line[] = [];
  const last = lineAt(tree.lines, Math.max(grid.span.start, grid.span.end - 1));
  for (let line = lineAt(tree.lines, grid.span.start); line <= last; line++) {
    const at = span(tree.lines.starts[line] ?? 0, lineEnd(tree.source, tree.lines, line));
    const text = tree.source.slice(at.start, at.end);
    if (text.trim() === '') continue;
    const read = takeApart(text, at);
    if (!read) return [];
    lines.push(read);
  }
  const rule = lines.findIndex(({ cells }) => isRule(cells));
  // a row on several lines is told by its cells being full, which they would not be any more
  if (lines.filter(({ cells }) => !isRule(cells)).length > grid.rows.length) return [];
  const alignments = (lines[rule]?.cells ?? []).map(alignmentOf);
  const widths = options.style === 'compact' ? [] : widthsOf(lines, rule, options.ambiguous);
  return lines.flatMap((line, index) => {
    const written = line.cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return index === rule ? dashes(cell, width) : padded(cell, width, alignments[column] ?? 'left', options.ambiguous);
    });
    const body = written.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|');
    const after = `${line.indent}|${line.closed ? `${body}|` : body.trimEnd()}`;
    const edit = minimalEdit(tree.source.slice(line.at.start, line.at.end), after);
    return edit ? [{ at: span(line.at.start + edit.at.start, line.at.start + edit.at.end), newText: edit.newText }] : [];
  });
}

/** The cells of the line below a header: dashes, with colons where a column is set to a side. */
export const isRule = (cells: readonly string[]): boolean => cells.length > 0 && cells.every((cell) => DELIMITER.test(cell));

/** The texts between the bars of a row, without the spaces around them; `undefined` for a line that does not begin with a bar. */
export const cellsOfRow = (text: string): readonly string[] | undefined => takeApart(text, span(0, text.length))?.cells;

/** The cells between the bars; `undefined` for a line that does not begin with one. */
function takeApart(text: string, at: Span): Line | undefined {
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  if (text.charCodeAt(indent.length) !== BAR) return undefined;
  const cells: string[] = [];
  let start = indent.length + 1;
  for (let i = start; i < text.length; i++) {
    if (text.charCodeAt(i) !== BAR || text.charCodeAt(i - 1) === BACKSLASH) continue;
    cells.push(trimmed(text.slice(start, i)));
    start = i + 1;
  }
  const rest = trimmed(text.slice(start));
  const closed = rest === '' && cells.length > 0;
  return { at, indent, cells: closed ? cells : [...cells, rest], closed };
}

/** Ideographic spaces inside the ends of a cell are the writer's; only plain ones are the layout's. */
const trimmed = (text: string): string => withoutTail(text.replace(/^[ \t]+/, ''), ' \t');

const alignmentOf = (cell: string): Alignment => (cell.endsWith(':') ? (cell.startsWith(':') ? 'center' : 'right') : 'left');

function widthsOf(lines: readonly Line[], rule: number, ambiguous: AmbiguousWidth): number[] {
  const widths: number[] = [];
  lines.forEach(({ cells }, index) => {
    cells.forEach((cell, column) => {
      const width = index === rule ? Math.max(NARROWEST, dashes(cell, 0).length) : displayWidth(cell, ambiguous);
      const most = widths[column] ?? NARROWEST;
      widths[column] = width > WIDEST ? most : Math.max(most, width);
    });
  });
  return widths;
}

function padded(cell: string, width: number, alignment: Alignment, ambiguous: AmbiguousWidth): string {
  const free = width - displayWidth(cell, ambiguous);
  if (free <= 0) return cell;
  const left = alignment === 'left' ? 0 : alignment === 'right' ? free : Math.floor(free / 2);
  return ' '.repeat(left) + cell + ' '.repeat(free - left);
}

/** `:---:` as wide as its column, at least three dashes. */
function dashes(cell: string, width: number): string {
  const left = cell.startsWith(':') ? ':' : '';
  const right = cell.endsWith(':') ? ':' : '';
  return left + '-'.repeat(Math.max(3, width - left.length - right.length)) + right;
}

import { type CellText, officialHtml, tableDraft, tabRows } from '../../report/draft.ts';
import type { Report } from '../../report/report.ts';
import { rowName, type TableTemplate } from '../../template/catalog.ts';
import { lineBreakOf } from '../../text/lines.ts';
import { type Span, span } from '../../text/span.ts';
import type { Edit } from '../rule.ts';

/** How a table is written: the way the document writes its tables. */
export type TableStyle = 'pipe' | 'tab' | 'html';

/** Tabs where all those grids have tabs, HTML where all are HTML, else the canonical pipe table; in a page HTML. */
export function tableStyle(report: Report, shapes: readonly string[]): TableStyle {
  if (report.tree.kind === 'page') return 'html';
  if (shapes.length > 0 && shapes.every((shape) => shape === 'tab')) return 'tab';
  if (shapes.length > 0 && shapes.every((shape) => shape === 'html')) return 'html';
  return 'pipe';
}

/** The style of all the document's standard tables together. */
export const styleOfTables = (report: Report): TableStyle =>
  tableStyle(
    report,
    report.tables.flatMap(({ grids }) => grids.map(({ shape }) => shape)),
  );

/** A standard table in that style; lines end in `\n`. */
export function tableText(table: TableTemplate, cellText: CellText, style: TableStyle): string {
  switch (style) {
    case 'tab':
      return tabRows(table, cellText);
    case 'html':
      return officialHtml(table, cellText);
    case 'pipe':
      return tableDraft(table, cellText);
  }
}

/**
 * A standard table to be filled in, as the document writes its tables. Table four blank in its official form is 15 empty cells in a row; it is written
 * with a row for each of its three groups, which stays a table while it is empty.
 */
export function blankTable(report: Report, table: TableTemplate): string {
  const style = styleOfTables(report);
  const blank = () => '';
  if (table.id !== 'reviewLitigation' || style === 'pipe') return tableText(table, blank, style);
  return style === 'tab' ? tableText(table, blank, 'pipe') : flatHtml(table);
}

function flatHtml({ blocks }: TableTemplate): string {
  const rows = blocks.flatMap(({ corner, columns, rows: all }) => [
    [corner, ...columns.map(({ label }) => label)].map((label) => `<th>${label}</th>`),
    ...all.map((row) => [`<th>${rowName(row)}</th>`, ...columns.map(() => '<td></td>')]),
  ]);
  return ['<table>', ...rows.map((cells) => `  <tr>${cells.join('')}</tr>`), '</table>'].join('\n');
}

const OPENING = /<[a-z][^<>]*>\s*$/i;
const INLINE = /^<(?:span|strong|b|i|u|em|font|a|o:p)\b/i;
const CLOSING = /^(?:\s*<\/(?:span|strong|b|i|u|em|font|a|o:p)\s*>)*\s*<\/(?:p|h[1-6]|div|li|center)\s*>/i;
/** Tags are looked for no further away than this. */
const REACH = 400;

/** Before the element that holds the text at `offset`. */
function beforeElement(source: string, offset: number): number {
  let at = offset;
  for (;;) {
    const tag = OPENING.exec(source.slice(Math.max(0, at - REACH), at));
    if (!tag) return at;
    at -= tag[0].length;
    if (!INLINE.test(tag[0])) return at;
  }
}

/** Behind the element that holds the text that ends at `offset`. */
function behindElement(source: string, offset: number): number {
  const match = CLOSING.exec(source.slice(offset, offset + REACH));
  return offset + (match?.[0].length ?? 0);
}

const isSpace = (c: string): boolean => c !== '' && c.trim() === '';

/** Line breaks in `text` from `from` in one direction, over white space alone; 2 where the text ends there. */
function breaksFrom(text: string, from: number, step: 1 | -1): number {
  let breaks = 0;
  let at = step === 1 ? from : from - 1;
  for (; isSpace(text.charAt(at)); at += step) {
    const c = text.charAt(at);
    if (c === '\n' || (c === '\r' && text.charAt(at + 1) !== '\n')) breaks++;
  }
  return text.charAt(at) === '' ? 2 : breaks;
}

/** Sets `text` (lines ending in `\n`) in place of `at` as a block of its own: an empty line on either side, the document's own line breaks. */
export function blockEdit(report: Report, at: Span, text: string): Edit {
  const { source } = report.tree;
  const eol = lineBreakOf(source);
  const above = breaksFrom(source, at.start, -1);
  const below = breaksFrom(source, at.end, 1);
  const gap = (breaks: number) => eol.repeat(Math.max(0, 2 - breaks));
  const last = below === 2 && at.end === source.length ? eol : gap(below);
  return { at, newText: gap(above) + text.replaceAll('\n', eol) + last };
}

/** Inserts `text` as a block behind the content that ends at `offset`. */
export function blockBehind(report: Report, offset: number, text: string): Edit {
  const at = report.tree.kind === 'page' ? behindElement(report.tree.source, offset) : offset;
  return blockEdit(report, span(at, at), text);
}

const TAGS_ALONE = /^(?:\s{0,400}<(?![/!]|body|html|head|main)[^<>]{0,400}>)*\s{0,400}$/i;

/** Before the tags, alone on their lines, that open around the table at `offset`: a wrapping table or division. */
export function beforeMarkup(source: string, offset: number): number {
  let at = offset;
  for (let lines = 0; lines < 20; lines++) {
    let start = at;
    while (start > 0 && !'\r\n'.includes(source.charAt(start - 1))) start--;
    const line = source.slice(start, at);
    if (!TAGS_ALONE.test(line) || (lines > 0 && line.trim() === '')) break;
    if (line.trim() !== '') offset = start + line.length - line.trimStart().length;
    if (start === 0) break;
    at = start - 1;
    if (source.charAt(at) === '\n' && source.charAt(at - 1) === '\r') at--;
  }
  return offset;
}

/** Inserts `text` as a block before the content that begins at `offset`. */
export function blockBefore(report: Report, offset: number, text: string): Edit {
  const { source, kind } = report.tree;
  let at = kind === 'page' ? beforeElement(source, offset) : offset;
  // a paragraph's indent belongs to it, not to what is put in front
  while (kind === 'text' && at > 0 && ' \t\u3000\u00a0'.includes(source.charAt(at - 1))) at--;
  return blockEdit(report, span(at, at), text);
}

/** A paragraph as the document writes one. */
export const paragraphText = (report: Report, text: string): string => (report.tree.kind === 'page' ? `<p>${text}</p>` : text);

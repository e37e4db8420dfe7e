import type { English } from '../text/say.ts';

/** A sheet for reading and printing, in pieces: what it says, apart from how it is written. */
export type Sheet = readonly SheetBlock[];

/** One piece of a sheet. */
export type SheetBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** As Markdown that reads as plain text too. */
export const sheetMarkdown = (sheet: Sheet): string => `${sheet.map(markdownOf).join('\n\n')}\n`;

function markdownOf(block: SheetBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'paragraph':
      return plain(block.text);
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows].map((cells) => `| ${cells.map(plain).join(' | ')} |`).join('\n');
  }
}

/** One line without anything that Markdown would take for a mark. */
const plain = (text: string): string =>
  text.replace(/[\r\n]+/g, ' ').replace(/[\\|<>`*_~[\]]/g, (c) => (c === '<' ? '&lt;' : c === '>' ? '&gt;' : `\\${c}`));

const STYLE = [
  'body{font-family:"FangSong","仿宋",serif;max-width:60em;margin:2em auto;padding:0 1em;line-height:1.6}',
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid var(--line);padding:.2em .5em;text-align:left;vertical-align:top}',
  '.short{white-space:nowrap}@media print{body{margin:0}}',
].join('');

/**
 * The colours of a page: light, dark where the reader's screen is, and always light on paper. `--line`: of tables, `--head`: behind their first row. Where the
 * system has colours of its own, those count.
 */
export const PAGE_COLOURS = [
  ':root{color-scheme:light;--line:#888;--head:#f2f2f2;color:#111;background:#fff}',
  '@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--line:#777;--head:#2d2d2d;color:#ddd;background:#1b1b1b}}',
].join('');

/** As a whole HTML page for a browser or a printer, without anything from elsewhere. */
export function sheetHtml(sheet: Sheet, english?: English): string {
  const title = sheet.find((block) => block.kind === 'heading');
  return [
    '<!doctype html>',
    `<html lang="${htmlLanguage(english)}"><head><meta charset="utf-8">`,
    `<title>${escaped(title?.kind === 'heading' ? title.text : '')}</title><style>${PAGE_COLOURS}${STYLE}</style></head><body>`,
    ...sheet.map(htmlOf),
    '</body></html>\n',
  ].join('\n');
}

function htmlOf(block: SheetBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const row = (cells: readonly string[], tag: 'td' | 'th') =>
        `<tr>${cells.map((cell) => `<${tag}${isShort(cell) ? ' class="short"' : ''}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
      return `<table>${row(block.head, 'th')}\n${block.rows.map((cells) => row(cells, 'td')).join('\n')}</table>`;
    }
  }
}

/** So short that it stays in one line however narrow the page is, as 第 123 行 does: at most 9 columns, of which Chinese takes two a character. */
const isShort = (cell: string): boolean => cell.length + (cell.match(/[\u0100-\uffff]/g)?.length ?? 0) <= 9;

/** The language of a page. */
export const htmlLanguage = (english: English | undefined): string => (english ? 'en' : 'zh-CN');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text for HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);

import { PAGE_FOOT } from '../syntax/line-facts.ts';
import type { Block, Comment, Grid } from '../syntax/tree.ts';
import { lineAt } from '../text/lines.ts';
import type { Passage } from '../text/passage.ts';
import { readNumbering } from '../text/numbering.ts';
import { contains, type Span, slice } from '../text/span.ts';
import { frontMatter, tableDraft } from './draft.ts';
import { isBlockHeading, isFurniture, leftovers } from './leftover.ts';
import type { BoundTable, ProsePart, Report, Section, Unreadable } from './report.ts';

/** Above the rows of a table that have no place in its canonical form. */
export const LEFT_OVER = '【待核】原表中以下内容没有对应的单元格，按原文保留：';
/** Above a table that could not be read. */
export const NOT_READ = '【待核】以下表格未能识别，按原文保留：';

/**
 * A report of any readable shape as canonical draft: the prose in its words and its order (title `# `, sections `## `, short numbered headings
 * `### `), each standard table in the flat form that its own labels follow, each cell as written, everything else as it stands. Nothing is
 * lost: what has no place in a canonical table stands below it in a code fence. A text that is no report comes back unchanged.
 */
export function toDraft(report: Report): string {
  return report.isReport ? `${[head(report), ...body(report)].join('\n\n')}\n` : report.tree.source;
}

/** A piece of a report, such as a table that was copied, in canonical form: as `toDraft`, without front matter. */
export const toDraftBody = (report: Report): string => (report.isReport ? `${body(report).join('\n\n')}\n` : report.tree.source);

function body(report: Report): readonly string[] {
  const { tree } = report;
  const print = printer(report);
  const pieces: string[] = [];
  let glue = false;
  const add = (text: string): void => {
    if (text === '') return;
    if (glue && pieces.length > 0) pieces[pieces.length - 1] += `\n${text}`;
    else pieces.push(text);
    glue = false;
  };
  const comments = standing(report);
  let next = 0;
  for (const block of tree.blocks) {
    for (let comment = comments[next]; comment && comment.span.start < block.span.start; comment = comments[++next]) {
      if (contains(block.span, comment.span)) break;
      add(plain(slice(tree.source, comment.span)));
      // a comment that speaks of the next line stays directly above it
      glue = lineAt(tree.lines, block.span.start) - lineAt(tree.lines, comment.span.end) === 1;
    }
    add(print(block));
  }
  for (const comment of comments.slice(next)) add(plain(slice(tree.source, comment.span)));
  return pieces.filter((piece) => piece !== '');
}

/** Comments that stand between the blocks; of a page those alone that speak to us. */
function standing({ tree }: Report): readonly Comment[] {
  let at = 0;
  const between = tree.comments.filter(({ span }) => {
    while (at < tree.blocks.length && (tree.blocks[at]?.span.end ?? 0) <= span.start) at++;
    const block = tree.blocks[at];
    return !block || !contains(block.span, span);
  });
  return tree.kind === 'page' ? between.filter(({ text }) => text.startsWith('nianbao')) : between;
}

const plain = (text: string): string => text.replace(/\r\n?/g, '\n');

/** The front matter: as it stands, completed by organ, year and form. */
function head({ tree, organ, year, template }: Report): string {
  const found = tree.frontMatter;
  const known: readonly (readonly [string, string | undefined])[] = [
    ['机关', organ],
    ['年度', year === undefined ? undefined : String(year)],
    ['格式', template.id],
  ];
  const missing = known.flatMap(([key, value]) =>
    value === undefined || found?.entries.some((entry) => entry.key === key) ? [] : [[key, value] as const],
  );
  if (!found) return frontMatter(missing);
  const written = plain(slice(tree.source, found.span))
    .replace(/^\ufeff/, '')
    .trimEnd();
  const lines = written.split('\n');
  return [...lines.slice(0, -1), ...missing.map(([key, value]) => `${key}: ${value}`), '---'].join('\n');
}

/** Prints one block after the other; the pieces of a table are printed where its first one stands. */
function printer(report: Report): (block: Block) => string {
  const parts = new Map<Block, ProsePart>(report.prose.map((part) => [part.block, part] as const));
  const sections = new Map<Block, Section>(report.sections.map((section) => [section.heading, section] as const));
  const bound = new Map<Grid, BoundTable[]>();
  for (const table of report.tables) for (const grid of table.grids) bound.set(grid, [...(bound.get(grid) ?? []), table]);
  const done = new Set<BoundTable>();
  const told = new Set<Unreadable>();
  let titled = false;
  const failedAt = holder(report.unreadable);
  const tableAt = holder(report.tables);

  const grid = (block: Grid): string => {
    const tables = bound.get(block);
    if (tables) {
      const fresh = tables.filter((table) => !done.has(table));
      for (const table of fresh) done.add(table);
      return fresh.map((table) => standardTable(report, table)).join('\n\n');
    }
    return asWritten(report, block.span);
  };

  return (block) => {
    const failed = failedAt(block.span);
    if (failed) {
      if (told.has(failed)) return '';
      told.add(failed);
      return unread(report, failed);
    }
    if (block.type === 'table') return grid(block);
    if (block.type === 'paragraph' && block.code) return plain(slice(report.tree.source, block.span));
    const part = parts.get(block);
    if (part?.kind === 'title') {
      if (titled || !report.title) return '';
      titled = true;
      return `# ${report.title.text}`;
    }
    const section = sections.get(block);
    if (section) return sectionHeading(block.passage, section);
    const text = block.passage.text.trim();
    if (PAGE_FOOT.test(text) || (report.tables.length > 0 && isBlockHeading(text))) return '';
    if (tableAt(block.span) && (isFurniture(text) || /^\d{1,3}$/.test(text))) return '';
    if (block.type === 'heading') return `${'#'.repeat(Math.min(6, Math.max(3, block.level)))} ${oneLine(text)}`;
    if (part?.section !== undefined && isShortHeading(text)) return `### ${oneLine(text)}`;
    return paragraph(written(report, block.passage, block.span));
  };
}

/** Finds the last of the items to begin at or before a stretch, if it holds it. */
function holder<T extends { readonly span: Span }>(items: readonly T[]): (at: Span) => T | undefined {
  const sorted = [...items].sort((a, b) => a.span.start - b.span.start);
  return (at) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.span.start ?? 0) <= at.start) low = middle + 1;
      else high = middle;
    }
    const found = sorted[low - 1];
    return found && contains(found.span, at) ? found : undefined;
  };
}

const HAN = /\p{Script=Han}/u;

const oneLine = (text: string): string =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join(' ');

/** A level-two heading on its own line: （一）主动公开情况. */
function isShortHeading(text: string): boolean {
  return text.length <= 40 && readNumbering(text)?.style === 'hanBracket' && !/[。；：，！？;:,!?]/.test(text);
}

/** The lines of a table that could not be read, below a blank one where the report has none. */
function unread(report: Report, { table, span }: Unreadable): string {
  const blank = report.tables.some(({ id }) => id === table) ? [] : [tableDraft(report.template.tables[table], () => '')];
  return [...blank, NOT_READ, fenced(asWritten(report, span))].join('\n\n');
}

const asWritten = (report: Report, span: Span): string => plain(report.tree.source.slice(wholeLine(report, span), span.end)).trimEnd();

/** Start of the line that the table begins on where only tabs and spaces stand before it: in a text file they belong to it. */
function wholeLine({ tree }: Report, { start }: Span): number {
  const line = tree.kind === 'page' ? start : (tree.lines.starts[lineAt(tree.lines, start)] ?? start);
  let at = start;
  while (at > line && isBlank(tree.source.charCodeAt(at - 1))) at--;
  return at === line ? line : start;
}

const isBlank = (c: number): boolean => c === 9 || c === 32 || c === 0xa0 || c === 0x3000;

/** `## ` and the heading; text that follows on its line becomes a paragraph. */
function sectionHeading(passage: Passage, section: Section): string {
  const end = offsetIn(passage, section.headingSpan.end);
  const heading = oneLine(passage.text.slice(0, end).trim());
  const rest = passage.text.slice(end).trim();
  return [`## ${heading}`, ...(rest === '' ? [] : [paragraph(rest)])].join('\n\n');
}

/** Offset in the passage of a place in the source; its end where the place lies behind it. */
function offsetIn(passage: Passage, at: number): number {
  for (const { at: start, from, length, sourceLength } of passage.segments) {
    if (at <= from) return start;
    if (at <= from + (sourceLength ?? length)) return start + (sourceLength === undefined ? at - from : length);
  }
  return passage.text.length;
}

/** The paragraph's text, with the comments in it that suppress something. */
function written({ tree }: Report, passage: Passage, span: Span): string {
  const inside = tree.kind === 'text' && passage.segments.length > 0 && slice(tree.source, span).includes('<!--');
  return inside ? plain(slice(tree.source, span)) : passage.text;
}

/** A paragraph that means the same in Markdown as it does on paper. */
function paragraph(text: string): string {
  let safe = plain(text).trim();
  // `2. 缺乏` would become a list item and be renumbered, `2.缺乏` does not
  safe = safe.replace(/^(\d{1,9}[.)])[ \t]+(?=\S)/, '$1');
  // two `~` strike out what stands between them
  if (safe.indexOf('~') !== safe.lastIndexOf('~')) safe = safe.replace(/(?<=[\d\p{Script=Han}])~(?=[\d\p{Script=Han}])/gu, '～');
  // a bare address swallows the Chinese text behind it
  return safe.replace(/https?:\/\/[\w\-.~:/?#@!$&'*+,;=%]+/g, (address, at: number) =>
    HAN.test(safe.charAt(at + address.length)) ? `${address} ` : address,
  );
}

/** The table in canonical form, each cell as written, and below it what has no place there. */
function standardTable(report: Report, table: BoundTable): string {
  const draft = tableDraft(table.template, ({ id }) => {
    const cell = table.cells.get(id);
    return cell === undefined || cell.kind === 'unknown' ? '' : cell.text;
  });
  const rest = leftovers(report, table);
  return rest.length === 0 ? draft : [draft, LEFT_OVER, fenced(rest.join('\n'))].join('\n\n');
}

/** Text in a code fence that nothing in it closes. */
function fenced(text: string): string {
  const mark = text.includes('```') ? '~~~' : '```';
  return `${mark}\n${mark === '~~~' ? text.replaceAll('~~~', '~~ ~') : text}\n${mark}`;
}

import type { TableId } from '../template/schema.ts';
import { fold } from '../text/fold.ts';
import { type Message, say } from '../text/say.ts';
import { span } from '../text/span.ts';
import { isGluedLabel } from './bind/evidence.ts';
import { namesIn } from './labels.ts';
import type { ProsePart, Unreadable } from './report.ts';

/** Lines of a table are no longer than this. */
const LONGEST_LINE = 300;
/** A line of markup may be longer. */
const MARKUP = /^\s*[<\\{|]/;
const LATEX = /\\begin\{(?:tabular|longtable|array|tabu)/;
const SENTENCE = /[。，；：]/;
/** Lines of labels run into figures. */
const LEAST_GLUED = 2;

/** So many names of rows and columns and so many figures in a section without a table are a table of which only the words are left. */
const LEAST: Readonly<Record<TableId, { readonly names: number; readonly figures: number }>> = {
  proactiveDisclosure: { names: 6, figures: 6 },
  applications: { names: 10, figures: 40 },
  reviewLitigation: { names: 6, figures: 10 },
};

/**
 * Tables that lost even their cells: lines of prose in the section of a table that is neither bound nor known to be unreadable, of labels run into figures,
 * of the table's names and many figures between signs that part no cells, or of its names alone.
 */
export function tornTables(prose: readonly ProsePart[], bound: readonly TableId[], known: readonly Unreadable[]): Unreadable[] {
  const found: Unreadable[] = [];
  for (const table of ['proactiveDisclosure', 'applications', 'reviewLitigation'] as const) {
    if (bound.includes(table) || known.some((one) => one.table === table)) continue;
    const all = prose.filter(({ section, kind }) => section === table && kind !== 'section');
    if (all.some(({ passage }) => LATEX.test(passage.text))) {
      add(all, say`表格是 LaTeX 代码`);
      continue;
    }
    const own = all.filter(({ passage: { text } }) => text.length < LONGEST_LINE || MARKUP.test(text));
    const glued = own.filter(({ passage: { text } }) => text.length < 90 && /\d\s*$/.test(text) && isGluedLabel(text, table));
    if (glued.length >= LEAST_GLUED) add(glued, say`有${glued.length}行的数字与项目名称或其他数字连在一起`);
    else {
      const words = own.map(({ passage }) => passage.text);
      const figures = words.reduce((n, text) => n + (text.match(/\d+(?:\.\d+)?/g)?.length ?? 0), 0);
      const isBlank = figures < LEAST[table].figures;
      // nothing but names between ends of lines is a form that nobody has filled in; sentences may name as many
      const named = isBlank ? words.filter((text) => !SENTENCE.test(text)) : words;
      const names = namesIn(named.map(fold).join('\n'), table);
      if (names < LEAST[table].names) continue;
      const end = own[own.length - 1]?.span.end ?? 0;
      // at the end of a text it is still being written
      if (isBlank && !prose.some((part) => part.span.start > end)) continue;
      if (isBlank) add(own, say`有${names}个项目和列的名称，没有读得出的数字`);
      else add(own, say`有${names}个项目和列的名称、${figures}个数字，但看不出哪个数字在哪一格`);
    }
    function add(parts: readonly ProsePart[], seen: Message): void {
      const first = parts[0];
      const last = parts[parts.length - 1];
      if (first && last) found.push({ span: span(first.span.start, last.span.end), grid: undefined, table, seen });
    }
  }
  return found;
}

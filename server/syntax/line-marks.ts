import { DIGIT, isBar, type LineFacts, readLineFacts } from './line-facts.ts';

/** A mark that a program puts before or behind every line, or around it: what it leaves of a line, if the line has it. */
interface Mark {
  readonly first: string;
  readonly last: string;
  /** Lines with a bar inside are rows of their own. */
  readonly bars?: true;
}

const MARKS: readonly Mark[] = [
  ...[...'-*·•●○▪+'].map((bullet): Mark => ({ first: `${bullet} `, last: '' })),
  { first: '|', last: '|', bars: true },
  { first: '|', last: '', bars: true },
  ...['<br>', '<br/>', '<br />', '\\', '\u0007', ','].map((last): Mark => ({ first: '', last })),
  { first: '**', last: '**' },
  { first: '"', last: '"' },
];

/** The characters that a marked line begins or ends with. */
const OPENINGS = new Set(MARKS.flatMap(({ first }) => (first ? [first.charCodeAt(0)] : [])));
const CLOSINGS = new Set(MARKS.flatMap(({ last }) => (last ? [last.charCodeAt(last.length - 1)] : [])));
/** So many lines that are nothing but a figure and the mark are cells of a table. */
const LEAST_FIGURES = 12;
/** A figure and its mark are no longer. */
const LONGEST = 16;
const FIGURE = /^\d{1,9}(?:\.\d+)?$/;

/**
 * A table with a cell per line, each line with the same mark: a list's, a bar before each, `<br>` or a backslash behind each, Word's own. The facts as if
 * it were not there; the same facts where no table is written so.
 */
export function withoutMarks(source: string, facts: LineFacts): LineFacts {
  const mark = markOf(source, facts);
  if (!mark) return facts;
  const from = [...facts.from];
  const to = [...facts.to];
  const flags = [...facts.flags];
  const width = [...facts.width];
  for (let line = 0; line < facts.count; line++) {
    const inner = innerOf(mark, source, facts.from[line] ?? 0, facts.to[line] ?? 0);
    if (!inner) continue;
    from[line] = inner.start;
    to[line] = inner.end;
    const own = readLineFacts(source.slice(inner.start, inner.end));
    flags[line] = own.flags[0] ?? 0;
    width[line] = own.width[0] ?? 0;
  }
  return { ...facts, from, to, flags, width };
}

function markOf(source: string, facts: LineFacts): Mark | undefined {
  const found = new Map<Mark, number>();
  for (let line = 0; line < facts.count; line++) {
    const from = facts.from[line] ?? 0;
    const to = facts.to[line] ?? 0;
    if (to - from > LONGEST || !((facts.flags[line] ?? 0) & DIGIT)) continue;
    if (!OPENINGS.has(source.charCodeAt(from)) && !CLOSINGS.has(source.charCodeAt(to - 1))) continue;
    for (const mark of MARKS) {
      const inner = innerOf(mark, source, from, to);
      if (!inner || !FIGURE.test(source.slice(inner.start, inner.end))) continue;
      const count = (found.get(mark) ?? 0) + 1;
      if (count >= LEAST_FIGURES) return mark;
      found.set(mark, count);
      break;
    }
  }
  return undefined;
}

const BETWEEN_ROWS = new Set([...'-}+'].map((c) => c.charCodeAt(0)));

/** The line without the mark and the spaces beside it. */
function innerOf(
  { first, last, bars }: Mark,
  source: string,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } | undefined {
  if (to - from < first.length + last.length || !source.startsWith(first, from) || !source.startsWith(last, to - last.length))
    return undefined;
  let start = from + first.length;
  let end = to - last.length;
  if (bars) for (let i = start; i < end; i++) if (isBar(source.charCodeAt(i))) return undefined;
  // |- and |} of a wiki are between rows, and no mark for nothing
  if (bars && last === '' && end - start === 1 && BETWEEN_ROWS.has(source.charCodeAt(start))) return { start: end, end };
  while (start < end && source.charCodeAt(start) === 32) start++;
  while (end > start && source.charCodeAt(end - 1) === 32) end--;
  return { start, end };
}

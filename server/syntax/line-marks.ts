import { codesOf } from '../text/char-finder.ts';
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

interface Inner {
  readonly start: number;
  readonly end: number;
}

/**
 * A table with a cell per line, each line with the same mark: a list's, a bar before each, `<br>` or a backslash behind each, Word's own, or a number that
 * counts them. The facts as if it were not there; the same facts where no table is written so.
 */
export function withoutMarks(source: string, facts: LineFacts): LineFacts {
  const mark = markOf(source, facts);
  if (mark === undefined) return facts;
  const numbered = mark === NUMBERS ? numberedLines(source, facts) : undefined;
  const from = [...facts.from];
  const to = [...facts.to];
  const flags = [...facts.flags];
  const width = [...facts.width];
  for (let line = 0; line < facts.count; line++) {
    const inner = mark === NUMBERS ? numbered?.get(line) : innerOf(mark, source, facts.from[line] ?? 0, facts.to[line] ?? 0);
    if (!inner) continue;
    from[line] = inner.start;
    to[line] = inner.end;
    const own = readLineFacts(source.slice(inner.start, inner.end));
    flags[line] = own.flags[0] ?? 0;
    width[line] = own.width[0] ?? 0;
  }
  return { ...facts, from, to, flags, width };
}

/** Lines are counted: `1. 自然人`, `2. 150`. */
const NUMBERS = 'numbers';
/** . ． 、 ) ）: what stands behind the number of a line; a point parts it from a figure only with a space. */
const POINTS = codesOf('.．');
const STOPS = codesOf('、)）');
const MOST_DIGITS = 4;
/** A list of fewer cells that are figures is none of a table. */
const LEAST_IN_LIST = 3;

const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** What stands behind the number of the line. */
function behindNumber(source: string, from: number, to: number): Inner | undefined {
  let i = from;
  while (i < to && i - from < MOST_DIGITS && isDigit(source.charCodeAt(i))) i++;
  const c = source.charCodeAt(i);
  if (i === from || !(STOPS.has(c) || (POINTS.has(c) && source.charCodeAt(i + 1) === 32))) return undefined;
  i++;
  while (i < to && source.charCodeAt(i) === 32) i++;
  return { start: i, end: to };
}

/** So many items may be lost between two. */
const MOST_LOST = 3;

/** The lines of lists that hold figures alone here and there, each item one more than the one above, without their numbers. */
function numberedLines(source: string, { count, from, to }: LineFacts): ReadonlyMap<number, Inner> {
  const found = new Map<number, Inner>();
  let list: [number, Inner][] = [];
  let figures = 0;
  let last = 0;
  const close = (): void => {
    if (figures >= LEAST_IN_LIST) for (const [line, inner] of list) found.set(line, inner);
    list = [];
    figures = 0;
  };
  for (let line = 0; line < count; line++) {
    const start = from[line] ?? 0;
    const stop = to[line] ?? 0;
    if (start === stop) continue;
    const inner = behindNumber(source, start, stop);
    const number = inner ? Number.parseInt(source.slice(start, start + MOST_DIGITS), 10) : 0;
    if (!inner || number <= last || number > last + MOST_LOST + 1) close();
    last = number;
    if (!inner) continue;
    list.push([line, inner]);
    if (FIGURE.test(source.slice(inner.start, Math.min(inner.end, inner.start + LONGEST)))) figures++;
  }
  close();
  return found;
}

function markOf(source: string, facts: LineFacts): Mark | typeof NUMBERS | undefined {
  let found: Map<Mark, number> | undefined;
  let numbered = 0;
  for (let line = 0; line < facts.count; line++) {
    const from = facts.from[line] ?? 0;
    const to = facts.to[line] ?? 0;
    if (to - from > LONGEST || !((facts.flags[line] ?? 0) & DIGIT)) continue;
    if (isDigit(source.charCodeAt(from))) {
      const inner = behindNumber(source, from, to);
      if (inner && FIGURE.test(source.slice(inner.start, inner.end)) && ++numbered >= LEAST_FIGURES) return NUMBERS;
    }
    if (!OPENINGS.has(source.charCodeAt(from)) && !CLOSINGS.has(source.charCodeAt(to - 1))) continue;
    for (const mark of MARKS) {
      const inner = innerOf(mark, source, from, to);
      if (!inner || !FIGURE.test(source.slice(inner.start, inner.end))) continue;
      found ??= new Map();
      const count = (found.get(mark) ?? 0) + 1;
      if (count >= LEAST_FIGURES) return mark;
      found.set(mark, count);
      break;
    }
  }
  return undefined;
}

const BETWEEN_ROWS = codesOf('-}+');

/** The line without the mark and the spaces beside it. */
function innerOf({ first, last, bars }: Mark, source: string, from: number, to: number): Inner | undefined {
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

import { isBreak } from '../text/lines.ts';
import { type Span, span } from '../text/span.ts';

/** How numbers of lines are set off, and which lines may have none: those that begin with no digit, or no line at all. */
const KINDS = [
  { sign: ' {0,3}→', open: true },
  { sign: '[:：]', open: true },
  { sign: '\\.(?= |$)', open: true },
  { sign: ' {0,3}[|│]', open: false },
  { sign: '\\t', open: false },
  { sign: ' ', open: true },
].map(({ sign, open }) => ({
  open,
  first: new RegExp(`^\\ufeff?\\s{0,40}\\d{1,6}${sign}`),
  each: new RegExp(`[ \\t]{0,12}(\\d{1,6})(?:${sign}|(?=[\\r\\n]|$))`, 'my'),
}));
/** So many lines that are counted one by one are no chance. */
const LEAST_NUMBERED = 12;
/** Comments above the text, put there later. */
const COMMENTS = /^(?:<!--[^\r\n]*-->[ \t]*(?:\r\n|\r|\n))+/;
const LONGEST_HEAD = 60;
const BEGINS_IN_NUMBER = /^\ufeff?\s{0,40}\d/;
const BEGINS_IN_DIGIT = /^\s*\d/;

/**
 * Where the numbers of its lines stand in a text that was copied with them, as editors and viewers of code show them: `12→三、…`, `  34: …`,
 * `5 （一）予以公开 3 0`. Each line from the first on has the number that follows the one above; empty lines may count or not. Empty for any other text.
 */
export function lineNumbersIn(source: string): readonly Span[] {
  const begin = source.startsWith('<!--') ? (COMMENTS.exec(source)?.[0].length ?? 0) : 0;
  const head = begin > 0 ? source.slice(begin, begin + LONGEST_HEAD) : source;
  if (!BEGINS_IN_NUMBER.test(head)) return NONE;
  const kind = KINDS.find(({ first }) => first.test(head));
  if (!kind) return NONE;
  const { open, each } = kind;
  const numbers: Span[] = [];
  let last = 0;
  let blanks = 0;
  let worded = 0;
  let others = 0;
  for (let start = begin; start < source.length; ) {
    let end = start;
    while (end < source.length && !isBreak(source.charCodeAt(end))) end++;
    const from = source.charCodeAt(start) === 0xfeff ? start + 1 : start;
    each.lastIndex = from;
    const found = each.exec(source);
    const number = Number(found?.[1]);
    const line = source.slice(start, end);
    if (found && (numbers.length === 0 || (number > last && number <= last + 1 + blanks))) {
      if (source.slice(each.lastIndex, end).trim() !== '') worded++;
      numbers.push(span(from, each.lastIndex));
      last = number;
      blanks = 0;
    } else if (line.trim() === '') blanks++;
    else if (numbers.length === 0 || !open || BEGINS_IN_DIGIT.test(line)) return NONE;
    else others++;
    start = end + (source.charCodeAt(end) === 13 && source.charCodeAt(end + 1) === 10 ? 2 : 1);
  }
  return numbers.length < LEAST_NUMBERED || worded * 2 < numbers.length || others > worded ? NONE : numbers;
}

const NONE: readonly Span[] = [];

/** The text with blanks in the place of the numbers of its lines, so that every offset stays; as it is where it has none. */
export function withoutLineNumbers(source: string, numbers: readonly Span[]): string {
  if (numbers.length === 0) return source;
  const parts: string[] = [];
  let kept = 0;
  for (const { start, end } of numbers) {
    parts.push(source.slice(kept, start), ' '.repeat(end - start));
    kept = end;
  }
  parts.push(source.slice(kept));
  return parts.join('');
}

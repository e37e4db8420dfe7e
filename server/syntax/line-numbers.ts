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
const BEGINS_IN_DIGIT = /^\s*\d/;

/**
 * A text copied with the numbers of its lines, as editors and viewers of code show them: `12→三、…`, `  34: …`, `5 （一）予以公开 3 0`. Each line from the
 * first on has the number that follows the one above; empty lines may count or not. Blanks then stand in the place of the numbers, so that every offset
 * stays; any other text is given back as it is.
 */
export function withoutLineNumbers(source: string): string {
  const kind = KINDS.find(({ first }) => first.test(source));
  if (!kind) return source;
  const { open, each } = kind;
  const parts: string[] = [];
  let last = 0;
  let blanks = 0;
  let numbered = 0;
  let worded = 0;
  let others = 0;
  for (let start = 0; start < source.length; ) {
    let end = start;
    while (end < source.length && !isBreak(source.charCodeAt(end))) end++;
    const next = end + (source.charCodeAt(end) === 13 && source.charCodeAt(end + 1) === 10 ? 2 : 1);
    each.lastIndex = source.charCodeAt(start) === 0xfeff ? start + 1 : start;
    const found = each.exec(source);
    const number = Number(found?.[1]);
    const line = source.slice(start, end);
    if (found && (numbered === 0 || (number > last && number <= last + 1 + blanks))) {
      const words = source.slice(each.lastIndex, end);
      if (words.trim() !== '') worded++;
      numbered++;
      last = number;
      blanks = 0;
      parts.push(' '.repeat(each.lastIndex - start), words);
    } else {
      if (line.trim() === '') blanks++;
      else if (numbered === 0 || !open || BEGINS_IN_DIGIT.test(line)) return source;
      else others++;
      parts.push(line);
    }
    parts.push(source.slice(end, next));
    start = next;
  }
  return numbered < LEAST_NUMBERED || worded * 2 < numbered || others > worded ? source : parts.join('');
}

const isBreak = (c: number): boolean => c === 10 || c === 13;

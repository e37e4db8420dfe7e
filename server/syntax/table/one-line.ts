import { append } from '../../text/append.ts';
import { isBreak } from '../../text/lines.ts';
import { isBar } from '../line-facts.ts';
import { isSpace } from './inline.ts';

/** Between two bars, both left out. */
interface Field {
  readonly from: number;
  readonly to: number;
}

const RULE = '---';
const IS_RULE = /^\s*:?-{3,}:?\s*$/;
const IS_BLANK = /^\s*$/;
const IS_FIGURE = /^\s*\d+\s*$/;
/** The name of a column that counts the rows. */
const SERIAL = /^\s*(?:序号|编号|行次)\s*$/;
const HAS_WORDS = /[一-鿿]/;
/** Fewer columns are no table. */
const LEAST_COLUMNS = 2;

/**
 * Pipe tables whose line ends are lost, as chat programs and pages give them: `| 项目 | 总计 | | --- | --- | | 一、… | 3 |`. Where the fields between the bars
 * show each row, line breaks stand in the place of what parts the rows, so that every offset stays; any other text is given back as it is.
 */
export function onSeveralLines(source: string): string {
  const breaks: number[] = [];
  for (let at = source.indexOf(RULE); at >= 0; ) {
    let start = at;
    while (start > 0 && !isBreak(source.charCodeAt(start - 1))) start--;
    let end = at;
    while (end < source.length && !isBreak(source.charCodeAt(end))) end++;
    if (/[^\s|:-]/.test(source.slice(start, at))) breakRows(source, start, end, breaks);
    at = source.indexOf(RULE, end);
  }
  if (breaks.length === 0) return source;
  let text = '';
  let last = 0;
  for (const at of breaks) {
    text += `${source.slice(last, at)}\n`;
    last = at + 1;
  }
  return text + source.slice(last);
}

/** Adds where the rows on one line part; nothing where one of them does not show. */
function breakRows(source: string, start: number, end: number, breaks: number[]): void {
  const fields = fieldsOf(source, start, end);
  const isAt = (pattern: RegExp, i: number): boolean => {
    const field = fields[i];
    return field !== undefined && pattern.test(source.slice(field.from, field.to));
  };
  const first = (fields[0]?.from ?? start) - 2;
  const last = (fields[fields.length - 1]?.to ?? end) + 1;
  const found = first > start && isSpace(source.charCodeAt(first)) ? [first] : [];
  let from = 0;
  let width = 0;
  let isCounted = false;
  for (let i = 0; i < fields.length; i++) {
    if (!isAt(IS_RULE, i)) continue;
    let columns = 1;
    while (isAt(IS_RULE, i + columns)) columns++;
    const head = i - 1 - columns;
    // between the rows of two tables may stand words: the heading of the second
    if (columns < LEAST_COLUMNS || (width === 0 ? head !== 0 : head <= from || !addRows(head - 1) || !addGap(head - 1, true))) return;
    if (!addGap(i - 1) || !addGap(i + columns)) return;
    isCounted = isAt(SERIAL, head);
    from = i + columns + 1;
    width = columns;
    i = from - 1;
  }
  if (width === 0 || !addRows(fields.length)) return;
  if (last + 1 < end && isSpace(source.charCodeAt(last))) found.push(last);
  append(
    breaks,
    found.sort((a, b) => a - b),
  );

  /** Rows of as many fields as the rule has, with nothing between them. */
  function addRows(stop: number): boolean {
    for (let i = from; i < stop; i += width + 1) {
      if (i + width > stop || (i + width < stop && !addGap(i + width)) || isShifted(i)) return false;
    }
    return true;
  }

  /** A figure in front and words behind it: fields have gone lost. */
  function isShifted(at: number): boolean {
    if (isCounted || !isAt(IS_FIGURE, at)) return false;
    for (let i = at + 1; i < at + width; i++) if (isAt(HAS_WORDS, i)) return true;
    return false;
  }

  /** The line ends where nothing stands between two bars, or one of these goes. */
  function addGap(i: number, mayHaveWords = false): boolean {
    const gap = fields[i];
    if (!gap) return i >= fields.length;
    const isBlank = isAt(IS_BLANK, i);
    if (isBlank) found.push(gap.from < gap.to ? gap.from : gap.from - 1);
    else if (mayHaveWords && isSpace(source.charCodeAt(gap.from)) && isSpace(source.charCodeAt(gap.to - 1)))
      found.push(gap.from, gap.to - 1);
    else return false;
    return true;
  }
}

/** What stands between the bars of a line. */
function fieldsOf(source: string, start: number, end: number): Field[] {
  const fields: Field[] = [];
  let from = -1;
  for (let i = start; i < end; i++) {
    if (!isBar(source.charCodeAt(i)) || source.charCodeAt(i - 1) === 92) continue;
    if (from >= 0) fields.push({ from, to: i });
    from = i + 1;
  }
  return fields;
}

import type { Tree } from '../syntax/tree.ts';
import { isBreak } from '../text/lines.ts';
import { type Span, span } from '../text/span.ts';

/** A line longer than this is no title. */
const LONGEST = 70;
/** No title without this; a title page may break it by spaces. */
const TELLING = /年\s?度\s?报\s?告|年报/g;
/** Lines of front matter are `key: value` or `- item`; there are no more than these. */
const ENTRY = /^(?:[^\s:]{1,12}:|\s*-\s)/;
const MOST_ENTRIES = 80;
/** Marks of Markdown and spaces at the beginning of a line. */
const MARGIN = '[#*\\t \\u3000\\u00a0\\ufeff]{0,80}';
const TITLE = new RegExp(
  `^${MARGIN}[^\\s，。；：:、|<>]{0,40}\\s{0,4}(?:[12]\\d{3}\\s?年?\\s?(?:年度|度)?)?\\s?(?:政府|政务)\\s?信息\\s?公开\\s?(?:工作)?\\s?年\\s?(?:度\\s?报\\s?告|报)[*#\\s]*$`,
);
const NO_ORGAN = new RegExp(`^${MARGIN}(?:[12]\\d{3}|政)`);
const ORGAN_LINE = new RegExp(`^${MARGIN}[^\\s，。；：:、|<>\\d]{2,36}(?:政府|办事处|委员会|管委会|办公室|局|厅|委|院|署|中心)[*\\s]*$`);
const OPENING = `(?:^|[\\r\\n])${MARGIN}`;
const words = (text: string): string => [...text].join('\\s?');
const OTHER_MATTERS = `${words('其他')}(?!\\s?处)`;
const PROBLEMS = '[^\\r\\n]{0,12}问题';
const FIRST = new RegExp(`${OPENING}一\\s?[、.．]\\s?${words('总体情况')}`);
const LAST = new RegExp(`${OPENING}(?:六\\s?[、.．]\\s?${OTHER_MATTERS}|五\\s?[、.．]\\s?${PROBLEMS})`);
const OTHERS = new RegExp(`${OPENING}(?:[二三四五六]\\s?[、.．]|第\\s?[二三四五六]\\s?部\\s?分)`);
/** Numbers of another manner: 第一部分, 1、, （一）; a heading without any has its line to itself. */
const otherwise = (han: string, digits: string, name: string, ending: string): string =>
  `(?:第\\s?${han}\\s?部\\s?分\\s?[、.．:：，,]?|[${digits}]\\s?[、.．]|[（(]\\s?${han}\\s?[）)])\\s{0,4}${name}|${name}${ending}[*#\\s：:]{0,8}(?:[\\r\\n]|$)`;
const OTHER_FIRST = new RegExp(`${OPENING}(?:${otherwise('一', '1１', words('总体情况'), '')})`);
const OTHER_LAST = new RegExp(
  `${OPENING}(?:${otherwise('六', '6６', OTHER_MATTERS, '需要报告的事项')}|${otherwise('五', '5５', PROBLEMS, '[^\\r\\n]{0,8}情况')})`,
);
const firstIn = (text: string): RegExpExecArray | null => FIRST.exec(text) ?? OTHER_FIRST.exec(text);
const lastIn = (text: string): RegExpExecArray | null => LAST.exec(text) ?? OTHER_LAST.exec(text);
/** A list of contents names the same headings, without a sentence between them. */
const LONGEST_CONTENTS = 600;

/**
 * Where the reports of a text stand that holds several, one behind the other, as an office binds them together: each begins with its title on a line of
 * its own, all before it is a whole report (一 to 五 or 六, or 第一部分 to 第六部分), and what follows begins with 一、总体情况 again. One stretch, the whole
 * text, for everything else: a title that is repeated on every page or behind a list of contents divides nothing, and a web page is one report. The
 * stretches cover the text and begin where lines begin. Linear.
 */
export function splitReports(source: string, kind: Tree['kind'] = 'text'): readonly Span[] {
  const titles = kind === 'text' ? titlesOf(source) : [];
  const starts = [0];
  let isWhole = false;
  for (const [index, title] of titles.entries()) {
    const before = titles[index - 1];
    if (before === undefined || title === 0) continue;
    isWhole ||= endsReport(source.slice(before, title));
    if (!isWhole) continue;
    const next = source.slice(title, titles[index + 1] ?? source.length);
    const first = firstIn(next);
    const other = OTHERS.exec(next);
    if (!first || (other && other.index < first.index)) continue;
    starts.push(title);
    isWhole = false;
  }
  return starts.map((start, index) => span(start, starts[index + 1] ?? source.length));
}

/** The text reaches the last headings of a report, and has more than headings before them. */
function endsReport(text: string): boolean {
  const last = lastIn(text);
  if (!last) return false;
  const first = firstIn(text);
  if (!first || first.index >= last.index || last.index - first.index > LONGEST_CONTENTS) return true;
  return /[。|]|\t[^\r\n]*\t|\d[ \u3000]+\d/.test(text.slice(first.index + 1, last.index));
}

/** Where the lines begin that are titles, or the line with the organ's name above one. */
function titlesOf(source: string): readonly number[] {
  const found: number[] = [];
  TELLING.lastIndex = 0;
  for (let match = TELLING.exec(source); match; match = TELLING.exec(source)) {
    const from = lineStart(source, match.index);
    const to = lineEnd(source, match.index);
    if (to - from > LONGEST || !TITLE.test(source.slice(from, to))) continue;
    found.push(withFrontMatter(source, withOrgan(source, from, source.slice(from, to))));
    TELLING.lastIndex = to;
  }
  return found;
}

/** A title without an organ may have it on the line above. */
function withOrgan(source: string, from: number, title: string): number {
  if (!NO_ORGAN.test(title)) return from;
  let end = from;
  while (end > 0 && from - end < 8 && source.charCodeAt(end - 1) <= 32) end--;
  const above = lineStart(source, end);
  return end - above <= LONGEST && ORGAN_LINE.test(source.slice(above, end)) ? above : from;
}

/** Front matter that stands right above belongs to the report. */
function withFrontMatter(source: string, from: number): number {
  let end = from;
  while (end > 0 && from - end < 8 && source.charCodeAt(end - 1) <= 32) end--;
  let start = lineStart(source, end);
  if (source.slice(start, end) !== '---') return from;
  for (let lines = 0; lines < MOST_ENTRIES && start > 0; lines++) {
    end = start - 1;
    if (source.charCodeAt(end) === 10 && source.charCodeAt(end - 1) === 13) end--;
    start = lineStart(source, end);
    const line = source.slice(start, end);
    if (line === '---') return start;
    if (!ENTRY.test(line)) return from;
  }
  return from;
}

function lineStart(source: string, at: number): number {
  let start = at;
  while (start > 0 && at - start <= LONGEST && !isBreak(source.charCodeAt(start - 1))) start--;
  return start;
}

function lineEnd(source: string, at: number): number {
  let end = at;
  while (end < source.length && end - at <= LONGEST && !isBreak(source.charCodeAt(end))) end++;
  return end;
}

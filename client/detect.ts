/** The lines of a document, fetched one by one: a look must not copy a document of many megabytes. */
export interface LineSource {
  readonly lineCount: number;
  /** Text of the line without its line break; `index` is at least 0 and below `lineCount`. */
  readonly line: (index: number) => string;
}

/** The front matter and the title stand at the top, or there are none. */
const HEAD_LINES = 40;
/** A report has a few hundred lines; no section title is looked for behind these. */
const LOOK_LINES = 20_000;
/** A title is short; what is longer is prose and need not be looked at closely. */
const LINE_LIMIT = 120;
const TITLES_WANTED = 3;

const TITLE = /政府信息公开(?:工作)?(?:情况)?的?(?:年度(?:工作)?报告|年报|工作报告)/;
const FORM_KEY = /^格式\s*[:：]/;
const FENCE = /^\s*(?:```|~~~)/;
const NUMBER = /^#{0,6}(?:[一二三四五六]、|[（(][一二三四五六][）)]|\d[、.．])?/;

/** The six section titles, by the words that every edition of the form has in them. */
const SECTION_TITLES: readonly RegExp[] = [
  /^总体情况/,
  /^主动公开政府信息(?:的)?情况/,
  /^收到和处理政府信息公开申请(?:的)?情况/,
  /^(?:因)?政府信息公开(?:工作)?(?:被申请|被提起)?行政复议、?(?:提起)?行政诉讼(?:的)?情况/,
  /^(?:政府信息公开工作)?存在的(?:主要)?问题(?:及|和|与)改进/,
  /^其他需要报告的(?:其他)?事项/,
];

/**
 * A document is taken for a report when its front matter has a `格式:`, or when it has the title of a report within its first lines and at
 * least three of the six section titles, code fences left out.
 *
 * Stricter than the server, which judges what it is given: this here decides whether a Markdown or text file of anybody is given to it. Costs a
 * look at the first lines for every other document.
 */
export function looksLikeReport(source: LineSource): boolean {
  const head = headOf(source);
  if (namesForm(head)) return true;
  if (!TITLE.test(withoutFences(head).join('').replace(/\s/g, ''))) return false;
  return hasSections(source);
}

/** A character that cannot be decoded. */
const UNDECODED = /\ufffd/g;
/** Broken bytes by chance are fewer. */
const MANY_UNDECODED = 20;

/** The first lines are full of what cannot be decoded: the text is in another encoding than it was read in. */
export const looksGarbled = (source: LineSource): boolean => (headOf(source).join('').match(UNDECODED)?.length ?? 0) >= MANY_UNDECODED;

const headOf = (source: LineSource): string[] => linesOf(source, Math.min(source.lineCount, HEAD_LINES));

function linesOf(source: LineSource, end: number): string[] {
  const lines: string[] = [];
  for (let i = 0; i < end; i++) lines.push(source.line(i).slice(0, LINE_LIMIT));
  return lines;
}

/**
 *     ---
 *     格式: 2021
 *     ---
 */
function namesForm(head: readonly string[]): boolean {
  if (head[0]?.replace(/^\uFEFF/, '').trimEnd() !== '---') return false;
  for (const line of head.slice(1)) {
    if (line.trimEnd() === '---') return false;
    if (FORM_KEY.test(line)) return true;
  }
  return false;
}

function withoutFences(lines: readonly string[]): readonly string[] {
  let inside = false;
  return lines.filter((line) => {
    if (!FENCE.test(line)) return !inside;
    inside = !inside;
    return false;
  });
}

function hasSections(source: LineSource): boolean {
  const found = new Set<number>();
  let inside = false;
  const end = Math.min(source.lineCount, LOOK_LINES);
  for (let i = 0; i < end; i++) {
    const line = source.line(i).slice(0, LINE_LIMIT);
    if (FENCE.test(line)) inside = !inside;
    if (inside) continue;
    const words = line.replace(/\s/g, '').replace(NUMBER, '');
    if (words.length > 40) continue;
    const title = SECTION_TITLES.findIndex((pattern) => pattern.test(words));
    if (title >= 0) found.add(title);
    if (found.size >= TITLES_WANTED) return true;
  }
  return false;
}

import { type Message, say } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import { isElsewhere } from './address.ts';
import { articleNamed } from './articles.ts';
import type { Reading } from './reading.ts';
import { subordinateEntries } from './subordinates.ts';

/** A piece of a report that leads somewhere. */
export interface Link {
  readonly at: Span;
  readonly to: { readonly kind: 'file'; readonly uri: string } | { readonly kind: 'article'; readonly article: number };
  readonly tooltip: Message;
}

/** Which files there are, seen from the report: the address of the one that a path means, where there is such a file. */
export type FileAt = (path: string) => string | undefined;

/** 《条例》第三十六条、第三十七条; the items and paragraphs behind an article belong to it. */
const NAMED =
  /条例》(?:（国务院令第711号）)?((?:第[一二三四五六七八九十]+条(?:第[一二三四五六七八九十]+款)?(?:第（?[一二三四五六七八九十]+）?项)?[、和及与，或]{0,2})+)/g;
const ARTICLE = /第[一二三四五六七八九十]+条/g;
/** The headings of table two: 第二十条第（一）项. */
const HEADING = /第二十条第（[一二三四五六七八九十]+）项/g;

/**
 * What of a report leads somewhere, in document order: articles of the Regulations to what is known of them, last year's report and subordinate ones to
 * their files. Only where there is something to be led to.
 */
export function links(reading: Reading, fileAt: FileAt): readonly Link[] {
  const { report } = reading;
  if (!report.isReport) return [];
  return [...fileLinks(reading, fileAt), ...articleLinks(reading)].sort((a, b) => a.at.start - b.at.start);
}

function fileLinks({ report }: Reading, fileAt: FileAt): readonly Link[] {
  const last = report.tree.frontMatter?.entries.filter(({ key }) => key === '上年').flatMap(({ values }) => values) ?? [];
  const named = [
    ...last.slice(0, 1).map(({ text, span }) => ({ text: text.trim(), span, tooltip: say`打开上年报告` })),
    ...subordinateEntries(report).map((entry) => ({ ...entry, tooltip: say`打开下级报告` })),
  ];
  return named.flatMap(({ text, span, tooltip }) => {
    const uri = text === '' || isElsewhere(text) ? undefined : fileAt(text);
    return uri === undefined ? [] : [{ at: span, to: { kind: 'file', uri }, tooltip } as const];
  });
}

function articleLinks({ report }: Reading): readonly Link[] {
  const { source } = report.tree;
  const found: { name: string; start: number }[] = [];
  for (const match of source.matchAll(NAMED)) {
    const list = match[1] ?? '';
    const from = match.index + match[0].length - list.length;
    for (const one of list.matchAll(ARTICLE)) found.push({ name: one[0], start: from + one.index });
  }
  for (const { template, span } of report.sections) {
    if (template.id !== 'proactiveDisclosure') continue;
    const text = source.slice(span.start, span.end);
    for (const one of text.matchAll(HEADING)) found.push({ name: '第二十条', start: span.start + one.index });
  }
  const known = new Map([...new Set(found.map(({ name }) => name))].map((name) => [name, articleNamed(name)]));
  const starts = new Set<number>();
  return found.flatMap(({ name, start }) => {
    const article = known.get(name);
    if (article === undefined || starts.has(start)) return [];
    starts.add(start);
    const at = { start, end: start + name.length };
    return [{ at, to: { kind: 'article', article }, tooltip: say`《政府信息公开条例》${name}：依据它的项目和规则` } as const];
  });
}

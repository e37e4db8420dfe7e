import type { Heading, Paragraph, Tree } from '../syntax/tree.ts';
import type { SectionTemplate } from '../template/schema.ts';
import type { Template } from '../template/catalog.ts';
import { fold } from '../text/fold.ts';
import { picturesLength } from '../text/numbering.ts';
import { sourceSpan } from '../text/passage.ts';
import { withoutTail } from '../text/without-tail.ts';
import { editDistance } from './labels.ts';

/** A line that opens one of the six sections. */
export interface SectionHeading {
  readonly block: Heading | Paragraph;
  readonly index: number;
  readonly template: SectionTemplate;
  readonly name: string;
  readonly nameStart: number;
}

/** A heading has no more characters than this. */
const LONGEST = 46;

/** Words that tell a section whose heading is worded freely, for a heading that has its ordinal. */
const TELLING: Readonly<Record<SectionTemplate['id'], RegExp>> = {
  overview: /总体|概况|概述|基本情况/,
  proactiveDisclosure: /主动公开/,
  applications: /(?:收到|处理|办理|受理).*申请|依申请公开|申请.*(?:处理|办理)/,
  reviewLitigation: /复议|诉讼/,
  problems: /问题|改进|不足/,
  otherMatters: /其他(?!处理)|其它/,
};

/**
 * The headings of the six sections in document order. First the lines numbered 一、 to 六、 and marked headings; for sections that are then still
 * missing, lines with another number or none whose words are exactly a section's title.
 */
export function findSections(tree: Tree, template: Template): readonly SectionHeading[] {
  const found: SectionHeading[] = [];
  const later: SectionHeading[] = [];
  for (let index = 0; index < tree.blocks.length; index++) {
    const block = tree.blocks[index];
    if (!block || block.type === 'table' || (block.type === 'paragraph' && block.code)) continue;
    const text = block.passage.text;
    const numbering = block.numbering;
    if (text.length - (numbering?.length ?? 0) > LONGEST) continue;
    if (!numbering && block.type === 'paragraph' && text.length > 30) continue;
    const start = numbering?.length ?? picturesLength(text);
    const raw = text.slice(start);
    const name = withoutTail(fold(raw), '.:;,、');
    if (name.length < 3) continue;
    const isTop = numbering ? numbering.style === 'han' : block.type === 'heading' && block.level <= 3;
    const ordinal =
      numbering && (numbering.style === 'han' || numbering.style === 'digit' || numbering.style === 'hanBracket')
        ? numbering.ordinal
        : undefined;
    const best = nearestSection(name, template, ordinal, isTop);
    if (!best || /[。；]/.test(raw.slice(0, -1))) continue;
    const nameStart = start + (raw.length - raw.trimStart().length);
    const heading: SectionHeading = { block, index, template: best.template, name: raw.trim(), nameStart };
    if (isTop) found.push(heading);
    else if (best.grade >= 3) later.push(heading);
  }
  if (later.length === 0 && found.every(isNumbered)) return found;
  const numbered = new Set(found.flatMap(({ block, template: { id } }) => (block.numbering ? [id] : [])));
  // ### 主动公开政府信息情况 under 一、, where 二、主动公开政府信息情况 follows, is a topic
  for (let i = found.length - 1; i >= 0; i--) {
    const heading = found[i];
    if (heading && !heading.block.numbering && numbered.has(heading.template.id)) found.splice(i, 1);
  }
  const have = new Set(found.map((heading) => heading.template.id));
  // （一）总体情况 heads a topic, unless most sections are numbered that way
  const bracketed = new Set(later.flatMap(({ block, template: { id } }) => (block.numbering?.style === 'hanBracket' ? [id] : [])));
  const allBracketed = found.length === 0 && bracketed.size >= MOST_SECTIONS;
  for (const heading of later) {
    if (have.has(heading.template.id)) continue;
    if (!(allBracketed && found.length === 0) && (!fitsBetween(found, heading, template) || isTopic(tree, found, heading))) continue;
    found.push(heading);
    have.add(heading.template.id);
    found.sort((a, b) => a.index - b.index);
  }
  return found;
}

const isNumbered = ({ block }: SectionHeading): boolean => block.numbering !== undefined;
const MOST_SECTIONS = 4;
/** A topic's paragraphs are no more than these. */
const REACH = 60;

/** （一）主动公开政府信息情况 and （二）依申请公开情况 in one section: a topic, where the section of that title is still to come. */
function isTopic(tree: Tree, found: readonly SectionHeading[], { block, index }: SectionHeading): boolean {
  const own = block.numbering;
  if (own?.style !== 'hanBracket') return false;
  const step = own.ordinal === 1 ? 1 : -1;
  for (let i = index + step, count = 0; i >= 0 && i < tree.blocks.length && count < REACH; i += step, count++) {
    if (found.some((section) => section.index === i)) return false;
    const next = tree.blocks[i];
    if (next?.type !== 'table' && next?.numbering?.style === 'hanBracket') return next.numbering.ordinal === own.ordinal + step;
  }
  return false;
}

const titles = new WeakMap<SectionTemplate, readonly string[]>();
const sections = new WeakMap<Template, ReadonlyMap<string, SectionTemplate>>();

/** The sections by their folded titles, the first of two alike; derived from the form once. */
function sectionsByTitle(template: Template): ReadonlyMap<string, SectionTemplate> {
  const known = sections.get(template);
  if (known) return known;
  const byTitle = new Map<string, SectionTemplate>();
  for (const section of template.sections) for (const title of foldedTitles(section)) if (!byTitle.has(title)) byTitle.set(title, section);
  sections.set(template, byTitle);
  return byTitle;
}

/** The section's titles folded; derived from the form once. */
function foldedTitles(section: SectionTemplate): readonly string[] {
  const known = titles.get(section);
  if (known) return known;
  const folded = [section.title, ...section.variants].map(fold);
  titles.set(section, folded);
  return folded;
}

/** The section whose title is most like a heading's words, with the grade of likeness; the earlier of two alike. */
function nearestSection(
  name: string,
  template: Template,
  ordinal: number | undefined,
  isTop: boolean,
): { readonly template: SectionTemplate; readonly grade: number } | undefined {
  const exact = sectionsByTitle(template).get(name);
  if (exact) return { template: exact, grade: EXACT };
  if (!isTop) return undefined;
  let best: { template: SectionTemplate; grade: number } | undefined;
  template.sections.forEach((section, i) => {
    const grade = likeness(name, section, ordinal === i + 1);
    if (grade > (best?.grade ?? 0)) best = { template: section, grade };
  });
  return best;
}

const EXACT = 4;

/** 2.5: a slip in the title or a variant; 1: its number and its telling words; 0: none. */
function likeness(name: string, section: SectionTemplate, ordinalFits: boolean): number {
  for (const official of foldedTitles(section)) {
    const most = Math.max(1, Math.floor(official.length / 4));
    if (Math.abs(official.length - name.length) <= most && editDistance(name, official, most) <= most) return 2.5;
  }
  return ordinalFits && TELLING[section.id].test(name) ? 1 : 0;
}

/** An unnumbered or oddly numbered heading must stand where the form has the section, between its neighbours. */
function fitsBetween(found: readonly SectionHeading[], heading: SectionHeading, template: Template): boolean {
  const order = (id: SectionTemplate['id']): number => template.sections.findIndex((section) => section.id === id);
  const mine = order(heading.template.id);
  if (found.length === 0) return heading.block.numbering?.style !== 'hanBracket';
  const before = found.filter((other) => other.index < heading.index);
  const after = found.filter((other) => other.index > heading.index);
  const lastBefore = before[before.length - 1];
  const firstAfter = after[0];
  return (
    (lastBefore === undefined || order(lastBefore.template.id) < mine) && (firstAfter === undefined || order(firstAfter.template.id) > mine)
  );
}

/** Span of the words of a heading, without its number. */
export function nameSpanOf(heading: SectionHeading): { readonly start: number; readonly end: number } {
  const text = heading.block.passage.text;
  return sourceSpan(heading.block.passage, heading.nameStart, text.trimEnd().length);
}

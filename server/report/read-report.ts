import type { Block, Grid, Tree } from '../syntax/tree.ts';
import { latestTemplate, type Template, templateById, templateOfYear } from '../template/catalog.ts';
import type { SectionId } from '../template/schema.ts';
import { firstNot } from '../text/first-not.ts';
import { span } from '../text/span.ts';
import { abreast, inOneGo, type Steps } from '../text/steps.ts';
import { type Binding, bindingSteps, type bindTables } from './bind-tables.ts';
import { readDateAtEnd, readPeriod } from './dates.ts';
import { lengthenOrgan } from './organ.ts';
import type { Period, ProsePart, Report, Section, Signature } from './report.ts';
import { findSections, nameSpanOf, type SectionHeading } from './sections.ts';
import { readTitle, type TitleReading } from './title.ts';
import { tornTables } from './torn-tables.ts';

const ORGAN_NAME = /(?:人民政府|政府|局|厅|委|委员会|办|办公室|办事处|管委会|院|署|所|中心|队|会)$/;

/** Reads a tree as a report: title, organ, year, sections, and the standard tables bound by label, with `bind`. Never throws. */
export const readReport = (tree: Tree, bind?: typeof bindTables): Report => inOneGo(reportSteps(tree, bind));

/** As `readReport` reads each of them. */
export const readReports = (trees: readonly Tree[]): readonly Report[] => abreast(trees.map((tree) => reportSteps(tree)));

function* reportSteps(tree: Tree, bind?: typeof bindTables): Steps<Report> {
  const headings = findSections(tree, latestTemplate());
  yield;
  const outline = readOutline(tree, headings);
  yield;
  const { due, template } = outline;
  const sectionOf = sectionFinder(headings);
  const grids = tree.blocks.filter(isGrid);
  const binding = bind ? bind(grids, sectionOf, due, template) : yield* bindingSteps(grids, sectionOf, due, template);
  yield;
  return reportOf(tree, headings, outline, binding);
}

/** What a text says beside its tables. */
interface Outline {
  readonly reading: TitleReading | undefined;
  readonly prose: readonly ProsePart[];
  readonly signature: Signature | undefined;
  readonly period: Period | undefined;
  readonly year: number | undefined;
  readonly yearFrom: Report['yearFrom'];
  /** 机关 of the front matter. */
  readonly organ: string | undefined;
  readonly due: Template | undefined;
  readonly template: Template;
}

function readOutline(tree: Tree, headings: readonly SectionHeading[]): Outline {
  const reading = readTitle(tree.blocks, headings[0]?.index ?? tree.blocks.length);
  const prose = readProse(tree, headings, reading);
  const signature = readSignature(prose);
  const period = findPeriod(prose);
  const entry = (key: string): string | undefined => tree.frontMatter?.entries.find((one) => one.key === key)?.values[0]?.text;
  const { year, yearFrom } = findYear(reading, entry('年度'), period, prose, signature);
  const form = entry('格式');
  const due = year === undefined ? (form ? templateById(form) : undefined) : templateOfYear(year);
  const template = due ?? (form ? templateById(form) : undefined) ?? latestTemplate();
  return { reading, prose, signature, period, year, yearFrom, organ: entry('机关'), due, template };
}

function haveTwoSections(headings: readonly SectionHeading[]): boolean {
  const named = headings.filter(({ name }) => name.length > 0);
  return named.some(({ template: { id } }) => id !== named[0]?.template.id);
}

/** In which section a grid stands. */
function sectionFinder(headings: readonly SectionHeading[]): (grid: Grid) => SectionId | undefined {
  const starts = headings.map((heading) => heading.block.span.start);
  return ({ span: { start } }) => headings[firstNot(starts, (one) => one <= start) - 1]?.template.id;
}

function reportOf(tree: Tree, headings: readonly SectionHeading[], outline: Outline, binding: Binding): Report {
  const { reading, prose, signature, due, template } = outline;
  const isReport = reading !== undefined || binding.tables.length > 0 || haveTwoSections(headings);
  const sections = isReport ? sectionsOf(tree, headings, prose, template) : [];
  const lead: string[] = [];
  for (const { section, kind, passage } of prose) if (section === undefined && kind !== 'title') lead.push(passage.text);
  const titleOrgan = reading?.title.organ;
  const organ =
    outline.organ ?? (titleOrgan ? lengthenOrgan(titleOrgan, [...lead, ...(signature?.organ ? [signature.organ] : [])]) : signature?.organ);
  const unreadable = isReport
    ? [
        ...binding.unreadable,
        ...tornTables(
          prose,
          binding.tables.map(({ id }) => id),
          binding.unreadable,
        ),
      ]
    : [];
  return {
    tree,
    isReport,
    title: reading?.title,
    organ: isReport ? organ : undefined,
    year: isReport ? outline.year : undefined,
    yearFrom: isReport ? outline.yearFrom : undefined,
    due,
    template,
    sections,
    tables: binding.tables,
    otherTables: binding.otherTables,
    unreadable,
    prose,
    period: outline.period,
    signature,
    kept: undefined,
  };
}

const isGrid = (block: Block): block is Grid => block.type === 'table';

function readProse(tree: Tree, headings: readonly SectionHeading[], title: TitleReading | undefined): ProsePart[] {
  const prose: ProsePart[] = [];
  let section: SectionId | undefined;
  let next = 0;
  tree.blocks.forEach((block, index) => {
    const heading = headings[next];
    const opens = heading?.index === index;
    if (opens) {
      section = heading.template.id;
      next++;
    }
    if (block.type === 'table' || (block.type === 'paragraph' && block.code)) return;
    const kind = opens
      ? 'section'
      : title && index >= title.first && index <= title.last
        ? 'title'
        : block.type === 'heading'
          ? 'heading'
          : 'paragraph';
    prose.push({ kind, passage: block.passage, span: block.span, numbering: block.numbering, section, block });
  });
  return markSignature(prose);
}

/** The last lines: an organ's name and a date. */
function markSignature(prose: ProsePart[]): ProsePart[] {
  const last = prose[prose.length - 1];
  if (last?.kind !== 'paragraph') return prose;
  for (let i = prose.length - 1; i >= Math.max(0, prose.length - 4); i--) {
    const part = prose[i];
    if (part?.kind !== 'paragraph') break;
    if (/[。，；：,;:]/.test(part.passage.text)) continue;
    const text = part.passage.text.replace(/[\s\u3000\u00a0]+/g, '');
    if (text.length > 50 || /[我本该][一-鿿]$/.test(text)) continue;
    if (/^.{0,36}年[^年月日]{1,3}月[^年月日]{1,3}日$/.test(text) && readDateAtEnd(part.passage)) prose[i] = { ...part, kind: 'date' };
    else if (text.length <= 36 && text.length >= 3 && ORGAN_NAME.test(text) && !part.numbering) prose[i] = { ...part, kind: 'signature' };
  }
  return prose;
}

function readSignature(prose: readonly ProsePart[]): Signature | undefined {
  let signature: Signature | undefined;
  for (let i = Math.max(0, prose.length - 4); i < prose.length; i++) {
    const part = prose[i];
    if (part?.kind === 'date') {
      const { date, before: words = '' } = readDateAtEnd(part.passage) ?? {};
      const before = words.replace(/[\s\u3000\u00a0]+/g, '');
      signature = { organ: before || signature?.organ, organSpan: before ? part.span : signature?.organSpan, date };
    } else if (part?.kind === 'signature')
      signature = { organ: part.passage.text.replace(/[\s\u3000\u00a0]+/g, ''), organSpan: part.span, date: signature?.date };
  }
  return signature;
}

function findPeriod(prose: readonly ProsePart[]): Period | undefined {
  for (const part of prose) {
    if (part.section !== undefined && part.section !== 'overview') break;
    const period = readPeriod(part.passage);
    if (period) return period;
  }
  return undefined;
}

/** 现公布示例镇人民政府2025年政府信息公开工作年度报告, before the first section. */
function yearInLead(prose: readonly ProsePart[]): number | undefined {
  for (const part of prose) {
    if (part.section !== undefined) return undefined;
    const match =
      part.kind === 'paragraph' ? /(?<!\d)([12]\d{3})\s?年度?政府信息公开(?:工作)?(?:年度报告|年报)/.exec(part.passage.text) : null;
    if (match) return Number(match[1]);
  }
  return undefined;
}

/** A year that a sentence begins with, or up to whose end something is counted, weighs more than one that is merely named. */
const TELLING = 3;

/** How much each year is spoken of in section one; names of documents do not count. */
function yearWeights(prose: readonly ProsePart[]): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  for (const part of prose) {
    if (part.section !== 'overview') continue;
    let quoted = 0;
    for (const match of part.passage.text.matchAll(/[《》]|(?<!\d)([12]\d{3})\s?年(，|年?[底末]|\s?12\s?月\s?31)?/g)) {
      if (match[0] === '《') quoted++;
      else if (match[0] === '》') quoted = Math.max(0, quoted - 1);
      else if (quoted === 0) {
        const year = Number(match[1]);
        weights.set(year, (weights.get(year) ?? 0) + (match[2] === undefined ? 1 : TELLING));
      }
    }
  }
  return weights;
}

function findYear(
  title: TitleReading | undefined,
  frontMatter: string | undefined,
  period: Period | undefined,
  prose: readonly ProsePart[],
  signature: Signature | undefined,
): { readonly year: number | undefined; readonly yearFrom: Report['yearFrom'] } {
  if (title?.title.year !== undefined) return { year: title.title.year, yearFrom: 'title' };
  const written = frontMatter && /^[12]\d{3}/.exec(frontMatter.normalize('NFKC'));
  if (written) return { year: Number(written[0]), yearFrom: 'frontMatter' };
  if (period) return { year: period.to.year, yearFrom: 'period' };
  const named = yearInLead(prose);
  if (named !== undefined) return { year: named, yearFrom: 'prose' };
  const weights = yearWeights(prose);
  const most = [...weights].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  const signed = signature?.date ? signature.date.year - 1 : undefined;
  // a year that is looked back upon may be named more often than the report's own
  if (most && signed !== undefined && (weights.get(signed) ?? 0) * 2 >= most[1]) return { year: signed, yearFrom: 'prose' };
  if (most) return { year: most[0], yearFrom: 'prose' };
  if (signature?.date) return { year: signature.date.year - 1, yearFrom: 'date' };
  return { year: undefined, yearFrom: undefined };
}

function sectionsOf(tree: Tree, headings: readonly SectionHeading[], prose: readonly ProsePart[], template: Template): Section[] {
  // both are in the order of the text
  const places: number[] = [];
  for (let i = 0; i < prose.length && places.length < headings.length; i++)
    if (prose[i]?.block === headings[places.length]?.block) places.push(i);
  return headings.map((heading, i): Section => {
    const next = headings[i + 1];
    const first = (places[i] ?? 0) + 1;
    const last = next ? (places[i + 1] ?? first) : prose.length;
    return {
      template: template.sections.find(({ id }) => id === heading.template.id) ?? heading.template,
      heading: heading.block,
      headingSpan: heading.block.span,
      nameSpan: nameSpanOf(heading),
      name: heading.name,
      numbering: heading.block.numbering,
      span: span(heading.block.span.start, next ? next.block.span.start : tree.source.length),
      prose: [first, last],
    };
  });
}

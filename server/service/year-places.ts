import type { ProsePart, Report } from '../report/report.ts';
import { overlaps, type Span, slice } from '../text/span.ts';
import { squeezed } from '../text/squeezed.ts';
import type { NamedPlace } from './organ-places.ts';
import { withoutNames } from './without-names.ts';

/** Digits that are no part of a longer number and stand for a year. */
const NAMED_YEAR = /(?<![0-9０-９])([12][0-9]{3})(?=年)(?!年[版级届第])/g;

/** Behind 年: a day of the year, which is when something happened; what begins, ends or is compared with the year; other years beside it. */
const OTHERWISE = /^年(?:度)?(?:[0-9]{1,2}(?:月|\.|-)|[-－—–~～至到、]|起|以来|以前|之前|之后|以后)/;
/** 截至2025年12月31日 is the end of the year reported on, 自2025年1月1日至 its beginning. */
const WHOLE_YEAR = /^年(?:12月31日|1月1日(?:零时)?起?(?:至|到|[-－—–~～]))/;
/** 2025年印发的《…》, 2025年修订的. */
const OF_A_DOCUMENT =
  /^年(?:度)?[^，。；：]{0,24}(?:印发|修订|修正|颁布|出台|施行|发布|实施|制定|公布)的?《|^年(?:度)?(?:修订|修正|颁布|印发|施行|实施)的?/;
/** 与2025年相比, 自2025年, 2021—2025年. */
const AGAINST = /[较比与同和及或自从于至到、\-－—–~～]$/;

/**
 * Where the report's own year stands and means just that: title, 年度 of the front matter, both ends of the period, prose. Not in names of documents,
 * quotations and document numbers, not in the dates of single events, not where years are compared or enumerated. Four digits each, in document order.
 */
export function yearPlaces(report: Report): readonly NamedPlace[] {
  const { year, title, period, tree } = report;
  if (year === undefined) return [];
  const digits = String(year);
  const found: NamedPlace[] = [];
  const add = (at: Span | undefined, isOwn: boolean): void => {
    if (at && slice(tree.source, at) === digits) found.push({ at, isOwn });
  };
  for (const at of frontMatterYear(report)) add(at, true);
  add(title?.yearSpan, true);
  for (const part of report.prose) {
    if (part.kind === 'date' || part.kind === 'title' || !part.passage.text.includes('年')) continue;
    for (const at of inProse(part, digits, period?.span)) add(at, false);
  }
  return found.sort((a, b) => a.at.start - b.at.start);
}

/** Whether the year's digits stand at an offset, meant or not: a look around it, before the whole report is searched. */
export const mayNameYear = ({ tree, year }: Report, offset: number): boolean =>
  year !== undefined && tree.source.slice(Math.max(0, offset - 4), offset + 4).includes(String(year));

const frontMatterYear = ({ tree }: Report): readonly Span[] =>
  (tree.frontMatter?.entries ?? []).filter(({ key }) => key === '年度').flatMap(({ values }) => values.slice(0, 1).map(({ span }) => span));

function inProse(part: ProsePart, digits: string, period: Span | undefined): readonly Span[] {
  const whole = squeezed(part.passage);
  if (!whole.text.includes(`${digits}年`)) return [];
  const text = withoutNames(whole.text);
  const found: Span[] = [];
  for (const match of text.matchAll(NAMED_YEAR)) {
    if (match[1] !== digits) continue;
    const at = whole.span(match.index, match.index + digits.length);
    const behind = text.slice(match.index + digits.length, match.index + digits.length + 40);
    const inPeriod = period !== undefined && overlaps(period, at);
    if (!inPeriod && !WHOLE_YEAR.test(behind)) {
      if (OTHERWISE.test(behind) || OF_A_DOCUMENT.test(behind) || AGAINST.test(text.slice(0, match.index))) continue;
    }
    found.push(at);
  }
  return found;
}

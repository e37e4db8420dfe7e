import type { ProsePart, Report } from '../../report/report.ts';
import { say } from '../../text/say.ts';
import { overlaps } from '../../text/span.ts';
import { squeezed } from '../../text/squeezed.ts';
import { besideOf } from './neighbour-words.ts';
import { type Sentence, cut, sentencesOf } from './sentences.ts';
import type { StaleYear } from './stale-year.ts';
import { collectInTable } from './table-years.ts';
import { RUN_IN, isHeadingLike, meansReport } from './year-headings.ts';
import { endOfShown } from './year-of-sentence.ts';
import { AGAINST, withoutNames } from './year-words.ts';

/** A year named with 年, not the last of a stretch of years (2021—2024年), and no edition. */
const NAMED_YEAR = /(?<!(?<!表)[0-9]|[－—–~～-])([12][0-9]{3})年(?:度)?(?![级版第])/g;

/** No report is copied from one older than this. */
const OLDEST = 3;

/** A report says no more than this about years. */
const MOST_FOUND = 300;

/** Every earlier year in the prose that means the year of the report. Nothing where the year itself is only a guess. */
export function staleYears(report: Report): readonly StaleYear[] {
  const { year, yearFrom, signature } = report;
  if (year === undefined || yearFrom === 'date' || yearFrom === undefined) return [];
  if (yearFrom === 'prose' && signature?.date?.year !== year + 1) return [];
  const found: StaleYear[] = [];
  for (let index = 0; index < report.prose.length; index++) {
    const part = report.prose[index];
    if (!part) break;
    if (part.kind !== 'section' && part.kind !== 'heading' && part.kind !== 'paragraph') continue;
    if (part.passage.text.includes('年')) collect(report, year, index, part, found);
  }
  for (const { grids } of report.tables) for (const grid of grids) collectInTable(report.tree.source, year, grid, found);
  return found;
}

/** Of one paragraph or heading. */
function collect(report: Report, year: number, position: number, part: ProsePart, found: StaleYear[]): void {
  const whole = squeezed(part.passage);
  const { text } = whole;
  if (!namesEarlier(text, year)) return;
  const beside = besideOf(report.prose, position);
  const words = withoutNames(text);
  const heading = isHeadingLike(part, text);
  const runIn = heading || !part.numbering ? undefined : RUN_IN.exec(words)?.[0].length;
  let sentences: readonly Sentence[] | undefined;
  let done = 0;
  let index = 0;
  NAMED_YEAR.lastIndex = 0;
  for (let match = NAMED_YEAR.exec(words); match; match = NAMED_YEAR.exec(words)) {
    const written = Number(match[1]);
    const at = match.index;
    if (at < done || written >= year || written < year - OLDEST) continue;
    const digits = whole.span(at, at + 4);
    if (report.period && overlaps(report.period.span, digits)) continue;
    const behind = at + match[0].length;
    const next = NAMED_YEAR.lastIndex;
    if (found.length >= MOST_FOUND) break;
    if (part.kind === 'section' || heading) {
      if (meansReport(words, year, part.kind === 'section') && !AGAINST.test(words.slice(0, at)))
        found.push({ digits: [digits], written, quote: say`标题写作“${cut(text, 30)}”`, isSection: part.kind === 'section' });
    } else if (
      runIn !== undefined &&
      behind < runIn &&
      runIn < words.length &&
      meansReport(words.slice(0, runIn), year, false) &&
      !AGAINST.test(words.slice(0, at))
    ) {
      found.push({ digits: [digits], written, quote: say`标题写作“${cut(text.slice(0, runIn), 30)}”`, isSection: false });
    } else {
      sentences ??= sentencesOf(words);
      while (index < sentences.length - 1 && at >= (sentences[index]?.end ?? 0)) index++;
      const { start, end } = sentences[index] ?? { start: 0, end: text.length };
      const stretch = whole.span(start, end);
      const shown = endOfShown({ words, year, part, beside, sentences, index, at, behind, written, report, stretch });
      if (shown !== undefined) {
        done = shown;
        const second = LAST_DAY.exec(words.slice(behind, shown));
        const other = second && whole.span(behind + second.index, behind + second.index + 4);
        const quote = say`正文写作“${cut(text.slice(quoteStart(words, at), end))}”`;
        found.push({ digits: other ? [digits, other] : [digits], written, quote, isSection: false });
      }
    }
    NAMED_YEAR.lastIndex = next;
  }
  NAMED_YEAR.lastIndex = 0;
}

const ZERO = 0x30;

/** One of the three years before may be named with 年: what four figures there come to. */
function namesEarlier(text: string, year: number): boolean {
  for (let at = text.indexOf('年', 4); at >= 0; at = text.indexOf('年', at + 1)) {
    let written = 0;
    for (let i = at - 4; i < at; i++) written = written * 10 + text.charCodeAt(i) - ZERO;
    if (written < year && written >= year - OLDEST) return true;
  }
  return false;
}

/** The year of the other end of a period. */
const LAST_DAY = /[12][0-9]{3}(?=年12月31日)/;

/** 截至 belongs to the quotation. */
const quoteStart = (words: string, at: number): number =>
  /截[至止]到?$/.test(words.slice(Math.max(0, at - 3), at)) ? words.lastIndexOf('截', at) : at;

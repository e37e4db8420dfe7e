import { type Passage, sourceSpan } from '../text/passage.ts';
import type { CalendarDate, Period } from './report.ts';

const PERIOD =
  /([12]\d{3})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s?(?:零时)?\s?起?\s?(?:，|,)?\s?(?:至|到|—{1,2}|–|-|－|~|～)\s?(?:([12]\d{3})\s?年\s?)?(?:(\d{1,2})\s?月\s?)(\d{1,2})\s?日/;
const ABOUT = /统计|期限|时限|数据|本报告|年报|年度报告/;
/** Characters before a period, and behind it, in which it may be said what it is. */
const BEFORE = 40;
const BEHIND = 8;

/**
 * The statistics period of a passage: 自2025年1月1日起至2025年12月31日止, where the words around it speak of statistics, data or the report: the
 * time of a consultation is none. A missing second year is the first.
 */
export function readPeriod(passage: Passage): Period | undefined {
  const text = passage.text;
  if (!text.includes('月')) return undefined;
  let from = 0;
  for (let tries = 0; tries < 8; tries++) {
    const match = PERIOD.exec(text.slice(from));
    if (!match) return undefined;
    const at = from + match.index;
    const around = text.slice(Math.max(0, at - BEFORE), at) + text.slice(at + match[0].length, at + match[0].length + BEHIND);
    if (!ABOUT.test(around)) {
      from = at + 4;
      continue;
    }
    const [whole, year1, month1, day1, year2, month2, day2] = match;
    const span = sourceSpan(passage, at, at + whole.length);
    const firstEnd = whole.indexOf('日') + 1;
    const lastStart = year2 ? whole.lastIndexOf(year2) : whole.search(/\d{1,2}\s?月\s?\d{1,2}\s?日$/);
    return {
      span,
      from: { year: Number(year1), month: Number(month1), day: Number(day1), span: sourceSpan(passage, at, at + firstEnd) },
      to: {
        year: Number(year2 ?? year1),
        month: Number(month2),
        day: Number(day2),
        span: sourceSpan(passage, at + Math.max(0, lastStart), at + whole.length),
      },
    };
  }
  return undefined;
}

const DATE = /([12]\d{3})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s?$/;

/** A date that ends a passage, for the signature. */
export function readDateAtEnd(passage: Passage): CalendarDate | undefined {
  const match = DATE.exec(passage.text);
  if (!match) return undefined;
  return {
    year: Number(match[1]),
    month: Number(match[2]),
    day: Number(match[3]),
    span: sourceSpan(passage, match.index, match.index + match[0].trimEnd().length),
  };
}

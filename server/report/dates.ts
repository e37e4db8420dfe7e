import { type Passage, sourceSpan } from '../text/passage.ts';
import { hanOrdinal } from '../text/numbering.ts';
import type { CalendarDate, Period } from './report.ts';

const PERIOD =
  /([12]\d{3})\s?年?\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s?(?:零时)?\s?起?\s?(?:，|,)?\s?(?:至|到|—{1,2}|–|-|－|~|～)\s?(?:([12]\d{3})\s?年?\s?)?(?:(\d{1,2})\s?月\s?)(\d{1,2})\s?日/;
const ABOUT = /统计|期限|时限|数据|本报告|年报|年度报告/;
/** Characters before a period, and behind it, in which it may be said what it is. */
const BEFORE = 40;
const BEHIND = 8;

/**
 * The statistics period of a passage: 自2025年1月1日起至2025年12月31日止, where the words around it speak of statistics, data or the report: the
 * time of a consultation is none. A missing second year is the first; 年 may be lost (20251月1日), and the dates written in Chinese numerals.
 */
export function readPeriod(passage: Passage): Period | undefined {
  const text = passage.text;
  if (!text.includes('月')) return readCalledPeriod(passage);
  let from = 0;
  for (let tries = 0; tries < 8; tries++) {
    const match = PERIOD.exec(text.slice(from));
    if (!match) return readCalledPeriod(passage) ?? readHanPeriod(passage);
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

/** What the time of a report's figures is called, directly before it. */
const CALLED =
  '(?:统计|数据|报告|年报)(?:所列|所|中|的)*(?:数据)?的?(?:统计)?的?(?:起止)?(?:期限|时限|期间|时段|周期|区间|时间范围|时间段|时间)';
const HINT = /[期时][限间段]|周期|区间|时间/;
const SPLIT = '\\s?[年./-]\\s?';
/** Behind the first date: （含） 零时 00:00 起，. */
const BEHIND_FIRST = '(?:[（(]含[）)]|零时|[0０]{1,2}[:：时][0０]{0,2}分?|份|起|开始|[，,\\s])*';
const TO = '(?:至|到|—{1,2}|–|-|－|~|～|截[至止]到?)\\s?';
/** 2025.1.1起至2025.12.31, 2025年1月至12月, 2025年1月1日起至同年12月31日. */
const CALLED_PERIOD = new RegExp(
  `${CALLED}(?:[均都为是自从由：:于\\s]|限于)*(([12]\\d{3})${SPLIT}(\\d{1,2})(?:\\s?[月./-])?(?:\\s?(\\d{1,2})\\s?[日号]?)?)${BEHIND_FIRST}${TO}((?:([12]\\d{3})${SPLIT}|同年|当年)?(\\d{1,2})\\s?[月./-](?:\\s?(\\d{1,2})(?:\\s?[日号])?)?)`,
  'd',
);

/**
 * The statistics period in any other form of dates, named as such directly before: 统计期限为2025年1月至12月. Where days are left out, the month's first
 * and last are meant.
 */
function readCalledPeriod(passage: Passage): Period | undefined {
  const { text } = passage;
  if (!HINT.test(text)) return undefined;
  const match = CALLED_PERIOD.exec(text);
  const [first, last] = [match?.indices?.[1], match?.indices?.[5]];
  if (!match || !first || !last) return undefined;
  const [, , year1, month1, day1, , year2, month2, day2] = match;
  const year = Number(year2 ?? year1);
  const month = Number(month2);
  if (Number(month1) > 12 || month > 12 || (day1 === undefined) !== (day2 === undefined)) return undefined;
  const date = (at: readonly [number, number], y: number, m: number, d: number) => ({
    year: y,
    month: m,
    day: d,
    span: sourceSpan(passage, at[0], at[1]),
  });
  return {
    span: sourceSpan(passage, first[0], last[1]),
    from: date(first, Number(year1), Number(month1), Number(day1 ?? 1)),
    to: date(last, year, month, day2 === undefined ? new Date(Date.UTC(year, month, 0)).getUTCDate() : Number(day2)),
  };
}

const HAN_YEAR = '二[〇○零ＯO0][一二三][〇○零ＯO0一二三四五六七八九]';
const HAN_MONTH = '(元|[一二三四五六七八九十]{1,2})\\s?月(?:\\s?([一二三四五六七八九十]{1,3})\\s?日)?';
/** 二〇二五年一月一日起至二〇二五年十二月三十一日, 二〇二五年一月至十二月. */
const HAN_PERIOD = new RegExp(
  `((${HAN_YEAR})\\s?年\\s?${HAN_MONTH})${BEHIND_FIRST}${TO}((?:(${HAN_YEAR})\\s?年\\s?|同年|当年)?${HAN_MONTH})`,
  'd',
);

function readHanPeriod(passage: Passage): Period | undefined {
  const { text } = passage;
  const match = HAN_PERIOD.exec(text);
  const [first, last] = [match?.indices?.[1], match?.indices?.[5]];
  if (!match || !first || !last || !ABOUT.test(text.slice(Math.max(0, first[0] - BEFORE), first[0]))) return undefined;
  const [, , year1 = '', month1, day1, , year2, month2, day2] = match;
  const [from, to] = [monthOf(month1), monthOf(month2)];
  const year = yearOf(year2 ?? year1);
  if (from === undefined || to === undefined || from > 12 || to > 12 || (day1 === undefined) !== (day2 === undefined)) return undefined;
  const lastDay = day2 === undefined ? new Date(Date.UTC(year, to, 0)).getUTCDate() : hanOrdinal(day2);
  const firstDay = day1 === undefined ? 1 : hanOrdinal(day1);
  if (firstDay === undefined || lastDay === undefined) return undefined;
  return {
    span: sourceSpan(passage, first[0], last[1]),
    from: { year: yearOf(year1), month: from, day: firstDay, span: sourceSpan(passage, ...first) },
    to: { year, month: to, day: lastDay, span: sourceSpan(passage, ...last) },
  };
}

const monthOf = (text = ''): number | undefined => (text === '元' ? 1 : hanOrdinal(text));

const DATE = /([12]\d{3})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s?$/;
/** 二〇二六年一月二十日, 二○二六年元月五日. */
const HAN_DATE =
  /(二[〇○零ＯO0][一二三][〇○零ＯO0一二三四五六七八九])\s?年\s?(元|[一二三四五六七八九十]{1,2})\s?月\s?([一二三四五六七八九十]{1,3})\s?日\s?$/;

/** A date that ends a passage, for the signature, and what stands before it. */
export function readDateAtEnd(passage: Passage): { readonly date: CalendarDate; readonly before: string } | undefined {
  const { text } = passage;
  const match = DATE.exec(text) ?? HAN_DATE.exec(text);
  const [whole, year = '', month = '', day = ''] = match ?? [];
  const named = [yearOf(year), month === '元' ? 1 : (hanOrdinal(month) ?? Number(month)), hanOrdinal(day) ?? Number(day)] as const;
  if (!match || whole === undefined || named.some(Number.isNaN)) return undefined;
  const at = sourceSpan(passage, match.index, match.index + whole.trimEnd().length);
  return { date: { year: named[0], month: named[1], day: named[2], span: at }, before: text.slice(0, match.index) };
}

/** 2026, 二〇二六. */
const yearOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : [...text].reduce((year, one) => year * 10 + Math.max(0, '一二三四五六七八九'.indexOf(one) + 1), 0);

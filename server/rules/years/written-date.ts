import type { CalendarDate } from '../../report/report.ts';
import { hanNumber } from '../../text/numbering.ts';

type Day = Pick<CalendarDate, 'year' | 'month' | 'day'>;

/** A date in Chinese numerals: it has no digits. */
export const isHanDate = (text: string): boolean => !/[0-9０-９]/.test(text);

/** 2025年1月, 12月, 2025.12, 二〇二五年一月: no day is written. */
export const isMonth = (text: string): boolean => /月$|年\s?[0-9]{1,2}$/.test(text);

/** 2025年1月1日. */
export const digitsDate = ({ year, month, day }: Day): string => `${year}年${month}月${day}日`;

/** A date as it is named beside `like`: with its day or without, in digits or in Chinese numerals. */
export function dateLike(like: string, day: Day): string {
  if (isHanDate(like)) return `${hanYear(day.year, like)}年${hanMonth(like, day)}`;
  return isMonth(like) ? `${day.year}年${day.month}月` : digitsDate(day);
}

/** The same to be put in the place of `like`, which may leave out its year or say 同年. */
export const hanDateFor = (like: string, day: Day): string =>
  `${like.includes('年') ? (/^[同当]年/.exec(like)?.[0] ?? `${hanYear(day.year, like)}年`) : ''}${hanMonth(like, day)}`;

const hanMonth = (like: string, { month, day }: Day): string =>
  `${like.includes('元月') && month === 1 ? '元' : hanNumber(month)}月${isMonth(like) ? '' : `${hanNumber(day)}日`}`;

/** 二〇二五, with the zero that stands there. */
function hanYear(year: number, like: string): string {
  const zero = /[○零ＯO0]/.exec(like)?.[0] ?? '〇';
  return [...String(year)].map((digit) => (digit === '0' ? zero : hanNumber(Number(digit)))).join('');
}

/** A part of the year that a label names: its first and last month. */
export interface Months {
  readonly first: number;
  readonly last: number;
  /** The words around it: what was counted then. */
  readonly rest: string;
}

const QUARTERS = '一二三四';
const numberOf = (text: string): number => {
  const at = '零一二三四五六七八九十'.indexOf(text);
  if (at > 0) return at;
  return text === '十一' ? 11 : text === '十二' ? 12 : Number(text);
};

const MONTH = '([0-9]{1,2}|十[一二]?|[一二三四五六七八九])';
const TO = '[至到—－~～-]{1,2}';
const PART = new RegExp(
  `(上半年|下半年)|(?:前|[一1]${TO})([一二三四1-4])个?季度|第?([一二三四1-4])季度|截[至止](?:[12][0-9]{3}年)?${MONTH}月[底末]|前${MONTH}个?月份?|(?<![0-9年])${MONTH}月?份?${TO}${MONTH}月份?|(?<![0-9至到—－~～-])${MONTH}月份?(?![0-9]{1,2}日)`,
);

/** The part of the year that a label begins with; `undefined` where it names none, or a day. */
export function monthsOf(label: string): Months | undefined {
  const match = PART.exec(label);
  if (!match || match.index > MOST_BEFORE) return undefined;
  const [words, half, quarters, quarter, until, months = until, from, to, month] = match;
  const rest = label.slice(0, match.index) + label.slice(match.index + words.length);
  const of = (first: number, last: number): Months | undefined =>
    first >= 1 && last <= 12 && first <= last ? { first, last, rest } : undefined;
  if (half) return half === '上半年' ? of(1, 6) : of(7, 12);
  const count = (text: string): number => QUARTERS.indexOf(text) + 1 || Number(text);
  if (quarters) return of(1, count(quarters) * 3);
  if (quarter) return of(count(quarter) * 3 - 2, count(quarter) * 3);
  if (months) return of(1, numberOf(months));
  if (from && to) return of(numberOf(from), numberOf(to));
  return month ? of(numberOf(month), numberOf(month)) : undefined;
}

/** 其中 and a year may stand before the part. */
const MOST_BEFORE = 8;

/** The parts follow one another from January to December. */
export function makeWholeYear(parts: readonly Months[]): boolean {
  let next = 1;
  for (const { first, last } of parts) {
    if (first !== next) return false;
    next = last + 1;
  }
  return parts.length > 1 && next === 13;
}

const FILLER = /全年|本年度?|年度|[12]\d{3}年度?|其中|一共|共计|总计|合计|累计|总共|以上|各项|分别|共|总|为|有|是|了|的|，/g;

/** Two labels count the same: one says nothing, or nothing that the other does not say. */
export function countSame(one: string, other: string): boolean {
  const [short, long] = [one.replace(FILLER, ''), other.replace(FILLER, '')].sort((a, b) => a.length - b.length);
  let at = 0;
  for (const c of short ?? '') {
    at = (long ?? '').indexOf(c, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

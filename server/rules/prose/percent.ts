import type { Mention, Run } from '../../report/facts/mentions.ts';
import type { Span } from '../../text/span.ts';

/** 百分之. */
const BEHIND_SIGN = 3;

/**
 * Whether a percentage says that value: rounded or cut off at the decimals written, and one step more where `loose` (the last of several shares is often
 * set so that they make a hundred).
 */
export function saysPercent({ value, numeral }: Pick<Mention, 'value' | 'numeral'>, right: number, loose = false): boolean {
  const step = 10 ** -numeral.decimals;
  return loose ? Math.abs(right - value) <= step * (1.5 + 1e-6) : saysPercentBetween({ value, numeral }, right, right);
}

/** Whether a percentage says some value of a range: figures that are rounded themselves give no better. */
export function saysPercentBetween({ value, numeral }: Pick<Mention, 'value' | 'numeral'>, low: number, high: number): boolean {
  const step = 10 ** -numeral.decimals;
  const slack = step * 1e-6;
  return high - value >= -step / 2 - slack && low - value < step + slack;
}

/** How a percentage is written: 百分之四十五 is put right as 45%, and quoted whole. */
export function writtenPercent(
  run: Run,
  { at, start, numeralEnd, numeral, text }: Mention,
): { readonly at: Span; readonly text: string; readonly sign: string } {
  return numeral.percent
    ? { at: run.span(start - BEHIND_SIGN, numeralEnd), text: run.text.slice(start - BEHIND_SIGN, numeralEnd), sign: '%' }
    : { at, text, sign: '' };
}

/**
 * The right percentage with as many decimals as written; more where those would not tell it from what is written, or from nothing. Below 0 the word
 * before it is turned (增长 to 下降), and its size is given.
 */
export function percentLike({ numeral, value }: Mention, right: number): string {
  const size = Math.abs(right);
  let text = size.toFixed(numeral.decimals);
  const says = (one: number): boolean => (right >= 0 && one === value) || (one === 0 && right !== 0);
  for (let more = 1; more <= 2 && says(Number(text)); more++) text = size.toFixed(numeral.decimals + more);
  return text;
}

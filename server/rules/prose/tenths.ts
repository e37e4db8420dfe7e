const DIGITS = '零一二三四五六七八九十';

/** 三 of 三成. */
export const tenthsOf = (numeral: string): number => (numeral === '两' ? 2 : DIGITS.indexOf(numeral));

/**
 * How far under and over a share in tenths may lie, as a part of one: 三成 and 约三成 are anything from 22.5 % to 37.5 %, 近三成 is up to that, 超三成 and
 * 三成以上 not less.
 */
export function slackOf(about: string): readonly [under: number, over: number] {
  if (/近/.test(about)) return [0.08, 0.01];
  if (/不足|不到/.test(about)) return [0.15, 0.001];
  if (/超|逾|以上|多/.test(about)) return [0.001, 0.3];
  return [0.075, 0.075];
}

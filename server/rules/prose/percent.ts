import type { Mention } from '../../report/facts/mentions.ts';

/**
 * Whether a percentage says that value: rounded or cut off at the decimals written, and one step more where `loose` (the last of several shares is often
 * set so that they make a hundred).
 */
export function saysPercent({ value, numeral }: Mention, right: number, loose = false): boolean {
  const step = 10 ** -numeral.decimals;
  const off = right - value;
  const slack = step * 1e-6;
  return loose ? Math.abs(off) <= step * 1.5 + slack : off >= -step / 2 - slack && off < step + slack;
}

/** The right percentage with as many decimals as written; more where those would not tell it from what is written. */
export function percentLike({ numeral, value }: Mention, right: number): string {
  const text = right.toFixed(numeral.decimals);
  return Number(text) === value ? right.toFixed(numeral.decimals + 1) : text;
}

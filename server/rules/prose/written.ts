import type { Mention } from '../../report/facts/mentions.ts';

type Written = Pick<Mention, 'numeral' | 'text' | 'start' | 'numeralEnd'>;

/** The last place of a figure that ends with it: 1000 of 三万二千 and 3万2千, which is no finer than 3.2万; 0 of any other. */
export function lastPlaceOf({ numeral: { scale, value }, text, start, numeralEnd }: Written): number {
  if (scale !== 1 || value < 1e4) return 0;
  const last = text.charAt(numeralEnd - start - 1);
  return last === '千' ? 1000 : last === '百' ? 100 : 0;
}

/**
 * How far the true figure may lie from the one that is written: half of the last place of 1.2亿, 12.5万 or 三万二千, nothing for a count written
 * out.
 */
export function halfOf(mention: Written): number {
  const { scale, decimals } = mention.numeral;
  return scale === 1 && decimals === 0 ? lastPlaceOf(mention) / 2 : 0.5 * scale * 10 ** -decimals;
}

/** The same of a figure beside another that is written to the same scale: 10万 beside 12.5万 is 10.0万. */
export const halfBeside = (one: Written, other: Written): number =>
  one.numeral.scale === other.numeral.scale ? Math.min(halfOf(one), halfOf(other)) : halfOf(one);

const SCALES: Readonly<Record<number, string>> = { 1e4: '万', 1e8: '亿' };

/** A value as that figure is written, its unit left out: 2800万 beside 3000万. */
export function likeFigure(model: Pick<Mention, 'numeral'>, value: number): string {
  const { figure, scale } = scaledLike(model, value);
  return figure + scale;
}

/** The same in two parts, the second 万, 亿 or nothing. */
export function scaledLike(
  { numeral: { scale } }: Pick<Mention, 'numeral'>,
  value: number,
): { readonly figure: string; readonly scale: string } {
  const name = SCALES[scale] ?? '';
  return { figure: String(name === '' ? Number(value.toFixed(4)) : Number((value / scale).toFixed(6))), scale: name };
}

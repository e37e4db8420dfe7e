import type { Mention } from '../../report/facts/mentions.ts';

/** How far the true figure may lie from the one that is written: half of the last place of 1.2亿 or 12.5万, nothing for a count written out. */
export const halfOf = ({ numeral: { scale, decimals } }: Pick<Mention, 'numeral'>): number =>
  scale === 1 && decimals === 0 ? 0 : 0.5 * scale * 10 ** -decimals;

/** The same of a figure beside another that is written to the same scale: 10万 beside 12.5万 is 10.0万. */
export const halfBeside = (one: Pick<Mention, 'numeral'>, other: Pick<Mention, 'numeral'>): number =>
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

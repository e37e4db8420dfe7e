/** Figures after the point, as the number is written shortest: 2 of 12.34, 0 of 7. */
export function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  const [digits = '', power = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(power));
}

/** The exact sum of decimal figures, as the number nearest to it: 0.1 and 0.2 make 0.3. Whole figures are added as they are. */
export function addExactly(values: readonly number[]): number {
  let whole = 0;
  let decimals = 0;
  for (const value of values) {
    whole += value;
    if (!Number.isInteger(value)) decimals = Math.max(decimals, decimalsOf(value));
  }
  if (decimals === 0) return whole;
  let scaled = 0n;
  for (const value of values) scaled += scale(value, decimals);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  return Number(`${scaled < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
}

/** The figure without its point, counted in units of its last place. */
function scale(value: number, decimals: number): bigint {
  const [digits = '', power = '0'] = String(Math.abs(value)).split('e');
  const [before = '', after = ''] = digits.split('.');
  const units = BigInt(before + after) * 10n ** BigInt(Math.max(0, decimals - after.length + Number(power)));
  return value < 0 ? -units : units;
}

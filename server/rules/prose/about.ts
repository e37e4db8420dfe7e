import type { Mention, Run } from '../../report/facts/mentions.ts';

const BEFORE = /(?:(超过?|逾|至少)|(近|将近|接近)|(不足|不到))$/;
const ABOUT = /约$|大概$/;

/** From where to where the true figure may lie: 30余 is 30 to 40, 近1300 is 1170 to 1300, 约40 is ten less or more; an exact figure is itself. */
export function rangeOf({ text }: Run, { start, numeralEnd, end, value, approximate }: Mention): readonly [least: number, most: number] {
  if (!approximate) return [value, value];
  const before = text.slice(Math.max(0, start - 3), start);
  const behind = text.slice(end, end + 2);
  const step = stepOf(value);
  const wide = Math.max(value * 0.1, step);
  if (ABOUT.test(before) || /^(?:左右|上下|之多)/.test(behind)) return [value - wide, value + wide];
  const [, over, near, under] = BEFORE.exec(before) ?? [];
  if (near !== undefined) return [value - Math.max(value * 0.1, step / 2), value];
  if (under !== undefined || /^以[内下]/.test(behind)) return [value - wide, value];
  if (over !== undefined || behind === '以上') return [value, Math.max(value * 2, value + wide)];
  return /[余多几来]/.test(text.charAt(numeralEnd) + behind.charAt(0)) ? [value, value + wide] : [value - wide, value + wide];
}

/** The last place that is not nought: 10 of 10, 20 and 110, 100 of 300. */
function stepOf(value: number): number {
  let step = 1;
  while (value >= step * 10 && value % (step * 10) === 0) step *= 10;
  return step;
}

import type { Mention } from '../../report/facts/mentions.ts';
import { say } from '../../text/say.ts';
import type { Finding, RuleContext } from '../rule.ts';
import type { Earlier, Growth } from './growth.ts';
import { factOf } from './nearby.ts';
import { percentLike, saysPercent, saysPercentBetween, writtenPercent } from './percent.ts';
import { tableReadings } from './table-readings.ts';
import { turned } from './turned.ts';
import { halfBeside, halfOf, likeFigure } from './written.ts';

/** What is wrong with a growth whose two figures the prose names itself: 2024年100条，2025年120条，增长25%. */
export function growthFinding(context: RuleContext<unknown>, growth: Growth): Finding | undefined {
  const { now, before } = growth;
  if (!now || !before || before.value <= 0) return undefined;
  const fact = factOf(context.report, now);
  const current = [now.value, ...((fact && tableReadings(context, fact)) ?? [])];
  return growth.isRate ? rateOfGrowth(growth, now, before, current) : difference(growth, now, before, current);
}

function rateOfGrowth(growth: Growth, now: Mention, before: Earlier, current: readonly number[]): Finding | undefined {
  const { mention, up, nearby } = growth;
  const sign = up ? 1 : -1;
  const rate = (one: number, earlier: number): number => ((one - earlier) / earlier) * 100 * sign;
  if (saysPercentBetween(mention, ...(up ? ([before.least, before.most] as const) : ([-before.most, -before.least] as const))))
    return undefined;
  if (current.some((value) => saysPercent(mention, rate(value, before.value)))) return undefined;
  const all = [...nearby, ...current];
  if (all.some((one) => all.some((other) => other > 0 && saysPercent(mention, rate(one, other))))) return undefined;
  const right = rate(now.value, before.value);
  if (right === 0) return undefined;
  const { text, edits } = turned(growth, right, percentLike(mention, right));
  const written = writtenPercent(growth.run, mention);
  return {
    at: written.at,
    message: say`正文写作“${growth.word.text}${written.text}”，应为${text}%（由${before.text}到${now.text}）`,
    related: [{ at: now.whole, message: say`${now.text}` }],
    fixes: [{ title: say`改为${text}%`, kind: 'figure', preferred: true, edits }],
  };
}

/** 公开信息120条，上年100条，增加30条. */
function difference(growth: Growth, now: Mention, before: Earlier, current: readonly number[]): Finding | undefined {
  const { mention, up, nearby, label, word } = growth;
  if (label !== '') return undefined;
  const slack = halfOf(mention) + halfBeside(now, mention) + before.half;
  const all = [...nearby, ...current];
  const sign = up ? 1 : -1;
  const isTurned = (one: number, other: number): boolean => one === before.value && other === now.value;
  const says = (one: number, other: number): boolean => Math.abs((one - other) * sign - mention.value) <= slack;
  if (all.some((one) => all.some((other) => one !== other && !isTurned(one, other) && says(one, other)))) return undefined;
  const right = (now.value - before.value) * sign;
  if (right === 0) return undefined;
  const { text, edits } = turned(growth, right, likeFigure(mention, Math.abs(right)));
  const unit = mention.unit ?? '';
  return {
    at: mention.at,
    message: say`正文写作“${word.text}${mention.text}”，应为${text}${unit}（由${before.text}到${now.text}）`,
    related: [{ at: now.whole, message: say`${now.text}` }],
    fixes: [{ title: say`改为${text}${unit}`, kind: 'figure', preferred: true, edits }],
  };
}

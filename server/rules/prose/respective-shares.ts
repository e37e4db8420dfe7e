import type { Mention, Run } from '../../report/facts/mentions.ts';
import type { RuleContext } from '../rule.ts';
import { mentionBehind, mentionsBefore } from './nearby.ts';
import { saysPercent } from './percent.ts';
import type { WrongShare } from './wrong-percent.ts';
import { applicationTotals } from './totals.ts';

const RESPECTIVELY = /分别(?:约)?占(?:比|总数|总量|申请|全部|办结)*(?:的)?(?:为)?|占比分别(?:约)?(?:为|是|达)?/g;
const BETWEEN = /^[、，,和及]$/;
const MOST = 8;
const MOST_BASES = 12;

/**
 * Shares that are listed behind their counts: 网上20件、信函16件，分别占55.6%和44.4%. Where one whole makes all of them right but one, that one is wrong.
 */
export function wrongRespectiveShares(context: Pick<RuleContext<unknown>, 'report' | 'figures'>, run: Run): readonly WrongShare[] {
  if (!run.text.includes('分别')) return [];
  const found: WrongShare[] = [];
  RESPECTIVELY.lastIndex = 0;
  for (let match = RESPECTIVELY.exec(run.text); match; match = RESPECTIVELY.exec(run.text)) {
    const percents = percentsFrom(run, match.index + match[0].length);
    const counts = countsBefore(run, match.index, percents.length);
    const wrong = counts.length > 1 ? oddOne(context, run, counts, percents) : undefined;
    if (wrong) found.push(wrong);
  }
  RESPECTIVELY.lastIndex = 0;
  return found;
}

/** The percentages that stand there one behind the other, with nothing else between them. */
function percentsFrom(run: Run, at: number): readonly Mention[] {
  const found: Mention[] = [];
  let end = at;
  while (found.length < MOST) {
    const next = mentionBehind(run, end);
    if (next?.unit !== '%' || next.approximate || next.numeral.percent) break;
    const between = run.text.slice(end, next.start);
    if (found.length === 0 ? between !== '' : !BETWEEN.test(between)) break;
    found.push(next);
    end = next.end;
  }
  return found;
}

/** As many counts in one unit directly before, in the same sentence. */
function countsBefore(run: Run, at: number, count: number): readonly Mention[] {
  if (count < 2) return [];
  const found = mentionsBefore(run, at, count);
  const [first] = found;
  const isRow =
    found.length === count &&
    found.every(
      ({ unit, approximate, numeral, sentence }) =>
        unit === first?.unit &&
        unit !== undefined &&
        unit !== '%' &&
        unit !== '个百分点' &&
        !approximate &&
        numeral.scale === 1 &&
        sentence.end > at,
    );
  return isRow ? found : [];
}

function oddOne(
  context: Pick<RuleContext<unknown>, 'report' | 'figures'>,
  run: Run,
  counts: readonly Mention[],
  percents: readonly Mention[],
): WrongShare | undefined {
  const [first] = counts;
  const sum = counts.reduce((total, { value }) => total + value, 0);
  const before = mentionsBefore(run, first?.start ?? 0, MOST_BASES).flatMap(({ unit, value }) => (unit === first?.unit ? [value] : []));
  const wholes = [sum, ...before, ...(run.text.includes('申请') ? applicationTotals(context).map(({ value }) => value) : [])];
  let likely: { readonly whole: number; readonly wrong: number } | undefined;
  for (const whole of wholes) {
    if (whole <= 0) continue;
    const wrong = counts.flatMap(({ value }, i) => {
      const percent = percents[i];
      return percent && saysPercent(percent, (value / whole) * 100, true) ? [] : [i];
    });
    const [only] = wrong;
    if (only === undefined) return undefined;
    if (wrong.length === 1 && !likely) likely = { whole, wrong: only };
  }
  const part = likely && counts[likely.wrong];
  const percent = likely && percents[likely.wrong];
  return (
    likely &&
    part &&
    percent && { percent, part, wholeText: `${likely.whole}${part.unit ?? ''}`, wholeName: '', right: (part.value / likely.whole) * 100 }
  );
}

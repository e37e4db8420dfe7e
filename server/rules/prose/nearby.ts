import { keptWith } from '../../text/kept.ts';
import { type Fact, factsOf } from '../../report/facts/facts.ts';
import { type Mention, type Run, mentionsOf } from '../../report/facts/mentions.ts';
import type { Report } from '../../report/report.ts';

/** Figures further away than this many are not looked at: no sentence of a report is so long, and every rule stays linear. */
export const NEAR = 60;

/** The index of the first mention of a run that begins at or behind an offset. */
function indexAt(run: Run, offset: number): number {
  const mentions = mentionsOf(run);
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last mentions that begin before an offset of `run.text`, in order. */
export function mentionsBefore(run: Run, offset: number, most = NEAR): readonly Mention[] {
  const end = indexAt(run, offset);
  return mentionsOf(run).slice(Math.max(0, end - most), end);
}

/** The first mention that begins at or behind an offset. */
export const mentionBehind = (run: Run, offset: number): Mention | undefined => mentionsOf(run)[indexAt(run, offset)];

const byMention = keptWith(
  (report: Report): ReadonlyMap<Mention, Fact> =>
    new Map(factsOf(report).flatMap((fact) => (fact.mention ? [[fact.mention, fact] as const] : []))),
);

/** The fact that a figure states, if it states one; looked up in a table that is made once for a report. */
export const factOf = (report: Report, mention: Mention): Fact | undefined => byMention(report).get(mention);

/** The facts of the figures about an offset of a run. */
export function factsAbout(report: Report, run: Run, offset: number): readonly Fact[] {
  const at = indexAt(run, offset);
  return mentionsOf(run)
    .slice(Math.max(0, at - NEAR), at + NEAR)
    .flatMap((mention) => factOf(report, mention) ?? []);
}

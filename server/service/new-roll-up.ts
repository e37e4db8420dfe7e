import { whyAside } from '../rules/rollup/entries.ts';
import { rollUpOf } from '../rules/rollup/roll-up.ts';
import { commonYear } from '../rules/rollup/sort-out.ts';
import type { Subordinate } from '../rules/shared/neighbours.ts';
import { latestTemplate, templateOfYear } from '../template/catalog.ts';
import { listed, type Message, say } from '../text/say.ts';
import { saidCorrected } from './corrected-figures.ts';
import { summedDraft } from './summed-draft.ts';

/** What a draft that adds up others is made from. */
export interface RollUpRequest {
  readonly organ: string | undefined;
  /** Left out: that of most reports. */
  readonly year: number | undefined;
  readonly subordinates: readonly Subordinate[];
  /** As they shall stand under 下级. */
  readonly paths: readonly string[];
}

/** More names than this make no sentence. */
const MOST_NAMES = 5;

/** A draft that adds up subordinate reports, with what is to be said about it; a sentence where there is nothing to add up. */
export function newRollUp({
  organ,
  year: wanted,
  subordinates,
  paths,
}: RollUpRequest): { readonly text: string; readonly fileName: string; readonly notes: readonly Message[] } | { readonly reason: Message } {
  const ledgers = subordinates.flatMap((one) => ('reason' in one ? [] : [one.ledger]));
  if (ledgers.length === 0) return { reason: say`没有可汇总的年报` };
  const year = wanted ?? commonYear(ledgers);
  if (year === undefined) return { reason: say`各份年报都读不出年度，未汇总` };
  const template = templateOfYear(year) ?? latestTemplate();
  const { counted, aside, unusable, sums, wanted: measure } = rollUpOf(subordinates, { organ, year }, template);
  const corrected = saidCorrected({ counted }, template, ({ name }) => name);
  const open = [...sums.values()].filter(({ value }) => value === undefined).length;
  const left = [
    ...unusable.map(({ written, reason }) => say`${written}${reason}`),
    ...aside.filter(({ why }) => why.kind !== 'own').map((one) => say`${one.child.name}${whyAside(one, measure)}`),
  ];
  return {
    text: summedDraft({ organ, year, template, sums, subordinates: paths }),
    fileName: `${organ ?? ''}${year}年政府信息公开工作年度报告（汇总）.md`,
    notes: [
      say`已汇总 ${counted.length} 份`,
      ...(left.length > 0
        ? [
            left.length > MOST_NAMES
              ? say`未计入 ${left.length} 份：${listed(left.slice(0, MOST_NAMES))}等`
              : say`未计入 ${left.length} 份：${listed(left)}`,
          ]
        : []),
      ...(corrected ? [corrected] : []),
      ...(open > 0 ? [say`${open} 格因下级空白或读不出而没有合计，留空`] : []),
    ],
  };
}

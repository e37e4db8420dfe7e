import type { Meaning } from './meaning.ts';
import type { Mention, Unit } from './mentions.ts';
import { isOfCases, isTotalRole } from './roles.ts';

const COUNTS: ReadonlySet<Unit | undefined> = new Set(['件', '条', '次', '份', '宗', '起', '例', '个', '项', '部', undefined]);
const MONEY: ReadonlySet<Unit | undefined> = new Set(['元']);
/** Powers are counted in 项 as well, but only decisions are made. */
const DECIDED = /[作做]出|决定(?!事项|权)|办[理结件](?!事项)|实施了|核发|审批了|准予/;

/** The unit, or words beside the label, make the figure another thing than the label says. */
export function isOtherThing({ subject, role }: Meaning, { unit, value }: Mention, before: string, sentence: string): boolean {
  const isMoney = subject === 'adminFees' || subject === 'processingFee';
  if (!(isMoney ? MONEY : COUNTS).has(unit) || (!isMoney && !Number.isInteger(value)) || /不(?:含|包括|包含)|除外/.test(before))
    return true;
  if (subject === 'applications') return isTotalRole(role) && /协助|配合|协同|会同/.test(before);
  if (isOfCases(subject)) return role === 'total' && /(?:作为|是)[^，。；]{0,6}复议机关/.test(before);
  if (role !== 'decided') return false;
  // 公示信息227条，其中行政处罚62条: notices that were published
  if (unit === '条') return !/决定|[作做]出/.test(sentence);
  // 权责清单3216项，其中行政许可256项; 保留行政权力841项。其中，行政许可24项
  return unit === '项' && !DECIDED.test(sentence);
}

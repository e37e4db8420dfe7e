import type { Fact, Role } from '../../report/facts/facts.ts';
import type { Mention, Run } from '../../report/facts/mentions.ts';
import { mentionsBefore } from './nearby.ts';

/** Results that a list may tell under a name of its own, and leave out of these. */
const RESULTS: ReadonlySet<Role> = new Set(['granted', 'refused', 'unavailable', 'notProcessed', 'otherResults']);
/** Names of results that table three does not have, or has as a row of these. */
const OWN_NAME =
  /不属|非[本政]|不存在|不掌握|未[制获]|不明确|制作|撤|补正|逾期|告知|咨询|信访|投诉|重复|主动公开|已公开|移送|转办|秘密|隐私|第三方|案卷|过程性|内部|查询/;
/** A list of results is no longer than this, and no more of them are taken together. */
const REACH = 240;
const MOST = 5;
const LONGEST_NAME = 30;

/** What became of applications that were not answered. */
const UNANSWERED = /撤[回销]|补正|逾期|终止|转办|移送|转交|不予受理/;
/** Documents out of force by their own term, and those written anew, which the table counts with 废止 and 制发. */
const LAPSED = /失效/;
const REVISED = /修[改订]/;

/** The figures told beside a result under other names: 不属于本机关7件 of 不予公开2件、不属于本机关7件、其他处理3件. */
function besideIt(run: Run, { mention }: Fact, isOther: (other: Mention) => boolean): readonly number[] {
  if (!mention) return [];
  const { text } = run;
  const { start, end } = mention;
  const first = Math.max(0, start - REACH);
  const from = first + text.slice(first, start).lastIndexOf('。') + 1;
  const behind = text.slice(end, end + REACH).split('。', 1)[0] ?? '';
  return mentionsBefore(run, end + behind.length)
    .filter((other) => other !== mention && other.unit === mention.unit && other.start >= from && isOther(other))
    .slice(0, MOST)
    .map(({ value }) => value);
}

/** The words of its clause before a figure. */
const nameOf = ({ text }: Run, { clause, start }: Mention): string => text.slice(Math.max(clause.start, start - LONGEST_NAME), start);

/** The words of its clause on either side of a figure: 申请人撤回2件, 2件由申请人撤回. */
const clauseOf = ({ text }: Run, { clause, start, end }: Mention): string =>
  text.slice(Math.max(clause.start, start - LONGEST_NAME), Math.min(clause.end, end + LONGEST_NAME));

/** What a list may tell apart from a figure, under names of its own; none where it is told in one. */
function namesBeside({ subject, applicant, role }: Fact): RegExp | undefined {
  if (subject === 'normativeDocuments' || subject === 'rules')
    return role === 'repealed' ? LAPSED : role === 'issued' ? REVISED : undefined;
  if (subject !== 'applications' || applicant !== undefined) return undefined;
  if (role === 'handled' || role === 'answered') return UNANSWERED;
  return RESULTS.has(role) ? OWN_NAME : undefined;
}

/**
 * With some of the figures told beside it under other names it is one that the table has: 其他处理3件 and 不属于本机关7件 of the 10 in the table, 办理24件 and 申请人撤回2件
 * of the 26 that came in, 废止1件 and 宣布失效1件 of 2.
 */
export function isTableFigureWithOthers(fact: Fact, figures: readonly number[]): boolean {
  const names = namesBeside(fact);
  if (!names) return false;
  const { run, value: own } = fact;
  const isOther = (other: Mention): boolean => names.test(names === UNANSWERED ? clauseOf(run, other) : nameOf(run, other));
  let sums: readonly number[] = [own];
  for (const value of besideIt(run, fact, isOther)) sums = [...sums, ...sums.map((sum) => sum + value)];
  return figures.some((figure) => sums.includes(figure));
}

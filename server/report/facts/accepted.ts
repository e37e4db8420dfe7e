import type { Reading, Role } from './facts.ts';
import type { Meaning } from './meaning.ts';
import { applicationReadings, caseReadings, publicationReadings } from './readings.ts';
import { isTotalRole } from './roles.ts';
import type { Reader, Setting } from './setting.ts';

/** What in the tables a figure of that meaning may be, likeliest first. */
export function acceptedOf(
  { tables }: Reader,
  setting: Setting,
  meaning: Meaning,
  fresh: boolean,
  held: string,
  following: string,
): readonly Reading[] {
  const { subject, role, applicant, row } = meaning;
  if (subject !== 'applications') {
    const isCase = subject === 'review' || subject === 'cases' || subject.startsWith('litigation');
    return isCase ? caseReadings(tables, subject, role) : publicationReadings(tables, subject, role);
  }
  if (meaning.result !== undefined)
    return [...applicationReadings(tables, role, applicant, row), ...applicationReadings(tables, meaning.result, applicant, undefined)];
  const roles = rolesOf(setting, meaning, held, following);
  if (role === 'received' && applicant === undefined && ((fresh && CARRIED_BESIDE.test(following)) || SUM_BEHIND.test(following)))
    return applicationReadings(tables, role, applicant, row).slice(0, 1);
  const all = roles.flatMap((each) => applicationReadings(tables, each, applicant, row));
  return all.filter((reading, i) => all.findIndex((other) => other.name === reading.name) === i);
}

/** 新收12件，上年结转1件: the first figure is without the second; so is that of 收到12件，上年结转1件，合计13件. */
const CARRIED_BESIDE = /^[，,、；;（(]?(?:另有|另|加上)?(?:上一?年度?结转|结转自?上一?年)/;

const SUM_BEHIND = /^[，,、；;（(](?:另有|另|加上)?上一?年度?结转[^，,、。；]{0,16}[，,、；]?(?:合计|共计|总计)/;

/** 收到15件（含上年结转2件）. */
const WITH_PARTLY = /^[（(](?:其中)?(?:含|包括|包含)?部分公开/;

const WITH_CARRIED = /^[，,]?[（(]?(?:其中)?[，,]?(?:含|包括|包含|加上)[^）)]{0,12}(?:结转|转结)/;

/** Everything that may be meant: 收到并办结 may be any of the totals; a figure by applicant has the meaning of its parent. */
function rolesOf(setting: Setting, { role, applicant, both, doubtful }: Meaning, held: string, following: string): readonly Role[] {
  if (applicant !== undefined && isTotalRole(role)) return applicantRoles(setting, role);
  // 同意公开 may hold what was disclosed in part
  if (role === 'granted' && doubtful) return ['granted', 'grantedOrPartly'];
  if (both) return ['answered', 'receivedAndCarriedOver', 'received'];
  if (role === 'granted' && (held.includes('部分公开') || WITH_PARTLY.test(following))) return ['grantedOrPartly'];
  const isWithCarried = /结转/.test(held) || WITH_CARRIED.test(following);
  if ((role === 'received' || role === 'answered') && isWithCarried) return ['receivedAndCarriedOver', 'received', 'answered'];
  return [role];
}

/** 自然人10件 is a part of what was received or handled, or of the result or the 结转 named just before. */
function applicantRoles({ parents, split }: Setting, role: Role): readonly Role[] {
  const last = parents[parents.length - 1];
  const carried = split === 'carriedOver' || split === 'carriedForward' ? [split] : [];
  return [role === 'handled' ? 'received' : role, 'handled', ...(last !== undefined && !isTotalRole(last) ? [last] : []), ...carried];
}

import { APPLICANTS, applicantOf } from './applicant-labels.ts';
import { verbMeaning, verbOf } from './application-verbs.ts';
import { APPLICATIONS_AT_END, MAY_BE_OBJECT, NAMED, OBJECT_AT_END } from './application-words.ts';
import { CARRIED, CARRIED_FORWARD, CARRIED_OVER, TO_NEXT } from './carried-labels.ts';
import { type Meaning, meaning, withoutCounting } from './meaning.ts';
import { FORM_OF_RESULT, OF_SOME, OFFICIAL, REASONS, RESULTS, reasonBefore } from './result-labels.ts';

/** What a label says of applications: carried, a result, a reason, an applicant, or what the verb says. */
export function applicationMeaning(label: string): readonly Meaning[] | undefined {
  if (CARRIED_OVER.test(label.replace(APPLICATIONS_AT_END, ''))) return [meaning('applications', 'carriedOver')];
  for (const words of [label, label.replace(APPLICATIONS_AT_END, '')]) {
    const forward = CARRIED_FORWARD.exec(words);
    if (forward && (TO_NEXT.test(forward[0]) || /结转|转结/.test(words.slice(-16)))) return [meaning('applications', 'carriedForward')];
    if (CARRIED.test(words)) return [meaning('applications', 'carried')];
  }
  const named = NAMED.test(label);
  const plain = withoutCounting(label.replace(FORM_OF_RESULT, ''));
  const bare = MAY_BE_OBJECT.test(label) ? withoutCounting(label.replace(OBJECT_AT_END, '')) : label;
  for (const words of [label, plain, bare]) {
    for (const [role, pattern] of RESULTS) {
      const match = pattern.exec(words);
      if (!match || /主动(?:予以)?公开$|公开为/.test(words)) continue;
      const before = words.slice(0, match.index);
      const row = reasonBefore(before);
      if (row !== undefined) return [meaning('applications', 'reason', { row, result: role })];
      if (OF_SOME.test(before)) return [];
      return [meaning('applications', role, { applicant: applicantOf(words), doubtful: !OFFICIAL.test(words) })];
    }
  }
  for (const words of [label, withoutCounting(label.replace(/(?:类|情形|情况|的|申请|信息){1,3}$/, ''))]) {
    for (const [row, pattern] of REASONS) if (pattern.test(words)) return [meaning('applications', 'reason', { row })];
  }
  const object = APPLICATIONS_AT_END.exec(label);
  const applicantWords = object ? label.slice(0, object.index) : label;
  const joint = /自然人.{0,3}(?:、|和|及|与).{0,3}法人|公民.{0,6}(?:法人|组织)/.test(applicantWords);
  if (!joint) {
    for (const words of [label, withoutCounting(applicantWords)]) {
      for (const [applicant, pattern] of APPLICANTS) {
        const match = pattern.exec(words);
        if (!match) continue;
        const verb = verbOf(withoutCounting(words.slice(0, match.index)));
        return [
          meaning('applications', verb?.role ?? 'handled', { applicant, bare: verb === undefined && !named, both: verb?.both ?? false }),
        ];
      }
    }
  }
  return verbMeaning(label, named);
}

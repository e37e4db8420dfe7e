import type { Role, Subject } from './facts.ts';
import { type Meaning, meaning, withoutCounting } from './meaning.ts';

const OUTCOMES: readonly (readonly [Role, RegExp])[] = [
  ['upheld', /(?:结果)?维持(?:原?(?:具体)?行政行为|原答复|原决定|原判)?$/],
  ['corrected', /(?<!行政)(?:结果)?(?:被)?纠(?:正|错)$/],
  ['otherOutcome', /其[他它](?:结果|情形|情况|处理)?$/],
  ['pending', /(?:尚?未|还未)(?:审结|办结|结案|审理完?结?)$|(?:正在|在)(?:审理|办理|审)(?:中|过程中)?$/],
];

const CASE_NOUN = /(?:案件|案|申请|应诉|事项|件|总)$/;

/** What a label says of 复议 and 诉讼; `undefined` where it does not speak of them. */
export function caseMeanings(label: string, before: string): readonly Meaning[] | undefined {
  if (!/复议|诉讼|应诉|起诉/.test(before)) return undefined;
  let words = label;
  for (let steps = 0; steps < 3 && CASE_NOUN.test(words); steps++) words = withoutCounting(words.replace(CASE_NOUN, ''));
  const subject = caseSubject(words);
  if (subject === undefined) return undefined;
  for (const [role, pattern] of OUTCOMES) if (pattern.test(label)) return subject === 'cases' ? [] : [meaning(subject, role)];
  if (!/(?:复议|诉讼|应诉|起诉)$/.test(words)) return [];
  const total = (each: Subject): Meaning => meaning(each, 'total');
  if (subject !== 'cases') return [total(subject)];
  return /(?:均|都|各)(?:为|是|有|共|发生)*$/.test(before) ? [total('review'), total('litigation')] : [total('cases')];
}

function caseSubject(words: string): Subject | undefined {
  const direct = words.lastIndexOf('直接起诉');
  const after = words.lastIndexOf('复议后起诉');
  if (after >= 0 && after > direct) return 'litigation.afterReview';
  if (direct >= 0) return 'litigation.direct';
  const review = words.includes('复议');
  const litigation = /诉讼|应诉|起诉/.test(words);
  return review && litigation ? 'cases' : review ? 'review' : litigation ? 'litigation' : undefined;
}

/** The outcome that a label names in a sentence about review or litigation: 维持, 纠正, 其他结果, 尚未审结. */
export function outcomeOf(before: string): Role | undefined {
  const label = withoutCounting(before.slice(-24)).replace(/(?:的|(?<!其[他它])案件?)$/, '');
  for (const [role, pattern] of OUTCOMES) if (pattern.test(label)) return role;
  return undefined;
}

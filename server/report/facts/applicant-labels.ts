import type { Applicant } from './facts.ts';

/** Who applied, by the words that end a label. */
export const APPLICANTS: readonly (readonly [Applicant, RegExp])[] = [
  ['naturalPerson', /(?:自然人|公民个人|公民|个人)(?:提出|提交|申请)?(?:的)?$/],
  ['business', /商业企业(?:提出|提交|申请)?(?:的)?$/],
  ['research', /科研机构(?:提出|提交|申请)?(?:的)?$/],
  ['socialWelfare', /社会公益组织(?:提出|提交|申请)?(?:的)?$/],
  ['legalService', /法律服务机构(?:提出|提交|申请)?(?:的)?$/],
  [
    'organisations',
    /(?:法人(?:组织)?(?:和|或者?|及|、|以及|与)?(?:其[他它])?组织|企业?法人|法人|机构|(?:法人)?单位)(?:提出|提交|申请)?(?:的)?$/,
  ],
];

/** The applicant named with a result; the organisations of several columns are none. */
export function applicantOf(words: string): Applicant | undefined {
  const natural = /自然人|公民/.test(words);
  const organisation = /法人|组织|企业/.test(words);
  return natural === organisation ? undefined : natural ? 'naturalPerson' : undefined;
}

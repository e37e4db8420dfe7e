import { MAY_BE_OBJECT, NOUN_AT_END, OBJECT_AT_END } from './application-words.ts';
import type { Role } from './facts.ts';
import { type Meaning, meaning, withoutCounting } from './meaning.ts';

const VERBS: readonly (readonly [Role, RegExp])[] = [
  [
    'received',
    /(?:新收到?|收到|接到|接收到?|收取到|(?:^|[共年度月省市县区镇乡局])收|(?<!予以|准予)新?受理|新增受理|新增|接受|(?:^|公开|申请)收件)$/,
  ],
  ['answered', /(?:答复|办结|回复|办复|办理完毕|处理完毕|答复完毕|办理完结|处理完成|办理完成|反馈)$/],
  ['handled', /(?:收办|承办|共办|接办|办理|处理|受理办理)$/],
];

/** 延期答复, 协助办理: not the whole. */
const BEFORE_VERB =
  /(?:延期|延长|逾期|超期|不予|未能?|没有?|不|协助|协同|联合|牵头|指导|会办|协办|督办|转办|代为?|重新|补充|口头|当场|提前|待|尚在|正在|继续|应|须|需|可|拟|无法|不再|其[他它]|每|凡|如|若|一旦|公示|公布|确保|保证|做到|多|少|增加|减少|增长|[较比](?:上一?年|去年|同期|[12]\d{3}年)度?(?:同期)?)$/;

const BOTH =
  /(?:(?:收到|接到|接收|受理|收)(?:并|和|及|、|后)?|(?:办理|处理)(?:并|和|及|、))(?:全部|均已|按[时期]|依法|及时|妥善|规范)?(?:予以)?$/;

/** What a verb says of applications, or their name alone: 收到政府信息公开申请, 全年政府信息公开申请. */
export function verbMeaning(label: string, named: boolean): readonly Meaning[] | undefined {
  // 收到政府信息公开申请 · 政府信息公开申请共受理 · 共收到
  const object = MAY_BE_OBJECT.test(label) ? OBJECT_AT_END.exec(label) : null;
  const lead = object ? withoutCounting(label.slice(0, object.index)) : label;
  // what is registered may be withdrawn, or be corrected first
  if (named && object && /(?:^|[共年度月局县市区镇乡办新])登记$/.test(lead))
    return [meaning('applications', 'received', { doubtful: true })];
  const verb = verbOf(lead);
  if (verb) return [meaning('applications', verb.role, { bare: !named, both: verb.both })];
  const whole = NOUN_AT_END.exec(label);
  if (!whole) return undefined;
  const before = label.slice(0, whole.index);
  return /(?:^|[年度中]|[省市县区镇乡局]|机关|单位|街道|新|总|共|各类)$/.test(before) ? [meaning('applications', 'handled')] : undefined;
}

/** The role that a verb at the end of the words gives; none where the words before make it another: 延期答复. */
export function verbOf(words: string): { readonly role: Role; readonly both: boolean } | undefined {
  for (const [role, pattern] of VERBS) {
    const match = pattern.exec(words);
    if (!match) continue;
    const before = words.slice(0, match.index);
    if (BEFORE_VERB.test(before)) return undefined;
    return { role, both: role !== 'received' && BOTH.test(before) };
  }
  return undefined;
}

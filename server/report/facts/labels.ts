import type { Applicant, Role, Subject } from './facts.ts';

/** What the words around a figure say that it counts. */
export interface Meaning {
  readonly subject: Subject;
  readonly role: Role;
  readonly applicant: Applicant | undefined;
  /** For `reason`: the row of table three. */
  readonly row: string | undefined;
  /** The words alone do not say that applications are meant: 共收到12件. */
  readonly bare: boolean;
  /** For `reason`: the result it is named with, all of which may be meant as well: 因不掌握相关信息无法提供. */
  readonly result: Role | undefined;
  /** The words leave some doubt: 办理行政处罚 may be more than 作出. */
  readonly doubtful: boolean;
  /** Said directly after something received: 收到并办结. */
  readonly both: boolean;
}

const meaning = (subject: Subject, role: Role, rest: Partial<Meaning> = {}): Meaning => ({
  subject,
  role,
  applicant: undefined,
  row: undefined,
  result: undefined,
  bare: false,
  doubtful: false,
  both: false,
  ...rest,
});

/** 共计, 数量为, 各: what leads to the figure without saying anything. */
const COUNTING =
  /(?:共计|总计|合计|累计|共有|总共|一共|总数|总量|数量|件数|次数|(?<=申请|受理|办结|办理|答复|收件|收到)量|数|共|有|为|是|达到?|了|约|近|均|都|各|全部|分别|计|：|:|已|的)$/;

function withoutCounting(label: string): string {
  let words = label;
  for (let steps = 0; steps < 8; steps++) {
    const match = COUNTING.exec(words);
    // （七）总计 is a figure of its own
    if (!match || match.index === 0) break;
    words = words.slice(0, match.index);
  }
  return words;
}

const INFORMATION = '(?:政府|政务)?信息';
/** What is counted in table three. */
const NOUN = `(?:依申请信息(?!公开)|${INFORMATION}依申请(?:件|事项)|(?:政府|政务)依申请公开(?:案件|事项|件)?|${INFORMATION}(?:依申请|申请)公开件|依申请(?:${INFORMATION})?公开(?:${INFORMATION})?(?:的)?(?:申请)?(?:案件|事项|事宜|信息|件|办件)?|${INFORMATION}(?:依申请)?公开(?:的)?(?:申请|申请件|案件)(?:案件|事项|件)?|公开(?:政府)?信息的?申请|(?:依)?申请公开(?:的)?(?:政府信息|信息)(?:事项)?|申请公开|公开申请)`;
const APPLICANT_WORDS = '(?:公民|自然人|个人|法人|其[他它]组织|群众|社会公众|申请人|单位|企业|和|或者|或|以及|及|、|者)';
const FILLER = `(?:任何|来自|对|各类|各种|有关|相关|关于|要求|${APPLICANT_WORDS}|提出|提交|申请|依法|向|本机关|我[省市县区镇乡局]|的){0,8}?`;
const APPLICATIONS_AT_END = new RegExp(`(?:${NOUN}|申请|案件|办件|件)$`);
const NAMED = new RegExp(NOUN);
const OBJECT_AT_END = new RegExp(`${FILLER}(?:${NOUN}|申请(?:案件|件|事项)?)$`);
/** A cheap look before the search for what is counted. */
const MAY_BE_OBJECT = /(?:申请|公开|案件|事项|事宜|件|信息)$/;
const NOUN_AT_END = new RegExp(`${NOUN}$`);
/** What may follow 12件政府信息公开申请 without making it some of the applications: not 涉及征地. */
const ENDS_THERE = /^(?:案件|事项|件)?(?:$|均|全部|已|都|并|且|按|较|同比|比|和|及|中|进行)/;
const NOUN_BEHIND = new RegExp(`^(?:的)?(?:${FILLER}${NOUN})`);

const VERBS: readonly (readonly [Role, RegExp])[] = [
  ['received', /(?:新收到?|收到|接到|接收到?|收取到|(?:^|[共年度月省市县区镇乡局])收|新?受理|新增受理|新增|接受)$/],
  ['answered', /(?:答复|办结|回复|办复|办理完毕|处理完毕|答复完毕|办理完结|处理完成|办理完成|反馈)$/],
  ['handled', /(?:收办|承办|共办|接办|办理|处理|受理办理)$/],
];
/** 延期答复, 协助办理: not the whole. */
const BEFORE_VERB =
  /(?:延期|延长|逾期|超期|不予|未能?|没有?|不|协助|协同|联合|牵头|指导|会办|协办|督办|转办|代为?|重新|补充|口头|当场|提前|待|尚在|正在|继续|应|须|需|可|拟|无法|不再|其[他它]|每|凡|如|若|一旦|公示|公布|确保|保证|做到|多|少|增加|减少|增长)$/;
const BOTH =
  /(?:(?:收到|接到|接收|受理|收)(?:并|和|及|、|后)?|(?:办理|处理)(?:并|和|及|、))(?:全部|均已|按[时期]|依法|及时|妥善|规范)?(?:予以)?$/;

const APPLICANTS: readonly (readonly [Applicant, RegExp])[] = [
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

const REASONS: readonly (readonly [string, RegExp])[] = [
  ['results.refused.stateSecret', /属?于?国家秘密$/],
  ['results.refused.forbiddenByLaw', /法律、?行政法规禁止公开$/],
  ['results.refused.safetyAndStability', /三安全一稳定[”"」]?$/],
  ['results.refused.thirdPartyRights', /(?:保护|涉及|损害)?第三方合法权益$/],
  ['results.refused.internalAffairs', /(?:三类)?内部事务信息$/],
  ['results.refused.processInfo', /(?:四类)?过程性信息$/],
  ['results.refused.enforcementFiles', /行政执法案卷(?:信息)?$/],
  ['results.refused.adminInquiry', /行政查询事项$/],
  ['results.unavailable.notHeld', /(?:本机关|本行政机关|本单位)?不掌握(?:(?:相关|该)?(?:政府)?信息)?$/],
  ['results.unavailable.needsCreation', /(?:没有现成信息)?需要?另行制作$/],
  ['results.unavailable.stillUnclear', /补正后(?:申请内容)?仍不明确$/],
  ['results.notProcessed.petitionComplaint', /信访、?举报、?投诉类?$/],
  ['results.notProcessed.duplicate', /重复申请$/],
  ['results.notProcessed.publication', /(?:要求)?提供公开出版物$/],
  ['results.notProcessed.excessive', /大量、?反复申请$/],
  ['results.notProcessed.confirmOrReissue', /确认或(?:者)?重新出具(?:已获取)?信息$/],
  [
    'results.other.correctionOverdue',
    /(?:无正当理由)?逾期不补正(?:、?(?:行政机关)?(?:不再处理|终止办理|视为放弃)(?:其?(?:政府信息公开)?申请)?)?$/,
  ],
  [
    'results.other.feeOverdue',
    /逾期未?(?:按.{0,10})?(?:缴纳费用|缴费|不缴费)(?:、?(?:行政机关)?(?:不再处理|终止办理|视为放弃)(?:其?(?:政府信息公开)?申请)?)?$/,
  ],
];

const RESULTS: readonly (readonly [Role, RegExp])[] = [
  ['notProcessed', /不作为(?:政府)?信息公开申请(?:予以)?(?:处理|办理|受理|答复)$/],
  ['grantedOrPartly', /公开(?:以?及|和|或者?|、|与|\/)(?:予以)?部分公开$|公开[（(]含部分公开[）)]$/],
  ['partly', /(?:予以)?部分(?:予以)?公开$|区分处理$/],
  ['refused', /(?:不予?|不同意|不准予?)公开$/],
  ['granted', /(?:(?<!不)予以|同意|准予|给予|全部|完全)公开$/],
  ['unavailable', /(?:无法|不能|未能)(?:予以)?提供$/],
  ['notProcessed', /不予(?:以)?处理$/],
  ['otherResults', /(?:作|做|按)?其[他它](?:方式|情形|类型?)?处理$/],
];
/** The words of table three; others, such as 同意公开, may divide the results otherwise. */
const OFFICIAL = /予以?公开$|部分(?:予以)?公开$|区分处理$|无法(?:予以)?提供$|不予(?:以)?处理$|其[他它](?:方式|情形|类型?)?处理$/;
/** The decision or the answer that a result comes in: 不予公开答复书. */
const FORM_OF_RESULT = /(?:的)?(?:政府信息|信息)?(?:答复|决定|告知|处理|情形|情况|类|申请|案件|件)书?(?:的)?$/;

const NEXT_YEAR = '下一?年度?|次年度?|明年|翌年';
const NEXT = `(?:${NEXT_YEAR}|20\\d\\d年度?)`;
const CARRIED_FORWARD = new RegExp(
  `(?:(?:结转|转结|转入?|顺延|延|留|推迟|滚入|跨年度?)(?:至|到|入|为|待)?${NEXT}|(?:${NEXT_YEAR}))(?:继续)?(?:办理|答复|处理|办结)?(?:的)?$`,
);
const TO_NEXT = /(?:结转|转结|转|顺延|延|留|推迟|滚入|继续|办理|答复|处理)/;
const CARRIED_OVER =
  /(?:(?:上一?年|去年|往年|上年末|20\d\d年)度?(?:末|底|年底|年末)?(?:的|未办结|遗留)*(?:结转|转结|转入|接转|遗留|结存|顺延)(?:至今年|至本年度?|到本年度?|至20\d\d年|而来|下来)?|(?:结转|转结|承接|延续)自?(?:上一?年|去年)度?|(?:结转|转结|承接)自20\d\d年度?)(?:的)?(?:(?:政府)?信息公开)?(?:办理|申请)?$/;
const CARRIED_FORWARD_BEHIND = new RegExp(
  `^(?:申请|案件)?(?:需|将|已|按规定|依法|因.{1,12})?(?:结转|转结|转入?|顺延|延|留)(?:至|到|入|待)?${NEXT}`,
);
/** 尚有3件申请正在办理: carried forward where it is said of the end of the year. */
const PENDING_BEHIND = /^(?:政府信息公开|信息公开|依申请公开)?(?:的)?(?:申请|案件)?(?:正在|尚在|仍在)(?:按程序)?办理/;
const CARRIED_OVER_BEHIND = /^(?:申请)?(?:为|系|是|属于?|由)?(?:上一?年|去年|20\d\d年)度?(?:的)?(?:结转|转结|转入|遗留)/;
const CARRIED = /(?:结转|转结)$/;

const OUTCOMES: readonly (readonly [Role, RegExp])[] = [
  ['upheld', /(?:结果)?维持(?:原?(?:具体)?行政行为|原答复|原决定|原判)?$/],
  ['corrected', /(?<!行政)(?:结果)?(?:被)?纠(?:正|错)$/],
  ['otherOutcome', /其[他它](?:结果|情形|情况|处理)?$/],
  ['pending', /(?:尚?未|还未)(?:审结|办结|结案|审理完?结?)$|(?:正在|在)(?:审理|办理|审)(?:中|过程中)?$/],
];
const CASE_NOUN = /(?:案件|案|申请|应诉|事项|件|总)$/;

/** The meanings of a label: one mostly; several where one figure is said of several things (行政复议、行政诉讼均为0); none where it is not understood. */
export function meaningsOf(before: string, behind: string): readonly Meaning[] {
  const own = fromLabel(before);
  return own.length > 0 ? own : fromBehind(before, behind);
}

/** 通过网络、信函、当面等方式提交的. */
const WAYS = /(?:通过|以)[^，。；0-9]{1,30}等(?:多种|各种|不同|各类)?(?:方式|渠道|途径|形式)(?:提交|提出|申请)?的?/;

function fromLabel(before: string): readonly Meaning[] {
  const label = withoutCounting(before.includes('等') ? before.slice(-80).replace(WAYS, '').slice(-60) : before.slice(-60));
  return (
    caseMeanings(label, before) ??
    documentMeanings(label, before) ??
    decisionMeaning(label) ??
    feeMeaning(label) ??
    applicationMeaning(label) ??
    []
  );
}

/** 6件予以公开 · 12件政府信息公开申请 · 10件为自然人申请. */
function fromBehind(before: string, behind: string): readonly Meaning[] {
  const tail = behind.slice(0, 30);
  if (PENDING_BEHIND.test(tail)) return [meaning('applications', 'carriedForward', { doubtful: true })];
  const noun = NOUN_BEHIND.exec(tail)?.[0];
  if (noun !== undefined) {
    const rest = tail.slice(noun.length);
    if (CARRIED_FORWARD_BEHIND.test(rest)) return [meaning('applications', 'carriedForward')];
    return ENDS_THERE.test(rest) ? fromLabel(`${before}${noun}`) : [];
  }
  const document = DOCUMENT_BEHIND.exec(tail)?.[0];
  if (document !== undefined) return fromLabel(`${before}${document}`);
  if (CARRIED_FORWARD_BEHIND.test(tail)) return [meaning('applications', 'carriedForward')];
  if (CARRIED_OVER_BEHIND.test(tail)) return [meaning('applications', 'carriedOver')];
  const result =
    /^(?:申请|案件)?(?:已|均|都|被|依法|决定|作出|为|系|属于?|来自|由)*((?:予以部分|部分|予以|不予|同意)公开|无法提供|不予处理|(?:作)?其[他它]处理|自然人|法人(?:或|和|及)?其[他它]组织)(?:申请|提出|的|决定|答复)*$/.exec(
      tail,
    )?.[1];
  return result === undefined || /[一-鿿]{3,}/.test(withoutCounting(before))
    ? []
    : fromLabel(result).map((each) => ({ ...each, bare: false }));
}

function caseMeanings(label: string, before: string): readonly Meaning[] | undefined {
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

const DOCUMENT_BEHIND = /^(?:政府)?(?:行政规范性文件|规范性文件|规章(?!制度))/;
const ISSUED = /制发|制定|出台|印发|新制|新增|起草并印发/;
const OTHERWISE = /公开|公布|上传|发布|清理|审查|审核|评估|修改|修订|解读|汇编|归集|录入|报送|合法性|征求|党/;

function documentMeanings(label: string, before: string): readonly Meaning[] | undefined {
  if (!/规范性文件|规章(?!制度)/.test(before)) return undefined;
  const normative = label.includes('规范性文件');
  const rules = /规章(?!制度)/.test(label);
  const subject: Subject = normative && rules ? 'documents' : normative ? 'normativeDocuments' : 'rules';
  const end = label.replace(/(?:的|(?<!文)件)$/, '');
  const role: Role | undefined = /(?:制发|制定|出台|印发|新增|制定印发|制定出台)$/.test(end)
    ? 'issued'
    : /废止$/.test(end)
      ? 'repealed'
      : /(?:现行|继续|现)?有效$/.test(end)
        ? 'inForce'
        : undefined;
  // 制定《》等规范性文件: perhaps some of them
  const doubtful = OTHERWISE.test(label) || /《》|等/.test(label) || (!normative && rules && !/政府规章|规章/.test(label));
  if (/(?:均|都|各)(?:为|是|有)*$/.test(before)) {
    const roles = (['issued', 'repealed', 'inForce'] as const).filter((each) =>
      (each === 'issued' ? ISSUED : each === 'repealed' ? /废止/ : /有效/).test(label),
    );
    if (roles.length > 0 && subject !== 'documents') return roles.map((each) => meaning(subject, each, { doubtful }));
  }
  if (role) return [meaning(subject, role, { doubtful })];
  if (!/(?:规范性文件|规章)$/.test(end)) return [];
  if (/失效|修[改订]/.test(label)) return [];
  const verbs: Role[] = [];
  if (ISSUED.test(label)) verbs.push('issued');
  if (label.includes('废止')) verbs.push('repealed');
  if (/有效(?!期)/.test(label)) verbs.push('inForce');
  const [verb] = verbs;
  return verbs.length === 1 && verb ? [meaning(subject, verb, { doubtful })] : [];
}

const DECISION = /(行政许可|行政处罚|行政强制)(?:措施)?(?:和行政强制执行)?(?:本年度?)?(?:处理)?(?:决定)?(?:案件|案)?$/;
const NO_DECISION =
  /公[开示布]|归集|录入|上报|上传|推送|信息|清单|目录|取消|下放|承接|梳理|简易|一般程序|普通|双公示|典型|审核|法制|听证|撤销|复议|指导|查询|培训|免予|不予/;
const DECISIONS: Readonly<Record<string, Subject>> = { 行政许可: 'adminLicensing', 行政处罚: 'adminPenalty', 行政强制: 'adminCoercion' };

function decisionMeaning(label: string): readonly Meaning[] | undefined {
  const match = DECISION.exec(label);
  if (!match) return undefined;
  const before = label.slice(0, match.index);
  const subject = DECISIONS[match[1] ?? ''];
  if (!subject || NO_DECISION.test(before) || /行政(?:许可|处罚|强制|检查)/.test(before)) return [];
  const certain = /[作做]出(?:的)?$/.test(before) || match[0].includes('决定');
  return [meaning(subject, 'decided', { doubtful: !certain })];
}

function feeMeaning(label: string): readonly Meaning[] | undefined {
  if (/处理费(?:用)?(?:金额|总额)?$/.test(label)) return [meaning('processingFee', 'charged')];
  if (/减|免|取消|降低|停征|节省|返还|清理|退/.test(label)) return [];
  return /行政事业性?收费(?:金额|总金额|收入|总额|额)?$/.test(label)
    ? [meaning('adminFees', 'charged', { doubtful: label.includes('收入') })]
    : undefined;
}

function applicantOf(words: string): Applicant | undefined {
  const natural = /自然人|公民/.test(words);
  const organisation = /法人|组织|企业/.test(words);
  return natural === organisation ? undefined : natural ? 'naturalPerson' : undefined;
}

function applicationMeaning(label: string): readonly Meaning[] | undefined {
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
      const row = reasonBefore(words.slice(0, match.index));
      if (row !== undefined) return [meaning('applications', 'reason', { row, result: role })];
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

/** The one reason that a result is named with: 因涉及第三方合法权益不予公开. */
function reasonBefore(words: string): string | undefined {
  const plain = words.replace(/(?:而|被|的|类|申请|作出|决定|予以)+$/, '');
  if (/[、和及或等]/.test(plain.replace('信访、举报、投诉', '').replace(/法律、?行政法规|确认或/, ''))) return undefined;
  return REASONS.find(([, pattern]) => pattern.test(plain))?.[0];
}

function verbMeaning(label: string, named: boolean): readonly Meaning[] | undefined {
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

function verbOf(words: string): { readonly role: Role; readonly both: boolean } | undefined {
  for (const [role, pattern] of VERBS) {
    const match = pattern.exec(words);
    if (!match) continue;
    const before = words.slice(0, match.index);
    if (BEFORE_VERB.test(before)) return undefined;
    return { role, both: role !== 'received' && BOTH.test(before) };
  }
  return undefined;
}

/** The outcome that a label names in a sentence about review or litigation: 维持, 纠正, 其他结果, 尚未审结. */
export function outcomeOf(before: string): Role | undefined {
  const label = withoutCounting(before.slice(-24)).replace(/(?:的|案件|案)$/, '');
  for (const [role, pattern] of OUTCOMES) if (pattern.test(label)) return role;
  return undefined;
}

/** What a label says happened to documents named earlier: 废止, 现行有效. */
export function documentRoleOf(before: string): Role | undefined {
  const label = withoutCounting(before.slice(-24)).replace(/(?:的|件|文件)$/, '');
  if (/失效/.test(label)) return undefined;
  return /(?:制发|制定|出台|印发|新增)$/.test(label)
    ? 'issued'
    : /废止$/.test(label)
      ? 'repealed'
      : /有效$/.test(label)
        ? 'inForce'
        : undefined;
}

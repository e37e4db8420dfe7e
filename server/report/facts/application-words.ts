const INFORMATION = '(?:政府|政务)?信息';

/** What is counted in table three. */
const NOUN = `(?:依申请信息(?!公开)|${INFORMATION}依申请(?:件|事项)|(?:${INFORMATION}|政府|政务)依申请公开(?:申请)?(?:案件|事项|信件|件)?|${INFORMATION}(?:依申请|申请)公开件|依申请(?:${INFORMATION})?公开(?:${INFORMATION})?(?:的)?(?:申请)?(?:案件|事项|事宜|信息|信件|件|办件)?|${INFORMATION}(?:依申请)?公开(?:的)?(?:申请|申请件|案件)(?:案件|事项|办件|件)?|公开(?:政府)?信息的?申请|(?:依)?申请公开(?:的)?(?:政府信息|信息)(?:事项)?|申请公开|公开申请)`;

const APPLICANT_WORDS = '(?:公民|自然人|个人|法人|其[他它]组织|群众|(?:社会)?公众|申请人|单位|企业|和|或者|或|以及|及|、|者)';
const FILLER = `(?:任何|来自|对|各类|各种|有关|相关|关于|要求|${APPLICANT_WORDS}|提出|提交|申请|依法|向|本机关|我[省市县区镇乡局]|的){0,8}?`;
/** 政府信息公开申请, 案件: what is counted, where a label ends with it. */
export const APPLICATIONS_AT_END = new RegExp(`(?:${NOUN}|申请|案件|办件|件)$`);
/** Applications for information are named somewhere in a label. */
export const NAMED = new RegExp(NOUN);
/** The same with all that may stand between a verb and it: 收到公民、法人提出的政府信息公开申请. */
export const OBJECT_AT_END = new RegExp(`${FILLER}(?:${NOUN}|申请(?:案件|件|事项)?)$`);

/** A cheap look before the search for what is counted. */
export const MAY_BE_OBJECT = /(?:申请|公开|案件|事项|事宜|件|信息)$/;

/** Applications for information named where a label ends. */
export const NOUN_AT_END = new RegExp(`${NOUN}$`);

/** What may follow 12件政府信息公开申请 without making it some of the applications: not 涉及征地. */
export const ENDS_THERE = /^(?:案件|事项|件)?(?:$|均|全部|已|都|并|且|按|较|同比|比|和|及|中|进行)/;

/** What is counted named behind the figure: 12件政府信息公开申请. */
export const NOUN_BEHIND = new RegExp(`^(?:的)?(?:${FILLER}${NOUN})`);

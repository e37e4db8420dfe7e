import type { Role } from './facts.ts';

/** The rows of table three that have a name of their own, by the words that end a label. */
export const REASONS: readonly (readonly [string, RegExp])[] = [
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

/** The results of table three, by the words that end a label; the first that fits is meant. */
export const RESULTS: readonly (readonly [Role, RegExp])[] = [
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
export const OFFICIAL = /予以?公开$|部分(?:予以)?公开$|区分处理$|无法(?:予以)?提供$|不予(?:以)?处理$|其[他它](?:方式|情形|类型?)?处理$/;

/** The decision or the answer that a result comes in: 不予公开答复书. */
export const FORM_OF_RESULT = /(?:的)?(?:政府信息|信息)?(?:答复|决定|告知|处理|情形|情况|类|申请|案件|件)书?(?:的)?$/;

/** The row whose reason is all that stands behind a figure: 3件属于四类过程性信息. */
export function reasonBehind(tail: string): string | undefined {
  const lead = /^(?:政府信息公开申请|申请|案件)?(?:均?因|均?属于?|为|系|涉及){1,2}/.exec(tail)?.[0];
  if (lead === undefined) return undefined;
  const words = tail.slice(lead.length).replace(/[“”"]/g, '');
  return REASONS.find(([, pattern]) => pattern.exec(words)?.index === 0)?.[0];
}

/** Words before a result that a reason of no row, or only some of the applications, is named with: 因信息不存在无法提供, 主动公开范围内的予以公开. */
export const OF_SOME = /因(?!申请)|由于|鉴于|为由|属于?|涉及|不存在|未(?:制作|获取)|主动公开|范围/;

/** The one reason that a result is named with: 因涉及第三方合法权益不予公开. */
export function reasonBefore(words: string): string | undefined {
  const plain = words.replace(/(?:而|被|的|类|申请|作出|决定|予以)+$/, '');
  if (/[、和及或等]/.test(plain.replace('信访、举报、投诉', '').replace(/法律、?行政法规|确认或|涉及/, ''))) return undefined;
  return REASONS.find(([, pattern]) => pattern.test(plain))?.[0];
}

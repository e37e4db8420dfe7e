import type { Report } from '../report.ts';
import type { Scope, Time } from './facts.ts';

/** When something happened, as far as some words tell. */
export interface When {
  readonly time: Time;
  readonly year: number | undefined;
}

/** 比上年增加, 与2023年相比, 较去年同期: other years that figures are only held against. */
const COMPARED = /(?:与|和|同|较|比|对比|相比|相较)(?:于|上|起)?(?:去年|上一?年|前一?年|[12]\d{3}年)度?(?:同期|全年|末)?(?:相比)?/g;
/** 上年结转, 结转2026年: the year is part of what is counted. */
const CARRIED =
  /(?:(?:上一?年|去年|往年|[12]\d{3}年)度?(?:末|底|年底|年末)?(?:的|遗留|未办结|申请|没有|无)*(?:结转|转结|转入|接转|遗留|顺延|未办结)|(?:结转|转结|顺延|转|延|留)(?:至|到|入|自)?(?:上一?年|下一?年|[12]\d{3}年)度?)/g;
/** The whole year in months. */
const WHOLE_YEAR =
  /(?<![0-9])(?:0?1月(?:0?1日|份?[至到—－~-]+(?=12月|[12]\d{3}年12月))|12月(?:31日|底|末)|(?<=[至到止—－~-](?:[12]\d{3}年)?)12月份?|1[至到—－~-]+12月)/g;
const CUMULATIVE =
  /(?<![0-9])[12]\d{3}年?度?[至到—－~-]+[12]\d{3}年(?!1?[0-9]月)|近[0-9一二三四五六七八九十两]{1,2}年|历年|多年来|(?:[12]\d{3}年|施行|实施|修订|成立|开通|上线|建成)[^今]{0,6}以来|(?<!今年|年初|本年|本年度|当年|一年|[12]\d{3}年)以来|十[一二三四五六]五[”"]?(?:期间|时期)|本届|任期|年均|平均每年|自[12]\d{3}年.{0,8}起/;
/** 2025年（1月1日）至2025年（12月31日）. */
const ONE_YEAR = /^([12]\d{3})年?度?[至到—－~-]+\1年/;
const PART =
  /上半年|下半年|[一二三四1-4]、?[一二三四1-4]?季度|前[0-9一二三四五六七八九十]{1,2}个?月|(?<![0-9])(?:1[0-2]|0?[1-9])月(?!会)|月均|平均每月|每月|当月|[一二三四五六七八九十]月份?(?!会)/;
const YEAR = /(?<![0-9])([12][0-9]{3})年/g;
const LAST_YEAR = /去年|上一?年(?!来)|前一年/;
const EARLIER_YEARS = /往年|以前年度|以往年度/;
const THIS_YEAR = /全年|本年|今年|当年|年内|年度内|本报告期|报告期/;
const AS_OF = /截[至止]|目前|年末|年底/;

/** When the words are about; `undefined` where they do not say. `year` is the report's own. */
export function whenOf(words: string, year: number | undefined): When | undefined {
  if (!/[年月季届期]|目前|截|以来/.test(words)) return undefined;
  const plain = words.replace(COMPARED, '').replace(CARRIED, '').replace(WHOLE_YEAR, '');
  const cumulative = CUMULATIVE.exec(plain);
  if (cumulative && !cumulative[0].includes(`${year ?? ''}年以来`) && !ONE_YEAR.test(cumulative[0]))
    return { time: 'cumulative', year: undefined };
  if (PART.test(plain)) return { time: 'partOfYear', year: undefined };
  let named: number | undefined;
  YEAR.lastIndex = 0;
  for (let match = YEAR.exec(plain); match; match = YEAR.exec(plain)) {
    const own = Number(match[1]);
    if (named === undefined || (named === year && own !== year)) named = own;
  }
  YEAR.lastIndex = 0;
  if (named !== undefined && year !== undefined && named !== year)
    return { time: named === year - 1 ? 'lastYear' : 'otherYear', year: named };
  if (LAST_YEAR.test(plain)) return { time: 'lastYear', year: year === undefined ? undefined : year - 1 };
  if (EARLIER_YEARS.test(plain)) return { time: 'otherYear', year: undefined };
  if (AS_OF.test(plain)) return { time: 'asOf', year };
  if (named !== undefined || THIS_YEAR.test(plain)) return { time: 'thisYear', year };
  return undefined;
}

/** What kind of organ the report is of, as far as its name tells. */
export interface Owner {
  readonly name: string;
  /** 省, 市, 县, 区 …, 镇, 乡, 街道: a people's government or sub-district office; `undefined` for a department. */
  readonly place: string | undefined;
}

const GOVERNMENT = /(省|市|自治州|州|盟|县|自治县|区|旗|镇|乡|街道)(?:人民政府|政府|办事处|管理?委员?会|管委会)?$/;

/** Reads the owner of a report from its organ. */
export function ownerOf({ organ = '' }: Pick<Report, 'organ'>): Owner {
  return { name: organ, place: GOVERNMENT.exec(organ)?.[1] };
}

const FILING = /备案|报备/;
const CHANNEL =
  /网上|网络|线上|在线|互联网|邮箱|邮件|信函|邮寄|邮政|挂号信|快递|当面|现场|窗口|传真|电话|口头|书面|纸质|平台提交|平台渠道|微信|栏目|网站(?:共|累计)?(?:受理|收到|提交)|通过[^，]{0,14}(?:系统|平台|网站)|12345/;
const OFFICE =
  /(?:[市县区旗镇乡]|街道|州|人民)?政府办公?室?(?:公室)?|党政(?:综合)?办(?:公室)?|[市县区镇乡州省]本级|机关本级|政府本级|本级|代表|以[^，]{0,12}名义|办公室/g;
/** 市政府 alone, not 市政府网站, 市政府及其部门. */
const GOVERNMENT_ITSELF = /[省市县区旗州]政府(?!信息|网|门户|公报|部门|系统|及|各|和|与|、|规章|常务|办)/;
const SOME_OF_MANY =
  /(?<!各级|各地|及其|和|级|所属)(?<!各级各|各地各)部门|[市县区省]直(?!接)|科室|股室|站所|(?:各|[0-9一二三四五六七八九十两]个)(?:乡|镇|街道|村|社区|县|区|市(?!场)|单位|部门)|(?<!各)村(?!务)|社区|下属|所属|辖区|[0-9一二三四五六七八九十]家|垂管|驻[市县区镇]/;
/** A kind of applications or cases: 征地, 一审. */
const KIND =
  /涉及(?!政府信息|信息公开|依申请)|关于(?!政府信息|信息公开|依申请|公开)|征地|拆迁|土地|平均|人均|同一|单个|律师|记者|一审|二审|再审|上诉|败诉|法院(?=受理|审)|首次|典型|疑难|复杂|(?<![各全]|重点)领域|重大(?!行政)/;
/** What sets off a part of what was received or handled; words that also name results and reasons. */
const PART_OF_TOTAL =
  /补正|重复申请|逾期|超期|延期|延长|撤回|撤销|转办|转来|转[我本由交给]|交由|移交|除|另|引发|引起|收费|有效的?申请|无效/;
/** 全县其他部门: all but those named before; 县级层面: not the townships. */
const THE_OTHERS = /[省市州县区镇乡村]级?层面|其[他它余]的?各?(?:部门|单位|机关|县直|市直|区直|镇|乡|街道|科室|股室)/;
/** 我县本级: the county's government itself. */
const OWN_LEVEL = /[我本][省市州县区旗镇乡]本级/g;
const WHOLE = /全[省市州县区旗镇乡局系街所]|我[省市州县区旗镇乡局街]|各级|各地|本(?:机关|单位|部门|[镇乡县市区局街])/;
const WIDER_THAN_OFFICE = /全[省市县区镇乡]|各级|各县区|各地/;
const WIDER_THAN_TOWN = /全[省市县州旗盟国]|全区(?!域)/;
const WIDER_THAN_COUNTY = /全[省市州盟国]/;
/** A city may be within a county's rank: 全市 is its own. */
const WIDER_THAN_CITY = /全[省国]/;

/**
 * Whose figure the words speak of; `undefined` where they do not say. Words that are part of the organ's own name limit nothing, and what names a result
 * or a reason does not limit a figure of it.
 */
export function scopeOf(words: string, owner: Owner, of: 'total' | 'result' | 'reason'): Scope | undefined {
  if (FILING.test(words)) return 'filing';
  const channel = CHANNEL.exec(words);
  if (channel) return 'channel';
  if (isWider(words, owner) || THE_OTHERS.test(words)) return 'part';
  const whole = WHOLE.test(words.includes('本级') ? words.replace(OWN_LEVEL, '本级') : words);
  // 县政府 and its office are others to a department and to the office that reports for itself alone
  const ofGovernment = owner.place === undefined ? 'part' : 'office';
  if (!whole && limits(words, OFFICE, owner)) return /(?:[市县区旗镇乡州]|人民)政府(?!信息)|代表/.test(words) ? ofGovernment : 'office';
  if ((of !== 'reason' && KIND.test(words)) || (of === 'total' && PART_OF_TOTAL.test(words))) return 'part';
  if (!whole && SOME_OF_MANY.test(words) && !owner.name.includes(SOME_OF_MANY.exec(words)?.[0] ?? '无')) return 'part';
  const own = /[我本该]([办局委处科所院厅校])/.exec(words)?.[1];
  if (own !== undefined && !owner.name.includes(own)) return own === '办' ? 'office' : 'part';
  if (!whole && GOVERNMENT_ITSELF.test(words)) return ofGovernment;
  return whole ? 'whole' : undefined;
}

const isWider = (words: string, { place }: Owner): boolean => widerThan(place).test(words);

function widerThan(place: string | undefined): RegExp {
  if (place === undefined) return WIDER_THAN_OFFICE;
  if (place === '镇' || place === '乡' || place === '街道') return WIDER_THAN_TOWN;
  return /[县区旗]$/.test(place) ? WIDER_THAN_COUNTY : place === '省' ? /全国/ : WIDER_THAN_CITY;
}

/** One of the places that a pattern finds is not a part of the organ's own name. */
function limits(words: string, pattern: RegExp, { name }: Owner): boolean {
  let found = false;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(words); match && !found; match = pattern.exec(words)) found = !isShortFor(match[0], name);
  pattern.lastIndex = 0;
  return found;
}

/** 市住建委 is short for 示例市住房和城乡建设委员会: its characters come in that order. */
function isShortFor(short: string, name: string): boolean {
  let at = 0;
  for (const c of short) {
    at = name.indexOf(c, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const PLACE_AT_END =
  /([\u4e00-\u9fff]{1,16}(?:省|市|州|县|区|旗|镇|乡|街道|局|委|厅|署|院|校|所|队|处|中心|公司|分局|管委会|委员会|办事处|政府|单位|部门|机关|系统))(?:共|总|累计|新|合计|全年|年内|已|依法|一共){0,6}$/;
const OF_ITS_OWN = /(?:^|[年度月日中，])(?:全|我|本)|各级|行政机关/;

/** 全年县市场监管局: the year is not the organ's. */
const YEAR_FIRST = /^(?:全年|本年)度?/;

/** The words end in the name of an organ: 县水务局. */
export const isPlace = (words: string): boolean => PLACE_AT_END.test(words);

/** The organ named directly before a verb is another than the report's own: 泗洪县公安局受理, 示例镇收到 in a county's report. */
export function isOfOthers(before: string, { name }: Owner): boolean {
  const place = PLACE_AT_END.exec(before)?.[1];
  if (place !== undefined && name.endsWith('分局') && /(?<![分支])局$/.test(place) && !/[我本]局$/.test(place)) return true;
  if (place === undefined || OF_ITS_OWN.test(place.replace(YEAR_FIRST, ''))) return false;
  const plain = place.replace(/^.*(?:年度?|月|日|中(?!心)|由)/, '');
  return plain.length > 1 && name !== '' && !isShortFor(plain, name) && !plain.includes(name) && !/^[省市州县区旗镇乡]政府$/.test(plain);
}

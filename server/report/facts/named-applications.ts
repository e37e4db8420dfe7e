import type { Meaning } from './meaning.ts';
import type { Run } from './mentions.ts';
import type { Piece, PlacedFigure } from './pieces.ts';
import { REACH } from './setting.ts';
import { beforeVerb } from './settle.ts';
import { isPlace } from './when-and-whose.ts';

/** Counted things that 收到, 办理, 答复 may be about when applications are not named directly. */
const OTHER_OBJECTS =
  /建议|提案|热线|工单|投诉|举报|信访|咨询|来信|来电|留言|信箱|意见|舆情|稿件|督办|诉求|求助|案卷|培训|会议|复议|诉讼|许可|处罚|规范性文件|政策文件|访谈|征集|查阅|接待|专区|问题|简报|决策|项目|各[类种]申请|(?:建房|低保|救助|登记|补贴|查询|认定|办证|审批|服务|事项|宅基地|住房|租房|资金|入学|落户|户口|用地|保障|临时|困难)申请/g;

/** The same for results and 结转, whose lists name 信访举报投诉类 themselves. */
const OTHER_RESULTS = /建议|提案|热线|工单|留言|复文|复议|诉讼|许可|处罚|规范性文件|政策文件|决策|项目|预算|资金/g;

const APPLICATION = /依申请公开|(?:政府|政务)?信息公开(?:的)?申请|公开申请|申请公开/g;

/** Of applications and other things counted, the last one named is another thing. */
function isOfOtherThings(text: string, others: RegExp): boolean {
  return lastOf(text, others) > lastOf(text, APPLICATION);
}

function lastOf(text: string, pattern: RegExp): number {
  let at = -1;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) at = match.index + match[0].length;
  pattern.lastIndex = 0;
  return at;
}

/** What may follow 共收到12件 where applications are not named in the clause. */
const BARE_BEHIND =
  /^(?:次)?(?:$|申请|政府信息|政务信息|信息公开|信息依申请|依申请|公开|均|全部|已|都|并|且|按|及时|依法|办结|答复|同比|较|比|其中|占|和|及)/;

/** 收到12份政府信息公开申请: not 申请表, nor 申请书, of which an application may have more than one. */
const NAMED_BEHIND = /^(?:政府|政务)?信息(?:依申请)?公开的?申请(?![表书答材])/;

/** The figure is about applications for information: they are named with it, or nothing else was named since. */
export function isNamed(run: Run, piece: Piece, figure: PlacedFigure, before: string, { bare, role }: Meaning, sentence: string): boolean {
  if (/(?:信息公开|公开|依申请)(?:的)?(?:申请|件|事项)/.test(before)) return true;
  if (bare) {
    const behind = piece.words.slice(figure.end);
    if ((figure.mention.unit === '份' || figure.mention.unit === '个') && !NAMED_BEHIND.test(behind)) return false;
    const read = run.text.slice(Math.max(0, figure.mention.start - REACH), figure.mention.start);
    if (!BARE_BEHIND.test(behind) || isOfOtherThings(read, OTHER_OBJECTS)) return false;
    if (IN_TIME.test(before) && LATE.test(run.text.slice(figure.mention.end, figure.mention.end + NEAR))) return false;
    const lead = beforeVerb(before).replace(LEADING, '');
    return lead === '' || isPlace(lead);
  }
  if (role === 'handled' && /主动公开/.test(sentence)) return false;
  if (role === 'refused' && isOfDocuments(sentence)) return false;
  return !isOfOtherThings(sentence, OTHER_RESULTS);
}

const BY_ACCESS = /(?:主动|(?:^|[，、；：]|其中))公开(?:类|的|信息|文件|公文)*(?:共|有|为)?[0-9０-９]/;
const DOCUMENTS =
  /公文|发文|文件|公开属性|属性|(?:制作|生成|产生)[^，。；]{0,8}信息|依申请公开(?:类|的|信息|文件|公文)*(?:共|有|为)?[0-9０-９]/;
const RECEIVED = /(?:收到|受理|办理|办结|答复)[^，。；]{0,8}依申请公开/;

/** 制发公文707件，其中主动公开673件，依申请公开20件，不予公开14件: documents by who may read them. */
const isOfDocuments = (sentence: string): boolean => BY_ACCESS.test(sentence) && DOCUMENTS.test(sentence) && !RECEIVED.test(sentence);

/** So far behind a figure it may be said what was answered late. */
const NEAR = 120;
/** 法定期限内答复28件，延期答复2件: not all of them. */
const IN_TIME = /(?:期限|时限)内/;

const LATE = /延期|延长|超期|逾期|其余/;

/** What may stand before 共收到12件 and says nothing about what was received. */
const LEADING =
  /其中|[12]\d{3}年度?|全年度?|年度?内|今年以?来?|本年度?|当年|一年来|截至?|目前|[上下]半年|[一二三四1-4]季度|[0-9]{1,2}月[0-9]{0,2}[日底]?|[全我本][省市州县区旗镇乡局街道机关单位部门]+|各级(?:各部门|行政机关|政府)?|共|累计|总计|合计|已经?|均|全部|按[时期规]定?|按照(?:法定|规定)?(?:时限|期限|要求|规定)|(?:在|于)?(?:法定|规定)(?:期限|时限)内|予以|及时|依法|依规|新|并|通过|从办理情况看|办理情况|申请|情况/g;

import { comesBack } from './comparisons.ts';
import { firstOf } from './neighbour-words.ts';
import { withoutPlans } from './plans.ts';
import { tellsOf } from './telling-figures.ts';
import { type Place, WINDOW } from './year-place.ts';
import { AGAINST, NOW, isNamed, yearsIn } from './year-words.ts';

/** A look back. */
const LOOK_BACK =
  /曾|以来|首次|年均|当时|时任|回顾|对照|过去|往年|历年|去年|前年|整改|更正|补报|此前|之前|起步|改革|成立|组建|挂牌|合并|划转|获评|荣获|获得|入选|试点|申请人于|届满|到期|失效|有效期|启动|立案|涉诉|一审|二审|再审|遗留/;

/** What stands before the year in its clause, where the year is the time of the whole sentence. */
const SUBJECT =
  /^(?:(?:其中|一是|二是|三是|四是|五是|六是|在|自|从|经统计|经核实|据统计|统计显示|情况|方面|工作)|(?:我|本|全)[^，；。：]{1,8}(?:在)?|[^，；。：]{1,16}(?:人民政府|政府|办事处|街道|[镇乡局委办县区市])(?:在)?|[^，；。：]{0,16}(?:情况|方面|工作))$/;

/** What a report counts, in the words it counts it with. */
const COUNTED =
  /^(?:全年|全年度|一年来)?，?[^，。；]{0,40}?，?[^，。；]{0,24}?(?:主动公开|公开(?:了)?(?:各类|各种)?(?:政府|政务)?信息|(?:发布|更新|公布|推送|制作)[^，。；0-9]{0,10}?(?:信息|文件|解读|稿件|公报)|[共计]公开|收到|接到|受理|新收|收办|办结|答复|(?:政府|政务)?信息公开申请|未发生|没有发生|未产生|行政复议|行政诉讼|制发|制定(?:发布)?(?:行政)?规范性文件|现行有效|收取|收费|处理费|无其[他它]需要|没有其[他它]需要)/;

/** 2024年底, 2024年相比, 2024年结转: a time or a thing of its own, not the year that the sentence is about. */
const NO_WHOLE_YEAR =
  /^(?:相比|同期|全年相比|[0-9]{1,2}月|第?[一二三四]季度|[上下]半年|[春夏秋冬]季?|底|末|初|年|以前|前|起|后|开始|之后|版|结转|转结|转入|未办结|的)/;

/** 2024年收到的申请: perhaps handled this year. */
const ATTRIBUTE = /^[^，。；]{0,16}(?:收到|接到|受理|申请|提出|公开|发布|制发|办理|新收)(?:过|了)?的(?!政府信息公开申请[共总为0-9])/;

/** 在2024年度全市考核中获优秀等次, 2024年政府网站抽查结果: looked into and told a year later. */
const RATED = /^[^，。；]{0,16}(?:考核|测评|考评|评估|评议|评比|督查|检查|抽查|排名|表彰)(?:中|结果|等次|得分|位列|反馈|通报)/;

/** What a report says in general of the year's work. */
const NARRATED =
  /^(?:，?(?:我|本|全|在|以|按照|根据|依据|围绕|政府信息公开工作|政务公开工作)|，?[^，。；、0-9]{0,16}?(?:坚持|认真|严格|深入|全面|着力|扎实|切实|积极|持续|不断|进一步|加强|落实|贯彻|紧紧|高度重视|学习|统筹|按照|以习近平|聚焦|推进|深化|在[省市县区镇乡街党上]))/;

/** The general words of section five. */
const PROBLEMS = /^，?[^。；]{0,60}(?:存在|不足|取得(?:了)?[^，。]{0,8}(?:成绩|成效|进展)|问题)/;

const YEAR_END = /^(?:12月(?:31日|底|末)|底|末|年底|年末|年终)/;
/** 截至2024年底结转的3件: what that year left over for this one. */
const LEFT_OVER = /^(?:12月(?:31日|底|末)?|底|末|年底|年末|年终)(?:仍|尚)?(?:未办结|未答复|结转|遗留|在办)/;
const WHOLE_YEAR = /^1月1日(?:零时)?起?(?:至|到|—{1,2}|–|-|－|~|～)(?:([12][0-9]{3})年)?12月31日/;

/** 现将2024年政府信息公开工作情况报告如下. */
const ANNOUNCED = /(?:现将|现就|现对|现公布|本报告[为是]|本年报[为是])[^，。；]{0,30}$/;

const DRAWN_UP = /(?:编制|形成|撰写)了?[^，。；]{0,30}$/;
const REPORT_NAME = /^[^，。；《]{0,24}(?:政府|政务)?信息公开/;
const SAME_YEAR = /(?:本年度?|报告年度|本报告期|统计年度|统计(?:期限|时限|时间|区间|范围)|报告期(?:限)?)(?:[（(]|为|是|即|：)?$/;
const CLAUSE_END = /[，。；：、！？,;:!?（(]/;
const REACH = 40;

/** A look back says so within this many characters. */
const NEAR = 40;

/** Where the words end that show that the report's own year is meant; `undefined` where nothing shows it. */
export function endOfShown(place: Place): number | undefined {
  const { words, year, part, sentences, index, at, behind } = place;
  const own = sentences[index];
  if (!own) return undefined;
  const rest = index === sentences.length - 1 && place.beside.isCut ? firstOf(place.beside.behind, 1) : '';
  const sentence = words.slice(Math.max(own.start, at - WINDOW), Math.min(own.end, behind + WINDOW)) + rest;
  if (sentence.includes(`${year}年`) || NOW.test(sentence) || yearsIn(sentence) > 1) return undefined;
  let from = at;
  while (from > own.start && at - from < REACH && !CLAUSE_END.test(words.charAt(from - 1))) from--;
  // a page or a line may have cut the sentence
  const cut =
    from === 0 && !/[。；！？：]$/.test(place.beside.before) ? place.beside.before.slice(-8).replace(/^.*[，。；：、！？]/, '') : '';
  const before = cut + words.slice(from, at);
  // the bracket of （三） opens no remark
  const mark = from === 0 || from < (part.numbering?.mark.length ?? 0) ? '' : words.charAt(from - 1);
  const after = words.slice(behind, Math.min(own.end, behind + 120));
  if (SAME_YEAR.test(words.slice(Math.max(own.start, at - 10), at)) && !/^[0-9]/.test(after)) return behind;
  const told = words.slice(Math.max(own.start, at - WINDOW), Math.min(own.end, behind + NEAR));
  if (LOOK_BACK.test(own.end - behind < NEAR ? `${told}${rest.slice(0, NEAR)}` : told)) return undefined;
  if (/截[至止]到?$/.test(before)) {
    const isEnd = YEAR_END.test(after) && !LEFT_OVER.test(after) && !sentence.includes('上年');
    return isEnd && !comesBack(place) ? behind : undefined;
  }
  const whole = WHOLE_YEAR.exec(after);
  if (whole) return AGAINST.test(before) || /[较比]/.test(before) ? undefined : behind + whole[0].length;
  if (ANNOUNCED.test(before) && REPORT_NAME.test(after)) return behind;
  if (part.section === undefined && DRAWN_UP.test(before) && REPORT_NAME.test(after)) return behind;
  if (mark === '、' || mark === '（' || mark === '(') return undefined;
  const words1 = before.replace(/^[（(]?[一二三四五六七八九十0-9]+[）)、.．]/, '');
  if ((words1 !== '' && !SUBJECT.test(words1)) || AGAINST.test(words1)) return undefined;
  if (NO_WHOLE_YEAR.test(after) || ATTRIBUTE.test(after) || RATED.test(after)) return undefined;
  if (COUNTED.test(after)) {
    const tells = tellsOf(place);
    if (tells !== undefined) return tells ? behind : undefined;
    return place.written < year - 1 || comesBack(place) ? undefined : behind;
  }
  const isFirst = own.start === 0 || index === 0;
  if (part.section === 'problems') return isFirst && PROBLEMS.test(after) && !isNamed(withoutPlans(words, year), year) ? behind : undefined;
  if (part.section !== 'overview' && part.section !== undefined) return undefined;
  return (isFirst || index === 1) && NARRATED.test(after) && !isNamed(words, year) ? behind : undefined;
}

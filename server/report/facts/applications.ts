import { keptWith } from '../../text/kept.ts';
import { codesOf } from '../../text/char-finder.ts';
import { isHan } from '../../text/fold.ts';
import type { Span } from '../../text/span.ts';
import type { Squeezed } from '../../text/passage.ts';
import { squeezed } from '../../text/squeezed.ts';
import type { ProsePart, Report } from '../report.ts';
import { isOfOthers, ownerOf } from './when-and-whose.ts';

/** A statement of the prose about the applications of the whole year, not limited to a kind, a channel, an office or a part of the year. */
export interface ApplicationStatement {
  /** 未收到政府信息公开申请 · 收到政府信息公开申请1件. */
  readonly says: 'none' | 'some';
  /** From the verb to the noun or the unit. */
  readonly span: Span;
  /** The same without white space. */
  readonly text: string;
}

const APPLICANTS = '公民、法人(?:和|或|及|、)(?:者)?其他组织|群众|社会公众|申请人|单位(?:和|或)个人';
/** What may stand between the verb and its object without limiting it. */
const FILLER = `(?:任何(?:形式)?|来自|一[件份条次例]|有关|相关|关于|要求|${APPLICANTS}|提出|提交|的){0,5}`;
const INFORMATION = '(?:政府|政务)?信息';
const NOUN = [
  `依申请(?:${INFORMATION})?公开(?:的)?(?:相关)?(?:的)?(?:${INFORMATION})?(?:的)?(?:申请|事项|案件|件(?!数))?`,
  `${INFORMATION}(?:依申请)?公开(?:的)?申请`,
  `${INFORMATION}(?:依申请公开(?:件(?!数))?|申请公开件(?!数))`,
  `公开(?:的)?${INFORMATION}的?申请`,
  '公开申请',
  `申请公开(?:的)?${INFORMATION}`,
].join('|');
/** 申请 alone counts where the paragraph or its heading speaks of disclosure. */
const BARE = '申请(?!公开|人|表|书|政府|信息)';
const NUMBER = '[0-9０-９]{1,6}|[零〇一二两三四五六七八九十百]{1,5}';
const UNIT = '[件次条份宗起例]';

const NONE = new RegExp(
  `(?:尚未|暂未|从未|未|没有|没|无)(?:曾|有)?(?:收到|接到|接收到|接收|收|受理|办理)(?:过|到)?${FILLER}(?:${NOUN}|${BARE})|(?:没有|无|未)(?:发生|产生|出现)?过?(?:${INFORMATION}公开申请|依申请公开(?:政府信息)?的?(?:申请|事项|件|情况|情形))|依申请公开(?:方面|情况|工作)?[：:，](?:本年度?|全年|今年|[12][0-9]{3}年度?)?[：:，]?(?:无|没有)$|(?:没有|未有|无)(?:${APPLICANTS}|人)(?:依法)?(?:向[^，。；：、]{1,10}?)?(?:申请(?:${INFORMATION})?公开|(?:提出|提交)(?:任何)?(?:${NOUN}))|(?:没有|无)(?:新增|新收|新的)(?:的)?(?:${NOUN})|(?:${NOUN})(?:工作|数量)?(?:为|是|实现|保持)?[“"]?零(?:受理|申请)[”"]?`,
  'g',
);
const COUNTED = new RegExp(
  `(?:收到|接到|接收|受理|新收|收办|办理)(?:(?:并|和|及|、)(?:全部)?(?:受理|办理|办结|处理|答复))?(?:了|到)?(?:(${NUMBER})(?:余|多)?${UNIT}${FILLER}(?:${NOUN}|${BARE})|${FILLER}(?:${NOUN}|${BARE})(?:共计|总计|合计|累计|数量|件数|总数|共|为|是|：|:){0,3}(${NUMBER})(?:余|多)?${UNIT})`,
  'g',
);
/** 依申请公开0件. */
const ZERO = new RegExp(
  `(?:^|(?<=年|年度|全年|机关|单位|街道|[镇乡县市区局委府处共，。；：]))(?:${NOUN})(?:总数|总量|申请量|受理量|收件量|数量|件数|受理数|量|办件[数量]?|数)?(?:共计|共|均|都|为|是|：|:){0,2}(?:0|０|零|〇)(?:${UNIT}|(?=[，。；]|$))`,
  'g',
);

/** What limits a clause to a channel, an applicant, an outcome, a reason, an office, or is about another count. */
const SCOPED =
  /网上|网络|线上|在线|互联网|平台|网站|系统|微信|公众号|微博|新媒体|客户端|查阅[点场室]|档案馆|图书馆|企事业|邮箱|邮件|信函|邮寄|邮政|当面|现场|窗口|传真|电话|口头|书面|自然人|企业|律师|(?<![和或、])个人|不予|重复|补正|逾期|超期|投诉|举报|信访|复议|诉讼|引发|引起|被|其中|分别|其[他它](?!组织)|另|代表|办公室|政府办|党政办|本级|部门|科室|股室|站所|村|社区|乡镇|镇街|街镇|[省市县区州局委厅院]直(?!接)|直属单位|下属|所属|[省市县区镇委局厅校院]属|事业单位|二级单位|各|转办|转来|移交|以外|除|收费|处理费|费用|撤销|撤回|结转|平均|月均|[0-9一二三四五六七八九十两]个(?:乡|镇|街道|部门|单位|县|区)|[0-9]家|同比|增长|减少|[比较]上|较去|不符|涉及|征地|拆迁|12345|热线/g;
/** All of those that the report is about, however many they are. */
const EVERY = /(?:全[省市州县区旗镇乡])?各级(?:各部门|行政机关|机关|政府及其部门)/;
/** 我局 in the report of another kind of body. */
const OWN_OFFICE = /[我本该]([办局委处科所院厅校])/;
/** A part of the year, other years, what is only supposed. */
const OTHER_TIME =
  /上半年|下半年|季度|[0-9一二三四五六七八九十]{1,2}月|去年|上年|上一年|前年|往年|历年|(?<!年)以来|近[0-9一二三四五六七八九十两]{1,2}年|今后|下一步|^(?:如|若|如果|凡|一旦|对)/;
const YEAR = /(?<![0-9])([12][0-9]{3})年/g;
/** 1月1日至12月31日 is the whole year. */
const YEAR_BOUNDS = /(?:1月1日起?|12月31日止?)/g;
const COMMAS = codesOf('，,');
const SENTENCE_ENDS = codesOf('。；！？;!?');
// most characters are Chinese, and no mark
const endsSentence = (c: number): boolean => !isHan(c) && SENTENCE_ENDS.has(c);
const endsClause = (c: number): boolean => !isHan(c) && (SENTENCE_ENDS.has(c) || COMMAS.has(c));
/** A clause no longer than this that stands directly before the statement sets its time or scope: 2025年上半年，. */
const SHORT = 16;
const REACH = 40;
/** A clause of its own that says what was done, not when or where. */
const ACHIEVEMENT = /畅通|健全|规范|完善|拓宽|设立|公布|优化|加强|做好|推进|明确|落实/;
/** Sentences are looked at no further than this from the word 申请. */
const LONGEST = 300;
const NEGATION = /[未没无]|零[受申]/;
/** 未收到申请答复的, 从未收到申请到收到5件. */
const ABOUT_ANSWERS = /^(?:答复|回复|到|的(?:[各等]?(?:单位|部门|机关|地方|地区|科室|企业)|[乡镇街村社县区]))/;
const RECEIVED = /收到|接到|接收|受理|新收|收办|办理/;
const NOUGHT = /[0０零〇](?![0-9０-９])/;

/** Every such statement, in document order. Worked out once per report. */
export const applicationStatements = keptWith((report: Report): readonly ApplicationStatement[] => readStatements(report));

function readStatements(report: Report): readonly ApplicationStatement[] {
  const found: ApplicationStatement[] = [];
  let above: ProsePart | undefined;
  for (const part of report.prose) {
    if (part.kind === 'paragraph' || part.kind === 'heading') collect(report, part, above, found);
    above = part;
  }
  return found;
}

const DISCLOSURE = /依申请公开|公开申请|申请公开/;

/** A paragraph that is looked through. */
interface Paragraph {
  readonly report: Report;
  readonly whole: Squeezed;
  readonly above: ProsePart | undefined;
  /** It or what stands above it speaks of disclosure; looked for once, where a sentence depends on it. */
  isAboutDisclosure: boolean | undefined;
}

/** A sentence with the word 申请. */
interface Sentence {
  readonly paragraph: Paragraph;
  /** Where it begins in the whole paragraph. */
  readonly from: number;
  readonly text: string;
}

function collect(report: Report, part: ProsePart, above: ProsePart | undefined, found: ApplicationStatement[]): void {
  const whole = squeezed(part.passage);
  const { text } = whole;
  const paragraph: Paragraph = { report, whole, above, isAboutDisclosure: undefined };
  let done = 0;
  for (let at = text.indexOf('申请'); at >= 0; at = text.indexOf('申请', done)) {
    const from = Math.max(done, sentenceStart(text, at));
    done = sentenceEnd(text, at);
    collectIn({ paragraph, from, text: text.slice(from, done) }, found);
  }
}

function collectIn(sentence: Sentence, found: ApplicationStatement[]): void {
  const { text } = sentence;
  if (NEGATION.test(text)) {
    eachMatch(text, NONE, (match) => {
      const end = match.index + match[0].length;
      if (!ABOUT_ANSWERS.test(text.slice(end, end + 3))) add(sentence, 'none', match.index, end, found);
    });
  }
  if (RECEIVED.test(text)) {
    eachMatch(text, COUNTED, (match) => {
      if (NOT_RECEIVED.test(text.slice(Math.max(0, match.index - 4), match.index))) return;
      add(sentence, isZero(match[1] ?? match[2] ?? '') ? 'none' : 'some', match.index, match.index + match[0].length, found);
    });
  }
  if (NOUGHT.test(text)) eachMatch(text, ZERO, (match) => add(sentence, 'none', match.index, match.index + match[0].length, found));
}

const NOT_RECEIVED = /(?:[未没无不]有?新?共?|确保|保证|做到|每)$/;

function add(
  { paragraph, from, text }: Sentence,
  says: ApplicationStatement['says'],
  start: number,
  end: number,
  found: ApplicationStatement[],
): void {
  const { report, whole, above } = paragraph;
  paragraph.isAboutDisclosure ??= DISCLOSURE.test(whole.text) || (above !== undefined && DISCLOSURE.test(above.passage.text));
  if (!paragraph.isAboutDisclosure && !text.slice(start, end).includes('公开')) return;
  if (!isUnscoped(report, text, start, end)) return;
  const span = whole.span(from + start, from + end);
  const last = found[found.length - 1];
  if (last && last.span.start < span.end && span.start < last.span.end) return;
  found.push({ says, span, text: text.slice(start, end) });
}

/** Calls `visit` for each match of a global pattern; the pattern's position is left at the start. */
function eachMatch(text: string, pattern: RegExp, visit: (match: RegExpExecArray) => void): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) visit(match);
  pattern.lastIndex = 0;
}

function sentenceStart(text: string, at: number): number {
  let from = at;
  while (from > 0 && at - from < LONGEST && !endsSentence(text.charCodeAt(from - 1))) from--;
  return from;
}

function sentenceEnd(text: string, at: number): number {
  let to = at + 2;
  while (to < text.length && to - at < LONGEST && !endsSentence(text.charCodeAt(to))) to++;
  return to;
}

const isZero = (count: string): boolean => /^[0０零〇]+$/.test(count);

/** Nothing in the clause, nor in short clauses directly before it, limits what is said. */
function isUnscoped(report: Report, text: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && start - from < REACH && !endsClause(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < REACH && !endsClause(text.charCodeAt(to))) to++;
  const behind = text.slice(end, to);
  const own = text.slice(from, start) + (/^(?:和|及|、|与|或|以及|的?情况)/.test(behind) ? '' : behind);
  if (isOfAnother(report, text.slice(from, start))) return false;
  if (isLimited(report, own, report.organ) || isLimited(report, text.slice(start, end), '')) return false;
  for (let clauses = 0; clauses < 2 && from > 0 && !endsSentence(text.charCodeAt(from - 1)); clauses++) {
    const stop = from - 1;
    from = stop;
    while (from > 0 && stop - from <= SHORT && !endsClause(text.charCodeAt(from - 1))) from--;
    if (stop - from > SHORT) return true;
    const clause = text.slice(from, stop);
    if (isOfOtherTime(report, clause) || (!ACHIEVEMENT.test(clause) && isScoped(report.organ, clause))) return false;
  }
  return true;
}

/** 县公安局未收到: said of another body than the report's own, named in so many words. */
function isOfAnother(report: Report, before: string): boolean {
  const named = before.replace(/[均都也则]$/, '');
  return !ANY_BODY.test(named) && isOfOthers(named, ownerOf(report));
}
const ANY_BODY = /(?:机关|单位|部门|系统|园区|开发区|高新区|新区|景区|辖区|地区)$/;

const isLimited = (report: Report, clause: string, organ: string | undefined): boolean =>
  isOfOtherTime(report, clause) || isScoped(organ, clause);

function isOfOtherTime({ year }: Report, clause: string): boolean {
  const words = clause.replace(YEAR_BOUNDS, '');
  if (OTHER_TIME.test(words)) return true;
  let other = false;
  eachMatch(words, YEAR, (match) => {
    other ||= year !== undefined && Number(match[1]) !== year;
  });
  return other;
}

function isScoped(organ: string | undefined, words: string): boolean {
  const clause = words.replace(EVERY, '');
  const office = OWN_OFFICE.exec(clause)?.[1];
  if (office !== undefined && !organ?.includes(office)) return true;
  let scoped = false;
  eachMatch(clause, SCOPED, ([scope]) => {
    scoped ||= !organ?.includes(scope);
  });
  return scoped;
}

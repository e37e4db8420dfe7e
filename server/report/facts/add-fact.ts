import type { Reading, Role, Scope, Subject } from './facts.ts';
import type { Meaning } from './labels.ts';
import type { Mention, Run, Unit } from './mentions.ts';
import { type Piece, type PlacedFigure, offsetIn } from './pieces.ts';
import { applicationReadings, caseReadings, publicationReadings } from './readings.ts';
import { REACH, type Reader, type Setting, sentenceTo, TIME_FIRST } from './setting.ts';
import { isEveryWay, isOfWayBefore, noteWay } from './ways.ts';
import { isOfOthers, isPlace, scopeOf, type When, whenOf } from './when-and-whose.ts';

/** Time and scope of a figure stand no further before it in its piece. */
const NEAR = 120;
/** Counted things that 收到, 办理, 答复 may be about when applications are not named directly. */
const OTHER_OBJECTS =
  /建议|提案|热线|工单|投诉|举报|信访|咨询|来信|来电|留言|信箱|意见|舆情|稿件|督办|诉求|求助|案卷|培训|会议|复议|诉讼|许可|处罚|规范性文件|政策文件|访谈|征集|问题|简报|决策|项目|各[类种]申请|(?:建房|低保|救助|登记|补贴|查询|认定|办证|审批|服务|事项|宅基地|住房|租房|资金|入学|落户|户口|用地|保障|临时|困难)申请/g;
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
  /^(?:次)?(?:$|申请|政府信息|政务信息|信息公开|依申请|公开|均|全部|已|都|并|且|按|及时|依法|办结|答复|同比|较|比|其中|占|和|及)/;
const COUNTS: ReadonlySet<Unit | undefined> = new Set(['件', '条', '次', '份', '宗', '起', '例', '个', '项', '部', undefined]);
const MONEY: ReadonlySet<Unit | undefined> = new Set(['元']);
/** Words that lead to what is counted without limiting it: 因政府信息公开引发的. */
const ABOUT_DISCLOSURE =
  /(?:因|由|涉及|关于|有关|涉|就)?(?:本机关|本单位)?(?:(?:政府|政务)?信息(?:依申请)?|依申请)公开(?:工作|申请|领域|类|方面|事项|答复|行为)?(?:而)?(?:引发|引起|导致|产生|提起|提出|被申请|发生)?(?:的)?/g;
/** 收到12件涉及征地的申请, 受理3件因…引发: some of the applications. */
const SOME_BEHIND = /^(?:政府信息公开|信息公开)?(?:申请|案件)?(?:涉及|关于|要求|因|需|被|经|属于?|系|引发|收取|收费|存在|未)/;
/** Applications for what is public already count as granted in table three; a list that has them on their own counts the granted without them. */
const ALREADY_PUBLIC = /(?:主动公开|已公开|已经公开|已(?:经)?(?:通过|在)[^，。；]{1,12}公开)(?:类|范围|信息|的|情形)*(?:共|为)?[0-9]/;
/** Somebody decides reviews or suits. */
const DECIDES = /(?<!未)审结|(?<!未)审理|(?:新收|受理|办理|收到|接到|承办)[^，。；]{0,10}(?:复议|诉讼)/;
const DISCLOSED_THINGS = /主动公开|公开透明/g;
const AS_REVIEWER = /新收|审理|审结|受理|办理|办结|收到|接到|接收|承办|出庭|代理|指导/;

/** Adds what a figure says, if it says something that the tables say: its time, whose it is, and which cells it may be. */
export function addFigure(
  reader: Reader,
  setting: Setting,
  run: Run,
  piece: Piece,
  figure: PlacedFigure,
  before: string,
  meaning: Meaning,
  topic: boolean,
): void {
  const { mention } = figure;
  const { subject, role, applicant } = meaning;
  const isMoney = subject === 'adminFees' || subject === 'processingFee';
  if (!(isMoney ? MONEY : COUNTS).has(mention.unit)) return;
  if (/不(?:含|包括|包含)|除外/.test(before) || (!isMoney && !Number.isInteger(mention.value))) return;
  const isCase = subject === 'review' || subject === 'cases' || subject.startsWith('litigation');
  const isApplication = subject === 'applications';
  if (isApplication && isTotalRole(role) && /协助|配合|协同|会同/.test(before)) return;
  if (isCase && role === 'total' && /(?:作为|是)[^，。；]{0,6}复议机关/.test(before)) return;
  const sentence = sentenceTo(setting, run, mention);
  // 公示信息227条，其中行政处罚62条: notices that were published
  if (role === 'decided' && mention.unit === '条' && !/决定|[作做]出/.test(sentence)) return;
  // 权责清单3216项，其中行政许可256项; 保留行政权力841项。其中，行政许可24项
  if (role === 'decided' && mention.unit === '项' && !DECIDED.test(sentence)) return;
  if (isApplication && !topic && setting.named > mention.end + 20) return;
  if (isApplication && !isNamed(run, piece, figure, before, meaning, sentence)) return;
  const words = piece.words.slice(Math.max(0, figure.start - NEAR), figure.start);
  const own = isCase ? words.replace(ABOUT_DISCLOSURE, '') : words;
  const { when, scope: settled } = settle(reader, setting, piece, own, before, ofOf(subject, role));
  const scope = isApplication ? byWay(setting, run, mention, role, settled, words, sentence) : settled;
  if (subject === 'normativeDocuments' || subject === 'rules' || subject === 'documents') setting.documents = subject;
  const isRepeated =
    setting.within &&
    isTotalRole(role) &&
    applicant === undefined &&
    !before.includes('新收') &&
    setting.parents.length > 0 &&
    (setting.parents.includes(role) || piece.mark === '、' || /^(?:其中|含|包括)/.test(piece.words));
  if (isApplication && applicant === undefined && !isRepeated && role !== 'carriedOver' && role !== 'carriedForward')
    setting.parents = [...setting.parents.filter(isTotalRole), role];
  const isSome = isApplication && isTotalRole(role) && applicant === undefined && SOME_BEHIND.test(piece.words.slice(figure.end));
  const isPart = isRepeated || isSome || (scope === 'office' && (setting.within || setting.parted === role));
  if (scope === 'part') setting.parted = role;
  if (isApplication) setting.carried = role === 'carriedOver' ? 1 : 0;
  const after = run.text.slice(mention.end, mention.end + 60);
  const held = HELD_IN_BRACKETS.exec(run.text.slice(Math.max(0, mention.start - 40), mention.start))?.[1] ?? '';
  const isAtYearsEnd = role === 'carriedForward' && /12月31日|年底|年末/.test(sentence);
  if (role === 'carriedForward' && meaning.doubtful && !isAtYearsEnd) return;
  const isStock = role === 'issued' || role === 'repealed' || role === 'inForce';
  if (
    (role === 'repealed' || role === 'inForce') &&
    /清理|(?:确定|确认|宣布)继续有效/.test(sentence) &&
    !STANDS_AT_YEARS_END.test(words + before)
  )
    return;
  const isDoubted =
    (isStock && CLEANED_UP.test(sentence)) ||
    (role === 'received' && /受理/.test(before) && REGISTERED.test(sentence)) ||
    (meaning.doubtful && !isAtYearsEnd) ||
    ((role === 'granted' || role === 'grantedOrPartly') && ALREADY_PUBLIC.test(sentence + after)) ||
    (held !== '' && RESULTS_ALONE.has(role) && !held.includes('部分公开'));
  const certain =
    role === 'decided'
      ? isWholeDecision(sentence, before)
      : !isDoubted && (!isCase || isOfDisclosure(setting, mention, sentence, before, role, topic));
  if (isCase && !certain && !/公开/.test(words.replace(DISCLOSED_THINGS, ''))) {
    setting.cases = undefined;
    return;
  }
  if (isCase) setting.cases = subject;
  setting.heard = true;
  reader.add({
    run,
    mention,
    value: mention.value,
    approximate: mention.approximate,
    at: mention.at,
    stretch: { start: mention.start, end: mention.numeralEnd },
    text: quoted(before, mention),
    subject,
    role,
    applicant,
    time: when.time,
    year: when.year,
    scope: isPart ? 'part' : (scope ?? 'whole'),
    certain,
    accepted: acceptedOf(reader, setting, meaning, before.includes('新收'), held, after),
  });
}

/** The scope of a figure of applications, which may be those that came in one way. */
function byWay(
  setting: Setting,
  run: Run,
  mention: Mention,
  role: Role,
  settled: Scope | undefined,
  words: string,
  sentence: string,
): Scope | undefined {
  if (settled === undefined) return isOfWayBefore(setting, run, mention) ? 'channel' : undefined;
  if (settled !== 'channel') return settled;
  if (isEveryWay(run, mention, words, sentence)) return undefined;
  if (isTotalRole(role)) noteWay(setting, mention);
  return settled;
}

/** The figure is about applications for information: they are named with it, or nothing else was named since. */
function isNamed(run: Run, piece: Piece, figure: PlacedFigure, before: string, { bare, role }: Meaning, sentence: string): boolean {
  if (/(?:信息公开|公开|依申请)(?:的)?(?:申请|件|事项)/.test(before)) return true;
  if (bare) {
    if (figure.mention.unit === '份' || figure.mention.unit === '个') return false;
    const read = run.text.slice(Math.max(0, figure.mention.start - REACH), figure.mention.start);
    if (!BARE_BEHIND.test(piece.words.slice(figure.end)) || isOfOtherThings(read, OTHER_OBJECTS)) return false;
    if (IN_TIME.test(before) && LATE.test(run.text.slice(figure.mention.end, figure.mention.end + NEAR))) return false;
    const lead = beforeVerb(before).replace(LEADING, '');
    return lead === '' || isPlace(lead);
  }
  if (role === 'handled' && /主动公开/.test(sentence)) return false;
  return !isOfOtherThings(sentence, OTHER_RESULTS);
}

/** 法定期限内答复28件，延期答复2件: not all of them. */
const IN_TIME = /(?:期限|时限)内/;
const LATE = /延期|延长|超期|逾期|其余/;

/** What may stand before 共收到12件 and says nothing about what was received. */
const LEADING =
  /其中|[12]\d{3}年度?|全年度?|年内|今年以?来?|本年度?|当年|一年来|截至?|目前|[上下]半年|[一二三四1-4]季度|[0-9]{1,2}月[0-9]{0,2}[日底]?|[全我本][省市州县区旗镇乡局街道机关单位部门]+|各级(?:各部门|行政机关|政府)?|共|累计|总计|合计|已经?|均|全部|按[时期规]定?|(?:在|于)?(?:法定|规定)(?:期限|时限)内|予以|及时|依法|依规|新|并|通过|从办理情况看|办理情况|申请|情况/g;

/** Powers are counted in 项 as well, but only decisions are made. */
const DECIDED = /[作做]出|决定(?!事项|权)|办[理结件](?!事项)|实施了|核发|审批了|准予/;
/** A clean-up counts what it looked at, which may be more or less than the year's. */
const CLEANED_UP = /清理|集中公开|备案审查|后评估/;
/** 登记36件，受理34件: two of them were not taken up. */
const REGISTERED = /登记[^，。；]{0,14}[0-9]件/;
/** What a clean-up kept or repealed is its own result, unless it is said to be how things stand. */
const STANDS_AT_YEARS_END = /现行有效|截[至止]|12月31日|年[底末终]/;
/** 予以公开（含部分公开）7件, 收到（含上年结转2件）15件. */
const HELD_IN_BRACKETS = /[（(](?:含|包括|包含)([^）)]{1,30})[）)](?:共|计|为|合计)*$/;
const RESULTS_ALONE: ReadonlySet<Role> = new Set(['granted', 'partly', 'refused', 'unavailable', 'notProcessed']);
/** Decisions of the whole year, not those in a field or those that were published: several kinds are named, or the year. */
const ALL_DECISIONS =
  /行政许可.{0,60}行政(?:处罚|强制)|行政处罚.{0,60}行政(?:许可|强制)|处理决定|(?:全年|年度?|年内)[，,]?[^，。；]{0,14}[作做]出|(?:^|[，,；])[全我本][市县区镇乡局州](?:共|累计)?[作做]出/;

function isWholeDecision(sentence: string, before: string): boolean {
  const isMade = /[作做]出/.test(sentence) || /处理决定/.test(before);
  return isMade && ALL_DECISIONS.test(sentence) && /行政(?:许可|处罚|强制)/.test(before) && !/办理|实施|查处|立案/.test(before);
}

const isTotalRole = (role: Role): boolean =>
  role === 'received' || role === 'handled' || role === 'answered' || role === 'receivedAndCarriedOver';

function ofOf(subject: Subject, role: Role): 'total' | 'result' | 'reason' {
  if (subject === 'applications') return isTotalRole(role) ? 'total' : role === 'reason' ? 'reason' : 'result';
  return subject === 'adminFees' || subject === 'processingFee' ? 'reason' : role === 'total' ? 'total' : 'result';
}

/** When and whose, by the words of the piece, else by what was said before. */
function settle(
  { year, owner }: Reader,
  setting: Setting,
  piece: Piece,
  words: string,
  before: string,
  of: 'total' | 'result' | 'reason',
): { readonly when: When; readonly scope: Scope | undefined } {
  const when = whenOf(words, year) ?? setting.when;
  const said = scopeOf(words, owner, of) ?? (isOfOthers(beforeVerb(words), owner) ? 'part' : undefined);
  if (piece.depth === 0) {
    setting.when = when;
    if (TIME_FIRST.test(words)) setting.base = when;
    if (said === 'office' || said === 'whole' || said === 'filing') setting.scope = said;
    else if (said === 'part' && isOfOthers(beforeVerb(before), owner)) setting.scope = 'part';
  }
  return { when, scope: said ?? setting.scope };
}

const beforeVerb = (words: string): string =>
  /^(.*?)(?:新?收到?|接到|接收|(?:受理|办理|处理)(?!中心|窗口|点|机构|平台|系统)|收办|办结|答复|回复|反馈|承办|审理|审结|制发|制定|作出|废止)/.exec(
    words,
  )?.[1] ?? '';

/** A figure of 复议 or 诉讼 that says, or whose paragraph says, that it is about disclosure, and not as the body that decides reviews. */
function isOfDisclosure({ named }: Setting, mention: Mention, sentence: string, before: string, role: Role, topic: boolean): boolean {
  if (role === 'total' && AS_REVIEWER.test(before.slice(-30))) return false;
  if (DECIDES.test(sentence)) return false;
  return /公开/.test(sentence.replace(DISCLOSED_THINGS, '')) || topic || named < mention.start;
}

/** What leads to a label and is not quoted with it: 其中, 2025年，全年共. */
const UNQUOTED = /^(?:其中|[全我][省市州县区旗镇乡局]|另有|另外|含|并|且|在|，|[12]\d{3}年度?|全年度?|本年度?|今年|共|一是|二是|三是)+/;
const LONGEST_LABEL = 26;

function quoted(before: string, mention: Mention): string {
  const label = before.replace(UNQUOTED, '');
  return `${label.length > LONGEST_LABEL ? `…${label.slice(-LONGEST_LABEL)}` : label}${mention.text}`;
}

function acceptedOf(
  { tables }: Reader,
  setting: Setting,
  meaning: Meaning,
  fresh: boolean,
  held: string,
  following: string,
): readonly Reading[] {
  const { subject, role, applicant, row } = meaning;
  if (subject !== 'applications') {
    const isCase = subject === 'review' || subject === 'cases' || subject.startsWith('litigation');
    return isCase ? caseReadings(tables, subject, role) : publicationReadings(tables, subject, role);
  }
  if (meaning.result !== undefined)
    return [...applicationReadings(tables, role, applicant, row), ...applicationReadings(tables, meaning.result, applicant, undefined)];
  const roles = rolesOf(setting, meaning, held, following);
  if (role === 'received' && applicant === undefined && ((fresh && CARRIED_BESIDE.test(following)) || SUM_BEHIND.test(following)))
    return applicationReadings(tables, role, applicant, row).slice(0, 1);
  const all = roles.flatMap((each) => applicationReadings(tables, each, applicant, row));
  return all.filter((reading, i) => all.findIndex((other) => other.name === reading.name) === i);
}

/** 新收12件，上年结转1件: the first figure is without the second; so is that of 收到12件，上年结转1件，合计13件. */
const CARRIED_BESIDE = /^[，,、；;（(]?(?:另有|另|加上)?(?:上一?年度?结转|结转自?上一?年)/;
const SUM_BEHIND = /^[，,、；;（(](?:另有|另|加上)?上一?年度?结转[^，,、。；]{0,16}[，,、；]?(?:合计|共计|总计)/;
/** 收到15件（含上年结转2件）. */
const WITH_PARTLY = /^[（(](?:其中)?(?:含|包括|包含)?部分公开/;
const WITH_CARRIED = /^[，,]?[（(]?(?:其中)?[，,]?(?:含|包括|包含|加上)[^）)]{0,12}(?:结转|转结)/;

/** Everything that may be meant: 收到并办结 may be any of the totals; a figure by applicant has the meaning of its parent. */
function rolesOf(setting: Setting, { role, applicant, both, doubtful }: Meaning, held: string, following: string): readonly Role[] {
  if (applicant !== undefined && isTotalRole(role)) return applicantRoles(setting, role);
  // 同意公开 may hold what was disclosed in part
  if (role === 'granted' && doubtful) return ['granted', 'grantedOrPartly'];
  if (both) return ['answered', 'receivedAndCarriedOver', 'received'];
  if (role === 'granted' && (held.includes('部分公开') || WITH_PARTLY.test(following))) return ['grantedOrPartly'];
  const isWithCarried = /结转/.test(held) || WITH_CARRIED.test(following);
  if ((role === 'received' || role === 'answered') && isWithCarried) return ['receivedAndCarriedOver', 'received', 'answered'];
  return [role];
}

/** 自然人10件 is a part of what was received or handled, or of the result named just before. */
function applicantRoles({ parents }: Setting, role: Role): readonly Role[] {
  const last = parents[parents.length - 1];
  return [role === 'handled' ? 'received' : role, 'handled', ...(last !== undefined && !isTotalRole(last) ? [last] : [])];
}

/** Adds that there was nothing of a kind. */
export function addNone(
  reader: Reader,
  setting: Setting,
  run: Run,
  piece: Piece,
  none: { readonly subject: Subject; readonly role: Role; readonly start: number; readonly end: number; readonly certain: boolean },
): void {
  const { subject, role } = none;
  if (piece.figures.some((figure) => figure.start < none.end && none.start < figure.end)) return;
  const isCase = subject === 'review' || subject.startsWith('litigation');
  const words = piece.words.slice(0, none.end);
  const own = isCase ? words.replace(ABOUT_DISCLOSURE, '') : words;
  const when = whenOf(own, reader.year) ?? setting.when;
  const said =
    scopeOf(own, reader.owner, ofOf(subject, role)) ??
    (isOfOthers(piece.words.slice(0, none.start), reader.owner) ? 'part' : setting.scope);
  const start = offsetIn(piece, none.start);
  const end = offsetIn(piece, none.end - 1) + 1;
  reader.add({
    run,
    mention: undefined,
    value: 0,
    approximate: false,
    at: run.span(start, end),
    stretch: { start, end },
    text: piece.words.slice(none.start, none.end),
    subject,
    role,
    applicant: undefined,
    time: when.time,
    year: when.year,
    scope: said ?? 'whole',
    certain: none.certain,
    accepted: isCase
      ? caseReadings(reader.tables, subject, role)
      : subject === 'applications'
        ? applicationReadings(reader.tables, role, undefined, undefined)
        : publicationReadings(reader.tables, subject, role),
  });
}

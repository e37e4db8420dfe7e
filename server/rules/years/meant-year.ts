import { factsOf, type Reading } from '../../report/facts/facts.ts';
import type { ProsePart, Report } from '../../report/report.ts';
import type { Grid } from '../../syntax/tree.ts';
import { say, type Said } from '../../text/say.ts';
import { contains, overlaps, type Span, slice, span } from '../../text/span.ts';
import { squeeze, squeezed } from '../../text/squeezed.ts';
import { isPageNumber } from '../wording/scan.ts';

/** An earlier year in a place that means the report's own. */
export interface StaleYear {
  /** The digits; two stretches where both ends of a period are meant. */
  readonly digits: readonly [Span, ...Span[]];
  readonly written: number;
  /** As a message quotes it: 标题写作“2024年依申请公开情况”. */
  readonly quote: Said;
  /** In the heading of one of the six sections, whose name has no year at all. */
  readonly isSection: boolean;
}

/** No report is copied from one older than this. */
const OLDEST = 3;

/** Document names and quotations speak of their own years. */
const QUOTED = /《[^《》]{0,200}》|“[^“”]{0,80}”|"[^"]{0,80}"|〔[^〔〕]{0,12}〕/g;
const NAMED_YEAR = /(?<!(?<!表)[0-9]|[－—–~～-])([12][0-9]{3})年(?:度)?(?![级版第])/g;

/** A heading with one of these speaks of the work of the report. */
const WORK_OF_REPORT =
  /总体情况|主动公开|依申请公开|公开申请|信息管理|平台建设|监督保障|行政复议|行政诉讼|存在的?(?:主要)?问题|改进情况|其他需要报告|信息公开工作(?:的?(?:基本|总体|开展|主要)?情况|年度报告)|(?:情况|数据|统计)表|统计(?:数据|情况)/;
/** And one with one of these perhaps of another year's. */
const BACK =
  /整改|回顾|对比|比较|相比|[较与同和比][^，]{0,6}[12][0-9]{3}年|上年|去年|往年|历年|要点|计划|规划|方案|遗留|结转|指出|反馈|查摆|发现/;

/** This year named otherwise. */
const NOW = /今年|本年(?!度?(?:结转|新收))|目前(?!为止)|现已/;
/** A look back. */
const LOOK_BACK =
  /曾|以来|首次|年均|当时|时任|回顾|对照|过去|往年|历年|去年|前年|整改|更正|补报|此前|之前|起步|改革|成立|组建|挂牌|合并|划转|获评|荣获|获得|入选|试点|申请人于|届满|到期|失效|有效期|启动|立案|涉诉|一审|二审|再审|遗留/;

/** What stands before the year in its clause, where the year is the time of the whole sentence. */
const SUBJECT =
  /^(?:(?:其中|一是|二是|三是|四是|五是|六是|在|自|从|经统计|经核实|据统计|统计显示|情况|方面|工作)|(?:我|本|全)[^，；。：]{1,8}(?:在)?|[^，；。：]{1,16}(?:人民政府|政府|办事处|街道|[镇乡局委办县区市])(?:在)?|[^，；。：]{0,16}(?:情况|方面|工作))$/;
const AGAINST = /[较比与同和到至由于对因针含]$/;

/** What a report counts, in the words it counts it with. */
const COUNTED =
  /^(?:全年|全年度|一年来)?，?[^，。；]{0,40}?，?[^，。；]{0,24}?(?:主动公开|公开(?:了)?(?:各类|各种)?(?:政府|政务)?信息|(?:发布|更新|公布|推送|制作)[^，。；0-9]{0,10}?(?:信息|文件|解读|稿件|公报)|[共计]公开|收到|接到|受理|新收|收办|办结|答复|(?:政府|政务)?信息公开申请|未发生|没有发生|未产生|行政复议|行政诉讼|制发|制定(?:发布)?(?:行政)?规范性文件|现行有效|收取|收费|处理费|无其[他它]需要|没有其[他它]需要)/;
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
const WHOLE_YEAR = /^1月1日(?:零时)?起?(?:至|到|—{1,2}|–|-|－|~|～)(?:([12][0-9]{3})年)?12月31日/;
/** 现将2024年政府信息公开工作情况报告如下. */
const ANNOUNCED = /(?:现将|现就|现对|现公布|本报告[为是]|本年报[为是])[^，。；]{0,30}$/;
const DRAWN_UP = /(?:编制|形成|撰写)了?[^，。；]{0,30}$/;
const REPORT_NAME = /^[^，。；《]{0,24}(?:政府|政务)?信息公开/;
const SAME_YEAR = /(?:本年度?|报告年度|本报告期|统计年度|统计(?:期限|时限|时间|区间|范围)|报告期(?:限)?)(?:[（(]|为|是|即|：)?$/;

interface Sentence {
  readonly start: number;
  readonly end: number;
}

const STOP = /[。！？；!?;]/g;

/** Stretches between 。！？；. */
function sentencesOf(text: string): readonly Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  STOP.lastIndex = 0;
  for (let match = STOP.exec(text); match; match = STOP.exec(text)) {
    found.push({ start, end: match.index + 1 });
    start = match.index + 1;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}

const MOST = 24;

/** For a quotation: cut behind a mark or so many characters, never inside a number. */
function cut(text: string, most = MOST): string {
  const words = text.replace(/[。：；]$/, '');
  if (words.length <= most) return words;
  let end = most;
  while (end > most - 8 && /[0-9.,%]/.test(words.charAt(end - 1)) && /[0-9.,%万亿件条次份]/.test(words.charAt(end))) end--;
  return `${words.slice(0, end)}…`;
}

const blankOut = (words: string): string => '□'.repeat(words.length);

/** A report says no more than this about years; longer lines are no headings. */
const MOST_FOUND = 300;
const LONGEST_HEADING = 80;

/** A heading, a short line that opens an item, or the name of a table. */
const isHeadingLike = ({ kind, numbering }: ProsePart, text: string): boolean =>
  (kind === 'heading' && text.length <= LONGEST_HEADING) ||
  (kind === 'paragraph' &&
    text.length <= 40 &&
    (numbering !== undefined || /^附?表|表$/.test(text)) &&
    !/[，。；：]/.test(text.replace(/^(?:附?表[一二三四0-9]{0,2})：/, '')));

/** The heading at the front of a paragraph, up to its full stop: （二）2024年依申请公开情况。 */
const RUN_IN = /^[^，。；：]{4,30}[。：]/;

/** Every earlier year in the prose that means the year of the report. Nothing where the year itself is only a guess. */
export function staleYears(report: Report): readonly StaleYear[] {
  const { year, yearFrom, signature } = report;
  if (year === undefined || yearFrom === 'date' || yearFrom === undefined) return [];
  if (yearFrom === 'prose' && signature?.date?.year !== year + 1) return [];
  const found: StaleYear[] = [];
  for (const [index, part] of report.prose.entries()) {
    if (part.kind !== 'section' && part.kind !== 'heading' && part.kind !== 'paragraph') continue;
    if (part.passage.text.includes('年')) collect(report, year, part, besideOf(report.prose, index), found);
  }
  for (const { grids } of report.tables) for (const grid of grids) collectInTable(report.tree.source, year, grid, found);
  return found;
}

/** What stands directly before and behind a paragraph, where a page may have cut it off. */
interface Beside {
  readonly before: string;
  readonly behind: string;
  /** The sentence goes on in `behind`. */
  readonly isCut: boolean;
}
const BESIDE = 120;
/** A shorter line is a heading. */
const LEAST_BESIDE = 30;

/** So many sentences from the start of a text. */
const firstOf = (text: string, count: number): string => text.split(/(?<=[。；])/, count).join('');

function besideOf(prose: readonly ProsePart[], index: number): Beside {
  const next = (step: 1 | -1): ProsePart | undefined => {
    const one = prose[index + step];
    return one && isPageNumber(one.passage.text) ? prose[index + 2 * step] : one;
  };
  const [before, part, behind] = [next(-1), prose[index], next(1)];
  const goesOn = (one: ProsePart | undefined): boolean => one?.kind === 'paragraph' && !one.numbering;
  const isCut = part !== undefined && !/[。；！？]\s*$/.test(part.passage.text);
  return {
    before:
      goesOn(part) && before?.kind === 'paragraph' && before.passage.text.length >= LEAST_BESIDE
        ? squeeze(before.passage.text.slice(-BESIDE)).replace(/^.*[。；](?=.)/, '')
        : '',
    behind: goesOn(behind) ? firstOf(squeeze(behind?.passage.text.slice(0, BESIDE) ?? ''), isCut ? 2 : 1) : '',
    isCut: isCut && goesOn(behind),
  };
}

/** Names of documents, also one that a line or a page cuts in two, and quotations made unreadable; offsets stay. */
const withoutNames = (text: string): string =>
  text
    .replace(QUOTED, blankOut)
    .replace(/^[^《》]{1,120}》/, blankOut)
    .replace(/《[^《》]{1,120}$/, blankOut);

function collect(report: Report, year: number, part: ProsePart, beside: Beside, found: StaleYear[]): void {
  const whole = squeezed(part.passage);
  const { text } = whole;
  if (![1, 2, 3].some((back) => text.includes(`${year - back}年`))) return;
  const words = withoutNames(text);
  const heading = isHeadingLike(part, text);
  const runIn = heading || !part.numbering ? undefined : RUN_IN.exec(words)?.[0].length;
  let sentences: readonly Sentence[] | undefined;
  let done = 0;
  let index = 0;
  NAMED_YEAR.lastIndex = 0;
  for (let match = NAMED_YEAR.exec(words); match; match = NAMED_YEAR.exec(words)) {
    const written = Number(match[1]);
    const at = match.index;
    if (at < done || written >= year || written < year - OLDEST) continue;
    const digits = whole.span(at, at + 4);
    if (report.period && overlaps(report.period.span, digits)) continue;
    const behind = at + match[0].length;
    const next = NAMED_YEAR.lastIndex;
    if (found.length >= MOST_FOUND) break;
    if (part.kind === 'section' || heading) {
      if (meansReport(words, year, part.kind === 'section') && !AGAINST.test(words.slice(0, at)))
        found.push({ digits: [digits], written, quote: say`标题写作“${cut(text, 30)}”`, isSection: part.kind === 'section' });
    } else if (
      runIn !== undefined &&
      behind < runIn &&
      runIn < words.length &&
      meansReport(words.slice(0, runIn), year, false) &&
      !AGAINST.test(words.slice(0, at))
    ) {
      found.push({ digits: [digits], written, quote: say`标题写作“${cut(text.slice(0, runIn), 30)}”`, isSection: false });
    } else {
      sentences ??= sentencesOf(words);
      while (index < sentences.length - 1 && at >= (sentences[index]?.end ?? 0)) index++;
      const end = judge({
        words,
        year,
        part,
        beside,
        sentences,
        index,
        at,
        behind,
        written,
        report,
        stretch: whole.span(sentences[index]?.start ?? 0, sentences[index]?.end ?? text.length),
      });
      if (end !== undefined) {
        done = end;
        const second = /(?:[12][0-9]{3})(?=年12月31日)/.exec(words.slice(behind, end));
        const other = second && whole.span(behind + second.index, behind + second.index + 4);
        const from = quoteStart(words, at);
        found.push({
          digits: other ? [digits, other] : [digits],
          written,
          quote: say`正文写作“${cut(text.slice(from, sentences[index]?.end ?? text.length))}”`,
          isSection: false,
        });
      }
    }
    NAMED_YEAR.lastIndex = next;
  }
  NAMED_YEAR.lastIndex = 0;
}

const LABEL = /情况|数量|件数|统计|政府信息|本年/;

/** The column of the form that is about the year before: 上一年项目数量（指2024年事项数）. */
const LAST_YEARS = /^上一?年/;

/** A caption or header inside a standard table. No label of the forms names a year. */
function collectInTable(source: string, year: number, grid: Grid, found: StaleYear[]): void {
  const all = slice(source, grid.span);
  const years = [1, 2, 3].map((back) => String(year - back)).filter((digits) => all.includes(digits));
  if (years.length === 0) return;
  for (const { cells } of grid.rows) {
    for (const { text, span: at } of cells) {
      const words = squeeze(text);
      const written = years.find((digits) => words.includes(`${digits}年`));
      if (written === undefined || words.length > 40 || !LABEL.test(words) || BACK.test(words)) continue;
      if (
        words.includes(`${year}年`) ||
        yearsIn(words) > 1 ||
        LAST_YEARS.test(words) ||
        AGAINST.test(words.slice(0, words.indexOf(written)))
      )
        continue;
      const start = at.start + slice(source, at).indexOf(written);
      if (start < at.start) continue;
      const digits = span(start, start + written.length);
      found.push({ digits: [digits], written: Number(written), quote: say`表中写作“${cut(words, 30)}”`, isSection: false });
    }
  }
}

/** A heading that names the work of the report and no other year's. */
const meansReport = (words: string, year: number, isSection: boolean): boolean =>
  (isSection || WORK_OF_REPORT.test(words)) &&
  !BACK.test(isSection ? words.replace('改进情况', '') : words) &&
  !words.includes(`${year}年`) &&
  yearsIn(words) === 1;

const yearsIn = (words: string): number => new Set(words.match(/[12][0-9]{3}(?=年)/g) ?? []).size;

/** 截至 belongs to the quotation. */
const quoteStart = (words: string, at: number): number =>
  /截[至止]到?$/.test(words.slice(Math.max(0, at - 3), at)) ? words.lastIndexOf('截', at) : at;

interface Place {
  readonly words: string;
  readonly year: number;
  readonly part: ProsePart;
  readonly beside: Beside;
  readonly sentences: readonly Sentence[];
  readonly index: number;
  readonly at: number;
  /** Behind 年 or 年度. */
  readonly behind: number;
  readonly written: number;
  readonly report: Report;
  /** Of the sentence in the source. */
  readonly stretch: Span;
}

const CLAUSE_END = /[，。；：、！？,;:!?（(]/;
const REACH = 40;
/** A look back says so within this many characters. */
const NEAR = 40;
/** No sentence is looked at further from the year than this. */
const WINDOW = 240;

/** Where the words end that show that the report's own year is meant; `undefined` where nothing shows it. */
function judge(place: Place): number | undefined {
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
    const isEnd = YEAR_END.test(after) && !sentence.includes('上年');
    return isEnd && !comesBack(place) ? behind : undefined;
  }
  const whole = WHOLE_YEAR.exec(after);
  if (whole) return AGAINST.test(before) || /[较比]/.test(before) ? undefined : behind + whole[0].length;
  if (ANNOUNCED.test(before) && REPORT_NAME.test(after)) return behind;
  if (part.section === undefined && DRAWN_UP.test(before) && REPORT_NAME.test(after)) return behind;
  if (mark === '、' || mark === '（' || mark === '(') return undefined;
  const words1 = before.replace(/^[（(]?[一二三四五六七八九十0-9]+[）)、.．]/, '');
  if ((words1 !== '' && !SUBJECT.test(words1)) || AGAINST.test(words1)) return undefined;
  if (
    /^(?:相比|同期|全年相比|[0-9]{1,2}月|第?[一二三四]季度|[上下]半年|[春夏秋冬]季?|底|末|初|年|以前|前|起|后|开始|之后|版|结转|转结|转入|未办结|的)/.test(
      after,
    )
  )
    return undefined;
  if (ATTRIBUTE.test(after) || RATED.test(after)) return undefined;
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

/** 2025年，我镇将进一步加强…: what is meant to be done in a year, said where a sentence begins. 将信息公开纳入考核 is no plan. */
const PLAN =
  /(?:^|[。；！：:])(?:下一步|今后|接下来|针对[^，。；]{0,20})?[，：:]?([12][0-9]{3})年度?，?(?:[我本全][^，。；将]{0,4}|[^，。；将]{2,14}(?:政府|办事处|街道|[局委办厅镇乡县市区]))?，?(?:将|拟)(?:进一步|继续|重点|着力|持续|不断|努力|从以下|深入|加[强大快]|围绕|严格|切实|丰富|完善|健全|强化|推[进动]|优化|提[升高]|拓[宽展]|坚持|落实|做好|开展|创新|规范(?!性)|建立|积极|认真|按照|聚焦|结合|针对|采取|定期|全面|组织)(?![^。；]{0,40}(?:作为|纳入|列入|融入))/g;

/** What a text says is to be done in that year: where the year's digits stand. */
function plansIn(words: string, year: number): readonly number[] {
  if (!words.includes(`${year}年`)) return [];
  const found: number[] = [];
  PLAN.lastIndex = 0;
  for (let match = PLAN.exec(words); match; match = PLAN.exec(words))
    if (Number(match[1]) === year) found.push(match.index + match[0].indexOf(`${year}年`));
  PLAN.lastIndex = 0;
  return found;
}

const withoutPlans = (words: string, year: number): string =>
  plansIn(words, year).reduce((text, at) => `${text.slice(0, at)}□□□□${text.slice(at + 4)}`, words);

/** The plans of section five that are said of the year that is over: they were left over as well, and mean the next. */
export function stalePlans(report: Report): readonly StaleYear[] {
  const { year, yearFrom } = report;
  if (year === undefined || yearFrom === undefined || yearFrom === 'date' || yearFrom === 'prose') return [];
  return report.prose.flatMap((part) => {
    if (part.section !== 'problems' || part.kind !== 'paragraph' || !part.passage.text.includes('年')) return [];
    const whole = squeezed(part.passage);
    const words = withoutNames(whole.text);
    return plansIn(words, year).map(
      (at): StaleYear => ({
        digits: [whole.span(at, at + 4)],
        written: year,
        quote: say`正文写作“${cut(whole.text.slice(at).replace(/[。；].*$/s, ''))}”`,
        isSection: false,
      }),
    );
  });
}

const isNamed = (words: string, year: number): boolean => words.includes(`${year}年`) || NOW.test(words);

/**
 * What the figures of the sentence tell: `true` where one is this year's of the tables, `false` where none is and this year's stands elsewhere in the
 * prose; `undefined` where they tell nothing. Small figures are alike in many years.
 */
function tellsOf({ report, stretch }: Place): boolean | undefined {
  const facts = factsOf(report).filter(({ subject, scope }) => subject !== 'processingFee' && scope === 'whole');
  const own = facts.filter(({ at, mention }) => mention !== undefined && contains(stretch, at));
  let known = false;
  for (const { value, accepted } of own) {
    const values = accepted.map((reading) => amountOf(report, reading)).filter((one) => one !== undefined);
    if (values.length === 0) continue;
    known = true;
    if (value >= LEAST_TELLING && values.includes(value)) return true;
  }
  if (!known || own.some(({ value }) => value < LEAST_TELLING)) return undefined;
  const isElsewhere = facts.some(
    ({ at, time, subject, role }) =>
      !contains(stretch, at) && (time === 'thisYear' || time === 'asOf') && own.some((one) => one.subject === subject && one.role === role),
  );
  return isElsewhere ? false : undefined;
}
const LEAST_TELLING = 3;

function amountOf({ tables }: Report, { table: id, cells }: Reading): number | undefined {
  const table = tables.find((one) => one.id === id);
  let sum = 0;
  for (const cell of cells) {
    const value = table?.cells.get(cell)?.value;
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

/** What sentences may be about: two of different things are no comparison. */
const TOPICS = /(?<!被)申请|处理费|收费|规范性文件|现行有效|复议|诉讼|解读|公开信息(?!处理)|主动公开|发布|培训|问题/g;

/** The sentence before or behind says the same of this year: the two are a comparison. */
function comesBack({ words, year, beside, sentences, index }: Place): boolean {
  const textOf = (one: Sentence | undefined): string | undefined => one && words.slice(Math.max(one.start, one.end - 2 * WINDOW), one.end);
  const own = textOf(sentences[index]) ?? '';
  const topics = new Set(own.match(TOPICS) ?? []);
  const isStock = /截[至止]/.test(own);
  const compares = (text: string, isBefore: boolean): boolean => {
    if (!text.includes(`${year}年`) && !NOW.test(text)) return false;
    const stock = /截[至止]/.test(text);
    // 2025年制发1件；截至2025年底……: a stock follows from what was issued, it is not held against it
    if (isStock !== stock && isStock === isBefore) return false;
    return topics.size === 0 || (text.match(TOPICS) ?? []).some((topic) => topics.has(topic)) || (isStock && /制发|废止|制定/.test(text));
  };
  return compares(textOf(sentences[index - 1]) ?? beside.before, true) || compares(textOf(sentences[index + 1]) ?? beside.behind, false);
}

import { codesOf } from '../text/char-finder.ts';
import { isDigit, isHan } from '../text/fold.ts';
import { append } from '../text/append.ts';
import type { ProsePart, Report } from '../report/report.ts';
import { plainPassage } from '../text/passage.ts';
import { say } from '../text/say.ts';
import { contains, type Span } from '../text/span.ts';
import { defineRule, type Finding } from './rule.ts';
import { cueOf, type CuedPart, type Cues, cuesIn, standsAt } from './wording/cues.ts';
import { titled } from './wording/samples.ts';
import { eachMatch, MOST_FINDINGS, spanIn, wordsAround } from './wording/scan.ts';
import { staleYears } from './years/stale-years.ts';
import { beginsYear, endsYear } from './years/whole-year.ts';

/** 24年, ’24年, 二四年; what stands around it is looked at afterwards. */
const SHORT =
  /(?<![0-9０-９.．%〇○零一二三四五六七八九十百千万两几第－—–~～/-]|[0-9],)([‘’'′＇]?)(?:([0-9０-９]{2})|([〇○零一二三四五六七八九]{2}))[ \u00a0\u3000]?年/g;

/** A stretch of years, not a year of the calendar. */
const DURATION_BEHIND =
  /^(?:来|内|里(?!程)|间|之?[前后内间]|以[前后上下内]|中|多|余|左右|上下|期|历史|时间|光阴|如一日|之久|为[期限]|有期|无期|制|级|生|龄|一[遇次届]|党龄|工龄|教龄|的|保[存管质]|使用|质保|经营|建设期|连续|过去|大庆|校庆|周年|整|规划|计划|行动)/;
const DURATION_BEFORE =
  /(?:近|约|过去|未来|今后|最近|满|历时|长达|长期|达到?|超过?|逾|每|前|后|连续|数|共|徒刑|期限[为是]?|有效期[为是]?|任期|保存|保管|使用|为期|已有?|至少|不少于|不低于|不超过|有|了|距今|经过|历经|坚持|服务|工作|从[政业教警]|一晃|整整|需要?|用了?|间隔|跨越|延长|提前|推迟|寿命|年限|周期|质保|租期?|承包|合同|之|高|大|初)$/;

/** Behind a year of the calendar and hardly behind anything else. */
const CALENDAR = /^(?:度(?!假)(?:[^过量]|$)|[底末终初](?![期价])|(?:1[0-2]|0?[1-9])月|全年|[上下]半年|第?[一二三四]季度|同期|[春夏秋冬]季)/;
/** Behind one of the last few years: their budgets, key points and reports. */
const WORK = /^(?:[^，。；]{0,6}(?:预算|决算)|工作(?:要点|总结|报告)|年报|以来)/;
/** Before one. */
const UP_TO = /(?:截[至止]到?|自|从|始于|成立于|(?:19|20)[0-9]{2}年度?[、和与及至到])$/;
const AGAINST = /(?:较|比|同|与|和)$/;
const COMPARED = /^(?:[，]?(?:相比|增[长加]|减少|下降|上升|提[高升]|同期)|(?:[^，。；]{0,8})?(?:增[长加]|减少|下降|上升|提[高升]|翻))/;
/** At the head of a sentence: what a report says of its year. */
const NARRATED =
  /^(?:，?(?:我|本|全|共|累计|政府信息|政务|信息公开|主动公开|依申请|新收|收到|受理|办理|未|没有|制发|发布|公开|工作|在|坚持|按照|围绕|根据|以)|，[^，。；]{2,16}(?:镇|乡|街道|政府|局|委|办|县|区|市))/;
const HEAD =
  /(?:^|[。；：！？\n]|[）、.．]|其中，?|在|于|[一二三四五六七八]是|(?:我|本|全)(?:镇|乡|街道|县|区|市|省|局|委|厅|办|机关|单位))[ \u3000]*$/;

const HAN = '零一二三四五六七八九';
const digitsOf = (han: string): number => Number([...han.replace(/[〇○]/g, '零')].map((c) => HAN.indexOf(c)).join(''));
/** 一二年, 三四年: perhaps one or two, three or four years. */
const isRough = (han: string): boolean => digitsOf(han) % 10 === Math.floor(digitsOf(han) / 10) + 1;

/** A year of the calendar that the two digits stand for in a report of `year`; `undefined` where they are too far from it. */
function meant(digits: number, year: number): number | undefined {
  const century = year - (year % 100);
  return [century, century - 100].map((base) => base + digits).find((candidate) => candidate <= year + 5 && candidate >= year - 45);
}

const sample = (text: string): string => titled(text);

/** 24年, 二一年: a year of the calendar with its last two digits alone. */
export const shortYear = defineRule({
  id: 'short-year',
  title: '年份不简写',
  group: '文字',
  severity: 'warning',
  basis: '《出版物上数字用法》GB/T 15835—2011 第5.1.3条：四位数字表示的年份不应简写为两位数字',
  mendsText: true,
  why: '年份用四位阿拉伯数字。“24年”既可以读作2024年，也可以读作二十四年，不宜出现在公开文书中。',
  examples: [
    {
      title: '两位数字的年份',
      text: sample('«25年»，示例镇公开信息126条，较«24年»增长5%。截至«25年»底，未收到申请。'),
      says: ['年份写作“25年”，应为“2025年”', '应为“2024年”', '应为“2025年”'],
      fixed: sample('2025年，示例镇公开信息126条，较2024年增长5%。截至2025年底，未收到申请。'),
    },
    {
      title: '汉字的年份',
      text: sample('«二五年»全年未发生行政复议。培训于«二四年»12月举办。'),
      says: ['年份写作“二五年”，应为“2025年”'],
      fixed: sample('2025年全年未发生行政复议。培训于2024年12月举办。'),
    },
    {
      title: '带撇号的年份',
      text: sample('落实«’24年»考核意见，«‘25年»度工作要点已公布。'),
      fixed: sample('落实2024年考核意见，2025年度工作要点已公布。'),
    },
    { title: '年度、月份和上半年', text: sample('«25年»度共培训3次，«25年»6月开展自查，«25年»上半年公开30条。') },
    {
      title: '一段时间的长短',
      text: sample(
        '15年来，示例镇坚持公开；近10年公开信息1万条，档案保管30年，有20年历史。25年的努力没有白费。判处有期徒刑10年6个月。这是第14年。',
      ),
    },
    { title: '十五年、三四年、二十四年', text: sample('十五年前建成，三四年内更新，二十四年坚持公开，一二年后完善。') },
    {
      title: '四位数字后面丢了“年”字',
      text: sample('«2025»全年未收到申请。«2025»示例镇高度重视信息公开工作。较2024年增长5%。'),
      says: ['年份“2025”后面缺“年”字', '年份“2025”后面缺“年”字'],
      fixed: sample('2025年全年未收到申请。2025年示例镇高度重视信息公开工作。较2024年增长5%。'),
    },
    {
      title: '年份与后文之间丢了“年”字',
      text: sample('统计期限自«2025»1月1日起至«2025»12月31日止，截至«2025»12月底，共公开信息126条。现将«2025»政务信息公开情况报告如下。'),
      says: ['年份“2025”后面缺“年”字', '年份“2025”后面缺“年”字', '年份“2025”后面缺“年”字'],
      fixed: sample('统计期限自2025年1月1日起至2025年12月31日止，截至2025年12月底，共公开信息126条。现将2025年政务信息公开情况报告如下。'),
    },
    {
      title: '句首的年份、日期丢了字',
      text: sample('统计期限自2025年1月1日起至«12月31»止，截至2025年«12月31»，无结转。«2025»共收到依申请公开2件。'),
      says: ['日期“12月31”后面缺“日”字', '日期“12月31”后面缺“日”字', '年份“2025”后面缺“年”字'],
      fixed: sample('统计期限自2025年1月1日起至12月31日止，截至2025年12月31日，无结转。2025年共收到依申请公开2件。'),
    },
    {
      title: '年份齐全，只有日期丢了“日”字',
      text: sample('统计期限自2025年1月1日起至«12月31»止。\n\n截至«12月31»，无结转。'),
      says: ['日期“12月31”后面缺“日”字', '日期“12月31”后面缺“日”字'],
      fixed: sample('统计期限自2025年1月1日起至12月31日止。\n\n截至12月31日，无结转。'),
    },
    { title: '几日至几日、几个日期', text: sample('培训于2025年5月1至3日举办，每逢3月15、4月22，开展宣传。2025条信息收到答复。') },
    {
      title: '年份多写了数字',
      text: sample('统计期限自2025年1月1日起至«202025年»12月31日止，截至«20255年»底共公开信息126条。'),
      says: ['年份写作“202025年”，应为“2025年”', '年份写作“20255年”，应为“2025年”'],
      fixed: sample('统计期限自2025年1月1日起至2025年12月31日止，截至2025年底共公开信息126条。'),
    },
    { title: '表号后面的年份、一串数字', text: sample('表12025年统计。编号202512年字第3号，共120255年次，0202025年。') },
    { title: '不是年份的四位数字', text: sample('公开信息2025条。2025版目录已发布。2025个事项全部公开。共投入2025万元。') },
    {
      title: '四位年份、文件名称和引文',
      text: sample('2025年，按照《25年行动方案》要求，落实“20年工程”，2021—25年规划，二〇二五年完成。'),
    },
  ],
  check: ({ report }) => {
    const { year } = report;
    if (year === undefined) return [];
    const findings: Finding[] = [];
    const cues = cuesIn(report);
    for (const cued of cues.wording) {
      if ((cued.cues & (YEAR | CENTURY | MONTH)) === 0) continue;
      const { part } = cued;
      if ((cued.cues & MONTH) !== 0) append(findings, withoutDay(part));
      if ((cued.cues & CENTURY) !== 0 && mayLackYear(cues, cued)) append(findings, withoutYear(part, report, year));
      if ((cued.cues & YEAR) === 0 || !mayHave(cues, cued)) continue;
      eachMatch(part.passage.text, SHORT, (match) => {
        const finding = toFinding(match, part, report, year);
        if (finding) findings.push(finding);
        return findings.length < MOST_FINDINGS;
      });
      if (findings.length >= MOST_FINDINGS) break;
    }
    return findings;
  },
});

/** 2025全年, 2025示例镇坚持…: the year at the head of a sentence, and behind it what a report says of itself. */
const BARE_YEAR =
  /(20[12][0-9])(?<=(?:^|[。；）)])[\s\u3000]*20[12][0-9])(?![\s\u3000]*[年版级学届])(?=[ \u00a0]?(?:全年(?!龄)|(?:共|累计)?(?:收到|受理)(?:依申请|政府信息|信息公开)|依托(?:[省市县区]|政府|门户|网站)|(?:[我本全](?:[省市县区镇乡局厅委]|街道)|[\u4e00-\u9fff]{1,14}?(?:局|委员会|政府|街道|办事处|镇|乡|办公室|管委会))(?:坚持|认真|深入|严格|严密|全面|积极|高度|主动|紧紧|按照|以|在|共|未|没有|收到|公开|政府信息公开工作)))/g;

/** 20251月1日, 2025政务信息公开情况: the year runs into the month, or into the work it is the year of. */
const GLUED =
  /(20[12][0-9])(?<![0-9.．-]20[12][0-9])(?=(?:1[0-2]|0?[1-9])月(?:[0-9]{1,2}日|[底末份至到—-])|政[府务]信息公开(?:工作)?(?:年度报告|情况|年报))/g;

function withoutYear(part: ProsePart, report: Report, year: number): Finding[] {
  return [
    ...lost(part, BARE_YEAR, year),
    ...lost(part, GLUED, year).filter(({ at }) => !isOfWrongPeriod(report, at, year)),
    ...withMore(part, year),
  ];
}

/** 截至2025年12月31，; 至12月31止: the day of a date that nothing else follows. */
const DAY = /(?:1[0-2]|0?[1-9])月(?:3[01]|[12][0-9]|0?[1-9])(?<=[年至到自][0-9]{1,2}月[0-9]{1,2})(?=止|[，,。；;])/g;

function withoutDay(part: ProsePart): Finding[] {
  const found: Finding[] = [];
  eachMatch(part.passage.text, DAY, ({ index, 0: written }) => {
    const end = index + written.length;
    const edits = [{ at: spanIn(part, end, end), newText: '日' }];
    found.push({
      at: spanIn(part, index, end),
      message: say`日期“${written}”后面缺“日”字`,
      fixes: [{ title: say`改为“${`${written}日`}”`, kind: 'text', preferred: true, edits }],
    });
    return found.length < MOST_FINDINGS;
  });
  return found;
}

/** 202025年12月31日, 20255年底: one or two digits too many. */
const MORE = /(?<![0-9.．-])(20[0-9]{3,4})年(?=(?:1[0-2]|0?[1-9])月|度|[底末])/g;

/** The years of more than four digits which the report's year is left of, when some are struck out. */
function withMore(part: ProsePart, year: number): Finding[] {
  const found: Finding[] = [];
  eachMatch(part.passage.text, MORE, (match) => {
    const written = match[1] ?? '';
    if (isHeldBy(String(year), written)) {
      const at = spanIn(part, match.index, match.index + written.length);
      found.push({
        at: spanIn(part, match.index, match.index + match[0].length),
        message: say`年份写作“${match[0]}”，应为“${`${year}年`}”`,
        // 20245年 may be last year as well
        fixes: isHeldBy(String(year - 1), written)
          ? []
          : [{ title: say`改为“${`${year}年`}”`, kind: 'figure', preferred: true, edits: [{ at, newText: String(year) }] }],
      });
    }
    return found.length < MOST_FINDINGS;
  });
  return found;
}

/** The digits of a year stand in that order among others. */
function isHeldBy(year: string, digits: string): boolean {
  let at = 0;
  for (const c of digits) if (c === year.charAt(at)) at++;
  return at === year.length;
}

/** A statistics period that is wrong is put right as a whole. */
const isOfWrongPeriod = ({ period }: Report, at: Span, year: number): boolean =>
  period !== undefined && contains(period.span, at) && !(beginsYear(period.from, year) && endsYear(period.to, year));

/** The years behind which 年 is lost. */
function lost(part: ProsePart, pattern: RegExp, year: number): Finding[] {
  const found: Finding[] = [];
  eachMatch(part.passage.text, pattern, (match) => {
    const written = match[1] ?? '';
    const end = match.index + written.length;
    if (Number(written) <= year && Number(written) >= year - 1) {
      const at = spanIn(part, match.index, end);
      const edits = Number(written) === year ? [{ at: spanIn(part, end, end), newText: '年' }] : [];
      found.push({
        at,
        message: say`年份“${written}”后面缺“年”字`,
        fixes: edits.length > 0 ? [{ title: say`改为“${`${written}年`}”`, kind: 'text', preferred: true, edits }] : [],
      });
    }
    return found.length < MOST_FINDINGS;
  });
  return found;
}

const YEAR = cueOf(['年']);
const HAN_DIGITS = codesOf('〇○零一二三四五六七八九');

const MONTH = cueOf(['月']);
const CENTURY = cueOf(['20']);

/** A year of this century with something else than 年 directly behind its four digits. */
function mayLackYear({ at, kinds }: Cues, { text, from, to }: CuedPart): boolean {
  for (let i = from; i < to; i++) {
    if (!standsAt(kinds, i, CENTURY)) continue;
    const start = at[i] ?? 0;
    if (text.charCodeAt(start + 4) !== YEAR_CODE && !isDigit(text.charCodeAt(start - 1))) return true;
  }
  return false;
}

const YEAR_CODE = 0x5e74;

/** Two figures and not more before a 年: most paragraphs have four everywhere, and need no search. */
function mayHave(cues: Cues, { text, from, to }: CuedPart): boolean {
  for (let i = from; i < to; i++) {
    if (!standsAt(cues.kinds, i, YEAR)) continue;
    const at = cues.at[i] ?? 0;
    const end = !isHan(text.charCodeAt(at - 1)) && text.charAt(at - 1).trim() === '' ? at - 1 : at;
    const [third, second, first] = [text.charCodeAt(end - 3), text.charCodeAt(end - 2), text.charCodeAt(end - 1)];
    if (isDigit(first) && isDigit(second) && !isDigit(third)) return true;
    if (HAN_DIGITS.has(first) && HAN_DIGITS.has(second) && !HAN_DIGITS.has(third)) return true;
  }
  return false;
}

function toFinding(match: RegExpExecArray, part: ProsePart, report: Report, year: number): Finding | undefined {
  const [written, apostrophe = '', arabic, han] = match;
  const { text } = part.passage;
  const start = match.index;
  const end = start + written.length;
  const digits = arabic === undefined ? digitsOf(han ?? '') : Number(arabic.normalize('NFKC'));
  const full = meant(digits, year);
  if (full === undefined || isQuoted(text, start)) return undefined;
  const before = text.slice(Math.max(0, start - 12), start);
  const behind = text.slice(end, end + 16);
  if (
    !isCalendar({
      before,
      behind,
      apostrophe,
      near: full >= year - 5 && full <= year + 1,
      own: full === year,
      rough: han !== undefined && isRough(han),
    })
  )
    return undefined;
  const right = `${full}年`;
  const at = spanIn(part, start, end);
  const message = say`年份写作“${written}”，应为“${right}”`;
  const around = wordsAround(text, start, end, 8);
  const place = around === written ? message : say`“${around}”中${message}`;
  // written in full it may turn out to be a year left over from last year's report: that is for a person to decide
  if (becomesStale(report, part, start, end, right)) return { at, message: place };
  const kept = arabic !== undefined && /^[0-9]/.test(arabic);
  // the digits stay where they are right: a space behind them is the business of another rule
  const from = start + (kept ? 0 : apostrophe.length);
  const replaced = kept ? apostrophe.length : 2;
  const edits = [{ at: spanIn(part, from, from + replaced), newText: right.slice(0, kept ? 2 : 4) }];
  if (!kept && apostrophe !== '') edits.unshift({ at: spanIn(part, start, from), newText: '' });
  return { at, message: place, fixes: [{ title: say`改为“${right}”`, kind: 'text', preferred: true, edits }] };
}

interface Around {
  readonly before: string;
  readonly behind: string;
  readonly apostrophe: string;
  /** Of this year or of one of the last few. */
  readonly near: boolean;
  readonly own: boolean;
  readonly rough: boolean;
}

function isCalendar({ before, behind, apostrophe, near, own, rough }: Around): boolean {
  if (DURATION_BEHIND.test(behind)) return false;
  if (AGAINST.test(before) && !UP_TO.test(before)) return near && COMPARED.test(behind) && !rough;
  if (CALENDAR.test(behind)) return !DURATION_BEFORE.test(before);
  if (UP_TO.test(before)) return near && !rough;
  if (rough || DURATION_BEFORE.test(before)) return false;
  if (apostrophe !== '') return true;
  if (near && WORK.test(behind)) return true;
  return near && HEAD.test(before) && (NARRATED.test(behind) || (own && behind.startsWith('，')));
}

/** Inside a name 《…》 or a quotation “…” that opens not far before. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  return before.lastIndexOf('《') > before.lastIndexOf('》') || before.lastIndexOf('“') > before.lastIndexOf('”');
}

/** Whether stale-year would find the year once it is written with four digits. */
function becomesStale(report: Report, part: ProsePart, start: number, end: number, right: string): boolean {
  if (report.year === Number(right.slice(0, 4))) return false;
  const { text } = part.passage;
  const passage = (words: string): ProsePart => ({ ...part, passage: plainPassage(words, 0, words.length) });
  const count = (words: string): number => {
    const prose = report.prose.map((one) => (one === part ? passage(words) : one));
    return staleYears({ ...report, prose, tables: [] }).length;
  };
  return count(text.slice(0, start) + right + text.slice(end)) > count(text);
}

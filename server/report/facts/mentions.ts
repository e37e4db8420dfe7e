import { type Keeper, keptWith } from '../../text/kept.ts';
import { charFinder, codesOf } from '../../text/char-finder.ts';
import { isDigit } from '../../text/fold.ts';
import { type Numeral, readNumerals } from '../../text/numerals.ts';
import { joined, type Passage, type Squeezed } from '../../text/passage.ts';
import type { Span } from '../../text/span.ts';
import { squeezed } from '../../text/squeezed.ts';
import type { ProsePart, Report } from '../report.ts';

/** What a figure of the prose counts in. `%` also for ％ and 百分之; amounts in 万元 and 亿元 keep the unit 元 with the value in 元. */
export type Unit =
  | '件'
  | '条'
  | '次'
  | '份'
  | '期'
  | '元'
  | '个'
  | '家'
  | '项'
  | '起'
  | '宗'
  | '例'
  | '部'
  | '%'
  | '个百分点'
  | '篇'
  | '篇次'
  | '场'
  | '场次'
  | '名'
  | '人次'
  | '人'
  | '处'
  | '张'
  | '册'
  | '户'
  | '批次';

/**
 * Paragraphs that read as one: broken by a page, a line or a page number in the middle of a sentence. White space is left out, so offsets are those of
 * `text`.
 */
export interface Run extends Squeezed, Keeper {
  /** The paragraphs or headings, in document order; at least one. */
  readonly parts: readonly [ProsePart, ...ProsePart[]];
}

/**
 * A figure in the prose with its unit.
 *
 *     全年共收到政府信息公开申请近1.2万件，其中……
 *     ^clause                    ^start
 *                                    ^unitAt
 *                                     ^end  ^clause end
 */
export interface Mention {
  /** In `Run.text`: the number alone, without 近 and 余. */
  readonly start: number;
  /** Behind the number. */
  readonly numeralEnd: number;
  /** Behind the unit. */
  readonly end: number;
  readonly numeral: Numeral;
  /** In the unit: `%` in percents, 元 in 元 (1.2万元 is 12000). */
  readonly value: number;
  /** `undefined` where no unit follows: 均为0，. */
  readonly unit: Unit | undefined;
  /** 余, 多, 近, 约, 超, 左右, 上下, 以上: not an exact figure. */
  readonly approximate: boolean;
  /** The number in the source. */
  readonly at: Span;
  /** Number and unit in the source. */
  readonly whole: Span;
  /** Number and unit as read, without white space: 1.2万件. */
  readonly text: string;
  /** The stretch between ，。；：！？ around the figure, in `Run.text`; brackets do not end it. */
  readonly clause: Span;
  /** The stretch between 。；！？ around the figure, in `Run.text`. */
  readonly sentence: Span;
}

const UNIT =
  /^(?:件(?:\/次|（次）|\(次\)|次)?|宗|起|例|条次|(?:条|份|期|项|部)(?!件)|次(?!性)|个百分点|百分点|元|个(?![人别体百])|家(?![庭长])|[%％]|篇次?|场次|场(?![所景合])|名(?![单称])|人次|人(?![大民们口员才事力均类流])|处(?![理置罚分])|张(?!贴)|册|户(?!外)|批次)/;
/** Units in which nothing of the tables is counted: read in digits alone, so that 一场, 一批 and 一名 stay words. */
const OF_PROSE: ReadonlySet<string> = new Set(['篇', '篇次', '场', '场次', '名', '人次', '人', '处', '张', '册', '户', '批次']);
/** The unit of a count that Chinese numerals make words with: 一件 in 每一件, 统一条件, 一次性. */
const WORDS_BEFORE = /[第每任某同统唯单逐另这那哪头首再又进同]$/;
const WORDS_BEHIND = /^(?:条(?:例|件|款|线|龙|块|心)|件事|个(?:个|中|台阶|重要|方面)|次(?:次|性)|份(?:额|内)|期(?:间|限)|家(?:人|企))/;
const ABOUT_FIRST = codesOf('左上以之多余');
const ABOUT_BEHIND = /^(?:左右|上下|以上|以内|以下|之多|多(?!少)|余)/;
/** What stands before a number that has no unit: 均为0, 数量：12. */
const BARE_BEFORE = /(?:均|都|全|皆|各)?(?:为|是|：|:|[数共计均都])$/;
const BARE_BEHIND = codesOf('，。；、,;）)！');
/** 部分公开67，: the unit of what such a label counts goes without saying. */
const COUNTED_WITHOUT_UNIT = /(?:予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|结果维持|结果纠正|其他结果|尚未审结)$/;
const nextClauseEnd = charFinder('，。；：！？,;:!?');
const SENTENCE_ENDS = codesOf('。；！？;!?');
/** With what a unit begins, and what may follow a number without one. */
const AFTER = codesOf('件宗起例条份期项部次个百元家篇场名人处张册户批%％余多几来，。；、,;)）！');

const units: Readonly<Record<string, Unit>> = {
  '％': '%',
  百分点: '个百分点',
  '件/次': '件',
  '件（次）': '件',
  '件(次)': '件',
  件次: '件',
  条次: '条',
};

/** The paragraphs of a report with every figure that has a unit, or none where 为 stands before it. Worked out once per report. */
export const runsOf = keptWith((report: Report): readonly Run[] => readRuns(report));

const PAGE_NUMBER = /^[-—－–\s]*\d{1,3}[-—－–\s]*$/;
const SENTENCE_LAST = /[。！？：:!?”》）)]$/;
/** 二是, 首先: a point of a list, which begins anew. */
const POINT = /^(?:[一二三四五六七八九十]{1,2}是|[（(][0-9]|[①-⑳]|首先|其次|再次|此外|最后|第[一二三四五六七八九十])/;
/** A line shorter than this that has no mark in it is a heading, not the beginning of a sentence. */
const SHORTEST_BROKEN = 30;
const INSIDE = /[，。；、]|[0-9][件条次份期]/;

function readRuns({ prose }: Report): readonly Run[] {
  const found: Run[] = [];
  let open: [ProsePart, ...ProsePart[]] | undefined;
  for (const part of prose) {
    if (part.kind !== 'paragraph' && part.kind !== 'heading') {
      if (open) found.push(readRun(open));
      open = undefined;
      continue;
    }
    const { text } = part.passage;
    if (text.length < 12 && PAGE_NUMBER.test(text)) continue;
    if (open && part.kind === 'paragraph' && !part.numbering && isBroken(open[open.length - 1] ?? open[0]) && !POINT.test(text))
      open.push(part);
    else {
      if (open) found.push(readRun(open));
      open = [part];
    }
  }
  if (open) found.push(readRun(open));
  return found;
}

/** The same in a line with a number before it: （三）行政复议、行政诉讼情况 is a heading, and longer ones are. */
const SHORTEST_BROKEN_ITEM = 40;
const INSIDE_ITEM = /[，。；]|[0-9][件条次份期]/;

/** A paragraph that stops in the middle of a sentence: a page or a line ends there. */
function isBroken({ kind, numbering, passage: { text } }: ProsePart): boolean {
  if (kind !== 'paragraph' || text.endsWith('。') || SENTENCE_LAST.test(text.trimEnd())) return false;
  return numbering === undefined
    ? text.length >= SHORTEST_BROKEN || INSIDE.test(text)
    : text.length >= SHORTEST_BROKEN_ITEM || INSIDE_ITEM.test(text);
}

function readRun(parts: [ProsePart, ...ProsePart[]]): Run {
  const passage: Passage = parts.length === 1 ? parts[0].passage : joined(parts.map((part) => part.passage));
  const { text, span } = squeezed(passage);
  return { text, span, parts, kept: undefined };
}

/** Where the figures of a run stand, in order. Most runs say nothing that anybody counts: read when first asked for. */
export const mentionsOf = keptWith((run: Run): readonly Mention[] => readMentions(run));

function readMentions(whole: Squeezed): readonly Mention[] {
  const { text } = whole;
  const found: Mention[] = [];
  const ends: Ends = { clause: 0, sentence: 0, next: -2, sentenceEnd: -1 };
  for (const numeral of readNumerals(text, AFTER)) {
    if (numeral.ordinal || (numeral.unitAt < text.length && !numeral.percent && !AFTER.has(text.charCodeAt(numeral.unitAt)))) continue;
    const rest = text.slice(numeral.unitAt, numeral.unitAt + 5);
    const written = numeral.percent ? '' : (UNIT.exec(rest)?.[0] ?? '');
    const unit = numeral.percent ? '%' : (units[written] ?? (written as Unit | ''));
    if (unit === '') {
      if (numeral.end < text.length && !BARE_BEHIND.has(text.charCodeAt(numeral.end))) continue;
      const before = wordsBefore(text, numeral.start);
      if (!BARE_BEFORE.test(before) && (numeral.decimals > 0 || !COUNTED_WITHOUT_UNIT.test(before))) continue;
    } else if (
      numeral.style === 'han' &&
      (OF_PROSE.has(written) || WORDS_BEFORE.test(wordsBefore(text, numeral.start)) || WORDS_BEHIND.test(rest))
    )
      continue;
    const end = numeral.unitAt + written.length;
    const clauseEnd = advance(ends, text, numeral.start, end);
    found.push({
      start: numeral.start,
      numeralEnd: numeral.end,
      end,
      numeral,
      value: numeral.value,
      unit: unit === '' ? undefined : unit,
      approximate: numeral.approximate || (ABOUT_FIRST.has(text.charCodeAt(end)) && ABOUT_BEHIND.test(text.slice(end, end + 2))),
      at: whole.span(numeral.start, numeral.end),
      whole: whole.span(numeral.start, end),
      text: text.slice(numeral.start, end),
      clause: { start: ends.clause, end: clauseEnd },
      sentence: { start: ends.sentence, end: ends.sentenceEnd },
    });
  }
  return found;
}

/** What leads to a figure is told by its last characters. */
const wordsBefore = (text: string, start: number): string => text.slice(Math.max(0, start - 4), start);

/** How far the marks of a text have been followed. */
interface Ends {
  /** Where the clause and the sentence of the figure begin. */
  clause: number;
  sentence: number;
  /** The first mark behind the start of the figure; -1 where there is none, -2 before any has been looked for. */
  next: number;
  /** Where the sentence of the figure ends. */
  sentenceEnd: number;
}

/** Moves on to a figure, which come in order; gives where its clause ends. Linear in the text for all of them together. */
function advance(ends: Ends, text: string, start: number, end: number): number {
  if (ends.next === -2) ends.next = nextEnd(text, 0);
  for (; ends.next >= 0 && ends.next < start; ends.next = nextEnd(text, ends.next + 1)) {
    ends.clause = ends.next + 1;
    if (SENTENCE_ENDS.has(text.charCodeAt(ends.next))) ends.sentence = ends.clause;
  }
  let last = ends.next;
  while (last >= 0 && last < end) last = nextEnd(text, last + 1);
  if (ends.sentenceEnd < end) {
    let stop = last;
    while (stop >= 0 && !SENTENCE_ENDS.has(text.charCodeAt(stop))) stop = nextEnd(text, stop + 1);
    ends.sentenceEnd = stop < 0 ? text.length : stop;
  }
  return last < 0 ? text.length : last;
}

/** The next mark that ends a clause. */
function nextEnd(text: string, from: number): number {
  let at = nextClauseEnd(text, from);
  // the comma of 1,234
  while (at >= 0 && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))) at = nextClauseEnd(text, at + 1);
  return at;
}

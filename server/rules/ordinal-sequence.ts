import { codesOf } from '../text/char-finder.ts';
import { isHan } from '../text/fold.ts';
import type { ProsePart } from '../report/report.ts';
import { say } from '../text/say.ts';
import { defineRule, type Edit, type Finding } from './rule.ts';
import { cueOf, type CuedPart, type Cues, cuesIn, standsAt } from './wording/cues.ts';
import { type InlineItem, type InlineList, wrongInlineLists } from './wording/inline-numbers.ts';
import { titled } from './wording/samples.ts';
import { MOST_FINDINGS, spanIn } from './wording/scan.ts';

const DIGITS = '一二三四五六七八九';
const ITEM = /(第|其)?([一二三四五六七八九十]{1,3})(是|要|[，,：:、])/y;
const NUMERALS = '一二三四五六七八九十';
const NUMERAL = cueOf([...NUMERALS]);
const VALUES: ReadonlyMap<number, number> = new Map([...NUMERALS].map((numeral, i) => [numeral.charCodeAt(0), i + 1]));
/** What stands behind the first numeral of an item. */
const BEHIND_NUMERAL = codesOf(`是要，,：:、${NUMERALS}`);
/** The head of a paragraph whose numeral may stand at the end of the one before. */
const MAY_BE_SPLIT = codesOf('是要');
const PREFIXES = codesOf('第其');
/** What makes 二要 and 三是 parts of other words: 三要素, 三是否. Such a place continues a list but never opens or breaks one. */
const WORD_BEHIND = codesOf('素件点领闻务塞旨义紧求否');
const BOUNDARY = codesOf('。；，、：！？;,:!?“”（）()》—*');
/** The begin of a text is one. */
function isBoundary(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return !isHan(c) && (BOUNDARY.has(c) || text.charAt(at).trim() === '');
}
/** Before which 一 or another numeral belongs to a word: 统一是, 唯一是, 周二是, 二十二是. */
const WORD_BEFORE = codesOf('统唯之第其周期单同万逐专某另每任这那百千零〇两一二三四五六七八九十');
const DEPTH = 8;
const REACH = 400;
const MOST_ITEMS = 200;

interface Item {
  readonly part: ProsePart;
  readonly start: number;
  readonly end: number;
  readonly numeralAt: number;
  readonly numeral: string;
  readonly mark: string;
  readonly ordinal: number;
}

/** One run of 一是 … 二是 … ; `wrongAt` is the index of the first item out of step. */
interface List {
  readonly family: string;
  /** Its items open paragraphs. */
  readonly opensParagraph: boolean;
  readonly items: Item[];
  last: number;
  wrongAt: number | undefined;
  /** It begins with 二是, and nothing above may have been the first item. */
  readonly headless: boolean;
}

function ordinalOf(numeral: string): number {
  if (numeral.length === 1) return VALUES.get(numeral.charCodeAt(0)) ?? 0;
  const ten = numeral.indexOf('十');
  if (ten < 0) return 0;
  const tens = ten === 0 ? 1 : DIGITS.indexOf(numeral.charAt(0)) + 1;
  const ones = ten === numeral.length - 1 ? 0 : DIGITS.indexOf(numeral.charAt(ten + 1)) + 1;
  return tens * 10 + ones;
}

function numeralOf(ordinal: number): string {
  const tens = Math.floor(ordinal / 10);
  const ones = ordinal % 10;
  return `${tens > 1 ? DIGITS.charAt(tens - 1) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS.charAt(ones - 1) : ''}`;
}

/** 第二， and 其二： count as items with a mark or 是 behind them, 二是 and 二要 only without prefix. */
function familyOf(prefix: string | undefined, suffix: string): string | undefined {
  if (prefix) return suffix === '要' ? undefined : prefix;
  return suffix === '是' || suffix === '要' ? '' : undefined;
}

/** Another way to open a list, so that 二是 after it is no repetition: 首先……；二是……. */
const OTHER_OPENING = /首先|第一(?![季批轮])|其一|一方面|一则|[⑴①]|(?<![0-9０-９])[1１][.．、）)]/;

/** The first item in other words, or in another form: 一、 一方面, 首先, 1. */
const FIRST = /(?:^|[\s。；，、：！？;,:!?“”（）()》—*])(?:[一1１①⑴壹首]|第一|其一)/;
/** （一） before a topic is no first item. */
const topicMark = ({ numbering }: ProsePart): number => (numbering?.style === 'hanBracket' ? numbering.length : 0);
/** How many paragraphs above a list that begins with 二是 its first item may stand. */
const ABOVE = 3;

/** The list that the item continues: of those in step the nearest whose items stand in the same kind of place, else the nearest. */
function continued(stack: readonly List[], family: string, ordinal: number, opensParagraph: boolean): number {
  let found = -1;
  for (let i = stack.length - 1; i >= 0; i--) {
    const list = stack[i];
    if (!list || list.family !== family || list.last + 1 !== ordinal) continue;
    if (list.opensParagraph === opensParagraph) return i;
    if (found < 0) found = i;
  }
  return found;
}

function nearest(stack: readonly List[], family: string, opensParagraph: boolean): number {
  let found = -1;
  for (let i = stack.length - 1; i >= 0; i--) {
    const list = stack[i];
    if (list?.family !== family) continue;
    if (list.opensParagraph === opensParagraph) return i;
    if (found < 0) found = i;
  }
  return found;
}

/** 二是完善制度；三强化监督；四是…: the item between has lost its 是, not its number. */
function withoutIs({ items, last, family }: List, part: ProsePart, before: number): Item | undefined {
  const previous = items[items.length - 1];
  if (previous?.part !== part || family !== '') return undefined;
  const numeral = numeralOf(last + 1);
  const text = part.passage.text.slice(previous.end, before);
  for (let at = text.indexOf(numeral); at > 0; at = text.indexOf(numeral, at + 1)) {
    if (!isBoundary(text, at - 1)) continue;
    const start = previous.end + at;
    return { part, start, end: start + numeral.length, numeralAt: start, numeral, mark: numeral, ordinal: last + 1 };
  }
  return undefined;
}

/** 二 at the end of a line, 是 at the beginning of the next. */
function splitItem(part: ProsePart): Item | undefined {
  const text = part.passage.text.trimEnd();
  const numeral = /[一二三四五六七八九十]{1,3}$/.exec(text)?.[0] ?? '';
  const start = text.length - numeral.length;
  const ordinal = ordinalOf(numeral);
  if (ordinal === 0 || start === 0 || !isBoundary(text, start - 1)) return undefined;
  return { part, start, end: text.length, numeralAt: start, numeral, mark: numeral, ordinal };
}

function toFinding(list: List): Finding | undefined {
  const at = list.wrongAt ?? -1;
  const item = list.items[at];
  const before = list.items[at - 1];
  const first = list.items[0];
  if (!item || !before || !first) return undefined;
  const right = (index: number) => numeralOf(first.ordinal + index);
  const expected = item.mark.replace(item.numeral, right(at));
  const edits: Edit[] = [];
  for (let i = at; i < list.items.length; i++) {
    const each = list.items[i];
    if (each && each.numeral !== right(i)) {
      edits.push({ at: spanIn(each.part, each.numeralAt, each.numeralAt + each.numeral.length), newText: right(i) });
    }
  }
  const title = edits.length > 1 ? say`改为“${expected}”，其后各项顺延` : say`改为“${expected}”`;
  return {
    at: spanIn(item.part, item.start, item.end),
    message: say`“${before.mark}”之后写作“${item.mark}”，应为“${expected}”`,
    related: [{ at: spanIn(before.part, before.start, before.end), message: say`前一项“${before.mark}”` }],
    fixes: list.items.length <= MOST_ITEMS ? [{ title, kind: 'text', preferred: true, edits }] : [],
  };
}

/** 二是…；三是… with no first item: nobody but the writer knows where it was. */
function headlessFinding({ items: [item] }: List): Finding | undefined {
  return (
    item && { at: spanIn(item.part, item.start, item.end), message: say`“${item.mark}”之前没有“${item.mark.replace(item.numeral, '一')}”` }
  );
}

/** （1）…；（2）…；（4）… within a paragraph. */
function inlineFinding({ part, items, wrongAt, write }: InlineList): Finding | undefined {
  const item = items[wrongAt];
  const before = items[wrongAt - 1];
  if (!item || !before) return undefined;
  const markOf = ({ start, end }: InlineItem): string => part.passage.text.slice(start, end);
  const expected = markOf(item).replace(item.numeral, write(wrongAt + 1));
  const edits = items.flatMap(({ numeral, numeralAt }, i): Edit[] =>
    numeral === write(i + 1) ? [] : [{ at: spanIn(part, numeralAt, numeralAt + numeral.length), newText: write(i + 1) }],
  );
  return {
    at: spanIn(part, item.start, item.end),
    message: say`“${markOf(before)}”之后写作“${markOf(item)}”，应为“${expected}”`,
    related: [{ at: spanIn(part, before.start, before.end), message: say`前一项“${markOf(before)}”` }],
    fixes: [
      {
        title: edits.length > 1 ? say`改为“${expected}”，其后各项顺延` : say`改为“${expected}”`,
        kind: 'text',
        preferred: true,
        edits,
      },
    ],
  };
}

/** 一是…二是…二是…三是: an enumeration in running text that repeats or skips a number. */
export const ordinalSequence = defineRule({
  id: 'ordinal-sequence',
  title: '“一是、二是”次序',
  group: '文字',
  severity: 'warning',
  basis: '《标点符号用法》GB/T 15834—2011 附录B（序次语）',
  mendsText: true,
  why: '“一是、二是”重复或跳号，多是增删条目后没有顺改，读者会以为漏了内容。',
  examples: [
    {
      title: '第二个“二是”应为“三是”，其后顺延',
      text: titled('一是成立专班。二是严格审核。\n\n«二是»遵守保密规定。三是规范发布。'),
      says: ['“二是”之后写作“二是”，应为“三是”'],
      fixed: titled('一是成立专班。二是严格审核。\n\n三是遵守保密规定。四是规范发布。'),
    },
    {
      title: '漏了“第二”',
      text: titled('第一，加强领导。«第三»，加强培训。'),
      says: ['“第一”之后写作“第三”，应为“第二”'],
      fixed: titled('第一，加强领导。第二，加强培训。'),
    },
    {
      title: '一段之内跳号，句中“一是”前无标点',
      text: titled('主要表现一是公开数量偏少；«三是»更新不够及时。'),
      fixed: titled('主要表现一是公开数量偏少；二是更新不够及时。'),
    },
    {
      title: '两项之间有带 1 的数',
      text: titled('一是公开2021年度部门决算；二是公开115条；«二是»解读21件；四是培训1次。'),
      fixed: titled('一是公开2021年度部门决算；二是公开115条；三是解读21件；四是培训1次。'),
    },
    {
      title: '又从“一是”起，是下一层或另一组，不提示',
      text: titled(
        '一是主动公开情况。一是更新栏目。二是编制指南。\n\n二是依申请公开情况。未收到申请。\n\n三是平台建设情况。一是维护网站。二是开设专区。三是回应关切。\n\n四是监督保障情况。一是成立小组。二是纳入考核。',
      ),
    },
    {
      title: '“统一是”“星期二是”不是序次语',
      text: titled('一是口径不统一是主要问题，星期二是开放日，二是人员不足，五要素不全。三是经费偏少。'),
    },
    { title: '漏了“是”字，次序不错', text: titled('一是加强领导；二是完善制度；三强化监督；四是严格考核。') },
    {
      title: '加粗的“一是”',
      text: titled('**一是**加强领导。**二是**完善制度。**«二是»**强化监督。'),
      fixed: titled('**一是**加强领导。**二是**完善制度。**三是**强化监督。'),
    },
    {
      title: '段内的（1）（2）（4）、①②②',
      text: titled(
        '主要做法：（1）健全机制；（2）规范流程；«（4）»强化培训。存在的问题：①公开不及时；②解读不深入；«②»渠道不多；③培训偏少。',
      ),
      says: ['“（2）”之后写作“（4）”，应为“（3）”', '“②”之后写作“②”，应为“③”'],
      fixed: titled('主要做法：（1）健全机制；（2）规范流程；（3）强化培训。存在的问题：①公开不及时；②解读不深入；③渠道不多；④培训偏少。'),
    },
    {
      title: '提到条、项的号码，或者号码没有写在标点之后',
      text: titled(
        '按照第二十条（一）、（三）、（五）项公开。包括：（1）机构职能；（2）法规文件，见附件（2）；（3）规划计划。1.健全机制2.规范流程。3.强化培训。下设3个组：（1）组负责审核，（3）组负责发布，（4）组负责答复。分为：①主动公开；②依申请公开；③不予公开，②类由科室办理，③类报分管领导。',
      ),
    },
    {
      title: '段内的号码另起、另一层、两种写法',
      text: titled(
        '主要做法：1.健全机制：1）定人员；2）定责任。2.规范流程。3.强化培训。下一步，1.拓宽渠道；2、充实内容；3.加强解读：1、图解；2、问答。',
      ),
    },
    { title: '“二是”断在两行', text: titled('一是更新不及时；二\n\n是解读不深入；三是渠道不多。') },
    {
      title: '没有“一是”',
      text: titled('（一）主动公开情况。完善栏目设置，«二是»规范发布流程，三是做好政策解读。'),
      says: ['“二是”之前没有“一是”'],
    },
    {
      title: '第一项换了说法',
      text: titled(
        '首先完善栏目设置；二是规范发布流程；三是做好解读。\n\n（二）问题：一、公开不及时。二是解读不深入。三是渠道不多。\n\n（三）机制：\n\n1.健全机制。\n\n二是加强培训。三是拓宽渠道。',
      ),
    },
    { title: '“二要点面结合”仍是第二项', text: titled('一要压实责任，二要点面结合，三要注重实效。') },
    {
      title: '换一种写法起头的另一组',
      text: titled('一是内容不全；二是更新不快。下一步，首先充实内容；二是加快更新。第一，建章立制。第二、配强人员。第三，加强考核。'),
    },
    { title: '“第一，”与“第二季度”', text: titled('公开数量位居全县第一，第二季度通报表扬，第四季度免检。') },
    {
      title: '标题之下重新起算',
      text: titled('（一）主动公开情况。一是更新栏目。二是编制指南。\n\n（二）依申请公开情况。一是畅通渠道。二是规范答复。三是备案。'),
    },
  ],
  check: ({ report }) => {
    const cues = cuesIn(report);
    const parts = cues.wording;
    const reading: Reading = { parts, wrong: [], headless: [], stack: [], from: 0 };
    for (let index = 0; index < parts.length; index++) {
      const cued = parts[index];
      if (!cued) break;
      const style = cued.part.numbering?.style;
      if (cued.part.kind !== 'paragraph' || style === 'han' || style === 'hanBracket') {
        if (reading.stack.length > 0) reading.stack.length = 0;
        reading.from = index;
      }
      if (reading.stack.length > 0 && MAY_BE_SPLIT.has(cued.text.charCodeAt(0))) joinSplit(reading, parts[index - 1]);
      if ((cued.cues & NUMERAL) !== 0) readItems(reading, cues, cued, index);
    }
    const { wrong, headless } = reading;
    const inline = wrongInlineLists(report);
    if (wrong.length + headless.length + inline.length === 0) return [];
    return [
      ...wrong.map(toFinding),
      ...headless.slice(0, MOST_FINDINGS).map(headlessFinding),
      ...inline.slice(0, MOST_FINDINGS).map(inlineFinding),
    ].filter((finding) => finding !== undefined);
  },
});

/** What was read up to an item. */
interface Reading {
  readonly parts: readonly CuedPart[];
  readonly wrong: List[];
  readonly headless: List[];
  /** The lists that may go on, the innermost last. */
  readonly stack: List[];
  /** The part that the last heading or topic is. */
  from: number;
}

/** An item of which the part before has the numeral goes to the list that it continues. */
function joinSplit({ stack }: Reading, above: CuedPart | undefined): void {
  const split = above && splitItem(above.part);
  const own = split && stack[continued(stack, '', split.ordinal, false)];
  if (!split || !own) return;
  own.items.push(split);
  own.last = split.ordinal;
}

/** Reads the items of a part, from the left: the pattern is tried where a numeral stands with what may follow it, and nowhere else. */
function readItems(reading: Reading, { at, kinds }: Cues, cued: CuedPart, index: number): void {
  const { text, from, to } = cued;
  let end = 0;
  for (let i = from; i < to; i++) {
    const numeralAt = at[i] ?? 0;
    if (!standsAt(kinds, i, NUMERAL) || numeralAt < end || !BEHIND_NUMERAL.has(text.charCodeAt(numeralAt + 1))) continue;
    ITEM.lastIndex = numeralAt > end && PREFIXES.has(text.charCodeAt(numeralAt - 1)) ? numeralAt - 1 : numeralAt;
    const match = ITEM.exec(text);
    if (!match) continue;
    end = match.index + match[0].length;
    readItem(reading, match, cued, index);
  }
}

function readItem(reading: Reading, match: RegExpExecArray, { part, text }: CuedPart, index: number): void {
  const { stack, wrong } = reading;
  const [all, prefix, numeral = '', suffix = ''] = match;
  const family = familyOf(prefix, suffix);
  const ordinal = ordinalOf(numeral);
  if (family === undefined || ordinal === 0) return;
  const start = match.index;
  const bounded = isBoundary(text, start - 1);
  const certain = bounded && suffix !== '、' && !WORD_BEHIND.has(text.charCodeAt(start + all.length));
  if (!bounded && (family !== '' || WORD_BEFORE.has(text.charCodeAt(start - 1)))) return;
  const end = start + all.length - (suffix === '是' || suffix === '要' ? 0 : 1);
  const numeralAt = start + (prefix?.length ?? 0);
  const item: Item = { part, start, end, numeralAt, numeral, mark: text.slice(start, end), ordinal };
  const opensParagraph = start <= text.length - text.trimStart().length;
  let at = ordinal === 1 ? -1 : continued(stack, family, ordinal, opensParagraph);
  if (ordinal > 1 && at < 0) {
    if (!certain) return;
    at = nearest(stack, family, opensParagraph);
    const last = stack[at]?.items.at(-1);
    const since = last?.part === part ? Math.max(last.end, start - REACH) : Math.max(0, start - REACH);
    if (ordinal === 2 && OTHER_OPENING.test(text.slice(since, start))) at = -1;
  }
  const list = stack[at];
  if (!list) {
    const isHeadless = ordinal === 2 && family === '' && stack.length === 0 && !FIRST.test(wordsAbove(reading, index, start));
    stack.push({ family, opensParagraph, items: [item], last: ordinal, wrongAt: undefined, headless: isHeadless });
    if (stack.length > DEPTH) stack.shift();
    return;
  }
  const between = ordinal === list.last + 2 ? withoutIs(list, part, start) : undefined;
  if (between) {
    list.items.push(between);
    list.last++;
  }
  if (ordinal !== list.last + 1 && list.wrongAt === undefined && wrong.length < MOST_FINDINGS) {
    list.wrongAt = list.items.length;
    wrong.push(list);
  }
  if (list.headless && list.items.length === 1 && list.wrongAt === undefined) reading.headless.push(list);
  if (list.items.length <= MOST_ITEMS) list.items.push(item);
  list.last = ordinal;
  if (stack.length > at + 1) stack.length = at + 1;
}

/** Where the first item of a list would stand that begins with 二是: the paragraphs above and what stands before it in its own. */
function wordsAbove({ parts, from }: Reading, index: number, start: number): string {
  let words = '';
  for (let i = Math.max(from, index - ABOVE); i <= index; i++) {
    const each = parts[i];
    if (!each) continue;
    words += `${words === '' ? '' : '\n'}${each.text.slice(topicMark(each.part), i === index ? start : undefined)}`;
  }
  return words;
}

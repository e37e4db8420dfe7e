import type { Report } from '../report/report.ts';
import { isDigit, isHan } from '../text/fold.ts';
import { say } from '../text/say.ts';
import { defineRule, type Edit, type Finding } from './rule.ts';
import { type CuedPart, type Cues, cuesIn, standsAt } from './wording/cues.ts';
import { BLANK, BLANKS, isLetterSpaced } from './wording/letter-spaced.ts';
import { titled } from './wording/samples.ts';
import { spanIn } from './wording/scan.ts';

const ORDINAL = /^[一二三四五六七八九十]{1,3}[是要]|^[第其][一二三四五六七八九十]/;
/** The next field of a line of contacts or of a page's record: 示例路1号 邮编：000000. */
const FIELD = /[\u4e00-\u9fff]{1,6}[：:]/y;
const CLAUSE_MARK = /[，。；：、]/;
const UNIT = '年月日件条次个项份期人元万';
const LONG = 20;
const MOST_EDITS = 2000;
const MOST_BREAKS = 20;
const FULL_STOP = 0x3002;
/** A word is looked for in so many paragraphs on either side of its break. */
const AROUND = 150;

/** 2021 年 and 800 余条: no spaces between Han characters and figures. A word broken by an empty line: 发布公⏎⏎开信息. */
export const spacing = defineRule({
  id: 'spacing',
  title: '多余的空格和断行',
  group: '文字',
  severity: 'hint',
  basis: '《出版物上数字用法》GB/T 15835—2011；公文排版惯例',
  mendsText: true,
  why: '汉字与数字之间不空格；从 PDF 或 Word 复制来的文字常在分页处断成两段，一个词被空行拆开。',
  examples: [
    {
      title: '汉字与数字之间的空格，每份报告提示一次',
      text: titled('2025« »年，发布信息 800 余条。\n\n公开 3 期。'),
      says: ['“2025 年”汉字与数字之间有空格，应为“2025年”，全文共 5 处'],
      fixed: titled('2025年，发布信息800余条。\n\n公开3期。'),
    },
    {
      title: '一个词被空行断开',
      text: titled('通过公示栏、广播和微信群发布政府信息公开指南和«公\n\n开»信息，公开办事指南，公布公开电话。'),
      says: ['“公开”一词被空行断开，应连成一段'],
      fixed: titled('通过公示栏、广播和微信群发布政府信息公开指南和公开信息，公开办事指南，公布公开电话。'),
    },
    {
      title: '一句话在逗号后被空行断开',
      text: titled('全年开展业务培训三次，各股室指定专人负责，按季度通报«，\n\n进»度与问题一并列出。'),
      fixed: titled('全年开展业务培训三次，各股室指定专人负责，按季度通报，进度与问题一并列出。'),
      says: ['“季度通报，”与后文被空行断开，应连成一段'],
    },
    {
      title: '段末少了句号，不是断开',
      text: titled('加强对政府信息公开工作的督促指导，及时研究解决问题\n\n下一步，我镇将加强培训，提高能力。'),
    },
    { title: '分项各占一段', text: titled('一是公开内容不够全面，更新不够及时，\n\n二是人员力量不足，业务不熟。') },
    { title: '一行里的几个项目', text: titled('地址：示例镇中心路8号 邮编：000000  电话：0000-1234567  传真：0000-1234568') },
    { title: '段首序号后的空格', text: titled('1 主动公开。发布信息126条，LED 屏滚动播放。电话：0123-4567890。') },
    { title: '字间加空的文字（自 PDF 复制）', text: titled('地 址 ： 示 例 路 1 号 ， 邮 编 ： 100000 。公开 3 期。') },
  ],
  check: ({ report }) => {
    if (report.tables.some((table) => table.grids.some((grid) => grid.shape === 'aligned'))) return [];
    const cues = cuesIn(report);
    const { wording } = cues;
    for (const cued of wording) if (isLetterSpaced(cues, cued)) return [];
    const around = spaces(cues);
    const broken = brokenWords(report, wording);
    return around ? [around, ...broken] : broken;
  },
});

const isCommonHan = (c: number): boolean => c >= 0x4e00 && c <= 0x9fff;
const isOfFigure = (c: number): boolean => isDigit(c) || c === 0x25 || c === 0xff05;

function spaces({ wording, at, kinds }: Cues): Finding | undefined {
  const edits: Edit[] = [];
  let shown = '';
  for (const { part, text, cues, from, to } of wording) {
    if ((cues & BLANK) === 0) continue;
    let end = 0;
    for (let i = from; i < to && edits.length < MOST_EDITS; i++) {
      const start = at[i] ?? 0;
      if (!standsAt(kinds, i, BLANK) || start < end) continue;
      end = endOfSpaces(text, start);
      if (end <= start || opensItem(text, start) || isField(text, end)) continue;
      if (!shown) shown = withNeighbours(text, start, end);
      edits.push({ at: spanIn(part, start, end), newText: '' });
    }
    if (edits.length >= MOST_EDITS) break;
  }
  const first = edits[0];
  if (!first) return undefined;
  const total = edits.length > 1 ? say`，全文共 ${edits.length} 处` : '';
  return {
    at: first.at,
    message: say`“${shown}”汉字与数字之间有空格，应为“${shown.replace(/\s+/g, '')}”${total}`,
    fixes: [{ title: edits.length > 1 ? say`删去全文汉字与数字之间的空格` : say`删去空格`, kind: 'text', preferred: true, edits }],
  };
}

/** Where blanks end that stand between a Han character and a figure; 0 where they do not. */
function endOfSpaces(text: string, start: number): number {
  const before = text.charCodeAt(start - 1);
  const isBehindFigure = isOfFigure(before);
  if (!isBehindFigure && !isCommonHan(before)) return 0;
  let end = start + 1;
  while (BLANKS.has(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  return (isBehindFigure ? isCommonHan(next) : isDigit(next)) ? end : 0;
}

function isField(text: string, at: number): boolean {
  FIELD.lastIndex = at;
  return FIELD.test(text);
}

/** The number of an item, and no year, stands before it. */
const opensItem = (text: string, start: number): boolean =>
  start <= 4 && /^\s*[0-9０-９]+$/.test(text.slice(0, start)) && !/^\s*[0-9０-９]{4}$/.test(text.slice(0, start));

/** The figure with the Han character next to it: 2025 年. */
function withNeighbours(text: string, start: number, end: number): string {
  let from = start - 1;
  while (from > 0 && start - from < 8 && /[0-9０-９.%]/.test(text.charAt(from)) && /[0-9０-９.%]/.test(text.charAt(from - 1))) from--;
  let to = end + 1;
  while (to < text.length && to - end < 8 && /[0-9０-９.%]/.test(text.charAt(to - 1)) && /[0-9０-９.%]/.test(text.charAt(to))) to++;
  return text.slice(from, to);
}

function brokenWords(report: Report, parts: readonly CuedPart[]): Finding[] {
  const findings: Finding[] = [];
  const { source } = report.tree;
  let candidates = 0;
  for (let i = 0; i + 1 < parts.length && candidates < MOST_BREAKS; i++) {
    const { part: before, text: above } = parts[i] ?? {};
    const { part: behind, text: below } = parts[i + 1] ?? {};
    if (above === undefined || below === undefined || before?.kind !== 'paragraph' || behind?.kind !== 'paragraph') continue;
    // nearly every paragraph ends so
    if (above.charCodeAt(above.length - 1) === FULL_STOP || behind.numbering) continue;
    const head = above.trimEnd();
    const last = head.charAt(head.length - 1);
    const clause = last === '，' || last === '、';
    const inWord = isHan(last.charCodeAt(0)) || /[0-9０-９]/.test(last);
    if (!clause && !inWord) continue;
    const tail = below.trimStart();
    if (!isHan(tail.charCodeAt(0)) || ORDINAL.test(tail)) continue;
    if (head.length < LONG || !CLAUSE_MARK.test(head) || !/[，。；]/.test(tail)) continue;
    const lead = below.length - tail.length;
    const from = spanIn(before, head.length - 1, head.length);
    const to = spanIn(behind, lead, lead + 1);
    const between = source.slice(from.end, to.start);
    if (between.trim() !== '' || !/\n[^\n]*\n|\r[^\r\n]*\r/.test(between) || /[ \u3000\t]{2}$|\u3000$/.test(between)) continue;
    candidates++;
    if (inWord && !isOneWord(parts, i, head, tail)) continue;
    const parted = clause ? say`“${head.slice(-5)}”与后文` : say`“${last}${tail.charAt(0)}”一词`;
    findings.push({
      at: { start: from.start, end: to.end },
      message: say`${parted}被空行断开，应连成一段`,
      fixes: [{ title: say`连成一段`, kind: 'text', preferred: true, edits: [{ at: { start: from.end, end: to.start }, newText: '' }] }],
    });
  }
  return findings;
}

/**
 * Whether the two ends make one word. The report itself tells: its two characters stand together elsewhere, and not less often than either of
 * them with its other neighbour.
 *
 *     布公 | 开信    公开 stands together often, 布公 and 开信 seldom
 */
function isOneWord(parts: readonly CuedPart[], index: number, head: string, tail: string): boolean {
  const first = head.charAt(head.length - 1);
  if (!isHan(first.charCodeAt(0))) return UNIT.includes(tail.charAt(0));
  const around = parts.slice(Math.max(0, index - AROUND), index + AROUND);
  const text = around.map(textOf).join('\n');
  const word = first + tail.charAt(0);
  if (!standsOften(text, word, 2)) return false;
  const least = Math.max(count(text, head.slice(-2)), count(text, tail.slice(0, 2))) - 1;
  return least <= 2 || standsOften(text, word, least);
}

/** At least so many times. */
function standsOften(text: string, word: string, times: number): boolean {
  let left = times;
  for (let at = text.indexOf(word); at >= 0 && left > 0; at = text.indexOf(word, at + word.length)) left--;
  return left === 0;
}

const textOf = ({ text }: CuedPart): string => text;

function count(text: string, word: string): number {
  let found = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found++;
  return found;
}

import { isFurniture } from '../report/leftover.ts';
import type { ProsePart, Report } from '../report/report.ts';
import { type Said, say } from '../text/say.ts';
import { defineRule, type Finding } from './rule.ts';
import { cuesIn } from './wording/cues.ts';
import { type HalfWidth, halfWidthIn } from './wording/half-width.ts';
import { titled } from './wording/samples.ts';
import { spanIn } from './wording/scan.ts';

/** So many places are findings of their own; more of them are the typist's habit, and one finding for the document. */
const FEW = 3;
const MOST_EDITS = 2000;
const MOST_SHOWN = 20;

/** The words beside a mark, up to the next one. */
const REACH = 24;
const SHOWN = 8;
const UP_TO_MARK = /[^\s，。；：、！？“”（）《》,;:()]*$/;
const FROM_MARK = /^[^\s，。；：、！？“”（）《》,;:()]*/;

interface Place extends HalfWidth {
  readonly part: ProsePart;
}

/** 公开信息,(以下简称《条例》): half-width punctuation in Chinese sentences. */
export const punctuationWidth = defineRule({
  id: 'punctuation-width',
  title: '半角标点',
  group: '文字',
  severity: 'hint',
  basis: '《标点符号用法》GB/T 15834—2011 第5章；公文排版惯例',
  mendsText: true,
  why: '中文语句用全角的逗号、分号、冒号和括号；半角标点多是输入法没有切换或从网页复制留下的，排版后字距不齐。',
  examples: [
    {
      title: '汉字旁的逗号、分号、冒号',
      text: titled('示例镇高度重视«,»加强领导«;»明确分工«:»党政办牵头。'),
      says: ['“示例镇高度重视,加强领导”中为半角“,”，应为全角“，”', '应为全角“；”', '应为全角“：”'],
      fixed: titled('示例镇高度重视，加强领导；明确分工：党政办牵头。'),
    },
    {
      title: '两个半角括号一起改',
      text: titled('根据《示例条例》«(以下简称《条例》)»编制，在村«(社区)»公示。'),
      says: ['“(以下简称《条例》)”为半角括号，应为“（以下简称《条例》）”', '“(社区)”为半角括号'],
      fixed: titled('根据《示例条例》（以下简称《条例》）编制，在村（社区）公示。'),
    },
    {
      title: '超过三处，每份报告提示一次',
      text: titled('加强领导«,»明确分工,压实责任,定期检查, 保证落实。\n\n在村(社区)公示《示例办法》,公开12条,共1,234次。'),
      says: ['“加强领导,明确分工”中为半角“,”，应为全角“，”，全文共 7 处半角标点'],
      fixed: titled('加强领导，明确分工，压实责任，定期检查，保证落实。\n\n在村（社区）公示《示例办法》，公开12条，共1,234次。'),
    },
    {
      title: '条款序号的括号',
      text: titled('公开《条例》第二十条第«(五)»项规定的信息。'),
      fixed: titled('公开《条例》第二十条第（五）项规定的信息。'),
    },
    {
      title: '网址、时间、比例、数字和英文',
      text: titled(
        '网址http://www.example.com/a,b;c(1)/index.html，邮箱：a@example.com，每天8:30开门，比例为3:1，阅读1,234次，用Word (docx, pdf) 发布。',
      ),
    },
    {
      title: 'Markdown 的链接、代码和脚注',
      text: titled('见[县政府网站](http://www.example.com/示例(一).html)，字段写作`件数:公开(条)`。\n\n[1]: http://www.example.com'),
    },
    {
      title: '各项的序号由“层次编号”检查',
      text: titled('(一) 主动公开。公开126条。\n\n(二) 依申请公开。没有收到。(1)完善目录。(2)及时更新。'),
    },
    { title: '不成对的括号由“括号成对”检查', text: titled('«»主要表现为：（2)力度不大。').replace('«»', '') },
    {
      title: '标准表和它的小标题',
      text: titled(
        '公开126条。\n\n## 二、主动公开政府信息情况\n\n第二十条第(一)项\n\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| --- | --- | --- | --- |\n| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | 0 | 0 | 0 |',
      ),
    },
    { title: '发文字号由“发文字号”检查', text: titled('按照国办公开办函(2021)30号要求编制。') },
  ],
  check: ({ report }) => {
    const places = placesIn(report);
    const first = places[0];
    if (!first) return [];
    if (places.length <= FEW) return places.map((place) => one(place));
    return [all(first, places)];
  },
});

function placesIn(report: Report): readonly Place[] {
  const cues = cuesIn(report);
  const places: Place[] = [];
  for (const cued of cues.wording) {
    const found = halfWidthIn(cues, cued);
    const { part } = cued;
    if (found.length === 0 || isInTable(report, part)) continue;
    for (const each of found)
      places.push({ start: each.start, end: each.end, written: each.written, right: each.right, edits: each.edits, part });
    if (places.length >= MOST_EDITS) break;
  }
  return places;
}

/** A heading, a caption or a piece of a header that belongs to a standard table. */
const isInTable = ({ tables, unreadable }: Report, { span, passage }: ProsePart): boolean =>
  tables.some((table) => table.span.start <= span.start && span.end <= table.span.end) ||
  unreadable.some((table) => table.span.start <= span.start && span.end <= table.span.end) ||
  isFurniture(passage.text);

function messageOf({ part, start, end, written, right }: Place): Said {
  if (written.length > 1) return say`“${written}”为半角括号，应为“${right}”`;
  const { text } = part.passage;
  const before = UP_TO_MARK.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? '';
  const behind = FROM_MARK.exec(text.slice(end, end + REACH))?.[0] ?? '';
  const head = before.length > SHOWN ? `…${before.slice(-SHOWN)}` : before;
  const tail = behind.length > SHOWN ? `${behind.slice(0, SHOWN)}…` : behind;
  return say`“${head}${written}${tail}”中为半角“${written}”，应为全角“${right}”`;
}

const one = (place: Place): Finding => ({
  at: spanIn(place.part, place.start, place.end),
  message: messageOf(place),
  fixes: [{ title: say`改为“${place.right}”`, kind: 'text', preferred: true, edits: place.edits }],
});

function all(first: Place, places: readonly Place[]): Finding {
  return {
    at: spanIn(first.part, first.start, first.end),
    message: say`${messageOf(first)}，全文共 ${places.length} 处半角标点`,
    related: places.slice(1, MOST_SHOWN).map((place) => ({ at: spanIn(place.part, place.start, place.end), message: messageOf(place) })),
    fixes: [{ title: say`全文改为全角标点`, kind: 'text', preferred: true, edits: places.flatMap(({ edits }) => edits) }],
  };
}

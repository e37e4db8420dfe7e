import type { Block, Heading, Paragraph } from '../syntax/tree.ts';
import { type Passage, passageOf, type Segment, sourceSpan } from '../text/passage.ts';
import type { Title } from './report.ts';

/** How far down a title may stand. */
const MOST_BLOCKS = 14;
const LONGEST = 70;
const TITLE = /^(.{0,40}?)(?:([12]\d{3})年?(?:年度|度)?)?(?:政府|政务|政府和政务)?信息公开.{0,8}(?:报告|年报)(?:[（(].{0,12}[）)])?$/;
/** Marks are folded to half width before the look. */
const PROSE = /[,。;]|^(?:根据|按照|为|依据|本报告|现将|怎[样么]|如何|什么是)/;
/** What a line may be that the title goes on from: no 登录 | 注册, no Page 8, no date, no （此件主动公开）, no name of a column (政府信息公开). */
const MAY_LEAD = /^(?!附件[0-9]*:?$)(?!.*[月日]$)(?![(〔].*[)〕]$)(?!标题)[\u4e00-\u9fff0-9〇○()〔〕《》“”·]+$/;
/** What a web page shows above the title: where the reader is, and the fields of its record (标题：…, 信息分类：政府信息公开年报), in a list or not. */
const NAVIGATION = /[>›»]|首页|当前位置|^[\u4e00-\u9fff]{2,8}[:：]|^标题/;
const COLUMN = /^(?:(?:政府|政务)?信息公开|(?:法定)?主动公开(?:内容)?)$/;
const OF_PAGE = /浏览|登录|注册|无障碍|长[者辈]|关怀版|智能问答|打印|分享|字[号体]|朗读|收藏|是否有效/;
const ORGAN_LINE = /(?:人民政府|政府|办事处|委员会|管委会|办公室|[局厅委院署所中心]|[县市区镇乡旗州])$/;

/** The title found among the first blocks, with the index of its last block. */
export interface TitleReading {
  readonly title: Title;
  readonly first: number;
  readonly last: number;
}

/** Finds the title, joined over up to three lines. `before`: index of the first section's heading. */
export function readTitle(blocks: readonly Block[], before: number): TitleReading | undefined {
  const limit = Math.min(before, MOST_BLOCKS);
  // the name of the column may stand above the title: 政府信息公开年报
  let column: TitleReading | undefined;
  for (let i = 0; i < limit; i++) {
    for (let n = 1; n <= 3 && i + n <= limit; n++) {
      const parts: (Heading | Paragraph)[] = [];
      for (let k = i; k < i + n; k++) {
        const block = blocks[k];
        if (block && block.type !== 'table' && !(block.type === 'paragraph' && block.code)) parts.push(block);
      }
      if (parts.length !== n) break;
      const passage = join(parts);
      const text = squeeze(passage.text);
      if (text.length > LONGEST) break;
      if (PROSE.test(text) || NAVIGATION.test(text)) continue;
      const match = TITLE.exec(text);
      if (!match || (n > 1 && !mayJoin(parts))) continue;
      // 示例县示例镇人民政府 on a line of its own above
      const above = i > 0 ? blocks[i - 1] : undefined;
      const alone = (match[1] ?? '') === '';
      if (alone && above && above.type !== 'table' && !above.numbering) {
        const organ = squeeze(above.passage.text);
        if (organ.length <= 40 && ORGAN_LINE.test(organ) && !PROSE.test(organ))
          return { title: titleOf(join([above, ...parts])), first: i - 1, last: i + n - 1 };
      }
      const reading = { title: titleOf(passage, text, match), first: i, last: i + n - 1 };
      if (!alone) return reading;
      // 2025年政府信息公开工作年度报告 of the page above the report's own title, which names the organ
      if (column?.title.year === undefined && (!column || reading.title.year !== undefined)) column = reading;
      break;
    }
  }
  return column;
}

/** The lines are one title: nothing but a name or words of the title leads, and it is not said twice (示例街道 above 示例街道办事处2025年…). */
function mayJoin(parts: readonly (Heading | Paragraph)[]): boolean {
  const lines = parts.map(({ passage }) => squeeze(passage.text));
  const organ = TITLE.exec(lines[lines.length - 1] ?? '')?.[1] ?? '';
  if (COLUMN.test(lines[0] ?? '') || NAVIGATION.test(lines[lines.length - 1] ?? '')) return false;
  // 登录 注册 无障碍浏览 above a title that names its organ
  if (organ !== '' && lines.slice(0, -1).some((line) => OF_PAGE.test(line) || COLUMN.test(line))) return false;
  return lines.slice(0, -1).every((line) => MAY_LEAD.test(line)) && !(lines.length === 2 && organ.startsWith(lines[0] ?? ''));
}

function squeeze(text: string): string {
  const bare = text.replace(/[\s\u00a0\u3000]+/g, '');
  // most titles have nothing but characters that stay as they are
  return PLAIN.test(bare) ? bare : bare.normalize('NFKC').replace(/^(?:[•●▪·]|【[^】]{1,6}】)|\*/g, '');
}
const PLAIN = /^[\u4e00-\u9fff\d]*$/;

function join(parts: readonly (Heading | Paragraph)[]): Passage {
  if (parts.length === 1 && parts[0]) return parts[0].passage;
  let text = '';
  const segments: Segment[] = [];
  for (const { passage } of parts) {
    for (const segment of passage.segments) segments.push({ ...segment, at: segment.at + text.length });
    text += passage.text;
  }
  return passageOf(text, segments);
}

const ARABIC_YEAR = /[12１２][\s\u3000]?[\d０-９][\s\u3000]?[\d０-９][\s\u3000]?[\d０-９]/;
/** 二〇二四, with any of the characters that are taken for the nought. */
const HAN_YEAR = /二[〇○零ＯO0][一二三][〇○零ＯO0一二三四五六七八九](?=年)/;

function hanYear(text: string): number | undefined {
  const han = HAN_YEAR.exec(text)?.[0];
  if (han === undefined) return undefined;
  return [...han].reduce((year, one) => year * 10 + Math.max(0, '一二三四五六七八九'.indexOf(one) + 1), 0);
}

function titleOf(passage: Passage, text = squeeze(passage.text), match = TITLE.exec(text)): Title {
  // the year may also stand in front of the organ or behind the title: 2025年示例局…, …报告（2025年度）
  const digits4 = match?.[2] ?? /(?:^|[（(])([12]\d{3})年/.exec(text)?.[1];
  const year = digits4 === undefined ? hanYear(text) : Number(digits4);
  const organ = match?.[1]?.replace(/^(?:关于|[12]\d{3}年(?:度)?)/, '').replace(/(?:关于|[二〇○零一二三四五六七八九]{4}年?度?)$/, '');
  let yearSpan: Title['yearSpan'];
  if (year !== undefined) {
    const digits = (digits4 === undefined ? HAN_YEAR : ARABIC_YEAR).exec(passage.text);
    if (digits) yearSpan = sourceSpan(passage, digits.index, digits.index + digits[0].length);
  }
  const trimmed = passage.text.trimEnd();
  return {
    passage,
    span: sourceSpan(passage, passage.text.length - passage.text.trimStart().length, trimmed.length),
    text,
    organ: organ ? organ : undefined,
    year,
    yearSpan,
  };
}

import type { ProsePart } from '../report/report.ts';
import { say } from '../text/say.ts';
import { defineRule, type Edit, type Finding } from './rule.ts';
import { cueOf } from './wording/cues.ts';
import { titled } from './wording/samples.ts';
import { findingsOf, spanIn } from './wording/scan.ts';

/** Open bracket, year, close bracket, 第, number; or a year that has lost its closing bracket. Behind the code of an organ (a Han character). */
const NUMBER =
  /(?<=[\u4e00-\u9fff])(?:([〔（(［[【〈﹝<＜])\s?((?:[1１][9９]|[2２][0０])[0-9０-９]{2}|[0-9０-９]{2})\s?([〕）)］\]】〉﹞>＞])\s?(第?)\s?([0-9０-９]{1,5})\s?号|〔((?:19|20)\d\d)(\d{1,4})号)(?![楼院线机门室])/g;
/** Documents of other kinds, numbered in their own manner: 公告（2023）第5号, 复决字〔2023〕第5号. */
const OTHER_KIND = /(?:公告|通告|公示|[令书字决批罚裁])$/;
/** What the code of an organ ends in; a two-digit year counts only behind these. */
const CODE_END = /[发函办电秘规文政综通]$/;

const ascii = (digits: string): string => digits.normalize('NFKC');
const fullYear = (digits: string): string => (digits.length === 4 ? digits : Number(digits) > 50 ? `19${digits}` : `20${digits}`);

/** The last character of one. */
const NUMBER_END = cueOf(['号']);

/** 国办函（2020）109号: the year of a document number stands between six-angle brackets. */
export const documentNumber = defineRule({
  id: 'document-number',
  title: '发文字号',
  group: '文字',
  severity: 'warning',
  basis: '《党政机关公文格式》GB/T 9704—2012 第7.2.5条',
  mendsText: true,
  why: '发文字号用六角括号“〔〕”括入四位年份，不编虚位、不加“第”字；写法不一，读者检索不到原文。',
  examples: [
    {
      title: '圆括号',
      text: titled('按照《示例办法》（国办函«（2020）109号»）规定执行。'),
      says: ['发文字号写作“（2020）109号”，应为“〔2020〕109号”'],
      fixed: titled('按照《示例办法》（国办函〔2020〕109号）规定执行。'),
    },
    {
      title: '方括号、方头括号和“第”字',
      text: titled('示政办发«[2021]26号»、示政发«【2022】第3号»、示府办«〔2023〕08号»。'),
      fixed: titled('示政办发〔2021〕26号、示政发〔2022〕3号、示府办〔2023〕8号。'),
    },
    { title: '两位年份', text: titled('示政办发«〔21〕30号»。'), says: ['应为“〔2021〕30号”'], fixed: titled('示政办发〔2021〕30号。') },
    { title: '丢了后半括号', text: titled('国办公开办函«〔202130号»。'), fixed: titled('国办公开办函〔2021〕30号。') },
    { title: '写法正确', text: titled('依据国办公开办函〔2021〕30号、“国办函〔2020〕109号”和国务院令第711号。') },
    {
      title: '不是发文字号',
      text: titled(
        '地址在示例路（12）3号。案号为（2023）示01行初30号。会场在示例宾馆（2012）3号楼。见公告（2023）第5号和示复决字〔2023〕第5号。',
      ),
    },
  ],
  check: ({ report }) => findingsOf(report, NUMBER, toFinding, NUMBER_END),
});

function toFinding(match: RegExpExecArray, part: ProsePart): Finding | undefined {
  const [all, open = '', year = '', close = '', ordinal = '', number = '', lostYear, lostNumber = ''] = match;
  const start = match.index;
  const before = part.passage.text.slice(Math.max(0, start - 4), start);
  if (OTHER_KIND.test(before)) return undefined;
  if (year.length === 2 && !CODE_END.test(before)) return undefined;
  const edits: Edit[] = [];
  const replace = (offset: number, written: string, newText: string) => {
    if (written !== newText) edits.push({ at: spanIn(part, start + offset, start + offset + written.length), newText });
  };
  const plain = ascii(number).replace(/^0+(?=\d)/, '');
  const right = lostYear ? `〔${lostYear}〕${lostNumber}号` : `〔${fullYear(ascii(year))}〕${plain}号`;
  if (lostYear) {
    edits.push({ at: spanIn(part, start + 5, start + 5), newText: '〕' });
  } else {
    const yearAt = all.indexOf(year);
    const closeAt = all.indexOf(close, yearAt + year.length);
    replace(0, open, '〔');
    replace(yearAt, year, fullYear(ascii(year)));
    replace(closeAt, close, '〕');
    if (ordinal) replace(all.indexOf(ordinal), ordinal, '');
    replace(all.lastIndexOf(number), number, plain);
  }
  if (edits.length === 0) return undefined;
  return {
    at: spanIn(part, start, start + all.length),
    message: say`发文字号写作“${all}”，应为“${right}”`,
    fixes: [{ title: say`改为“${right}”`, kind: 'text', preferred: true, edits }],
  };
}

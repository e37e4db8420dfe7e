import type { ProsePart, Report } from '../../report/report.ts';
import { type Mention, type Run, runsOf } from '../../report/facts/mentions.ts';
import { codesOf } from '../../text/char-finder.ts';
import type { Span } from '../../text/span.ts';
import { mentionBehind, mentionsBefore } from '../prose/nearby.ts';

/** What the prose says about fees for disclosure, over the whole year and the whole report. */
export interface FeeStatement {
  /**
   * `noNotice` 未发出收费通知 · `noOverdue` 无逾期未缴费 · `nothing` 未收取信息处理费, 收取0元 · `charged` 收取信息处理费300元.
   */
  readonly says: 'noNotice' | 'noOverdue' | 'nothing' | 'charged';
  readonly at: Span;
  /** As a message quotes it. */
  readonly text: string;
  /** In 元, of `charged`. */
  readonly amount: number;
  /** The applications that were charged, where their number is named. */
  readonly count: Mention | undefined;
}

const NOTICE = '(?:信息处理费|政府信息公开|信息公开|相关|有关|任何|的){0,3}(?:收费|缴费|交费|缴款)(?:决定|告知)?(?:通知|告知)书?';
const SENT = '(?:发出|发送|出具|下达|制发|作出|发放|送达|寄送|开具|下发)';
const NO_NOTICE = new RegExp(
  `(?:未|没有|无|从未)(?:曾|对外|向[^，。；]{0,12}|对[^，。；]{0,12})?${SENT}(?:过)?${NOTICE}|${SENT}${NOTICE}(?:共|为|数|：){0,2}[0０零](?:件|份|次|张)?(?![0-9.])|${SENT}[0０零][件份次张]${NOTICE}`,
  'g',
);
const NO_OVERDUE =
  /(?:未|没有|无|不存在)(?:发生|出现|存在)?(?:申请人|任何)?(?:因)?逾期(?:未|不|没有)?(?:按[^，。；]{0,8})?(?:缴|交)(?:纳)?(?:费用?|信息处理费)/g;
const NOTHING =
  /(?:未|没有|均未|无)(?:曾|对[^，。；]{0,14}|向[^，。；]{0,12}|就[^，。；]{0,12}|实际|发生|产生)?(?:收取|征收|收|产生|发生)(?:过|任何|到|了|的|政府信息公开|依申请公开|相关|有关){0,3}(?:信息)?处理费(?!(?:收费)?通知)|处理费(?:收取|收费)?(?:金额|总额|总计|合计|共计|收入|均|共|为|：){0,3}[0０零](?:万)?元(?![0-9])|收取[^，。；]{0,10}处理费[^，。；0-9]{0,8}[0０](?:万)?元/g;
const CHARGED =
  /(?:收取|征收|收)(?:了|到|的|政府信息公开|依申请公开){0,3}(?:信息)?处理费|处理费(?:收入|收取|收费|金额|总额|合计|共计|共|为)/g;
/** The fee of one applicant, of an older rule, of what was handed back, of what might be charged. */
const LIMITED =
  /除|以外|其他|其它|其余|另有|标准|违规|违反|超出|额外|检索|复制|邮寄|成本|工本|减免|免收|退还|退付|应收|拟|每件|每页|上年|去年|往年|上半年|下半年|季度|如果?|可以|应当|须|其中|历年|累计/;
const OFFICE = /办公室|政府办|本级|(?<!各|其|属|个|级)部门|科室|我办|本办|局/;
const YEAR = /([12][0-9]{3})年/g;

/** Every such statement in document order. */
export function feeStatements(report: Report): readonly FeeStatement[] {
  const found: FeeStatement[] = [];
  for (const run of runsOf(report)) if (run.text.includes('费') && /[缴交收处]/.test(run.text)) collect(report, run, found);
  return found;
}

function collect(report: Report, run: Run, found: FeeStatement[]): void {
  const { text } = run;
  const inSix = run.parts.some(({ section }: ProsePart) => section === 'otherMatters');
  const each = (pattern: RegExp, visit: (start: number, end: number) => void): void => {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) visit(match.index, match.index + match[0].length);
    pattern.lastIndex = 0;
  };
  const add = (says: FeeStatement['says'], start: number, end: number): void => {
    if (!isWhole(report, text, start, end)) return;
    found.push({ says, at: run.span(start, end), text: text.slice(start, end), amount: 0, count: undefined });
  };
  if (text.includes('知')) each(NO_NOTICE, (start, end) => add('noNotice', start, end));
  if (text.includes('逾期')) each(NO_OVERDUE, (start, end) => add('noOverdue', start, end));
  if (!text.includes('处理费')) return;
  each(NOTHING, (start, end) => add('nothing', start, end));
  let done = 0;
  each(CHARGED, (start, end) => {
    if (start < done || /[未没无不]有?$/.test(text.slice(Math.max(0, start - 2), start))) return;
    const next = mentionBehind(run, end);
    const amount = next && next.start - end <= 24 && next.unit === '元' ? next : undefined;
    if (!amount || amount.value === 0 || /[，。；]/.test(text.slice(end, amount.start).replace(/^，(?=[共合总]计?)/, ''))) return;
    if (!isWhole(report, text, start, amount.end) || (!inSix && !text.slice(start, amount.start).includes('信息处理费'))) return;
    done = amount.end;
    const count = mentionsBefore(run, start, 4).findLast(
      (mention) =>
        mention.end <= start && start - mention.end <= 24 && mention.unit === '件' && !/[，。；]/.test(text.slice(mention.end, start)),
    );
    const from = count && /[对就向有]$/.test(text.slice(0, count.start)) ? count : undefined;
    found.push({
      says: 'charged',
      at: run.span(start, amount.end),
      text: text.slice(start, amount.end),
      amount: amount.value,
      count: from && !from.approximate ? from : undefined,
    });
  });
}

const STOPS = codesOf('。；！？');
const CLAUSE_ENDS = codesOf('，。；');

/** Nothing in the sentence up to the statement, nor in its own clause, limits it to a part, an office or another year. */
function isWhole({ year, organ = '' }: Report, text: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && start - from < 60 && !STOPS.has(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < 20 && !CLAUSE_ENDS.has(text.charCodeAt(to))) to++;
  const words = text.slice(from, to).replace(/《[^《》]{0,200}》|〔[^〔〕]{0,8}〕/g, '');
  if (LIMITED.test(words)) return false;
  const office = OFFICE.exec(words)?.[0];
  if (office !== undefined && !organ.includes(office.replace(/^[我本]/, ''))) return false;
  let isOfYear = true;
  YEAR.lastIndex = 0;
  for (let match = YEAR.exec(words); match; match = YEAR.exec(words)) isOfYear &&= Number(match[1]) === year;
  return isOfYear;
}

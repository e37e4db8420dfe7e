import type { CalendarDate, Report } from '../report/report.ts';
import { say } from '../text/say.ts';
import { type Span, slice, span } from '../text/span.ts';
import { squeeze } from '../text/squeezed.ts';
import { defineRule, type Edit } from './rule.ts';
import { isOfSchoolYear } from './shared/sections.ts';
import { beginsYear, endsYear } from './years/whole-year.ts';
import { dateLike, hanDateFor, isMonth } from './years/written-date.ts';

const DIGITS = /[0-9０-９]+/g;

/** The numbers of a date put right, its spaces kept; a year that it leaves out stays out, and so does a day. */
function dateEdits({ tree }: Report, at: Span, year: number, month: number, day: number): Edit[] {
  const text = slice(tree.source, at);
  const found = [...text.matchAll(DIGITS)];
  const [first] = found;
  if (!first) return [{ at, newText: hanDateFor(text, { year, month, day }) }];
  // 20251月1日
  if (first[0].length > 4) return [{ at, newText: dateLike(text, { year, month, day }) }];
  const numbers = (first[0].length === 4 ? [year, month, day] : isMonth(text) ? [month] : [month, day]).slice(0, found.length);
  return found.flatMap((match, index) => {
    const start = at.start + match.index;
    const newText = String(numbers[index] ?? '').padStart(match[0].startsWith('0') ? match[0].length : 1, '0');
    return Number(match[0].normalize('NFKC')) === numbers[index] ? [] : [{ at: span(start, start + match[0].length), newText }];
  });
}

/** What stands before the dates speaks of statistics or of the report: not the dates of a consultation or of a campaign. */
const ABOUT = /统计|数据|本(?:年度)?(?:年报|报告)|报告(?:期|时限|期限|涵盖)/;
const REACH = 60;

function speaksOfStatistics({ tree }: Report, { start }: Span): boolean {
  const before = squeeze(tree.source.slice(Math.max(0, start - REACH), start));
  return ABOUT.test(before.slice(before.lastIndexOf('。') + 1));
}

const frame = (period: string, year = '2025年'): string =>
  `示例镇${year}政府信息公开工作年度报告\n\n报告中所列数据的统计期限${period}。\n\n一、总体情况\n`;

/** The statistics period is not 1 January to 31 December of the report's year. */
export const period = defineRule({
  id: 'period',
  title: '统计期限',
  group: '正文',
  severity: 'error',
  basis: '《中华人民共和国政府信息公开条例》第四十九条；国办公开办函〔2021〕30号',
  why: '年度报告统计的是报告年度1月1日至12月31日；沿用上年稿件时，这里最容易留下旧年份。',
  examples: [
    {
      title: '留下了上一年的年份',
      text: frame('自«2024年1月1日起至2024年12月31日»止'),
      says: ['统计期限写作“2024年1月1日”至“2024年12月31日”，应为2025年1月1日至2025年12月31日'],
      fixed: frame('自2025年1月1日起至2025年12月31日止'),
    },
    {
      title: '只有止期不对，保留空格',
      text: frame('自 2025 年 1 月 1 日起至 «2025 年 11 月 30 日»止'),
      says: ['统计期限的止期写作“2025年11月30日”，应为2025年12月31日'],
      fixed: frame('自 2025 年 1 月 1 日起至 2025 年 12 月 31 日止'),
    },
    {
      title: '只有起期不对',
      text: frame('自«2024年1月1日»起至2025年12月31日止'),
      says: ['统计期限的起期写作“2024年1月1日”，应为2025年1月1日'],
      fixed: frame('自2025年1月1日起至2025年12月31日止'),
    },
    {
      title: '只写到月',
      text: frame('为«2024年1月至12月»'),
      says: ['统计期限写作“2024年1月”至“2024年12月”，应为2025年1月至2025年12月'],
      fixed: frame('为2025年1月至12月'),
    },
    {
      title: '用点或连字符写的日期',
      text: frame('自«2024.01.01至2024.12.31»'),
      fixed: frame('自2025.01.01至2025.12.31'),
    },
    {
      title: '用汉字写的日期',
      text: frame('自«二〇二四年一月一日起至二〇二四年十二月三十一日»止'),
      says: ['统计期限写作“二〇二四年一月一日”至“二〇二四年十二月三十一日”，应为二〇二五年一月一日至二〇二五年十二月三十一日'],
      fixed: frame('自二〇二五年一月一日起至二〇二五年十二月三十一日止'),
    },
    {
      title: '汉字的止期，不重复年份',
      text: frame('自二〇二五年一月一日至«十一月三十日»'),
      says: ['统计期限的止期写作“二〇二五年十一月三十日”，应为二〇二五年十二月三十一日'],
      fixed: frame('自二〇二五年一月一日至十二月三十一日'),
    },
    {
      title: '丢了“年”字',
      text: frame('自«20241月1日起至202412月31日»止'),
      says: ['统计期限写作“2024年1月1日”至“2024年12月31日”，应为2025年1月1日至2025年12月31日'],
      fixed: frame('自2025年1月1日起至2025年12月31日止'),
    },
    { title: '1月至12月', text: frame('为2025年1—12月') },
    { title: '同年', text: frame('自2025年1月1日（含）起至同年12月31日（含）止') },
    { title: '整年', text: frame('自2025年1月1日起至2025年12月31日止') },
    { title: '汉字的整年', text: frame('自二〇二五年元月一日起至十二月三十一日止') },
    { title: '省略后一个年份', text: frame('自2025年1月1日至12月31日') },
    {
      title: '征求意见的期限不是统计期限',
      text: '示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n公开征求意见的期限为2025年3月1日至2025年3月31日。\n',
    },
    {
      title: '高等学校按学年统计',
      text: '示例大学2024—2025学年信息公开工作年度报告\n\n本报告所列数据的统计期限为2024年9月1日至2025年8月31日。\n\n一、概述\n',
    },
    {
      title: '学校按学年统计，标题写一年',
      text: '示例大学2025年信息公开工作年度报告\n\n本报告所列数据的统计期限为2024年9月1日至2025年8月31日。\n\n一、概述\n',
    },
    { title: '标题没有年份，以统计期限为准', text: frame('自2025年1月1日起至2025年12月31日止', '') },
  ],
  *check({ report }) {
    const found = report.period;
    if (!found || isOfSchoolYear(report) || !speaksOfStatistics(report, found.span)) return;
    const { from, to } = found;
    const year = report.year ?? to.year;
    const isFromRight = beginsYear(from, year);
    const isToRight = endsYear(to, year);
    if (isFromRight && isToRight) return;
    const first = { year, month: 1, day: 1 };
    const last = { year, month: 12, day: 31 };
    const edits: Edit[] = [];
    if (!isFromRight) edits.push(...dateEdits(report, from.span, year, 1, 1));
    if (!isToRight) edits.push(...dateEdits(report, to.span, year, 12, 31));
    const named = (date: CalendarDate): string => dateLike(slice(report.tree.source, date.span), date);
    const rightFrom = named({ ...from, ...first });
    const rightTo = named({ ...to, ...last });
    const fixes = [{ title: say`改为${rightFrom}至${rightTo}`, kind: 'figure' as const, preferred: true, edits }];
    if (isToRight) yield { at: from.span, message: say`统计期限的起期写作“${named(from)}”，应为${rightFrom}`, fixes };
    else if (isFromRight) yield { at: to.span, message: say`统计期限的止期写作“${named(to)}”，应为${rightTo}`, fixes };
    else {
      const message = say`统计期限写作“${named(from)}”至“${named(to)}”，应为${rightFrom}至${rightTo}`;
      yield { at: found.span, message, fixes };
    }
  },
});

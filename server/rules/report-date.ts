import type { CalendarDate, Report } from '../report/report.ts';
import type { Said } from '../text/say.ts';
import { say } from '../text/say.ts';
import { organLevel } from './figures/organ-level.ts';
import { defineRule } from './rule.ts';
import { isOfSchoolYear } from './shared/sections.ts';

type Day = Pick<CalendarDate, 'year' | 'month' | 'day'>;

const written = ({ year, month, day }: Day): string => `${year}年${month}月${day}日`;
const orderOf = ({ year, month, day }: Day): number => (year * 100 + month) * 100 + day;

const isDay = ({ year, month, day }: Day): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A development zone's committee governs an area; its name ends like a department's. */
const ZONE = /管理委员会|管委会|开发区|园区|新区/;

/** Reports for earlier years were due on 31 March, whoever wrote them: 《条例》 as it stood until 15 May 2019. */
const FIRST_YEAR_OF_DEPARTMENTS = 2019;

/** The last day for the organ's report; a department's only where its name leaves no doubt. */
function deadlineOf({ organ }: Report, year: number): { readonly day: Day; readonly whose: Said } {
  if (year < FIRST_YEAR_OF_DEPARTMENTS) return { day: { year: year + 1, month: 3, day: 31 }, whose: say`修订前的条例规定的期限` };
  const isDepartment = organ !== undefined && !ZONE.test(organ) && organLevel(organ) === 'department';
  return isDepartment
    ? { day: { year: year + 1, month: 1, day: 31 }, whose: say`部门公布年度报告的期限` }
    : { day: { year: year + 1, month: 3, day: 31 }, whose: say`政府年度报告公布的期限` };
}

/** What stands before the date makes it another one: 数据截至2025年11月30日. */
const NO_SIGNATURE = /截[至止]|统计|期限|时间段|[至自于从到]$|[0-9]日/;

/** What is odd about the date; `undefined` where nothing is. */
function oddityOf(report: Report, year: number, date: CalendarDate): Said | undefined {
  const said = written(date);
  if (!isDay(date)) return say`落款日期写作${said}，没有这一天`;
  const late = date.year - year;
  if (late < 0) return say`落款日期为${said}，早于报告年度${year}年，年份可能未更新`;
  if (late === 0) {
    // signed on the year's last day, when its figures are known
    if (date.month === 12 && date.day === 31) return undefined;
    return say`落款日期为${said}，报告年度${year}年尚未结束${date.month <= 3 ? say`，年份可能未更新，应为${year + 1}年` : ''}`;
  }
  if (late >= 2) return say`落款日期为${said}，比报告年度${year}年晚${late}年，年份可能未更新`;
  const { day, whose } = deadlineOf(report, year);
  return orderOf(date) > orderOf(day) ? say`落款日期为${said}，晚于${written(day)}（${whose}）` : undefined;
}

const signed = (date: string, organ = '示例县示例镇人民政府'): string =>
  `# ${organ}2025年政府信息公开工作年度报告\n\n## 六、其他需要报告的事项\n\n2025年未收取信息处理费。\n\n${organ}\n\n${date}\n`;

/** The date of the signature lies before the end of the year, behind the legal deadline, or in another year. */
export const reportDate = defineRule({
  id: 'report-date',
  title: '落款日期',
  group: '正文',
  severity: 'warning',
  basis: '《中华人民共和国政府信息公开条例》第四十九条：部门1月31日前、政府3月31日前公布上一年度报告',
  why: '沿用上年稿件时落款的年份常常没有改；日期早于年度结束或晚于法定期限，读者会怀疑数据或公布时间。',
  examples: [
    {
      title: '落款的年份没有改',
      text: signed('«2025年1月20日»'),
      says: ['落款日期为2025年1月20日，报告年度2025年尚未结束，年份可能未更新，应为2026年'],
    },
    { title: '年度尚未结束', text: signed('«2025年12月20日»'), says: ['落款日期为2025年12月20日，报告年度2025年尚未结束'] },
    { title: '早了两年', text: signed('«2024年1月20日»'), says: ['早于报告年度2025年，年份可能未更新'] },
    { title: '晚了两年', text: signed('«2027年1月20日»'), says: ['落款日期为2027年1月20日，比报告年度2025年晚2年，年份可能未更新'] },
    {
      title: '部门晚于1月31日',
      text: signed('«2026年2月10日»', '示例县农业农村局'),
      says: ['落款日期为2026年2月10日，晚于2026年1月31日（部门公布年度报告的期限）'],
    },
    {
      title: '政府晚于3月31日',
      text: signed('«2026年4月2日»', '示例县人民政府'),
      says: ['落款日期为2026年4月2日，晚于2026年3月31日（政府年度报告公布的期限）'],
    },
    { title: '用汉字写的日期', text: signed('«二〇二五年一月二十日»'), says: ['落款日期为2025年1月20日'] },
    { title: '没有这一天', text: signed('«2026年2月30日»'), says: ['落款日期写作2026年2月30日，没有这一天'] },
    {
      title: '2018年及以前的报告，期限都是3月31日',
      text: signed('2018年3月25日', '示例县农业农村局').replaceAll('2025', '2017'),
    },
    { title: '部门在1月31日', text: signed('2026年1月31日', '示例县农业农村局') },
    { title: '政府在3月31日', text: signed('2026年3月31日', '示例县人民政府') },
    { title: '乡镇不在条例规定的两类之内，按政府的期限', text: signed('2026年2月10日') },
    { title: '政府办公室公布政府的报告', text: signed('2026年3月10日', '示例县人民政府办公室') },
    { title: '开发区管理委员会', text: signed('2026年3月10日', '示例县经济开发区管理委员会') },
    { title: '年度最后一天', text: signed('2025年12月31日') },
    { title: '末尾的日期不是落款', text: signed('统计数据截至2025年11月30日').replace('示例县示例镇人民政府\n\n统', '统') },
    { title: '没有写明年份的报告', text: '# 示例县示例镇人民政府政府信息公开工作年度报告\n\n示例县示例镇人民政府\n\n2026年1月20日\n' },
  ],
  *check({ report }) {
    const { signature, year, yearFrom } = report;
    const date = signature?.date;
    if (!date || year === undefined || isOfSchoolYear(report) || yearFrom === 'date' || NO_SIGNATURE.test(signature?.organ ?? '')) return;
    const message = oddityOf(report, year, date);
    if (message) yield { at: date.span, message };
  },
});

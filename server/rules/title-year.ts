import type { Title } from '../report/report.ts';
import { say } from '../text/say.ts';
import { defineRule, type Edit, type Fix } from './rule.ts';
import { isOfSchoolYear } from './shared/sections.ts';
import { shown, squeezed } from '../text/squeezed.ts';

const HAN_YEAR = /[〇○零一二三四五六七八九]{4}年/;
/** A year in another place of the title: in front of the organ, in brackets behind. */
const ELSEWHERE = /(?<![0-9])(?:19|20)[0-9]{2}(?:年|[)）])/;
const SHORT_YEAR = /(?<!\d)(\d{2})年/;
const WORK = /(?:政府|政务)?信息公开|政务公开/g;

/** Where the year belongs: in place of a two-digit one, else before 政府信息公开. */
function yearEdit(title: Title, year: number): Edit | undefined {
  const { text, span } = squeezed(title.passage);
  const short = SHORT_YEAR.exec(text);
  if (short?.[1]) return Number(short[1]) === year % 100 ? { at: span(short.index, short.index + 2), newText: String(year) } : undefined;
  const last = [...text.matchAll(WORK)].pop();
  return last && { at: span(last.index, last.index), newText: `${year}年` };
}

const FROM = {
  frontMatter: say`文首的“年度”`,
  period: say`统计期限`,
  prose: say`正文`,
  date: say`落款日期`,
  title: say`标题`,
} as const;

/** The title names no year. */
export const titleYear = defineRule({
  id: 'title-year',
  title: '标题缺年份',
  group: '结构',
  severity: 'error',
  basis: '《中华人民共和国政府信息公开条例》第四十九条；国办公开办函〔2021〕30号',
  why: '年度报告按年公布，标题不写年份就分不清是哪一年的报告，也无从判断应当采用哪一年的格式。',
  examples: [
    {
      title: '年份从统计期限得知，可以补上',
      text: '«示例镇政府信息公开工作年度报告»\n\n报告中所列数据的统计期限自2025年1月1日起至2025年12月31日止。\n\n一、总体情况\n\n二、主动公开政府信息情况\n',
      says: ['标题“示例镇政府信息公开工作年度报告”没有年份，应写明“2025年”（据统计期限）'],
      fixed:
        '示例镇2025年政府信息公开工作年度报告\n\n报告中所列数据的统计期限自2025年1月1日起至2025年12月31日止。\n\n一、总体情况\n\n二、主动公开政府信息情况\n',
    },
    {
      title: '哪里也没有年份',
      text: '«示例镇政府信息公开工作年度报告»\n\n一、总体情况\n\n二、主动公开政府信息情况\n',
      says: ['没有年份，应写明报告年度'],
    },
    { title: '年份与“年”之间有空格', text: '示例县示例镇人民政府 2025 年政府信息公开工作年度报告\n\n一、总体情况\n' },
    { title: '年份写在末尾', text: '示例镇政府信息公开工作年度报告（2025年度）\n\n一、总体情况\n' },
    { title: '年份在第二行', text: '示例县示例镇人民政府\n2025年政府信息公开工作年度报告\n\n一、总体情况\n' },
  ],
  *check({ report }) {
    const { title, year, yearFrom } = report;
    if (!title || isOfSchoolYear(report) || title.year !== undefined || HAN_YEAR.test(title.text) || ELSEWHERE.test(title.text)) return;
    const edit = year === undefined ? undefined : yearEdit(title, year);
    const fixes: Fix[] =
      edit && year !== undefined ? [{ title: say`补上“${year}年”`, kind: 'figure', preferred: true, edits: [edit] }] : [];
    const right = year === undefined || yearFrom === undefined ? say`应写明报告年度` : say`应写明“${year}年”（据${FROM[yearFrom]}）`;
    yield { at: title.span, message: say`标题“${shown(title.text)}”没有年份，${right}`, fixes };
  },
});

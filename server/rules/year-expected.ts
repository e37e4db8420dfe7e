import type { Report } from '../report/report.ts';
import { say } from '../text/say.ts';
import { type Span, span } from '../text/span.ts';
import { defineRule } from './rule.ts';

/** Where the report's year was found. */
function placeOf({ title, tree, yearFrom, period, signature, prose }: Report): Span {
  const first = title?.yearSpan ?? title?.span ?? prose[0]?.span ?? span(0, 0);
  switch (yearFrom) {
    case 'frontMatter':
      return tree.frontMatter?.entries.find(({ key }) => key === '年度')?.values[0]?.span ?? first;
    case 'period':
      return period?.to.span ?? first;
    case 'date':
      return signature?.date?.span ?? first;
    case 'title':
    case 'prose':
    case undefined:
      return first;
  }
}

const rest = '政府信息公开工作年度报告\n\n一、总体情况\n\n二、主动公开政府信息情况\n';

/** The report's year is not the one expected. */
export const yearExpected = defineRule({
  id: 'year-expected',
  title: '报告年度与要求不符',
  group: '正文',
  severity: 'warning',
  basis: '《中华人民共和国政府信息公开条例》第四十九条',
  why: '设定了应报年度（设置 nianbao.year 或 --year）时，能发现把上一年的报告原样又交了一次。',
  examples: [
    {
      title: '交来的是上一年的报告',
      text: `示例镇«2024»年${rest}`,
      expectedYear: 2025,
      says: ['报告年度为2024年，应为2025年'],
    },
    { title: '年度相符', text: `示例镇2025年${rest}`, expectedYear: 2025 },
    { title: '没有设定应报年度', text: `示例镇2024年${rest}` },
  ],
  *check({ report, expectedYear }) {
    if (expectedYear === undefined || report.year === undefined || report.year === expectedYear) return;
    yield { at: placeOf(report), message: say`报告年度为${report.year}年，应为${expectedYear}年` };
  },
});

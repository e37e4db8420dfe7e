import type { Report } from '../report/report.ts';
import { lineAt, lineEnd } from '../text/lines.ts';
import { say } from '../text/say.ts';
import { type Span, span } from '../text/span.ts';
import { defineRule } from './rule.ts';

/** The document's first line of text. */
function firstLine({ tree }: Report): Span {
  const block = tree.blocks[0];
  if (!block) return span(0, 0);
  return span(block.span.start, Math.min(block.span.end, lineEnd(tree.source, tree.lines, lineAt(tree.lines, block.span.start))));
}

/** No title of a report before the first section. */
export const titleMissing = defineRule({
  id: 'title-missing',
  title: '标题缺失',
  group: '结构',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号：年度报告格式',
  why: '标题写明哪个机关、哪一年的报告；没有标题，读者和汇总单位都认不出这份报告。',
  examples: [
    {
      title: '正文直接从第一部分开始',
      text: '«一、总体情况»\n\n2025年，本镇主动公开政府信息26条。\n\n二、主动公开政府信息情况\n',
      says: ['第一部分之前没有标题'],
    },
    {
      title: '写了别的标题',
      text: '«2025年工作总结»\n\n一、总体情况\n\n2025年，本镇主动公开政府信息26条。\n\n二、主动公开政府信息情况\n',
    },
    {
      title: '标题分两行，机关在上一行',
      text: '示例县示例镇人民政府\n2025年政府信息公开工作年度报告\n\n一、总体情况\n\n二、主动公开政府信息情况\n',
    },
    {
      title: '标题用词不合格式的，另有规则提示',
      text: '示例县示例镇人民政府2025年政府信息公开年报\n\n一、总体情况\n\n二、主动公开政府信息情况\n',
    },
  ],
  *check({ report }) {
    if (report.title || !report.isReport) return;
    const name = `${report.organ ?? '机关名称'}${report.year ?? '年份'}${report.year === undefined ? '' : '年'}政府信息公开工作年度报告`;
    yield { at: firstLine(report), message: say`第一部分之前没有标题，应有“${name}”` };
  },
});

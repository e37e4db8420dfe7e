import type { BoundTable, Report, Section } from '../report/report.ts';
import type { SectionTemplate } from '../template/schema.ts';
import { type Message, say } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import { tableName } from './figures/names.ts';
import { defineRule, type Edit, type Finding, type Fix } from './rule.ts';
import { beforeMarkup, blockBefore, blockBehind } from './shared/insertion.ts';
import { lazyFix } from './shared/lazy-fix.ts';
import { gridOwners } from './shared/migration.ts';
import { insertBehind, sectionBehind } from './shared/section-place.ts';
import { headingText, sectionText } from './shared/section-text.ts';
import { hasSixSections, headingWords, sectionName, sectionsIn } from './shared/sections.ts';

/** The present section behind which a missing one belongs, else the one before which it does. */
interface Neighbour {
  readonly after?: Section;
  readonly before?: Section;
}

function neighbour(report: Report, missing: SectionTemplate): Neighbour {
  const order = report.template.sections.map(({ id }) => id);
  const place = order.indexOf(missing.id);
  let after: Section | undefined;
  for (const section of sectionsIn(report)) {
    const at = order.indexOf(section.template.id);
    if (at < place && at > (after ? order.indexOf(after.template.id) : -1)) after = section;
  }
  const before = sectionsIn(report)[0];
  return after ? { after } : before ? { before } : {};
}

function insertion(report: Report, text: string, { after, before }: Neighbour): Edit | undefined {
  if (after) return insertBehind(report, after, text);
  if (before) return blockBefore(report, before.headingSpan.start, text);
  return blockBehind(report, report.tree.blocks[report.tree.blocks.length - 1]?.span.end ?? 0, text);
}

/** Where the gap is seen: the heading that stands in its place, else the one before it, else the title. */
function placeOf(report: Report, { after, before }: Neighbour): Span {
  const next = after ? sectionBehind(report, after) : before;
  const heading = next ?? after;
  return (heading && headingWords(heading)) ?? report.title?.span ?? report.tree.blocks[0]?.span ?? { start: 0, end: 0 };
}

const title = '示例县示例镇人民政府2025年政府信息公开工作年度报告';

/** One of the six sections is absent. */
export const sectionMissing = defineRule({
  id: 'section-missing',
  title: '缺少部分',
  group: '结构',
  severity: 'error',
  basis: '《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号',
  mendsText: true,
  why: '六个部分是条例规定的内容，缺一项就是内容不完整；没有情况也要保留标题并写明没有。',
  examples: [
    {
      title: '缺第六部分，落款之前补上',
      text: `${title}\n\n一、总体情况\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n\n四、政府信息公开行政复议、行政诉讼情况\n\n«五、存在的主要问题及改进情况»\n\n一是公开不够及时。\n\n示例县示例镇人民政府\n\n2026年1月20日\n`,
      says: ['缺“六、其他需要报告的事项”，应在“五、存在的主要问题及改进情况”之后'],
      fixed: `${title}\n\n一、总体情况\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n\n四、政府信息公开行政复议、行政诉讼情况\n\n五、存在的主要问题及改进情况\n\n一是公开不够及时。\n\n六、其他需要报告的事项\n\n2025年收取信息处理费【待补】元。\n\n示例县示例镇人民政府\n\n2026年1月20日\n`,
    },
    {
      title: '缺第四部分，标题和空表一起补上',
      text: `# ${title}\n\n## 一、总体情况\n\n## 二、主动公开政府信息情况\n\n## 三、收到和处理政府信息公开申请情况\n\n## «五、存在的主要问题及改进情况»\n\n## 六、其他需要报告的事项\n`,
      fixed: `# ${title}\n\n## 一、总体情况\n\n## 二、主动公开政府信息情况\n\n## 三、收到和处理政府信息公开申请情况\n\n## 四、政府信息公开行政复议、行政诉讼情况\n\n| 类别                       | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| :------------------------- | -------: | -------: | -------: | -------: | ---: |\n| 行政复议                   |          |          |          |          |      |\n| 行政诉讼：未经复议直接起诉 |          |          |          |          |      |\n| 行政诉讼：复议后起诉       |          |          |          |          |      |\n\n## 五、存在的主要问题及改进情况\n\n## 六、其他需要报告的事项\n`,
    },
    {
      title: '只丢了标题，表还在',
      text: `${title}\n\n一、总体情况\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n\n| 类别 | «结果维持» | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | ---: | ---: | ---: | ---: | ---: |\n| 行政复议 | 0 | 0 | 0 | 0 | 0 |\n| 未经复议直接起诉 | 0 | 0 | 0 | 0 | 0 |\n| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |\n\n五、存在的主要问题及改进情况\n\n六、其他需要报告的事项\n`,
      says: ['表四之前缺标题“四、政府信息公开行政复议、行政诉讼情况”'],
      fixed: `${title}\n\n一、总体情况\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n\n四、政府信息公开行政复议、行政诉讼情况\n\n| 类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | ---: | ---: | ---: | ---: | ---: |\n| 行政复议 | 0 | 0 | 0 | 0 | 0 |\n| 未经复议直接起诉 | 0 | 0 | 0 | 0 | 0 |\n| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |\n\n五、存在的主要问题及改进情况\n\n六、其他需要报告的事项\n`,
    },
    {
      title: '六个部分齐全，编号和次序另有规则',
      text: `${title}\n\n一、总体情况\n\n二、主动公开政府信息情况\n\n3、收到和处理政府信息公开申请情况\n\n五、存在的主要问题及改进情况\n\n四、政府信息公开行政复议、行政诉讼情况\n\n六、其他需要报告的事项\n`,
    },
    {
      title: '2018年以前的报告不按六个部分写',
      text: '示例县2017年政府信息公开工作年度报告\n\n一、总体情况\n\n二、主动公开政府信息情况\n\n三、收费及减免情况\n',
    },
  ],
  *check({ report }) {
    if (!hasSixSections(report)) return;
    for (const section of report.template.sections) {
      if (sectionsIn(report).some(({ template }) => template.id === section.id)) continue;
      yield orphanedTable(report, section) ?? missing(report, section);
    }
  },
});

function missing(report: Report, section: SectionTemplate): Finding {
  const place = neighbour(report, section);
  const write = (text: string) => insertion(report, text, place);
  const edits = () => [write(sectionText(report, section)) ?? []].flat();
  const fixes: Fix[] = write('')
    ? [lazyFix({ title: say`补上“${sectionName(section)}”`, kind: 'text', preferred: true, toFill: true }, edits)]
    : [];
  return { at: placeOf(report, place), message: say`缺“${sectionName(section)}”${position(report, place)}`, fixes };
}

/**
 * Where the table begins: pieces that were not bound for want of the heading stand directly before it. `undefined` where one grid holds two tables
 * and its first row may be the other's.
 */
function startOf(report: Report, table: BoundTable): number | undefined {
  const bound = gridOwners(report);
  if (table.grids.some((grid) => (bound.get(grid) ?? 0) > 1)) return undefined;
  const blocks = report.tree.blocks.filter(({ span }) => span.start <= table.span.start);
  let start = table.span.start;
  for (const block of blocks.reverse()) {
    if (block.type !== 'table') break;
    if (bound.has(block) && !table.grids.includes(block)) break;
    start = block.span.start;
  }
  return start;
}

/** The section's table is there and only its heading is not. */
function orphanedTable(report: Report, section: SectionTemplate): Finding | undefined {
  const table = report.tables.find(({ id }) => id === section.id);
  if (!table) return undefined;
  const name = sectionName(section);
  const start = startOf(report, table);
  const edits = start === undefined ? [] : [blockBefore(report, beforeMarkup(report.tree.source, start), headingText(report, name))];
  const at = (table.headers[0] ?? table.rows[0])?.label.span ?? table.span;
  return {
    at,
    message: say`${tableName(table.id)}之前缺标题“${name}”`,
    fixes: edits.length > 0 ? [{ title: say`补上标题“${name}”`, kind: 'text', preferred: true, edits }] : [],
  };
}

function position(report: Report, { after, before }: Neighbour): Message {
  const next = after ? sectionBehind(report, after) : before;
  if (next) return say`，应在“${sectionName(next.template)}”之前`;
  return after ? say`，应在“${sectionName(after.template)}”之后` : '';
}

import type { Report, Section } from '../report/report.ts';
import { say } from '../text/say.ts';
import { span } from '../text/span.ts';
import { defineRule, type Edit, type Fix } from './rule.ts';
import { blockBefore } from './shared/insertion.ts';
import { firstSections, isInOrder, outOfOrder, placeOf } from './shared/section-order.ts';
import { insertBehind, renumbered } from './shared/section-place.ts';
import { endOfContent, hasSixSections, headingWords, sectionName, sectionsIn } from './shared/sections.ts';

/** Takes a section out of its place and puts it behind `after`, else before `before`. */
function move(report: Report, section: Section, after: Section | undefined, before: Section | undefined): readonly Edit[] {
  const { source } = report.tree;
  let start = section.headingSpan.start;
  while (start > 0 && ' \t\u3000\u00a0'.includes(source.charAt(start - 1))) start--;
  const end = endOfContent(report, section);
  const number = renumbered(section);
  const written = number
    ? source.slice(start, number.at.start) + number.newText + source.slice(number.at.end, end)
    : source.slice(start, end);
  const text = written.replace(/\r\n?/g, '\n');
  let next = end;
  while (next < source.length && source.charAt(next).trim() === '') next++;
  while (next < source.length && next > end && !'\r\n'.includes(source.charAt(next - 1))) next--;
  const removal = { at: span(start, next), newText: '' };
  const insertion = after ? insertBehind(report, after, text) : before && blockBefore(report, before.headingSpan.start, text);
  return insertion ? [insertion, removal] : [];
}

const head = '示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n2025年，本镇主动公开政府信息26条。\n\n';

/** Sections out of order. */
export const sectionOrder = defineRule({
  id: 'section-order',
  title: '部分次序',
  group: '结构',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：年度报告格式',
  mendsText: true,
  why: '六个部分的先后由格式规定，次序不同会给核对和汇总带来麻烦。',
  examples: [
    {
      title: '第五部分写在第四部分前面',
      text: `${head}«五、存在的主要问题及改进情况»\n\n公开不够及时，将定期检查。\n\n四、政府信息公开行政复议、行政诉讼情况\n\n本年没有发生因政府信息公开引起的行政复议和行政诉讼案件。\n\n六、其他需要报告的事项\n\n2025年收取信息处理费0元。\n`,
      says: ['“五、存在的主要问题及改进情况”应在“四、政府信息公开行政复议、行政诉讼情况”之后'],
      fixed: `${head}四、政府信息公开行政复议、行政诉讼情况\n\n本年没有发生因政府信息公开引起的行政复议和行政诉讼案件。\n\n五、存在的主要问题及改进情况\n\n公开不够及时，将定期检查。\n\n六、其他需要报告的事项\n\n2025年收取信息处理费0元。\n`,
    },
    {
      title: '编号跟着错位的次序写，一并改正',
      text: `${head}«四、存在的主要问题及改进情况»\n\n公开不够及时，将定期检查。\n\n五、政府信息公开行政复议、行政诉讼情况\n\n本年没有发生因政府信息公开引起的行政复议和行政诉讼案件。\n\n六、其他需要报告的事项\n\n2025年收取信息处理费0元。\n`,
      fixed: `${head}四、政府信息公开行政复议、行政诉讼情况\n\n本年没有发生因政府信息公开引起的行政复议和行政诉讼案件。\n\n五、存在的主要问题及改进情况\n\n公开不够及时，将定期检查。\n\n六、其他需要报告的事项\n\n2025年收取信息处理费0元。\n`,
    },
    {
      title: '中间缺一个部分，次序仍对',
      text: `${head}三、收到和处理政府信息公开申请情况\n\n四、政府信息公开行政复议、行政诉讼情况\n\n六、其他需要报告的事项\n`,
    },
    {
      title: '编号不对而次序对的，由编号规则提示',
      text: `${head}三、主动公开政府信息情况\n\n二、收到和处理政府信息公开申请情况\n`,
    },
  ],
  *check({ report }) {
    if (!hasSixSections(report) || isInOrder(report)) return;
    const moved = outOfOrder(report);
    const staying = firstSections(report).filter((section) => !moved.includes(section));
    const isOnce = firstSections(report).length === sectionsIn(report).length;
    for (const section of moved) {
      const place = placeOf(report, section);
      const after = staying.findLast((other) => placeOf(report, other) < place);
      const before = staying[0];
      const beside = after ?? before;
      if (!beside) continue;
      const where = after ? say`“${sectionName(beside.template)}”之后` : say`“${sectionName(beside.template)}”之前`;
      const edits = isOnce && report.tree.kind === 'text' ? [...move(report, section, after, before)] : [];
      // numbered in the order in which they stand: 四、存在的主要问题… 五、…行政复议…
      if (edits.length > 0 && moved.length === 1) edits.push(...staying.flatMap((other) => renumbered(other) ?? []));
      const fixes: Fix[] = edits.length > 0 ? [{ title: say`移到${where}`, kind: 'text', preferred: true, edits }] : [];
      yield { at: headingWords(section), message: say`“${sectionName(section.template)}”应在${where}`, fixes };
    }
  },
});

import type { Report, Section } from '../report/report.ts';
import { fold } from '../text/fold.ts';
import { say } from '../text/say.ts';
import { span } from '../text/span.ts';
import { defineRule, type Fix } from './rule.ts';
import { hasSixSections, headingWords, sectionsIn } from './shared/sections.ts';
import { isInOrder } from './shared/section-order.ts';
import { markSpan } from './shared/section-place.ts';
import { shown, squeeze } from '../text/squeezed.ts';

/** A wording of its own is set right together with the number by section-title. */
const isOfficial = ({ name, template }: Section): boolean => fold(name) === fold(template.title);

/** A section's number: 三、 and nothing else, and the one that its place in the format has. */
export const sectionNumber = defineRule({
  id: 'section-number',
  title: '部分编号',
  group: '结构',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号；GB/T 9704—2012 7.3.3（结构层次序数）',
  mendsText: true,
  why: '从文字处理软件粘贴时自动编号常变成“3、”或者丢失，六个部分应当依次是一、至六、。',
  examples: [
    {
      title: '自动编号变成阿拉伯数字',
      text: '示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n二、主动公开政府信息情况\n\n«3、» 收到和处理政府信息公开申请情况\n\n«4.»政府信息公开行政复议、行政诉讼情况\n',
      says: ['“收到和处理政府信息公开申请情况”编号写作“3、”，应为“三、”', '应为“四、”'],
      fixed:
        '示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n\n四、政府信息公开行政复议、行政诉讼情况\n',
    },
    {
      title: '编号重复',
      text: '# 示例镇2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n## 二、主动公开政府信息情况\n\n## «二、»收到和处理政府信息公开申请情况\n',
      fixed:
        '# 示例镇2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n## 二、主动公开政府信息情况\n\n## 三、收到和处理政府信息公开申请情况\n',
    },
    {
      title: '编号丢失',
      text: '# 示例镇2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n## «主动公开政府信息情况»\n',
      says: ['“主动公开政府信息情况”没有编号，应为“二、”'],
      fixed: '# 示例镇2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n## 二、主动公开政府信息情况\n',
    },
    {
      title: '编号后有空格，不算',
      text: '示例镇2025年政府信息公开工作年度报告\n\n一、 总体情况\n\n二 、主动公开政府信息情况\n',
    },
    {
      title: '次序颠倒的先调整次序',
      text: '示例镇2025年政府信息公开工作年度报告\n\n五、其他需要报告的事项\n\n2025年收取信息处理费0元。\n\n六、存在的主要问题及改进情况\n\n公开不够及时，将定期检查。\n',
    },
  ],
  *check({ report }) {
    if (!hasSixSections(report) || !isInOrder(report)) return;
    for (const section of sectionsIn(report)) {
      const { template, numbering, nameSpan } = section;
      const right = `${template.ordinal}、`;
      if (numbering && squeeze(numbering.mark) === right) continue;
      const at = markSpan(section);
      if (!at) {
        yield { at: headingWords(section), message: say`“${template.title}”没有编号，应为“${right}”`, fixes: lostNumber(section, right) };
        continue;
      }
      const edits = [{ at: span(at.start, Math.max(at.end, gapEnd(report, at.end, nameSpan.start))), newText: right }];
      yield {
        at,
        message: say`“${template.title}”编号写作“${shown(numbering?.mark ?? '')}”，应为“${right}”`,
        fixes: [{ title: say`改为“${right}”`, kind: 'text', preferred: true, edits }],
      };
    }
  },
});

/** The spaces between number and name go with the number. */
function gapEnd({ tree }: Report, from: number, to: number): number {
  return to > from && tree.source.slice(from, to).trim() === '' ? to : from;
}

function lostNumber(section: Section, right: string): Fix[] {
  if (!isOfficial(section)) return [];
  const at = span(section.nameSpan.start, section.nameSpan.start);
  return [{ title: say`补上“${right}”`, kind: 'text', preferred: true, edits: [{ at, newText: right }] }];
}

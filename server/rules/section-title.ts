import { fold } from '../text/fold.ts';
import { say } from '../text/say.ts';
import { withoutTail } from '../text/without-tail.ts';
import { defineRule } from './rule.ts';
import { hasSixSections, sectionName, sectionsIn } from './shared/sections.ts';
import { shown } from '../text/squeezed.ts';

/** A section's heading differs from the format. */
export const sectionTitle = defineRule({
  id: 'section-title',
  title: '部分标题',
  group: '结构',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：年度报告格式',
  mendsText: true,
  why: '六个部分的标题由格式规定，各单位一致，便于汇总和比较。',
  examples: [
    {
      title: '标题少了几个字',
      text: '示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n二、«主动公开信息情况»\n\n三、收到和处理政府信息公开申请情况\n',
      says: ['第二部分标题写作“主动公开信息情况”，应为“主动公开政府信息情况”'],
      fixed: '示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n',
    },
    {
      title: '没有编号的标题，编号一并补上',
      text: '# 示例镇2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n## «主动公开政府信息的情况»\n\n## 三、收到和处理政府信息公开申请情况\n',
      fixed:
        '# 示例镇2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n## 二、主动公开政府信息情况\n\n## 三、收到和处理政府信息公开申请情况\n',
    },
    {
      title: '条例第五十条的说法，只作提醒',
      text: '示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n四、«因政府信息公开工作被申请行政复议、提起行政诉讼情况»\n\n五、«存在问题及改进情况»\n',
      says: ['格式为“政府信息公开行政复议、行政诉讼情况”', '格式为“存在的主要问题及改进情况”'],
    },
    {
      title: '空格、全角半角不同不算',
      text: '示例镇2025年政府信息公开工作年度报告\n\n一、 总体情况\n\n四、政府信息公开行政复议、 行政诉讼情况\n\n五、存在的主要问题及改进情况 \n',
    },
  ],
  *check({ report }) {
    if (!hasSixSections(report)) return;
    for (const { template, name, nameSpan, numbering } of sectionsIn(report)) {
      if (name === template.title) continue;
      const folded = fold(name);
      const official = fold(template.title);
      if (folded === official) continue;
      const bare = withoutTail(folded, '.:;,、');
      const isAccepted = bare === official || template.variants.some((variant) => fold(variant) === bare);
      const right = numbering ? template.title : sectionName(template);
      yield {
        at: nameSpan,
        severity: isAccepted ? 'hint' : undefined,
        message: isAccepted
          ? say`第${template.ordinal}部分标题写作“${shown(name)}”，格式为“${template.title}”`
          : say`第${template.ordinal}部分标题写作“${shown(name)}”，应为“${template.title}”`,
        fixes: [{ title: say`改为“${right}”`, kind: 'text', preferred: true, edits: [{ at: nameSpan, newText: right }] }],
      };
    }
  },
});

import type { Section } from '../report/report.ts';
import type { SectionId } from '../template/schema.ts';
import { say } from '../text/say.ts';
import { defineRule } from './rule.ts';
import { hasSixSections, headingWords, sectionName, sectionsIn } from './shared/sections.ts';

/** The same section twice. */
export const sectionDuplicate = defineRule({
  id: 'section-duplicate',
  title: '部分重复',
  group: '结构',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号：年度报告格式',
  why: '同一部分出现两次，多是合并稿件时留下的，前后数字还可能不一致。',
  examples: [
    {
      title: '第二部分写了两次',
      text: '示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n\n«二、主动公开政府信息情况»\n',
      says: ['“二、主动公开政府信息情况”重复，前面已有这一部分'],
    },
    {
      title: '正文提到部分名称',
      text: '示例镇2025年政府信息公开工作年度报告\n\n本报告由总体情况、主动公开政府信息情况、其他需要报告的事项等六部分组成。\n\n一、总体情况\n\n二、主动公开政府信息情况\n',
    },
    {
      title: '总体情况之下有同名的方面',
      text: '# 示例镇2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n### 主动公开政府信息情况\n\n全年公开信息26条。\n\n### 依申请公开情况\n\n没有收到。\n\n## 二、主动公开政府信息情况\n\n## 三、收到和处理政府信息公开申请情况\n',
    },
    {
      title: '文首有目录',
      text: '示例镇2025年政府信息公开工作年度报告\n\n目录\n\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n\n一、总体情况\n\n本镇主动公开政府信息26条。\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n\n四、政府信息公开行政复议、行政诉讼情况\n\n五、存在的主要问题及改进情况\n\n公开不够及时，将定期检查。\n\n六、其他需要报告的事项\n\n2025年收取信息处理费0元。\n',
    },
  ],
  *check({ report }) {
    if (!hasSixSections(report)) return;
    const first = new Map<SectionId, Section>();
    for (const section of sectionsIn(report)) {
      const before = first.get(section.template.id);
      if (!before) {
        first.set(section.template.id, section);
        continue;
      }
      yield {
        at: headingWords(section),
        message: say`“${sectionName(section.template)}”重复，前面已有这一部分`,
        related: [{ at: headingWords(before), message: say`前面的同一部分` }],
      };
    }
  },
});

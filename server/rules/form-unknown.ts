import { say } from '../text/say.ts';
import { tableName } from './figures/names.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

const rows = [
  '一、新收件数',
  '二、结转件数',
  '三、（一）全部提供',
  '三、（二）涉密不予提供',
  '三、（三）非本机关掌握',
  '三、（四）转其他机关办理',
  '三、（五）当事人撤回',
  '三、（七）总计',
  '四、结转下年度继续办理',
];

/** A regular table many of whose labels fit no known form. */
export const formUnknown = defineRule({
  id: 'form-unknown',
  title: '未识别的表式',
  group: '表式',
  severity: 'information',
  basis: '国办公开办函〔2021〕30号；新格式发布后以新格式为准',
  why: '许多行名称都对不上已知的两种表式时，可能是新发布的格式；这时只核对合计，不逐行提示，以免误报。',
  examples: [
    {
      title: '多数行名称对不上',
      text: `# 示例镇2029年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n| 项目 | «自然人» | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---:|---:|---:|---:|---:|---:|---:|\n${rows.map((label) => `| ${label} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n`).join('')}`,
    },
    {
      title: '已知的表式',
      text: `# 示例镇2025年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n${sampleTable('2021', 'applications', {})}`,
    },
  ],
  *check({ report }) {
    const unreadable = new Set(report.unreadable.map(({ table }) => table));
    for (const table of report.tables) {
      if (!table.unknownForm || unreadable.has(table.id)) continue;
      const at = table.headers[0]?.label.span ?? table.rows[0]?.label.span ?? table.span;
      const message = say`${tableName(table.id)}是未识别的表式（${table.unknownRows.length}行名称对不上），可能是新格式，本表只核对合计`;
      yield { at, message };
    }
  },
});

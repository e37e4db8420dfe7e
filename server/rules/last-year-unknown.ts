import { say } from '../text/say.ts';
import { shown } from '../text/squeezed.ts';
import { defineRule } from './rule.ts';

const report = (last: string): string =>
  `---\n年度: 2025\n上年: ${last}\n---\n\n# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n`;

/** What 上年 in the front matter names cannot be used. */
export const lastYearUnknown = defineRule({
  id: 'last-year-unknown',
  title: '上年报告不能用',
  group: '跨年与汇总',
  severity: 'hint',
  basis: '文件头“上年”一项',
  why: '“上年”写明与哪份报告核对；那份报告读不到、不是上一年的或是别的机关的，上年结转、现行有效件数和同比都没有核对。确无上年报告的写“无”。',
  examples: [
    { title: '没有这个文件', text: report('«2024年报告.md»'), says: ['“上年”写作 2024年报告.md，找不到文件，未与上年报告核对'] },
    {
      title: '是更早的报告',
      text: report('«上年.md»'),
      lastYear: '# 示例县示例镇人民政府2023年政府信息公开工作年度报告\n\n## 一、总体情况\n',
      says: ['“上年”写作 上年.md，是2023年度的报告，应为2024年度'],
    },
    {
      title: '是上年的报告',
      text: report('上年.md'),
      lastYear: '# 示例县示例镇人民政府2024年政府信息公开工作年度报告\n\n## 一、总体情况\n',
    },
    { title: '没有上年报告', text: report('无') },
  ],
  *check({ neighbours: { lastYearUnusable } }) {
    if (!lastYearUnusable) return;
    const { at, written, reason } = lastYearUnusable;
    yield { at, message: say`“上年”写作 ${shown(written)}，${reason}，未与上年报告核对` };
  },
});

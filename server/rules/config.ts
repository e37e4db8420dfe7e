import { defineRule } from './rule.ts';
import { titled } from './wording/samples.ts';

/** A `.nianbao.json` that cannot be used. The findings stand in that file (service/config.ts), never in a report. */
export const config = defineRule({
  id: 'config',
  title: '配置文件不能用',
  group: '文字',
  severity: 'warning',
  basis: '.nianbao.json：{ "rules": { "规则编号": "error | warning | information | hint | off" }, "year": 2025 }',
  why: '写错的一项不起作用：那一项按默认办，文件整个读不懂时沿用上一次能用的设置。',
  examples: [{ title: '报告正文里不会出现这条提示', text: titled('截至2025年年末，未收到申请。') }],
  check: () => [],
});

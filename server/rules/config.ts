import { defineRule } from './rule.ts';
import { titled } from './wording/samples.ts';

/** A `.nianbao.json` that cannot be used. The findings stand in that file (service/config.ts), never in a report. */
export const config = defineRule({
  id: 'config',
  title: '配置文件不能用',
  group: '文字',
  severity: 'warning',
  basis:
    '.nianbao.json：{ "rules": { "规则编号": "error | warning | information | hint | off" 或 { "severity": …, "when": "type | save", 选项 } }, "year": 2025, "packs": [地方要求], "baseline": "基线文件" }',
  why: '写错的一项不起作用：那一项按默认办；设置文件或基线整个读不懂时，沿用上一次能用的。',
  examples: [{ title: '报告正文里不会出现这条提示', text: titled('截至2025年年末，未收到申请。') }],
  check: () => [],
});

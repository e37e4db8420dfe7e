import { defineRule } from './rule.ts';
import { titled } from './wording/samples.ts';

/** A rule threw. The finding comes from the pipeline (service/check.ts), which names the rule and goes on with the others. */
export const ruleFailed = defineRule({
  id: 'rule-failed',
  title: '规则自身出错',
  group: '文字',
  severity: 'warning',
  basis: '程序自身的缺陷，与报告无关',
  why: '这条规则这一次没有检查到底，其他规则照常；没有提示不等于没有问题。',
  examples: [{ title: '各条规则正常时不会出现', text: titled('截至2025年年末，未收到申请。') }],
  check: () => [],
});

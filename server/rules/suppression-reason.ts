import { defineRule } from './rule.ts';
import { titled } from './wording/samples.ts';

/** A suppression without a reason. The findings come from the pipeline (service/suppressions.ts). */
export const suppressionReason = defineRule({
  id: 'suppression-reason',
  title: '没有写理由的抑制',
  group: '文字',
  severity: 'hint',
  basis: '写法：<!-- nianbao-disable-next-line 规则编号: 理由 -->',
  why: '审签的人要知道这个问题为什么可以不改；没有理由的抑制等于没有人负责。',
  examples: [
    {
      title: '没有冒号和理由',
      text: titled('«<!-- nianbao-disable-next-line typo -->»\n截止2025年年末，未收到申请。'),
      says: ['“typo”的抑制没有写理由，应在冒号后写明'],
    },
    { title: '冒号后是空的', text: titled('«<!-- nianbao-disable-file typo： -->»\n\n截止2025年年末，未收到申请。') },
    { title: '写了理由', text: titled('<!-- nianbao-disable-next-line typo：引用来文原句 -->\n截止2025年年末，未收到申请。') },
  ],
  check: () => [],
});

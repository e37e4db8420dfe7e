import { defineRule } from './rule.ts';
import { titled } from './wording/samples.ts';

/** A suppression that suppresses nothing. The findings come from the pipeline (service/suppressions.ts), which alone knows what was suppressed. */
export const suppressionUnused = defineRule({
  id: 'suppression-unused',
  title: '没有用到的抑制',
  group: '文字',
  severity: 'hint',
  basis: '写法：<!-- nianbao-disable-next-line 规则编号: 理由 -->（另有 -line、-file）；写在表格上一行的，对整张表格起作用',
  why: '问题改好以后留下的抑制，会把以后同样的问题也一并遮住。',
  examples: [
    {
      title: '下一行没有这条规则的问题',
      text: titled('«<!-- nianbao-disable-next-line typo: 引用来文原句 -->»\n截至2025年年末，未收到申请。'),
      says: ['“typo”的抑制没有用到：下一行没有这条规则的问题'],
      fixed: titled('截至2025年年末，未收到申请。'),
    },
    {
      title: '几条规则中有一条没有用到',
      text: titled('<!-- nianbao-disable-next-line typo, «term»: 引用来文原句 -->\n截止2025年年末，未收到申请。'),
      fixed: titled('<!-- nianbao-disable-next-line typo: 引用来文原句 -->\n截止2025年年末，未收到申请。'),
    },
    {
      title: '规则编号写错',
      text: titled('«<!-- nianbao-disable-file tpyo：引用来文原句 -->»\n\n截至2025年年末，未收到申请。'),
      says: ['没有“tpyo”这条规则，最接近的是“typo”'],
    },
    {
      title: '写法不对',
      text: titled('截至2025年年末，未收到申请。 «<!-- nianbao-disable typo: 引用 -->»'),
      says: ['抑制写作“nianbao-disable”，应为'],
    },
    { title: '用到了的抑制', text: titled('<!-- nianbao-disable-next-line typo: 引用来文原句 -->\n截止2025年年末，未收到申请。') },
    { title: '同一行末尾', text: titled('截止2025年年末，未收到其它申请。 <!-- nianbao-disable-line typo：引用来文原句 -->') },
    { title: '别的注释和代码里的写法', text: titled('<!-- 初稿 -->\n\n```\n<!-- nianbao-disable-file typo: 示范 -->\n```') },
  ],
  check: () => [],
});

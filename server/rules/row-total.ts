import { say } from '../text/say.ts';
import { sampleTable } from './figures/samples.ts';
import { totalFinding, violations } from './figures/violations.ts';
import { defineRule } from './rule.ts';

/** 总计 against the six columns before it, row by row. */
export const rowTotal = defineRule({
  id: 'row-total',
  title: '行的总计',
  group: '勾稽',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号 表三：总计 = 自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他',
  why: '总计就是自然人与五类组织之和，不另行统计。',
  examples: [
    {
      title: '尚未填完的表，已填的行',
      text: sampleTable('2021', 'applications', {
        newReceived: '4 1 0 0 0 0 «6»',
        carriedOver: '_ _ _ _ _ _ _',
        carriedForward: '_ _ _ _ _ _ _',
      }),
      says: ['表三“一、本年新收政府信息公开申请数量”总计写作 6，各列合计应为 5，多 1'],
      fixed: sampleTable('2021', 'applications', {
        newReceived: '4 1 0 0 0 0 5',
        carriedOver: '_ _ _ _ _ _ _',
        carriedForward: '_ _ _ _ _ _ _',
      }),
    },
    {
      title: '相邻两行的数写颠倒',
      text: sampleTable('2021', 'applications', {
        newReceived: '4 0 0 0 0 0 4',
        'results.granted': '1 0 0 0 0 0 «3»',
        'results.partiallyGranted': '3 0 0 0 0 0 «1»',
        'results.total': '4 0 0 0 0 0 4',
      }),
      says: ['表三“三、（一）予以公开”总计写作 3，各列合计应为 1，多 2', '表三“三、（二）部分公开”总计写作 1，各列合计应为 3，少 2'],
    },
    {
      title: '只有一格写错时由“写错的数”指出',
      text: sampleTable('2021', 'applications', {
        newReceived: '4 1 0 0 0 0 6',
        'results.granted': '4 1 0 0 0 0 5',
        'results.total': '4 1 0 0 0 0 5',
      }),
    },
    {
      title: '空白处可以补足',
      text: sampleTable('2021', 'applications', { newReceived: '4 _ 0 0 0 0 5', carriedForward: '4 1 0 0 0 0 5' }),
    },
  ],
  *check(context) {
    for (const violation of violations(context, 'row-total')) {
      const finding = totalFinding(violation, say`各列合计`);
      if (finding) yield finding;
    }
  },
});

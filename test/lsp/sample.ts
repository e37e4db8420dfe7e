import { reportDraft } from '../../server/report/draft.ts';
import { latestTemplate } from '../../server/template/catalog.ts';

/** Figures of table three that are not 0. */
const FIGURES: Readonly<Record<string, number>> = {
  'newReceived.naturalPerson': 4,
  'newReceived.legalEntity.commercialEnterprise': 1,
  'newReceived.total': 5,
  'results.granted.naturalPerson': 2,
  'results.granted.total': 2,
  'results.unavailable.noInformation.naturalPerson': 1,
  'results.total.naturalPerson': 3,
  'results.total.legalEntity.commercialEnterprise': 1,
  'results.total.total': 4,
  'carriedForward.naturalPerson': 1,
  'carriedForward.total': 1,
};

const table = latestTemplate().tables.applications;
const ofRow = (label: string) => table.blocks.flatMap(({ rows }) => rows).find((row) => row.label.includes(label))?.id ?? label;
const ABSENT = `${ofRow('本机关不掌握')}.`;

/** An invented report without a fault: table three has 新收 5 (自然人 4, 商业企业 1), 予以公开 2, 本机关不掌握 2, 总计 4, 结转 1. */
export const correct = reportDraft({
  organ: '示例县示例镇人民政府',
  year: 2025,
  template: latestTemplate(),
  cellText: ({ id, table: of }) => {
    if (of !== 'applications') return '0';
    if (id.startsWith(ABSENT))
      return { naturalPerson: '1', 'legalEntity.commercialEnterprise': '1', total: '2' }[id.slice(ABSENT.length)] ?? '0';
    return String(FIGURES[id] ?? 0);
  },
  lead: '本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。',
  sections: {
    overview: [
      '（一）主动公开情况。全年通过县政府门户网站主动公开政府信息126条，均在规定时限内公开。',
      '（二）依申请公开情况。全年新收政府信息公开申请5件，均按时办结或依法结转。',
      '（三）政府信息管理情况。落实公开前的审核和保密审查。',
      '（四）政府信息公开平台建设情况。更新政府网站专栏栏目6个。',
      '（五）监督保障情况。开展业务培训2次，接受考核和社会评议，没有责任追究的情形。',
    ].join('\n\n'),
    problems: '一是公开信息的时效性还需提高。二是依申请公开办理的规范性有待加强。下一步将加强培训，落实责任。',
    otherMatters: '2025年未收取政府信息公开信息处理费。',
  },
  date: '2026年1月20日',
});

/** The report with one figure wrong: the 总计 of 一、本年新收 says 6 instead of 5. */
export const wrong = correct.replace(/(\| 一、本年新收政府信息公开申请数量.*\|)(\s+)5 \|/, '$1$26 |');

/** The cursor, in texts of tests. */
const CURSOR = '‸';

/** A text with its cursor taken out, and where it was. */
export function atCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf(CURSOR);
  if (offset < 0) throw new Error('no cursor in the text');
  return { text: marked.replace(CURSOR, ''), offset };
}

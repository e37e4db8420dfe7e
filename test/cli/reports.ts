import { reportDraft } from '../../server/report/draft.ts';
import { templateById } from '../../server/template/catalog.ts';

const ORGAN = '示例县示例镇人民政府';

/** Figures that keep every equation; all others are 0. */
const FIGURES: Readonly<Record<string, string>> = {
  'newReceived.naturalPerson': '4',
  'newReceived.total': '4',
  'results.granted.naturalPerson': '3',
  'results.granted.total': '3',
  'results.total.naturalPerson': '3',
  'results.total.total': '3',
  'carriedForward.naturalPerson': '1',
  'carriedForward.total': '1',
};

const OVERVIEW = [
  '（一）主动公开情况。全年通过县政府门户网站主动公开政府信息126条。',
  '（二）依申请公开情况。全年新收政府信息公开申请4件，均按时办结或依法结转。',
  '（三）政府信息管理情况。严格执行信息发布审查制度，及时清理失效文件。',
  '（四）平台建设情况。规范政务新媒体账号，做好网站专栏的日常维护。',
  '（五）监督保障情况。将政务公开纳入年度考核，全年开展业务培训2次，社会评议结果良好，未发生责任追究。',
].join('\n\n');

/** A report without any error, with figures of one's own where a test wants them. */
export function report(figures: Readonly<Record<string, string>> = {}, year = 2025): string {
  const template = templateById('2021');
  if (!template) throw new Error('no form 2021');
  return reportDraft({
    organ: ORGAN,
    year,
    template,
    cellText: ({ id }) => figures[id] ?? FIGURES[id] ?? '0',
    lead: `本报告的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    sections: {
      overview: OVERVIEW,
      problems: '一是公开信息的时效性还需提高，下一步将完善发布流程。二是办理答复的规范性有待加强，下一步将开展培训。',
      otherMatters: `${year}年未收取政府信息公开信息处理费。`,
    },
    date: `${year + 1}年1月20日`,
  });
}

/** The same with a wrong total (3 in place of 4) and a wording that --fix mends. */
export const faultyReport = (): string =>
  report({ 'newReceived.naturalPerson': '3' }).replace('日常维护', '日常维护，截止2025年年末共发布信息12条');

/** The report of the year before, as this year's figures carry it on: nothing was left over. */
export const reportBefore = (): string =>
  report(
    {
      'newReceived.naturalPerson': '3',
      'newReceived.total': '3',
      'carriedForward.naturalPerson': '0',
      'carriedForward.total': '0',
    },
    2024,
  ).replace('新收政府信息公开申请4件', '新收政府信息公开申请3件');

/** A township's report: `applications` of natural persons, all granted, and fees in 万元. */
export function town(name: string, applications: number, more: Readonly<Record<string, string>> = {}, year = 2025): string {
  const rows = ['newReceived', 'results.granted', 'results.total'];
  const figures = Object.fromEntries(
    rows.flatMap((row) => [`${row}.naturalPerson`, `${row}.total`].map((cell) => [cell, String(applications)])),
  );
  const rest = { 'carriedForward.naturalPerson': '0', 'carriedForward.total': '0', ...more };
  return report({ ...figures, ...rest }, year).replaceAll('示例镇', name);
}

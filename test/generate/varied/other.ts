import { fill, some, type Voice } from './voice.ts';

const FEES: readonly string[] = [
  '{T}年，{self}未收取政府信息公开信息处理费。',
  '依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），{T}年收取信息处理费0元。',
  '按照《政府信息公开信息处理费管理办法》规定，{T}年本机关收取信息处理费共计0元。',
  '（一）收取信息处理费情况。{T}年度没有产生信息处理费。',
  '本年度依申请公开政府信息未收取任何费用。',
];

/** Only where no application was ended for want of payment. */
const NO_NOTICE: readonly string[] = [
  '根据《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号），{T}年{self}未发出收费通知，未收取信息处理费。',
  '{T}年发出信息处理费收费通知0件，收费总金额0元。',
];

const CHARGED: readonly string[] = [
  '{T}年，对{1-4}件申请收取信息处理费{100-900}元，已全额上缴国库。',
  '按照国办函〔2020〕109号文件要求，{T}年发出收费通知{5-9}件，实际收取信息处理费{100-3000}元。',
];

const MATTERS: readonly string[] = [
  '{Y}年，承办人大代表建议{3-20}件、政协委员提案{2-16}件，均在规定时限内答复，答复内容按要求公开。',
  '无其他需要报告的事项。',
  '{self}政务公开工作要点落实情况：全年{12-40}项任务全部完成。',
  '落实《{L}年政务公开工作要点》和《{Y}年政务公开工作要点》情况良好，主要任务均已完成。',
  '持续推进基层政务公开标准化规范化，打造示范点{1-4}个。',
  '除以上内容外，没有其他需要报告的事项。',
];

/** Section six. */
export function other(voice: Voice): readonly string[] {
  const { chance, year, figures } = voice;
  const matters = some(chance, MATTERS, 0, 1);
  if (year < 2021) return [matters[0] ?? '{T}年无其他需要报告的事项。'].map((text) => fill(voice, text));
  const overdue = figures.applications['results.other.feeOverdue.total'] ?? 0;
  const applications = (figures.applications['newReceived.total'] ?? 0) + (figures.applications['carriedOver.total'] ?? 0);
  // no more can be charged than there are
  const charged = applications >= 4 ? CHARGED : CHARGED.slice(1);
  const fees = overdue > 0 ? charged : [...FEES, ...NO_NOTICE, ...(applications >= 4 ? CHARGED.slice(0, 1) : [])];
  const paragraphs = [fill(voice, chance.pick(fees)), ...matters.map((text) => fill(voice, text))];
  return chance.chance(0.5) && !(paragraphs[0] ?? '').startsWith('（')
    ? [paragraphs.join('')]
    : paragraphs.map((text) => text.replace(/^（一）/, ''));
}

import type { Subject } from './facts.ts';
import { type Meaning, meaning } from './meaning.ts';

const DECISION = /(行政许可|行政处罚|行政强制)(?:措施)?(?:和行政强制执行)?(?:本年度?)?(?:处理)?(?:决定)?(?:案件|案)?$/;

const NO_DECISION =
  /公[开示布]|归集|录入|上报|上传|推送|信息|清单|目录|取消|下放|承接|梳理|简易|一般程序|普通|双公示|典型|审核|法制|听证|撤销|复议|指导|查询|培训|免予|不予/;

const DECISIONS: Readonly<Record<string, Subject>> = { 行政许可: 'adminLicensing', 行政处罚: 'adminPenalty', 行政强制: 'adminCoercion' };

/** 行政许可, 行政处罚, 行政强制, where a label ends with one; none of the decisions where other words make it another thing. */
export function decisionMeaning(label: string): readonly Meaning[] | undefined {
  const match = DECISION.exec(label);
  if (!match) return undefined;
  const before = label.slice(0, match.index);
  const subject = DECISIONS[match[1] ?? ''];
  if (!subject || NO_DECISION.test(before) || /行政(?:许可|处罚|强制|检查)/.test(before)) return [];
  const certain = /[作做]出(?:的)?$/.test(before) || match[0].includes('决定');
  return [meaning(subject, 'decided', { doubtful: !certain })];
}

/** 行政事业性收费 and 信息处理费, where a label ends with them. */
export function feeMeaning(label: string): readonly Meaning[] | undefined {
  if (/处理费(?:用)?(?:金额|总额)?$/.test(label)) return [meaning('processingFee', 'charged')];
  if (/减|免|取消|降低|停征|节省|返还|清理|退/.test(label)) return [];
  return /行政事业性?收费(?:本年收费)?(?:金额|总金额|收入|总额|额)?$/.test(label)
    ? [meaning('adminFees', 'charged', { doubtful: label.includes('收入') })]
    : undefined;
}

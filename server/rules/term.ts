import type { ProsePart } from '../report/report.ts';
import { say } from '../text/say.ts';
import { defineRule, type Edit, type Finding } from './rule.ts';
import { cueOf } from './wording/cues.ts';
import { titled } from './wording/samples.ts';
import { findingsAt, spanIn } from './wording/scan.ts';

const REGULATIONS = '《中华人民共和国政府信息公开条例》';
const FEE_RULES = '《政府信息公开信息处理费管理办法》';

/**
 * Names that do not exist, each as the alternative of its number in the pattern: the Regulations, the fee rules, the notices with the form,
 * 依申请公开, 结转, the yearly key points.
 */
const PATTERN = new RegExp(
  [
    '(《(?:(?:中华人民共和国)?(?:(?:政府|政务)?信息公开工作条例|政务(?:信息)?公开(?:工作)?条例|(?:政府|政务)信息公开法)|中华人民共和国(?:政务)?信息公开(?:条例|法))》)',
    '(《(?:国务院办公厅)?(?:政府)?信息公开(?:处理费|信息处理费(?!管理办法)|处理费用|信息处理费用)(?:管理|收费|征收)?(?:办法|规定)》)',
    '(国办公开函|国公开办函|过半公开办函|国办信公开办函|国办公开办(?!函))(?=〔20(?:19〕60|21〕30)号)',
    '(依申公开)',
    '(转结)(?=至?(?:下|次)一?年度?|至?20\\d\\d|上一?年度?|数量|申请|办理|[0-9]{1,6}件)|(转结)(?<=(?:上一?年度?|期末)转结)(?![果束构合论算余])',
    '(国务院令第?492号)',
    '(政务公开要点)(?<=《[^《》]{0,40}年政务公开要点)(?=[^《》]{0,12}》)',
    '(国务院令第?711[条项])',
  ].join('|'),
  'y',
);
const BEGINS = cueOf([
  '《中',
  '《政',
  '《信',
  '《国',
  '国办公开',
  '国公',
  '过半',
  '国办信',
  '依申公开',
  '转结',
  '国务院令',
  '政务公开要点',
]);

/** The old Regulations may be spoken of as such. */
const OLD = /711|原|旧|2007年|2008年|废止/;

interface Term {
  readonly right: string;
  readonly severity?: 'hint';
}

const TERMS: readonly Term[] = [
  { right: REGULATIONS },
  { right: FEE_RULES },
  { right: '国办公开办函' },
  { right: '依申请公开' },
  { right: '结转' },
  { right: '结转' },
  { right: '国务院令第711号' },
  { right: '政务公开工作要点', severity: 'hint' },
  { right: '国务院令第711号' },
];

/** 《信息公开工作条例》: wrong names of the Regulations, of the work and of documents. */
export const term = defineRule({
  id: 'term',
  title: '法规、文件和业务名称',
  group: '文字',
  severity: 'warning',
  basis: '《中华人民共和国政府信息公开条例》（国务院令第711号）；国办函〔2020〕109号',
  mendsText: true,
  why: '法规和文件名称写错，等于引用了一部不存在的依据。',
  examples: [
    {
      title: '条例名称',
      text: titled('按照«《信息公开工作条例》»的要求办理。'),
      says: ['法规名称写作“《信息公开工作条例》”，应为“《中华人民共和国政府信息公开条例》”'],
      fixed: titled('按照《中华人民共和国政府信息公开条例》的要求办理。'),
    },
    {
      title: '没有这部法律',
      text: titled('依据«《中华人民共和国政府信息公开法》»公开。'),
      fixed: titled('依据《中华人民共和国政府信息公开条例》公开。'),
    },
    {
      title: '信息处理费管理办法',
      text: titled('依据«《政府信息公开处理费管理办法》»收取。'),
      fixed: titled('依据《政府信息公开信息处理费管理办法》收取。'),
    },
    {
      title: '业务用语',
      text: titled('规范«依申公开»办理，上年«转结»1件，«转结»下年度2件。'),
      says: ['写作“依申公开”，应为“依申请公开”'],
      fixed: titled('规范依申请公开办理，上年结转1件，结转下年度2件。'),
    },
    {
      title: '年度工作要点',
      text: titled('按照《关于印发2025年«政务公开要点»的通知》要求。'),
      fixed: titled('按照《关于印发2025年政务公开工作要点的通知》要求。'),
    },
    {
      title: '修订前的国务院令',
      text: titled('根据《中华人民共和国政府信息公开条例》（«国务院令第492号»）规定编制。'),
      says: ['写作“国务院令第492号”，应为“国务院令第711号”'],
      fixed: titled('根据《中华人民共和国政府信息公开条例》（国务院令第711号）规定编制。'),
    },
    {
      title: '国务院令的号和通知的字号',
      text: titled('根据《中华人民共和国政府信息公开条例》（«国务院令第711条»）和«过半公开办函»〔2021〕30号的规定编制。'),
      says: ['写作“国务院令第711条”，应为“国务院令第711号”', '应为“国办公开办函”'],
      fixed: titled('根据《中华人民共和国政府信息公开条例》（国务院令第711号）和国办公开办函〔2021〕30号的规定编制。'),
    },
    {
      title: '回顾修订前的条例',
      text: titled('条例2007年公布（国务院令第492号），2019年修订（国务院令第711号）。'),
    },
    {
      title: '名称正确或另有其文',
      text: titled(
        '依据《中华人民共和国政府信息公开条例》《政府信息公开条例》《示例省政务公开条例》和《政府信息公开信息处理费管理办法》，国办公开办函〔2021〕30号。',
      ),
    },
    { title: '流转结束、运转结果', text: titled('文件流转结束后公开，公布机构运转结果，推进依申请公开，落实政务公开要点任务。') },
  ],
  check: ({ report }) => findingsAt(report, PATTERN, BEGINS, toFinding),
});

function toFinding(match: RegExpExecArray, part: ProsePart): Finding | undefined {
  const index = match.slice(1).findIndex((group) => group !== undefined);
  const found = TERMS[index];
  const wrong = match[index + 1];
  if (!found || !wrong) return undefined;
  const at = spanIn(part, match.index, match.index + wrong.length);
  if (index === 6 && OLD.test(part.passage.text)) return undefined;
  return {
    at,
    severity: found.severity,
    message:
      index === 0
        ? say`法规名称写作“${wrong}”，应为“${found.right}”`
        : index === 1 || index === 7
          ? say`文件名称写作“${wrong}”，应为“${found.right}”`
          : say`写作“${wrong}”，应为“${found.right}”`,
    fixes: [
      { title: say`改为“${found.right}”`, kind: 'text', preferred: true, edits: [replacement(match.index, wrong, found.right, part)] },
    ],
  };
}

/** The words alone: book-title marks stay where they are, for bracket-pair to judge. */
function replacement(start: number, wrong: string, right: string, part: ProsePart): Edit {
  const inside = wrong.startsWith('《') ? 1 : 0;
  return { at: spanIn(part, start + inside, start + wrong.length - inside), newText: right.slice(inside, right.length - inside) };
}

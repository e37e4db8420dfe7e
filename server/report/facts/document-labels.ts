import type { Role, Subject } from './facts.ts';
import { type Meaning, meaning, withoutCounting } from './meaning.ts';

/** 3件行政规范性文件: named behind the figure. */
export const DOCUMENT_BEHIND = /^(?:政府)?(?:行政规范性文件|规范性文件|规章(?!制度))/;
const ISSUED = /制发|制定|出台|印发|新制|新增|起草并印发/;
const OTHERWISE = /公开|公布|上传|发布|清理|审查|审核|评估|修改|修订|解读|汇编|归集|录入|报送|合法性|征求|党/;

/** What a label says of 规章 and 规范性文件; `undefined` where it does not speak of them. */
export function documentMeanings(label: string, before: string): readonly Meaning[] | undefined {
  if (!/规范性文件|规章(?!制度)/.test(before)) return undefined;
  const normative = label.includes('规范性文件');
  const rules = /规章(?!制度)/.test(label);
  const subject: Subject = normative && rules ? 'documents' : normative ? 'normativeDocuments' : 'rules';
  const end = label.replace(/(?:的|(?<!文)件)$/, '');
  const role: Role | undefined = /(?:制发|制定|出台|印发|新增|制定印发|制定出台)$/.test(end)
    ? 'issued'
    : /废止$/.test(end)
      ? 'repealed'
      : /(?:现行|继续|现)?有效$/.test(end)
        ? 'inForce'
        : undefined;
  // 制定《》等规范性文件: perhaps some of them
  const doubtful = OTHERWISE.test(label) || /《》|等/.test(label) || (!normative && rules && !/政府规章|规章/.test(label));
  if (/(?:均|都|各)(?:为|是|有)*$/.test(before)) {
    const roles = (['issued', 'repealed', 'inForce'] as const).filter((each) =>
      (each === 'issued' ? ISSUED : each === 'repealed' ? /废止/ : /有效/).test(label),
    );
    if (roles.length > 0 && subject !== 'documents') return roles.map((each) => meaning(subject, each, { doubtful }));
  }
  if (role) return [meaning(subject, role, { doubtful })];
  if (!/(?:规范性文件|规章)$/.test(end)) return [];
  if (/失效|修[改订]/.test(label)) return [];
  const verbs: Role[] = [];
  if (ISSUED.test(label)) verbs.push('issued');
  if (label.includes('废止')) verbs.push('repealed');
  if (/有效(?!期)/.test(label)) verbs.push('inForce');
  const [verb] = verbs;
  return verbs.length === 1 && verb ? [meaning(subject, verb, { doubtful })] : [];
}

/** What a label says happened to documents named earlier: 废止, 现行有效. */
export function documentRoleOf(before: string): Role | undefined {
  const label = withoutCounting(before.slice(-24)).replace(/(?:的|件|文件)$/, '');
  if (/失效/.test(label)) return undefined;
  return /(?:制发|制定|出台|印发|新增)$/.test(label)
    ? 'issued'
    : /废止$/.test(label)
      ? 'repealed'
      : /有效$/.test(label)
        ? 'inForce'
        : undefined;
}

import type { Role, Subject } from './facts.ts';

/** Words that say that there was nothing of a kind. */
export interface NoneStatement {
  readonly subject: Subject;
  readonly role: Role;
  readonly start: number;
  readonly end: number;
  /** `false` for 未发生…引发的行政复议, where only those with a certain cause may be meant. */
  readonly certain: boolean;
}

const NO = '(?:未曾|从未|尚未|暂未|没有|暂无|尚无|未有|未|无)';
/** What may stand between the negation and what there was none of, without limiting it. */
const BETWEEN =
  '(?:发生过?|出现过?|产生过?|引发过?|引起|导致|收到过?|接到|存在|涉及|涉|有|被|因|由|就|对|对方|申请人|群众|公民|政府|政务|信息|依申请公开|公开工作|公开申请|公开|提起|提出|申请|工作|答复|而|的|过|类|任何|一[起件例]|相关|有关|情况){0,12}';
const CASES = new RegExp(
  `${NO}${BETWEEN}((?:行政)?复议)?((?:案件|案|申请)?[、和及与或以]{0,2}(?:者|被)?(?:提起)?)?((?:行政)?诉讼)?(?:案件|案|申请|事项|的?情况|的?情形|应诉|事件)*(?=$|和|及|也|，|发生|的$)`,
);
const CASES_FIRST =
  /((?:行政)?复议)?(?:案件|案|申请)?[、和及与或]{0,2}((?:行政)?诉讼)?(?:案件|案|数量|情况|件数){0,4}(?:均|都)?(?:为零|为无|没有发生|未发生|未出现|未产生|为空|无)$/;
const DOCUMENTS = new RegExp(
  `${NO}(?:新|有|曾|对外)?((?:制发|制定|出台|印发|废止)(?:[、和及或与](?:制发|制定|出台|印发|废止))?)(?:过|了|的|任何|一件|新的)*(?:(?:政府|行政)?(规章(?!制度))[、和及或与])?(?:(?:政府|行政)?规范性文件|(?:政府)?规章(?!制度))(?=$|的?情况|和|及)`,
);
const DECISIONS = new RegExp(
  `${NO}(?:实施|作出|做出|发生|开展|办理|产生|有)?(?:过)?(行政许可|行政处罚|行政强制)(?:措施)?(?:处理)?(?:决定|事项|案件)?$`,
);
const FEES = new RegExp(`${NO}(?:收取|产生|发生|涉及)?(?:任何)?行政事业性收费(?:项目|情况)?$`);
const CARRIED_OVER = new RegExp(
  `(?:${NO}(?:从|由|有)?(?:上一?年|去年|20\\d\\d年)度?(?:的)?|(?:上一?年|去年)度?(?:没有|无|未有)(?:申请)?)(?:结转|遗留)(?:的|办理|政府信息公开|依申请公开|信息公开)*(?:申请|件|案件|事项)?$`,
);
const CARRIED_FORWARD = new RegExp(
  `${NO}(?:申请)?(?:结转|转结)(?:至|到|入)?(?:下一?年|次年|20\\d\\d年)度?(?:继续)?(?:办理|答复)?(?:的)?(?:申请|件|案件|事项)?$`,
);

const DECIDED: Readonly<Record<string, Subject>> = { 行政许可: 'adminLicensing', 行政处罚: 'adminPenalty', 行政强制: 'adminCoercion' };

/** Every such statement in a piece of a sentence but those about received applications (see applicationStatements). Pieces longer than 120 characters say none. */
export function noneStatements(words: string): readonly NoneStatement[] {
  if (words.length > 120 || !/[未无]|没有|为零/.test(words)) return [];
  const found: NoneStatement[] = [];
  if (/复议|诉讼/.test(words)) cases(words, found);
  const add = (match: RegExpExecArray | null, subject: Subject, role: Role): void => {
    if (match) found.push({ subject, role, start: match.index, end: match.index + match[0].length, certain: true });
  };
  if (/规范性文件|规章/.test(words)) {
    const match = DOCUMENTS.exec(words);
    if (match) {
      const both = match[2] !== undefined && match[0].includes('规范性文件');
      const subject: Subject = both ? 'documents' : match[0].includes('规范性文件') ? 'normativeDocuments' : 'rules';
      if (/制|台|印/.test(match[1] ?? '')) add(match, subject, 'issued');
      if (match[1]?.includes('废止')) add(match, subject, 'repealed');
    }
  }
  if (words.includes('行政')) {
    const decision = DECISIONS.exec(words);
    const subject = DECIDED[decision?.[1] ?? ''];
    if (subject) add(decision, subject, 'decided');
    add(FEES.exec(words), 'adminFees', 'charged');
  }
  if (/结转|转结|遗留/.test(words)) {
    add(CARRIED_OVER.exec(words), 'applications', 'carriedOver');
    add(CARRIED_FORWARD.exec(words), 'applications', 'carriedForward');
  }
  return found;
}

/** 败诉, 被纠错 behind the words: something else there was none of. */
const OTHER_KIND = /败诉|纠|撤销|维持|超期|投诉|胜诉|责任|追究/;

function cases(words: string, found: NoneStatement[]): void {
  if (OTHER_KIND.test(words) || /此|该/.test(words)) return;
  const match = CASES.exec(words) ?? CASES_FIRST.exec(words);
  if (!match) return;
  const [text] = match;
  const start = match.index;
  const end = start + text.length;
  const certain = !/引发|引起|导致|产生/.test(text);
  if (text.includes('复议')) found.push({ subject: 'review', role: 'total', start, end, certain });
  if (text.includes('诉讼')) found.push({ subject: 'litigation', role: 'total', start, end, certain });
}

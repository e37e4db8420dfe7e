import type { Report } from '../../report/report.ts';
import type { Span } from '../../text/span.ts';
import { squeezed } from '../../text/squeezed.ts';

/** Who draws up the report or answers questions about it; the name is the group. */
const BY = /本(?:年度)?(?:报告|年报)由([^，。；：、“”（）(),;:]{4,30}?)(?=根据|按照|依据|依照|负责|组织|编制|编写|汇总)/;
const CONTACT =
  /(?:请与|请联系|联系单位[:：]|编制单位[:：]|填报单位[:：])([^，。；：、“”（）(),;:]{4,30}?)(?=联系|[，。；（(:：,;]|地址|$)/;

/** 示例县示例镇人民政府根据《…》编制, 现将示例镇人民政府2025年政府信息公开工作情况公布如下: who reports, where a clause begins. */
const REPORTS =
  /(?:^|[，。；：“]|现将|公布|编制)((?!现|特|公布|编制|根据|按照|依据|经|向|报|本)(?:(?!由|要求|报告)[\u4e00-\u9fff]){3,24}?(?:人民政府|办事处|委员会|管委会|[局委厅]))(?=[12]\d{3}年度?(?:政府|政务)?信息公开|(?:根据|按照|依据|依照)《|(?:现将|编制了?(?:本|[12]\d{3}年)))/;

/** How such a name ends and what follows, which is rarer than what stands before it. */
const REPORTS_HINT = /(?:政府|办事处|委员会|管委会|[局委厅])(?:[12]\d{3}年|(?:根据|按照|依据|依照)《|现将|编制)/;

const PATTERNS: readonly (readonly [hint: RegExp, pattern: RegExp])[] = [
  [/[告报]由/, BY],
  [/联系|单位[:：]/, CONTACT],
  [REPORTS_HINT, REPORTS],
];

/** The organs that the paragraphs before the first section name. */
export function* namedInLead(report: Report): Generator<{ readonly name: string; readonly at: Span }> {
  for (const part of report.prose) {
    if (part.section !== undefined || part.kind === 'section') return;
    if (part.kind !== 'paragraph') continue;
    const whole = squeezed(part.passage);
    for (const [hint, pattern] of PATTERNS) {
      const match = hint.test(whole.text) ? pattern.exec(whole.text) : null;
      if (!match?.[1]) continue;
      const start = match.index + match[0].indexOf(match[1]);
      yield { name: match[1], at: whole.span(start, start + match[1].length) };
    }
  }
}

import type { Report, Title } from '../report/report.ts';
import type { FrontMatterEntry } from '../syntax/tree.ts';
import { say } from '../text/say.ts';
import { defineRule, type Edit, type Finding } from './rule.ts';
import { namedInLead } from './shared/lead-organs.ts';
import { isOtherOrgan } from './shared/organ-name.ts';
import { isOfSchoolYear } from './shared/sections.ts';
import { shown, squeezed } from '../text/squeezed.ts';

const TAIL = /信息公开([\u4e00-\u9fff]{0,8}?(?:报告|年报))/g;
const RIGHT = '工作年度报告';
const YEAR_DOUBLED = /\d{4}年度(?=.{0,12}信息公开)/;

function lastTail(text: string): RegExpExecArray | undefined {
  let last: RegExpExecArray | undefined;
  TAIL.lastIndex = 0;
  for (let match = TAIL.exec(text); match; match = TAIL.exec(text)) last = match;
  return last;
}

/** 工作报告, 年报, a doubled 年度. */
function wording(title: Title, findings: Finding[]): void {
  const { text, span } = squeezed(title.passage);
  const tail = lastTail(text);
  if (!tail?.[1]) return;
  const start = tail.index + 4;
  const end = start + tail[1].length;
  const doubled = YEAR_DOUBLED.exec(text);
  const yearly = doubled && span(doubled.index + 5, doubled.index + 6);
  if (tail[1] !== RIGHT) {
    const edits: Edit[] = [{ at: span(start, end), newText: RIGHT }];
    // the right ending brings a 年度 of its own
    if (yearly && !tail[1].includes('年度')) edits.unshift({ at: yearly, newText: '' });
    const message = say`标题写作“${tail[1]}”，应为“${RIGHT}”`;
    findings.push({ at: span(start, end), message, fixes: [{ title: say`改为“${RIGHT}”`, kind: 'text', preferred: true, edits }] });
  }
  if (yearly && doubled && tail[1].includes('年度')) {
    const year = doubled[0].slice(0, 5);
    findings.push({
      at: span(doubled.index + 4, doubled.index + 6),
      message: say`标题中“年度”重复，“${year}度”应为“${year}”`,
      fixes: [{ title: say`改为“${year}”`, kind: 'text', preferred: true, edits: [{ at: yearly, newText: '' }] }],
    });
  }
}

const entry = (report: Report, key: string): FrontMatterEntry['values'][number] | undefined =>
  report.tree.frontMatter?.entries.find((one) => one.key === key)?.values[0];

/** Year and organ at the head of the draft against the title. */
function frontMatter(report: Report, title: Title, findings: Finding[]): void {
  if (!report.tree.frontMatter) return;
  const related = [{ at: title.span, message: say`标题` }];
  const year = entry(report, '年度');
  const stated = Number(/\d{4}/.exec(year?.text ?? '')?.[0]);
  if (year && stated > 0 && title.year !== undefined && stated !== title.year) {
    const right = String(title.year);
    findings.push({
      at: year.span,
      message: say`文首“年度”写作“${year.text}”，标题为“${right}年”`,
      related,
      fixes: [{ title: say`“年度”改为 ${right}`, kind: 'figure', edits: [{ at: year.span, newText: right }] }],
    });
  }
  const organ = entry(report, '机关');
  if (organ?.text && title.organ && isOtherOrgan(organ.text, title.organ)) {
    findings.push({ at: organ.span, message: say`文首“机关”写作“${shown(organ.text)}”，标题为“${shown(title.organ)}”`, related });
  }
}

/** The organ of lead and signature against the title's. */
function organs(report: Report, title: Title, findings: Finding[]): void {
  if (!title.organ) return;
  const related = [{ at: title.span, message: say`标题` }];
  for (const { name, at } of namedInLead(report)) {
    if (isOtherOrgan(name, title.organ))
      findings.push({ at, message: say`开头写作“${name}”，与标题的“${shown(title.organ)}”不是同一机关`, related });
  }
  const { organ, organSpan } = report.signature ?? {};
  if (organ && organSpan && isOtherOrgan(organ, title.organ)) {
    findings.push({ at: organSpan, message: say`落款写作“${shown(organ)}”，与标题的“${shown(title.organ)}”不是同一机关`, related });
  }
}

const rest = '\n\n一、总体情况\n\n二、主动公开政府信息情况\n';

/** The title's wording, and the year and the organ that it names against front matter, lead and signature. */
export const titleForm = defineRule({
  id: 'title-form',
  title: '标题用词',
  group: '结构',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：年度报告格式',
  mendsText: true,
  why: '规范的标题是“机关全称＋年份＋政府信息公开工作年度报告”；写成“工作报告”“年报”属于常被点名的问题，机关名称前后不一多是套用他人文本留下的。',
  examples: [
    {
      title: '写作“工作报告”',
      text: `示例县示例镇人民政府2025年政府信息公开«工作报告»${rest}`,
      says: ['标题写作“工作报告”，应为“工作年度报告”'],
      fixed: `示例县示例镇人民政府2025年政府信息公开工作年度报告${rest}`,
    },
    {
      title: '写作“年报”，年份后已有“年度”',
      text: `示例县示例镇人民政府2025年度政府信息公开«年报»${rest}`,
      fixed: `示例县示例镇人民政府2025年政府信息公开工作年度报告${rest}`,
    },
    {
      title: '“年度”重复',
      text: `示例县示例镇人民政府2025«年度»政府信息公开工作年度报告${rest}`,
      says: ['标题中“年度”重复，“2025年度”应为“2025年”'],
      fixed: `示例县示例镇人民政府2025年政府信息公开工作年度报告${rest}`,
    },
    {
      title: '缺“工作”二字，标题中有空格',
      text: `示例县示例镇人民政府 2025 年政府信息公开 «年度 报告»${rest}`,
      fixed: `示例县示例镇人民政府 2025 年政府信息公开 工作年度报告${rest}`,
    },
    {
      title: '文首的年度与标题不一致',
      text: `---\n机关: 示例县示例镇人民政府\n年度: «2024»\n---\n\n# 示例县示例镇人民政府2025年政府信息公开工作年度报告${rest}`,
      says: ['文首“年度”写作“2024”，标题为“2025年”'],
      fixed: `---\n机关: 示例县示例镇人民政府\n年度: 2025\n---\n\n# 示例县示例镇人民政府2025年政府信息公开工作年度报告${rest}`,
    },
    {
      title: '开头是另一个镇',
      text: `示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n本报告由«示例县样本镇人民政府»根据《中华人民共和国政府信息公开条例》编制。${rest}`,
      says: ['开头写作“示例县样本镇人民政府”，与标题的“示例县示例镇人民政府”不是同一机关'],
    },
    {
      title: '“年度”说了两遍，或者写作“工作情况报告”',
      text: `示例县示例镇人民政府2025年政府信息公开«工作年度年度报告»${rest}`,
      fixed: `示例县示例镇人民政府2025年政府信息公开工作年度报告${rest}`,
    },
    {
      title: '编制报告的是另一个局',
      text: `示例县教育局2025年政府信息公开工作年度报告\n\n现将«示例县水利局»2025年政府信息公开工作情况公布如下。${rest}`,
    },
    {
      title: '上级的要求、上级的办公室不是另一机关',
      text: `示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n按照示例县人民政府办公室要求，示例镇人民政府编制本报告。示例县人民政府根据《条例》要求编制。${rest}`,
    },
    {
      title: '县、办公室、全称都是同一机关',
      text: `示例区人民政府2025年政府信息公开工作年度报告\n\n本报告由示例市示例区人民政府办公室根据《中华人民共和国政府信息公开条例》编制。如有疑问，请与示例市示例区政府办公室联系（地址：示例路1号）。${rest}`,
    },
    { title: '高等学校的学年年报另有格式', text: `示例大学2024—2025学年信息公开年度报告${rest}` },
    {
      title: '标题只写镇名，联系单位写全称',
      text: `示例镇2025年政府信息公开工作年度报告\n\n如对本年报有疑问，请联系示例县示例镇人民政府，地址：示例路1号。${rest}`,
    },
    {
      title: '联系的是内设机构，后面是半角标点',
      text: `示例总署（本级机关）2025年政府信息公开工作年度报告\n\n如有疑问，请联系示例总署办公厅政务公开处,地址:示例路1号。${rest}`,
    },
    {
      title: '部门的简称',
      text: `示例县教育体育局2025年政府信息公开工作年度报告\n\n本报告由示例县教体局编制，如有疑问，请与示例县政务服务中心联系。${rest}`,
    },
  ],
  check: ({ report }) => {
    const { title } = report;
    const findings: Finding[] = [];
    if (!title) return findings;
    if (!isOfSchoolYear(report)) wording(title, findings);
    frontMatter(report, title, findings);
    organs(report, title, findings);
    return findings;
  },
});

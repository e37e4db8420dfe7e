import type { ProsePart, Report, Section } from '../report/report.ts';
import { say } from '../text/say.ts';
import { defineRule, type Finding } from './rule.ts';
import { bodyOf, hasOwnTable, hasSixSections, headingWords, sectionName, sectionsIn, spanOf } from './shared/sections.ts';
import { shown, squeezed } from '../text/squeezed.ts';

/** Fewer characters than this say nothing. */
const LEAST = 6;
const NOTHING = /^(?:（文字描述）|无|暂无|没有|不存在|无问题|无存在问题|暂无问题|略|见附件|同上)?(?:[。．.；;])?$/;
/** The end of a sentence that only announces what should follow: 现将有关情况报告如下：. */
const ANNOUNCES = /(?:[:：]|如下[。.]?|下列(?:几点|问题)[。.]?)$/;
const SENTENCE = /[。；！？;!?，]/;

/** More paragraphs than this are not read as one. */
const MOST = 4;

/** Neither a heading nor an item, and it says something. */
const isPlain = ({ kind, numbering, passage: { text } }: ProsePart): boolean =>
  kind === 'paragraph' && !numbering && text.length >= LEAST && SENTENCE.test(text);

/** What makes a narrative section empty; `undefined` for one that says something. */
function emptiness(report: Report, section: Section): Pick<Finding, 'at' | 'message'> | undefined {
  const body = bodyOf(report, section);
  if ((body.length > MOST && body.some(isPlain)) || hasOwnTable(report, section)) return undefined;
  const texts = body.map(({ passage }) => squeezed(passage).text).filter((text) => text !== '');
  const at = spanOf(body);
  const whole = texts.length > MOST ? undefined : texts.join('');
  const name = sectionName(section.template);
  if (whole === '' || !at) return { at: headingWords(section), message: say`“${name}”没有内容` };
  if (whole !== undefined && (NOTHING.test(whole) || whole.length < LEAST))
    return { at, message: say`“${name}”只写了“${shown(whole)}”，应写明具体情况` };
  if (texts.length === 1 && ANNOUNCES.test(whole ?? '')) return { at, message: say`“${name}”只有一句引言，后面没有内容` };
  if (body.every(({ kind, numbering }, index) => (kind === 'heading' || numbering) && !SENTENCE.test(texts[index] ?? '')))
    return { at: headingWords(section), message: say`“${name}”只有小标题，没有内容` };
  return undefined;
}

const frame = (one: string, five: string): string =>
  `示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n${one}\n\n二、主动公开政府信息情况\n\n五、存在的主要问题及改进情况\n\n${five}\n`;
const overview = '2025年，本镇主动公开政府信息26条，未收到政府信息公开申请。';
const problems = '一是公开不够及时，将定期检查栏目。';

/** Section one or five is empty, says 无, or announces what does not follow. */
export const sectionEmpty = defineRule({
  id: 'section-empty',
  title: '部分没有内容',
  group: '结构',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：一、五为文字描述；条例第五十条第四项',
  why: '总体情况和存在的问题要有实际内容，空着或只写“无”会被认定为敷衍。',
  examples: [
    { title: '问题写“无”', text: frame(overview, '«无。»'), says: ['“五、存在的主要问题及改进情况”只写了“无。”'] },
    { title: '总体情况只有引言', text: frame('«现将2025年有关情况报告如下：»', problems), says: ['只有一句引言'] },
    {
      title: '标题下面什么也没有',
      text: '示例镇2025年政府信息公开工作年度报告\n\n«一、总体情况»\n\n二、主动公开政府信息情况\n',
      says: ['“一、总体情况”没有内容'],
    },
    { title: '只留着表式的原注', text: frame(overview, '«（文字描述）»'), says: ['只写了“（文字描述）”'] },
    { title: '有内容', text: frame(overview, problems) },
    { title: '引言之后有内容', text: frame(`现将有关情况报告如下：\n\n${overview}`, `存在以下问题：\n\n${problems}`) },
    { title: '第六部分另有规则', text: `${frame(overview, problems)}\n六、其他需要报告的事项\n\n无\n` },
  ],
  *check({ report }) {
    if (!hasSixSections(report)) return;
    for (const section of sectionsIn(report)) {
      if (section.template.kind !== 'narrative' || section.template.id === 'otherMatters') continue;
      const found = emptiness(report, section);
      if (found) yield found;
    }
  },
});

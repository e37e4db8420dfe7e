import { defineRule } from './rule.ts';
import { hasOwnTable, hasSixSections, headingWords, sectionOf, wordsOf } from './shared/sections.ts';

/** Less text than this is no overview in which a topic could be missed: section-empty or a draft in the making. */
const LEAST = 30;

const frame = (text: string): string => `示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n${text}\n\n二、主动公开政府信息情况\n`;

/** One of the five topics of section one is not spoken of. */
export const topicMissing = defineRule({
  id: 'topic-missing',
  title: '总体情况缺少方面',
  group: '结构',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：总体情况主要包括主动公开、依申请公开、政府信息管理、平台建设、监督保障',
  why: '总体情况应当写到五个方面，漏写一个方面是审核时最常退回的原因之一。',
  examples: [
    {
      title: '没有写平台建设和监督保障',
      text: frame(
        '（一）主动公开。全年主动公开政府信息26条。\n\n（二）依申请公开。未收到政府信息公开申请。\n\n（三）政府信息管理。落实先审后发。',
      ).replace('一、总体情况', '«一、总体情况»'),
      says: ['“一、总体情况”没有写到“政府信息公开平台建设”“监督保障”'],
    },
    {
      title: '不分小标题也算写到',
      text: frame('全年通过门户网站主动公开政府信息26条，未收到公开申请。严格执行信息审核制度，维护好公开专栏，并将政务公开纳入年度考核。'),
    },
    {
      title: '词语被换行断开',
      text: frame(
        '（一）主动公开。26条。（二）依申\n请公开。无。（三）信息\n管理。先审后发。（四）平\n台建设。一个网站。（五）监\n督保障。纳入考核。',
      ),
    },
    { title: '还没有内容的，由另一条规则提示', text: frame('无') },
  ],
  *check({ report }) {
    const section = sectionOf(report, 'overview');
    const topics = section?.template.topics;
    if (!section || !topics || !hasSixSections(report)) return;
    const words = wordsOf(report, section);
    if (words.length < LEAST) return;
    const missing = topics.filter((topic) => !topic.words.some((word) => words.includes(word)));
    if (missing.length === 0 || hasOwnTable(report, section)) return;
    const names = missing.map(({ label }) => `“${label}”`).join('');
    yield { at: headingWords(section), message: `“一、总体情况”没有写到${names}` };
  },
});

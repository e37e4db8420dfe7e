import { listed, type Message, say } from '../text/say.ts';
import * as z from 'zod';
import type { Report, Section } from '../report/report.ts';
import { defineRule, type Finding } from './rule.ts';
import { type Lack, lacksIn, ORDINALS, RequiredSchema } from './shared/requirements.ts';
import { hasOwnTable, hasSixSections, headingWords, sectionName, sectionOf, sectionsIn, wordsOf } from './shared/sections.ts';

/** Less text than this is no overview in which a topic could be missed: section-empty or a draft in the making. */
const LEAST = 30;

const frame = (text: string): string => `示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n${text}\n\n二、主动公开政府信息情况\n`;

/** A message names so many of what is missing; the rest are counted. */
const MOST_NAMED = 5;

/** One of the five topics of section one is not spoken of, or something that an office's own settings require of a section. */
export const topicMissing = defineRule({
  id: 'topic-missing',
  title: '缺少应写的方面',
  group: '结构',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：总体情况主要包括主动公开、依申请公开、政府信息管理、平台建设、监督保障',
  why: '总体情况应当写到五个方面，漏写一个方面是审核时最常退回的原因之一。地方另有要求的，可以在设置中逐部分列出。',
  options: z.strictObject({ require: RequiredSchema.default({}) }),
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
    {
      title: '设置中要求写到的',
      text: `示例镇2025年政府信息公开工作年度报告\n\n«五、存在的主要问题及改进情况»\n\n公开的时效性还需提高，2025年新设政务公开专区，下一步将完善发布流程并加强培训。\n`,
      options: {
        require: {
          五: [
            { about: '队伍建设', words: ['队伍'], by: '示例市要求' },
            { about: '政务公开专区数', words: ['公开专区'], figure: true, by: '示例市要求' },
          ],
        },
      },
      says: ['“五、存在的主要问题及改进情况”中没有写到“队伍建设”；没有写明“政务公开专区数”的数字（示例市要求）'],
    },
    {
      title: '设置中要求第六部分写到的',
      text: `示例镇2025年政府信息公开工作年度报告\n\n«六、其他需要报告的事项»\n\n无。\n`,
      options: { require: { 六: ['收费减免'] } },
      says: ['“六、其他需要报告的事项”中没有写到“收费减免”'],
    },
    {
      title: '设置中要求写到的，已经写到',
      text: `示例镇2025年政府信息公开工作年度报告\n\n五、存在的主要问题及改进情况\n\n公开的时效性还需提高，现有政务公开专区一处，下一步将加强队伍建设并加强培训。\n`,
      options: { require: { 五: ['队伍建设', { about: '政务公开专区数', words: ['公开专区'], figure: true }] } },
    },
  ],
  *check({ report, options: { require } }) {
    if (!hasSixSections(report)) return;
    const missing = fiveTopics(report);
    if (missing) yield missing;
    for (const ordinal of ORDINALS) {
      const required = require[ordinal];
      const section = required && sectionsIn(report).find(({ template }) => template.ordinal === ordinal);
      if (required && section) yield* lacking(report, section, lacksIn(report, section, required));
    }
  },
});

function isSpokenOf({ words }: { readonly words: readonly string[] }, text: string): boolean {
  for (const word of words) if (text.includes(word)) return true;
  return false;
}

function fiveTopics(report: Report): Finding | undefined {
  const section = sectionOf(report, 'overview');
  const topics = section?.template.topics;
  if (!section || !topics) return undefined;
  const words = wordsOf(report, section);
  if (words.length < LEAST) return undefined;
  if (topics.every((topic) => isSpokenOf(topic, words)) || hasOwnTable(report, section)) return undefined;
  const missing = topics.filter((topic) => !isSpokenOf(topic, words));
  const names = listed(
    missing.map(({ label }) => `“${label}”`),
    '',
  );
  return { at: headingWords(section), message: say`“一、总体情况”没有写到${names}` };
}

/** One finding for each who asks. */
function* lacking(report: Report, section: Section, lacks: readonly Lack[]): Iterable<Finding> {
  // a section of prose without text is spoken of by section-empty
  if (
    lacks.length === 0 ||
    (section.template.kind === 'narrative' && section.template.ordinal !== '六' && wordsOf(report, section).length < LEAST)
  )
    return;
  for (const by of new Set(lacks.map((lack) => lack.by))) {
    const own = lacks.filter((lack) => lack.by === by);
    const said = [named(own, false, (names) => say`没有写到${names}`), named(own, true, (names) => say`没有写明${names}的数字`)].filter(
      (part) => part !== '',
    );
    const [name, all] = [sectionName(section.template), listed(said, '；')];
    yield { at: headingWords(section), message: by === undefined ? say`“${name}”中${all}` : say`“${name}”中${all}（${by}）` };
  }
}

function named(lacks: readonly Lack[], figure: boolean, said: (names: Message) => Message): Message {
  const own = lacks.filter((lack) => lack.figure === figure);
  if (own.length === 0) return '';
  const names = own.slice(0, MOST_NAMED).map(({ about }) => `“${about.slice(0, 20)}”`);
  const all = listed(names, '');
  return said(own.length > MOST_NAMED ? say`${all}等${own.length}项` : all);
}

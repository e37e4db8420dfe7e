import { say } from '../text/say.ts';
import * as z from 'zod';
import { defineRule } from './rule.ts';
import { bodyOf, headingWords, sectionOf } from './shared/sections.ts';
import { squeeze } from '../text/squeezed.ts';

const SENTENCE = /[。；！？，]/;

/** Section one is longer than the office allows; off unless a setting turns it on. */
export const overviewLength = defineRule({
  id: 'overview-length',
  title: '总体情况字数',
  group: '结构',
  severity: 'off',
  basis: '地方要求（如武政办发〔2025〕54号：原则上不超过1000字）',
  why: '一些地方要求总体情况重在聚焦主题、简明客观，原则上不超过一千字；表格和小标题不计。',
  options: z.strictObject({ limit: z.int().positive().max(100_000).default(1000).describe('字数上限，空白、表格和小标题不计') }),
  examples: [
    {
      title: '超过限定的字数',
      text: '示例镇2025年政府信息公开工作年度报告\n\n«一、总体情况»\n\n### （一）主动公开\n\n本镇主动公开政府信息二十六条，均在规定时限内公开。\n\n二、主动公开政府信息情况\n',
      options: { limit: 20 },
      says: ['“一、总体情况”共25字，应不超过20字，多5字'],
    },
    {
      title: '没有超过',
      text: '示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n本镇主动公开政府信息二十六条。\n\n二、主动公开政府信息情况\n',
      options: { limit: 20 },
    },
  ],
  *check({ report, options: { limit } }) {
    const section = sectionOf(report, 'overview');
    if (!section) return;
    let length = 0;
    for (const { kind, numbering, passage } of bodyOf(report, section)) {
      if (kind === 'heading' || (numbering && !SENTENCE.test(passage.text))) continue;
      length += squeeze(passage.text).length;
    }
    if (length <= limit) return;
    yield { at: headingWords(section), message: say`“一、总体情况”共${length}字，应不超过${limit}字，多${length - limit}字` };
  },
});

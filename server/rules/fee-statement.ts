import type { ProsePart } from '../report/report.ts';
import { say } from '../text/say.ts';
import { span } from '../text/span.ts';
import { shown, squeeze } from '../text/squeezed.ts';
import { defineRule, type Edit, type Fix } from './rule.ts';
import { blockBehind, paragraphText } from './shared/insertion.ts';
import { bodyOf, endOfContent, headingWords, sectionName, sectionOf, spanOf } from './shared/sections.ts';

/** Fees are spoken of. */
const FEE = /处理费|收费|费用|免费|缴费/;
/** And what was charged: an amount, or that nothing was. */
const CHARGED = /[未没无零免〇]|不(?:收|予|存在|产生|涉及)|[0-9０-９][.,，]*(?:余|多)?万?元|(?:均|为|共|计)[0０]|【待补】/;
/** Nothing, or nothing else. */
const NOTHING =
  /^(?:我[镇乡县市区局委办]|本[机关单位镇局]{1,3}|本年度?|[12]\d{3}年度?|，)*(?:无|暂无|没有|无其[他它](?:需要)?(?:报告|说明)?的?(?:事项|情况)?|无(?:需要)?(?:报告|说明)的?(?:其[他它])?(?:事项|情况)?|没有(?:其[他它])?需要报告的(?:其[他它])?(?:事项|情况)|不存在其[他它]需要报告的事项)[。．.；;]?$/;
const BARE = /^(?:无|暂无|没有)[。．.；;]?$/;

const statementOf = (year: number): string =>
  `依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），${year}年本机关收取信息处理费0元。`;

const frame = (text: string, year = 2025): string =>
  `示例镇${year}年政府信息公开工作年度报告\n\n六、其他需要报告的事项\n\n${text}\n\n示例县示例镇人民政府\n\n${year + 1}年1月20日\n`;

/** From 2021 on: section six does not say what was charged as 信息处理费. */
export const feeStatement = defineRule({
  id: 'fee-statement',
  title: '信息处理费收取情况',
  group: '正文',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：收取信息处理费情况在第六部分报告；国办函〔2020〕109号',
  why: '2021年度起收取信息处理费的情况要在第六部分报告，没有收取也要写明；只写“无”是最常见的缺项。',
  examples: [
    {
      title: '只写“无”',
      text: frame('«无»'),
      says: ['“六、其他需要报告的事项”只写了“无”，没有写信息处理费的收取情况'],
      fixed: frame('依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），2025年本机关收取信息处理费0元。'),
    },
    {
      title: '写明没有其他事项',
      text: frame('«本年无其他需要报告的事项。»'),
      fixed: frame(
        '依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），2025年本机关收取信息处理费0元。本年无其他需要报告的事项。',
      ),
    },
    {
      title: '写了别的事项',
      text: frame('2025年，本镇承办县人大代表建议5件、县政协提案2件，均按时答复。').replace(
        '六、其他需要报告的事项',
        '«六、其他需要报告的事项»',
      ),
      says: ['没有写信息处理费的收取情况'],
      fixed: frame(
        '2025年，本镇承办县人大代表建议5件、县政协提案2件，均按时答复。\n\n依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），2025年本机关收取信息处理费0元。',
      ),
    },
    { title: '没有收取', text: frame('2025年，未收取依申请公开信息处理费。') },
    { title: '收取0元', text: frame('全年收取政府信息公开信息处理费 0 元。') },
    { title: '收取了若干元', text: frame('2025年对3件申请收取了信息处理费290元。') },
    {
      title: '按规定未收费',
      text: frame('按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）规定，本单位依申请公开政府信息未收费。'),
    },
    { title: '2020年度尚不要求', text: frame('无其他需要报告的事项。', 2020) },
  ],
  *check({ report }) {
    const { due, year } = report;
    const section = sectionOf(report, 'otherMatters');
    if (!section || !due || year === undefined || year < 2021) return;
    const body = bodyOf(report, section);
    const words = squeeze(body.map(({ passage }) => passage.text).join(''));
    if (FEE.test(words) && CHARGED.test(words)) return;
    const name = sectionName(section.template);
    const isNothing = NOTHING.test(words);
    const at = isNothing ? spanOf(body) : undefined;
    const message = at ? say`“${name}”只写了“${shown(words)}”，没有写信息处理费的收取情况` : say`“${name}”没有写信息处理费的收取情况`;
    const text = statementOf(year);
    const inPlace = isNothing ? firstPart(body, words, text) : undefined;
    const edit = inPlace ?? blockBehind(report, endOfContent(report, section), paragraphText(report, text));
    const fixes: Fix[] = [{ title: say`写明收取信息处理费0元`, kind: 'figure', edits: [edit] }];
    yield { at: at ?? headingWords(section), message, fixes };
  },
});

/** The statement in place of 无, or in front of a sentence that says that there is nothing else. */
function firstPart(body: readonly ProsePart[], words: string, text: string): Edit | undefined {
  const first = body[0];
  if (!first || body.length > 1) return undefined;
  if (BARE.test(words)) return { at: first.span, newText: text };
  return { at: span(first.span.start, first.span.start), newText: text };
}

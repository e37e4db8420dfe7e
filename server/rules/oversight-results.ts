import type { Report } from '../report/report.ts';
import { codesOf } from '../text/char-finder.ts';
import { say } from '../text/say.ts';
import { squeezed } from '../text/squeezed.ts';
import { defineRule } from './rule.ts';
import { hasSixSections, headingWords, sectionOf, wordsOf } from './shared/sections.ts';
import { cueOf, cuesIn } from './wording/cues.ts';

const RESULTS = /考核|评议|责任追究|问责|追责/;
const BEGINS = cueOf(['考核', '评议', '责任追究', '问责', '追责']);
/** The characters of these words that others follow, and those that follow others. */
const BEFORE_BREAK = codesOf('考评责任追问');
const BEHIND_BREAK = codesOf('核议任追究责');
const GOVERNMENT = /(?:人民政府|[省市州县旗乡镇]|自治[区州县])$|[^发业园新景税作范产假能理验口港空]区$/;

const speaksOfResults = (report: Report, id: 'overview' | 'problems'): boolean => {
  const section = sectionOf(report, id);
  if (!section) return false;
  const { parts } = cuesIn(report);
  let mayBeBroken = false;
  let last = 0;
  for (let i = section.prose[0]; i < section.prose[1]; i++) {
    const { part, text, cues } = parts[i] ?? {};
    if (cues === undefined || text === undefined || (part?.kind !== 'paragraph' && part?.kind !== 'heading')) continue;
    if ((cues & BEGINS) !== 0 && RESULTS.test(text)) return true;
    const words = squeezed(part.passage).text;
    if (words === '') continue;
    // a line may have broken the word
    if (words.length < text.length && RESULTS.test(words)) return true;
    mayBeBroken ||= BEFORE_BREAK.has(last) && BEHIND_BREAK.has(words.charCodeAt(0));
    last = words.charCodeAt(words.length - 1);
  }
  // or a page
  return mayBeBroken && RESULTS.test(wordsOf(report, section));
};

const frame = (organ: string, text: string): string =>
  `${organ}2025年政府信息公开工作年度报告\n\n一、总体情况\n\n（五）监督保障。${text}\n\n二、主动公开政府信息情况\n\n五、存在的主要问题及改进情况\n\n一是公开不够及时，将定期检查。\n`;

/** A people's government reports no results of assessment, public appraisal or accountability. */
export const oversightResults = defineRule({
  id: 'oversight-results',
  title: '考核、评议和责任追究结果',
  group: '结构',
  severity: 'information',
  basis: '《中华人民共和国政府信息公开条例》第五十条第一款第四项',
  why: '各级人民政府的报告还应当包括工作考核、社会评议和责任追究结果情况，没有发生也宜写明。',
  examples: [
    {
      title: '镇政府没有提到',
      text: frame('示例县示例镇人民政府', '健全监督机制，明确专人负责。').replace('一、总体情况', '«一、总体情况»'),
      says: ['没有写到工作考核、社会评议或者责任追究'],
    },
    { title: '写了考核', text: frame('示例县示例镇人民政府', '将政务公开纳入年度考 核，没有责任追究情形。') },
    { title: '部门不要求', text: frame('示例县教育局', '健全监督机制，明确专人负责。') },
    { title: '街道办事处不是一级政府', text: frame('示例区示例街道办事处', '健全监督机制，明确专人负责。') },
  ],
  *check({ report }) {
    const section = sectionOf(report, 'overview') ?? sectionOf(report, 'problems');
    if (!section || !hasSixSections(report) || !report.organ || !GOVERNMENT.test(report.organ)) return;
    if (speaksOfResults(report, 'overview') || speaksOfResults(report, 'problems')) return;
    yield {
      at: headingWords(section),
      message: say`“一、总体情况”和“五、存在的主要问题及改进情况”都没有写到工作考核、社会评议或者责任追究结果`,
    };
  },
});

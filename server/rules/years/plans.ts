import type { Report } from '../../report/report.ts';
import { say } from '../../text/say.ts';
import { squeezed } from '../../text/squeezed.ts';
import { cut } from './sentences.ts';
import type { StaleYear } from './stale-year.ts';
import { withoutNames } from './year-words.ts';

/** 2025年，我镇将进一步加强…: what is meant to be done in a year, said where a sentence begins. 将信息公开纳入考核 is no plan. */
const PLAN =
  /(?:^|[。；！：:])(?:下一步|今后|接下来|针对[^，。；]{0,20})?[，：:]?([12][0-9]{3})年度?，?(?:[我本全][^，。；将]{0,4}|[^，。；将]{2,14}(?:政府|办事处|街道|[局委办厅镇乡县市区]))?，?(?:将|拟)(?:进一步|继续|重点|着力|持续|不断|努力|从以下|深入|加[强大快]|围绕|严格|切实|丰富|完善|健全|强化|推[进动]|优化|提[升高]|拓[宽展]|坚持|落实|做好|开展|创新|规范(?!性)|建立|积极|认真|按照|聚焦|结合|针对|采取|定期|全面|组织)(?![^。；]{0,40}(?:作为|纳入|列入|融入))/g;

/** What a text says is to be done in that year: where the year's digits stand. */
function plansIn(words: string, year: number): readonly number[] {
  if (!words.includes(`${year}年`)) return [];
  const found: number[] = [];
  PLAN.lastIndex = 0;
  for (let match = PLAN.exec(words); match; match = PLAN.exec(words))
    if (Number(match[1]) === year) found.push(match.index + match[0].indexOf(`${year}年`));
  PLAN.lastIndex = 0;
  return found;
}

/** The words with the year of each plan made unreadable. */
export const withoutPlans = (words: string, year: number): string =>
  plansIn(words, year).reduce((text, at) => `${text.slice(0, at)}□□□□${text.slice(at + 4)}`, words);

/** The plans of section five that are said of the year that is over: they were left over as well, and mean the next. */
export function stalePlans(report: Report): readonly StaleYear[] {
  const { year, yearFrom } = report;
  if (year === undefined || yearFrom === undefined || yearFrom === 'date' || yearFrom === 'prose') return [];
  const found: StaleYear[] = [];
  for (const part of report.prose) {
    if (part.section !== 'problems' || part.kind !== 'paragraph') continue;
    const whole = squeezed(part.passage);
    if (!whole.text.includes(`${year}年`)) continue;
    for (const at of plansIn(withoutNames(whole.text), year)) {
      const quote = say`正文写作“${cut(whole.text.slice(at).replace(/[。；].*$/s, ''))}”`;
      found.push({ digits: [whole.span(at, at + 4)], written: year, quote, isSection: false });
    }
  }
  return found;
}

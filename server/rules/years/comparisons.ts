import type { Sentence } from './sentences.ts';
import { type Place, WINDOW } from './year-place.ts';
import { NOW } from './year-words.ts';

/** What sentences may be about: two of different things are no comparison. */
const TOPICS = /(?<!被)申请|处理费|收费|规范性文件|现行有效|复议|诉讼|解读|公开信息(?!处理)|主动公开|发布|培训|问题/g;

/** The sentence before or behind says the same of this year: the two are a comparison. */
export function comesBack({ words, year, beside, sentences, index }: Place): boolean {
  const textOf = (one: Sentence | undefined): string | undefined => one && words.slice(Math.max(one.start, one.end - 2 * WINDOW), one.end);
  const own = textOf(sentences[index]) ?? '';
  const topics = new Set(own.match(TOPICS) ?? []);
  const isStock = /截[至止]/.test(own);
  const compares = (text: string, isBefore: boolean): boolean => {
    if (!text.includes(`${year}年`) && !NOW.test(text)) return false;
    const stock = /截[至止]/.test(text);
    // 2025年制发1件；截至2025年底……: a stock follows from what was issued, it is not held against it
    if (isStock !== stock && isStock === isBefore) return false;
    return topics.size === 0 || (text.match(TOPICS) ?? []).some((topic) => topics.has(topic)) || (isStock && /制发|废止|制定/.test(text));
  };
  return compares(textOf(sentences[index - 1]) ?? beside.before, true) || compares(textOf(sentences[index + 1]) ?? beside.behind, false);
}

/** A heading with one of these speaks perhaps of another year's work. */
export const BACK =
  /整改|回顾|对比|比较|相比|[较与同和比][^，]{0,6}[12][0-9]{3}年|上年|去年|往年|历年|要点|计划|规划|方案|遗留|结转|指出|反馈|查摆|发现/;

/** This year named otherwise. */
export const NOW = /今年|本年(?!度?(?:结转|新收))|目前(?!为止)|现已/;

/** Directly before a year that something is held against, or that something reaches to. */
export const AGAINST = /[较比与同和到至由于对因针含]$/;

/** Document names and quotations speak of their own years. */
const QUOTED = /《[^《》]{0,200}》|“[^“”]{0,80}”|"[^"]{0,80}"|〔[^〔〕]{0,12}〕/g;

/** As many signs as there were characters, so that places stay. */
const blankOut = (words: string): string => '□'.repeat(words.length);

/** Names of documents, also one that a line or a page cuts in two, and quotations made unreadable; offsets stay. */
export const withoutNames = (text: string): string =>
  text
    .replace(QUOTED, blankOut)
    .replace(/^[^《》]{1,120}》/, blankOut)
    .replace(/《[^《》]{1,120}$/, blankOut);

/** How many different years the words name. */
export const yearsIn = (words: string): number => new Set(words.match(/[12][0-9]{3}(?=年)/g) ?? []).size;

/** The words name the report's year, or say now. */
export const isNamed = (words: string, year: number): boolean => words.includes(`${year}年`) || NOW.test(words);

import type { Template } from '../template/catalog.ts';

/**
 * The usual wording of a report, for snippets and new reports. What is still to be written stands in stops: `⟦⟧` for something unknown, `⟦:words⟧` for a
 * suggestion, `⟦name:words⟧` for what comes again under its name. Years and organs are given as they shall stand, a stop included.
 */
export const STOP = /⟦([a-z]*)(?::([^⟧]*))?⟧/g;

/** What is not known yet. The rule `residue` finds it when it was forgotten. */
export const OPEN = '【待补】';

/** The text with something to look for in place of each stop: 【待补】, and 【待补：政府门户网站】 where words are suggested. */
export const withoutStops = (text: string): string =>
  text.replace(STOP, (_, __: string, words?: string) => (words === undefined ? OPEN : `【待补：${words}】`));

/** How a tab stop is written: its number, the words that it suggests if any, and its name (`''`: none). */
export type WriteStop = (number: number, words: string | undefined, name: string) => string;

/**
 * The text as the body of a snippet: one tab stop after the other in reading order, a name that comes again follows what is typed the first time. Without
 * `write` each stop suggests its words, 【待补】 where it has none.
 */
export function withTabStops(text: string, write: WriteStop = (number, words) => `\${${number}:${escapeSnippet(words ?? OPEN)}}`): string {
  const numbers = new Map<string, number>();
  let last = 0;
  let out = '';
  let from = 0;
  for (const match of text.matchAll(STOP)) {
    const [whole, name = '', words] = match;
    out += escapeSnippet(text.slice(from, match.index));
    from = match.index + whole.length;
    const known = name === '' ? undefined : numbers.get(name);
    if (known !== undefined) {
      out += `$${known}`;
      continue;
    }
    last++;
    if (name !== '') numbers.set(name, last);
    out += write(last, words, name);
  }
  return `${out}${escapeSnippet(text.slice(from))}$0`;
}

/** Escapes what a snippet would read as a stop. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, (c) => `\\${c}`);

/** 根据《条例》…编制本报告. */
export const lead = (template: Template, organ: string, year: string): string => {
  const [first, second, third, , fifth, sixth] = template.sections.map(({ title }) => title);
  return [
    `根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和《${template.name}》（${template.document}）要求，编制${organ}${year}年政府信息公开工作年度报告。`,
    `本报告由${first}、${second}、${third}、政府信息公开行政复议和行政诉讼情况、${fifth}、${sixth}六个部分组成。`,
    `所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
  ].join('');
};

/** 未收到申请，也没有复议和诉讼. */
export const noApplications = (year: string): string =>
  `${year}年未收到政府信息公开申请，没有上年结转的申请，未发生因政府信息公开引起的行政复议、行政诉讼。`;

/** The five topics of section one, a paragraph each. */
export const overview = (template: Template, year: string, applications: 'some' | 'none' = 'some'): string => {
  const platform = template.sections[0]?.topics?.find(({ id }) => id === 'platform')?.label ?? '政府信息公开平台建设';
  const documents = template.id === '2019' ? '规范性文件' : '行政规范性文件';
  return [
    `（一）主动公开情况。${year}年通过⟦:政府门户网站⟧主动公开政府信息⟦⟧条，其中⟦⟧。`,
    applications === 'none'
      ? `（二）依申请公开情况。${noApplications(year)}`
      : `（二）依申请公开情况。${year}年新收政府信息公开申请⟦⟧件，上年结转⟦⟧件，办结⟦⟧件，结转下年度继续办理⟦⟧件。`,
    `（三）政府信息管理情况。⟦:落实公开前的保密审查和三级审核⟧，制发${documents}⟦⟧件，废止⟦⟧件，现行有效⟦⟧件。`,
    `（四）${platform}情况。⟦⟧。`,
    `（五）监督保障情况。⟦:开展业务培训⟧⟦⟧次；工作考核结果为⟦⟧；社会评议结果为⟦⟧；⟦:没有责任追究的情形⟧。`,
  ].join('\n\n');
};

/** 问题 and 措施. */
export const problems = (year: string): string =>
  [`${year}年工作中还存在以下问题：一是⟦⟧；二是⟦⟧。`, '针对以上问题，采取以下改进措施：一是⟦⟧；二是⟦⟧。'].join('\n\n');

const FEE_BASIS = '依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），';
/** 收取信息处理费0元. */
export const feeZero = (year: string): string => `${FEE_BASIS}${year}年本机关收取信息处理费0元。`;
/** 收取信息处理费, the sum still to be written. */
export const feeOpen = (year: string): string => `${FEE_BASIS}${year}年本机关收取信息处理费⟦⟧元。`;
/** 收取信息处理费若干元. */
export const feeCharged = (year: string): string => `${FEE_BASIS}${year}年本机关就⟦⟧件申请收取信息处理费⟦⟧元。`;

/** Section six: from 2021 on the fee statement. */
export const otherMatters = (template: Template, year: string): string =>
  template.id === '2019' ? '无其他需要报告的事项。' : feeZero(year);

import type { Mention } from './mentions.ts';

/** What leads to a label and is not quoted with it: 其中, 2025年，全年共. */
const UNQUOTED = /^(?:其中|[全我][省市州县区旗镇乡局]|另有|另外|含|并|且|在|，|[12]\d{3}年度?|全年度?|本年度?|今年|共|一是|二是|三是)+/;

const LONGEST_LABEL = 26;

/** A figure with the label that leads to it, for a message. */
export function quoted(before: string, mention: Mention): string {
  const label = before.replace(UNQUOTED, '');
  return `${label.length > LONGEST_LABEL ? `…${label.slice(-LONGEST_LABEL)}` : label}${mention.text}`;
}

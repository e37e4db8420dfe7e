import * as z from 'zod';
import type { Report, Section } from '../../report/report.ts';
import { squeeze } from '../../text/squeezed.ts';
import { bodyOf } from './sections.ts';

/** The ordinals of the six sections, as settings name them. */
export const ORDINALS = ['一', '二', '三', '四', '五', '六'] as const;

const Words = z.string().min(1);

/** Something that a section has to speak of: the words themselves, or any one of several. */
export const RequirementSchema = z.union([
  Words.describe('必须出现的词语或句子'),
  z.strictObject({
    about: Words.describe('应写的内容，用于提示'),
    words: z.array(Words).min(1).describe('出现其中任何一个就算写到'),
    figure: z.boolean().default(false).describe('同一句中还要有数字（“未”“无”也算）'),
    by: Words.optional().describe('提出要求的单位或文件，用于提示'),
  }),
]);

/** What each section has to speak of, by its ordinal. */
export const RequiredSchema = z.partialRecord(z.enum(ORDINALS), z.array(RequirementSchema)).describe('各部分应写的内容');

export type Requirement = z.infer<typeof RequirementSchema>;

/** What a section lacks, and who asks for it. */
export interface Lack {
  readonly about: string;
  /** It is spoken of, but without a figure. */
  readonly figure: boolean;
  readonly by: string | undefined;
}

const SENTENCE_END = /[。；;！？!?]/;
/** Figures that count nothing: years and dates. */
const DATES = /(?<!\d)\d+(?:年度?|月份?|日)/g;
const FIGURE = /\d|[一二三四五六七八九十百千万零〇两](?:余|多)?[件条个次期份场处项篇部家人宗起万元]|未|没有|无|均为零/;

/** What the prose of a section lacks of what is required. Linear in the section for each word. */
export function lacksIn(report: Report, section: Section, required: readonly Requirement[]): readonly Lack[] {
  let sentences: readonly string[] | undefined;
  const text = wordsWithBreaks(report, section);
  const lacks: Lack[] = [];
  for (const one of required) {
    const { about, words, figure, by } = typeof one === 'string' ? { about: one, words: [one], figure: false, by: undefined } : one;
    const wanted = words.map(normal);
    if (!wanted.some((word) => text.includes(word))) {
      lacks.push({ about, figure: false, by });
      continue;
    }
    if (!figure) continue;
    sentences ??= text.split(SENTENCE_END);
    const counted = sentences.some(
      (sentence) => wanted.some((word) => sentence.includes(word)) && FIGURE.test(sentence.replace(DATES, '')),
    );
    if (!counted) lacks.push({ about, figure: true, by });
  }
  return lacks;
}

/** Compared without white space and with digits and Latin letters at their usual width. */
const normal = (text: string): string => squeeze(text.normalize('NFKC'));

/** Paragraphs end sentences, but a word broken over two lines of one is whole. */
const wordsWithBreaks = (report: Report, section: Section): string =>
  bodyOf(report, section)
    .map(({ passage }) => normal(passage.text))
    .join('');

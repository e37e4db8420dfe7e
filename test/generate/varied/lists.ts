import type { Random } from '../random.ts';

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八'];

/** The ways of counting points: inside one paragraph, or each in its own. */
const INLINE: readonly ((index: number) => string)[] = [
  (i) => `${HAN[i]}是`,
  (i) => `${i + 1}.`,
  (i) => `（${i + 1}）`,
  (i) => `第${HAN[i]}，`,
  (i) => `${'①②③④⑤⑥⑦⑧'.charAt(i)}`,
  (i) => ['首先，', '其次，', '再次，', '此外，', '同时，', '最后，', '另外，', '还有，'][i] ?? '',
];
const LINES: readonly ((index: number) => string)[] = [
  (i) => `${i + 1}.`,
  (i) => `${i + 1}．`,
  (i) => `（${i + 1}）`,
  (i) => `${HAN[i]}是`,
  (i) => `${i + 1}、`,
];

const end = (text: string): string => text.replace(/[。；]$/, '');

/** Points as one paragraph: 一是…；二是…。 */
export function inOneParagraph(chance: Random, points: readonly string[], below = false): string {
  const mark = chance.pick(below ? INLINE.filter((_, index) => index !== 1) : INLINE);
  const stop = chance.pick(['；', '。', '；']);
  return points.map((point, index) => `${mark(index)}${end(point)}${index === points.length - 1 ? '。' : stop}`).join('');
}

/** Points, each a paragraph of its own; `below`: under a point that is counted in figures. */
export function inLines(chance: Random, points: readonly string[], below = false): readonly string[] {
  const mark = chance.pick(below ? LINES.slice(2, 4) : LINES);
  return points.map((point, index) => `${mark(index)}${end(point)}。`);
}

/** `（一）…` before paragraphs. */
export const inBrackets = (points: readonly string[]): readonly string[] =>
  points.map((point, index) => `（${HAN[index]}）${end(point)}。`);

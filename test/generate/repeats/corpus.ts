import { type Random, random } from '../random.ts';
import { ORIGINALS } from './originals.ts';
import { sentencesOf, type Topic } from './sentences.ts';

/** An invented report whose prose is all that matters. */
export interface Township {
  readonly uri: string;
  readonly organ: string;
  readonly year: number;
  readonly text: string;
}

/** A paragraph put in from another report. */
export interface Copy {
  /** Report that has it, and the report that it was taken from. */
  readonly into: string;
  readonly from: string;
  /** As it stands in the copy. */
  readonly text: string;
  /** How many words were changed besides figures and names. */
  readonly edits: number;
}

export interface Corpus {
  readonly reports: readonly Township[];
  readonly copies: readonly Copy[];
}

interface Organ {
  readonly name: string;
  readonly self: string;
  readonly level: string;
}

const SURNAMES = [
  ...'安白柏长池春大东丰高古关和红湖华槐黄嘉金静九开兰乐李莲临柳龙梅明南宁牌平七前青泉三沙上石双水松塔桃天王文西下仙向新杏秀杨银永玉云张赵中朱竹紫',
];
const ENDS = [...'坝堡岔川店墩坊岗沟冠河湖集家江桥坑口岭楼庙坪坡铺泉山寺台塘滩湾溪营源寨庄'];
const LEVELS = [
  ['镇', '人民政府', '我镇', '镇'],
  ['乡', '人民政府', '我乡', '乡'],
  ['街道', '办事处', '本街道', '街道'],
] as const;

function organOf(number: number, chance: Random): Organ {
  const place = (SURNAMES[number % SURNAMES.length] ?? '') + (ENDS[Math.floor(number / SURNAMES.length) % ENDS.length] ?? '');
  const [kind, body, self, level] = chance.pick(LEVELS);
  return { name: `示例县${place}${kind}${body}`, self, level };
}

const HEADS: Readonly<Record<Topic, string>> = {
  disclosure: '（一）主动公开情况。',
  requests: '（二）依申请公开情况。',
  management: '（三）政府信息管理情况。',
  platforms: '（四）政府信息公开平台建设情况。',
  oversight: '（五）监督保障情况。',
  problems: '',
};

/** Said everywhere, and copied from nobody. */
const STOCK = [
  '坚持以公开为常态、不公开为例外，及时、准确、全面公开政府信息。',
  '认真贯彻落实《中华人民共和国政府信息公开条例》，切实保障人民群众的知情权、参与权、表达权和监督权。',
  '坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实党的二十大精神。',
  '严格落实政府信息公开保密审查制度，坚持先审查、后公开。',
  '在县委、县政府的正确领导下，扎实推进政府信息公开工作。',
];

function filled(sentence: string, { name, self, level }: Organ, year: number, chance: Random): string {
  return sentence
    .replaceAll('{n}', () => String(chance.int(2, 900)))
    .replaceAll('{y}', String(year))
    .replaceAll('{self}', self)
    .replaceAll('{organ}', name)
    .replaceAll('{level}', level);
}

function shuffled<T>(items: readonly T[], chance: Random): T[] {
  const rest = [...items];
  for (let i = rest.length - 1; i > 0; i--) {
    const j = chance.int(0, i);
    [rest[i], rest[j]] = [rest[j] as T, rest[i] as T];
  }
  return rest;
}

/** Sentences with their slots, so that a copy can be given other figures and names. */
type Paragraph = readonly string[];

function paragraphOf(topic: Topic, chance: Random, variety: number): Paragraph {
  const pool = sentencesOf(topic).slice(0, variety);
  const own = shuffled(pool, chance).slice(0, chance.int(3, 6));
  return chance.chance(0.35) ? [chance.pick(STOCK).slice(0, -1), ...own] : own;
}

const WORDS: readonly (readonly [string, string])[] = [
  ['群众', '百姓'], ['公开', '公布'], ['建立', '设立'], ['推送', '发送'], ['及时', '按时'], ['开展', '组织'], ['查询', '查阅'], ['发布', '刊登'],
  ['答复', '回复'], ['申请人', '申请者'], ['培训', '轮训'], ['整改', '改正'], ['考核', '考评'], ['网站', '门户'], ['文件', '公文'], ['制定', '出台'],
  ['设置', '设立'], ['累计', '共计'], ['统一', '一致'], ['全部', '一律'],
]; // biome-ignore format: pairs

/** What is put in at the head of a clause. */
const FILLERS = ['进一步', '同时', '积极', '切实', '不断'];

/** Puts other words for some, and words in. */
function reworded(paragraph: Paragraph, edits: number, chance: Random): Paragraph {
  const result = [...paragraph];
  const used = new Set<string>();
  for (let edit = 0; edit < edits; edit++) {
    const i = chance.int(0, result.length - 1);
    const sentence = result[i] ?? '';
    const word = shuffled(WORDS, chance).find(([from]) => sentence.includes(from) && !used.has(from));
    if (word && chance.chance(0.6)) {
      result[i] = sentence.replace(word[0], word[1]);
      used.add(word[0]);
    } else {
      const clauses = sentence.split('，');
      const at = chance.int(0, clauses.length - 1);
      clauses[at] = chance.pick(FILLERS) + (clauses[at] ?? '');
      result[i] = clauses.join('，');
    }
  }
  return result;
}

function write(
  organ: Organ,
  year: number,
  paragraphs: ReadonlyMap<Topic, Paragraph>,
  chance: Random,
): { text: string; written: ReadonlyMap<Topic, string> } {
  const written = new Map(
    [...paragraphs].map(([topic, paragraph]): [Topic, string] => [
      topic,
      `${HEADS[topic]}${paragraph.map((sentence) => filled(sentence, organ, year, chance)).join('。')}。`,
    ]),
  );
  const { problems, ...overview } = Object.fromEntries(written);
  const text = `# ${organ.name}${year}年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》要求，编制本报告。本报告由总体情况等六个部分组成，所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。如有疑问，请与${organ.name}办公室联系（电话：0000-${chance.int(1000000, 9999999)}）。

## 一、总体情况

${Object.values(overview).join('\n\n')}

## 五、存在的主要问题及改进情况

${problems ?? ''}

## 六、其他需要报告的事项

${year}年，${organ.self}未收取政府信息公开信息处理费。
`;
  return { text, written };
}

/**
 * Reports of so many organs, every paragraph put together from sentences of its topic in a way of its own, and into some a paragraph of another report
 * copied with other figures and names: first each of ORIGINALS, then any of the others. `variety`: how many sentences a topic has.
 */
export function corpus(count: number, copyCount: number, seed = 1, variety = 40): Corpus {
  const chance = random(seed);
  const plans = Array.from({ length: count }, (_, i) => {
    const organ = organOf(i, chance);
    const year = chance.int(2021, 2024);
    const topics: readonly Topic[] = ['disclosure', 'requests', 'management', 'platforms', 'oversight', 'problems'];
    return {
      uri: `memory:/${i}.md`,
      organ,
      year,
      paragraphs: new Map(topics.map((topic) => [topic, paragraphOf(topic, chance, variety)])),
    };
  });
  const copies: (Omit<Copy, 'text'> & { readonly topic: Topic })[] = [];
  const order = shuffled(plans, chance);
  for (let i = 0; i < copyCount; i++) {
    const [from, into] = [order[2 * i], order[2 * i + 1]];
    const own = ORIGINALS[i];
    const topic = own?.topic ?? chance.pick<Topic>(['disclosure', 'requests', 'management', 'platforms', 'oversight', 'problems']);
    if (!from || !into) break;
    if (own) from.paragraphs.set(topic, own.text.split('。').slice(0, -1));
    const original = from.paragraphs.get(topic) ?? [];
    into.year = Math.max(into.year, from.year);
    const edits = (i + Math.floor(i / ORIGINALS.length)) % 5;
    into.paragraphs.set(topic, reworded(original, edits, chance));
    copies.push({ into: into.uri, from: from.uri, topic, edits });
  }
  const texts = new Map(plans.map((plan) => [plan.uri, write(plan.organ, plan.year, plan.paragraphs, chance)]));
  return {
    reports: plans.map(({ uri, organ, year }) => ({ uri, organ: organ.name, year, text: texts.get(uri)?.text ?? '' })),
    copies: copies.map(({ topic, ...copy }) => ({ ...copy, text: texts.get(copy.into)?.written.get(topic) ?? '' })),
  };
}

import { ITEMS_OF_OWN, type Item, type Prose } from '../prose.ts';
import { cases, decisions, documents, rulesAndFees } from './cases.ts';
import { DISCLOSURE, DISCLOSURE_GOVERNMENT, DISCLOSURE_HEADINGS } from './disclosure.ts';
import { lead, opening, signature } from './lead.ts';
import { inBrackets, inLines, inOneParagraph } from './lists.ts';
import { MANAGEMENT, MANAGEMENT_HEADINGS } from './management.ts';
import { other } from './other.ts';
import { OVERSIGHT, OVERSIGHT_FIRST, OVERSIGHT_HEADINGS } from './oversight.ts';
import { PLATFORM_HEADINGS, PLATFORMS } from './platforms.ts';
import { MEASURE_OPENINGS, PROBLEM_OPENINGS, PROBLEMS } from './problems.ts';
import { REQUEST_HEADINGS, requests } from './requests.ts';
import { TRAPS } from './traps.ts';
import { fill, shuffled, some, type Voice } from './voice.ts';

const HAN = ['一', '二', '三', '四', '五'];

/** How the five topics of section one are counted. */
const NUMBERS: readonly ((index: number) => string)[] = [
  (i) => `（${HAN[i]}）`,
  (i) => `（${HAN[i]}）`,
  (i) => `（${HAN[i]}）`,
  (i) => `${i + 1}.`,
  () => '',
];

/** Sentences under one heading: as prose, as points in one paragraph, or as paragraphs of their own. */
function under(
  voice: Voice,
  below: boolean,
  fixed: readonly string[],
  free: readonly string[],
): { readonly text: string; readonly more: readonly string[] } {
  const { chance } = voice;
  const style = chance.int(0, 9);
  if (free.length >= 3 && style === 0) return { text: fixed.join('') + inOneParagraph(chance, free, below), more: [] };
  if (free.length >= 3 && style === 1) return { text: fixed.join('') || '具体如下。', more: inLines(chance, free, below) };
  if (style === 2) return { text: fixed.join('') || (free[0] ?? ''), more: fixed.length > 0 ? free : free.slice(1) };
  return { text: [...fixed, ...free].join(''), more: [] };
}

function overview(voice: Voice): readonly Item[] {
  const { chance, organ } = voice;
  const number = chance.pick(NUMBERS);
  const say = (texts: readonly string[], from: number, to: number): readonly string[] =>
    shuffled(chance, [...some(chance, texts, from, to), ...(chance.chance(0.5) ? some(chance, TRAPS, 1, 2) : [])]).map((text) =>
      fill(voice, text),
    );
  const proactive = organ.government ? [...DISCLOSURE, ...DISCLOSURE_GOVERNMENT] : DISCLOSURE;
  const said = chance.chance(0.5) ? cases(voice) : [];
  const first = fill(voice, DISCLOSURE[0] ?? '');
  const topics: readonly (readonly [readonly string[], readonly string[], readonly string[]])[] = [
    [DISCLOSURE_HEADINGS, chance.chance(0.5) ? [first] : [], [...say(proactive, 2, 7), ...(chance.chance(0.2) ? decisions(voice) : [])]],
    [REQUEST_HEADINGS, [...requests(voice), ...(chance.chance(0.5) ? said : [])], []],
    [
      MANAGEMENT_HEADINGS,
      [...(chance.chance(0.6) ? documents(voice) : []), ...(chance.chance(0.2) ? rulesAndFees(voice) : [])],
      say(MANAGEMENT, 2, 5),
    ],
    [PLATFORM_HEADINGS, [], say(PLATFORMS, 2, 5)],
    [OVERSIGHT_HEADINGS, [fill(voice, chance.pick(OVERSIGHT_FIRST))], say(OVERSIGHT, 1, 5)],
  ];
  return topics.map(([headings, fixed, free], index) => ({
    heading: number(index) + chance.pick(headings),
    ...under(voice, number(0).startsWith('1'), fixed, free),
    ...(index === 0 && chance.chance(0.1) ? { table: chance.pick(ITEMS_OF_OWN) } : {}),
  }));
}

/** Section five: problems and what answers each, in one of the usual arrangements. */
function problems(voice: Voice): readonly string[] {
  const { chance } = voice;
  const chosen = shuffled(chance, some(chance, PROBLEMS, 2, 4));
  const faults = chosen.map(([fault]) => fault);
  const measures = chosen.map(([, measure]) => measure);
  const before = fill(voice, chance.pick(PROBLEM_OPENINGS));
  const after = fill(voice, chance.pick(MEASURE_OPENINGS));
  switch (chance.int(0, 5)) {
    case 0:
      return [before + inOneParagraph(chance, faults), after + inOneParagraph(chance, measures)];
    case 1:
      return [before, ...inLines(chance, faults), after, ...inLines(chance, measures)];
    case 2:
      return [
        ...inBrackets(['存在的主要问题', '改进情况']).flatMap((heading, index) =>
          index === 0 ? [heading, before + inOneParagraph(chance, faults)] : [heading, after + inOneParagraph(chance, measures)],
        ),
      ];
    case 3:
      return chosen.map(([fault, measure], index) => `${HAN[index]}是${fault}。下一步将${measure}。`);
    case 4:
      return inBrackets(chosen.map(([fault, measure]) => `${fault}。改进措施：${measure}`));
    default:
      return [`${before}${faults.join('；')}。${after}${measures.join('；')}。`];
  }
}

const ABOVE: readonly (readonly string[])[] = [
  ['{Y}年，{self}主动公开政府信息情况如下。', '本部分数据由各科室报送汇总。', '主动公开的政府信息情况见下表。'],
  ['{Y}年，{self}收到和处理政府信息公开申请情况如下表所示。', '申请办理情况见下表。'],
  ['因政府信息公开引起的行政复议、行政诉讼情况如下。', '{Y}年度相关情况见下表。'],
];
const BELOW: readonly string[] = ['注：表中数据截至{Y}年12月31日。', '说明：以上数据来源于统计报表。', '备注：统计口径与上年度一致。'];

/** Words above and below the tables: mostly none. */
function notes(voice: Voice): NonNullable<Prose['notes']> {
  const { chance } = voice;
  return ABOVE.map((above) => ({
    above: chance.chance(0.12) ? [fill(voice, chance.pick(above))] : [],
    below: chance.chance(0.06) ? [fill(voice, chance.pick(BELOW))] : [],
  }));
}

/** Prose in the manner of many offices, true to the figures. Its claims are marked (see `unmark`). */
export function variedProse(voice: Voice): Prose {
  return {
    lead: lead(voice),
    opening: opening(voice),
    overview: overview(voice),
    notes: notes(voice),
    problems: problems(voice),
    other: other(voice),
    signature: signature(voice),
  };
}

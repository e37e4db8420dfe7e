import { figure } from '../figures.ts';
import { CASE_ROWS } from '../form.ts';
import { claim, fill, type Voice } from './voice.ts';

const f = (value: number): string => claim('figure', value);

/** Sentences about reviews and suits, true to table four. */
export function cases(voice: Voice): readonly string[] {
  const { chance, figures } = voice;
  const at = (row: string, column = 'total'): number => figure(figures.reviewLitigation, `${row}.${column}`);
  const both = (column: string): number => CASE_ROWS.slice(1).reduce((sum, { id }) => sum + at(id, column), 0);
  const [review, suits] = [at('review'), both('total')];
  if (review + suits === 0)
    return [
      chance.pick([
        '全年未发生因政府信息公开引起的行政复议和行政诉讼。',
        '未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。',
        '全年因政府信息公开申请行政复议0件、行政诉讼0件。',
        '{T}年，没有因政府信息公开引发的行政复议、行政诉讼案件。',
      ]),
    ].map((text) => fill(voice, text));
  const shapes = [
    `因政府信息公开被申请行政复议${f(review)}件，被提起行政诉讼${f(suits)}件。`,
    `{T}年，因政府信息公开工作被申请行政复议${f(review)}件，其中结果维持${f(at('review', 'upheld'))}件、结果纠正${f(at('review', 'corrected'))}件、其他结果${f(at('review', 'otherResult'))}件、尚未审结${f(at('review', 'pending'))}件；被提起行政诉讼${f(suits)}件，其中结果维持${f(both('upheld'))}件、结果纠正${f(both('corrected'))}件、其他结果${f(both('otherResult'))}件、尚未审结${f(both('pending'))}件。`,
    `全年涉及政府信息公开的行政复议案件${f(review)}件、行政诉讼案件${f(suits)}件。`,
    `政府信息公开行政诉讼${f(suits)}件，其中未经复议直接起诉${f(at(CASE_ROWS[1]?.id ?? ''))}件、复议后起诉${f(at(CASE_ROWS[2]?.id ?? ''))}件。`,
  ];
  return [fill(voice, chance.pick(shapes))];
}

/** Sentences about normative documents, true to table two of 2021. */
export function documents(voice: Voice): readonly string[] {
  const { chance, figures, forms, last, lastForms } = voice;
  if (forms.proactiveDisclosure !== '2021') return [];
  const at = (column: string): number => figure(figures.proactiveDisclosure, `item1.normativeDocuments.${column}`);
  const [issued, repealed, effective] = [at('issuedThisYear'), at('repealedThisYear'), at('currentlyEffective')];
  const shapes = [
    `全年制发行政规范性文件${f(issued)}件，废止${f(repealed)}件，现行有效${f(effective)}件。`,
    `{T}年制发行政规范性文件${f(issued)}件，废止行政规范性文件${f(repealed)}件；截至{T}年12月31日，现行有效的行政规范性文件共${f(effective)}件。`,
    `制发行政规范性文件${f(issued)}件，均通过门户网站公开。`,
    `现行有效行政规范性文件${f(effective)}件，全部在政策文件库集中公开。`,
  ];
  if (issued === 0) shapes.push('{T}年未制发行政规范性文件。', `{T}年，{self}没有制发行政规范性文件，现行有效${f(effective)}件。`);
  if (lastForms.proactiveDisclosure === '2021') {
    const before = figure(last.proactiveDisclosure, 'item1.normativeDocuments.currentlyEffective');
    shapes.push(
      `截至{L}年底，现行有效行政规范性文件${before}件；{T}年制发${f(issued)}件，废止${f(repealed)}件；截至{T}年底，现行有效${f(effective)}件。`,
    );
  }
  if (effective > 4)
    shapes.push(
      `对现行有效的${f(effective)}件行政规范性文件逐件评估，拟于{N}年修改${chance.int(1, 3)}件。`,
      `全年备案行政规范性文件${chance.int(1, 30)}件，备案率100%。`,
      `{L}年制发行政规范性文件${chance.int(1, 30)}件，{T}年制发${f(issued)}件。`,
    );
  return [fill(voice, chance.pick(shapes))];
}

/** Sentences about 规章 and fees of table two of 2021. */
export function rulesAndFees(voice: Voice): readonly string[] {
  const { chance, figures, forms, organ } = voice;
  if (forms.proactiveDisclosure !== '2021') return [];
  const at = (id: string): number => figure(figures.proactiveDisclosure, id);
  const shapes = ['行政事业性收费项目清单按年度更新，{Y}年调整{1-4}项。'];
  if (organ.power)
    shapes.push(
      `{T}年制定政府规章${f(at('item1.rules.issuedThisYear'))}件，废止${f(at('item1.rules.repealedThisYear'))}件，现行有效${f(at('item1.rules.currentlyEffective'))}件。`,
    );
  else shapes.push('{self}不具有规章制定权。');
  return [fill(voice, chance.pick(shapes))];
}

const DECISIONS: readonly (readonly [string, string])[] = [
  ['行政许可', 'item5.adminLicensing'],
  ['行政处罚', 'item6.adminPenalty'],
  ['行政强制', 'item6.adminCoercion'],
];

/** Sentences about decisions, true to table two of 2021. */
export function decisions(voice: Voice): readonly string[] {
  const { chance, figures, forms } = voice;
  if (forms.proactiveDisclosure !== '2021') return [];
  const values = figures.proactiveDisclosure;
  const known = DECISIONS.flatMap(([name, row]) => {
    const value = values[`${row}.decisionsThisYear`] ?? Object.entries(values).find(([id]) => id.startsWith(`${row}.`))?.[1];
    return typeof value === 'number' ? ([[name, value]] as const) : [];
  });
  if (known.length < DECISIONS.length) return [];
  return [
    chance.pick([
      `全年作出${known.map(([name, value]) => `${name}决定${f(value)}件`).join('、')}。`,
      `公开行政许可、行政处罚等信息，其中行政许可${f(known[0]?.[1] ?? 0)}件、行政处罚${f(known[1]?.[1] ?? 0)}件。`,
    ]),
  ];
}

import type { ProsePart } from '../../../server/report/report.ts';
import { sourceSpan } from '../../../server/text/passage.ts';
import type { Span } from '../../../server/text/span.ts';
import { type Defect, marked, type Mutator, places, slip } from '../defect.ts';
import type { Base } from '../reports.ts';

/** Paragraphs of sections one and five. */
export function paragraphs({ report }: Base): readonly ProsePart[] {
  return report.prose.filter(({ kind, section }) => kind === 'paragraph' && (section === 'overview' || section === 'problems'));
}

/** The offset behind the last word of a paragraph. */
const endOf = ({ passage }: ProsePart): number => sourceSpan(passage, 0, passage.text.trimEnd().length).end;

/** Puts a sentence behind every paragraph: `«…»` around what must be marked, and the sentence as the fix must leave it. */
export function* inserted(base: Base, wrong: string, right: string | undefined, only?: (part: ProsePart) => boolean): Generator<Defect> {
  const { text: words, at } = marked(wrong);
  for (const part of paragraphs(base)) {
    if (only && !only(part)) continue;
    const end = endOf(part);
    if (!/[。；]/.test(base.text.charAt(end - 1))) continue;
    const put = (sentence: string): string => base.text.slice(0, end) + sentence + base.text.slice(end);
    yield {
      text: put(words),
      at: [{ start: end + at.start, end: end + at.end }],
      repaired: right === undefined ? undefined : put(right),
      what: `“${words}”`,
    };
  }
}

/** Each of several sentences, a paragraph each in turn: all of them come round over the reports. */
function* inTurn(base: Base, sentences: readonly (readonly [string, string?])[]): Generator<Defect> {
  for (const [wrong, right] of sentences) yield* inserted(base, wrong, right);
}

/** Right words of the prose written wrong wherever they stand. */
function* confused(base: Base, pairs: readonly (readonly [RegExp, string])[]): Generator<Defect> {
  for (const part of paragraphs(base)) {
    const span = part.span;
    const text = base.text.slice(span.start, span.end);
    for (const [right, wrong] of pairs)
      for (const { start, end } of places(text, right)) yield slip(base, { start: span.start + start, end: span.start + end }, wrong);
  }
}

const DOCUMENT = /（国(?:办函|办发|办公开办函)(〔(\d{4})〕(\d{1,3})号)）/;

const TYPOS: readonly (readonly [string, string])[] = [
  ['«截止»{Y}年年底，未发生泄密事件。', '截至{Y}年年底，未发生泄密事件。'],
  ['«截止»目前，各项任务已完成。', '截至目前，各项任务已完成。'],
  ['认真解决群众«反应»的问题。', '认真解决群众反映的问题。'],
  ['把信息公开«做为»重要工作。', '把信息公开作为重要工作。'],
  ['及时«布署»重点任务。', '及时部署重点任务。'],
  ['«进一部»规范公开行为。', '进一步规范公开行为。'],
  ['群众可«登陆»网站查询。', '群众可登录网站查询。'],
  ['公开部门«预结算»信息。', '公开部门预决算信息。'],
  ['«既使»遇到困难也不退缩。', '即使遇到困难也不退缩。'],
  ['部分制度«急待»完善。', '部分制度亟待完善。'],
  ['公开范围实现全«复盖»。', '公开范围实现全覆盖。'],
  ['建立信息公开台«帐»。', '建立信息公开台账。'],
  ['加强稿件«编缉»力量。', '加强稿件编辑力量。'],
  ['不断«再接再励»，取得更好成绩。', '不断再接再厉，取得更好成绩。'],
  ['«防碍»公众获取信息的情形得到纠正。', '妨碍公众获取信息的情形得到纠正。'],
  ['未发生«行政复仪»案件。', '未发生行政复议案件。'],
  ['未发生«行政覆议»案件。', '未发生行政复议案件。'],
  ['工作纪律有所«松驰»的现象得到纠正。', '工作纪律有所松弛的现象得到纠正。'],
];

const TERMS: readonly (readonly [string, string?])[] = [
  ['严格执行«《信息公开工作条例》»。', '严格执行《中华人民共和国政府信息公开条例》。'],
  ['学习贯彻«《政务公开条例》»。', '学习贯彻《中华人民共和国政府信息公开条例》。'],
  ['落实«《政府信息公开工作条例》»要求。', '落实《中华人民共和国政府信息公开条例》要求。'],
  ['规范«依申公开»办理。', '规范依申请公开办理。'],
  ['上年«转结»的事项已办完。', '上年结转的事项已办完。'],
];

const RESIDUES: readonly (readonly [string, string?])[] = [
  ['各项工作«[bookmark: _GoBack]»有序推进。', '各项工作有序推进。'],
  ['各项工作«_GoBack»有序推进。', '各项工作有序推进。'],
  ['公开«×××»项工作。'],
  ['公开«XX»项工作。'],
  ['公开«【待补】»项工作。'],
  ['«此处填写具体情况»。'],
];

const REPEATED: readonly (readonly [string, string])[] = [
  ['公开内容«的的»准确性得到提高。', '公开内容的准确性得到提高。'],
  ['加强制度«和和»队伍建设。', '加强制度和队伍建设。'],
  ['完成«了了»全部任务。', '完成了全部任务。'],
  ['加强网站«、、»专栏维护。', '加强网站、专栏维护。'],
  ['«进一步进一步»规范公开。', '进一步规范公开。'],
  ['«通过通过»网站公开。', '通过网站公开。'],
  ['各项工作有序推进«，，»成效明显。', '各项工作有序推进，成效明显。'],
  ['公开的及时性得到提高«。。»', '公开的及时性得到提高。'],
];

const BRACKETS: readonly (readonly [string, string?])[] = [
  ['健全制度«(试行）»并实施。', '健全制度（试行）并实施。'],
  ['健全制度«（试行)»并实施。', '健全制度（试行）并实施。'],
  ['印发方案«【试行]»并实施。', '印发方案【试行】并实施。'],
  ['落实《关于印发«《示例办法》»的通知》要求。', '落实《关于印发〈示例办法〉的通知》要求。'],
  ['落实«《»示例办法的要求。'],
  ['健全制度«（»试行并组织实施。'],
  ['执行“先审查、后公开«“»的规定。'],
];

const ORDINAL: readonly (readonly [string, string])[] = [
  ['主要做法：一是健全制度；二是明确责任；«二是»加强培训。', '主要做法：一是健全制度；二是明确责任；三是加强培训。'],
  ['主要做法：一是健全制度；«三是»明确责任。', '主要做法：一是健全制度；二是明确责任。'],
  ['主要做法：一是健全制度；二是明确责任；«四是»加强培训。', '主要做法：一是健全制度；二是明确责任；三是加强培训。'],
  ['第一，健全制度。«第三»，加强培训。', '第一，健全制度。第二，加强培训。'],
];

const filled = ({ generated }: Base, list: readonly (readonly [string, string?])[]): readonly (readonly [string, string?])[] =>
  list.map(([wrong, right]) => {
    const year = (words: string): string => words.replaceAll('{Y}', String(generated.year));
    return right === undefined ? [year(wrong)] : [year(wrong), year(right)];
  });

const only = (base: Base): boolean => base.kind === 'text';

/** No list is open before the sentence that starts one. */
const plain = ({ passage }: ProsePart): boolean => !/[一二三四五]是|第[一二三四五]，|首先|（\d）|[①②③]/.test(passage.text);

/** The document numbers of the text. */
function* documentNumbers(base: Base): Generator<Defect> {
  for (const { start, match } of places(base.text, DOCUMENT)) {
    const [whole, number = '', year = '', count = ''] = match;
    const from = start + whole.indexOf(number);
    const at: Span = { start: from, end: from + number.length };
    for (const words of [
      `[${year}]${count}号`,
      `（${year}）${count}号`,
      `【${year}】${count}号`,
      `〔${year.slice(2)}〕${count}号`,
      `〔${year}〕第${count}号`,
    ])
      yield slip(base, at, words);
  }
}

/** Faults of wording. */
export const wordingMutators: readonly Mutator[] = [
  {
    rule: 'typo',
    defects: function* (base) {
      yield* confused(base, [
        [/截至(?=\d{4}年)/, '截止'],
        [/(?<=台)账/, '帐'],
        [/反映(?=问题|情况)/, '反应'],
        [/部署/, '布署'],
        [/进一步/, '进一部'],
      ]);
      yield* inTurn(base, filled(base, TYPOS));
    },
  },
  {
    rule: 'term',
    defects: function* (base) {
      for (const { start, end } of places(base.text, /《中华人民共和国政府信息公开条例》/))
        for (const words of ['《信息公开工作条例》', '《政府信息公开工作条例》']) yield slip(base, { start, end }, words);
      yield* inTurn(base, TERMS);
    },
  },
  { rule: 'residue', defects: (base) => inTurn(base, RESIDUES) },
  { rule: 'repeated-word', defects: (base) => inTurn(base, REPEATED) },
  {
    rule: 'repeated-word',
    defects: function* (base) {
      for (const part of paragraphs(base))
        for (const { start, end, match } of places(base.text.slice(part.span.start, part.span.end), /[的和]|，|。/)) {
          const at = { start: part.span.start + start, end: part.span.start + end };
          const next = base.text.charAt(at.end);
          const before = base.text.charAt(at.start - 1);
          if (match[0] === '的' && (next === '确' || before === '目')) continue;
          if (match[0] === '和' && (next === '谐' || before === '共' || before === '平')) continue;
          if (/\s/.test(next + before)) continue;
          yield slip(base, at, match[0] + match[0]);
        }
    },
  },
  { rule: 'bracket-pair', defects: (base) => inTurn(base, BRACKETS) },
  {
    rule: 'bracket-pair',
    defects: function* (base) {
      for (const part of paragraphs(base))
        for (const { start, end } of places(base.text.slice(part.span.start, part.span.end), /（[\u4e00-\u9fff]{2,12}）/)) {
          const at = { start: part.span.start + start, end: part.span.start + end };
          const words = base.text.slice(at.start, at.end);
          yield slip(base, at, `(${words.slice(1)}`);
          yield slip(base, at, `${words.slice(0, -1)})`);
        }
    },
  },
  {
    rule: 'ordinal-sequence',
    defects: function* (base) {
      for (const [wrong, right] of ORDINAL) yield* inserted(base, wrong, right, plain);
    },
  },
  {
    rule: 'ordinal-sequence',
    defects: function* (base) {
      const HAN = '一二三四五六七八';
      for (const part of paragraphs(base)) {
        const text = base.text.slice(part.span.start, part.span.end);
        const all = [...places(text, /(?<=^|[。；：，])[一二三四五六]是/)];
        for (const [index, { start, end }] of all.entries()) {
          const ordinal = HAN.indexOf(text.charAt(start));
          // a second 一是 opens a list of its own
          if (ordinal < 2 || index < 1) continue;
          const at = { start: part.span.start + start, end: part.span.start + end };
          yield slip(base, at, `${HAN.charAt(ordinal - 1)}是`);
        }
      }
    },
  },
  { rule: 'document-number', defects: documentNumbers },
  {
    rule: 'document-number',
    defects: (base) =>
      inTurn(
        base,
        [
          ['执行示政办发«[{Y}]12号»文件。', '执行示政办发〔{Y}〕12号文件。'],
          ['执行示政发«（{Y}）第3号»文件。', '执行示政发〔{Y}〕3号文件。'],
        ].map(
          ([wrong = '', right = '']) =>
            [wrong.replaceAll('{Y}', String(base.generated.year)), right.replaceAll('{Y}', String(base.generated.year))] as const,
        ),
      ),
  },
  {
    rule: 'lost-negation',
    defects: (base) =>
      inTurn(base, [
        ['坚持«公开为常态、公开为例外»的原则。'],
        ['坚持“«公开是常态，公开是例外»”。'],
        ['坚持以«公开为常态，以公开为例外»。'],
      ]),
  },
  {
    rule: 'short-year',
    defects: (base) =>
      inTurn(base, [
        [`«${String(base.generated.year).slice(2)}年»，公开力度加大。`, `${base.generated.year}年，公开力度加大。`],
        [`截至«${String(base.generated.year).slice(2)}年»底，任务完成。`, `截至${base.generated.year}年底，任务完成。`],
      ]),
  },
  {
    rule: 'punctuation-width',
    defects: function* (base) {
      for (const part of paragraphs(base))
        for (const { start, end, match } of places(
          base.text.slice(part.span.start, part.span.end),
          /(?<=[\u4e00-\u9fff])[，；：](?=[\u4e00-\u9fff])/,
        )) {
          const at = { start: part.span.start + start, end: part.span.start + end };
          yield slip(base, at, { '，': ',', '；': ';', '：': ':' }[match[0]] ?? '');
        }
    },
  },
  {
    rule: 'spacing',
    defects: function* (base) {
      if (!only(base) || base.generated.spec.shape.startsWith('aligned')) return;
      // one finding for all of a document: on its first
      if (base.problems.some(({ rule }) => rule === 'spacing')) return;
      for (const part of paragraphs(base))
        for (const { start, end } of places(
          base.text.slice(part.span.start, part.span.end),
          /(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])/,
        )) {
          const at = { start: part.span.start + start, end: part.span.start + end };
          yield slip(base, at, ' ');
        }
    },
  },
  {
    rule: 'private-data',
    defects: (base) =>
      inTurn(base, [
        ['申请人身份证号«110101199003078515»。'],
        ['退款至银行卡«6222021234567890128»。'],
        ['申请人张某联系电话«13800138000»。'],
      ]),
  },
  {
    rule: 'prose-unit',
    defects: function* (base) {
      for (const part of paragraphs(base))
        for (const { end } of places(base.text.slice(part.span.start, part.span.end), /(?:政府信息公开申请|依申请公开)\d+件/)) {
          const at = { start: part.span.start + end - 1, end: part.span.start + end };
          yield slip(base, at, '次');
          yield slip(base, at, '条');
        }
    },
  },
  {
    // another kind of office, or another office of the same kind, where this one is meant
    rule: 'foreign-organ',
    defects: function* (base) {
      const { organ, year } = base.generated;
      const isTown = /[镇乡]人民政府$/.test(organ);
      if (!isTown && !/县.*局$/.test(organ)) return;
      yield* inserted(base, isTown ? '«我局»高度重视政府信息公开工作。' : '«我镇»高度重视政府信息公开工作。', undefined);
      if (isTown) yield* inserted(base, `${year}年，«另外镇»认真贯彻落实《条例》，扎实推进政府信息公开工作。`, undefined);
    },
  },
  {
    rule: 'suppression-unused',
    defects: function* (base) {
      if (!only(base)) return;
      for (const part of paragraphs(base)) {
        const words = '<!-- nianbao-disable-next-line typo: 来文原句 -->';
        const start = part.span.start;
        if (start > 0 && base.text.charAt(start - 1) !== '\n') continue;
        yield {
          text: `${base.text.slice(0, start)}${words}\n${base.text.slice(start)}`,
          at: [{ start, end: start + words.length }],
          repaired: 'gone',
          what: words,
        };
      }
    },
  },
  {
    rule: 'suppression-reason',
    defects: function* (base) {
      if (!only(base)) return;
      for (const part of paragraphs(base)) {
        const words = '<!-- nianbao-disable-next-line typo -->';
        const start = part.span.start;
        if (start > 0 && base.text.charAt(start - 1) !== '\n') continue;
        yield {
          text: `${base.text.slice(0, start)}${words}\n截止目前，任务已完成。${base.text.slice(start)}`,
          at: [{ start, end: start + words.length }],
          what: words,
        };
      }
    },
  },
];

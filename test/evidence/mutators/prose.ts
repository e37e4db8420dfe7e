import { defaultSettings } from '../../../server/service/settings.ts';
import { figure } from '../../generate/figures.ts';
import type { Claim, ClaimKind } from '../../generate/varied/voice.ts';
import { type Defect, type Mutator, marked, places, slip, written } from '../defect.ts';
import { type Base, withLastYear } from '../reports.ts';
import { inserted, paragraphs } from './wording.ts';

/** Claims of a kind that stand in one piece. */
const claimsOf = ({ generated, text }: Base, kind: ClaimKind): readonly Claim[] =>
  generated.claims.filter((claim) => claim.kind === kind && /^[\d.]+$/.test(text.slice(claim.start, claim.end)));

const requestsTopic = (part: { readonly passage: { readonly text: string } }): boolean => /申请公开|公开申请/.test(part.passage.text);

const counts = ({ generated: { truth } }: Base): readonly number[] => {
  const at = (id: string): number => figure(truth.applications, `${id}.total`);
  const [fresh, over, handled, forward] = [at('newReceived'), at('carriedOver'), at('results.total'), at('carriedForward')];
  return [fresh, over, handled, forward, fresh + over];
};

/** The listings whose parts make their total: 共30篇，其中图文12篇、视频18篇. */
const LISTING = /(\d+)(条|篇|件)，其中([^。；]*)/;

function* listings(base: Base): Generator<Defect> {
  for (const { start, match } of places(base.text, LISTING)) {
    const [, total = '', unit = '', rest = ''] = match;
    if (/[\n\r<]/.test(match[0])) continue;
    const parts = [...places(rest, new RegExp(`\\d+(?=${unit})`))];
    const sum = parts.reduce((all, { match: [digits] }) => all + Number(digits), 0);
    if (parts.length < 2 || sum !== Number(total) || sum === 0) continue;
    for (const { start: at, end, match: digits } of parts) {
      const from = start + match[0].length - rest.length + at;
      const words = String(Number(digits[0]) + 7);
      yield {
        text: written(base.text, { start: from, end: from + end - at }, words),
        at: [{ start, end: start + total.length }],
        what: `${match[0].slice(0, 40)}: ${digits[0]} → ${words}`,
      };
    }
  }
}

/** The body of section six written otherwise. */
function* inSix(base: Base, sentences: readonly string[]): Generator<Defect> {
  const parts = base.report.prose.filter(({ kind, section }) => kind === 'paragraph' && section === 'otherMatters');
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last || base.kind === 'page') return;
  const heading = base.report.sections.find(({ template }) => template.ordinal === '六');
  for (const sentence of sentences) {
    const { text: words, at } = marked(sentence);
    const start = first.span.start;
    const text = written(base.text, { start, end: last.span.end }, words);
    const own = sentence.includes('«') ? { start: start + at.start, end: start + at.end } : { start, end: start + words.length };
    const title = heading && { start: heading.span.start, end: heading.headingSpan.end };
    const name = text.indexOf('六、其他需要报告的事项', title?.start);
    yield { text, at: [own, { start: name, end: name + 11 }], what: `section six: ${words}` };
  }
}

/** Faults of prose against tables and of years. */
export const proseMutators: readonly Mutator[] = [
  {
    rule: 'prose-contradiction',
    defects: function* (base) {
      const [fresh = 0, over = 0] = counts(base);
      const year = base.generated.year;
      const sentences =
        fresh > 0
          ? [
              `${year}年，«未收到政府信息公开申请»。`,
              `全年«没有收到政府信息公开申请»。`,
              `截至${year}年12月31日，«未收到依申请公开申请»。`,
              `${year}年«收到政府信息公开申请0件»。`,
              `全年«新收政府信息公开申请0件»。`,
            ]
          : over === 0
            ? [
                `${year}年，«收到政府信息公开申请3件»，均按时答复。`,
                `全年«受理政府信息公开申请2件»。`,
                `全年共«收到政府信息公开申请12件»。`,
                `${year}年«收到依申请公开申请1件»，已答复。`,
              ]
            : [];
      for (const sentence of sentences) yield* inserted(base, sentence, undefined, requestsTopic);
    },
  },
  {
    rule: 'prose-figure',
    defects: function* (base) {
      const usual = new Set(counts(base));
      for (const claim of claimsOf(base, 'figure')) {
        const right = Number(base.text.slice(claim.start, claim.end));
        if (right === 0) continue;
        for (const by of [7, -1, 100]) {
          const wrong = right + by;
          if (wrong <= 0 || usual.has(wrong)) continue;
          yield slip(base, claim, String(wrong), { repaired: 'gone', what: `${around(base.text, claim)}: ${right} → ${wrong}` });
        }
      }
    },
  },
  { rule: 'prose-sum', defects: listings },
  {
    rule: 'prose-sum',
    defects: function* (base) {
      for (const sentence of [
        '全年开展培训«7»次，分别为线上培训2次、现场培训4次。',
        '发布解读材料«31»篇，其中文字解读15篇、图文解读9篇、其他6篇。',
        '设置公开栏«46»个（县直部门20个、乡镇15个、村（社区）12个）。',
        '全年召开会议3次、座谈会2次，合计«6»次。'.replace('会议3次、座谈会2次', '专题会议3次，联席会议2次'),
      ])
        yield* inserted(base, sentence, undefined, (part) => part.section === 'overview');
    },
  },
  {
    rule: 'prose-percent',
    defects: function* (base) {
      for (const claim of claimsOf(base, 'share')) {
        const words = base.text.slice(claim.start, claim.end);
        const digits = words.split('.')[1]?.length ?? 0;
        const wrong = Number(words) + (Number(words) > 60 ? -13.3 : 13.3);
        yield slip(base, claim, wrong.toFixed(digits), {
          repaired: 'gone',
          what: `${around(base.text, claim)}: ${words} → ${wrong.toFixed(digits)}`,
        });
      }
    },
  },
  {
    rule: 'prose-percent',
    defects: function* (base) {
      const BOTH = /\d{4}年新收政府信息公开申请\d+件，\d{4}年新收\d+件，同比(?:增长|下降)([\d.]+)/;
      for (const { start, match } of places(base.text, BOTH)) {
        const words = match[1] ?? '';
        const at = { start: start + match[0].length - words.length, end: start + match[0].length };
        yield slip(base, at, (Number(words) + 5.21).toFixed(2), { repaired: 'gone' });
      }
    },
  },
  {
    rule: 'growth-rate',
    defects: function* (base) {
      const neighbours = withLastYear(base.generated.spec);
      for (const claim of claimsOf(base, 'growth')) {
        // where both years' figures stand in the sentence it is another rule's
        if (/\d+件，同比(?:增长|下降)$/.test(base.text.slice(Math.max(0, claim.start - 30), claim.start))) continue;
        const words = base.text.slice(claim.start, claim.end);
        yield slip(base, claim, (Number(words) + 5.21).toFixed(2), { repaired: 'gone', neighbours, what: around(base.text, claim) });
      }
      const before = neighbours.lastYear?.report.tables.find(({ id }) => id === 'applications')?.cells;
      for (const [row, words] of [
        ['newReceived', '新收政府信息公开申请'],
        ['results.total', '答复政府信息公开申请'],
      ] as const) {
        const now = figure(base.generated.truth.applications, `${row}.total`);
        const last = before?.get(`${row}.total`)?.value ?? 0;
        if (now === 0 || last === 0 || now === last) continue;
        const way = now > last ? '增长' : '下降';
        const rate = ((Math.abs(now - last) / last) * 100 + 6.4).toFixed(1);
        const more = Math.abs(now - last) + 57;
        const year = base.generated.year;
        const sentences = [
          `全年${words}${now}件，同比${way}«${rate}»%。`,
          `${year}年${words}${now}件，较${year - 1}年${way}«${rate}»%。`,
          `全年${words}${now}件，比上年${now > last ? '增加' : '减少'}«${more}»件。`,
        ];
        for (const sentence of sentences)
          for (const defect of inserted(base, sentence, undefined, requestsTopic)) yield { ...defect, neighbours, repaired: 'gone' };
      }
    },
  },
  {
    rule: 'fee-statement',
    defects: function* (base) {
      if (base.generated.year < 2021) return;
      yield* inSix(base, [
        '无',
        '无。',
        '无其他需要报告的事项。',
        `${base.generated.year}年无其他需要报告的事项。`,
        '承办人大代表建议5件，均按时答复。',
      ]);
    },
  },
  {
    rule: 'fee-contradiction',
    defects: function* (base) {
      const overdue = base.generated.truth.applications['results.other.feeOverdue.total'] ?? 0;
      if (base.generated.year < 2021 || overdue === 0) return;
      const { year } = base.generated;
      yield* inSix(base, [
        `${year}年，«未发出收费通知»，收取信息处理费0元。`,
        `${year}年收取信息处理费0元，«没有发出收费通知»。`,
        `全年«发出收费通知0份»，收取信息处理费0元。`,
      ]);
    },
  },
  {
    rule: 'period',
    defects: function* (base) {
      const { period } = base.report;
      if (!period) return;
      const { year } = base.generated;
      const whole = base.text.slice(period.span.start, period.span.end);
      const end = base.text.slice(period.to.span.start, period.to.span.end);
      const begin = base.text.slice(period.from.span.start, period.from.span.end);
      if (whole.includes(String(year)))
        yield slip(base, period.span, whole.replaceAll(String(year), String(year - 1)), { repaired: 'same' });
      if (/12\s*月\s*31/.test(end)) yield slip(base, period.to.span, end.replace(/12(\s*月\s*)31/, '11$130'), { repaired: 'same' });
      if (begin.includes(String(year)) && end.includes(String(year)))
        yield slip(base, period.from.span, begin.replace(String(year), String(year - 1)), { repaired: 'same' });
    },
  },
  {
    rule: 'stale-year',
    defects: function* (base) {
      for (const claim of claimsOf(base, 'year'))
        yield slip(base, claim, String(base.generated.year - 1), { what: around(base.text, claim, 30) });
    },
  },
  {
    rule: 'year-expected',
    defects: function* (base) {
      const at = base.report.title?.yearSpan;
      if (!at) return;
      for (const year of [base.generated.year + 1, base.generated.year - 1])
        yield { text: base.text, at: [at], settings: { ...defaultSettings, year }, what: `${year} expected` };
    },
  },
  {
    rule: 'report-date',
    defects: function* (base) {
      const date = base.report.signature?.date;
      if (!date) return;
      const words = base.text.slice(date.span.start, date.span.end);
      const next = String(base.generated.year + 1);
      if (!words.includes(next)) return;
      for (const by of [-1, 1, 2]) yield slip(base, date.span, words.replace(next, String(Number(next) + by)), { repaired: undefined });
      yield slip(base, date.span, words.replace(/(年\s*)\d+(\s*月)/, '$17$2'), { repaired: undefined });
    },
  },
  {
    rule: 'problems-unanswered',
    defects: function* (base) {
      const parts = paragraphs(base).filter(({ section }) => section === 'problems');
      const [first, last] = [parts[0], parts.at(-1)];
      if (!first || !last || base.kind === 'page') return;
      for (const words of [
        `${base.generated.year}年，政府信息公开工作还存在一些问题：一是公开不够及时；二是解读形式单一。`,
        '下一步，将进一步加强学习培训，完善信息发布机制，提高公开质量。',
      ]) {
        const text = written(base.text, { start: first.span.start, end: last.span.end }, words);
        const name = text.indexOf('五、');
        yield { text, at: [], anywhere: name >= 0, what: `section five: ${words}` };
      }
    },
  },
];

function around(text: string, { start, end }: { readonly start: number; readonly end: number }, width = 14): string {
  return `${text.slice(Math.max(0, start - width), start)}«${text.slice(start, end)}»${text.slice(end, end + width)}`.replace(/\s+/g, ' ');
}

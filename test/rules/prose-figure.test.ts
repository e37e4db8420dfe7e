import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { checkReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { hanCount } from '../../server/text/numerals.ts';
import { reportOf } from './marked.ts';
import { sectionsOf } from './paragraphs/report.ts';

type Row = readonly number[];

/** The figures of one invented report: rows of table three (seven columns), of table four (five), and of table two. */
interface Figures {
  readonly three: Readonly<Record<string, Row>>;
  readonly four: Readonly<Record<string, Row>>;
  readonly two: Readonly<Record<string, Row>>;
}

const RESULTS = [
  'results.granted',
  'results.partiallyGranted',
  'results.refused.processInfo',
  'results.refused.adminInquiry',
  'results.unavailable.notHeld',
  'results.unavailable.needsCreation',
  'results.notProcessed.duplicate',
  'results.other.otherReason',
];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
/** Natural persons and the five kinds of organisations, and their total. */
const totalled = (parts: readonly number[]): Row => [...parts, sum(parts)];
const added = (rows: readonly Row[]): Row => Array.from({ length: rows[0]?.length ?? 0 }, (_, i) => sum(rows.map((row) => row[i] ?? 0)));

const applicants = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(9), fc.nat(5), fc.constant(0), fc.nat(5), fc.nat(5));
const outcomes = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9));

const figures: fc.Arbitrary<Figures> = fc
  .record({
    results: fc.array(applicants, { minLength: RESULTS.length, maxLength: RESULTS.length }),
    over: applicants,
    forward: applicants,
    cases: fc.tuple(outcomes, outcomes, outcomes),
    documents: fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(9), fc.integer({ min: 30, max: 90 })),
    decisions: fc.tuple(fc.nat(9000), fc.nat(900), fc.nat(90)),
  })
  .map(({ results, over, forward, cases, documents, decisions }) => {
    const rows = results.map(totalled);
    const done = added(rows);
    const carriedForward = totalled(forward);
    // never more than what was done, so that what was received is not negative
    const carriedOver = totalled(over.map((value, i) => Math.min(value, done[i] ?? 0)));
    const newReceived = done.map((value, i) => value + (carriedForward[i] ?? 0) - (carriedOver[i] ?? 0));
    return {
      three: {
        ...Object.fromEntries(RESULTS.map((id, i) => [id, rows[i] ?? []])),
        newReceived,
        carriedOver,
        'results.total': done,
        carriedForward,
      },
      four: Object.fromEntries(['review', 'litigation.direct', 'litigation.afterReview'].map((id, i) => [id, totalled(cases[i] ?? [])])),
      two: {
        'item1.normativeDocuments': documents,
        'item5.adminLicensing': [decisions[0]],
        'item6.adminPenalty': [decisions[1]],
        'item6.adminCoercion': [decisions[2]],
      },
    };
  });

/** What a `{name}` of a sentence stands for, with the values that are accepted for it; the likeliest first. */
function meant({ three, four, two }: Figures): Readonly<Record<string, readonly number[]>> {
  const at = (id: string, column = 6): number => three[id]?.[column] ?? 0;
  const group = (prefix: string): number => sum(RESULTS.filter((id) => id.startsWith(prefix)).map((id) => at(id)));
  const organisations = (id: string): number => at(id) - at(id, 0);
  const both = (value: (id: string) => number): number => value('newReceived') + value('carriedOver');
  const of = (id: string, column = 4): number => four[id]?.[column] ?? 0;
  const suits = (column = 4): number => of('litigation.direct', column) + of('litigation.afterReview', column);
  const [issued = 0, repealed = 0, inForce = 0] = two['item1.normativeDocuments'] ?? [];
  const natural = (id: string): number => at(id, 0);
  return {
    fresh: [at('newReceived')],
    received: [at('newReceived'), both(at)],
    handled: [both(at), at('newReceived'), at('results.total')],
    over: [at('carriedOver')],
    // 答复 may leave out what was not answered
    done: [
      at('results.total'),
      at('results.total') - group('results.other.'),
      at('results.total') - group('results.other.') - group('results.notProcessed.'),
    ],
    forward: [at('carriedForward')],
    granted: [at('results.granted')],
    partly: [at('results.partiallyGranted')],
    refused: [group('results.refused.')],
    inquiry: [at('results.refused.adminInquiry')],
    unavailable: [group('results.unavailable.')],
    notProcessed: [group('results.notProcessed.')],
    other: [group('results.other.'), at('results.other.otherReason')],
    natural: [natural('newReceived'), both(natural), natural('results.total')],
    organisations: [organisations('newReceived'), both(organisations), organisations('results.total')],
    business: [at('newReceived', 1), both((id) => at(id, 1)), at('results.total', 1)],
    review: [of('review')],
    upheld: [of('review', 0)],
    corrected: [of('review', 1)],
    pending: [of('review', 3)],
    suits: [suits()],
    suitsUpheld: [suits(0)],
    direct: [of('litigation.direct')],
    afterReview: [of('litigation.afterReview')],
    issued: [issued],
    repealed: [repealed],
    inForce: [inForce],
    licensing: [two['item5.adminLicensing']?.[0] ?? 0],
    penalty: [two['item6.adminPenalty']?.[0] ?? 0],
    coercion: [two['item6.adminCoercion']?.[0] ?? 0],
  };
}

/** Paragraphs as offices write them; every figure in braces is the tables'. */
const PARAGRAPHS: readonly string[] = [
  '（二）依申请公开情况。2025年，全县共收到政府信息公开申请{received}件，其中自然人申请{natural}件，法人或其他组织申请{organisations}件；办结{done}件，结转下年度继续办理{forward}件。',
  '（二）依申请公开情况。全年新收政府信息公开申请{fresh}件，上年结转{over}件。从办理结果看，予以公开{granted}件、部分公开{partly}件、不予公开{refused}件、无法提供{unavailable}件、不予处理{notProcessed}件、其他处理{other}件。',
  '（二）依申请公开情况。全县收办政府信息公开申请案件{handled}件（含2024年结转{over}件），答复{done}件，另有{forward}件结转2026年办理。',
  '（二）依申请公开情况。受理政府信息公开申请{received}件，答复{done}件，其中，不予公开{refused}件（属于行政查询事项{inquiry}件）；作其他处理（含申请人主动撤回申请）{other}件；转下年度办理{forward}件。',
  '依申请公开方面。本年度收到依申请公开{received}件，同比增长12.5%，均为网上和信函提交；自然人{natural}件、商业企业{business}件。予以公开、部分公开分别为{granted}件、{partly}件。',
  '（二）依申请公开情况。2024年收到政府信息公开申请30件。2025年收到政府信息公开申请{received}件，其中网上申请5件；上半年收到申请4件。近三年累计收到政府信息公开申请80件。办理人大代表建议20件，受理12345热线工单1203件，办结1198件。全年政府信息公开申请予以公开{granted}件。',
  '政府信息公开申请办理规范有序，全年办结{done}件，按时办结率100%。因政府信息公开被申请行政复议{review}件，其中结果维持{upheld}件、结果纠正{corrected}件、尚未审结{pending}件；被提起行政诉讼{suits}件，其中结果维持{suitsUpheld}件。',
  '政府信息公开行政诉讼{suits}件，其中未经复议直接起诉{direct}件，复议后起诉{afterReview}件；政府信息公开行政复议{review}件。',
  '（三）政府信息管理情况。全年制发行政规范性文件{issued}件，废止{repealed}件，截至2025年12月31日现行有效{inForce}件。全年作出行政许可决定{licensing}件、行政处罚决定{penalty}件、行政强制决定{coercion}件。',
  '（三）政府信息管理情况。现行有效行政规范性文件{inForce}件，2025年制发{issued}件、废止{repealed}件；2024年底现行有效12件。公开政策文件36件、解读20件。',
];

interface Written {
  readonly text: string;
  /** Where each figure stands, and what may stand there. */
  readonly places: readonly { readonly start: number; readonly end: number; readonly accepted: readonly number[] }[];
}

type Look = 'digits' | 'full' | 'han' | 'thousands';

function look(value: number, as: Look): string {
  if (as === 'han' && value < 1000) return hanCount(value);
  if (as === 'full') return String(value).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
  return as === 'thousands' ? String(value).replace(/\B(?=(?:\d{3})+$)/g, ',') : String(value);
}

/** The paragraph with its figures; `wrong` is the number of the one that is changed, and by how much. */
function write(paragraph: string, all: Figures, as: Look, wrong?: { readonly at: number; readonly by: number }): Written {
  const values = meant(all);
  const places: Written['places'][number][] = [];
  let text = '';
  for (const [i, part] of paragraph.split(/[{}]/).entries()) {
    if (i % 2 === 0) {
      text += part;
      continue;
    }
    const accepted = values[part] ?? [];
    const right = accepted[0] ?? 0;
    const written = look(places.length === wrong?.at ? right + wrong.by : right, as);
    places.push({ start: text.length, end: text.length + written.length, accepted });
    text += written;
  }
  return { text, places };
}

const HEAD = '# 示例市示例县人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n';

function reportWith(paragraph: string, { three, four, two }: Figures): string {
  const rows = (all: Readonly<Record<string, Row>>) => Object.fromEntries(Object.entries(all).map(([id, row]) => [id, row.join(' ')]));
  return `${HEAD}${[paragraph, ...sectionsOf([rows(three), rows(four), rows(two)])].join('\n\n')}`;
}

const found = (text: string): readonly Problem[] =>
  checkReport(reportOf(text), { settings: defaultSettings, final: true }).filter(
    ({ rule }) => rule === 'prose-figure' || rule === 'prose-contradiction',
  );

const looks = fc.constantFrom<Look>('digits', 'digits', 'full', 'han', 'thousands');
const runs = Number(process.env.NIANBAO_RUNS ?? 40);

describe('figures of the prose against the tables', () => {
  test('prose that agrees with the tables is left alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PARAGRAPHS), figures, looks, (paragraph, all, as) => {
        expect(found(reportWith(write(paragraph, all, as).text, all)).map(({ message }) => message)).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  test('one figure changed is found on its own characters, and the fix puts the right one there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PARAGRAPHS),
        figures,
        looks,
        fc.nat(40),
        fc.integer({ min: 1, max: 9 }),
        (paragraph, all, as, nth, by) => {
          const { places } = write(paragraph, all, as);
          const at = nth % places.length;
          // a change that lands on another accepted reading is no change
          let change = by;
          const { accepted = [] } = places[at] ?? {};
          while (accepted.includes((accepted[0] ?? 0) + change)) change++;
          const wrong = write(paragraph, all, as, { at, by: change });
          const text = reportWith(wrong.text, all);
          const problems = found(text);
          const place = wrong.places[at];
          expect(problems.map(({ at: span }) => text.slice(span.start, span.end))).toEqual([wrong.text.slice(place?.start, place?.end)]);
          expect(problems[0]?.at.start).toBe(HEAD.length + (place?.start ?? 0));
          expect(problems[0]?.severity).toBe('warning');
          const fixed = (problems[0]?.fixes ?? [])
            .filter(({ title }) => title.startsWith('正文'))
            .map(({ edits }) => applyEdits(text, edits));
          expect(fixed.length).toBeGreaterThan(0);
          for (const each of fixed) expect(found(each)).toEqual([]);
          if (as === 'digits') expect(fixed[0]).toBe(reportWith(write(paragraph, all, as).text, all));
        },
      ),
      { numRuns: runs },
    );
  });
});

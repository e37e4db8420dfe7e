import { describe, expect, test } from 'vitest';
import { noNeighbours } from '../../server/rules/shared/neighbours.ts';
import type { Report } from '../../server/report/report.ts';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { checkReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { reportOf } from './marked.ts';
import { HONEST, HONEST_OF_NOTHING } from './paragraphs/honest.ts';
import { reportWith, type Tables } from './paragraphs/report.ts';
import { WRONG, WRONG_OF_NOTHING } from './paragraphs/wrong.ts';

/** The rules that hold the prose against itself, the tables and last year's report. */
const PROSE: ReadonlySet<string> = new Set(['prose-figure', 'prose-contradiction', 'prose-sum', 'prose-percent', 'growth-rate']);

/** The five topics, so that only the paragraph that follows is judged. */
const TOPICS: readonly string[] = [
  '（一）主动公开情况。全县主动公开政府信息，做好政策解读。',
  '（二）依申请公开情况。规范办理流程，依法答复申请。',
  '（三）政府信息管理情况。落实信息审核制度。',
  '（四）政府信息公开平台建设情况。加强政府网站建设。',
  '（五）监督保障情况。开展考核评议，没有责任追究的情形。',
];

const read = (year: number, paragraph: string, tables: Tables) =>
  reportOf(reportWith('示例市示例县人民政府', year, [...TOPICS, paragraph], tables));

const THIS_YEAR: Tables = [
  {
    newReceived: '30 4 0 0 2 0 36',
    carriedOver: '3 1 0 0 0 0 4',
    'results.granted': '15 2 0 0 1 0 18',
    'results.partiallyGranted': '5 1 0 0 0 0 6',
    'results.refused.safetyAndStability': '1 0 0 0 0 0 1',
    'results.refused.thirdPartyRights': '2 1 0 0 0 0 3',
    'results.refused.internalAffairs': '1 0 0 0 0 0 1',
    'results.unavailable.notHeld': '2 1 0 0 0 0 3',
    'results.unavailable.needsCreation': '1 0 0 0 1 0 2',
    'results.notProcessed.petitionComplaint': '1 0 0 0 0 0 1',
    'results.other.correctionOverdue': '1 0 0 0 0 0 1',
    'results.other.otherReason': '1 0 0 0 0 0 1',
    'results.total': '30 5 0 0 2 0 37',
    carriedForward: '3 0 0 0 0 0 3',
  },
  { review: '3 1 1 1 6', 'litigation.direct': '1 0 0 1 2', 'litigation.afterReview': '1 0 0 0 1' },
  {
    'item1.normativeDocuments': '5 2 20',
    'item5.adminLicensing': '1204',
    'item6.adminPenalty': '86',
    'item6.adminCoercion': '3',
    'item8.adminFees': '12.5',
  },
];
const LAST_YEAR: Tables = [
  {
    newReceived: '26 3 0 0 1 0 30',
    carriedOver: '2 0 0 0 0 0 2',
    'results.granted': '14 1 0 0 1 0 16',
    'results.partiallyGranted': '4 1 0 0 0 0 5',
    'results.refused.safetyAndStability': '1 0 0 0 0 0 1',
    'results.unavailable.notHeld': '4 0 0 0 0 0 4',
    'results.notProcessed.petitionComplaint': '2 0 0 0 0 0 2',
    'results.total': '25 2 0 0 1 0 28',
    carriedForward: '3 1 0 0 0 0 4',
  },
  { review: '2 1 1 1 5', 'litigation.direct': '1 0 0 1 2' },
  {
    'item1.normativeDocuments': '4 1 17',
    'item5.adminLicensing': '1100',
    'item6.adminPenalty': '70',
    'item6.adminCoercion': '2',
    'item8.adminFees': '10',
  },
];
const NOTHING: Tables = [{}, {}, { 'item1.normativeDocuments': '0 0 3' }];

const last = { uri: 'memory:/上年.md', name: '上年.md', report: read(2024, '', LAST_YEAR) };

const isHeavy = ({ severity }: Problem): boolean => severity === 'error' || severity === 'warning';

const problemsOf = (report: Report, tables: Tables): readonly Problem[] =>
  checkReport(report, {
    settings: defaultSettings,
    final: true,
    neighbours: tables === NOTHING ? noNeighbours : { ...noNeighbours, lastYear: last },
  }).filter(({ rule }) => PROSE.has(rule));

const said = (paragraph: string, tables: Tables): readonly string[] =>
  problemsOf(read(2025, paragraph, tables), tables).map(({ rule, severity, message }) => `${rule} ${severity}: ${message}`);

describe('paragraphs as offices write them', () => {
  test.each(HONEST)('%s', (paragraph) => expect(said(paragraph, THIS_YEAR)).toEqual([]));
  test.each(HONEST_OF_NOTHING)('nothing received: %s', (paragraph) => expect(said(paragraph, NOTHING)).toEqual([]));
  test.each(WRONG)('%s: %s', (rule, paragraph) => {
    expect(said(paragraph, THIS_YEAR).filter((one) => one.startsWith(rule) && !one.includes(' hint:'))).not.toEqual([]);
  });
  test.each(WRONG_OF_NOTHING)('nothing received, %s: %s', (rule, paragraph) => {
    expect(said(paragraph, NOTHING).filter((one) => one.startsWith(rule) && !one.includes(' hint:'))).not.toEqual([]);
  });

  test('every figure that an equivocal word may mean is named', () => {
    expect(said('全年办理政府信息公开申请49件。', THIS_YEAR)).toEqual([
      'prose-figure warning: 正文“办理政府信息公开申请49件”，应为 40（表三“一”“二”两行总计）、36（表三“一、本年新收政府信息公开申请数量”总计）或 37（表三“三、（七）总计”总计）',
    ]);
  });

  test('where one result is wrong by the table, the sum that it spoils is told as a hint', () => {
    const paragraph =
      '收到政府信息公开申请36件，上年结转4件。其中予以公开19件，部分公开6件，不予公开5件，无法提供5件，不予处理1件，其他处理2件，结转下年度继续办理3件。';
    expect(said(paragraph, THIS_YEAR).map((one) => one.split(':', 1)[0])).toEqual(['prose-sum hint', 'prose-figure warning']);
  });

  test.each([
    ['some', WRONG, THIS_YEAR],
    ['none', WRONG_OF_NOTHING, NOTHING],
  ] as const)('a fix ends its finding and begins no other: %s received', (_, paragraphs, tables) => {
    for (const [, paragraph] of paragraphs) {
      const report = read(2025, paragraph, tables);
      const before = problemsOf(report, tables);
      const heavy = new Set(before.filter(isHeavy).map(({ message }) => message));
      for (const { message, fixes } of before) {
        for (const { edits, preferred } of fixes) {
          const after = problemsOf(reportOf(applyEdits(report.tree.source, edits)), tables);
          expect(after.map((one) => one.message)).not.toContain(message);
          if (preferred) expect(after.filter((one) => isHeavy(one) && !heavy.has(one.message)).map((one) => one.message)).toEqual([]);
        }
      }
    }
  });
});

import { describe, expect, test } from 'vitest';
import { noNeighbours } from '../../server/rules/shared/neighbours.ts';
import { checkReport } from '../../server/service/check.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { reportOf } from './marked.ts';
import { reportWith, type Tables } from './paragraphs/report.ts';

/** The rules that hold the prose against itself and the tables. */
const PROSE: ReadonlySet<string> = new Set(['prose-figure', 'prose-contradiction', 'prose-sum', 'prose-percent', 'foreign-organ']);

const SOME: Tables = [
  {
    newReceived: '10 2 0 0 0 0 12',
    carriedOver: '1 0 0 0 0 0 1',
    'results.granted': '7 0 0 0 0 0 7',
    'results.partiallyGranted': '1 1 0 0 0 0 2',
    'results.unavailable.notHeld': '2 1 0 0 0 0 3',
    'results.total': '10 2 0 0 0 0 12',
    carriedForward: '1 0 0 0 0 0 1',
  },
  { review: '2 0 0 0 2', 'litigation.direct': '1 0 0 0 1' },
  {
    'item1.normativeDocuments': '3 1 8',
    'item5.adminLicensing': '120',
    'item6.adminPenalty': '20',
    'item8.adminFees': '5.5',
  },
];
const NOTHING: Tables = [{}, {}, {}];

const said = (organ: string, text: string, tables: Tables): readonly string[] =>
  checkReport(reportOf(reportWith(organ, 2025, [text], tables)), {
    settings: defaultSettings,
    final: true,
    neighbours: noNeighbours,
  }).flatMap(({ rule, severity, message }) => (PROSE.has(rule) ? [`${rule} ${severity}: ${message}`] : []));

/** Every figure agrees, or is not the organ's own. */
const HONEST: readonly (readonly [organ: string, paragraph: string])[] = [
  ['示例县示例镇人民政府', '全镇收到政府信息公开申请12件，办结12件，结转1件。'],
  ['示例县示例镇人民政府', '我镇收到政府信息公开申请12件，其中镇党政综合办受理8件、镇自然资源所受理4件。'],
  ['示例县示例镇人民政府', '全县共收到政府信息公开申请320件，我镇12件。'],
  ['示例县示例镇人民政府', '全区收到申请320件，我镇占3.8%。'],
  ['示例县示例镇人民政府', '示例镇人民政府2025年收到政府信息公开申请12件，上年结转1件。'],
  ['示例县示例镇人民政府', '各村（社区）收到村务公开申请30件，均已答复。'],
  ['示例县示例镇人民政府', '镇便民服务中心受理各类申请1200件。'],
  ['示例县示例镇人民政府', '村级公开栏公开信息860条，镇级公开信息320条。'],
  ['示例县示例镇人民政府', '镇派出所、税务分局等驻镇单位收到政府信息公开申请5件。'],
  ['示例乡人民政府', '我乡收到政府信息公开申请12件，县政府办公室转办2件。'],
  ['示例市示例区示例街道办事处', '街道全年收到政府信息公开申请12件，其中区政府转来3件。'],
  ['示例市示例区示例街道办事处', '辖区内12个社区未收到政府信息公开申请。'],
  ['示例县自然资源局', '局机关收到政府信息公开申请10件，下属不动产登记中心收到2件。'],
  ['示例县自然资源局', '我局全年收到政府信息公开申请12件，同比减少3件，其中涉及征地8件。'],
  ['示例县自然资源局', '全县自然资源系统收到政府信息公开申请40件，其中局机关12件。'],
  ['示例县自然资源局', '各乡镇自然资源所未收到政府信息公开申请。'],
  ['示例县自然资源局', '县自然资源局受理政府信息公开申请12件，县政府受理后转我局办理6件。'],
  ['示例县自然资源局', '协助县政府办公室答复政府信息公开申请6件。'],
  ['示例县自然资源局', '作为被申请人的政府信息公开行政复议2件，作为被告的行政诉讼1件。'],
  ['示例县自然资源局', '全年办理行政许可120件，其中建设用地规划许可60件、建设工程规划许可60件。'],
  ['示例县自然资源局', '作出行政处罚决定20件，罚款120万元。'],
  ['示例县自然资源局', '不动产登记中心收取登记费5.5万元。'],
  ['示例市公安局示例分局', '分局收到政府信息公开申请12件，市公安局转办1件。'],
  ['示例市公安局示例分局', '市公安局收到政府信息公开申请120件，我分局办理12件。'],
  ['示例市公安局示例分局', '派出所全年办理身份证申请3200件、居住证申请1200件。'],
  ['示例经济开发区管理委员会', '开发区管委会收到政府信息公开申请12件。'],
  ['示例经济开发区管理委员会', '区内企业提出政府信息公开申请2件。'],
  ['示例经济开发区管理委员会', '全区收到政府信息公开申请12件，办结12件。'],
  ['示例县第一中学', '我校收到信息公开申请12件，均已答复。'],
  ['示例县人民政府办公室', '县政府办公室收到政府信息公开申请12件，全县共收到320件。'],
  ['示例县人民政府办公室', '全县共收到政府信息公开申请320件，其中县政府办公室12件。'],
  ['示例县人民政府办公室', '县政府办公室代表县政府收到政府信息公开申请8件，以本办名义收到4件。'],
  ['示例县人民政府办公室', '我办全年收到政府信息公开申请12件。'],
  ['示例市发展和改革委员会', '我委收到政府信息公开申请12件，委属单位未收到申请。'],
  ['示例市发展和改革委员会', '全市发改系统收到政府信息公开申请60件。'],
  ['示例市人民政府', '全市收到政府信息公开申请12件，其中市本级5件、各县（市、区）7件。'],
  ['示例市人民政府', '全省收到政府信息公开申请5000件，我市12件。'],
  ['示例市人民政府', '市政府收到5件，市直部门收到4件，县（市、区）收到3件，全市合计12件。'],
  ['示例省人民政府', '全省收到政府信息公开申请12件，其中省政府5件。'],
  ['示例省人民政府', '全国收到申请10万件，我省占比不足万分之二。'],
  ['国家税务总局示例县税务局', '国家税务总局示例县税务局收到政府信息公开申请12件，第一税务分局收到2件。'],
  ['国家税务总局示例县税务局', '全县税务系统收到政府信息公开申请12件。'],
  ['国家税务总局示例县税务局', '作出行政处罚20件，税务行政许可120件。'],
  ['示例市公安局示例分局', '我局收到政府信息公开申请12件。'],
  ['示例市公安局示例分局', '示例分局收到政府信息公开申请12件。'],
  ['示例县自然资源局', '局属事业单位未收到政府信息公开申请。'],
  ['示例县自然资源局', '2025年，局直属单位未收到政府信息公开申请。'],
];
const HONEST_OF_NOTHING: readonly (readonly [organ: string, paragraph: string])[] = [
  ['示例县第一中学', '2025年我校未收到信息公开申请。'],
  ['示例县人民医院', '我院全年未收到依申请公开事项，受理患者病历复印申请1200份。'],
  ['示例省水务集团有限公司', '集团2025年未收到信息公开申请，受理用水报装申请3200件。'],
];
/** A figure of the organ itself is wrong. */
const WRONG: readonly (readonly [organ: string, paragraph: string])[] = [
  ['示例县示例镇人民政府', '示例镇人民政府2025年收到政府信息公开申请15件，上年结转1件。'],
  ['示例县示例镇人民政府', '我镇全年收到政府信息公开申请11件。'],
  ['示例市示例区示例街道办事处', '街道全年未收到政府信息公开申请。'],
  ['示例市示例区示例街道办事处', '我街道全年收到政府信息公开申请14件。'],
  ['示例县自然资源局', '我局全年收到政府信息公开申请16件，办结12件。'],
  ['示例县自然资源局', '县自然资源局全年未收到政府信息公开申请。'],
  ['示例县自然资源局', '2025年度，我局作出行政许可决定102件、行政处罚决定20件。'],
  ['示例县人民政府办公室', '我办全年收到政府信息公开申请13件，结转2件。'],
  ['示例市人民政府', '全市各级行政机关收到政府信息公开申请18件。'],
  ['示例市公安局示例分局', '我局收到政府信息公开申请15件。'],
];

describe('whose figure it is, by the organ that reports', () => {
  test.each(HONEST)('%s: %s', (organ, paragraph) => expect(said(organ, paragraph, SOME)).toEqual([]));
  test.each(HONEST_OF_NOTHING)('nothing received, %s: %s', (organ, paragraph) => expect(said(organ, paragraph, NOTHING)).toEqual([]));
  test.each(WRONG)('wrong, %s: %s', (organ, paragraph) => {
    expect(said(organ, paragraph, SOME).filter((one) => !one.includes(' hint:'))).not.toEqual([]);
  });
});

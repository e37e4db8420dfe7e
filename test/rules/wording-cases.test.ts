import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edit } from '../../server/rules/rule.ts';
import { bankCard, identityNumber, mobileNumber } from '../../server/rules/wording/private-numbers.ts';
import { clash } from '../../server/service/apply-fixes.ts';
import { checkReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { applyTextFixes } from './fixes.ts';
import { reportOf } from './marked.ts';

const TOWNSHIP = '示例县示例镇人民政府';
const check = (text: string): readonly Problem[] => checkReport(reportOf(text), { settings: defaultSettings, final: true });
const reportWith = (sentence: string, organ = TOWNSHIP): string =>
  `# ${organ}2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${sentence}\n`;

/** The characters that a rule marks in a sentence. */
function marked(rule: string, sentence: string, organ?: string): readonly string[] {
  const text = reportWith(sentence, organ);
  return check(text).flatMap((problem) => (problem.rule === rule ? [text.slice(problem.at.start, problem.at.end)] : []));
}

test.each([
  ['repeated-word', '收到申请36件，较2024年增加2件，行政复议2件，较2024年增加2件。'],
  ['repeated-word', '信息320条，占公开总数的50%，公众号320条，占公开总数的50%；诉讼1件，与2024年持平，复议1件，与2024年持平。'],
  ['prose-unit', '全年制作信息100条，其中主动公开80条，依申请公开15条，不予公开5条。'],
])('%s leaves alone what is said of another thing each time: %s', (rule, sentence) => {
  expect(marked(rule, sentence)).toEqual([]);
});

describe('short-year', () => {
  test.each([
    '15年来，我镇坚持公开。',
    '近10年来共公开1万条。',
    '有期徒刑10年。',
    '判处有期徒刑12年6个月。',
    '这是第14年举办。',
    '十五年如一日，用二三年时间完成整改。',
    '经过25年发展，公开了制度。',
    '他在基层工作25年，公开承诺。',
    '成立24年，公开各类信息。',
    '发放光荣在党50年纪念章。',
    '土地承包再延长30年，全面公开承包合同。',
    '12年义务教育信息全部公开。',
    '落实长江10年禁渔要求。',
    '截至目前已有24年，公开信息不断增加。',
    '按照《25年行动方案》和“22年工程”要求，2021—24年完成。',
    '20年，弹指一挥间。',
    '2025年公开信息126条，占全县的25%。年初制定计划。',
  ])('leaves a stretch of years, a name and a full year alone: %s', (sentence) => {
    expect(marked('short-year', sentence)).toEqual([]);
  });

  test.each([
    ['２５年，我镇公开信息。', '２５年'],
    ['我镇25年共收到申请3件。', '25年'],
    ['公开24年决算。', '24年'],
    ['自21年起，我镇公开信息。', '21年'],
    ['一是25年公开信息3条。', '25年'],
    ['较23年增加5条。', '23年'],
    ['2024年和25年共公开信息9条。', '25年'],
    ['2021年至25年，我镇公开信息。', '25年'],
  ])('finds a year of the calendar: %s', (sentence, year) => {
    expect(marked('short-year', sentence)).toEqual([year]);
  });

  test('offers no fix where the full year would turn out to be a year left over', () => {
    const [found] = check(reportWith('截至24年12月31日，未收到申请。')).filter(({ rule }) => rule === 'short-year');
    expect(found?.fixes).toEqual([]);
    expect(check(reportWith('截至2024年12月31日，未收到申请。')).map(({ rule }) => rule)).toContain('stale-year');
  });
});

describe('foreign-organ', () => {
  test.each([
    [TOWNSHIP, '在县委、县政府的正确领导下，镇党委高度重视，各村认真落实，全县各乡镇未收到投诉。'],
    [TOWNSHIP, '示例县人民政府办公室高度重视，区政府办、县教育局坚持政务公开，通过示例县人民政府网站公开。'],
    [TOWNSHIP, '集镇坚持公示，特色小镇坚持公示，经济强镇坚持公示，原样本乡坚持公示，与样本镇交流学习。'],
    [TOWNSHIP, '自我局限要克服，我委托律师审查，我县坚持公开，我市坚持公开。'],
    ['示例县人民政府', '样本镇高度重视，县司法局坚持政务公开，示例县人民政府坚持公开。'],
    ['示例市人民政府', '样本区坚持信息公开，样本市坚持信息公开，各县区坚持信息公开。'],
    ['示例县教育局', '县财政局主动公开预算，市教育局高度重视政务公开工作，县教体局党组坚持政务公开，我办负责。'],
    ['样本市发展和改革委员会', '市发展改革委坚持政务公开，我委高度重视。'],
    ['示例县人民政府办公室', '我办坚持公开，我县坚持公开，示例县坚持政务公开。'],
  ])('leaves superiors, subordinates, short names and other words alone in the report of %s: %s', (organ, sentence) => {
    expect(marked('foreign-organ', sentence, organ)).toEqual([]);
  });

  test.each([
    [TOWNSHIP, '下一步，样本镇将继续加强公开。', '样本镇'],
    [TOWNSHIP, '通过样本镇人民政府网站公开信息。', '样本镇人民政府'],
    [TOWNSHIP, '我街道高度重视。', '我街道'],
    ['示例县人民政府', '2025年，样本县高度重视政府信息公开工作。', '样本县'],
    ['示例市示例区示例街道办事处', '样本街道坚持公开。', '样本街道'],
  ])('finds another organ in the place of %s: %s', (organ, sentence, name) => {
    expect(marked('foreign-organ', sentence, organ)).toEqual([name]);
  });
});

describe('punctuation-width', () => {
  test.each([
    '共1,234条，比例1:2，每天8:30开门，网址http://a.cn/x,y;z，邮箱：a@example.com。',
    '见[示例](http://a.cn/(甲))页面和![图(一)](a.png)，字段为`a,中`。',
    '用Word (docx, pdf)保存，欢迎监督:)',
    '(一)主动公开。(1)完善目录。1)及时更新。',
    '按照国办公开办函(2021)30号要求。',
  ])('keeps numbers, addresses, code, English and marks of items: %s', (sentence) => {
    expect(marked('punctuation-width', sentence).filter((mark) => mark !== '(docx, pdf)')).toEqual([]);
  });
});

describe('private numbers', () => {
  test('identity numbers have a province, a day and the right last character', () => {
    expect(
      ['110101199003078515', '11010119900307002X', '110101199003078516', '990101199003078515', '110101199013078515'].map(identityNumber),
    ).toEqual([true, identityNumber('11010119900307002X'), false, false, false]);
  });

  test('mobile numbers have eleven digits and a real prefix; bank cards pass the Luhn check', () => {
    expect(['13800138000', '8613800138000', '12800138000', '1380013800'].map(mobileNumber)).toEqual([true, true, false, false]);
    expect(['6222021234567890128', '6222021234567890127', '6666666666666666'].map(bankCard)).toEqual([true, false, false]);
  });

  test('no message repeats a number in full', () => {
    const messages = check(reportWith('申请人张某电话13800138000，身份证110101199003078515，银行卡6222021234567890128。')).filter(
      ({ rule }) => rule === 'private-data',
    );
    expect(messages).toHaveLength(3);
    for (const { message } of messages) expect(message).not.toMatch(/\d{6}/);
  });
});

const PIECES =
  '截止25 年底,|我局(试行）|(一)|《条例》(国务院令第711号)|国办函(2020)109号|25年,我镇|“公开为常态,公开为例外”|(2）|按照示政办发(25)3号|反应的问题,|的的;|《《示例办法》,|(以下简称《条例》,|24年12月31日:|12 件(含3 件)|其它;|一是加强,二是|二是完善;|】(x)|（见表(一)）|〔202130号,|第二十条第(五)项|\n\n|\n\n(二)公开,|\n\n（三）公开|((试行))|示例 ( 试行 ),|(其中:1.自然人4件;2)企业1件)|公开信息|。|，|3、'.split(
    '|',
  );

test('whatever stands side by side, no two fixes touch the same characters, and after all text fixes none is left', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 10 }), (pieces) => {
      const text = reportWith(pieces.join(''));
      const fixes = check(text).flatMap((problem): readonly (readonly Edit[])[] => {
        const fix = problem.fixes.find((each) => each.preferred) ?? problem.fixes[0];
        return fix ? [fix.edits] : [];
      });
      for (const [i, one] of fixes.entries())
        for (const other of fixes.slice(i + 1)) expect(one.some((a) => other.some((b) => clash(a, b)))).toBe(false);
      expect(applyTextFixes(text, check).left).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

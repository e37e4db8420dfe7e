import { describe, expect, test } from 'vitest';
import { applicationStatements } from '../../server/report/facts/applications.ts';
import { isOtherOrgan } from '../../server/rules/shared/organ-name.ts';
import { reportOf } from './marked.ts';

const statements = (sentence: string, organ = '示例县示例镇人民政府') =>
  applicationStatements(
    reportOf(`${organ}2025年政府信息公开工作年度报告\n\n一、总体情况\n\n${sentence}\n\n二、主动公开政府信息情况\n`),
  ).map(({ says, text }) => `${says} ${text}`);

describe('a statement about all applications of the year', () => {
  test.each([
    ['2025年，我镇未收到政府信息公开申请。', 'none 未收到政府信息公开申请'],
    [
      '（二）依申请公开情况。全年没有收到任何公民、法人和其他组织提出的政府信息公开申请。',
      'none 没有收到任何公民、法人和其他组织提出的政府信息公开申请',
    ],
    ['2025年，我镇未收到依申请公开的相关信息。', 'none 未收到依申请公开的相关信息'],
    ['截至2025年年末，我镇未接到公开信息的申请。', 'none 未接到公开信息的申请'],
    ['本年度无依申请公开事项。', 'none 无依申请公开事项'],
    ['2025年示例镇依申请公开0件。', 'none 依申请公开0件'],
    ['全年收到政府信息公开申请为 0 件。', 'none 收到政府信息公开申请为0件'],
    ['2025年1月1日至12月31日，我镇未收到政府信息公开申请。', 'none 未收到政府信息公开申请'],
    ['今年以来，我镇未收到政府信息公开申请及行政复议、诉讼案件。', 'none 未收到政府信息公开申请'],
    ['全年共收到政府信息公开申请三件，均已按时答复。', 'some 收到政府信息公开申请三件'],
    ['全年新收3件政府信息公开申请。', 'some 新收3件政府信息公开申请'],
    ['一年来受理政府信 息公开申请 21 件。', 'some 受理政府信息公开申请21件'],
    ['（二）依申请公开。全年收到申请5件。', 'some 收到申请5件'],
    ['通过网站、电话等渠道畅通申请，全年共收到政府信息公开申请3件。', 'some 收到政府信息公开申请3件'],
  ])('is seen in: %s', (sentence, statement) => expect(statements(sentence)).toEqual([statement]));

  test.each([
    ['only online', '全年未收到网上政府信息公开申请。'],
    ['only by one channel', '通过信函收到政府信息公开申请2件。'],
    ['half the year', '上半年，我镇未收到政府信息公开申请。'],
    ['some months', '1月至6月未收到政府信息公开申请。'],
    ['another year', '2024年我镇未收到政府信息公开申请。'],
    ['last year', '与去年相比，去年收到政府信息公开申请2件。'],
    ['one outcome', '收到不予公开的政府信息公开申请0件。'],
    ['one kind of applicant', '未收到自然人提出的政府信息公开申请。'],
    ['reviews', '未收到因政府信息公开申请引发的行政复议。'],
    ['reviews behind the noun', '未发生政府信息公开申请行政复议案件。'],
    ['an office', '镇党政办公室未收到政府信息公开申请。'],
    ['villages', '各村（社区）未收到政府信息公开申请。'],
    ['fees', '未收到依申请公开信息处理费。'],
    ['a supposition', '如收到政府信息公开申请1件，应在3日内登记。'],
    ['other applications', '全年受理困难群众救助申请35件、建房申请12件。'],
    ['others than those', '除上述1件外，未收到其他政府信息公开申请。'],
    ['a rate', '收到政府信息公开申请较上年减少2件。'],
    ['a policy', '规范办理政府信息公开申请，做到件件有答复。'],
  ])('is not seen where it speaks of %s', (_, sentence) => expect(statements(sentence)).toEqual([]));

  test('may use a word that is part of the organ’s own name', () => {
    expect(statements('2025年，示例市政务服务中心未收到政府信息公开申请。', '示例市政务服务中心')).toEqual(['none 未收到政府信息公开申请']);
    expect(statements('2025年我局未收到政府信息公开申请。', '示例县教育局')).toEqual(['none 未收到政府信息公开申请']);
    expect(statements('2025年我局未收到政府信息公开申请。')).toEqual([]);
  });
});

describe('two names', () => {
  test.each([
    ['示例区人民政府', '示例市示例区人民政府办公室'],
    ['示例市人民政府', '示例市人民政府办公室'],
    ['示例镇', '示例县示例镇人民政府'],
    ['示例县教育体育局', '示例县教体局'],
    ['示例县发展和改革委员会', '示例县发展改革委'],
    ['示例县示例镇人民政府', '示例县人民政府办公室'],
    ['苏州市吴中区人民政府', '吴中区人民政府'],
    ['示例市市场监督管理局', '示例市市场监管局'],
    ['示例县住房和城乡建设局', '示例县住建局'],
    ['示例区示例街道办事处', '示例街道党政办公室'],
    ['示例市', '示例市人民政府'],
  ])('%s and %s are of one organ', (one, other) => {
    expect(isOtherOrgan(one, other)).toBe(false);
    expect(isOtherOrgan(other, one)).toBe(false);
  });

  test.each([
    ['示例县示例镇人民政府', '示例县样本镇人民政府'],
    ['示例县示例镇人民政府', '样本县示例镇人民政府'],
    ['示例县教育局', '示例县水利局'],
    ['示例县教育局', '样本县教育局'],
    ['示例区示例街道办事处', '示例区样本街道办事处'],
  ])('%s and %s are of two', (one, other) => {
    expect(isOtherOrgan(one, other)).toBe(true);
    expect(isOtherOrgan(other, one)).toBe(true);
  });
});

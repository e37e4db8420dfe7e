import { describe, expect, test } from 'vitest';
import { readReport } from '../../server/report/read-report.ts';
import { readTree } from '../../server/syntax/read-tree.ts';
import { plainPassage, sourceSpan, withoutEmphasis } from '../../server/text/passage.ts';

describe('marks of emphasis are no part of what is said', () => {
  test.each([
    ['**一、总体情况**', '一、总体情况'],
    ['**一、****总体情况**', '一、总体情况'],
    ['**一是**加强领导。**二是**规范。', '一是加强领导。二是规范。'],
    ['收到**3**件', '收到3件'],
    ['** 不是强调 **', '** 不是强调 **'],
    ['面积3**4', '面积3**4'],
    ['共***件', '共***件'],
  ])('%s reads %s', (source, text) => {
    expect(withoutEmphasis(plainPassage(source, 0, source.length)).text).toBe(text);
  });

  test('a span of the words leads back to the words in the source', () => {
    const source = '前文**二是**规范';
    const passage = withoutEmphasis(plainPassage(source, 0, source.length));
    const at = sourceSpan(passage, passage.text.indexOf('二是'), passage.text.indexOf('二是') + 2);
    expect(source.slice(at.start, at.end)).toBe('二是');
  });

  test('sections in bold type are sections', () => {
    const text = '**示例县示例镇2025年政府信息公开工作年度报告**\n\n**一、总体情况**\n\n公开信息12条。\n\n**二、主动公开政府信息情况**\n';
    expect(readReport(readTree(text)).sections.map(({ template }) => template.id)).toEqual(['overview', 'proactiveDisclosure']);
  });
});

describe('a report copied from a web page', () => {
  test.each([
    ['the way through the site', '首页 > 政务公开 > 政府信息公开年报'],
    ['the name of the column', '政府信息公开年报'],
    ['the title as a record', '标题：示例县示例镇2025年政府信息公开工作年度报告'],
  ])('%s above the title is not the title', (_, above) => {
    const report = readReport(readTree(`${above}\n示例县水务局2024年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n`));
    expect(report.title?.text).toBe('示例县水务局2024年政府信息公开工作年度报告');
    expect(report.organ).toBe('示例县水务局');
  });
});

import { describe, expect, test } from 'vitest';
import { encode } from '../../server/cli/encode.ts';
import { looksGarbled, looksLikeReport } from '../../client/detect.ts';

/** The lines of a text as an editor gives them; counts how many were asked for. */
function sourceOf(text: string) {
  const lines = text.split('\n');
  const asked = new Set<number>();
  const line = (index: number): string => {
    asked.add(index);
    return lines[index] ?? '';
  };
  return { lineCount: lines.length, line, asked };
}

const looks = (text: string): boolean => looksLikeReport(sourceOf(text));

const title = '# 示例县示例镇人民政府2025年政府信息公开工作年度报告';

describe('a report is recognised', () => {
  test('by its title and three section titles', () => {
    expect(looks(`${title}\n\n## 一、总体情况\n\n## 二、主动公开政府信息情况\n\n## 三、收到和处理政府信息公开申请情况\n`)).toBe(true);
  });

  test('by a title broken over lines, as a web page gives it, with sections that are no Markdown headings', () => {
    const text = `示例县示例镇人民政府\n2025年政府信息\n公开工作年度报告\n\n一、总体情况\n四、政府信息公开行政复议、行政诉讼情况\n六、其他需要报告的事项\n`;
    expect(looks(text)).toBe(true);
  });

  test('by the form that its front matter names, before anything else is written', () => {
    expect(looks('---\n机关: 示例县示例镇人民政府\n格式: 2021\n---\n')).toBe(true);
    expect(looks('\uFEFF---\r\n格式：2019\r\n---\r\n')).toBe(true);
  });

  test('with sections numbered in another way, or spaced', () => {
    expect(
      looks(`${title}\n3、收到和处理政府信息公开申请情况\n（四）政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题 及 改进情况\n`),
    ).toBe(true);
  });
});

describe('another document is left alone', () => {
  test('with the title alone, or with two sections', () => {
    expect(looks(title)).toBe(false);
    expect(looks(`${title}\n## 一、总体情况\n## 六、其他需要报告的事项\n`)).toBe(false);
  });

  test('when the same section title stands three times', () => {
    expect(looks(`${title}\n一、总体情况\n一、总体情况\n一、总体情况\n`)).toBe(false);
  });

  test('with the six section titles but another title', () => {
    expect(looks('# 示例县2025年政府工作报告\n一、总体情况\n二、主动公开政府信息情况\n六、其他需要报告的事项\n')).toBe(false);
  });

  test('when the titles stand in a code fence: somebody writes about reports', () => {
    const inside = '一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况';
    expect(looks(`${title}\n\`\`\`\n${inside}\n\`\`\`\n`)).toBe(false);
    expect(looks(`# 说明\n\`\`\`\n${title}\n\`\`\`\n${inside}\n`)).toBe(false);
  });

  test('when 格式 stands outside the front matter, or in that of another document', () => {
    expect(looks('格式: 2021\n')).toBe(false);
    expect(looks('---\ntitle: 说明\n---\n格式: 2021\n')).toBe(false);
  });
});

describe('the price of a look', () => {
  test('is forty lines for a document that is no report', () => {
    const source = sourceOf('正文\n'.repeat(100_000));
    expect(looksLikeReport(source)).toBe(false);
    expect(source.asked.size).toBe(40);
  });

  test('ends with the third section title', () => {
    const source = sourceOf(`${title}\n一、总体情况\n二、主动公开政府信息情况\n六、其他需要报告的事项\n${'正文\n'.repeat(100_000)}`);
    expect(looksLikeReport(source)).toBe(true);
    expect(source.asked.size).toBeLessThanOrEqual(40);
  });

  test('is bounded on one endless line', () => {
    expect(looks(`${title}${'政府信息公开工作年度'.repeat(1_000_000)}`)).toBe(false);
  });
});

describe('a text in another encoding', () => {
  const report = `${title}\n\n一、总体情况\n\n全年通过县政府门户网站主动公开政府信息126条。\n`;

  test('is told by its first lines', () => {
    const garbled = new TextDecoder('utf-8').decode(encode({ text: report, encoding: 'gb18030', bom: false }));
    expect(looksGarbled(sourceOf(garbled))).toBe(true);
    expect(looksGarbled(sourceOf(report))).toBe(false);
    expect(looksGarbled(sourceOf(`# notes\n\nbroken here: \ufffd\ufffd\n`))).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { createLinking } from '../../server/service/linked.ts';
import { rename } from '../../server/service/rename.ts';
import { readDocument } from '../../server/service/read-document.ts';

const REPORT = `---
机关: 示例县示例镇人民政府
年度: 2025
格式: 2021
上年: 示例县示例镇人民政府2024年报告.md
---

# 示例县示例镇人民政府2025年政府信息公开工作年度报告

本报告由示例县示例镇人民政府根据《示例县2025年政务公开工作要点》（示政办〔2025〕3号）编制，统计期限自2025年1月1日起至2025年12月31日止。

## 一、总体情况

2025年，示例镇坚持公开为常态，较2024年增加20条，2025年5月20日开通专栏，落实2025年修订的办法和2021—2025年规划。示例镇小学的网页由“示例镇人民政府”公众号链接。

2025年度，示例镇人民政府门户网站公开126条，截至2025年12月31日无积压。样本县示例镇不在其内。2024年、2025年两年持平，同2025年一样。

## 六、其他需要报告的事项

2025年未收取政府信息公开信息处理费。

示例县示例镇人民政府

2026年1月20日
`;

const reading = (text: string) => readDocument({ uri: 'a.md', version: 1, text, kind: 'text' });

/** The report with a cursor behind the first characters of the words, and the places that are linked in brackets. */
function linked(words: string, behind: number, text = REPORT): { readonly marked: string[]; readonly pattern: RegExp } | undefined {
  const found = createLinking().places(reading(text), text.indexOf(words) + behind);
  if (!found) return undefined;
  const marked = found.places.map(
    ({ start, end }) => `${text.slice(start - 3, start)}[${text.slice(start, end)}]${text.slice(end, end + 3)}`,
  );
  return { marked: marked.map((one) => one.replaceAll('\n', '⏎')), pattern: new RegExp(found.pattern) };
}

/** VS Code's reading of the pattern: what is typed counts as long as it is matched whole. */
const goesBy = (pattern: RegExp, text: string): boolean => pattern.exec(text)?.[0] === text;

describe('the year', () => {
  const YEARS = [
    '度: [2025]⏎格式',
    '民政府[2025]年政府',
    '期限自[2025]年1月',
    '日起至[2025]年12',
    '况⏎⏎[2025]年，示',
    '。⏎⏎[2025]年度，',
    '，截至[2025]年12',
    '项⏎⏎[2025]年未收',
  ];

  test.each([
    ['the title', '2025年政府信息公开工作', 2],
    ['the front matter', '2025\n格式', 0],
    ['the end of the period', '2025年12月31日止', 4],
    ['the prose', '2025年未收取', 1],
  ])('in %s is linked wherever it is the year of the report', (_, words, behind) => {
    expect(linked(words, behind)?.marked).toEqual(YEARS);
  });

  test.each([
    ['the name of a document', '2025年政务公开'],
    ['a document number', '2025〕'],
    ['the date of an event', '2025年5月'],
    ['the year of a document', '2025年修订'],
    ['a stretch of years', '2025年规划'],
    ['last year', '2024年增加'],
    ['an enumeration of years', '2025年两年'],
    ['a comparison', '2025年一样'],
    ['the date of the signature', '2026年1月'],
    ['the path of last year’s report', '2024年报告'],
  ])('in %s is linked with nothing', (_, words) => {
    expect(linked(words, 1)).toBeUndefined();
  });

  test('may be taken away and written anew in the title; in a sentence a digit that goes ends the connection', () => {
    const own = linked('2025年政府信息公开工作', 4)?.pattern;
    const prose = linked('2025年未收取', 4)?.pattern;
    expect(own && ['', '20', '2026'].map((text) => goesBy(own, text))).toEqual([true, true, true]);
    expect(own && ['2025年', '2025在', '20256'].map((text) => goesBy(own, text))).toEqual([false, false, false]);
    expect(prose && ['2026', '202', ''].map((text) => goesBy(prose, text))).toEqual([true, false, false]);
  });
});

describe('the organ', () => {
  test('is linked under the name that it has there', () => {
    const full = [
      '关: [示例县示例镇人民政府]⏎年度',
      '⏎# [示例县示例镇人民政府]202',
      '报告由[示例县示例镇人民政府]根据《',
      '。⏎⏎[示例县示例镇人民政府]⏎⏎2',
    ];
    expect(linked('示例县示例镇人民政府2025年', 4)?.marked).toEqual(full);
    expect(linked('示例县示例镇人民政府根据', 4)?.marked).toEqual(full);
  });

  test.each([
    ['a quotation', '示例镇人民政府”'],
    ['another place that lies there', '示例镇小学'],
    ['a place of the same name elsewhere', '示例镇不在'],
  ])('inside %s is linked with nothing', (_, words) => {
    expect(linked(words, 2)).toBeUndefined();
  });

  test('in a sentence is not linked where words are written before or behind it', () => {
    expect(linked('示例县示例镇人民政府根据', 0)).toBeUndefined();
    expect(linked('示例县示例镇人民政府根据', 10)).toBeUndefined();
    const pattern = linked('示例县示例镇人民政府根据', 5)?.pattern;
    expect(pattern && ['示例县样本镇人民政府', '示例县人民政府'].map((text) => goesBy(pattern, text))).toEqual([true, true]);
    expect(
      pattern && ['示例县示例镇人民政府认真', '我示例县示例镇人民政府', '示例县示例镇人'].map((text) => goesBy(pattern, text)),
    ).toEqual([false, false, false]);
  });
});

describe('while it is written', () => {
  const linking = () => {
    const own = createLinking();
    const title = REPORT.indexOf('# 示例县示例镇');
    own.places(reading(REPORT), title + 13);
    return { own, title };
  };

  test.each(['202', '20', '', '2', '2026'])('as “%s” the year stays linked with all its places', (written) => {
    const { own, title } = linking();
    const found = own.places(reading(REPORT), title + 13)?.places ?? [];
    expect(found.length).toBe(8);
    const text = applyEdits(
      REPORT,
      found.map((at) => ({ at, newText: written })),
    );
    const offset = text.indexOf('年政府信息公开工作年度报告');
    const after = own.places(reading(text), offset);
    expect(after?.places.map(({ start, end }) => text.slice(start, end))).toEqual(Array(8).fill(written));
    const again = applyEdits(
      text,
      (after?.places ?? []).map((at) => ({ at, newText: '2025' })),
    );
    expect(again).toBe(REPORT);
  });

  test('the connection ends when something else changes, or only one of the places', () => {
    const { own } = linking();
    const text = REPORT.replace('政府2025年政府', '政府202年政府');
    expect(own.places(reading(text), text.indexOf('202年政府') + 3)).toBeUndefined();
    const { places = [] } = createLinking().places(reading(REPORT), REPORT.indexOf('# 示例县示例镇') + 13) ?? {};
    const all = applyEdits(
      REPORT,
      places.map((at) => ({ at, newText: '202' })),
    );
    expect(own.places(reading(all), all.indexOf('202年政府') + 3)?.places.length).toBe(8);
  });
});

test('nothing is linked in a document that is no report', () => {
  expect(linked('示例镇', 1, '# 示例镇的会议\n\n示例镇召开会议。2025年，2025年。\n')).toBeUndefined();
});

const renamed = (words: string, to: string, text = REPORT): string => {
  const found = rename(reading(text), text.indexOf(words) + 1, to);
  return 'reason' in found ? String(found.reason) : applyEdits(text, found.edits);
};

describe('renaming', () => {
  test('the year writes another where the report’s own is meant, and nothing else', () => {
    const after = renamed('2025年政府信息公开工作', '2026');
    expect(after).toContain('年度: 2026');
    expect(after).toContain('政府2026年政府信息公开工作年度报告');
    expect(after).toContain('《示例县2025年政务公开工作要点》（示政办〔2025〕3号）编制，统计期限自2026年1月1日起至2026年12月31日止');
    expect(after).toContain('较2024年增加20条，2025年5月20日开通专栏，落实2025年修订的办法和2021—2025年规划');
    expect(after).toContain('2026年1月20日');
    expect(after.match(/2026/g)?.length).toBe(9);
  });

  test('a town writes its short names too, each with its own parts', () => {
    const after = renamed('示例县示例镇人民政府2025', '示例县样本街道办事处');
    expect(after).toContain('机关: 示例县样本街道办事处\n');
    expect(after).toContain('上年: 示例县示例镇人民政府2024年报告.md');
    expect(after).toContain('# 示例县样本街道办事处2025年');
    expect(after).toContain('2025年，样本街道坚持公开');
    expect(after).toContain('2025年度，样本街道办事处门户网站');
    expect(after).toContain('示例镇小学的网页由“示例镇人民政府”公众号');
    expect(after).toContain('样本县示例镇不在其内');
  });

  test('a town by its short name', () => {
    const after = renamed('示例镇坚持', '样本镇');
    expect(after).toContain('# 示例县样本镇人民政府2025年');
    expect(after).toContain('2025年度，样本镇人民政府门户网站');
    expect(after).toContain('\n示例县样本镇人民政府\n\n2026年');
  });

  test('a bureau renames its full name', () => {
    const text =
      '# 示例县教育局2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n示例县教育局认真落实，市教育局指导，县教育局公开。\n\n示例县教育局\n\n2026年1月5日\n';
    const after = renamed('示例县教育局2025', '示例县教育体育局', text);
    expect(after.match(/示例县教育体育局/g)?.length).toBe(3);
    expect(after).toContain('市教育局指导，县教育局公开');
  });

  test.each([
    ['2025年政府信息公开工作', '明年', '年度写作“明年”，应为四位年份'],
    ['示例县示例镇人民政府2025', 'a|b', '机关写作“a|b”，应为机关名称'],
    ['126条', '130', '光标处不是本报告的机关或年度'],
  ])('%s to %s is refused', (words, to, reason) => expect(renamed(words, to)).toBe(reason));
});

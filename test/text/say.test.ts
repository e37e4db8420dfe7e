import { expect, test } from 'vitest';
import { inChinese, listed, say, toText } from '../../server/text/say.ts';

const english = {
  '“{0}”{1}': '“{0}” {1}',
  '表{0}': 'Table {0}',
  '{0}写作 {1}，应为 {2}': '{0}: should be {2}, says {1}',
  '，漏了“不”字': ', lacks “不”',
};

test('a text is joined in Chinese and looked up in English', () => {
  const message = say`${say`表${3}`}写作 ${7}，应为 ${9}`;
  expect(inChinese(message)).toBe('表3写作 7，应为 9');
  expect(`${message}`).toBe('表3写作 7，应为 9');
  expect(toText(message)).toBe('表3写作 7，应为 9');
  expect(toText(message, english)).toBe('Table 3: should be 9, says 7');
});

test('the user’s own words stand as they are, braces and all', () => {
  expect(toText('原文 {0}', english)).toBe('原文 {0}');
  expect(toText(say`表${'{1} $&'}`, english)).toBe('Table {1} $&');
});

test('a text without English is said in Chinese', () => {
  expect(toText(say`没有译文${1}`, english)).toBe('没有译文1');
});

test('lists have the marks of their language', () => {
  const names = listed([say`表${2}`, say`表${3}`, '甲']);
  expect(inChinese(names)).toBe('表2、表3、甲');
  expect(toText(names, english)).toBe('Table 2, Table 3, 甲');
  expect(toText(listed([say`表${1}`]), english)).toBe('Table 1');
  expect(inChinese(listed([1]))).toBe('1');
  expect(inChinese(listed([], '；'))).toBe('');
});

test('English says one thing of one and another of many', () => {
  const texts = { '{0} 份，{1} 格': '{0} {0|report|reports}, {1} {1|cell is|cells are} blank' };
  expect(toText(say`${1} 份，${2} 格`, texts)).toBe('1 report, 2 cells are blank');
  expect(toText(say`${0} 份，${1} 格`, texts)).toBe('0 reports, 1 cell is blank');
});

import { expect, test } from 'vitest';
import { previewTables } from '../../server/service/preview.ts';
import { correct, wrong } from '../lsp/sample.ts';

test('each standard table is shown once in its official form, in place of the lines that it stands for', () => {
  const lines = correct.split('\n');
  const tables = previewTables(correct);
  for (const { firstLine, lastLine } of tables) {
    expect(lines[firstLine]?.startsWith('|')).toBe(true);
    expect(lines[firstLine - 1]).toBe('');
    expect(lines[lastLine]?.startsWith('|')).toBe(true);
    expect(lines[lastLine + 1]).toBe('');
  }
  const shown = tables.filter(({ html }) => html !== '').map(({ html }) => html.match(/<tr>/g)?.length);
  expect(shown).toEqual([14, 28, 4]);
  expect(tables.map(({ html }) => html).join('')).not.toContain('nianbao-mark');
});

test('a wrong figure is marked by a sign and its message, and what stands in a cell is text', () => {
  const html = (text: string) =>
    previewTables(text)
      .map((table) => table.html)
      .join('');
  expect(html(wrong).match(/class="nianbao-mark" title="[^"]*应为[^"]*">✗ /g)?.length).toBe(1);
  const nasty = correct.replace(/\| +4 \| +1 \|/, '| &lt;b onclick=x&gt;4 | 1 |');
  expect(html(nasty)).toContain('&lt;b onclick=x&gt;4');
  expect(html(nasty)).not.toContain('<b ');
});

test.each([
  ['no report', '# 会议记录\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n'],
  ['a table still being written', correct.slice(0, correct.indexOf('| 三、（七）') + 20)],
  ['nothing', ''],
])('%s is shown as it is', (_, text) => {
  expect(previewTables(text).filter(({ html }) => html.includes('本年度办理结果'))).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { convertPieceRequest } from '../../server/protocol.ts';
import { connect } from './connect.ts';
import { correct } from './sample.ts';

async function pasted(text: string, kind: 'text' | 'page'): Promise<string | undefined> {
  await using client = await connect();
  const answer: { text: string } | null = await client.connection.sendRequest(convertPieceRequest.method, { text, kind });
  return answer?.text;
}

/** Table four as the notice prints it, the way a word processor puts it on the clipboard. */
const cell = (text: string, span = '') =>
  `<td${span} style='border:solid windowtext 1.0pt'><p class=MsoNormal align=center><span lang=EN-US>${text}<o:p></o:p></span></p></td>`;
const OUTCOMES = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const FROM_WORD = [
  '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment--><table class=MsoNormalTable>',
  `<tr>${cell('行政复议', ' colspan=5')}${cell('行政诉讼', ' colspan=10')}</tr>`,
  `<tr>${OUTCOMES.map((name) => cell(name, ' rowspan=2')).join('')}${cell('未经复议直接起诉', ' colspan=5')}${cell('复议后起诉', ' colspan=5')}</tr>`,
  `<tr>${[...OUTCOMES, ...OUTCOMES].map((name) => cell(name)).join('')}</tr>`,
  `<tr>${[1, 2, 0, 0, 3, 0, 0, 0, 0, 0, 4, 0, 1, 0, 5].map((figure) => cell(String(figure))).join('')}</tr>`,
  '</table><!--EndFragment--></body></html>',
].join('\r\n');

describe('a table copied from', () => {
  test('a word processor becomes the standard table, each figure in its column', async () => {
    expect(await pasted(FROM_WORD, 'page')).toBe(
      [
        '| 类别                       | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |',
        '| :------------------------- | -------: | -------: | -------: | -------: | ---: |',
        '| 行政复议                   |        1 |        2 |        0 |        0 |    3 |',
        '| 行政诉讼：未经复议直接起诉 |        0 |        0 |        0 |        0 |    0 |',
        '| 行政诉讼：复议后起诉       |        4 |        0 |        1 |        0 |    5 |',
        '',
      ].join('\n'),
    );
  });

  test('a spreadsheet too, and what has no place in it stands below', async () => {
    const rows = correct
      .split('\n')
      .filter((line) => /^\| (?:项目|[一二]、|三、（|四、结转)/.test(line))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((text) => text.trim())
          .join('\t'),
      );
    const extra = ['本单位自设的一行', ...Array.from({ length: 7 }, () => '9')].join('\t');
    const text = await pasted([...rows, extra].join('\r\n'), 'text');
    const table = correct.slice(correct.indexOf('| 项目'), correct.indexOf('\n\n', correct.indexOf('| 项目')));
    expect(text?.startsWith(table)).toBe(true);
    expect(text?.slice(table.length)).toContain('【待核】');
    expect(text?.slice(table.length)).toContain('本单位自设的一行\t9');
  });

  test('somewhere else is pasted as it is', async () => {
    expect(await pasted('<table><tr><td>姓名</td><td>电话</td></tr><tr><td>甲</td><td>1</td></tr></table>', 'page')).toBeUndefined();
    expect(await pasted('甲\t1\n乙\t2\n', 'text')).toBeUndefined();
    expect(await pasted('', 'page')).toBeUndefined();
    expect(await pasted('<table><tr><td', 'page')).toBeUndefined();
  });
});

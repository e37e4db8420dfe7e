import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTree } from '../../server/syntax/read-tree.ts';
import type { Grid } from '../../server/syntax/tree.ts';
import { sourceSpan } from '../../server/text/passage.ts';

const grids = (text: string, kind: 'text' | 'page' = 'text'): readonly Grid[] =>
  readTree(text, kind).blocks.filter((block) => block.type === 'table');
const rows = (text: string, kind: 'text' | 'page' = 'text'): readonly string[] =>
  grids(text, kind).flatMap((grid) => grid.rows.map((row) => row.cells.map((cell) => cell.text || '·').join(' | ')));
const kinds = (text: string): readonly string[] =>
  readTree(text).blocks.map((block) => (block.type === 'table' ? `table ${block.shape}` : block.type));

describe('wrapped prose of a PDF', () => {
  const filler = '认真办理群众来信、回应社会关切、优化栏目设置、公开重点领域信息、加强学习培训、提高业务水平、'.repeat(2);
  const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2000' ? 2 : 1), 0);
  /** A line of 76 columns that ends in the given words. */
  const line = (end: string): string => {
    const room = 76 - widthOf(end);
    return ` ${filler.slice(0, Math.floor(room / 2))}${end}`;
  };
  const page = (...ends: readonly string[]): string => [...ends.map(line), ' 确保应公开尽公开。'].join('\n');

  test('a line that ends in a figure behind a blank is prose', () => {
    expect(kinds(page('，', '，', '，逐件归档，共收到政府信息公开申请 185674', '，', '，'))).toEqual(['paragraph']);
  });

  test('the first half of a telephone number at the end of a wrapped line is no figure of a table', () => {
    const text = '如对本报告有疑问，请与示例镇人民政府联\n系（地址：示例路8号，邮编：000000，电话：0000\n-12345678）。\n';
    expect(readTree(text).blocks.filter(({ type }) => type === 'table')).toEqual([]);
  });

  test('五， of a 第 at the end of the line above opens no paragraph', () => {
    const text = page('，', '，', '第四，加强平台建设；第', '，', '，').split('\n');
    expect(kinds(text.map((one, i) => (i === 3 ? ` 五，${one.trim().slice(2)}` : one)).join('\n'))).toEqual(['paragraph']);
  });
});

describe('a section heading above a table in text without marks', () => {
  const table = ['行政复议', '行政诉讼', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计', '0', '0', '0', '0', '0'].join('\n');

  test.each(['四、政府信息公开行政复议、行政诉讼情况', '4.政府信息公开行政复议、行政诉讼情况', '政府信息公开行政复议、行政诉讼情况'])(
    '%s',
    (heading) => {
      expect(kinds(`总计\n0\n0\n0\n${heading}\n${table}\n`)).toEqual(['table lines', 'paragraph', 'table lines']);
    },
  );
});

describe('five shapes become the same grid', () => {
  const expected = ['项目 | 自然人 | 总计', '一、新收 | 3 | 4'];

  test.each([
    ['pipe rows', '| 项目 | 自然人 | 总计 |\n| :--- | ---: | ---: |\n| 一、新收 | 3 | 4 |\n'],
    ['pipe rows of a web page', '项目 | 自然人 | 总计\n一、新收 | 3 | 4\n\n一段文字。\n'],
    ['tabs', '项目\t自然人\t总计\n一、新收\t3\t4\n'],
    ['a cell per line behind a tab', '\t项目\n\t自然人\n\t总计\n\n\t一、新收\n\t3\n\t4\n'],
    ['HTML', '<table><tr><th>项目</th><th>自然人</th><th>总计</th></tr>\n<tr><td>一、新收</td><td>3</td><td>4</td></tr></table>\n'],
    [
      'HTML as word processors write it',
      '<TABLE border=0><TBODY><TR><TD><P><SPAN style="x">项目</SPAN></P><TD><P>自然人&nbsp;<TD>总计<TR><TD>一、新收<TD>&nbsp;3<TD><p><b>4</b></p></TABLE>\n',
    ],
    ['aligned text', '   项目         自然人   总计\n   一、新收       3      4\n'],
  ])('%s', (_, text) => {
    expect(rows(text)).toEqual(expected);
  });

  test('cells per line with a tab behind each: an empty line ends a row, a tab alone is an empty cell, a line without a tab goes on', () => {
    const text =
      '项目\t\n法人或其\n他组织\t\n总计\t\n\n一、新收\t\n3\t\n4 \t\n\n二、上年结转\t\n\t\n5\t\n\n四、政府信息公开行政复议、行政诉讼情况\n\n';
    expect(rows(text)).toEqual(['项目 | 法人或其\n他组织 | 总计', '一、新收 | 3 | 4', '二、上年结转 | · | 5']);
    expect(kinds(text)).toEqual(['table lines', 'paragraph']);
    expect(rows(text.replaceAll('\n', '\r\n'))).toEqual(rows(text));
  });

  test('cells per line with a tab behind each: the last of a row may have none, and rows may follow one another', () => {
    const expected = ['一、新收 | 3 | 4', '二、上年结转 | 1 | 5'];
    expect(rows('一、新收\t\n3\t\n4\n\n二、上年结转\t\n1\t\n5\n')).toEqual(expected);
    expect(rows('一、新收\t\n3\t\n4\t\n二、上年结转\t\n1\t\n5\t\n')).toEqual(expected);
    expect(rows('一、新收\n\t\n3\n\t\n4\n\t\n7\n\n二、上年结转\n\t\n1\n\t\n5\n\t\n6\n')).toEqual([
      '一、新收 | 3 | 4 | 7',
      '二、上年结转 | 1 | 5 | 6',
    ]);
  });

  test.each(['、', '*', '＊', '…'])('%s alone in a line stands for nothing beside a figure or below a label', (mark) => {
    expect(rows(`行政许可\n${mark}\n行政处罚\n3\n${mark}\n4\n行政强制\n${mark}\n${mark}\n0\n`)).toEqual([
      `行政许可 | ${mark}`,
      `行政处罚 | 3 | ${mark} | 4`,
      `行政强制 | ${mark} | ${mark} | 0`,
    ]);
  });

  test('a number on a line of its own belongs to the label below it, and where 、 is torn from it, it is no figure of the row above', () => {
    expect(rows('（五）不予处理\n1.\n信访举报\n3\n0\n4\n2.\n重复申请\n0\n0\n5\n')).toEqual([
      '（五）不予处理 | 1. | 信访举报 | 3 | 0 | 4',
      '2. | 重复申请 | 0 | 0 | 5',
    ]);
    expect(rows('信访举报\n3\n0\n2\n、\n重复申请\n0\n0\n5\n')).toEqual(['信访举报 | 3 | 0', '2 | 、 | 重复申请 | 0 | 0 | 5']);
    expect(rows('信访举报\n3\n0\n2\n、\n3.重复申请\n0\n0\n5\n')).toEqual(['信访举报 | 3 | 0 | 2 | 、', '3.重复申请 | 0 | 0 | 5']);
  });

  test('running numbers are left out though a cell or a label is lost, so that no row is made whole by one', () => {
    const lines = ['一', '二', '三', '四', '五', '六', '七'].flatMap((label, i) => [String(i + 1), `${label}行`, '9', '8', '7']);
    const lost = (...at: number[]): string => lines.filter((_, i) => !at.includes(i)).join('\n');
    expect(rows(lost(13)).slice(1, 4)).toEqual(['二行 | 9 | 8 | 7', '三行 | 9 | 7', '四行 | 9 | 8 | 7']);
    expect(rows(lost(15)).slice(1, 4)).toEqual(['二行 | 9 | 8 | 7', '三行 | 9 | 8 | 7', '四行 | 9 | 8 | 7']);
  });

  test('cells per line with a tab behind each: a page that ends in a row does not end it, and a bracket may open in a line above the first tab', () => {
    const text = '（本列数据的\n勾稽关系）\t\n总计\t\n\n一、新收\t\n3\t\n\n- 5 -\n\n4\t\n\n二、上年结转\t\n1\t\n5\t\n';
    expect(rows(text)).toEqual(['（本列数据的\n勾稽关系） | 总计', '一、新收 | 3 | 4', '二、上年结转 | 1 | 5']);
  });

  test('prose whose lines end in a tab is no table, nor are the fields of another table among such lines', () => {
    expect(kinds('本机关认真落实条例。\t\n全年公开信息12条。\t\n')).not.toContain('table lines');
    expect(kinds('统计表\t\n3\t\n4\t\n5\t\n自然人\t法人\t总计\n1\t2\t3\n')).not.toContain('table lines');
  });

  test('cells per line without tabs: a label after a figure opens a row', () => {
    expect(rows('自然人\n总计\n新收数量\n3\n4\n结转数量\n0\n0\n')).toEqual(['自然人 | 总计 | 新收数量 | 3 | 4', '结转数量 | 0 | 0']);
  });

  test('aligned: 三、本年度办理结果 with a character per line goes on with no label beside it', () => {
    const rows = ['     （一）予以公开      0   0   1', ...[...'三、本年度办理结果'], '     （二）部分公开      0   2   3'].join('\n');
    const labels = readTree(`一、本年新收政府信息公开申请数量   4   0   5\n${rows}\n`)
      .blocks.flatMap((block) => (block.type === 'table' ? block.rows : []))
      .map(({ cells }) => cells[0]?.text);
    expect(labels).toEqual(['一、本年新收政府信息公开申请数量', '（一）予以公开', '三、本年度办理结果', '（二）部分公开']);
  });

  test('aligned: 处理 below （六）其他 completes it, though a label that goes on stands as near', () => {
    const text = [
      '        （六）其他    1.申请人无正当理由逾期不补正、行政机关   0   0   1',
      '            处理  不再处理其政府信息公开申请',
      '                  2.申请人逾期未按收费通知要求缴纳费用   0   2   3',
    ].join('\n');
    const labels = readTree(`    （五）不予处理   5.重复申请   4   0   5\n${text}\n`)
      .blocks.flatMap((block) => (block.type === 'table' ? block.rows : []))
      .flatMap(({ cells }) => cells.map((cell) => cell.text));
    expect(labels).toContain('（六）其他处理');
    expect(labels).toContain('1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请');
  });

  test('aligned: 果 below 度办理结 completes it, though the label beside it stands as near', () => {
    const text = [
      '   三、本年',
      '   度办理结  （七）总计                        44       0      61',
      '     果',
      '',
      '   四、结转下年度继续办理                          0     0      3',
    ].join('\n');
    const labels = readTree(`   自然人  商业企业  总计\n${text}\n`)
      .blocks.flatMap((block) => (block.type === 'table' ? block.rows : []))
      .map(({ cells }) => cells[0]?.text);
    expect(labels).toEqual(['自然人', '三、本年度办理结果', '（七）总计', '四、结转下年度继续办理']);
  });

  test('aligned: figures beside a piece of 三、本年度办理结果 belong to the row whose label stands above them', () => {
    const text = [
      '     （一）予以公开                0     0      2',
      '     （二）部分公开（区分处理的，只计这一',
      ' 三、本  情形，不计其他情形）',
      ' 年度办                       4     5      9',
      ' 理结果      1、属于国家秘密          0      0      0',
    ].join('\n');
    const rows = readTree(`   自然人  商业企业  总计\n${text}\n`)
      .blocks.flatMap((block) => (block.type === 'table' ? block.rows : []))
      .map(({ cells }) => cells.map((cell) => cell.text.replace(/\s/g, '')));
    expect(rows).toContainEqual(['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '4', '5', '9']);
    expect(rows).toContainEqual(['三、本年度办理结果']);
  });

  test('aligned by display columns: 2、 whose words go on below, beside a merged cell, heads no part of the report', () => {
    const text = [
      '                         1、申请人无正当理由逾期   0   0   1',
      '                         2、申请人逾期未按收费',
      '         （六）其他处理  通知要求缴纳费用',
      '                                                   0   2   3',
    ].join('\n');
    const blocks = readTree(`    （五）不予处理   5、重复申请   4   0   5\n${text}\n`).blocks;
    expect(blocks.map(({ type }) => type)).toEqual(['table']);
    const rows = blocks.flatMap((block) => (block.type === 'table' ? block.rows : []));
    expect(rows.map(({ cells }) => cells.map((cell) => cell.text))).toContainEqual([
      '2、申请人逾期未按收费通知要求缴纳费用',
      '0',
      '2',
      '3',
    ]);
  });

  test('what is no table stays a paragraph', () => {
    expect(kinds('全年公开信息12条，其中：\n\n- 文件 3 件\n\n联系电话：0000-1234567\t地址：示例路1号\n')).not.toContain('table tab');
  });
});

describe('HTML', () => {
  test('rowspan and colspan move what stands beside and below them', () => {
    const [grid] = grids('<table><tr><td rowspan="2">甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr></table>');
    expect(grid?.rows.map((row) => row.cells.map((cell) => cell.column))).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test('a table that only lays out the page is prose around the table inside it', () => {
    const text = '<table><tr><td><p>导语。</p><table><tr><td>甲</td><td>1</td></tr></table>结语。</td></tr></table>';
    const tree = readTree(text, 'page');
    expect(tree.blocks.map((block) => (block.type === 'table' ? 'table' : block.passage.text))).toEqual(['导语。', 'table', '结语。']);
  });

  test('a page drops script, style and navigation, and resolves entities', () => {
    const tree = readTree(
      '<html><head><title>x</title><style>p{}</style></head><body><nav>首页</nav><h1>标&#39064;</h1><script>1<2</script><p>甲&amp;乙</p></body></html>',
      'page',
    );
    expect(tree.blocks.map((block) => block.type !== 'table' && block.passage.text)).toEqual(['标题', '甲&乙']);
  });

  test('a finding in a page leads back to the source behind an entity', () => {
    const text = '<p>甲&nbsp;&amp;其它</p>';
    const [block] = readTree(text, 'page').blocks;
    if (block?.type !== 'paragraph') throw new Error('no paragraph');
    const at = block.passage.text.indexOf('其它');
    const span = sourceSpan(block.passage, at, at + 2);
    expect(text.slice(span.start, span.end)).toBe('其它');
  });
});

describe('where things stand', () => {
  test('a cell is its figure without the spaces; a blank is the space between its delimiters', () => {
    const text = '| 甲 |  3 |   |\n| - | - | - |\n';
    const cells = grids(text)[0]?.rows[0]?.cells ?? [];
    expect(cells.map(({ span }) => text.slice(span.start, span.end))).toEqual(['甲', '3', '   ']);
  });

  test('a pipe row is half-written until its closing pipe, and complete with it', () => {
    expect(grids('| 甲 | 1 |\n| 乙 | 2')[0]?.halfWritten).toBe(true);
    expect(grids('| 甲 | 1 |\n| 乙 | 2 |')[0]?.halfWritten).toBe(false);
  });

  test('front matter is read with its lists, also behind a BOM', () => {
    const tree = readTree('\ufeff---\n机关: 示例局\n下级:\n  - 甲.md\n  - 乙.md\n---\n正文\n');
    expect(tree.frontMatter?.entries.map(({ key, values }) => [key, ...values.map(({ text }) => text)])).toEqual([
      ['机关', '示例局'],
      ['下级', '甲.md', '乙.md'],
    ]);
  });

  test('lines that a PDF wrapped are one paragraph, the page number between them left out', () => {
    const line = '本机关认真落实条例各项规定全面推进信息公开工作有力有序开展取得了';
    const text = `${line}\n${line}\n${line}\n- 3 -\n${line}\n新的成效。\n`;
    expect(readTree(text).blocks).toHaveLength(1);
  });

  test('code fences and comments are kept out of the prose', () => {
    const tree = readTree('```\n| 1 |\n```\n\n<!-- nianbao-disable-file typo: 试 -->\n正文<!-- 注 -->续\n');
    expect(tree.blocks.map((block) => (block.type === 'paragraph' ? [block.code === true, block.passage.text] : block.type))).toEqual([
      [true, '```\n| 1 |\n```'],
      [false, '正文续'],
    ]);
    expect(tree.comments).toHaveLength(2);
  });
});

test('no text makes the reader throw, and every span lies in the text and in order', () => {
  const piece = fc.constantFrom(
    '|',
    '\t',
    '\n',
    '\r\n',
    '一、',
    '（一）',
    '1.',
    '0',
    '３',
    ' ',
    '\u3000',
    '<table>',
    '<td>',
    '</tr>',
    '</table>',
    '<!--',
    '-->',
    '```',
    '---',
    '#',
    '政府信息公开',
    '总计',
    '&nbsp;',
    '𠮷',
    '。',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 120 }).map((parts) => parts.join('')),
      fc.constantFrom('text' as const, 'page' as const),
      (text, kind) => {
        for (const block of readTree(text, kind).blocks) {
          expect(block.span.start).toBeGreaterThanOrEqual(0);
          expect(block.span.end).toBeLessThanOrEqual(text.length);
          if (block.type === 'table')
            for (const row of block.rows) for (const cell of row.cells) expect(cell.span.end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
    { numRuns: 400 },
  );
});

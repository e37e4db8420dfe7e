import { describe, expect, test } from 'vitest';
import { check, read, valuesOf } from '../generate/reading.ts';

const TITLE = '示例县示例镇人民政府2024年政府信息公开工作年度报告';
const three = (body: string): string =>
  `${TITLE}\n\n三、收到和处理政府信息公开申请情况\n\n${body}\n\n四、政府信息公开行政复议、行政诉讼情况\n`;
const HEADER = ['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const pipe = (rows: readonly (readonly string[])[]): string => rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
const applications = (text: string) => valuesOf(read(text)).applications ?? {};
const figures = (text: string): readonly (number | null)[] => Object.values(applications(text)).filter((value) => value !== null);

describe('pages that end inside a table', () => {
  const cells = [
    ...HEADER,
    ...['一、本年新收政府信息公开申请数量', '4', '1', '0', '0', '0'],
    ...['1', `\f${TITLE}`],
    ...['0', '5', '二、上年结转政府信息公开申请数量', '0', '0', '2', '0', '0', '0'],
    ...['2', `\f${TITLE}`],
    ...['2', '（一）予以公开', '4', '1', '2', '0', '0', '0', '7'],
  ];

  test('a cell per line: bare numbers that count the pages are no cells', () => {
    const values = applications(three(cells.join('\n')));
    expect(values).toMatchObject({ 'newReceived.naturalPerson': 4, 'newReceived.total': 5, 'carriedOver.total': 2 });
    expect(values['carriedOver.legalEntity.researchInstitution']).toBe(2);
  });

  test('a cell per line: numbers above a new page that do not count pages are cells', () => {
    const one = cells.map((text, i) => (text === '2' && cells[i + 1]?.startsWith('\f') ? '9' : text));
    expect(applications(three(one.join('\n')))).not.toMatchObject({ 'newReceived.total': 5 });
  });

  test('第 1 页 共 9 页 is no cell and no row', () => {
    const body = cells
      .filter((text) => !text.startsWith('\f'))
      .map((text, i, all) => (i === all.indexOf('1', 14) || (text === '2' && all[i + 1] === '2') ? `第 ${text} 页 共 9 页` : text));
    expect(body.filter((text) => text.startsWith('第'))).toHaveLength(2);
    expect(applications(three(body.join('\n')))).toMatchObject({ 'newReceived.total': 5, 'carriedOver.total': 2 });
    const aligned = '一、本年新收政府信息公开申请数量 4 1 0 0 0 0 5\n第 1 页 共 9 页\n二、上年结转政府信息公开申请数量 0 0 2 0 0 0 2';
    expect(figures(three(`${HEADER.join(' ')}\n${aligned}`))).toEqual([4, 1, 0, 0, 0, 0, 5, 0, 0, 2, 0, 0, 0, 2]);
  });

  test.each(['|', '\t'])('table four with a row for each kind, cut below its header or its first row, between %j', (bar) => {
    const row = (cells: readonly string[]): string => (bar === '|' ? `| ${cells.join(' | ')} |` : cells.join(bar));
    const rows = [
      ['类型', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计'],
      ['行政复议', '1', '2', '3', '4', '10'],
      ['行政诉讼（未经复议直接起诉）', '1', '0', '0', '0', '1'],
      ['行政诉讼（复议后起诉）', '0', '0', '0', '2', '2'],
    ].map(row);
    for (const at of bar === '|' ? [1, 2, 3] : [2, 3]) {
      const report = read(
        `${TITLE}\n\n四、政府信息公开行政复议、行政诉讼情况\n\n${rows.toSpliced(at, 0, '', '- 6 -', '').join('\n')}\n\n五、存在的主要问题及改进情况\n`,
      );
      expect([at, Object.values(valuesOf(report).reviewLitigation ?? {})]).toEqual([at, [1, 2, 3, 4, 10, 1, 0, 0, 0, 1, 0, 0, 0, 2, 2]]);
      expect(check(report).filter(({ message }) => message.includes('表四'))).toEqual([]);
    }
  });
});

describe('columns that no form has', () => {
  const rows = [
    ['一、本年新收政府信息公开申请数量', '3', '1', '0', '0', '2', '0', '6'],
    ['二、上年结转政府信息公开申请数量', '1', '0', '4', '0', '0', '0', '5'],
    ['（一）予以公开', '2', '0', '0', '5', '0', '0', '7'],
    ['（二）部分公开', '', '0', '0', '0', '0', '0', '8'],
  ];
  const again = (row: readonly string[], i: number): readonly string[] => [...row, i === 0 ? '' : (row[7] ?? '')];
  const expected = rows.flatMap((row) => row.slice(1).map((text) => (text === '' ? null : Number(text))));

  test('one without a name behind 总计, in a header of two rows: a blank in front of a row does not shift its figures', () => {
    const heads = [
      ['项目', '自然人', '法人或其他组织', '', '', '', '', '总计'],
      ['', '', ...HEADER.slice(2, 7), ''],
    ];
    const table = [...heads.map((row) => [...row, '']), ...rows.map((row) => [...row, row[7] ?? ''])];
    const html = `<table>${table.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('\n')}</table>`;
    for (const body of [pipe(table), html]) expect(Object.values(applications(three(body)))).toEqual(expected);
  });

  test('where columns cannot be seen, as many figures as the form has columns are not taken for whole', () => {
    const lines = [HEADER, ...rows].map(again);
    for (const between of [' ', '   ', '\n']) {
      const body = lines.map((row) => row.filter((text) => text !== '').join(between)).join('\n');
      expect(figures(three(body))).toEqual([]);
    }
  });

  test('备注 in the heading of a block does not take the name of the last column below it', () => {
    const text = `${TITLE}\n\n二、主动公开政府信息情况\n\n第二十条第（一）项\t备注\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t7\t19\n\n三、收到和处理政府信息公开申请情况\n`;
    const found = Object.entries(valuesOf(read(text)).proactiveDisclosure ?? {});
    expect(found.filter(([id, value]) => id.includes('normative') && value !== null)).toEqual([]);
  });

  test('remarks in the tenth column make no form of ten, nor do they make up for a figure', () => {
    const remarked = (row: readonly string[], remark: string): readonly string[] => [row[0] ?? '', '', ...row.slice(1), remark];
    const piece = pipe([
      remarked(['（一）予以公开', '', '', '', '2', '', '', ''], ''),
      remarked(['（二）部分公开', '', '', '4', '', '3', '1', '8'], '含转办'),
    ]);
    const whole = pipe([remarked(HEADER, '备注'), remarked(rows[0] ?? [], '含转办'), remarked(rows[1] ?? [], '')]);
    const values = applications(three(`${whole}\n\n- 3 -\n\n${piece}`));
    expect(values).toMatchObject({ 'newReceived.total': 6, 'carriedOver.total': 5 });
    const wrong = Object.entries(values).filter(
      ([id, value]) => id.startsWith('results') && value !== null && !(id in { 'results.granted.legalEntity.socialWelfareOrg': 2 }),
    );
    expect(wrong.filter(([id, value]) => !(RIGHT[id] === value))).toEqual([]);
  });

  const RIGHT: Readonly<Record<string, number>> = {
    'results.partiallyGranted.legalEntity.researchInstitution': 4,
    'results.partiallyGranted.legalEntity.legalServiceOrg': 3,
    'results.partiallyGranted.legalEntity.otherOrg': 1,
    'results.partiallyGranted.total': 8,
  };
});

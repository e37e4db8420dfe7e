import { describe, expect, test } from 'vitest';
import { check, read, valuesOf } from '../generate/reading.ts';
import { morePrinters } from './unseen/more-printers.ts';
import { printed, printers, withNoughts } from './unseen/printers.ts';
import { tablesOf } from './unseen/tables.ts';

const TITLE = '示例县示例镇人民政府2024年政府信息公开工作年度报告\n\n';
const threeOf = (rows: readonly string[]) =>
  read(`${TITLE}三、收到和处理政府信息公开申请情况\n\n${rows.join('\n')}\n\n四、政府信息公开行政复议、行政诉讼情况\n`);

describe('printings that mix what others keep apart', () => {
  test.each(['box drawing', 'csv', 'csv, flat'])(
    '%s: tables of strokes alone are read, and said to be neither missing nor unreadable',
    (name) => {
      const printer = [...printers, ...morePrinters].find((one) => one.name === name);
      if (!printer) throw new Error('no such printer');
      for (const mark of ['-', '—', '/', '无']) {
        const report = read(printed(printer, withNoughts(tablesOf(4, 2024, 'zero'), mark)), printer.kind);
        expect([mark, report.tables.map(({ id }) => id)]).toEqual([mark, ['proactiveDisclosure', 'applications', 'reviewLitigation']]);
        expect([mark, check(report).filter(({ rule }) => rule.startsWith('table-') || rule === 'row-missing')]).toEqual([mark, []]);
      }
    },
  );

  test('the numbers of the columns below a header are no figures of the row above that has none', () => {
    const report = threeOf([
      '项目 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计',
      '甲 1 2 3 4 5 6 7',
      '一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3',
      '二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0',
      '（一）予以公开',
      '',
      '项目 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计',
      '甲 1 2 3 4 5 6 7',
      '（二）部分公开 2 0 0 0 0 0 2',
      '（七）总计 3 0 0 0 0 0 3',
    ]);
    const values = valuesOf(report).applications ?? {};
    expect(Object.entries(values).filter(([id, value]) => id.startsWith('results.granted') && value !== null)).toEqual([]);
    expect(values).toMatchObject({ 'newReceived.total': 3, 'results.partiallyGranted.naturalPerson': 2, 'results.total.total': 3 });
  });

  test('a column order that one row has shown stays, however many rows have lost figures', () => {
    const report = threeOf([
      '项目 自然人 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他',
      '一、本年新收政府信息公开申请数量 56 59 1 0 0 0 2',
      '二、上年结转政府信息公开申请数量 0 0 0 0',
      '（一）予以公开 5 6 0 0',
      '（二）部分公开 1 1 0',
      '（七）总计 56 59 0 0 2',
    ]);
    expect(valuesOf(report).applications).toMatchObject({
      'newReceived.naturalPerson': 56,
      'newReceived.total': 59,
      'newReceived.legalEntity.otherOrg': 2,
    });
  });

  test('a name of two columns and a remark is no figure of a short name: prose that ends in a count opens no table', () => {
    const text = `${TITLE}一、总体情况\n\n全年公开信息 120条\n其中政策文件 30条\n\n二、主动公开政府信息情况\n`;
    expect(read(text).tree.blocks.filter(({ type }) => type === 'table')).toEqual([]);
  });

  const lines = (...rows: readonly (readonly [string, string])[]): readonly string[] =>
    rows.flatMap(([label, figures]) => [label, ...figures.split(' ').filter((text) => text !== '')]);
  const HEADER = ['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];

  test('a cell per line: where lines between two rows are lost and as many figures as columns are left, they belong to neither', () => {
    const report = threeOf([
      ...HEADER,
      ...lines(
        ['一、本年新收政府信息公开申请数量', '60 0 0 0 0 0 60'],
        // 27 27, 7.属于行政执法案卷 and 0 0 are lost between
        ['6.属于四类过程性信息', '27 18 50 0 36 36 140'],
        ['8.属于行政查询事项', '22 0 0 0 0 0 22'],
      ),
    ]);
    expect(valuesOf(report).applications).toMatchObject({ 'newReceived.total': 60, 'results.refused.adminInquiry.total': 22 });
    expect(
      Object.entries(valuesOf(report).applications ?? {}).filter(([id, value]) => id.includes('processInfo') && value !== null),
    ).toEqual([]);
    expect(check(report).filter(({ rule }) => rule === 'figure-count')).toHaveLength(1);
  });

  test('a cell per line: a first row that is left blank does not part the header from the rows below', () => {
    const order = ['项目', '自然人', '其他', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '总计'];
    const report = threeOf([
      ...order,
      ...lines(
        ['一、本年新收政府信息公开申请数量', ''],
        ['二、上年结转政府信息公开申请数量', '24 5 31 0 0 41 101'],
        ['（一）予以公开', '1 2 3 4 5 6 21'],
      ),
    ]);
    expect(valuesOf(report).applications).toMatchObject({
      'carriedOver.legalEntity.otherOrg': 5,
      'carriedOver.legalEntity.commercialEnterprise': 31,
      'results.granted.legalEntity.legalServiceOrg': 6,
    });
  });

  test('tabs that line figures up, one of them lost: the figures that stand one column off are not read', () => {
    const report = threeOf([
      HEADER.join('\t'),
      '一、本年新收政府信息公开申请数量\t40\t0\t0\t0\t0\t0\t40',
      '二、上年结转政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t0',
      '（一）予以公开\t\t\t18\t1124\t0\t0\t0\t53',
      '（二）部分公开\t\t\t3\t0\t0\t0\t0\t0\t3',
    ]);
    expect(valuesOf(report).applications).toMatchObject({ 'newReceived.total': 40, 'results.partiallyGranted.naturalPerson': 3 });
    expect(
      Object.entries(valuesOf(report).applications ?? {}).filter(([id, value]) => id.startsWith('results.granted') && value !== null),
    ).toEqual([]);
  });

  test('a sheet whose thousands have spaces is read by its commas, and single spaces beside them put no figure into a wrong cell', () => {
    const sheet = threeOf([
      `项目,${HEADER.slice(1).join(',')}`,
      '一、本年新收政府信息公开申请数量,1 200,2,3,4,5,55 913,57 127',
      '二、上年结转政府信息公开申请数量,1,2,3,4,5,6,21',
    ]);
    expect(valuesOf(sheet).applications).toMatchObject({ 'newReceived.legalEntity.commercialEnterprise': 2, 'carriedOver.total': 21 });
    const two = read(
      `${TITLE}二、主动公开政府信息情况\n\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 1 234 0 5 678\n行政规范性文件 2 6 125\n\n三、收到和处理政府信息公开申请情况\n`,
    );
    const values = valuesOf(two).proactiveDisclosure ?? {};
    expect(Object.values(values).filter((value) => value !== null)).toEqual([1234, 0, 5678]);
  });

  test('a row of table four with an empty cell in front is read where all its figures are there, and a wrong total is told', () => {
    const figures = '1\t0\t0\t0\t3\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0';
    const names = '结果维持\t结果纠正\t其他结果\t尚未审结\t总计';
    const report = read(
      `${TITLE}四、政府信息公开行政复议、行政诉讼情况\n\n\t行政复议\t\t\t\t\t行政诉讼\n\t${names}\t未经复议直接起诉\t\t\t\t\t复议后起诉\n\t\t\t\t\t\t${names}\t${names}\n\t${figures}\n\n五、存在的主要问题及改进情况\n`,
    );
    expect(check(report).map(({ rule, cell }) => `${rule} ${cell}`)).toContain('case-total reviewLitigation:review.total');
  });

  test('below a heading of Markdown a header in mere words is part of the table, however wide: its order holds', () => {
    const report = read(
      `# ${TITLE}## 三、收到和处理政府信息公开申请情况\n\n项目 自然人 其他 商业企业 科研机构 社会公益组织 法律服务机构 总计\n一、本年新收政府信息公开申请数量 24 25 11 27 74 28 189\n二、上年结转政府信息公开申请数量 1 2 3 4 5 6 21\n\n## 四、政府信息公开行政复议、行政诉讼情况\n`,
    );
    expect(valuesOf(report).applications).toMatchObject({
      'newReceived.legalEntity.otherOrg': 25,
      'newReceived.legalEntity.commercialEnterprise': 11,
      'carriedOver.legalEntity.legalServiceOrg': 6,
    });
  });

  test('其它 for 其他 in a label with its parents in front is read', () => {
    const report = threeOf([
      `| ${['项目', ...HEADER.slice(1)].join(' | ')} |`,
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      '| 三、本年度办理结果/（六）其它处理/3.其它 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |',
      '| 三、本年度办理结果/（七）总计 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |',
    ]);
    expect(valuesOf(report).applications).toMatchObject({ 'results.other.otherReason.total': 21, 'results.total.naturalPerson': 1 });
  });
});

describe('table four in other arrangements', () => {
  const OUTCOMES = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const KINDS = ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）'];
  const FIGURES = [
    [11, 2, 3, 4, 20],
    [15, 6, 7, 8, 36],
    [19, 10, 1, 12, 42],
  ];
  const turned = [['结果', ...KINDS], ...OUTCOMES.map((outcome, i) => [outcome, ...FIGURES.map((five) => String(five[i]))])];
  const small = KINDS.map((kind, at) => [[kind, '件数'], ...OUTCOMES.map((outcome, i) => [outcome, String(FIGURES[at]?.[i])])]);
  const corner = KINDS.map((kind, at) => [
    [kind, ...OUTCOMES],
    ['件数', ...(FIGURES[at] ?? []).map(String)],
  ]);
  const long = [
    ['类型', '结果', '数量'],
    ...KINDS.flatMap((kind, at) => OUTCOMES.map((outcome, i) => [kind, outcome, String(FIGURES[at]?.[i])])),
  ];
  const PRINTS: Readonly<Record<string, (rows: readonly (readonly string[])[]) => string>> = {
    pipe: (rows) => rows.map((row) => `| ${row.join(' | ')} |`).join('\n'),
    tabs: (rows) => rows.map((row) => row.join('\t')).join('\n'),
    'two spaces': (rows) => rows.map((row) => row.join('  ')).join('\n'),
    'a cell per line': (rows) => rows.flat().join('\n'),
  };
  const fourOf = (body: string) =>
    read(
      `${TITLE}三、收到和处理政府信息公开申请情况\n\n四、政府信息公开行政复议、行政诉讼情况\n\n${body}\n\n五、存在的主要问题及改进情况\n\n一是公开不够及时。\n`,
    );
  const expected = Object.fromEntries(
    ['review', 'litigation.direct', 'litigation.afterReview'].flatMap((kind, at) =>
      ['upheld', 'corrected', 'otherResult', 'pending', 'total'].map((outcome, i) => [`${kind}.${outcome}`, FIGURES[at]?.[i]]),
    ),
  );

  test.each(Object.keys(PRINTS))('%s: turned, in three small tables or one long list, every figure is read', (name) => {
    const print = PRINTS[name] ?? String;
    for (const tables of [[turned], small, corner, [long]]) {
      const report = fourOf(tables.map(print).join('\n\n'));
      expect(valuesOf(report).reviewLitigation).toEqual(expected);
      expect(check(report).filter(({ rule, message }) => message.includes('表四') || rule === 'row-unknown')).toEqual([]);
    }
  });

  test('a figure, a name or an outcome that is not there, and an order of its own, leave the whole unread, with one finding', () => {
    const [head = [], first = [], second = [], ...rest] = turned;
    for (const rows of [
      [head, first.slice(0, 3), second, ...rest],
      [head, [...first.slice(0, 2), '', ...first.slice(3)], second, ...rest],
      [head.slice(0, 3), first, second, ...rest],
      [head, first, ...rest],
      [head, first, first, ...rest],
      [[head[0] ?? '', ...head.slice(1).reverse()], first, second, ...rest],
    ]) {
      for (const print of Object.values(PRINTS)) {
        const report = fourOf(print(rows));
        expect(Object.values(valuesOf(report).reviewLitigation ?? {}).filter((value) => value !== null)).toEqual([]);
        expect(check(report).flatMap(({ rule, message }) => (message.includes('表四') ? [rule] : []))).toEqual(['table-unreadable']);
      }
    }
  });

  test('outcomes and figures below a paragraph that says whose they are: unreadable, not missing', () => {
    const report = fourOf(
      KINDS.map(
        (kind, at) => `${kind}\n\n| ${OUTCOMES.join(' | ')} |\n| --- | --- | --- | --- | --- |\n| ${FIGURES[at]?.join(' | ')} |`,
      ).join('\n\n'),
    );
    expect(check(report).flatMap(({ rule, message }) => (message.includes('表四') ? [rule] : []))).toEqual(['table-unreadable']);
  });
});

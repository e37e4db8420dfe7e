import { describe, expect, test } from 'vitest';
import { lengthenOrgan } from '../../server/report/organ.ts';
import { readReport } from '../../server/report/read-report.ts';
import type { Report } from '../../server/report/report.ts';
import { tableDraft } from '../../server/report/draft.ts';
import { readTree } from '../../server/syntax/read-tree.ts';
import { templateById } from '../../server/template/catalog.ts';
import { SECTIONS } from '../generate/form.ts';

const read = (text: string): Report => readReport(readTree(text));
const three = templateById('2021')?.tables.applications;
if (!three) throw new Error('no form');
const draft = (cells: Readonly<Record<string, string>> = {}): string => tableDraft(three, ({ id }) => cells[id] ?? '0');
const value = (text: string, id: string) => {
  const cell = read(text).tables[0]?.cells.get(id);
  return cell?.kind === 'figure' ? cell.value : cell?.kind;
};

describe('title, organ and year', () => {
  test.each([
    ['# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n', '示例县示例镇人民政府', 2025],
    ['示例县示例镇人民政府\n2024 年政府信息公开工作 年度报告\n\n一、总体情况\n', '示例县示例镇人民政府', 2024],
    ['示例县示例镇人民政府二〇二四年政府信息公开工作年度报告\n', '示例县示例镇人民政府', 2024],
    ['信息分类：政府信息公开年报\n\n组配分类：政府信息公开年报\n\n示例县示例局2024年政府信息公开工作年度报告\n', '示例县示例局', 2024],
    ['        示例县示例局\n   ２０２３年度政府信息公开工作年度报告\n', '示例县示例局', 2023],
    [
      '市人民政府办公室2025年政府信息公开工作年度报告\n\n根据要求，现公开示例市人民政府办公室2025年政府信息公开工作年度报告。\n\n一、总体情况\n',
      '示例市人民政府办公室',
      2025,
    ],
    [
      '市人民政府办公室2025年政府信息公开工作年度报告\n\n根据上级市人民政府办公室要求，现将工作情况报告如下。\n\n一、总体情况\n',
      '市人民政府办公室',
      2025,
    ],
    [
      '示例镇政府信息公开工作年度报告\n\n本报告统计期限自2022年1月1日至2022年12月31日。请与示例县示例镇人民政府联系。\n\n一、总体情况\n',
      '示例县示例镇人民政府',
      2022,
    ],
  ])('%j', (text, organ, year) => {
    const report = read(text);
    expect([report.organ, report.year]).toEqual([organ, year]);
  });

  test.each(['第%部分 ', '第%部分、', '第%部分：', '第%部分\u3000'])(
    'six sections numbered %s are found, a sentence about a part is none',
    (mark) => {
      const text = SECTIONS.map(
        (title, i) => `${mark.replace('%', '一二三四五六'.charAt(i))}${title}\n\n第一部分是总体情况，已写明。\n`,
      ).join('\n');
      const report = read(`示例局2024年政府信息公开工作年度报告\n\n${text}`);
      expect(report.sections.map(({ template, name }) => template.title === name)).toEqual(Array(6).fill(true));
      expect(report.prose.filter(({ kind, numbering }) => kind === 'paragraph' && numbering)).toEqual([]);
    },
  );

  test('a topic with the title of a section that is still to come is none, a section whose 二、 became （二） is one', () => {
    const head = '示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n';
    const idsOf = (text: string) => read(head + text).sections.map(({ template: { id } }) => id);
    expect(idsOf('（一）主动公开政府信息情况\n\n公开120条。\n\n（二）依申请公开情况\n\n收到12件。\n')).toEqual(['overview']);
    expect(idsOf('公开120条。\n\n（二）主动公开政府信息情况\n\n公开12件。\n')).toEqual(['overview', 'proactiveDisclosure']);
    expect(idsOf('（一）主动公开。公开120条。\n\n（二）平台建设。网站1个。\n\n（二）主动公开政府信息情况\n\n公开12件。\n')).toEqual([
      'overview',
      'proactiveDisclosure',
    ]);
  });

  test('six sections numbered （一） to （六） are found, topics of one section numbered so are not', () => {
    const bracketed = SECTIONS.map((title, i) => `（${'一二三四五六'[i]}）${title}\n\n本局依法公开。\n`).join('\n');
    expect(read(`示例局2024年政府信息公开工作年度报告\n\n${bracketed}`).sections).toHaveLength(6);
    expect(
      read('示例局2024年政府信息公开工作年度报告\n\n（一）总体情况\n\n（二）主动公开政府信息情况\n\n本局依法公开。\n').sections,
    ).toHaveLength(0);
  });

  test('a title as wide as the lines below it goes on in none of them', () => {
    const wide = '本局依法主动公开各类政府信息并且及时回应社会各方关切';
    const report = read(`示例县示例镇人民政府2024年政府信息公开工作年度报告\n目录\n${`${wide}\n`.repeat(5)}`);
    expect(report.title?.text).toBe('示例县示例镇人民政府2024年政府信息公开工作年度报告');
  });

  test.each([
    ['a bar of links', '登录 | 注册', '示例县示例镇2025年政府信息公开工作年度报告', '示例县示例镇'],
    ['a page mark', 'Page 1', '示例县示例局2025年政府信息公开工作年度报告', '示例县示例局'],
    ['a date and an annex', '2026年1月26日\n\n附件：', '示例县示例局2025年政府信息公开工作年度报告', '示例县示例局'],
    ['the organ, said again', '示例街道', '示例街道办事处2025年政府信息公开工作年度报告', '示例街道办事处'],
    ['buttons of the page', '登录    注册\n\n无障碍浏览\n政府信息公开', '示例局2025年政府信息公开工作年度报告', '示例局'],
    ['the first half of its own line', '示例市自然资源和', '规划局2025年政府信息公开工作年度报告', '示例市自然资源和规划局'],
    ['a list of the record', '• 信息公开年报\n  • 名称：2025年政府信息公开工作年度报告', '示例镇2025年政府信息公开工作年度报告', '示例镇'],
    [
      'a record whose name has lost its colon',
      '文号是否有效\n标题示例镇2025年政府信息公开工作年度报告',
      '示例镇2025年政府信息公开工作年度报告',
      '示例镇',
    ],
    ['to whom it may be shown', '2026年1月5日\n（此件主动公开）', '示例局2025年政府信息公开工作年度报告', '示例局'],
    ['the name of the page', '政府信息公开', '示例局2025年政府信息公开工作年度报告', '示例局'],
    ['the mark of a list', '主动公开', '• 示例局2025年政府信息公开工作年度报告', '示例局'],
    ['a mark of the site', '主动公开', '【图文】示例局2025年政府信息公开工作年度报告', '示例局'],
    [
      'fields set wide, and the hour below',
      '标    题：示例局2025年政府信息公开工作年度报告',
      '示例局2025年政府信息公开工作年度报告\n示局〔2026〕1号\n来源：示例局 时间：2026-01-18 11:45',
      '示例局',
    ],
    ['half of the organ', '示例县', '示例镇人民政府2025年政府信息公开工作年度报告', '示例县示例镇人民政府'],
    [
      'the name of the column',
      '2025年政府信息公开工作年度报告\n\n示例县示例镇人民政府',
      '2025年政府信息公开工作年度报告',
      '示例县示例镇人民政府',
    ],
  ])('above the title: %s', (_, above, title, organ) => {
    const report = readReport(readTree(`${above}\n\n${title}\n\n一、总体情况\n\n依法公开。\n`, 'text'));
    expect(report.organ).toBe(organ);
    expect(report.year).toBe(2025);
  });

  test('a line of wrapped prose that stops behind an organ is no signature', () => {
    const wrapped =
      '五、存在的主要问题及改进情况\n\n2025年,在区政府及上级主管部门的大力指导支持和我局\n各科室的全力配合协作下,政务公开工作取\n得了一些成绩,得益于上级部门和我局\n';
    expect(read(wrapped).organ).toBeUndefined();
  });

  test('the year comes from title, then front matter, then period, then prose, then signature', () => {
    const body = (period: string, prose: string) =>
      `示例局政府信息公开工作年度报告\n\n${period}\n\n一、总体情况\n\n${prose}\n\n六、其他需要报告的事项\n\n无。\n\n示例局\n\n2024年1月10日\n`;
    expect(read(`---\n年度: 2021\n---\n${body('统计期限自2022年1月1日至2022年12月31日。', '2020年，2020年。')}`).year).toBe(2021);
    expect(read(body('统计期限自2022年1月1日至2022年12月31日。', '2020年，2020年。')).year).toBe(2022);
    expect(read(body('', '2020年，2020年。')).year).toBe(2020);
    expect(read(body('', '本局依法公开。')).year).toBe(2023);
  });

  test('without a year in the title, years that are looked back upon are not taken for its own', () => {
    const report = (lead: string, prose: string, date = '') =>
      `示例局政府信息公开工作年度报告\n\n${lead}\n\n一、总体情况\n\n${prose}\n\n六、其他需要报告的事项\n\n无。\n\n示例局\n\n${date}\n`;
    const back = '公开2023年度决算，通报2023年考核结果，整改2023年发现的问题。2024年，公开信息12条。《2023年政务公开工作要点》全部落实。';
    expect(read(report('', back)).year).toBe(2024);
    expect(read(report('现公布示例局2024年政府信息公开工作年度报告。', '公开2023年度决算，通报2023年考核结果。')).year).toBe(2024);
    expect(read(report('', '公开2023年度决算，通报2023年考核结果。2024年公开信息12条。', '2025年1月10日')).year).toBe(2024);
  });

  test('a name is lengthened only by what stands there', () => {
    expect(lengthenOrgan('示例镇', ['请联系示例县示例镇人民政府，地址'])).toBe('示例县示例镇人民政府');
    expect(lengthenOrgan('示例区人民政府', ['本报告由示例市示例区人民政府办公室编制'])).toBe('示例市示例区人民政府');
    expect(lengthenOrgan('示例市', ['示例市高度重视信息公开'])).toBe('示例市');
  });

  test('a year before the first form has tables but no form due', () => {
    expect(read('# 示例局2018年政府信息公开工作年度报告\n').due).toBeUndefined();
  });

  test('other people’s documents are no reports', () => {
    for (const text of [
      '# 2025年工作总结\n\n一、总体情况\n\n很好。\n',
      '| 行政许可 | 12 |\n| --- | --- |\n| 行政处罚 | 3 |\n',
      '怎样写政府信息公开工作年度报告\n\n先看格式，再填数字。\n',
      '# 如何编制政府信息公开年度报告\n\n数据要准确。\n',
      '',
    ] as const)
      expect(read(text).isReport).toBe(false);
  });
});

describe('binding', () => {
  test('columns follow their headers, in whatever order they stand', () => {
    const lines = draft({
      'newReceived.naturalPerson': '4',
      'newReceived.total': '5',
      'newReceived.legalEntity.commercialEnterprise': '1',
    }).split('\n');
    const swapped = lines.map((line) => line.replace(/^(\|[^|]*)(\|[^|]*)(\|[^|]*)/, '$1$3$2')).join('\n');
    expect(swapped).not.toBe(lines.join('\n'));
    expect([
      value(`${swapped}\n\n完\n`, 'newReceived.naturalPerson'),
      value(`${swapped}\n\n完\n`, 'newReceived.legalEntity.commercialEnterprise'),
    ]).toEqual([4, 1]);
  });

  test('a row with a figure too few is unknown as a whole, the rows around it are read', () => {
    const text = `${draft({ 'carriedOver.naturalPerson': '2' }).replace(/^(\| 二、.*?\|)[^|]*\|/m, '$1')}\n\n完\n`;
    expect([value(text, 'carriedOver.naturalPerson'), value(text, 'newReceived.naturalPerson')]).toEqual(['unknown', 0]);
  });

  test('a slip in a label binds to the nearest row and says what it should read', () => {
    const row = read(`${draft().replace('其他法律行政法规禁止公开', '其他法律行政止公开')}\n\n完\n`).tables[0]?.rows.find(
      ({ template }) => template.id === 'results.refused.forbiddenByLaw',
    );
    expect(row?.expectedLabel).toBe('三、（三）2.其他法律行政法规禁止公开');
  });

  test('a wholly other name at a known number is no slip', () => {
    const table = read(`${draft().replace('三、（五）2.重复申请', '三、（五）2.属于工作秘密')}\n\n完\n`).tables[0];
    expect(table?.unknownRows.map(({ label }) => label.text)).toEqual(['三、（五）2.属于工作秘密']);
    expect(table?.missingRows.map(({ template }) => template.id)).toEqual(['results.notProcessed.duplicate']);
  });

  test('digits torn by a space are joined only where the row’s total then holds', () => {
    const torn = { 'newReceived.naturalPerson': '1 2', 'newReceived.total': '12' };
    expect(value(`${draft(torn)}\n\n完\n`, 'newReceived.naturalPerson')).toBe(12);
    expect(value(`${draft({ ...torn, 'newReceived.total': '13' })}\n\n完\n`, 'newReceived.naturalPerson')).toBe('text');
  });

  test.each([
    ['１２', 12],
    ['1,234', 1234],
    ['\u00a03\u3000', 3],
    ['3件', 3],
    ['/', 'placeholder'],
    ['—', 'placeholder'],
    ['无', 'placeholder'],
    ['', 'blank'],
    ['22（其中修订16件）', 'text'],
    ['? 0', 'text'],
    ['-3', 'text'],
    ['1.5', 'text'],
    ['00', 'text'],
    ['12345678901234567890', 'text'],
  ])('a count written %j is read as %j', (written, expected) => {
    expect(value(`${draft({ 'newReceived.naturalPerson': written })}\n\n完\n`, 'newReceived.naturalPerson')).toBe(expected);
  });

  test('where merges leave out cells, blanks may be left out as well: a row that breaks off is not read', () => {
    const rows = [
      ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '申请人情况'],
      ['自然人', '法人或其他组织', '总计'],
      ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
      ['一、本年新收政府信息公开申请数量', '3', '3'],
      ['二、上年结转政府信息公开申请数量', '0', '0', '0', '0', '0', '0', '0'],
      ['三、本年度办理结果', '（一）予以公开', '3', '3'],
    ];
    const text = rows.map((row) => `${row.map((cell) => `${cell} |`).join('\n')}\n${'|'.repeat(10 - row.length)}`).join('\n');
    const report = `示例局2025年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n${text}\n四、政府信息公开行政复议、行政诉讼情况\n\n无。\n`;
    const cells = read(report).tables[0]?.cells;
    const figures = [...(cells?.values() ?? [])].filter(({ kind }) => kind === 'figure').map(({ id }) => id);
    expect(figures.filter((id) => !id.startsWith('carriedOver.'))).toEqual([]);
  });

  test('一、总体情况 behind cells with a tab each is a heading', () => {
    const text =
      '示例局2025年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n行政许可\t\n12\t\n\n行政处罚\t\n0\t\n\n行政强制\t\n0\t\n\n一、总体情况\n（一）主动公开情况。公开信息26条。\n三、收到和处理政府信息公开申请情况\n';
    expect(read(text).sections.map(({ template }) => template.id)).toContain('overview');
  });

  test('a table of one’s own in the prose is left alone', () => {
    const text =
      '# 示例局2025年政府信息公开工作年度报告\n\n一、总体情况\n\n| 事项 | 数量 |\n| --- | --- |\n| 行政许可 | 12 |\n| 政策解读 | 3 |\n\n二、主动公开政府信息情况\n';
    expect(read(text).tables).toEqual([]);
    expect(read(text).otherTables).toHaveLength(1);
  });

  test('figures run into their labels are said to be unreadable', () => {
    const text =
      '# 示例局2025年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n一、本年新收政府信息公开申请数量0000000\n\n二、上年结转政府信息公开申请数量0000000\n\n四、政府信息公开行政复议、行政诉讼情况\n';
    expect(read(text).unreadable.map(({ table }) => table)).toEqual(['applications']);
  });
});

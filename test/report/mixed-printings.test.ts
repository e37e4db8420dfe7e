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
});

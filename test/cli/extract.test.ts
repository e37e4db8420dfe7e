import { describe, expect, it } from 'vitest';
import { sampleTable } from '../../server/rules/figures/samples.ts';
import { templateById } from '../../server/template/catalog.ts';
import { folder, nianbao } from './console.ts';
import { report } from './reports.ts';

const extract = async (text: string, name = 'a.md') => {
  const { out } = await nianbao(folder({ [name]: text }), ['extract', name]);
  return JSON.parse(out).files[0];
};

describe('extract', () => {
  it('says of which report by its name a table has nothing', async () => {
    const name = '乡镇/示例县示例镇2025年政府信息公开工作年度报告.md';
    const where = folder({ [name]: '# 通知\n', '乡镇/readme.md': '# 说明\n' });
    const { status, out, err } = await nianbao(where, ['extract', '--format', 'csv', '乡镇']);
    expect([status, out]).toEqual([0, 'file,organ,year,table,template,cell,value\n']);
    expect(err).toBe(`nianbao: ${name}：没有标准表，没有取出数字\n`);
    expect((await nianbao(where, ['extract', '乡镇'])).err).toBe('');
  });

  it('gives every cell of the three tables by its id, in the order of the form', async () => {
    const { status, out } = await nianbao(folder({ 'a.md': report() }), ['extract', '--format', 'json', 'a.md']);
    expect(status).toBe(0);
    const { version, files } = JSON.parse(out);
    expect(version).toBe(1);
    expect(files).toHaveLength(1);
    const [{ tables, ...head }] = files;
    expect(head).toEqual({ file: 'a.md', report: true, organ: '示例县示例镇人民政府', year: 2025, template: '2021' });
    for (const [id, { slots }] of Object.entries(templateById('2021')?.tables ?? {})) {
      expect(tables[id].template).toBe('2021');
      expect(Object.keys(tables[id].cells)).toEqual([...slots.keys()]);
    }
    expect(tables.applications.cells).toMatchObject({
      'newReceived.naturalPerson': 4,
      'results.total.total': 3,
      'carriedForward.total': 1,
    });
    expect(tables.proactiveDisclosure.cells['item1.rules.issuedThisYear']).toBe(0);
    expect(tables.reviewLitigation.cells['litigation.afterReview.total']).toBe(0);
  });

  it('a figure in any dress is its number; a cell without one that can be read is null', async () => {
    const { tables } = await extract(
      report({
        'newReceived.naturalPerson': '１，２３４',
        'newReceived.legalEntity.commercialEnterprise': '1,234',
        'newReceived.legalEntity.researchInstitution': '',
        'newReceived.legalEntity.socialWelfareOrg': '/',
        'newReceived.legalEntity.legalServiceOrg': '22（其中修订16件）',
        'newReceived.legalEntity.otherOrg': '无',
      }),
    );
    expect(tables.applications.cells).toMatchObject({
      'newReceived.naturalPerson': 1234,
      'newReceived.legalEntity.commercialEnterprise': 1234,
      'newReceived.legalEntity.researchInstitution': null,
      'newReceived.legalEntity.socialWelfareOrg': null,
      'newReceived.legalEntity.legalServiceOrg': null,
      'newReceived.legalEntity.otherOrg': null,
    });
  });

  it('a change keeps its sign as a number alone, and an amount is counted in what its column says', async () => {
    const { tables } = await extract(
      sampleTable('2019', 'proactiveDisclosure', {
        'item5.adminLicensing': '2 +1036 3',
        'item5.otherExternalServices': '2 减3 3',
        'item6.adminPenalty': '2 -4 3',
        'item9.centralizedProcurement': '3 251000元',
      }),
    );
    const { cells } = tables.proactiveDisclosure;
    expect(cells).toMatchObject({
      'item5.adminLicensing.changeThisYear': 1036,
      'item5.otherExternalServices.changeThisYear': null,
      'item6.adminPenalty.changeThisYear': -4,
      'item9.centralizedProcurement.procurementAmount': 251000,
    });
  });

  it('a row that the document does not have is absent, not null', async () => {
    const { tables } = await extract(report().replace(/^\| 三、（二）部分公开.*\n/m, ''));
    expect(tables.applications.cells).not.toHaveProperty('results.partiallyGranted.total');
    expect(Object.keys(tables.applications.cells)).toHaveLength(168);
  });

  it('a table that the document does not have is absent, and of one that stands twice the first counts', async () => {
    const text = report();
    const table = text.slice(text.indexOf('| 类别'), text.indexOf('## 五'));
    expect((await extract(text.replace(table, ''))).tables).not.toHaveProperty('reviewLitigation');
    const twice = text.replace('## 五', `${table.replace(/ 0 \|/g, ' 9 |')}## 五`);
    expect((await extract(twice)).tables.reviewLitigation.cells['review.upheld']).toBe(0);
  });

  it('a table by itself is extracted all the same', async () => {
    const text = report();
    const fragment = text.slice(text.indexOf('| 类别'), text.indexOf('## 五'));
    expect(await extract(fragment)).toMatchObject({
      organ: null,
      year: null,
      template: null,
      tables: { reviewLitigation: { cells: { 'review.total': 0 } } },
    });
  });

  it('what is no report has no tables, and what cannot be read has an error', async () => {
    const where = folder({ 'a.md': '# 说明\n', 'b.md': Buffer.from([0]) });
    const { status, out, err } = await nianbao(where, ['extract', 'a.md', 'b.md']);
    expect(status).toBe(2);
    expect(err).toMatch(/^nianbao: b\.md：不是文本文件/);
    expect(JSON.parse(out).files).toEqual([
      { file: 'a.md', report: false, organ: null, year: null, template: null, tables: {} },
      { file: 'b.md', error: expect.any(String), report: false, organ: null, year: null, template: null, tables: {} },
    ]);
  });

  it('csv has a row per cell', async () => {
    const where = folder({ 'a.md': report({ 'newReceived.naturalPerson': '' }) });
    const { out } = await nianbao(where, ['extract', '--format', 'csv', 'a.md']);
    const rows = out.split('\n');
    expect(rows[0]).toBe('file,organ,year,table,template,cell,value');
    expect(rows).toHaveLength(1 + 10 + 175 + 15 + 1);
    expect(rows).toContain('a.md,示例县示例镇人民政府,2025,applications,2021,newReceived.naturalPerson,');
    expect(rows).toContain('a.md,示例县示例镇人民政府,2025,applications,2021,newReceived.total,4');
  });
});

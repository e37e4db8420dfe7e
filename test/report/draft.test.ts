import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { officialHtml, officialRows, reportDraft, tableDraft, tabRows } from '../../server/report/draft.ts';
import { type Slot, templateById, templates } from '../../server/template/catalog.ts';

const form = (id: string) => {
  const template = templateById(id);
  if (!template) throw new Error(`no form ${id}`);
  return template;
};

/** Figures of the sample report: everything else is 0. */
const SAMPLE: Readonly<Record<string, string>> = {
  'item1.normativeDocuments.issuedThisYear': '2',
  'item1.normativeDocuments.currentlyEffective': '9',
  'item6.adminPenalty.decisionsThisYear': '3',
  'newReceived.naturalPerson': '4',
  'newReceived.legalEntity.commercialEnterprise': '1',
  'newReceived.total': '5',
  'results.granted.naturalPerson': '2',
  'results.granted.total': '2',
  'results.unavailable.notHeld.naturalPerson': '1',
  'results.unavailable.notHeld.legalEntity.commercialEnterprise': '1',
  'results.unavailable.notHeld.total': '2',
  'results.total.naturalPerson': '3',
  'results.total.legalEntity.commercialEnterprise': '1',
  'results.total.total': '4',
  'carriedForward.naturalPerson': '1',
  'carriedForward.total': '1',
  'review.upheld': '1',
  'review.total': '1',
};
const sampleText = ({ id }: Slot) => SAMPLE[id] ?? '0';

const SYNTAX = process.env.NIANBAO_DRAFT_SYNTAX ?? new URL('../../../shared/draft-syntax.md', import.meta.url).pathname;

describe('the canonical draft', () => {
  test.skipIf(!existsSync(SYNTAX))('is byte for byte the sample of the description of the draft', () => {
    const description = readFileSync(SYNTAX, 'utf8');
    const sample = description
      .slice(description.indexOf('    ---\n    机关'))
      .split('\n')
      .map((line) => line.replace(/^ {4}/, '').trimEnd())
      .join('\n');
    const draft = reportDraft({
      organ: '示例县示例镇人民政府',
      year: 2025,
      template: form('2021'),
      cellText: sampleText,
      sections: {
        overview:
          '（一）主动公开情况。全年通过县政府门户网站主动公开政府信息126条。\n\n（二）依申请公开情况。全年新收政府信息公开申请5件，均按时办结或依法结转。',
        problems: '一是公开信息的时效性还需提高。二是依申请公开办理的规范性有待加强。',
        otherMatters: '2025年未收取政府信息公开信息处理费。',
      },
      date: '2026年1月20日',
    });
    expect(draft.trimEnd()).toBe(sample.trimEnd());
    expect(draft.endsWith('日\n')).toBe(true);
  });

  test('table four is three rows with 行政诉讼 in front of the two kinds of suits', () => {
    expect(tableDraft(form('2021').tables.reviewLitigation, ({ id }) => (id === 'litigation.afterReview.total' ? '12' : ''))).toBe(
      [
        '| 类别                       | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |',
        '| :------------------------- | -------: | -------: | -------: | -------: | ---: |',
        '| 行政复议                   |          |          |          |          |      |',
        '| 行政诉讼：未经复议直接起诉 |          |          |          |          |      |',
        '| 行政诉讼：复议后起诉       |          |          |          |          |   12 |',
      ].join('\n'),
    );
  });

  test('table two is three small tables in the form of 2021 and five in that of 2019', () => {
    const tablesTwo = (id: string) => tableDraft(form(id).tables.proactiveDisclosure, () => '0').split('\n\n');
    expect(tablesTwo('2021').map((table) => table.split('\n').length)).toEqual([4, 5, 3]);
    expect(tablesTwo('2019').map((table) => table.split('\n').length)).toEqual([4, 4, 4, 3, 3]);
    expect(tablesTwo('2019')[4]?.split('\n')).toEqual([
      '| 第二十条           | 采购项目数量 | 采购总金额 |',
      '| :----------------- | -----------: | ---------: |',
      '| （九）政府集中采购 |            0 |          0 |',
    ]);
  });

  test('the form of 2019 has one row 三、（六）其他处理', () => {
    const rows = tableDraft(form('2019').tables.applications, () => '0').split('\n');
    expect(rows).toHaveLength(25);
    expect(rows.filter((row) => row.includes('（六）'))).toHaveLength(1);
    expect(rows.find((row) => row.includes('（六）'))).toContain('| 三、（六）其他处理 ');
  });

  test('a pipe or a line break in a cell stays in its cell', () => {
    const draft = tableDraft(form('2021').tables.reviewLitigation, ({ id }) => (id === 'review.upheld' ? '1|\n注' : '0'));
    expect(draft.split('\n')).toHaveLength(5);
    expect(draft).toContain('1\\| 注 |');
  });

  test('a figure wider than its header widens its column and keeps the lines flush', () => {
    const lines = tableDraft(form('2021').tables.applications, ({ id }) => (id === 'results.total.total' ? '123456' : '0')).split('\n');
    expect(lines.every((line) => line.endsWith(' |'))).toBe(true);
    expect(lines[0]).toMatch(/\| {3}总计 \|$/);
  });

  test('no character inside the tables has an ambiguous width', () => {
    for (const template of templates) {
      for (const table of Object.values(template.tables)) expect(tableDraft(table, () => '0')).not.toMatch(/[“”—…·①‘’]/);
    }
  });
});

describe('the official form', () => {
  const spans = (id: string, table: 'proactiveDisclosure' | 'applications' | 'reviewLitigation') => {
    const rows = officialRows(form(id).tables[table], () => '0');
    const area = rows.flat().reduce((sum, { colSpan, rowSpan }) => sum + colSpan * rowSpan, 0);
    return { rows: rows.length, columns: area / rows.length };
  };

  test('has 14 × 4, 28 × 10 and 4 × 15 columns in 2021, 18 × 4, 26 × 10 and 4 × 15 in 2019', () => {
    expect(spans('2021', 'proactiveDisclosure')).toEqual({ rows: 14, columns: 4 });
    expect(spans('2021', 'applications')).toEqual({ rows: 28, columns: 10 });
    expect(spans('2021', 'reviewLitigation')).toEqual({ rows: 4, columns: 15 });
    expect(spans('2019', 'proactiveDisclosure')).toEqual({ rows: 18, columns: 4 });
    expect(spans('2019', 'applications')).toEqual({ rows: 26, columns: 10 });
    expect(spans('2019', 'reviewLitigation')).toEqual({ rows: 4, columns: 15 });
  });

  test('merges 三、本年度办理结果 over 22 rows and （三）不予公开 over 8, and spells labels out', () => {
    const html = officialHtml(form('2021').tables.applications, () => '0');
    expect(html).toContain('<th rowspan="22">三、本年度办理结果</th><th colspan="2">（一）予以公开</th>');
    expect(html).toContain('<th rowspan="8">（三）不予公开</th><th>1.属于国家秘密</th>');
    expect(html).toContain('<th>3.危及“三安全一稳定”</th>');
    expect(html).toContain('<th>2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请</th>');
    expect(html).toContain('<th colspan="3">四、结转下年度继续办理</th>');
    expect(html).toContain('<th colspan="3" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</th>');
    expect(officialHtml(form('2019').tables.applications, () => '0')).toContain('<th rowspan="20">三、本年度办理结果</th>');
  });

  test('escapes what would be markup', () => {
    expect(officialHtml(form('2021').tables.reviewLitigation, () => '<1 & 2>')).toContain('<td>&lt;1 &amp; 2&gt;</td>');
  });

  test('tab rows have an empty field for every column and row that a merge covers', () => {
    for (const template of templates) {
      for (const [id, width] of [
        ['proactiveDisclosure', 4],
        ['applications', 10],
        ['reviewLitigation', 15],
      ] as const) {
        const rows = tabRows(template.tables[id], () => '7').split('\n');
        for (const row of rows) expect(row.split('\t')).toHaveLength(width);
        expect(
          rows
            .join('\t')
            .split('\t')
            .filter((field) => field === '7'),
        ).toHaveLength(template.tables[id].slots.size);
      }
    }
    const rows = tabRows(form('2021').tables.applications, ({ column }) => String(column.label.length)).split('\n');
    expect(rows[3]?.split('\t')).toEqual(['一、本年新收政府信息公开申请数量', '', '', '3', '4', '4', '6', '6', '2', '2']);
    expect(rows[8]?.split('\t').slice(0, 4)).toEqual(['', '', '2.其他法律行政法规禁止公开', '3']);
  });
});

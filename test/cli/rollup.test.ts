import { describe, expect, it } from 'vitest';
import { folder, nianbao } from './console.ts';
import { town } from './reports.ts';

const FEES = 'item8.adminFees.feeAmountThisYear';
const towns = {
  '乡镇/a.md': town('甲镇', 2, { [FEES]: '0.1' }),
  '乡镇/b.md': town('乙镇', 3, { [FEES]: '0.2' }),
  '乡镇/说明.md': '# 说明\n',
};

describe('rollup', () => {
  it('adds up and shows the tables', async () => {
    const { status, out, err } = await nianbao(folder(towns), ['rollup', '乡镇']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('2025年度，2021年表式，汇总 2 份\n  示例县甲镇人民政府（乡镇/a.md）\n  示例县乙镇人民政府（乡镇/b.md）');
    expect(out).toMatch(/\| 一、本年新收政府信息公开申请数量 +\| +5 \| +0 \|/);
    expect(out).toMatch(/（八）行政事业性收费 \| +0\.3 \|/);
  });

  it('says which figures are not summed as they are written', async () => {
    // 甲镇 writes 3 where its own sums leave 2 alone
    const slip = towns['乡镇/a.md'].replace(/^(\| 一、本年新收.*?\|) +2 \|/m, '$1 3 |');
    expect(slip).not.toBe(towns['乡镇/a.md']);
    const where = folder({ ...towns, '乡镇/a.md': slip });
    const sentence = 'a.md：表三“一、本年新收政府信息公开申请数量”自然人写作 3，按 2 计入';
    const text = await nianbao(where, ['rollup', '乡镇']);
    expect(text.out).toContain(`\n\n1 个数写错，按改正后的计入：\n  乡镇/${sentence}\n`);
    expect(text.out).toMatch(/\| 一、本年新收政府信息公开申请数量 +\| +5 \|/);
    expect(text.err).toBe('');
    for (const more of [
      ['--format', 'csv'],
      ['--format', 'md'],
      ['--format', 'csv', '--parent', '县.md'],
    ]) {
      where.write('县.md', town('县', 5));
      expect((await nianbao(where, ['rollup', '乡镇', ...more])).err).toBe(`nianbao: 乡镇/${sentence}\n`);
    }
    expect(JSON.parse((await nianbao(where, ['rollup', '--format', 'json', '乡镇'])).out).corrected).toEqual([
      { file: '乡镇/a.md', table: 'applications', cell: 'newReceived.naturalPerson', written: 3, value: 2 },
    ]);
    where.write('乡镇/b.md', slip.replaceAll('甲镇', '乙镇'));
    expect((await nianbao(where, ['rollup', '--format', 'csv', '乡镇'])).err).toBe(
      `nianbao: 乡镇/${sentence}；另有 1 个写错的数也按改正后的计入\n`,
    );
  });

  it('says which report by its name it does not count, for it is none', async () => {
    const name = '乡镇/示例县丙镇2025年政府信息公开工作年度报告.md';
    const { status, out, err } = await nianbao(folder({ ...towns, [name]: '' }), ['rollup', '乡镇']);
    expect([status, err]).toEqual([1, `nianbao: ${name}：不是政府信息公开工作年度报告，未计入\n`]);
    expect(out).toContain('汇总 2 份');
  });

  it('adds up every report of a file that binds several together, and names each', async () => {
    const bound = folder({ '汇编.md': Object.values(towns).slice(0, 2).join('\n') });
    const { status, out } = await nianbao(bound, ['rollup', '汇编.md']);
    expect(status).toBe(0);
    expect(out).toContain('汇总 2 份\n  示例县甲镇人民政府（汇编.md）\n  示例县乙镇人民政府（汇编.md）');
    const figuresOf = async (where: ReturnType<typeof folder>, path: string) =>
      JSON.parse((await nianbao(where, ['rollup', '--format', 'json', path])).out).tables;
    expect(await figuresOf(bound, '汇编.md')).toEqual(await figuresOf(folder(towns), '乡镇'));
    const [head] = (await nianbao(bound, ['rollup', '--format', 'csv', '汇编.md'])).out.split('\n');
    expect(head).toBe('table,cell,name,sum,汇编.md · 示例县甲镇人民政府,汇编.md · 示例县乙镇人民政府');
    const county = town('甲镇', 4).replaceAll('示例县甲镇', '示例县').replace('\n---', '\n下级: 汇编.md\n---');
    bound.write('县.md', county);
    const checked = (await nianbao(bound, ['check', '县.md'])).out;
    expect(checked).toContain('写作 4，应不小于 5（下级 2 份合计），少 1');
    const line =
      (towns['乡镇/a.md'] + '\n').split('\n').length + towns['乡镇/b.md'].split('\n').findIndex((each) => each.includes('一、本年新收'));
    expect(checked).toContain(`汇编.md:${line}:`);
  });

  it('gives the figures as data', async () => {
    const where = folder(towns);
    const json = JSON.parse((await nianbao(where, ['rollup', '--format', 'json', '乡镇/*.md'])).out);
    expect(json.counted).toEqual([
      { file: '乡镇/a.md', organ: '示例县甲镇人民政府', year: 2025 },
      { file: '乡镇/b.md', organ: '示例县乙镇人民政府', year: 2025 },
    ]);
    expect([json.year, json.template, json.notCounted, json.noSum]).toEqual([2025, '2021', [], []]);
    expect(json.tables.applications.cells['newReceived.total']).toBe(5);
    expect(json.tables.proactiveDisclosure.cells[FEES]).toBe(0.3);
    const csv = (await nianbao(where, ['rollup', '--format', 'csv', '乡镇'])).out.split('\n');
    expect(csv[0]).toBe('table,cell,name,sum,乡镇/a.md,乡镇/b.md');
    expect(csv).toContain('applications,newReceived.total,表三“一、本年新收政府信息公开申请数量”总计,5,2,3');
  });

  it('writes a draft with its subordinates in the front matter, which agrees with them when it is checked', async () => {
    const where = folder(towns);
    const made = await nianbao(where, ['rollup', '乡镇', '--out', '县/汇总.md', '--organ', '示例县人民政府']);
    expect(made).toMatchObject({ status: 2, err: expect.stringContaining('县/汇总.md') });
    expect((await nianbao(where, ['rollup', '乡镇', '--out', '汇总.md', '--organ', '示例县人民政府'])).status).toBe(0);
    const draft = where.read('汇总.md').toString();
    expect(draft).toContain(
      '机关: 示例县人民政府\n年度: 2025\n格式: 2021\n下级:\n  - 乡镇\n---\n\n# 示例县人民政府2025年政府信息公开工作年度报告',
    );
    expect(draft).not.toMatch(/⟦|⟧|undefined/);
    const rulesOf = async () => {
      const [file] = JSON.parse((await nianbao(where, ['check', '--format', 'json', '汇总.md'])).out).files;
      return file.problems.filter(({ rule }: { rule: string }) => rule === 'rollup');
    };
    expect(await rulesOf()).toEqual([]);
    expect((await nianbao(where, ['rollup', '乡镇', '--out', '汇总.md'])).err).toContain('已有这个文件');
    where.write('乡镇/b.md', town('乙镇', 4, { [FEES]: '0.2' }));
    const changed = await rulesOf();
    expect(changed.map(({ cell }: { cell: string }) => cell)).toHaveLength(6);
    expect(changed[0]).toMatchObject({ severity: 'error', cell: 'applications:newReceived.naturalPerson' });
    expect(changed[0].message).toContain('写作 5，应不小于 6（下级 2 份合计），少 1');
    where.write('乡镇/b.md', town('乙镇', 3, { [FEES]: '0.2' }, 2024));
    expect((await rulesOf()).map(({ message }: { message: string }) => message)).toEqual([
      '下级“乡镇”中的b.md是2024年度的报告，应为2025年度，各格未与下级合计核对',
    ]);
  });

  it('the draft goes to standard output as well, with paths from where one is', async () => {
    const { out } = await nianbao(folder(towns), ['rollup', '--format', 'md', '乡镇/a.md', './乡镇/b.md']);
    expect(out).toContain('下级:\n  - 乡镇/a.md\n  - 乡镇/b.md\n---');
    expect(out).toContain('# ××县人民政府2025年');
  });

  it('says what is not counted and what has no sum, and never counts a blank as 0', async () => {
    const where = folder({
      ...towns,
      '乡镇/c.md': town('丙镇', 9, {}, 2024),
      '乡镇/d.md': town('甲镇', 8),
      '乡镇/e.md': town('丁镇', 1, { 'item6.adminPenalty.decisionsThisYear': '' }),
      '乡镇/f.txt': towns['乡镇/a.md'],
    });
    const { status, out } = await nianbao(where, ['rollup', '乡镇']);
    expect(status).toBe(1);
    expect(out).toContain('  乡镇/c.md：是2024年度的报告，应为2025年度\n');
    expect(out).toContain('  乡镇/d.md：与乡镇/a.md是同一机关的报告，数字不同\n  乡镇/f.txt：与乡镇/a.md是同一份报告\n');
    expect(out).toContain('（六）行政处罚 |                ? |');
    expect(out).toContain('1 格没有合计（表中记作 ?），因为有的下级没有可用的数字：\n  表二“（六）行政处罚”本年处理决定数量：乡镇/e.md\n');
  });

  it('a file that cannot be read is named, the others are added up', async () => {
    const { status, out, err } = await nianbao(folder(towns), ['rollup', '乡镇', 'x.md', '表.docx']);
    expect(status).toBe(2);
    expect(out).toContain('汇总 2 份');
    expect(err).toContain('x.md：没有这个文件');
    expect(err).toContain('表.docx：');
  });

  it('without any report there is nothing to add up', async () => {
    expect(await nianbao(folder({ 'a.md': '# 说明\n' }), ['rollup', 'a.md'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('没有可汇总的年报'),
    });
  });
});

describe('rollup with a parent', () => {
  const county = (applications: number) => town('甲镇', applications, { [FEES]: '0.3' }).replaceAll('示例县甲镇', '示例县');

  it('that is the sum: nothing to say', async () => {
    const { status, out } = await nianbao(folder({ ...towns, '县.md': county(5) }), ['rollup', '乡镇', '--parent', '县.md']);
    expect(out).toBe('核对 1 份年报：没有发现问题\n');
    expect(status).toBe(0);
  });

  it('that is less: the cells, with the figures of the subordinates; as data like those of check', async () => {
    const where = folder({ ...towns, '县.md': county(4) });
    const { status, out } = await nianbao(where, ['rollup', '乡镇', '--parent', '县.md']);
    expect(status).toBe(1);
    expect(out).toContain('县.md:');
    expect(out).toContain('写作 4，应不小于 5（下级 2 份合计），少 1');
    expect(out).toMatch(/= 乡镇\/b\.md:\d+:\d+ 示例县乙镇人民政府：3/);
    const json = JSON.parse((await nianbao(where, ['rollup', '--format', 'json', '乡镇', '--parent', '县.md'])).out);
    expect(json.summary.errors).toBe(6);
    expect(json.files[0].problems[0].related.map(({ message, file }: { message: string; file: string }) => [message, file])).toEqual([
      ['示例县乙镇人民政府：3', '乡镇/b.md'],
      ['示例县甲镇人民政府：2', '乡镇/a.md'],
    ]);
    expect(new Set(json.files[0].problems.map(({ rule }: { rule: string }) => rule))).toEqual(new Set(['rollup']));
    const csv = (await nianbao(where, ['rollup', '--format', 'csv', '乡镇', '--parent', '县.md'])).out.split('\n');
    expect(csv[0]).toBe('table,cell,name,parent,sum,short,乡镇/a.md,乡镇/b.md');
    expect(csv).toContain('applications,newReceived.total,表三“一、本年新收政府信息公开申请数量”总计,4,5,1,2,3');
  });

  it('that is more: asked about once, no error', async () => {
    const { status, out } = await nianbao(folder({ ...towns, '县.md': county(7) }), ['rollup', '乡镇', '--parent', '县.md']);
    expect(status).toBe(0);
    expect(out.match(/本级是否已列入下级？/g)).toHaveLength(1);
  });

  it('without paths takes those of the front matter', async () => {
    const text = county(4).replace('\n---', '\n下级: [乡镇/a.md, "乡镇/b.md"]\n---');
    const where = folder({ ...towns, '县.md': text });
    expect((await nianbao(where, ['rollup', '--parent', '县.md'])).out).toContain('应不小于 5');
    where.write('县.md', county(4));
    expect(await nianbao(where, ['rollup', '--parent', '县.md'])).toMatchObject({ status: 2, err: expect.stringContaining('没有“下级”') });
  });

  it('leads to the subordinates in the format of code scanners as well', async () => {
    const where = folder({ ...towns, '县.md': county(4).replace('\n---', '\n下级: 乡镇\n---') });
    const { runs } = JSON.parse((await nianbao(where, ['check', '--format', 'sarif', '县.md'])).out);
    const found = runs[0].results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'rollup');
    const [first] = found[0].relatedLocations;
    expect([first.message.text, decodeURI(first.physicalLocation.artifactLocation.uri)]).toEqual(['示例县乙镇人民政府：3', '乡镇/b.md']);
  });

  it('the folder may hold the parent itself', async () => {
    const where = folder({ 'a.md': towns['乡镇/a.md'], 'b.md': towns['乡镇/b.md'], '县.md': county(5).replace('\n---', '\n下级: .\n---') });
    expect((await nianbao(where, ['rollup', '.', '--parent', '县.md'])).status).toBe(0);
    const { out } = await nianbao(where, ['check', '--format', 'json', '县.md']);
    expect(out).not.toContain('"rollup"');
  });

  it('takes no options of the draft', async () => {
    const where = folder({ '县.md': county(5) });
    for (const option of [
      ['--out', 'x.md'],
      ['--format', 'md'],
      ['--year', '2025'],
      ['--organ', '某县'],
    ]) {
      expect((await nianbao(where, ['rollup', '--parent', '县.md', '县.md', ...option])).status).toBe(2);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { folder, nianbao } from './console.ts';
import { report } from './reports.ts';

/** The figures of a report's cells, as `extract` gives them. */
async function cells(
  where: ReturnType<typeof folder>,
  file: string,
): Promise<Readonly<Record<string, Readonly<Record<string, number | null>>>>> {
  const { out } = await nianbao(where, ['extract', file]);
  const [{ tables }] = JSON.parse(out).files;
  return Object.fromEntries(Object.entries<{ cells: Record<string, number | null> }>(tables).map(([id, table]) => [id, table.cells]));
}

describe('new', () => {
  it('writes a report in the form due that has no error, and nothing but what is to be filled in', async () => {
    const where = folder();
    expect(await nianbao(where, ['new', '--organ', '示例县水利局', '--year', '2025', 'a.md'])).toEqual({ status: 0, out: '', err: '' });
    const { out } = await nianbao(where, ['check', '--draft', '--format', 'json', 'a.md']);
    const [file] = JSON.parse(out).files;
    expect([file.organ, file.year, file.template]).toEqual(['示例县水利局', 2025, '2021']);
    const said = file.problems.filter(({ severity }: { severity: string }) => ['error', 'warning'].includes(severity));
    expect([...new Set(said.map(({ rule }: { rule: string }) => rule))]).toEqual(['residue']);
    // each place that waits for its writer is said, the proposals among them
    const waiting = [
      ...where
        .read('a.md')
        .toString()
        .matchAll(/【待补[^】]*】/g),
    ].map(([words]) => words);
    expect(waiting).toContain('【待补：政府门户网站】');
    expect(said.flatMap(({ message }: { message: string }) => /“(【待补[^】]*】)”未填$/.exec(message)?.[1] ?? [])).toEqual(waiting);
    expect(where.read('a.md').toString()).not.toMatch(/⟦|⟧|undefined/);
  });

  it('is on the last calendar year where none is named', async () => {
    const { out } = await nianbao(folder(), ['new', '--organ', '示例县水利局'], { today: () => new Date('2027-02-03T12:00:00') });
    expect(out).toContain('# 示例县水利局2026年政府信息公开工作年度报告');
  });

  it.each([
    [['--organ', '示例县水利局', '--year', '1999'], '1999年没有规定的格式，应为2019年或以后'],
    [['--organ', '示例县水利局', '--year', '2018'], '2018年没有规定的格式，应为2019年或以后'],
    [['--organ', ' '], '缺少 --organ 机关名称；用法见 nianbao new --help'],
  ])('says why nothing comes of %j', async (argv, why) => {
    expect(await nianbao(folder(), ['new', ...argv])).toEqual({ status: 2, out: '', err: `nianbao: ${why}\n` });
  });

  it('uses the form of 2019 for a report on 2020', async () => {
    const { out } = await nianbao(folder(), ['new', '--organ', '示例县水利局', '--year', '2020']);
    expect(out).toContain('格式: 2019');
    expect(out).toContain('本年新公开数量');
    expect(out).not.toContain('信息处理费');
  });

  it("takes over the organ's own report of several that one file binds together, and says where none of them is", async () => {
    const other = report({}, 2024).replaceAll('示例镇', '样本镇');
    const where = folder({ '汇编.md': `${other}\n${report({ 'item1.normativeDocuments.currentlyEffective': '9' }, 2024)}` });
    const make = (organ: string[], to: string) => nianbao(where, ['new', '--year', '2025', '--from', '汇编.md', ...organ, to]);
    expect((await make(['--organ', '示例县示例镇人民政府'], 'a.md')).err).toContain('填入7格');
    const { proactiveDisclosure = {} } = await cells(where, 'a.md');
    expect(proactiveDisclosure['item1.normativeDocuments.currentlyEffective']).toBe(9);
    expect(where.read('a.md').toString()).toContain('上年: 汇编.md');
    expect((await make(['--organ', '示例县范例乡人民政府'], 'b.md')).err).toBe(
      'nianbao: 上年文件：其中没有示例县范例乡人民政府2024年度的报告，未从中带入数字\n',
    );
    expect((await make([], 'c.md')).err).toContain('不知是哪一份');
    expect(where.read('c.md').toString()).not.toContain('上年: ');
  });

  it("takes over what last year's report carried forward and its stock of documents, names it under 上年, and the two agree", async () => {
    const stock = { 'item1.normativeDocuments.currentlyEffective': '9' };
    const where = folder({ 'old/2024.md': report(stock, 2024) });
    const made = await nianbao(where, ['new', '--year', '2025', '--from', 'old/2024.md', '2025.md']);
    expect(made.status).toBe(0);
    expect(made.err).toContain('填入7格');
    expect(made.err).toContain('应按本年制发、废止件数增减');
    const { applications = {}, proactiveDisclosure = {} } = await cells(where, '2025.md');
    expect(applications['carriedOver.naturalPerson']).toBe(1);
    expect(applications['carriedOver.total']).toBe(1);
    expect(applications['carriedOver.legalEntity.otherOrg']).toBe(0);
    expect(applications['newReceived.total']).toBe(null);
    expect(proactiveDisclosure['item1.normativeDocuments.currentlyEffective']).toBe(9);
    const text = where.read('2025.md').toString();
    expect(text).toContain('上年: old/2024.md');
    expect(text).toContain('# 示例县示例镇人民政府2025年政府信息公开工作年度报告');
  });

  it("says so and takes nothing over where the report named is another organ's; a shorter name is the same organ's", async () => {
    const where = folder({ '2024.md': report({}, 2024) });
    const make = (organ: string, to: string) => nianbao(where, ['new', '--year', '2025', '--from', '2024.md', '--organ', organ, to]);
    expect(await make('示例县样本镇人民政府', 'a.md')).toEqual({
      status: 0,
      out: '',
      err: 'nianbao: 上年文件：是示例县示例镇人民政府的报告，未从中带入数字\n',
    });
    expect(where.read('a.md').toString()).not.toContain('上年:');
    expect((await cells(where, 'a.md')).applications?.['carriedOver.total']).toBe(null);
    expect((await make('示例镇人民政府', 'b.md')).err).toContain('填入7格');
  });

  it('has the name of the organ in one line', async () => {
    const { out } = await nianbao(folder(), ['new', '--organ', ' 示例县\n示例局 ']);
    expect(out.split('\n')[1]).toBe('机关: 示例县示例局');
  });

  it("says so and takes nothing over where the report named is not last year's", async () => {
    const where = folder({ '2022.md': report({}, 2022) });
    const made = await nianbao(where, ['new', '--year', '2025', '--from', '2022.md', 'a.md']);
    expect(made).toEqual({ status: 0, out: '', err: 'nianbao: 上年报告是2022年度的，应为2024年度，未从中带入数字\n' });
    expect(where.read('a.md').toString()).not.toContain('上年:');
    expect((await cells(where, 'a.md')).applications?.['carriedOver.total']).toBe(null);
  });

  it.each([
    [['new'], '缺少 --organ 机关名称；用法见 nianbao new --help'],
    [['new', '--year', '2025'], '缺少 --organ 机关名称；用法见 nianbao new --help'],
    [['new', '--organ', '甲局', '--year', '2025', 'x.md'], 'x.md：已有这个文件，未覆盖'],
    [['new', '--organ', '甲局', '--year', '2025', 'y.docx'], 'y.docx：新建的年报是 .md 文件'],
    [['new', '--organ', '甲局', '--year', '2025', 'gone/y.md'], 'gone/y.md：没有这个文件夹'],
    [['new', '--year', '2025', '--from', 'gone.md'], 'gone.md：没有这个文件'],
    [['new', '--year', '2025', '--from', 'x.md'], 'x.md：不是政府信息公开工作年度报告'],
  ])('%s cannot be done and says why', async (argv, sentence) => {
    const where = folder({ 'x.md': '# 会议记录\n' });
    expect(await nianbao(where, argv)).toEqual({ status: 2, out: '', err: `nianbao: ${sentence}\n` });
    expect(where.read('x.md').toString()).toBe('# 会议记录\n');
  });
});

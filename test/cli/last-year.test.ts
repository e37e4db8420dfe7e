import { describe, expect, it } from 'vitest';
import { type Folder, folder, nianbao } from './console.ts';
import { report, reportBefore } from './reports.ts';

/** Two were left over in 2024; the report of 2025 says that none was. */
const LEFT_OVER = report({ 'carriedForward.naturalPerson': '2', 'carriedForward.total': '2', ...answered(2) }, 2024);
const NOW = report();

function answered(left: number): Readonly<Record<string, string>> {
  const fresh = String(3 + left);
  return { 'newReceived.naturalPerson': fresh, 'newReceived.total': fresh };
}

const said = async (where: Folder, ...argv: string[]): Promise<string[]> => {
  const { out } = await nianbao(where, ['check', '--format', 'json', ...argv]);
  const { files } = JSON.parse(out) as { files: { file: string; problems: { rule: string; cell?: string; severity: string }[] }[] };
  return files.flatMap(({ file, problems }) =>
    problems.filter(({ rule }) => rule === 'carry-over').map(({ severity, cell }) => `${file} ${severity} ${cell}`),
  );
};

const found = (file: string): string[] => [
  `${file} warning applications:carriedOver.naturalPerson`,
  `${file} error applications:carriedOver.total`,
];

describe('last year’s report is found', () => {
  it('in a folder with the reports of two years, whatever their names', async () => {
    const where = folder({ 'x/旧.md': LEFT_OVER, 'x/新.md': NOW });
    expect(await said(where, 'x')).toEqual(found('x/新.md'));
  });

  it('among the files that are named', async () => {
    const where = folder({ 'a/旧.md': LEFT_OVER, 'b/新.md': NOW });
    expect(await said(where, 'b/新.md', 'a/旧.md')).toEqual(found('b/新.md'));
    expect(await said(where, 'b/新.md')).toEqual([]);
  });

  it('beside the report, by a name that differs in the year alone', async () => {
    const where = folder({ '示例镇2025年报.md': NOW, '示例镇2024年报.txt': LEFT_OVER });
    expect(await said(where, '示例镇2025年报.md')).toEqual(found('示例镇2025年报.md'));
  });

  it('in the folder of the year before', async () => {
    const where = folder({ '2025年/示例镇.md': NOW, '2024年/示例镇.md': LEFT_OVER });
    expect(await said(where, '2025年/示例镇.md')).toEqual(found('2025年/示例镇.md'));
  });

  it('beside the report, where so many other files are that nobody looks through them, by its name alone', async () => {
    const others = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${i}.txt`, '会议记录\n']));
    const where = folder({ ...others, '示例镇2025年报.md': NOW, '归档.md': LEFT_OVER });
    expect(await said(where, '示例镇2025年报.md')).toEqual([]);
    where.write('示例镇2024年报.md', LEFT_OVER);
    expect(await said(where, '示例镇2025年报.md')).toEqual(found('示例镇2025年报.md'));
  });

  it('beside the report, by organ and year', async () => {
    const where = folder({ '送审稿.md': NOW, '归档.md': LEFT_OVER });
    expect(await said(where, '送审稿.md')).toEqual(found('送审稿.md'));
  });

  it('as a page', async () => {
    const page = `<html><body>${LEFT_OVER.replace(/^---[\s\S]*?\n---\n/, '')
      .split('\n\n')
      .map((block) => (block.startsWith('<') ? block : block.startsWith('|') ? tableOf(block) : `<p>${block.replace(/^#+ /, '')}</p>`))
      .join('\n')}</body></html>`;
    const where = folder({ '示例镇2025年报.md': NOW, '示例镇2024年报.html': page });
    expect(await said(where, '示例镇2025年报.md')).toEqual(found('示例镇2025年报.md'));
  });

  it.each([
    ['beside the report', ['送审稿.md'], NOW],
    ['among the files of the run', ['送审稿.md', '汇编.txt'], NOW],
    ['where the option names it', ['--last-year', '汇编.txt', '送审稿.md'], NOW],
    ['where 上年 names it', ['送审稿.md'], NOW.replace(/^---\n/, '---\n上年: 汇编.txt\n')],
  ])('bound together with others, %s', async (_, argv, now) => {
    const first = reportBefore().replaceAll('示例镇', '样本镇');
    const where = folder({ '送审稿.md': now, '汇编.txt': `${first}\n${LEFT_OVER}\n${first.replaceAll('样本镇', '范例乡')}` });
    expect(await said(where, ...argv)).toEqual(found('送审稿.md'));
    const { out } = await nianbao(where, ['check', ...argv]);
    const line = first.split('\n').length + LEFT_OVER.split('\n').findIndex((each) => each.includes('结转下年度继续办理')) + 1;
    expect(out).toContain(`汇编.txt:${line}:`);
  });

  it.each([
    ['named by the option', ['--last-year', '旧汇编.md', '新汇编.md']],
    ['in the same run', ['新汇编.md', '旧汇编.md']],
    ['beside it', ['新汇编.md']],
  ])('for each report of a file that binds several together, %s', async (_, argv) => {
    const other = (text: string) => text.replaceAll('示例镇', '样本镇');
    const where = folder({ '新汇编.md': `${other(NOW)}\n${NOW}`, '旧汇编.md': `${LEFT_OVER}\n${other(reportBefore())}` });
    expect(await said(where, ...argv)).toEqual(found('新汇编.md'));
    const { out } = await nianbao(where, ['check', ...argv]);
    const lineOf = (text: string, word: string) => text.split('\n').findIndex((each) => each.includes(word)) + 1;
    const above = `${other(NOW)}\n`.split('\n').length - 1;
    expect(out).toContain(`新汇编.md:${above + lineOf(NOW, '二、上年结转')}:`);
    expect(out).toContain(`旧汇编.md:${lineOf(LEFT_OVER, '四、结转下年度')}:`);
    expect(out.match(/\(carry-over\)/g)).toHaveLength(2);
  });

  it('on its own before a copy that is bound together with others', async () => {
    const bound = `${reportBefore().replaceAll('示例镇', '样本镇')}\n${reportBefore()}`;
    const where = folder({ '送审稿.md': NOW, '归档.md': LEFT_OVER, '汇编.md': bound });
    expect(await said(where, '送审稿.md')).toEqual(found('送审稿.md'));
  });

  it('where 上年 names it, and not another one', async () => {
    const named = (path: string) => NOW.replace(/^---\n/, `---\n上年: ${path}\n`);
    const where = folder({ 'a.md': named('b\\旧.txt'), 'b/旧.txt': LEFT_OVER, 'c.md': named('无'), 'd.md': LEFT_OVER });
    expect(await said(where, 'a.md')).toEqual(found('a.md'));
    expect(await said(where, 'c.md')).toEqual([]);
  });
});

describe('last year’s report', () => {
  it('of another organ, or of an earlier year, is none', async () => {
    const other = LEFT_OVER.replaceAll('示例镇', '样本镇');
    const earlier = LEFT_OVER.replaceAll('2025', '2024').replaceAll('2024年', '2023年');
    const where = folder({ '示例镇2025.md': NOW, '示例镇2024.md': other, '示例镇2023.md': earlier });
    expect(await said(where, '.')).toEqual([]);
  });

  it('is looked for further where the file with the right name is another organ’s', async () => {
    const other = reportBefore().replaceAll('示例镇', '样本镇');
    const where = folder({ '2025年报.md': NOW, '2024年报.md': other, '归档.md': LEFT_OVER });
    expect(await said(where, '2025年报.md')).toEqual(found('2025年报.md'));
  });

  it('that agrees says nothing', async () => {
    const where = folder({ '示例镇2025.md': NOW, '示例镇2024.md': reportBefore() });
    const { status, out } = await nianbao(where, ['check', '.']);
    expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining('没有发现问题') });
  });

  it('that two files may be is none', async () => {
    const where = folder({ '新.md': NOW, '旧.md': LEFT_OVER, '旧的另一稿.md': reportBefore() });
    expect(await said(where, '.')).toEqual([]);
  });

  it('is the one that the option names, before any other, and is not printed itself', async () => {
    const where = folder({ '示例镇2025.md': NOW, '示例镇2024.md': reportBefore(), '改定.md': LEFT_OVER });
    expect(await said(where, '--last-year', '改定.md', '示例镇2025.md')).toEqual(found('示例镇2025.md'));
    const { out } = await nianbao(where, ['check', '--last-year', '改定.md', '示例镇2025.md']);
    expect(out).toMatch(/改定\.md:\d+:\d+ 上年报告“四、结转下年度继续办理”总计：2/);
    expect(out).toContain('核对 1 份年报');
  });

  it('that the option names in vain is said to be unfit', async () => {
    const where = folder({
      'a.md': NOW,
      'b.md': NOW.replaceAll('示例镇', '样本镇').replaceAll('2025年', '2024年').replace('年度: 2025', '年度: 2024'),
    });
    const { err } = await nianbao(where, ['check', '--last-year', 'b.md', 'a.md']);
    expect(err).toBe('nianbao: b.md：是示例县样本镇人民政府的报告，未与之核对\n');
  });

  it('that is not among several bound together is said to be missing', async () => {
    const bound = `${LEFT_OVER.replaceAll('示例镇', '样本镇')}\n${LEFT_OVER.replaceAll('示例镇', '范例乡')}`;
    const where = folder({ 'a.md': NOW, 'b.md': NOW.replace(/^---\n/, '---\n上年: 汇编.md\n'), '汇编.md': bound });
    const { err } = await nianbao(where, ['check', '--last-year', '汇编.md', 'a.md']);
    expect(err).toBe('nianbao: 汇编.md：其中没有示例县示例镇人民政府2024年度的报告，未与之核对\n');
    const { out } = await nianbao(where, ['check', 'b.md']);
    expect(out).toContain('提示 “上年”写作 汇编.md，其中没有示例县示例镇人民政府2024年度的报告，未与上年报告核对');
  });

  it.each([
    ['/dev/zero', '找不到文件'],
    ['.', '找不到文件'],
    ['//server/share/2024.md', '不是本机文件的路径'],
    ['https://example.org/2024.md', '不是本机文件的路径'],
    ['2024年报.docx', '不能读取这种文件，可读 .md、.txt、.html、.htm'],
    ['a.md', '是本报告自己'],
    ['x.md', '不是政府信息公开工作年度报告'],
    ['b.md', '是2023年度的报告，应为2024年度'],
  ])('that 上年 names as %s: %s', async (path, reason) => {
    const earlier = reportBefore().replaceAll('2024', '2023');
    const where = folder({ 'a.md': NOW.replace(/^---\n/, `---\n上年: ${path}\n`), 'x.md': '# 说明\n', 'b.md': earlier });
    const { out } = await nianbao(where, ['check', 'a.md']);
    expect(out).toContain(`提示 “上年”写作 ${path}，${reason}，未与上年报告核对`);
  });

  it('that 上年 names in vain is a hint on the name', async () => {
    const where = folder({ 'a.md': NOW.replace(/^---\n/, '---\n上年: 2024年报.md\n') });
    const { out } = await nianbao(where, ['check', 'a.md']);
    expect(out).toContain('a.md:2:5 提示 “上年”写作 2024年报.md，找不到文件，未与上年报告核对');
  });
});

function tableOf(pipes: string): string {
  const rows = pipes.split('\n').filter((line) => line.startsWith('|') && !/^\|[\s:|-]+\|$/.test(line));
  const cells = (line: string) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => `<td>${cell.trim()}</td>`);
  return `<table>${rows.map((line) => `<tr>${cells(line).join('')}</tr>`).join('')}</table>`;
}

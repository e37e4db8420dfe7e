import { describe, expect, it } from 'vitest';
import { folder, nianbao } from './console.ts';
import { report } from './reports.ts';

const MARK = '\ufeff';

describe('--out', () => {
  it.each([['check'], ['extract']])('of %s begins a table with a byte order mark, for Excel; standard output has none', async (command) => {
    const where = folder({ 'a.md': report() });
    const plain = await nianbao(where, [command, '--format', 'csv', 'a.md']);
    const { status, out, err } = await nianbao(where, [command, '--format', 'csv', '--out', '结果.csv', 'a.md']);
    expect([status, out, err]).toEqual([0, '', '']);
    expect(plain.out.startsWith('file,')).toBe(true);
    expect(where.read('结果.csv').toString('utf8')).toBe(MARK + plain.out);
  });

  it('of rollup writes the table; with .md the draft beside it, as ever', async () => {
    const where = folder({ '乡镇/a.md': report(), '县.md': report() });
    for (const more of [[], ['--parent', '县.md']]) {
      const argv = ['rollup', '乡镇', ...more, '--format', 'csv'];
      const plain = await nianbao(where, argv);
      const file = `${more.length}.csv`;
      const { status, out } = await nianbao(where, [...argv, '--out', file]);
      expect([status, out]).toEqual([plain.status, '']);
      expect(where.read(file).toString('utf8')).toBe(MARK + plain.out);
    }
    expect((await nianbao(where, ['rollup', '乡镇', '--out', 'b.csv'])).err).toContain('--format csv');
    expect((await nianbao(where, ['rollup', '乡镇', '--format', 'csv', '--out', 'b.md'])).out).toMatch(/^table,/);
  });

  it('keeps every other form as it is on standard output, errors found or not', async () => {
    const where = folder({ 'a.md': report({ 'newReceived.total': '5' }) });
    for (const format of ['text', 'json', 'html', 'sarif', 'junit', 'github']) {
      const plain = await nianbao(where, ['check', '--format', format, 'a.md']);
      const { status, out } = await nianbao(where, ['check', '--format', format, '--out', `${format}.out`, 'a.md'], { colours: true });
      expect([status, out]).toEqual([1, '']);
      expect(where.read(`${format}.out`).toString('utf8')).toBe(plain.out);
    }
  });

  it('is said to have been written to a person at a terminal, and to nobody else', async () => {
    const where = folder({ 'a.md': report(), '乡镇/b.md': report() });
    const terminal = { showsProgress: true };
    expect(await nianbao(where, ['check', '--format', 'csv', '--out', 'a.csv', 'a.md'], terminal)).toEqual({
      status: 0,
      out: '',
      err: '核对 1 份年报：没有发现问题\n已写入 a.csv\n',
    });
    expect((await nianbao(where, ['rollup', '--format', 'csv', '--out', 'b.csv', '乡镇'], terminal)).err).toBe('已写入 b.csv\n');
    expect((await nianbao(where, ['rollup', '--format', 'json', '--out', 'b.md', '乡镇'], terminal)).err).toBe('已写入 b.md\n');
    expect((await nianbao(where, ['new', '--organ', '示例县', 'c.md'], terminal)).err).toBe('已写入 c.md\n');
    expect((await nianbao(where, ['convert', 'a.md', 'd.md'], terminal)).err).toBe('已写入 d.md\n');
    expect((await nianbao(where, ['convert', 'a.md', 'd.md'], terminal)).err).toBe('已写入 d.md，原有的文件已被替换\n');
    expect((await nianbao(where, ['convert', 'a.md', 'd.md'])).err).toBe('');
  });

  it('writes over nothing, and says so before anything is checked or mended', async () => {
    const before = report().replace('截至', '截止');
    const where = folder({ 'a.md': before });
    for (const [file, why] of [
      ['a.md', '已有这个文件，未覆盖'],
      ['无/结果.csv', '没有这个文件夹'],
    ]) {
      const { status, out, err } = await nianbao(where, ['check', '--fix', '--out', `${file}`, 'a.md']);
      expect([status, out, err]).toEqual([2, '', `nianbao: ${file}：${why}\n`]);
    }
    expect(where.read('a.md').toString('utf8')).toBe(before);
  });
});
